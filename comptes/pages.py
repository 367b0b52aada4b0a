"""Les pages de la rédaction, tenues dans le périmètre du compte : hors de lui, rien n'existe (404) ou rien ne se fait (403)."""

from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest

from lieux.models import Lieu

from . import perimetres

HORS_PERIMETRE = "Cette fiche n'existe pas, ou n'est pas de votre périmètre."
CHOIX_REFUSE = "Choisir dans votre périmètre ; ce qui est publié se change depuis la fiche du lieu."


class ChoixDuPerimetre:
    """Formulaire ou ligne dont les clés étrangères ne mènent qu'au périmètre."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if perimetres.est_borne(request.user):
            if db_field.related_model is Lieu:
                kwargs["queryset"] = perimetres.modifiables(request.user)
            elif db_field.related_model in perimetres.FILTRES:
                kwargs["queryset"] = perimetres.filtre(db_field.related_model.objects.all(), request.user)
        champ = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if champ and "queryset" in kwargs and perimetres.est_borne(request.user):
            champ.error_messages["invalid_choice"] = CHOIX_REFUSE
        return champ


class PageDuPerimetre:
    """À mettre devant tout autre mixin d'un ModelAdmin : ce qui est refusé l'est avant que rien d'autre ne réponde."""

    def get_queryset(self, request):
        return perimetres.filtre(super().get_queryset(request), request.user)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or perimetres.voit(obj, request.user)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or perimetres.change(obj, request.user)
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or perimetres.change(obj, request.user)
        )

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is not None:
            objet = self._dans_le_perimetre(request, object_id)
            if objet and request.method == "POST" and not self.has_change_permission(request, objet):
                raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        self._dans_le_perimetre(request, object_id)
        return super().delete_view(request, object_id, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        self._dans_le_perimetre(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and self.has_view_or_change_permission(request):
            self._action_permise(request)
        return super().changelist_view(request, extra_context)

    def _dans_le_perimetre(self, request: HttpRequest, object_id: str) -> Model | None:
        """L'objet demandé par une contribution. Django renverrait à l'accueil s'il est introuvable ; la collision, à ce qu'il était."""
        if not perimetres.est_borne(request.user):
            return None
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        objet = self.get_object(request, unquote(object_id))
        if objet is None:
            raise Http404(HORS_PERIMETRE)
        return objet

    def _action_permise(self, request: HttpRequest) -> None:
        """Django ignore une action inconnue, et les lignes hors de la liste : une demande forgée mérite un refus."""
        actions = set(request.POST.getlist("action")) - {""}
        if actions - set(self.get_actions(request)):
            raise PermissionDenied
        choisis = set(request.POST.getlist(helpers.ACTION_CHECKBOX_NAME))
        if choisis and perimetres.est_borne(request.user):
            permis = {str(pk) for pk in self.get_queryset(request).values_list("pk", flat=True)}
            if choisis - permis:
                raise PermissionDenied
