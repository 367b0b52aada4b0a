from django.contrib import admin

from ..models import Operateur
from .base import SlugStableAdmin


@admin.register(Operateur)
class OperateurAdmin(SlugStableAdmin):
    fieldsets = [
        ("Identité", {"fields": ["nom", "sigle", "slug", "forme_juridique", "numero_bce", "description"]}),
        ("Siège", {
            "description": "Le siège n'est ni un lieu d'accueil, ni la zone d'action.",
            "fields": [("rue", "numero"), "code_postal", "commune"],
        }),
        ("Contacts", {"fields": ["telephone", "email", "site_web"]}),
        ("Zone d'action et sources", {"fields": ["zone_action", "source"]}),
    ]  # fmt: skip
    list_display = ["nom", "sigle", "forme_juridique", "commune", "numero_bce"]
    list_filter = ["forme_juridique", ("commune__region", admin.ChoicesFieldListFilter)]
    list_select_related = ["commune"]
    search_fields = ["nom", "sigle", "numero_bce", "commune__nom_fr"]
    autocomplete_fields = ["commune", "zone_action"]

    def view_on_site(self, operateur: Operateur) -> str | None:
        visible = Operateur.objects.avec_lieux_visibles().filter(pk=operateur.pk).exists()
        return operateur.get_absolute_url() if visible else None
