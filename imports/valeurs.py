"""Une ligne lue : la valeur de chaque champ qu'elle donne, et ce qui s'y lit mal. Une case vide est sans avis."""

from typing import Any

from lieux.models import Lieu

from .cellules import CelluleRefusee
from .colonnes import LIES, MULTIPLES, PAR_NOM, SUIVI, VIDER, Colonne, pareilles, valeur_de
from .lecture import Faute, LigneLue
from .references import References, cle

LATITUDES, LONGITUDES = (49.4, 51.6), (2.5, 6.5)  # degrés : la Belgique


class Valeurs:
    """`valeurs` par champ ; `fautes` ; `fautifs` : champs dont la case est refusée, donc à ne pas valider davantage."""

    def __init__(self, ligne: LigneLue, lieu: Lieu | None, references: References) -> None:
        self.ligne, self.lieu, self.references = ligne, lieu, references
        self.valeurs: dict[str, Any] = {}
        self.fautes: list[Faute] = []
        self.fautifs: set[str] = set()
        self.verifie_le = ""
        self.methode = "source"
        self.fautifs |= {PAR_NOM[faute.colonne].champ for faute in ligne.fautes if faute.colonne}
        for nom, texte in ligne.cellules.items():
            if nom not in ("identifiant", "localite") and PAR_NOM[nom].champ not in self.fautifs:
                self._lit(PAR_NOM[nom], texte)
        self._lit_localite()
        self._lit_suivi()
        self._verifie_position()
        if lieu is None:
            self._exige_le_type()

    def _refuse(self, colonne: str, raison: str) -> None:
        self.fautes.append(Faute(colonne, self.ligne.cellules.get(colonne, ""), raison))
        self.fautifs.add(PAR_NOM[colonne].champ)

    def _lit(self, colonne: Colonne, texte: str) -> None:
        try:
            valeur = self._valeur(colonne, texte)
        except CelluleRefusee as erreur:
            self._refuse(colonne.nom, str(erreur))
            return
        if self.valeurs.setdefault(colonne.champ, valeur) != valeur:
            self._refuse(
                colonne.nom, "ne va pas avec la commune de la même ligne : corriger l'une ou l'autre."
            )

    def _valeur(self, colonne: Colonne, texte: str) -> Any:
        if texte.lower() == VIDER:
            if not colonne.effacable:
                raise CelluleRefusee("ne se vide pas : une valeur est obligatoire.")
            return colonne.vide
        if (actuelle := self._deja_dite(colonne, texte)) is not None:
            return actuelle
        if (
            colonne.nom == "operateur"
            and self.lieu
            and self.lieu.operateur
            and cle(self.lieu.operateur.nom) == cle(texte)
        ):
            return (
                self.lieu.operateur.slug
            )  # deux opérateurs peuvent porter ce nom ; c'est celui que dit l'export
        return colonne.lit(texte, self.references)

    def _deja_dite(self, colonne: Colonne, texte: str) -> str | None:
        """Un texte que la fiche dit déjà n'est pas jugé de nouveau : un export se réimporte toujours."""
        if not self.lieu or colonne.champ in (*LIES, *MULTIPLES, *SUIVI):
            return None
        actuelle = valeur_de(self.lieu, colonne.champ)
        pareil = isinstance(actuelle, str) and pareilles(colonne.champ, actuelle, texte)
        return actuelle if pareil else None

    def _lit_localite(self) -> None:
        texte = self.ligne.cellules.get("localite")
        if not texte or "localite" in self.fautifs:
            return
        if texte.lower() == VIDER:
            self.valeurs["localite"] = ""
            return
        code_postal, commune = self.valeurs.get("code_postal"), self.valeurs.get("commune")
        if self.lieu:
            memes = self.lieu.localite and cle(self.lieu.localite.nom) == cle(texte)
            code_postal = code_postal or (self.lieu.code_postal if memes else "")
            commune = commune or (valeur_de(self.lieu, "commune") if memes else "")
        try:
            code = self.references.code_localite(texte, code_postal or "", commune or "")
        except CelluleRefusee as erreur:
            self._refuse("localite", str(erreur))
            return
        self.valeurs["localite"] = code
        localite = self.references.localites[code]
        if not (self.lieu and self.lieu.code_postal) and "code_postal" not in self.fautifs:
            self.valeurs.setdefault("code_postal", localite.code_postal)
        if not (self.lieu and self.lieu.commune_id) and "commune" not in self.fautifs:
            self.valeurs.setdefault("commune", localite.commune.code_ins)

    def _lit_suivi(self) -> None:
        suivi = {champ: self.valeurs.pop(champ, "") for champ in SUIVI}
        self.verifie_le, self.methode = suivi["verifie_le"], suivi["methode_verification"] or "source"

    def _verifie_position(self) -> None:
        latitude, longitude = self.valeurs.get("latitude"), self.valeurs.get("longitude")
        if latitude is None or longitude is None:
            return
        if _dans(latitude, LONGITUDES) and _dans(longitude, LATITUDES):
            texte = f"{longitude} en latitude et {latitude} en longitude".replace(".", ",")
            self._refuse(
                "latitude", f"est une longitude : les deux coordonnées semblent inversées. Écrire {texte}."
            )
            self.fautifs.add("longitude")

    def _exige_le_type(self) -> None:
        if "type" not in self.valeurs and "type" not in self.fautifs:
            self._refuse("type", "pour créer un lieu, dire son type.")


def _dans(valeur: float, bornes: tuple[float, float]) -> bool:
    return bornes[0] <= valeur <= bornes[1]
