"""Les doublons dans la rédaction : les paires à décider, deux fiches côte à côte, les décisions prises."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from lieux.admin.base import LectureSeuleAdmin
from lieux.models import Lieu

from .comparaison import Comparaison
from .decisions import a_decider, peut_decider, retient
from .forms import DecisionForm, FusionForm
from .fusion import FusionRefusee, deja_absorbes, fusionne
from .models import DecisionDoublon
from .rapprochement import compare
from .signes import signes_de

PAR_PAGE = 25


def reserve(vue):
    """Méthode de page que seul ouvre un rôle qui décide."""

    @wraps(vue)
    def gardee(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not peut_decider(request.user):
            raise PermissionDenied
        return vue(self, request, *args, **kwargs)

    return gardee


@admin.register(DecisionDoublon)
class DecisionDoublonAdmin(LectureSeuleAdmin):
    """Les décisions prises. En effacer une fait revenir la paire ; une fusion ne se défait pas ainsi."""

    list_display = ["__str__", "decision", "mot", "par", "le"]
    list_filter = ["decision"]
    list_select_related = ["premier", "second", "par"]
    search_fields = ["premier__nom", "second__nom", "mot"]
    actions = None

    def has_module_permission(self, request):
        return peut_decider(request.user)

    def has_view_permission(self, request, obj=None):
        return peut_decider(request.user)

    def has_delete_permission(self, request, obj=None):
        fusion = obj is not None and obj.decision == DecisionDoublon.Decision.FUSION
        return peut_decider(request.user) and not fusion

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("a-decider/", vue(self.a_decider), name="doublons_a_decider"),
            path("<int:garde>/et/<int:absorbe>/", vue(self.compare), name="doublons_comparer"),
            path("<int:garde>/et/<int:absorbe>/fusionner/", vue(self.fusionne), name="doublons_fusionner"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    @reserve
    def a_decider(self, request: HttpRequest) -> HttpResponse:
        paires = a_decider()
        page = Paginator(list(paires), PAR_PAGE).get_page(request.GET.get("page"))
        cles = {pk for paire in page for pk in paire}
        lieux = Lieu.objects.select_related("commune", "localite").in_bulk(cles)
        lignes = [(lieux[a], lieux[b], paires[a, b]) for a, b in page]
        return self._rend(
            request, "a_decider", {"title": "Doublons probables", "page": page, "lignes": lignes}
        )

    @reserve
    def compare(self, request: HttpRequest, garde: int, absorbe: int) -> HttpResponse:
        """Les deux fiches côte à côte ; envoyée, retient que ce sont deux lieux, ou qu'on ne peut pas le dire."""
        deux = self._deux(garde, absorbe)
        formulaire = DecisionForm(request.POST or None)
        if formulaire.is_valid() and not deja_absorbes([garde, absorbe]):
            retient(garde, absorbe, par=request.user, **formulaire.cleaned_data)
            messages.success(request, "C'est noté : cette paire ne reviendra plus.")
            return redirect("admin:doublons_a_decider")
        return self._montre(request, deux, FusionForm(comparaison=deux), formulaire)

    @method_decorator(require_POST)
    @reserve
    def fusionne(self, request: HttpRequest, garde: int, absorbe: int) -> HttpResponse:
        """Fusionne, ou montre de nouveau les deux fiches avec ce qui l'empêche et les choix déjà faits."""
        deux = self._deux(garde, absorbe)
        formulaire = FusionForm(request.POST, comparaison=deux)
        if formulaire.is_valid():
            saisie = {nom: formulaire.cleaned_data[nom] for nom in ("vue", "mot")}
            try:
                lieu = fusionne(
                    garde=garde, absorbe=absorbe, choix=formulaire.choix, par=request.user, **saisie
                )  # fmt: skip
            except FusionRefusee as refus:
                formulaire.add_error(None, str(refus))
            else:
                messages.success(request, f"Les deux fiches n'en font plus qu'une : « {lieu} ».")
                return redirect("admin:lieux_lieu_change", lieu.pk)
        return self._montre(request, self._deux(garde, absorbe), formulaire, DecisionForm())

    def _montre(
        self, request: HttpRequest, deux: Comparaison, fusion: FusionForm, decision: DecisionForm
    ) -> TemplateResponse:
        contexte = {
            "title": "Est-ce le même lieu ?", "comparaison": deux, "fusion": fusion, "formulaire": decision,
            "avis": compare(signes_de(deux.garde), signes_de(deux.absorbe)),
            "decidee": DecisionDoublon.objects.de_la_paire(deux.garde.pk, deux.absorbe.pk).select_related("par").first(),
            "fusionnee": deja_absorbes([deux.garde.pk, deux.absorbe.pk]),
        }  # fmt: skip
        return self._rend(request, "comparaison", contexte)

    def _deux(self, garde: int, absorbe: int) -> Comparaison:
        lieux = Lieu.objects.select_related("operateur", "commune", "localite").in_bulk({garde, absorbe})
        if len(lieux) != 2:
            raise Http404("L'une de ces deux fiches n'existe pas, ou plus.")
        return Comparaison.de(lieux[garde], lieux[absorbe])

    def _rend(self, request: HttpRequest, gabarit: str, contexte: dict[str, object]) -> TemplateResponse:
        commun = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/doublons/{gabarit}.html", commun | contexte)
