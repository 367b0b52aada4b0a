"""L'argent public : chaque montant se donne avec son année et sa source."""

from decimal import Decimal

from django.contrib import admin
from django.utils.formats import number_format

from lieux.admin.base import LectureSeuleAdmin, RedactionAdmin, SlugStableAdmin, TableauInline
from lieux.admin.controle import ControleForm
from lieux.admin.filtres import Echeance, ProvinceDeLaCommune

from .models import (
    Agrement,
    Axe,
    Dispositif,
    Enveloppe,
    IndiceISADF,
    Jalon,
    Plafond,
    PlanCohesionSociale,
    Pouvoir,
    Programmation,
    Releve,
    TexteLegal,
)
from .redaction import PagesFragilite, ReleveLesChiffres


def en_euros(montant: Decimal | None) -> str:
    """« 15 000 € » ; les centimes seulement s'il y en a. Vide si le montant n'est pas publié."""
    if montant is None:
        return ""
    return f"{number_format(montant, 0 if montant == int(montant) else 2)} €"


class AxeInline(TableauInline):
    model = Axe
    fields = ["code", "libelle", "ordre"]


class PlafondInline(TableauInline):
    model = Plafond
    fields = ["annee", "montant", "indexe", "leve_par_cofinancement", "source"]


class TexteLegalInline(TableauInline):
    model = TexteLegal
    fields = ["nature", "date", "titre", "numac", "publie_le", "abroge", "note"]


class EnveloppeInline(TableauInline):
    model = Enveloppe
    fields = ["annee", "objet", "montant", "approximatif", "beneficiaires", "certitude", "source"]


@admin.register(Pouvoir)
class PouvoirAdmin(SlugStableAdmin):
    list_display = ["nom", "sigle", "niveau", "ordre"]
    list_filter = ["niveau"]
    search_fields = ["nom", "sigle"]


@admin.register(Dispositif)
class DispositifAdmin(SlugStableAdmin):
    fieldsets = [
        ("Identité", {"fields": ["nom", "sigle", "slug", "pouvoir", "parent", "nature", "description"]}),
        ("À qui et comment", {"fields": ["territoire", "communes", "types", "beneficiaires", "comment_demander"]}),
        ("Règles", {
            "fields": [
                ("duree_mois", "cofinancement_minimum"),
                "formes_admises", "octrois_dans_une_periode", "axes_minimum", "regles_source",
            ],
        }),
        ("Ce qu'il faut savoir", {"fields": ["a_savoir", "certitude", "source"]}),
    ]  # fmt: skip
    inlines = [AxeInline, PlafondInline, TexteLegalInline]
    list_display = ["nom", "sigle", "pouvoir", "nature", "territoire", "certitude"]
    list_filter = ["nature", "territoire", "pouvoir", "certitude"]
    list_select_related = ["pouvoir"]
    search_fields = ["nom", "sigle", "pouvoir__nom", "pouvoir__sigle"]
    autocomplete_fields = ["pouvoir", "parent", "communes", "types"]


@admin.register(Axe)
class AxeAdmin(RedactionAdmin):
    list_display = ["libelle", "code", "dispositif", "ordre"]
    list_filter = ["dispositif"]
    list_select_related = ["dispositif"]
    search_fields = ["libelle", "code", "dispositif__nom", "dispositif__sigle"]
    autocomplete_fields = ["dispositif"]


@admin.register(Programmation)
class ProgrammationAdmin(RedactionAdmin):
    inlines = [EnveloppeInline]
    fields = ["dispositif", "nom", ("debut", "fin"), "version_legale", "note", "plans_complets_au", "source"]
    list_display = ["nom", "dispositif", "debut", "fin"]
    list_filter = [Echeance, "dispositif"]
    list_select_related = ["dispositif"]
    search_fields = ["nom", "dispositif__nom", "dispositif__sigle"]
    autocomplete_fields = ["dispositif"]


@admin.register(Enveloppe)
class EnveloppeAdmin(RedactionAdmin):
    list_display = ["programmation", "an", "objet", "euros", "certitude"]
    list_filter = ["programmation__dispositif", "certitude"]
    list_select_related = ["programmation__dispositif"]
    search_fields = ["programmation__nom", "programmation__dispositif__nom", "objet"]
    autocomplete_fields = ["programmation"]

    @admin.display(description="année", ordering="annee")
    def an(self, enveloppe: Enveloppe) -> str:
        return str(enveloppe.annee)

    @admin.display(description="montant", ordering="montant")
    def euros(self, enveloppe: Enveloppe) -> str:
        return en_euros(enveloppe.montant)


@admin.register(Agrement)
class AgrementAdmin(PagesFragilite, RedactionAdmin):
    form = ControleForm
    fields = [
        "operateur", "dispositif", "lieux", "axes", ("debut", "fin"), ("montant", "montant_annee", "cofinancement"), "etat", "note", "source",
    ]  # fmt: skip
    list_display = ["operateur", "dispositif", "debut", "fin", "etat", "euros"]
    list_filter = [Echeance, "etat", "dispositif", "fin"]
    list_select_related = ["operateur", "dispositif"]
    search_fields = ["operateur__nom", "operateur__sigle", "dispositif__nom", "dispositif__sigle"]
    autocomplete_fields = ["operateur", "dispositif", "lieux", "axes"]

    @admin.display(description="montant", ordering="montant", empty_value="non publié")
    def euros(self, agrement: Agrement) -> str:
        return en_euros(agrement.montant)


@admin.register(PlanCohesionSociale)
class PlanCohesionSocialeAdmin(RedactionAdmin):
    form = ControleForm
    fields = [
        "programmation", "commune", "associees", "porteur", "axes", ("subvention", "cofinancement", "montant_annee"), "source",
    ]  # fmt: skip
    list_display = ["commune", "programmation", "porteur", "euros"]
    list_filter = ["programmation", "porteur", ProvinceDeLaCommune]
    list_select_related = ["commune", "programmation__dispositif"]
    search_fields = ["commune__nom_fr", "associees__nom_fr"]
    autocomplete_fields = ["programmation", "commune", "associees", "axes"]

    @admin.display(description="subvention", ordering="subvention", empty_value="non publiée")
    def euros(self, plan: PlanCohesionSociale) -> str:
        return en_euros(plan.subvention)


@admin.register(IndiceISADF)
class IndiceISADFAdmin(RedactionAdmin):
    list_display = ["commune", "an", "valeur", "source"]
    list_filter = [ProvinceDeLaCommune]
    list_select_related = ["commune"]
    search_fields = ["commune__nom_fr", "commune__code_ins"]
    autocomplete_fields = ["commune"]

    @admin.display(description="année", ordering="annee")
    def an(self, indice: IndiceISADF) -> str:
        return str(indice.annee)


@admin.register(Jalon)
class JalonAdmin(SlugStableAdmin):
    slug_depuis = "texte"
    fields = [("annee", "mois", "jour"), "texte", "slug", "dispositif", "a_comprendre", "certitude", "source"]
    list_display = ["an", "texte", "dispositif", "a_comprendre"]
    list_filter = ["a_comprendre", "dispositif"]
    list_select_related = ["dispositif"]
    search_fields = ["texte", "dispositif__nom"]
    autocomplete_fields = ["dispositif"]

    @admin.display(description="année", ordering="annee")
    def an(self, jalon: Jalon) -> str:
        return str(jalon.annee)


@admin.register(Releve)
class ReleveAdmin(ReleveLesChiffres, LectureSeuleAdmin):
    list_display = ["jour"]
    search_fields = ["jour"]
