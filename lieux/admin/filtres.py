"""Filtres des listes de la rédaction, dans nos mots."""

from django.contrib import admin
from django.utils import timezone

from veille import liens
from veille.models import VerificationLien


class Renseigne(admin.SimpleListFilter):
    """Champ de texte rempli ou vide."""

    champ = ""

    def lookups(self, request, model_admin):
        return [("oui", "Connus"), ("non", "Inconnus")]

    def queryset(self, request, queryset):
        if self.value() == "oui":
            return queryset.exclude(**{self.champ: ""})
        if self.value() == "non":
            return queryset.filter(**{self.champ: ""})
        return queryset


class HorairesConnus(Renseigne):
    title = "horaires"
    parameter_name = "horaires_connus"
    champ = "horaires"


class TelephoneConnu(Renseigne):
    title = "téléphone"
    parameter_name = "telephone_connu"
    champ = "telephone"

    def lookups(self, request, model_admin):
        return [("oui", "Connu"), ("non", "Inconnu")]


class Province(admin.SimpleListFilter):
    """Provinces présentes dans la liste ; Bruxelles n'en a pas."""

    title = "province"
    parameter_name = "province"
    champ = "province"

    def lookups(self, request, model_admin):
        provinces = model_admin.model.objects.exclude(**{self.champ: ""}).order_by(self.champ)
        return [(nom, nom) for nom in provinces.values_list(self.champ, flat=True).distinct()]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.champ: self.value()}) if self.value() else queryset


class ProvinceDeLaCommune(Province):
    champ = "commune__province"


class EtatVerification(admin.SimpleListFilter):
    """Seules les fiches que le public voit se périment."""

    title = "vérification (fiches publiées)"
    parameter_name = "verification"
    MOIS_DE_RETARD = {"retard": 0, "retard-3-mois": 3, "retard-1-an": 12}

    def lookups(self, request, model_admin):
        return [
            ("retard", "En retard"),
            ("retard-3-mois", "En retard de plus de 3 mois"),
            ("retard-1-an", "En retard de plus d'un an"),
            ("jamais", "Jamais vérifiées"),
            ("a-jour", "À jour"),
        ]

    def queryset(self, request, queryset):
        jour, choix = timezone.localdate(), self.value()
        if choix in self.MOIS_DE_RETARD:
            return queryset.a_tenir_a_jour().verification_en_retard(jour, self.MOIS_DE_RETARD[choix])
        if choix == "jamais":
            return queryset.a_tenir_a_jour().jamais_verifies()
        if choix == "a-jour":
            return queryset.a_tenir_a_jour().verification_a_jour(jour)
        return queryset


class FaitManquant(admin.SimpleListFilter):
    """Ce qu'un visiteur cherche et que la fiche publiée ne dit pas."""

    title = "ce qui manque (fiches publiées)"
    parameter_name = "manque"

    def lookups(self, request, model_admin):
        return [
            ("horaires", "Les horaires"),
            ("telephone", "Le téléphone"),
            ("position", "La position exacte"),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "horaires":
                return queryset.a_tenir_a_jour().filter(horaires="")
            case "telephone":
                return queryset.a_tenir_a_jour().filter(telephone="")
            case "position":
                return queryset.a_tenir_a_jour().sans_position_utile()
        return queryset


class EtatDuLien(admin.SimpleListFilter):
    """Ce qu'a trouvé `manage.py verifier_liens`."""

    title = "site (fiches publiées)"
    parameter_name = "lien"

    def lookups(self, request, model_admin):
        return VerificationLien.Etat.choices

    def queryset(self, request, queryset):
        choix = self.value()
        return liens.au_lien(choix, queryset.a_tenir_a_jour()) if choix else queryset


class Echeance(admin.SimpleListFilter):
    """Ce qui est encore en cours et se termine bientôt."""

    title = "échéance"
    parameter_name = "echeance"

    def lookups(self, request, model_admin):
        return [("six-mois", "D'ici six mois")]

    def queryset(self, request, queryset):
        return queryset.finissent_bientot(timezone.localdate()) if self.value() else queryset
