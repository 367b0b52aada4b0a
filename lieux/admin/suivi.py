"""Ce qui change et ce que l'on a vérifié."""

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser

from ..forms import InfoTemporaireForm
from ..models import InfoTemporaire, Verification
from .base import BlocInline, RedactionAdmin, TableauInline


def signe(verification: Verification, auteur: AbstractBaseUser) -> None:
    """Une vérification sans auteur est de celui qui la note."""
    if not verification.verifie_par_id:
        verification.verifie_par = auteur


class InfoTemporaireInline(BlocInline):
    model = InfoTemporaire
    form = InfoTemporaireForm
    fields = ["nature", ("debut", "fin"), "texte", "horaires"]


class VerificationInline(TableauInline):
    model = Verification
    fields = ["verifie_le", "methode", "note", "verifie_par"]


@admin.register(InfoTemporaire)
class InfoTemporaireAdmin(RedactionAdmin):
    form = InfoTemporaireForm
    fields = ["lieu", "nature", ("debut", "fin"), "texte", "horaires"]
    list_display = ["lieu", "nature", "debut", "fin", "texte"]
    list_filter = ["nature", "debut", "fin"]
    search_fields = ["lieu__nom", "texte"]
    autocomplete_fields = ["lieu"]
    list_select_related = ["lieu"]


@admin.register(Verification)
class VerificationAdmin(RedactionAdmin):
    list_display = ["lieu", "verifie_le", "methode", "verifie_par", "note"]
    list_filter = ["methode", "verifie_le", "verifie_par"]
    search_fields = ["lieu__nom", "note"]
    autocomplete_fields = ["lieu"]
    list_select_related = ["lieu", "verifie_par"]

    def get_list_filter(self, request):
        """Le filtre par personne nomme tous les comptes."""
        filtres = super().get_list_filter(request)
        permis = request.user.has_perm("auth.view_user")
        return [filtre for filtre in filtres if permis or filtre != "verifie_par"]

    def save_model(self, request, obj, form, change):
        if not change:
            signe(obj, request.user)
        super().save_model(request, obj, form, change)
