"""Les pages qui exportent la liste des lieux de la rédaction, filtrée comme à l'écran."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from connexion import journal
from connexion.models import Acces
from connexion.reauthentification import vers_confirmation
from lieux.exports import CSV, XLSX
from lieux.models import Lieu

from . import exports
from .comparaison import avec_tout
from .droits import peut_lire_les_confidentielles

LOT = 500
FORMATS = ("lieux.csv", "lieux.xlsx", "lieux.geojson")


class ExporteLaListe:
    """À mêler à LieuAdmin : exactement les fiches que la liste montre à cette personne."""

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("exporter/", vue(self.exporter), name="lieux_lieu_exporter"),
            path("exporter/<str:nom>", vue(self.exporter_fichier), name="lieux_lieu_exporter_fichier"),
            path(
                "exporter/confidentielles/<str:nom>",
                vue(self.exporter_confidentielles),
                name="lieux_lieu_exporter_confidentielles",
            ),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def exporter(self, request: HttpRequest) -> HttpResponse:
        """Choisir le format."""
        lieux = self._lieux(request)
        contexte = {
            **self.admin_site.each_context(request),
            "title": "Exporter cette liste", "opts": self.opts, "filtres": request.GET.urlencode(),
            "nombre": lieux.count() if lieux is not None else 0, "formats": FORMATS,
            "confidentielles": peut_lire_les_confidentielles(request.user),
        }  # fmt: skip
        return TemplateResponse(request, "admin/imports/exporter.html", contexte)

    @method_decorator(require_safe)
    def exporter_fichier(self, request: HttpRequest, nom: str) -> HttpResponse:
        return self._fichier(request, nom, confidentielles=False)

    @method_decorator(require_safe)
    def exporter_confidentielles(self, request: HttpRequest, nom: str) -> HttpResponse:
        """Avec les adresses confidentielles : à la rédaction seule, mot de passe redemandé."""
        if not peut_lire_les_confidentielles(request.user):
            raise PermissionDenied
        return vers_confirmation(request) or self._fichier(request, nom, confidentielles=True)

    def _fichier(self, request: HttpRequest, nom: str, *, confidentielles: bool) -> HttpResponse:
        lieux = self._lieux(request)
        if nom not in FORMATS:
            raise Http404("Ce format n'existe pas.")
        if lieux is None:
            return redirect("admin:lieux_lieu_changelist")
        nature = Acces.Nature.EXPORT_CONFIDENTIEL if confidentielles else Acces.Nature.EXPORT
        journal.note(nature, request.user.get_username(), request)
        reponse = _reponse(nom, avec_tout(lieux).iterator(chunk_size=LOT), confidentielles)
        reponse.headers["Content-Disposition"] = f'attachment; filename="{nom}"'
        return reponse

    def _lieux(self, request: HttpRequest):
        """Ce que montre la liste, dans son ordre ; None si un filtre ne veut rien dire."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            return self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return None


def _reponse(nom: str, lieux: "list[Lieu]", confidentielles: bool) -> HttpResponse:
    if nom.endswith(".csv"):
        return HttpResponse(exports.en_csv(lieux, confidentielles=confidentielles), content_type=CSV)
    if nom.endswith(".xlsx"):
        return HttpResponse(exports.en_xlsx(lieux, confidentielles=confidentielles), content_type=XLSX)
    contenu = exports.en_geojson(lieux, confidentielles=confidentielles)
    return JsonResponse(
        contenu, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False}
    )
