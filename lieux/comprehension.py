"""Ce qu'une recherche veut dire : un endroit, un moment, et le reste, à chercher dans les textes.

« jeunes molenbeek », « café 1030 », « aînés près de Namur », « ce soir à Gosselies » ; avec ou sans fautes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import plein_texte
from .champs import Point
from .endroits import Endroit, Endroits, endroits
from .models import Lieu
from .orthographe import Proche, Vocabulaire, vocabulaire
from .racines import MOTS_VIDES, SIGNES_MAX, Mot, compose, lit, requete, utiles

_ARTICLES = {"d", "de", "des", "du", "l", "la", "le", "les"}
_A = {"a", "au", "aux"}
_DEVANT = _ARTICLES | _A | {"dans", "en", "sur", "vers"}
_TERRITOIRES = {"commune", "province", "region", "ville"}
_PRES = [
    tuple(mots.split())
    for mots in (
        "autour|pres|proche|proches|a cote|a proximite|aux alentours|aux environs|dans les environs|non loin|pas loin"
    ).split("|")
]
_ICI = [("chez", "moi"), ("ici",), ("moi",)]
_OUVERT = {"ouvert", "ouverte", "ouvertes", "ouverts"}
_MOMENTS = {
    ("maintenant",): "maintenant",
    ("en", "ce", "moment"): "maintenant",
    ("ce", "soir"): "soir",
    ("weekend",): "weekend",
    ("week", "end"): "weekend",
}
_NOMMES_MAX = 500
_MOTS_LUS = 40
"""Au-delà, plus rien n'est compris : tout est texte."""


@dataclass(frozen=True, slots=True)
class Demande:
    """Une recherche comprise. `texte` : ce qui reste à chercher, vide si l'endroit et le moment disent tout.

    Endroit : `communes` (slugs) ou `codes` (codes postaux), jamais les deux ; ou `pres`, son centre, et `pres_de`, son nom.
    `endroit` : son nom à afficher ; `corrige` : le même, s'il était mal écrit. `ouvert` : maintenant, soir ou weekend.
    `ici` : « près de chez moi », que seul le navigateur du visiteur peut situer.
    """

    texte: str
    communes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    pres: Point | None = None
    pres_de: str = ""
    endroit: str = ""
    corrige: str = ""
    ouvert: str | None = None
    ici: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Ce que disent les mots de `debut` à `fin` (exclu), introduction comprise."""

    debut: int
    fin: int
    endroit: Endroit | None = None
    pres: bool = False
    corrige: bool = False
    ouvert: str | None = None


def comprend(texte: str) -> Demande:
    """Ne lève jamais d'erreur. Un texte qui est le nom d'un lieu reste un texte, même s'il nomme un endroit."""
    texte = compose(texte[:SIGNES_MAX]).strip()
    mots = lit(texte)
    passages = list(_Lecture(mots[:_MOTS_LUS], endroits(), vocabulaire()).passages())
    if not passages:
        return Demande(texte)
    lus = {rang for p in passages for rang in range(p.debut, p.fin)}
    reste = [mot for rang, mot in enumerate(mots) if rang not in lus]
    if _est_un_nom(mots, reste, passages):
        return Demande(texte)
    return Demande(
        _texte_restant(texte, mots, reste, lus),
        ouvert=next((p.ouvert for p in passages if p.ouvert), None),
        ici=any(p.pres and not p.endroit for p in passages),
        **_ou(passages),
    )


def _est_un_nom(mots: list[Mot], reste: list[Mot], passages: list[Passage]) -> bool:
    """Tous les mots sont dans le nom d'un lieu : « Maison de quartier Bonnevie Molenbeek ». Mais un endroit nommé seul et en
    entier reste un endroit, même si un lieu en porte le nom."""
    if any(p.pres or p.corrige for p in passages):
        return False
    abreges = [p.endroit for p in passages if p.endroit and p.endroit.abrege]
    seul = all(p.endroit for p in passages) and all(mot.nu in MOTS_VIDES for mot in reste)
    if seul and not abreges:
        return False
    if not plein_texte.nomme(requete(utiles(mots))):
        return False
    return not seul or _un_lieu_d_ailleurs_se_nomme(mots, abreges)


