from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from lieux.admin.base import RedactionAdmin

from . import limite
from .models import Signalement


@admin.register(Signalement)
class SignalementAdmin(RedactionAdmin):
    """Ce qui attend d'abord, le plus ancien en tête. On ne récrit pas ce qu'un visiteur a dit : on corrige la fiche, puis on clôt."""

    list_display = ["sujet", "fiche", "extrait", "recu_le", "etat"]
    list_filter = ["etat", "sujet"]
    search_fields = ["lieu__nom", "texte"]
    list_select_related = ["lieu"]
    fields = ["fiche", "sujet", "texte", "reponse", "recu_le", "etat", "clos_le", "clos_par"]
    readonly_fields = fields
    actions = ["traite", "sans_suite"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        limite.oublie_les_envois_passes()
        Signalement.objects.oublie_les_perimes()
        return super().changelist_view(request, extra_context)

    @admin.display(description="lieu", ordering="lieu__nom")
    def fiche(self, signalement: Signalement) -> str:
        adresse = reverse("admin:lieux_lieu_change", args=[signalement.lieu_id])
        return format_html('<a href="{}">{}</a>', adresse, signalement.lieu)

    @admin.display(description="en détail")
    def extrait(self, signalement: Signalement) -> str:
        return Truncator(signalement.texte).chars(120)

    @admin.display(description="répondre à")
    def reponse(self, signalement: Signalement) -> str:
        if not signalement.courriel:
            return "personne n'attend de réponse"
        return format_html('<a href="mailto:{0}">{0}</a>', signalement.courriel)

    def _ferme(self, request: HttpRequest, queryset, etat: str) -> None:
        nombre = queryset.ferme(etat, request.user)
        pluriel = "s" if nombre > 1 else ""
        self.message_user(
            request, f"{nombre} signalement{pluriel} clos ; les courriels de leurs auteurs sont effacés."
        )

    @admin.action(description="Traité", permissions=["change"])
    def traite(self, request, queryset):
        self._ferme(request, queryset, Signalement.Etat.TRAITE)

    @admin.action(description="Sans suite", permissions=["change"])
    def sans_suite(self, request, queryset):
        self._ferme(request, queryset, Signalement.Etat.SANS_SUITE)

    def response_change(self, request, obj):
        """Les deux boutons de la page, au lieu d'« Enregistrer » : il n'y a rien d'autre à y changer."""
        etat = request.POST.get("_etat")
        if etat in (Signalement.Etat.TRAITE, Signalement.Etat.SANS_SUITE):
            self._ferme(request, Signalement.objects.filter(pk=obj.pk), etat)
        return HttpResponseRedirect(reverse("admin:signalements_signalement_changelist"))
