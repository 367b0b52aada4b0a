from django.contrib import admin

from lieux.admin.base import RedactionAdmin, SlugStableAdmin, TableauInline
from lieux.admin.controle import ControleForm

from .models import Adhesion, Effectif, Federation


class AdhesionInline(TableauInline):
    model = Adhesion
    fields = ["operateur", "debut", "fin", "source"]
    autocomplete_fields = ["operateur"]


class EffectifInline(TableauInline):
    model = Effectif
    fields = ["nombre", "au_moins", "environ", "libelle", "annee", "source"]


@admin.register(Federation)
class FederationAdmin(SlugStableAdmin):
    form = ControleForm
    fieldsets = [
        ("Identité", {"fields": ["nom", "sigle", "slug", "nature", "territoire", "description", "annee_fondation"]}),
        ("Contacts", {"fields": ["adresse", "telephone", "email", "site_web"]}),
        ("Territoire et sources", {"fields": ["communes", "regroupe", "source"]}),
    ]  # fmt: skip
    inlines = [EffectifInline, AdhesionInline]
    list_display = ["nom", "sigle", "nature", "territoire"]
    list_filter = ["nature", "territoire"]
    search_fields = ["nom", "sigle"]
    autocomplete_fields = ["communes", "regroupe"]


@admin.register(Adhesion)
class AdhesionAdmin(RedactionAdmin):
    list_display = ["operateur", "federation", "debut", "fin", "source"]
    list_filter = ["federation"]
    search_fields = ["operateur__nom", "operateur__sigle", "federation__nom", "federation__sigle"]
    autocomplete_fields = ["operateur", "federation"]
    list_select_related = ["operateur", "federation"]
