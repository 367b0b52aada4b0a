from django.contrib import admin

from lieux.admin.base import SlugStableAdmin

from .models import ModeleVoisin, Mot


@admin.register(Mot)
class MotAdmin(SlugStableAdmin):
    slug_depuis = "mot"
    list_display = ["mot", "precision", "region", "nom_entier"]
    list_filter = ["region"]
    search_fields = ["mot", "precision", "nom_entier", "definition"]


@admin.register(ModeleVoisin)
class ModeleVoisinAdmin(SlugStableAdmin):
    list_display = ["nom", "ou", "pays", "ordre"]
    list_filter = ["ou"]
    search_fields = ["nom", "pays"]
