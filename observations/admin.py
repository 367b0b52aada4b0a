from django.contrib import admin

from lieux.admin.base import RedactionAdmin

from .models import Observation


@admin.register(Observation)
class ObservationAdmin(RedactionAdmin):
    list_display = ["indicateur", "lieu", "operateur", "annee", "source"]
    list_filter = ["indicateur", "annee"]
    list_select_related = ["lieu", "operateur"]
    search_fields = ["lieu__nom", "operateur__nom", "constat", "source"]
    autocomplete_fields = ["lieu", "operateur"]
