"""Les imports dans la rédaction : déposer un fichier, lire l'aperçu, confirmer, annuler."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from lieux.admin.base import LectureSeuleAdmin
from lieux.exports import CSV, XLSX, telecharge

from . import apercu, depot, modeles
from .annulation import Bilan, annule
from .application import BaseChangee, ImportImpossible, applique
from .droits import peut_importer
from .forms import ConfirmationForm, DecisionForm, DepotForm, FiltreForm
from .models import Import, LigneImport
from .rapport import phrase_du_compte
from .ressemblances import ressemblances

PAR_PAGE = 50
RIEN = "il n'y avait rien à défaire"
RELANCE = "1"  # seconde, avant que la page de progression se recharge


def reserve(vue):
    """Méthode de page que seul ouvre un rôle qui importe."""

    @wraps(vue)
    def gardee(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not peut_importer(request.user):
            raise PermissionDenied
        return vue(self, request, *args, **kwargs)

    return gardee


@admin.register(Import)
class ImportAdmin(LectureSeuleAdmin):
    """La liste des imports passés ; « ajouter », c'est déposer un fichier ; « modifier », lire un import."""

    list_display = ["__str__", "etat", "auteur", "cree_le", "applique_le"]
    list_filter = ["etat"]
    list_select_related = ["auteur"]
    search_fields = ["fichier"]
    actions = None

    def has_module_permission(self, request):
        return peut_importer(request.user)

    def has_view_permission(self, request, obj=None):
        return peut_importer(request.user)

    def has_add_permission(self, request):
        return peut_importer(request.user)

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("modele.csv", vue(self.modele_csv), name="imports_import_modele_csv"),
            path("modele.xlsx", vue(self.modele_xlsx), name="imports_import_modele_xlsx"),
            path("<int:pk>/confirmer/", vue(self.confirmer), name="imports_import_confirmer"),
            path("<int:pk>/annuler/", vue(self.annuler), name="imports_import_annuler"),
            path("<int:pk>/<int:numero>/decider/", vue(self.decider), name="imports_import_decider"),
            *super().get_urls(),
        ]

    @reserve
    def add_view(self, request, form_url="", extra_context=None):
        envoye = (request.POST, request.FILES) if request.method == "POST" else ()
        formulaire = DepotForm(*envoye)
        if formulaire.is_valid():
            importation = depot.depose(formulaire.tableau, auteur=request.user)
            return redirect("admin:imports_import_change", importation.pk)
        return self._rend(request, "depot", None, {"title": "Importer des lieux", "formulaire": formulaire})

    @reserve
    def change_view(self, request, object_id, form_url="", extra_context=None):
        """L'aperçu ou le résultat. Tant que l'on compare, chaque chargement avance d'une tranche, puis la page se recharge."""
        importation = get_object_or_404(Import, pk=object_id if object_id.isdecimal() else 0)
        if importation.etat == Import.Etat.COMPARAISON and depot.compare_une_tranche(importation):
            reponse = self._rend(request, "progression", importation, _avancement(importation))
            reponse.headers["Refresh"] = RELANCE
            return reponse
        filtre = FiltreForm(request.GET)
        statut = filtre.cleaned_data["statut"] if filtre.is_valid() else ""
        comptes = importation.comptes
        page = Paginator(apercu.lignes(importation, statut), PAR_PAGE).get_page(request.GET.get("page"))
        libelles, proches = apercu.Libelles(), ressemblances(page)
        fait = importation.etat in (Import.Etat.APPLIQUE, Import.Etat.ANNULE)
        contexte = {
            "phrase": phrase_du_compte(comptes, fait=fait), "comptes": comptes, "onglets": apercu.onglets(comptes, statut), "page": page,
            "lignes": [apercu.LigneApercu(ligne, libelles, proches.get(ligne.numero, [])) for ligne in page],
            "ecrits": sum(comptes[s] for s in LigneImport.ECRITS),
        }  # fmt: skip
        return self._rend(request, "apercu", importation, contexte)

    @method_decorator(require_POST)
    @reserve
    def confirmer(self, request: HttpRequest, pk: int) -> HttpResponse:
        importation = get_object_or_404(Import, pk=pk)
        formulaire = ConfirmationForm(request.POST)
        partiel = formulaire.is_valid() and formulaire.cleaned_data["lignes_correctes"]
        try:
            applique(importation, auteur=request.user, partiel=partiel)
            messages.success(request, f"« {importation.fichier} » est importé.")
        except ImportImpossible as refus:
            messages.error(request, str(refus))
        except BaseChangee:
            depot.recompare(importation)
            messages.warning(
                request, "Quelqu'un a changé le guide depuis cet aperçu. Rien n'a été enregistré : relire avant de confirmer."
            )  # fmt: skip
        return redirect("admin:imports_import_change", pk)

    @method_decorator(require_POST)
    @reserve
    def decider(self, request: HttpRequest, pk: int, numero: int) -> HttpResponse:
        """Accepter qu'une correction à la main soit remplacée, ou s'en dédire."""
        ligne = get_object_or_404(
            LigneImport, importation=pk, numero=numero, importation__etat=Import.Etat.APERCU
        )
        formulaire = DecisionForm(request.POST)
        if not formulaire.is_valid():
            raise PermissionDenied
        saisie = formulaire.cleaned_data
        depot.decide(ligne, saisie["champ"], remplace=saisie["remplace"])
        sur = url_has_allowed_host_and_scheme(saisie["retour"], allowed_hosts=None)
        return redirect(saisie["retour"] if sur else ligne.importation.adresse)

    @reserve
    def annuler(self, request: HttpRequest, pk: int) -> HttpResponse:
        importation = get_object_or_404(Import, pk=pk)
        if request.method != "POST":
            contexte = {"title": f"Annuler l'import n° {pk} ?", "ecrites": _ecrites(importation)}
            return self._rend(request, "annulation", importation, contexte)
        try:
            messages.success(request, phrase_du_bilan(annule(importation, auteur=request.user)))
        except ImportImpossible as refus:
            messages.error(request, str(refus))
        return redirect("admin:imports_import_change", pk)

    @method_decorator(require_safe)
    @reserve
    def modele_csv(self, request: HttpRequest) -> HttpResponse:
        return telecharge(modeles.en_csv(), "modele-lieux.csv", CSV)

    @method_decorator(require_safe)
    @reserve
    def modele_xlsx(self, request: HttpRequest) -> HttpResponse:
        return telecharge(modeles.en_xlsx(), "modele-lieux.xlsx", XLSX)

    def _rend(self, request: HttpRequest, gabarit: str, importation, contexte: dict) -> TemplateResponse:
        commun = {
            **self.admin_site.each_context(request),
            "opts": self.opts, "media": self.media, "importation": importation, "title": str(importation or ""),
        }  # fmt: skip
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/imports/{gabarit}.html", commun | contexte)


def phrase_du_bilan(bilan: Bilan) -> str:
    """« Import annulé : 2 fiches remises comme avant, 1 effacée. »"""
    morceaux = [
        f"{nombre} {un if nombre < 2 else plusieurs}"
        for nombre, un, plusieurs in (
            (bilan.remises, "fiche remise comme avant", "fiches remises comme avant"),
            (bilan.effacees, "brouillon effacé", "brouillons effacés"),
            (bilan.retirees, "fiche retirée", "fiches retirées"),
            (len(bilan.gardees), "fiche garde une correction", "fiches gardent une correction"),
        )
        if nombre
    ]
    return f"Import annulé : {', '.join(morceaux) or RIEN}."


def _avancement(importation: Import) -> dict[str, int]:
    total = importation.lignes.count()
    reste = importation.lignes.filter(statut=LigneImport.Statut.A_COMPARER).count()
    return {"total": total, "faites": total - reste}


def _ecrites(importation: Import) -> int:
    return importation.lignes.filter(applique=True).count()