def _un_lieu_d_ailleurs_se_nomme(mots: list[Mot], abreges: list[Endroit]) -> bool:
    """« Fontaine » est aussi « La Fontaine », à Bruxelles ; les lieux qui s'appellent « Woluwe » sont tous à Woluwe."""
    nommes = plein_texte.cherche(requete(utiles(mots)))[0][:_NOMMES_MAX].tolist()
    communes = [slug for endroit in abreges for slug in endroit.communes]
    return Lieu.objects.filter(pk__in=nommes).exclude(commune__slug__in=communes).exists()


def _texte_restant(texte: str, mots: list[Mot], reste: list[Mot], lus: set[int]) -> str:
    """Ce qui n'a pas été compris, tel qu'écrit ; rien s'il n'y a là que des mots vides, sauf si un lieu s'appelle ainsi."""
    if all(mot.nu in MOTS_VIDES for mot in reste) and not (
        len(reste) > 1 and plein_texte.nomme(requete(utiles(reste)))
    ):
        return ""
    for rang in sorted(lus, reverse=True):
        texte = f"{texte[: mots[rang].debut]} {texte[mots[rang].fin :]}"
    return " ".join(texte.split()).strip(" ,;:.!?'’-")


def _ou(passages: list[Passage]) -> dict[str, object]:
    """Les champs d'une Demande qui disent où."""
    if pres := next((p for p in passages if p.pres and p.endroit), None):
        nom = pres.endroit.libelle
        return {"pres": pres.endroit.centre, "pres_de": nom, "corrige": nom if pres.corrige else ""}
    trouves = [p for p in passages if p.endroit]
    communes = tuple(dict.fromkeys(slug for p in trouves for slug in p.endroit.communes))
    codes = tuple(dict.fromkeys(code for p in trouves for code in p.endroit.codes))
    libelle = ", ".join(dict.fromkeys(p.endroit.libelle for p in trouves))
    libelle = re.sub(r"^(\d{4}), (?=\D)", r"\1 ", libelle)
    if communes and codes:
        # « 1030 Schaerbeek », « Gosselies, Charleroi » : le plus petit des deux. « 1030 Jette » : l'un ou l'autre.
        tous = {code for slug in communes for code in endroits().codes_de[slug]}
        codes, communes = (codes if tous.issuperset(codes) else tuple(sorted(tous | set(codes)))), ()
    return {
        "communes": communes,
        "codes": codes,
        "endroit": libelle,
        "corrige": ", ".join(p.endroit.libelle for p in trouves if p.corrige),
    }


