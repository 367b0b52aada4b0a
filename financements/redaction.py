"""Les pages de la rédaction qui regardent tout le secteur : ce qui est fragile, et le bouton qui garde les chiffres."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from comptes.roles import Role, roles_de
from connexion import journal
from connexion.models import Acces
from lieux.exports import CSV, en_csv_de, telecharge

from . import chiffres, fragilite_tableau
from .fragilite import Fragilite, fragilite
from .fragilite_tableau import ChoixForm
from .models import Releve

VIDE = Fragilite([], [], 0)


class PagesFragilite:
    """À mêler à AgrementAdmin. Ouvert à qui voit des lieux, et tenu dans son périmètre : une fédération y trouve ses membres."""

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("fragilite/", vue(self.fragilite), name="financements_fragilite"),
            path("fragilite/fragilite.csv", vue(self.fragilite_csv), name="financements_fragilite_csv"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def fragilite(self, request: HttpRequest) -> HttpResponse:
        formulaire = self._choix(request)
        contexte = {
            **self.admin_site.each_context(request),
            "title": "Ce qui est fragile", "opts": self.opts, "formulaire": formulaire,
            "vue": self._fragilite(formulaire), "filtres": request.GET.urlencode(),
            "detaille": self.has_view_permission(request),
        }  # fmt: skip
        return TemplateResponse(request, "admin/financements/fragilite.html", contexte)

    @method_decorator(require_safe)
    def fragilite_csv(self, request: HttpRequest) -> HttpResponse:
        """Ce que la page montre, avec les mêmes filtres ; noté au journal."""
        formulaire = self._choix(request)
        if not formulaire.is_valid():
            return redirect("admin:financements_fragilite")
        journal.note(Acces.Nature.EXPORT, request.user.get_username(), request)
        contenu = en_csv_de(fragilite_tableau.rangees(self._fragilite(formulaire)))
        return telecharge(contenu, "fragilite.csv", CSV)

    def _choix(self, request: HttpRequest) -> ChoixForm:
        if not request.user.has_perm("lieux.view_lieu"):
            raise PermissionDenied
        return ChoixForm(request.GET, compte=request.user)

    def _fragilite(self, formulaire: ChoixForm) -> Fragilite:
        """Rien, plutôt que tout, si un choix n'a pas de sens."""
        if not formulaire.is_valid():
            return VIDE
        return fragilite(formulaire.lieux, formulaire.choix, timezone.localdate())


class ReleveLesChiffres:
    """À mêler à ReleveAdmin : voir les chiffres d'aujourd'hui, puis les garder."""

    change_list_template = "admin/financements/releves.html"

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [path("relever/", vue(self.relever), name="financements_relever"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        peut = {"peut_relever": peut_relever(request.user)}
        return super().changelist_view(request, peut | (extra_context or {}))

    def relever(self, request: HttpRequest) -> HttpResponse:
        if not peut_relever(request.user):
            raise PermissionDenied
        jour = timezone.localdate()
        if request.method == "POST":
            return self._garde(request)
        contexte = {
            **self.admin_site.each_context(request),
            "title": "Garder les chiffres d'aujourd'hui", "opts": self.opts, "jour": jour,
            "chiffres": chiffres.du_jour(jour), "garde": Releve.objects.filter(jour=jour).first(),
        }  # fmt: skip
        return TemplateResponse(request, "admin/financements/relever.html", contexte)

    def _garde(self, request: HttpRequest) -> HttpResponse:
        try:
            garde = chiffres.releve(timezone.localdate())
        except chiffres.DejaReleve:
            messages.warning(
                request, "Les chiffres d'aujourd'hui sont déjà gardés : un relevé ne change plus."
            )
        else:
            messages.success(request, f"Gardé. On peut citer {garde.get_absolute_url()}")
        return redirect("admin:financements_releve_changelist")


def peut_relever(compte) -> bool:
    return bool(roles_de(compte) & {Role.REDACTION, Role.RELECTURE})
