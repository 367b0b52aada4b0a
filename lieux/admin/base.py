"""Ce que partagent toutes les pages de la rédaction, celles des autres applications comprises."""

from django import forms
from django.contrib import admin
from django.core.paginator import EmptyPage, Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

from comptes.pages import ChoixDuPerimetre, PageDuPerimetre
from historique.collisions import CollisionMixin
from historique.pages import HistoriqueMixin

from ..widgets import ChoixCherche, DateInput, ZoneTexte


class ChampsRedaction(ChoixDuPerimetre):
    """Champs d'un formulaire, page entière ou ligne dans une autre. `ajout_sur_place` : clés que l'on peut créer de là."""

    ajout_sur_place = ()
    formfield_overrides = {
        models.DateField: {"widget": DateInput},
        models.URLField: {"widget": forms.URLInput(attrs={"class": "vURLField"})},
        models.TextField: {"widget": ZoneTexte(attrs={"class": "vLargeTextField", "rows": 3})},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        champ = super().formfield_for_dbfield(db_field, request, **kwargs)
        if champ and "required" in db_field.error_messages:
            champ.error_messages["required"] = db_field.error_messages["required"]
        if isinstance(champ, forms.JSONField):
            champ.show_hidden_initial = (
                False  # ce champ caché aurait la description de l'autre, ce que HTML refuse
            )
        if champ and hasattr(champ.widget, "can_add_related"):
            champ.widget.can_add_related &= db_field.name in self.ajout_sur_place
            champ.widget.can_change_related = champ.widget.can_delete_related = (
                champ.widget.can_view_related
            ) = False
        return champ

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChoixCherche(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PaginatorIndulgent(Paginator):
    """Une page trop lointaine montre la dernière : la liste a pu raccourcir pendant qu'on y travaillait."""

    def validate_number(self, number):
        try:
            return super().validate_number(number)
        except EmptyPage:
            return self.num_pages


class RedactionAdmin(PageDuPerimetre, CollisionMixin, HistoriqueMixin, ChampsRedaction, admin.ModelAdmin):
    list_per_page = 50
    paginator = PaginatorIndulgent

    class Media:
        js = [forms.Script("js/redaction/choix.js", type="module")]

    def view_on_site(self, objet: models.Model) -> str | None:
        """Adresse publique de l'objet ; None s'il n'a pas de page."""
        return objet.get_absolute_url() if hasattr(objet, "get_absolute_url") else None

    def changelist_view(self, request, extra_context=None):
        titre = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, titre | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {"title": str(obj), "subtitle": "", "show_save_and_add_another": False}
        return super().render_change_form(request, context, add, change, form_url, obj)


class SlugStableAdmin(RedactionAdmin):
    """L'identifiant public est proposé d'après `slug_depuis` à la création, puis ne change plus : des adresses en dépendent."""

    slug_depuis = "nom"

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": [self.slug_depuis]}

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]


class LectureSeuleAdmin(RedactionAdmin):
    """Donnée de référence importée : on la consulte, on ne la modifie pas ici."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class TableauInline(ChampsRedaction, admin.TabularInline):
    """Une ligne par objet ; chaque champ dit son nom, que seul l'en-tête de colonne montre."""

    extra = 1

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        champ = super().formfield_for_dbfield(db_field, request, **kwargs)
        if champ:
            champ.widget.attrs["aria-label"] = capfirst(champ.label)
        return champ

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.deletion_widget = forms.CheckboxInput(attrs={"aria-label": "Supprimer la ligne"})
        return formset


class BlocInline(ChampsRedaction, admin.StackedInline):
    extra = 0
