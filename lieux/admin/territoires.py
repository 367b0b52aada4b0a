from django.contrib import admin

from ..models import Commune, Localite, Population, VacancesScolaires
from .base import LectureSeuleAdmin, RedactionAdmin
from .filtres import Province, ProvinceDeLaCommune


@admin.register(Commune)
class CommuneAdmin(LectureSeuleAdmin):
    list_display = ["nom_fr", "code_ins", "region", "province", "communaute"]
    list_filter = ["region", Province, "communaute"]
    search_fields = ["nom_fr", "nom_nl", "nom_de", "code_ins"]


@admin.register(Localite)
class LocaliteAdmin(LectureSeuleAdmin):
    list_display = ["nom", "code_postal", "commune"]
    list_filter = [("commune__region", admin.ChoicesFieldListFilter)]
    list_select_related = ["commune"]
    search_fields = ["nom", "nom_nl", "nom_de", "code_postal"]


@admin.register(Population)
class PopulationAdmin(RedactionAdmin):
    list_display = ["commune", "an", "habitants", "source"]
    list_filter = [ProvinceDeLaCommune]
    list_select_related = ["commune"]
    search_fields = ["commune__nom_fr", "commune__code_ins"]
    autocomplete_fields = ["commune"]

    @admin.display(description="année", ordering="annee")
    def an(self, population: Population) -> str:
        return str(population.annee)


@admin.register(VacancesScolaires)
class VacancesScolairesAdmin(RedactionAdmin):
    list_display = ["nom", "communaute", "debut", "fin", "source"]
    list_filter = ["communaute"]
    search_fields = ["nom"]
    ordering = ["-debut", "communaute"]
