"""De quel lieu parle une ligne : son identifiant, une ancienne adresse, un import précédent, ou son nom et sa commune."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from lieux.models import AncienneAdresse, Lieu

from .cellules import CelluleRefusee
from .colonnes import NOUVEAU
from .lecture import Faute, LigneLue
from .models import LigneImport
from .references import References, cle

_CE_QUI_DISTINGUE = ("nom", "rue", "numero", "code_postal", "localite", "commune", "code_ins")


@dataclass(frozen=True, slots=True)
class Identite:
    """`lieu` : clé primaire, ou None pour un lieu à créer. `reconnu` : comment, quand ce n'est pas par l'identifiant."""

    lieu: int | None = None
    cle: str = ""
    reconnu: str = ""
    faute: Faute | None = None


class _Homonyme(NamedTuple):
    pk: int
    slug: str
    code_ins: str | None
    rue: str


def empreinte(cellules: dict[str, str]) -> str:
    """Ce qui reconnaît, au prochain import, une ligne sans identifiant."""
    morceaux = [cle(cellules.get(nom, "")) for nom in _CE_QUI_DISTINGUE]
    return sha256("\n".join(morceaux).encode()).hexdigest()


def reconnait(lignes: Iterable[LigneLue], references: References) -> dict[int, Identite]:
    """Identité de chaque ligne, par numéro. Une ligne qui désigne le même lieu qu'une précédente est refusée."""
    lignes = list(lignes)
    recherche = _Recherche(lignes, references)
    vues: dict[object, int] = {}
    identites = {}
    for ligne in lignes:
        identite = recherche.identite(ligne)
        if not identite.faute:
            premiere = vues.setdefault(identite.lieu or identite.cle, ligne.numero)
            if premiere != ligne.numero:
                phrase = f"Le même lieu est déjà donné à la ligne {premiere} : n'en garder qu'une."
                identite = Identite(faute=Faute("", "", phrase))
        identites[ligne.numero] = identite
    return identites


class _Recherche:
    def __init__(self, lignes: list[LigneLue], references: References) -> None:
        self.references = references
        identifiants = {ligne.cellules.get("identifiant", "") for ligne in lignes} - {"", NOUVEAU}
        self.par_slug = dict(Lieu.objects.filter(slug__in=identifiants).values_list("slug", "pk"))
        self.anciennes = {
            ancienne.slug: ancienne.lieu
            for ancienne in AncienneAdresse.objects.filter(slug__in=identifiants).select_related("lieu")
        }
        anonymes = [ligne for ligne in lignes if ligne.cellules.get("identifiant", NOUVEAU) == NOUVEAU]
        cles = {empreinte(ligne.cellules) for ligne in anonymes}
        self.deja_importes = dict(
            LigneImport.objects.filter(cle__in=cles, lieu__isnull=False, applique=True)
            .order_by("pk")
            .values_list("cle", "lieu_id")
        )
        self.homonymes = _homonymes({cle(ligne.cellules.get("nom", "")) for ligne in anonymes} - {""})

    def identite(self, ligne: LigneLue) -> Identite:
        identifiant = ligne.cellules.get("identifiant", "")
        if identifiant in self.par_slug:
            return Identite(self.par_slug[identifiant])
        if identifiant in self.anciennes:
            lieu = self.anciennes[identifiant]
            return Identite(lieu.pk, reconnu=f"par son ancienne adresse « {identifiant} »")
        if identifiant not in ("", NOUVEAU):
            raison = "aucun lieu n'a cet identifiant : le corriger, ou le laisser vide pour créer un lieu."
            return Identite(faute=Faute("identifiant", identifiant, raison))
        if not ligne.cellules.get("nom"):
            return Identite(faute=Faute("nom", "", "sans identifiant, il faut au moins le nom du lieu."))
        signe = empreinte(ligne.cellules)
        if signe in self.deja_importes:
            return Identite(self.deja_importes[signe], signe, "par un import précédent")
        if identifiant == NOUVEAU:
            return Identite(cle=signe)
        return self._par_le_nom(ligne, signe)

    def _par_le_nom(self, ligne: LigneLue, signe: str) -> Identite:
        commune, rue = self._commune(ligne.cellules), cle(ligne.cellules.get("rue", ""))
        memes = [
            h for h in self.homonymes.get(cle(ligne.cellules["nom"]), [])
            if not commune or not h.code_ins or h.code_ins == commune
        ]  # fmt: skip
        memes = [h for h in memes if rue and cle(h.rue) == rue] or memes
        if not memes:
            return Identite(cle=signe)
        if len(memes) == 1 and (not rue or not memes[0].rue or cle(memes[0].rue) == rue):
            return Identite(memes[0].pk, signe, "par son nom et sa commune")
        noms = " ou ".join(h.slug for h in memes[:3])
        raison = f"un lieu de ce nom existe déjà : écrire son identifiant ({noms}), ou {NOUVEAU} si c'en est un autre."
        return Identite(faute=Faute("nom", ligne.cellules["nom"], raison))

    def _commune(self, cellules: dict[str, str]) -> str:
        """Code INS de la commune de la ligne ; vide si elle n'en dit rien de clair."""
        try:
            if texte := cellules.get("code_ins") or cellules.get("commune"):
                return self.references.annuaires["commune"].code(texte)
            if texte := cellules.get("localite"):
                code = self.references.code_localite(texte, cellules.get("code_postal", ""), "")
                return self.references.localites[code].commune.code_ins
        except CelluleRefusee:
            pass
        return ""


def _homonymes(noms: set[str]) -> dict[str, list[_Homonyme]]:
    trouves: dict[str, list[_Homonyme]] = defaultdict(list)
    if noms:
        colonnes = Lieu.objects.order_by("pk").values_list("nom", "pk", "slug", "commune__code_ins", "rue")
        for nom, *reste in colonnes.iterator():
            if (signe := cle(nom)) in noms:
                trouves[signe].append(_Homonyme(*reste))
    return trouves