class _Lecture:
    """Parcourt les mots d'une recherche, de gauche à droite, et s'arrête à ce qui nomme un endroit ou un moment."""

    def __init__(self, mots: list[Mot], endroits: Endroits, vocabulaire: Vocabulaire):
        self.mots, self.endroits, self.vocabulaire = mots, endroits, vocabulaire
        self.nus = [mot.nu for mot in mots]
        self.corriges = dict(self._corriges())
        self.noms = [self.corriges.get(rang, nu) for rang, nu in enumerate(self.nus)]
        self.seul = len(utiles(mots)) == 1

    def passages(self) -> Iterator[Passage]:
        rang = 0
        while rang < len(self.mots):
            passage = self._moment(rang) or self._pres(rang) or self._endroit(rang)
            if passage:
                yield passage
            rang = passage.fin if passage else rang + 1

    def _corriges(self) -> Iterator[tuple[int, str]]:
        """Mots que les fiches ignorent et qui ressemblent à un nom d'endroit, au moins autant qu'à un mot des fiches."""
        for rang, mot in enumerate(self.mots):
            if mot.nu in self.endroits.mots or not (proche := self.endroits.voisinage.plus_proche(mot.nu)):
                continue
            debut = mot.nu if mot is self.mots[-1] else ""
            if self.vocabulaire.connait(mot.nu, debut) or not self._permis(mot, proche):
                continue
            autre = self.vocabulaire.voisinage.plus_proche(mot.nu)
            if autre is None or proche[:3] <= autre[:3]:
                yield rang, proche.mot

    def _permis(self, mot: Mot, proche: Proche) -> bool:
        """Un mot dont les fiches ont la racine (« Bruxeles ») doit sonner pareil ; un nom de village, ne différer que d'une lettre."""
        if self.vocabulaire.connait(mot.racine) and proche.ecart:
            return False
        return proche.mot in self.endroits.mots_des_communes or proche.ecart_lettres <= 1

    def _moment(self, rang: int) -> Passage | None:
        for mots, ouvert in _MOMENTS.items():
            fin = rang + len(mots)
            if tuple(self.nus[rang:fin]) == mots:
                debut = self._recule(rang, {"ce", "le", "pour"})
                debut = self._recule(debut, _OUVERT)
                while fin < len(self.nus) and self.nus[fin] in _OUVERT:
                    fin += 1
                return Passage(debut, fin, ouvert=ouvert)
        return None

    def _pres(self, rang: int) -> Passage | None:
        """« près de Namur », « autour d'ici »."""
        for mots in _PRES:
            suite = rang + len(mots)
            if tuple(self.nus[rang:suite]) != mots:
                continue
            while suite < len(self.nus):
                for ici in _ICI:
                    if tuple(self.nus[suite : suite + len(ici)]) == ici:
                        return Passage(rang, suite + len(ici), pres=True)
                if nomme := self._nomme(suite, introduit=True):
                    return replace(nomme, debut=rang, pres=True)
                if self.nus[suite] not in _ARTICLES | _A | _TERRITOIRES:
                    return None
                suite += 1
        return None

    def _endroit(self, rang: int) -> Passage | None:
        introduit = rang > 0 and self.nus[rang - 1] in _A
        if not (nomme := self._nomme(rang, introduit=introduit)):
            return None
        debut = self._recule(rang, _DEVANT)
        if debut < rang and debut and self.nus[debut - 1] in _TERRITOIRES:
            debut = self._recule(debut - 1, _DEVANT)
        return replace(nomme, debut=debut)

    def _nomme(self, rang: int, *, introduit: bool) -> Passage | None:
        """L'endroit dont le nom commence à ce mot, le plus long possible."""
        if self._est_un_code(rang):
            code = self.nus[rang]
            return Passage(rang, rang + 1, self.endroits.du_code(code))
        for fin in range(min(rang + self.endroits.longueur_max, len(self.noms)), rang, -1):
            endroit = self.endroits.par_nom.get(tuple(self.noms[rang:fin]))
            if endroit and (introduit or self._est_un_nom_propre(rang, fin, endroit)):
                corrige = any(r in self.corriges for r in range(rang, fin))
                return Passage(rang, fin, endroit, corrige=corrige)
        return None

    def _est_un_code(self, rang: int) -> bool:
        nu = self.nus[rang]
        quatre_chiffres = len(nu) == 4 and nu.isascii() and nu.isdigit() and nu[0] != "0"
        return quatre_chiffres and (nu in self.endroits.centres or len(self.mots) == 1)

    def _est_un_nom_propre(self, rang: int, fin: int, endroit: Endroit) -> bool:
        """« Lessive », « Membre », « Heure » sont des localités, mais les fiches écrivent ces mots en minuscules : sans
        « à » ni « près de », ce sont des noms communs. Une commune nommée seule, comme « Ans », reste une commune."""
        if all(nu in MOTS_VIDES for nu in self.nus[rang:fin]):
            return False
        if fin - rang > 1 or not self.vocabulaire.est_commun(self.noms[rang]):
            return True
        return self.seul and bool(endroit.communes) and not endroit.abrege

    def _recule(self, rang: int, mots: set[str]) -> int:
        while rang and self.nus[rang - 1] in mots:
            rang -= 1
        return rang
