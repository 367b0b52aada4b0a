"""La fiche d'un lieu, dans l'ordre où la rédaction y pense."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from doublons.avertissement import AvertitDesDoublons
from imports.corrections import ProtegeLesCorrections
from imports.exportation import ExporteLaListe
from propositions.fiche import ProposeAuLieuDEcrire
from veille.verification_rapide import VerificationRapide

from .. import adresses
from ..apercu_horaires import apercu
from ..carte import avec_tuiles
from ..forms import ApercuHorairesForm, LieuForm, LisibiliteForm
from ..lisibilite import en_apercu
from ..models import Accueil, AncienneAdresse, Lieu, PremiereVisite, Verification
from ..widgets import CasesACocher
from .base import BlocInline, RedactionAdmin, TableauInline
from .filtres import EtatDuLien, EtatVerification, FaitManquant, HorairesConnus, TelephoneConnu
from .parcours import Parcours
from .suivi import InfoTemporaireInline, VerificationInline, signe

FICHE = [
    ("Identité", {
        "fields": ["nom", "slug", "type", "operateur", "accroche", "description", "facile_a_lire"],
    }),
    ("Adresse et position", {
        "description": "Où l'on se présente. Une adresse confidentielle ne quitte jamais la rédaction.",
        "fields": [
            "type_adresse", ("rue", "numero"), "complement", ("code_postal", "localite"), "commune",
            ("latitude", "longitude"), "precision", "position_source",
        ],
    }),
    ("Contacts", {
        "fields": ["telephone", "email", "site_web"],
    }),
    ("Horaires", {
        "description": "Les heures de toute l'année. Une fermeture ou un changement passager se note plus bas, "
        "dans les informations temporaires.",
        "fields": ["horaires", "horaires_note", "calendrier_scolaire"],
    }),
    ("Accueil", {
        "description": "Ne cocher que ce que quelqu'un a constaté : une case vide veut dire « inconnu », jamais « non ».",
        "fields": [
            "activites", "activites_note", "langues", "accessibilites", "modes_acces", "acces_note", ("age_min", "age_max"),
        ],
    }),
    ("Argent et gouvernance", {
        "fields": ["tarif", "tarif_note", "gouvernance", "gouvernance_note", "partenaires", "financement_note"],
    }),
    ("Publication et sources", {
        "description": "Le public ne voit que les fiches publiées.",
        "fields": [
            "publication", ("etat", "etat_depuis"), "etat_note", "confiance", "rythme_verification",
            "source", "source_annee", "remarque", ("cree_le", "modifie_le"),
        ],
    }),
]  # fmt: skip


class AccueilInline(TableauInline):
    model = Accueil
    fields = ["public", "mode", "note"]


class PremiereVisiteInline(BlocInline):
    model = PremiereVisite
    extra = 1
    fields = [
        ("rendez_vous", "inscription", "nom_demande"),
        ("accompagne", "enfants", "chiens"),
        ("alcool", "boisson_offerte", "coin_calme"),
        "source",
    ]


@admin.register(Lieu)
class LieuAdmin(
    ProposeAuLieuDEcrire,
    AvertitDesDoublons,
    Parcours,
    ExporteLaListe,
    ProtegeLesCorrections,
    VerificationRapide,
    RedactionAdmin,
):
    """Un lieu qui a été publié ne s'efface pas : on le retire, et son adresse dit où aller à la place."""

    form = LieuForm
    fieldsets = FICHE
    inlines = [AccueilInline, PremiereVisiteInline, InfoTemporaireInline, VerificationInline]
    list_display = ["nom", "type", "commune", "publication", "etat", "manque", "verification"]
    list_filter = [
        EtatVerification, FaitManquant, EtatDuLien, "publication", "etat", "type", ("commune__region", admin.ChoicesFieldListFilter),
        "precision", "confiance", HorairesConnus, TelephoneConnu,
    ]  # fmt: skip
    list_select_related = ["type", "commune"]
    search_fields = [
        "nom", "rue", "code_postal", "commune__nom_fr", "localite__nom", "operateur__nom", "operateur__sigle",
    ]  # fmt: skip
    search_help_text = "Nom, rue, code postal, commune, localité ou opérateur."
    autocomplete_fields = ["operateur", "commune", "localite"]
    ajout_sur_place = ["operateur"]
    readonly_fields = ["cree_le", "modifie_le"]

    def has_delete_permission(self, request, obj=None):
        brouillon = obj is not None and obj.publication == Lieu.Publication.BROUILLON
        return brouillon and super().has_delete_permission(request, obj)

    @admin.display(description="il manque", empty_value="rien")
    def manque(self, lieu: Lieu) -> str:
        return ", ".join(lieu.faits_manquants)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["nom"]}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = CasesACocher(libelle=db_field.verbose_name)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def view_on_site(self, lieu: Lieu) -> str | None:
        visible = Lieu.objects.visibles().filter(pk=lieu.pk).exists()
        return lieu.get_absolute_url() if visible else None

    @method_decorator(avec_tuiles)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            adresses.garde_l_ancienne(obj, form.initial["slug"])

    def save_formset(self, request, form, formset, change):
        if formset.model is Verification:
            for ligne in formset.extra_forms:
                signe(ligne.instance, request.user)
        super().save_formset(request, form, formset, change)

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("apercu-horaires/", vue(self.apercu_horaires), name="lieux_lieu_apercu_horaires"),
            path("lisibilite/", vue(self.lisibilite), name="lieux_lieu_lisibilite"),
            *super().get_urls(),
        ]

    def apercu_horaires(self, request: HttpRequest) -> JsonResponse:
        """Ce que l'on comprend de `expression`, et la semaine prochaine qui en résulte. N'enregistre rien."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        formulaire = ApercuHorairesForm(request.GET)
        formulaire.is_valid()  # une commune ou des congés illisibles laissent ceux de la Fédération Wallonie-Bruxelles
        saisie = formulaire.cleaned_data
        lieu = Lieu(commune=saisie.get("commune"), calendrier_scolaire=saisie.get("calendrier_scolaire", ""))
        return JsonResponse(apercu(saisie.get("expression", ""), lieu.communaute, timezone.localdate()))

    @method_decorator(require_POST)
    def lisibilite(self, request: HttpRequest) -> JsonResponse:
        """Les conseils que donne `texte`, trop long pour une adresse. N'enregistre rien."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        formulaire = LisibiliteForm(request.POST)
        formulaire.is_valid()  # un signe nul rend le texte illisible : rien à en dire
        return JsonResponse(en_apercu(formulaire.cleaned_data.get("texte", "")))


@admin.register(Accueil)
class AccueilAdmin(RedactionAdmin):
    list_display = ["lieu", "public", "mode", "note"]
    list_filter = ["mode", "public"]
    search_fields = ["lieu__nom", "public__libelle"]
    autocomplete_fields = ["lieu"]
    list_select_related = ["lieu", "public"]


@admin.register(PremiereVisite)
class PremiereVisiteAdmin(RedactionAdmin):
    list_display = ["lieu", "rendez_vous", "inscription", "nom_demande", "accompagne"]
    search_fields = ["lieu__nom"]
    autocomplete_fields = ["lieu"]
    list_select_related = ["lieu"]


@admin.register(AncienneAdresse)
class AncienneAdresseAdmin(RedactionAdmin):
    list_display = ["slug", "lieu"]
    search_fields = ["slug", "lieu__nom"]
    autocomplete_fields = ["lieu"]
    list_select_related = ["lieu"]
