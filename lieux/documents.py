"""Ce que l'index de la recherche retient d'un lieu : trois champs de mots, et rien que le public ne puisse lire."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Model

from .models import Accueil, Activite, Commune, Langue, Lieu, Localite, Operateur, Public, TypeLieu
from .racines import MOTS_VIDES, Mot, compose, formes, lit

SIGNES_MAX = 50_000
"""D'un champ, ce qui dépasse n'est pas cherché."""
ELISIONS = frozenset("c d j l m n qu s t".split())
_MAJUSCULE_INTERIEURE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")

_AUTRES_LANGUES = ("libelle_nl", "libelle_de", "libelle_en")
TEXTES: dict[type[Model], dict[str, Sequence[str]]] = {
    Lieu: {
        "a": ("nom",),
        "b": ("code_postal",),
        "c": (
            "accroche",
            "description",
            "facile_a_lire",
            "activites_note",
            "partenaires",
            "rue",
            "gouvernance",
            "tarif",
            "tarif_note",
        ),
    },
    TypeLieu: {"b": ("libelle", "pluriel", "synonymes"), "c": _AUTRES_LANGUES},
    Commune: {"b": ("nom_fr", "nom_nl", "nom_de", "province", "region")},
    Localite: {"b": ("nom", "nom_nl", "nom_de")},
    Operateur: {"a": ("sigle",), "c": ("nom",)},
    Public: {"b": ("libelle", "synonymes"), "c": _AUTRES_LANGUES},
    Activite: {"b": ("libelle", "synonymes"), "c": _AUTRES_LANGUES},
    Langue: {"c": ("libelle", "synonymes")},
}
"""Par modèle, ce qui entre dans chaque champ du document d'un lieu. Un texte de plus ici, et `manage.py reindexer`."""

INCONNUS = {"inconnu", "inconnue"}
"""Ce qu'on ne sait pas ne se cherche pas."""

_SIMPLES = {"type_id": TypeLieu, "commune_id": Commune, "localite_id": Localite, "operateur_id": Operateur}
_MULTIPLES = {
    Public: (Accueil, "public_id"),
    Activite: (Lieu.activites.through, "activite_id"),
    Langue: (Lieu.langues.through, "langue_id"),
}


@dataclass(slots=True)
class Champs:
    """Mots de trois champs : `a` le nom, `b` où, quoi, pour qui, `c` le reste ; chaque mot nu, et sa racine.

    `lisibles` : comment les textes écrivent chaque mot nu, accents et majuscules compris.
    """

    a: set[str] = field(default_factory=set)
    b: set[str] = field(default_factory=set)
    c: set[str] = field(default_factory=set)
    lisibles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def de(cls, objet: Model) -> Self:
        champs = cls()
        for lettre, noms in TEXTES[type(objet)].items():
            valeurs = (getattr(objet, nom) for nom in noms)
            texte = compose(" ".join(v for v in valeurs if v not in INCONNUS))[:SIGNES_MAX]
            for mot in _mots_d_un_nom(texte) if lettre == "a" else lit(texte):
                if lettre == "a" or mot.nu not in MOTS_VIDES:
                    getattr(champs, lettre).update((mot.nu, mot.racine))
                    champs.retient({mot.nu: mot.ecrit})
        return champs

    def retient(self, lisibles: dict[str, str]) -> None:
        """Entre deux façons d'écrire un mot, les minuscules l'emportent : un nom commun en a toujours quelque part."""
        for nu, ecrit in lisibles.items():
            deja = self.lisibles.setdefault(nu, ecrit)
            if deja != ecrit:
                self.lisibles[nu] = min(deja, ecrit, key=lambda e: (not e.islower(), e))

    def ajoute(self, autres: "Champs") -> None:
        self.a |= autres.a
        self.b |= autres.b
        self.c |= autres.c
        self.retient(autres.lisibles)

    def separe(self) -> None:
        """Un mot ne reste que dans le premier champ où il figure."""
        self.b -= self.a
        self.c -= self.a | self.b

    @property
    def trois(self) -> tuple[set[str], set[str], set[str]]:
        return self.a, self.b, self.c


def _mots_d_un_nom(texte: str) -> Iterable[Mot]:
    """Les mots d'un nom, et ses formes collées ou séparées : « L'Entr'Act » est aussi « entract » et « lentract »,
    « RainbowHouse » aussi « rainbow house »."""
    yield from lit(texte)
    for groupe in texte.split():
        mots = lit(groupe)
        yield from _colle(mots)
        if mots and mots[0].nu in ELISIONS:
            yield from _colle(mots[1:])
        morceaux = _MAJUSCULE_INTERIEURE.split(groupe)
        if len(morceaux) > 1 and min(map(len, morceaux)) > 2:
            yield from lit(" ".join(morceaux))


def _colle(mots: Sequence[Mot]) -> Iterable[Mot]:
    if len(mots) > 1:
        ensemble = "".join(mot.nu for mot in mots)
        yield from (Mot(ensemble, nu, racine, 0, 0) for nu, racine in formes(ensemble))


class Redacteur:
    """Écrit les documents de lieux, par lots. Retient les termes et les endroits déjà lus."""

    def __init__(self) -> None:
        self._lus: dict[type[Model], dict[int, Champs]] = defaultdict(dict)

    def documents(self, pks: Iterable[int]) -> dict[int, Champs]:
        """Document de chacun de ces lieux que le public peut voir, et d'aucun autre."""
        colonnes = {nom for noms in TEXTES[Lieu].values() for nom in noms} | set(_SIMPLES)
        lieux = list(Lieu.objects.visibles().filter(pk__in=list(pks)).order_by().only(*colonnes))
        documents = {lieu.pk: Champs.de(lieu) for lieu in lieux}
        for colonne, modele in _SIMPLES.items():
            self._joint(documents, modele, [(lieu.pk, getattr(lieu, colonne)) for lieu in lieux])
        for modele, (liens, colonne) in _MULTIPLES.items():
            paires = liens.objects.filter(lieu__in=list(documents)).order_by()
            self._joint(documents, modele, list(paires.values_list("lieu_id", colonne)))
        for document in documents.values():
            document.separe()
        return documents

    def _joint(
        self, documents: dict[int, Champs], modele: type[Model], paires: list[tuple[int, int]]
    ) -> None:
        """Ajoute à chaque document les mots de l'objet lié."""
        lus = self._lus[modele]
        manquants = {cle for _, cle in paires if cle is not None} - lus.keys()
        lus |= {objet.pk: Champs.de(objet) for objet in modele._default_manager.filter(pk__in=manquants)}
        for pk, cle in paires:
            if cle is not None:
                documents[pk].ajoute(lus[cle])
