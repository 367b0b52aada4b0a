"""Retrouver un type, un public, un opérateur, une commune par son identifiant ou par son nom. Lu une fois par comparaison."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from rapidfuzz import process

from lieux.models import (
    Accessibilite,
    Activite,
    Commune,
    Langue,
    Localite,
    ModeAcces,
    Operateur,
    Public,
    TypeLieu,
)
from lieux.texte import mots

from .cellules import CelluleRefusee

RESSEMBLANCE = 70  # sur 100


def cle(texte: str) -> str:
    """Deux écritures d'un même nom ont la même clé : « Molenbeek St-Jean », « molenbeek saint jean »."""
    return " ".join({"st": "saint", "ste": "sainte"}.get(mot, mot) for mot in mots(texte))


class Annuaire:
    """Objets d'un modèle par code public, et par nom. `attribut` donne le code."""

    def __init__(self, objets: Iterable[models.Model], attribut: str, noms: Iterable[str], phrase: str):
        self.phrase = phrase
        self.attribut = attribut
        self.par_code: dict[str, models.Model] = {}
        self.par_nom: dict[str, list[models.Model]] = defaultdict(list)
        for objet in objets:
            self.par_code[getattr(objet, attribut)] = objet
            for nom in {cle(getattr(objet, nom)) for nom in noms} - {""}:
                self.par_nom[nom].append(objet)

    def code(self, texte: str) -> str:
        """Code de l'objet que désigne ce texte. Lève CelluleRefusee, en proposant le plus proche."""
        if texte in self.par_code:
            return texte
        trouves = self.par_nom.get(cle(texte), [])
        if len(trouves) == 1:
            return getattr(trouves[0], self.attribut)
        if trouves:
            codes = ", ".join(sorted(getattr(objet, self.attribut) for objet in trouves))
            raise CelluleRefusee(f"désigne plusieurs fiches : écrire l'un de ces identifiants : {codes}.")
        raise CelluleRefusee(f"{self.phrase}{self._conseil(texte)}")

    def _conseil(self, texte: str) -> str:
        proche = process.extractOne(cle(texte), list(self.par_nom), score_cutoff=RESSEMBLANCE)
        if not proche:
            return "."
        objet = self.par_nom[proche[0]][0]
        return f". Vouliez-vous dire « {getattr(objet, 'libelle', None) or getattr(objet, 'nom', None) or objet} » ?"


def annuaire_des_communes() -> Annuaire:
    """Par code INS, par nom dans les trois langues, par slug."""
    return Annuaire(
        Commune.objects.all(), "code_ins", ("nom_fr", "nom_nl", "nom_de", "slug"),
        "n'est pas une commune de Wallonie ou de Bruxelles",
    )  # fmt: skip


def _code_localite(localite: Localite) -> str:
    return f"{localite.code_postal}|{localite.nom}|{localite.commune.code_ins}"


class References:
    """Tout ce que les cases peuvent désigner."""

    def __init__(self) -> None:
        vocabulaires = {
            "type": TypeLieu, "publics": Public, "activites": Activite, "langues": Langue,
            "accessibilites": Accessibilite, "modes_acces": ModeAcces,
        }  # fmt: skip
        self.annuaires = {
            champ: Annuaire(modele.objects.all(), "slug", ("libelle",), "n'est pas un mot du guide")
            for champ, modele in vocabulaires.items()
        }
        self.annuaires["operateur"] = Annuaire(
            Operateur.objects.all(), "slug", ("nom", "sigle", "numero_bce"),
            "n'est pas un opérateur du guide : créer sa fiche d'abord, ou corriger le nom",
        )  # fmt: skip
        self.annuaires["commune"] = annuaire_des_communes()
        self.localites = {
            _code_localite(localite): localite for localite in Localite.objects.select_related("commune")
        }
        self._localites_par_nom: dict[str, list[str]] = defaultdict(list)
        for code, localite in self.localites.items():
            for nom in {cle(n) for n in (localite.nom, localite.nom_nl, localite.nom_de)} - {""}:
                self._localites_par_nom[nom].append(code)

    def objet(self, champ: str, code: str) -> models.Model | None:
        return self.localites.get(code) if champ == "localite" else self.annuaires[champ].par_code.get(code)

    def code_localite(self, texte: str, code_postal: str, code_ins: str) -> str:
        """Code de la localité de ce nom, parmi celles de ce code postal et de cette commune, s'ils sont connus."""
        codes = self._localites_par_nom.get(cle(texte), [])
        if not codes:
            proche = process.extractOne(cle(texte), list(self._localites_par_nom), score_cutoff=RESSEMBLANCE)
            conseil = (
                f" Vouliez-vous dire « {self.localites[self._localites_par_nom[proche[0]][0]].nom} » ?"
                if proche
                else ""
            )
            raise CelluleRefusee(f"n'est pas une localité postale de Wallonie ou de Bruxelles.{conseil}")
        choisies = [
            code for code in codes
            if (not code_postal or self.localites[code].code_postal == code_postal)
            and (not code_ins or self.localites[code].commune.code_ins == code_ins)
        ]  # fmt: skip
        if len(choisies) == 1:
            return choisies[0]
        possibles = ", ".join(
            f"{self.localites[c].code_postal} ({self.localites[c].commune.nom_fr})" for c in codes[:5]
        )
        if choisies:
            raise CelluleRefusee(
                f"se trouve à plusieurs endroits : donner aussi le code postal et la commune : {possibles}."
            )
        raise CelluleRefusee(
            f"ne va pas avec ce code postal ou cette commune ; on la trouve ici : {possibles}."
        )


def code_de(champ: str, objet: models.Model | None) -> str:
    """Code public d'un objet lié ; vide s'il n'y en a pas."""
    if objet is None:
        return ""
    if champ == "localite":
        return _code_localite(objet)
    return objet.code_ins if champ == "commune" else objet.slug
