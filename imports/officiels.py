"""Les listes officielles : ISADF, plans de cohésion sociale, population. Lire, comparer à la base, puis tout écrire ou rien.

Les colonnes de chacune : docs/imports-officiels.md.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction

from lieux.actes import acte
from lieux.models import Commune

from .cellules import CelluleRefusee, en_texte
from .lecture import Faute, LigneLue, Tableau, Titres
from .references import annuaire_des_communes


@dataclass(slots=True)
class Fiche:
    """Ce qu'une ligne ferait : `objet` tel qu'il deviendrait, `relations` par nom, `changements` en mots ; rien = déjà dit."""

    ligne: LigneLue
    commune: Commune
    objet: models.Model
    cree: bool
    relations: dict[str, list[models.Model]] = field(default_factory=dict)
    changements: list[str] = field(default_factory=list)

    @property
    def statut(self) -> str:
        return "cree" if self.cree else "change" if self.changements else "inchange"


class Refusee(Exception):
    """Cette ligne ne peut pas entrer."""

    def __init__(self, *fautes: Faute) -> None:
        super().__init__(*fautes)
        self.fautes = fautes


class Liste:
    """Un genre de liste. `champs` : par colonne, le champ qu'elle remplit et comment la lire."""

    nom: ClassVar[str]
    colonnes: ClassVar[tuple[str, ...]]
    obligatoires: ClassVar[tuple[str, ...]]
    champs: ClassVar[dict[str, tuple[str, Callable[[str], Any]]]]

    def __init__(self) -> None:
        self.communes = annuaire_des_communes()
        self.vues: dict[object, int] = {}

    @property
    def titres(self) -> Titres:
        connus = f"Les colonnes attendues : {', '.join(self.colonnes)}."
        return Titres(
            self.colonnes,
            frozenset({"commune", "code_ins"}),
            f"Ni colonne « commune » ni colonne « code_ins » dans la première ligne. {connus}",
            "Le fichier n'a que des titres de colonnes : ajouter une ligne par commune.",
        )

    def lit(self, ligne: LigneLue) -> Fiche:
        """Lève Refusee, avec toutes les fautes de la ligne."""
        fautes = list(ligne.fautes)
        manquent = [nom for nom in self.obligatoires if nom not in ligne.cellules]
        fautes += [Faute(nom, "", "manque : cette case est obligatoire.") for nom in manquent]
        valeurs = {}
        for colonne, (champ, lis) in self.champs.items():
            if texte := ligne.cellules.get(colonne):
                try:
                    valeurs[champ] = lis(texte)
                except CelluleRefusee as erreur:
                    fautes.append(Faute(colonne, texte, str(erreur)))
        try:
            commune = self.commune(ligne)
        except Refusee as erreur:
            fautes += erreur.fautes
        if fautes:
            raise Refusee(*fautes)
        fiche = self.compare(ligne, commune, valeurs)
        self.valide(fiche)
        return fiche

    def compare(self, ligne: LigneLue, commune: Commune, valeurs: dict[str, Any]) -> Fiche:
        raise NotImplementedError

    def commune(self, ligne: LigneLue) -> Commune:
        colonne = "code_ins" if "code_ins" in ligne.cellules else "commune"
        return self.commune_de(colonne, ligne.cellules.get(colonne, ""))

    def commune_de(self, colonne: str, texte: str) -> Commune:
        if not texte:
            raise Refusee(Faute("commune", "", "manque : donner le code INS ou le nom."))
        try:
            return self.communes.par_code[self.communes.code(texte)]
        except CelluleRefusee as erreur:
            raise Refusee(Faute(colonne, texte, str(erreur))) from erreur

    def une_fois(self, ligne: LigneLue, cle: object, commune: Commune, quand: str) -> None:
        """Refuse une commune déjà nommée par une ligne d'avant, pour la même période."""
        avant = self.vues.setdefault(cle, ligne.numero)
        if avant != ligne.numero:
            raise Refusee(
                Faute("commune", commune.nom_fr, f"est déjà à la ligne {avant} {quand} : n'en garder qu'une.")
            )

    def change(self, fiche: Fiche, valeurs: dict[str, Any]) -> None:
        """Pose les valeurs, et retient ce qui change. Une case vide est sans avis."""
        for champ, valeur in valeurs.items():
            avant = getattr(fiche.objet, champ)
            if avant != valeur:
                libelle = fiche.objet._meta.get_field(champ).verbose_name
                fiche.changements.append(f"{libelle} « {en_mots(avant)} » → « {en_mots(valeur)} »")
                setattr(fiche.objet, champ, valeur)

    def valide(self, fiche: Fiche) -> None:
        """Les règles du modèle, celles des relations comprises quand il en a."""
        try:
            fiche.objet.full_clean()
        except ValidationError as erreur:
            raise Refusee(*self._fautes(fiche.ligne, erreur)) from erreur
        ecarts = getattr(fiche.objet, "ecarts_des_relations", lambda **_: ())(**fiche.relations)
        if fautes := [Faute("", "", str(ecart)) for ecart in ecarts]:
            raise Refusee(*fautes)

    def _fautes(self, ligne: LigneLue, erreur: ValidationError) -> Iterator[Faute]:
        """Ce que le modèle refuse, dit à la colonne du fichier et avec le texte de sa case."""
        colonnes = {champ: colonne for colonne, (champ, _) in self.champs.items()} | {NON_FIELD_ERRORS: ""}
        for champ, phrases in erreur.message_dict.items():
            colonne = colonnes.get(champ, champ)
            for phrase in phrases:
                yield Faute(colonne, ligne.cellules.get(colonne, ""), phrase)


@dataclass(frozen=True, slots=True)
class Comparaison:
    fiches: list[Fiche]
    fautes: list[tuple[LigneLue, Faute]]

    @property
    def compte(self) -> Counter:
        return Counter(fiche.statut for fiche in self.fiches)


def compare(tableau: Tableau, liste: Liste) -> Comparaison:
    fiches, fautes = [], []
    for ligne in tableau.lignes:
        try:
            fiches.append(liste.lit(ligne))
        except Refusee as refus:
            fautes += [(ligne, faute) for faute in refus.fautes]
    return Comparaison(fiches, fautes)


@transaction.atomic
def ecris(comparaison: Comparaison, fichier: str) -> None:
    """Enregistre ce qui est créé ou changé, en un seul acte de l'historique."""
    with acte(raison=f"Import de « {fichier} »"):
        for fiche in comparaison.fiches:
            if fiche.statut == "inchange":
                continue
            fiche.objet.save()
            for nom, lies in fiche.relations.items():
                getattr(fiche.objet, nom).set(lies)


def en_mots(valeur: object) -> str:
    """Une valeur comme on la lit : virgule décimale, « vide » pour rien."""
    if valeur is None or valeur == "":
        return "vide"
    texte = f"{valeur:f}" if isinstance(valeur, Decimal) else str(valeur)
    return texte.replace(".", ",") if isinstance(valeur, Decimal | float) else texte


def en_source(texte: str) -> str:
    if len(texte) > 300:
        raise CelluleRefusee("dépasse 300 signes : la raccourcir.")
    return en_texte(texte)
