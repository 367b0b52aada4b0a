"""Les propositions : une relecture les compare au guide et reprend ce qu'elle coche ; leur auteur en suit l'état."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from historique.remise import RemiseRefusee
from lieux.admin.base import RedactionAdmin

from .contenu import ecrite
from .depot import Examen, abandonne, decide
from .forms import DecisionForm
from .models import Proposition


@admin.register(Proposition)
class PropositionAdmin(RedactionAdmin):
    list_display = ["lieu", "auteur", "proposee_le", "etat", "mot"]
    list_filter = ["etat"]
    list_select_related = ["lieu", "auteur"]
    search_fields = ["lieu__nom"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        vue = self.admin_site.admin_view(self.abandonner)
        return [
            path("<int:pk>/abandonner/", vue, name="propositions_proposition_abandonner"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """La proposition ; à qui peut la décider, ce qu'elle changerait aujourd'hui, à cocher."""
        pk = object_id if object_id.isdecimal() else 0
        if not self.has_view_permission(request):
            raise PermissionDenied
        proposition = get_object_or_404(self.get_queryset(request).pour_liste(), pk=pk)
        decideur = self.has_change_permission(request, proposition)
        if request.method == "POST" and not decideur:
            raise PermissionDenied
        if decideur and proposition.en_attente:
            return self._examen(request, proposition)
        if request.method == "POST":
            self.message_user(
                request, "Cette proposition est déjà décidée : rien n'a changé.", messages.WARNING
            )
        contexte = {
            "differences": ecrite(proposition.contenu),
            "peut_abandonner": proposition.en_attente and proposition.auteur == request.user,
        }
        return self._rend(request, "proposition", proposition, contexte)

    def _examen(self, request: HttpRequest, proposition: Proposition) -> HttpResponse:
        examen = Examen.de(proposition)
        formulaire = DecisionForm(request.POST or None, differences=examen.differences)
        if formulaire.is_valid() and (decidee := self._decide(request, formulaire, proposition)):
            phrase = f"{decidee.get_etat_display()} : la proposition de {decidee.nom_de_l_auteur}."
            self.message_user(request, phrase, messages.SUCCESS)
            return redirect("admin:propositions_proposition_changelist")
        contexte = {"examen": Examen.de(proposition), "formulaire": formulaire, "cochees": formulaire.cochees}
        return self._rend(request, "examen", proposition, contexte)

    def _decide(self, request: HttpRequest, formulaire: DecisionForm, proposition: Proposition):
        """La proposition décidée ; ou None, et le formulaire dit ce qui l'empêche."""
        saisie = formulaire.cleaned_data
        try:
            return decide(
                proposition,
                choix=set(saisie["choix"]),
                vue=saisie["vue"],
                mot=saisie["mot"],
                relecteur=request.user,
            )
        except RemiseRefusee as refus:
            formulaire.add_error(None, str(refus))
        return None

    @method_decorator(require_POST)
    def abandonner(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposition = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request) or proposition.auteur != request.user:
            raise PermissionDenied
        try:
            abandonne(proposition, auteur=request.user)
            self.message_user(request, "Votre proposition est abandonnée.", messages.SUCCESS)
        except RemiseRefusee as refus:
            self.message_user(request, str(refus), messages.WARNING)
        return redirect("admin:propositions_proposition_change", pk)

    def _rend(self, request, gabarit: str, proposition: Proposition, contexte: dict) -> HttpResponse:
        commun = {
            **self.admin_site.each_context(request),
            "title": str(proposition), "nom": proposition.lieu.nom, "opts": self.opts, "proposition": proposition,
            "url_liste": reverse("admin:propositions_proposition_changelist"),
            "url_fiche": reverse("admin:lieux_lieu_change", args=[proposition.lieu_id]),
        }  # fmt: skip
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/propositions/{gabarit}.html", commun | contexte)
