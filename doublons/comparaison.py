"""Deux fiches côte à côte : ce qu'elles disent de pareil, ce qu'elles disent d'autre, et ce qu'on propose d'en garder."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

from historique.etats import Etat, Valeurs, etat_actuel
from historique.mots import Noms, en_mots
from lieux.models import Lieu

GARDE, ABSORBE, LES_DEUX = "garde", "absorbe", "les_deux"
ENSEMBLES = {
    "adresse": ("Adresse", ("rue", "numero", "complement", "code_postal", "localite", "commune")),
    "position": ("Position", ("latitude", "longitude", "precision", "position_source")),
    "etat": ("État", ("etat", "etat_depuis", "etat_note")),
    "ages": ("Âges", ("age_min", "age_max")),
}
"""Des champs qui n'ont de sens qu'ensemble : on les choisit d'un coup."""
PROPRES = {"id", "slug", "cree_le", "modifie_le"}
"""Une fiche les garde toujours."""
TEXTES_REUNIS = ("source", "remarque")
VIDES = (None, "", [], Lieu.Etat.INCONNU, Lieu.Tarif.INCONNU, Lieu.Gouvernance.INCONNUE)
FORTS = {
    "publication": Lieu.Publication.PUBLIE,
    "type_adresse": Lieu.TypeAdresse.CONFIDENTIELLE,
}
"""Proposés dès qu'une des deux fiches les a : rien ne disparaît du site, et un secret le reste."""


@dataclass(frozen=True, slots=True)
class Point:
    """Un champ ou un ensemble. `choix` : couples (valeur, ce qu'elle donnerait, en mots) ; vide si les deux fiches sont d'accord."""

    cle: str
    libelle: str
    champs: tuple[str, ...]
    garde: str
    absorbe: str
    choix: tuple[tuple[str, str], ...] = ()
    propose: str = GARDE


@dataclass(frozen=True)
class Comparaison:
    garde: Lieu
    absorbe: Lieu
    etats: tuple[Etat, Etat]

    @classmethod
    def de(cls, garde: Lieu, absorbe: Lieu) -> "Comparaison":
        return cls(garde, absorbe, (etat_actuel(Lieu, garde.pk), etat_actuel(Lieu, absorbe.pk)))

    @property
    def vue(self) -> str:
        """Empreinte de ce qui est lu : une fiche changée entre-temps en donne une autre."""
        return "-".join(etat.empreinte for etat in self.etats)

    @property
    def points(self) -> list[Point]:
        a, b = (etat.propres for etat in self.etats)
        noms = Noms([(Lieu, a), (Lieu, b)])
        return [point for cle, champs in _groupes(a) if (point := _point(cle, champs, a, b, noms))]

    @property
    def differents(self) -> list[Point]:
        return [point for point in self.points if point.choix]

    @property
    def pareils(self) -> list[Point]:
        return [point for point in self.points if not point.choix]


def _groupes(valeurs: Valeurs) -> list[tuple[str, tuple[str, ...]]]:
    """Clé et champs de chaque point, dans l'ordre du modèle."""
    ensemble_de = {champ: cle for cle, (_, champs) in ENSEMBLES.items() for champ in champs}
    cles = dict.fromkeys(ensemble_de.get(nom, nom) for nom in valeurs if nom not in PROPRES)
    return [(cle, ENSEMBLES[cle][1] if cle in ENSEMBLES else (cle,)) for cle in cles]


def _point(cle: str, champs: tuple[str, ...], a: Valeurs, b: Valeurs, noms: Noms) -> Point | None:
    """None si aucune des deux fiches n'en dit rien."""
    textes = [_texte(champs, valeurs, noms) for valeurs in (a, b)]
    if not any(textes):
        return None
    libelle = ENSEMBLES[cle][0] if cle in ENSEMBLES else capfirst(Lieu._meta.get_field(cle).verbose_name)
    if all(a[nom] == b[nom] for nom in champs):
        return Point(cle, libelle, champs, *textes)
    choix = [(GARDE, textes[0]), (ABSORBE, textes[1])]
    if se_reunit(cle) and a[cle] and b[cle]:
        return Point(cle, libelle, champs, *textes, (*choix, (LES_DEUX, _reuni(cle, a, b, noms))), LES_DEUX)
    return Point(cle, libelle, champs, *textes, tuple(choix), _propose(cle, champs, a, b))


def se_reunit(cle: str) -> bool:
    return cle in TEXTES_REUNIS or (cle not in ENSEMBLES and Lieu._meta.get_field(cle).many_to_many)


def reunit(cle: str, a: Valeurs, b: Valeurs) -> list[int] | str:
    """Les mots cochés de l'une ou de l'autre ; les lignes de l'une, puis celles que l'autre ajoute."""
    if cle in TEXTES_REUNIS:
        return "\n".join(dict.fromkeys([*a[cle].splitlines(), *b[cle].splitlines()]))
    return sorted({*a[cle], *b[cle]})


def _reuni(cle: str, a: Valeurs, b: Valeurs, noms: Noms) -> str:
    return _texte((cle,), {cle: reunit(cle, a, b)}, noms)


def _propose(cle: str, champs: tuple[str, ...], a: Valeurs, b: Valeurs) -> str:
    """La fiche gardée, sauf si elle n'en dit rien."""
    muette = all(a[nom] in VIDES for nom in champs)
    return ABSORBE if muette or (cle in FORTS and b[cle] == FORTS[cle]) else GARDE


def _texte(champs: tuple[str, ...], valeurs: Valeurs, noms: Noms) -> str:
    return ", ".join(filter(None, (_mots(Lieu._meta.get_field(nom), valeurs[nom], noms) for nom in champs)))


def _mots(champ: models.Field, valeur, noms: Noms) -> str:
    if champ.many_to_many:
        return ", ".join(sorted(noms(champ.related_model, cle) for cle in valeur))
    return en_mots(champ, valeur, noms)
