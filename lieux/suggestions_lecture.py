"""Ce que l'on peut suggérer, relu dans la base quand la version des données change : quelques mégaoctets pour 100 000 lieux."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext

from .debuts import Debuts, cle
from .langues import langue
from .models import Activite, Commune, Lieu, Localite, Public, TypeLieu
from .nombres import lieux_dits
from .par_version import une_fois_par_version_et_langue


@dataclass(frozen=True, slots=True)
class Fiche:
    """Un endroit ou un besoin. `complement` le distingue de ses homonymes ; peut être vide."""

    libelle: str
    adresse: str
    complement: str = ""


@dataclass(frozen=True, slots=True)
class Nature:
    """Les noms d'une nature. `fiches` et `autres` : un élément par numéro de nom, plusieurs noms pouvant mener à une fiche.

    `fiches` contient les clés primaires des lieux, dont le texte est relu dans la base. `autres` : le nom, si le libellé de la
    fiche ne le dit pas déjà ; vide pour les lieux, qui n'ont que le leur.
    """

    mot: str
    debuts: Debuts
    fiches: Sequence[Fiche | int]
    autres: Sequence[str] = ()


class Ligne(NamedTuple):
    """`preference` : la plus petite d'abord. `synonymes` : noms qui comptent moins que les autres."""

    preference: int
    fiche: Fiche
    noms: Iterable[str]
    synonymes: Iterable[str] = ()


@une_fois_par_version_et_langue
def natures() -> list[Nature]:
    """Toutes les natures, dans l'ordre où on les montre à ressemblance égale."""
    par_commune, par_code, lieux = _lieux()
    localites = list(Localite.objects.order_by("code_postal", "nom").select_related("commune"))
    activites, publics, types = _vocabulaires()
    return [
        _nature(gettext("Commune"), _communes(par_commune)),
        _nature(gettext("Localité"), _localites(localites, par_code)),
        _nature(gettext("Code postal"), _codes_postaux(localites, par_code), tetes_seules=True),
        _nature(gettext("Activité"), activites),
        _nature(gettext("Public"), publics),
        _nature(gettext("Type de lieu"), types),
        lieux,
    ]


@une_fois_par_version_et_langue
def vocabulaire() -> list[str]:
    """Tous les mots de tous les noms, ceux des endroits et des besoins avant ceux des lieux."""
    return list(dict.fromkeys(mot for nature in natures() for mot in sorted(nature.debuts.vocabulaire())))


def _nature(mot: str, lignes: Iterable[Ligne], *, tetes_seules: bool = False) -> Nature:
    preferences, fiches, noms, seconds, autres = [], [], [], [], []
    for ligne in lignes:
        siens = dict.fromkeys(ligne.synonymes, True) | dict.fromkeys(ligne.noms, False)
        for nom, second in siens.items():
            preferences.append(ligne.preference)
            fiches.append(ligne.fiche)
            noms.append(nom)
            seconds.append(second)
            autres.append("" if cle(nom).startswith(cle(ligne.fiche.libelle)) else nom)
    return Nature(mot, Debuts(noms, preferences, seconds, tetes_seules=tetes_seules), fiches, autres)


def _lieux() -> tuple[Counter, Counter, Nature]:
    """Nombre de lieux en activité par commune et par code postal, et les noms de tous les lieux visibles, fermés en dernier."""
    par_commune, par_code, pks, fermes = Counter(), Counter(), array("q"), array("b")

    def noms() -> Iterable[str]:
        lignes = Lieu.objects.visibles().order_by("pk")
        for pk, nom, etat, commune, code in lignes.values_list(
            "pk", "nom", "etat", "commune_id", "code_postal"
        ).iterator(5000):
            ferme = etat == Lieu.Etat.FERME
            pks.append(pk)
            fermes.append(ferme)
            par_commune[commune] += not ferme
            par_code[code] += not ferme
            yield nom

    debuts = Debuts(noms(), fermes)  # les comptes et `fermes` se remplissent pendant qu'il lit les noms
    return par_commune, par_code, Nature(gettext("Lieu"), debuts, pks)


def _communes(nombres: Counter) -> Iterable[Ligne]:
    liste = reverse("lieux:liste")
    for commune in Commune.objects.order_by("nom_fr"):
        ou = (
            gettext("province de %(nom)s") % {"nom": commune.province_locale}
            if commune.province
            else gettext("Bruxelles")
        )
        nombre = nombres[commune.pk]
        combien = f" · {lieux_dits(nombre)}" if nombre else ""
        fiche = Fiche(commune.nom_local, f"{liste}?commune={commune.slug}", f"{ou}{combien}")
        yield Ligne(-nombre, fiche, (commune.nom_fr, commune.nom_nl, commune.nom_de))


def _localites(localites: list[Localite], nombres: Counter) -> Iterable[Ligne]:
    """Sans celles qui portent le nom de leur commune : la commune suffit."""
    liste = reverse("lieux:liste")
    for localite in localites:
        if cle(localite.nom) == cle(localite.commune.nom_fr):
            continue
        code = localite.code_postal
        fiche = Fiche(localite.nom_local, f"{liste}?cp={code}", f"{code} · {localite.commune.nom_local}")
        yield Ligne(int(not nombres[code]), fiche, (localite.nom, localite.nom_nl, localite.nom_de))


def _codes_postaux(localites: list[Localite], nombres: Counter) -> Iterable[Ligne]:
    """Chaque code, seul ou suivi de l'une de ses localités : « 5000 », « 5000 Beez »."""
    liste = reverse("lieux:liste")
    noms: dict[str, list[str]] = {}
    for localite in localites:
        noms.setdefault(localite.code_postal, []).append(localite.nom)
    for code, siens in noms.items():
        complement = ", ".join(siens[:3]) + (" …" if len(siens) > 3 else "")
        fiche = Fiche(code, f"{liste}?cp={code}", complement)
        yield Ligne(-nombres[code], fiche, (code, *(f"{code} {nom}" for nom in siens)))


def _vocabulaires() -> tuple[list[Ligne], list[Ligne], list[Ligne]]:
    """Lignes des activités, des publics et des types proposés, en une requête."""
    liste = reverse("lieux:liste")
    lignes: dict[str, list[Ligne]] = {"activite": [], "public": [], "type": []}
    champs = "parametre slug libelle pluriel_ou_rien libelle_nl libelle_de libelle_en synonymes ordre".split()

    def lit(termes: QuerySet, parametre: str, pluriel: F | Value) -> QuerySet:
        colonnes = {"parametre": Value(parametre), "pluriel_ou_rien": pluriel}
        return termes.actifs().order_by().annotate(**colonnes).values_list(*champs)

    types = lit(TypeLieu.objects, "type", F("pluriel"))
    autres = [lit(Activite.objects, "activite", Value("")), lit(Public.objects, "public", Value(""))]
    for parametre, slug, libelle, pluriel, nl, de, en, synonymes, ordre in types.union(*autres, all=True):
        local = {"nl": nl, "de": de, "en": en}.get(langue()) or libelle
        fiche = Fiche(local, f"{liste}?{parametre}={slug}")
        seconds = (nl, de, en, *(mot.strip() for mot in synonymes.split(",")))
        lignes[parametre].append(Ligne(ordre, fiche, (local, libelle, pluriel), seconds))
    return lignes["activite"], lignes["public"], lignes["type"]
