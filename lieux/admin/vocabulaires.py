from django.contrib import admin

from ..models import Accessibilite, Activite, Langue, ModeAcces, Public, TypeLieu
from .base import SlugStableAdmin


class TermeAdmin(SlugStableAdmin):
    slug_depuis = "libelle"
    champs_propres = ()
    list_display = ["libelle", "definition", "ordre", "actif"]
    list_filter = ["actif"]
    search_fields = ["libelle", "synonymes", "slug"]

    def get_fieldsets(self, request, obj=None):
        return [
            ("Le mot", {"fields": ["libelle", *self.champs_propres, "slug", "definition", "synonymes"]}),
            ("Où il apparaît", {"fields": ["ordre", "actif"]}),
            (
                "Autres langues et répertoires",
                {"fields": ["libelle_nl", "libelle_de", "libelle_en", "alias_externes"]},
            ),
        ]


@admin.register(TypeLieu)
class TypeLieuAdmin(TermeAdmin):
    champs_propres = ["pluriel", ("lettre", "forme")]
    list_display = ["libelle", "lettre", "forme", "definition", "ordre", "actif"]


@admin.register(Public)
class PublicAdmin(TermeAdmin):
    champs_propres = ["pour", "designe_tous"]


admin.site.register([Activite, Langue, Accessibilite, ModeAcces], TermeAdmin)
