"""Filtres des listes de la rédaction, dans nos mots."""

from django.contrib import admin


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
