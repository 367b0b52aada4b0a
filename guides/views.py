"""Les guides imprimés : celui d'une commune, d'une fédération, d'une sélection, et le guide entier, en deux formats."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from federations.models import Federation
from lieux.filters import LieuFilter
from lieux.horaires_mots import en_date
from lieux.models import Commune, Lieu, VersionDonnees
from lieux.repertoire_lecture import repertoire
from lieux.selection import complete
from ma_selection.lieux import anciennes
from ma_selection.views import MAXIMUM, SLUG, demandes_de

from . import fabrique
from .contenu import FORMATS, Guide, en_donnees

VITE = 40
"""Lieux : jusque-là, le guide est prêt en bien moins d'une seconde, et se donne sans page d'attente."""


@require_safe
def commune(request: HttpRequest, slug: str) -> HttpResponse:
    une = get_object_or_404(Commune, slug=slug)
    lieux = LieuFilter(QueryDict(), imposes={"commune": [slug]}).lieux
    return _donne(
        request,
        f"guide-{slug}",
        len(lieux),
        lambda: Guide(f"Lieux de liens {une.a_nom}", une.get_absolute_url(), _ouverts(lieux)),
    )


@require_safe
def federation(request: HttpRequest, slug: str) -> HttpResponse:
    une = get_object_or_404(Federation, slug=slug)
    lieux = LieuFilter(QueryDict(), imposes={"federation": [slug]}).lieux
    titre = f"Lieux de liens des membres de « {une.sigle or une.nom} »"
    return _donne(
        request, f"guide-{slug}", len(lieux), lambda: Guide(titre, une.get_absolute_url(), _ouverts(lieux))
    )


@require_safe
def tous(request: HttpRequest) -> HttpResponse:
    lieux = LieuFilter(QueryDict()).lieux
    titre = "Lieux de liens de Wallonie et de Bruxelles"
    return _donne(
        request, "guide-entier", len(lieux), lambda: Guide(titre, reverse("lieux:liste"), _ouverts(lieux))
    )


@require_safe
def selection(request: HttpRequest) -> HttpResponse:
    """Les lieux de l'adresse, dans leur ordre ; ceux qui ne sont plus dans le guide n'y sont pas. Rien n'en est gardé."""
    slugs = [demande for demande in demandes_de(request) if SLUG.fullmatch(demande)][:MAXIMUM]
    nouveaux = anciennes(slugs)
    voulus = list(dict.fromkeys(nouveaux.get(slug, slug) for slug in slugs))
    format, racine = _format(request), _racine(request)
    lieux = _choisis(voulus)
    if not lieux:
        raise Http404
    adresse = f"{reverse('ma_selection:page')}?lieux={','.join(lieu.slug for lieu in lieux)}"
    guide = Guide("Une sélection de lieux de liens", adresse, lieux, dans_l_ordre=True)
    pdf = fabrique.compose(en_donnees(guide, racine, _edition(), format))
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="ma-selection-{format}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )


def _ouverts(lieux: Iterable[Lieu]) -> list[Lieu]:
    return [lieu for lieu in lieux if lieu.etat != Lieu.Etat.FERME]


def _choisis(slugs: list[str]) -> list[Lieu]:
    trouves = {lieu.slug: lieu for lieu in Lieu.objects.visibles().filter(slug__in=slugs)}
    lieux = [trouves[slug] for slug in slugs if slug in trouves]
    complete(lieux, repertoire())
    return lieux


def _format(request: HttpRequest) -> str:
    format = request.GET.get("format", "a5")
    if format not in FORMATS:
        raise Http404
    return format


def _racine(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def _edition() -> str:
    """Le jour du dernier changement des données : les mêmes données font le même guide."""
    return en_date(timezone.localtime(VersionDonnees.objects.get().modifiee_le).date(), annee=True)


def _donne(request: HttpRequest, nom: str, nombre: int, guide: Callable[[], Guide]) -> HttpResponse:
    """Le PDF s'il est prêt ou se fait vite ; sinon la page d'attente, qui revient le chercher."""
    format, racine, edition = _format(request), _racine(request), _edition()
    if not nombre:
        raise Http404
    chemin = fabrique.fichier(racine + request.path, format)
    if not chemin.exists():
        fait = partial(fabrique.fabrique, chemin, lambda: en_donnees(guide(), racine, edition, format))
        if nombre > VITE:
            return _attente(request, chemin, nombre, fait)
        fait()
    reponse = FileResponse(chemin.open("rb"), content_type="application/pdf", filename=f"{nom}-{format}.pdf")
    reponse["Cache-Control"] = "public, no-cache"
    reponse["ETag"] = f'"{chemin.parent.name}-{chemin.stem}"'
    return reponse


def _attente(request: HttpRequest, chemin: Path, nombre: int, fait: Callable[[], None]) -> HttpResponse:
    if fabrique.a_echoue(chemin):
        return render(request, "guides/echec.html", status=500)
    fabrique.a_part(chemin, fait)
    reponse = render(request, "guides/attente.html", {"nombre": nombre}, status=202)
    reponse["Cache-Control"], reponse["Refresh"] = "no-store", "2"  # secondes
    return reponse
