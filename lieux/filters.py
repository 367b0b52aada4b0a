"""Ce que sélectionne une adresse : liste, carte, points et exports passent par ici, et ne peuvent donc pas diverger."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from federations.annuaire import avec_regroupees
from federations.models import Adhesion
from financements.models import Agrement

from . import conditions, ouverture, recherche, tri
from .calendriers import calendriers
from .conditions import PAR_VALEURS, Condition
from .dates import il_y_a_mois
from .models import Lieu
from .options import BRUXELLES, Option, communes_de_bruxelles, lit_options
from .parametres import chaine
from .parametres_lus import lit_parametres
from .publics import public_nomme
from .repertoire import Masque, Repertoire
from .repertoire_lecture import repertoire
from .selection import Selection
from .texte import mots

RAYON_PAR_DEFAUT_KM = 5
ENDROITS = ("commune", "cp", "pres", "zone")
DETRESSE = ("mourir", "suicid", "tuer")
SANS_CONDITION = ("rayon", "inconnus", "tri")
"""Paramètres qui ne choisissent pas les lieux : ils en précisent un autre, ou l'ordre."""


class LieuFilter:
    """Lieux que sélectionnent les paramètres. Une valeur qui ne veut rien dire est mise de côté et nommée dans `erreurs`.

    `imposes` : paramètres que la page fixe elle-même (la page d'une fédération, ses lieux). Le visiteur ne peut ni les changer
    ni les retirer, et l'adresse de la page n'a pas à les dire.
    """

    def __init__(self, data: QueryDict, imposes: dict[str, list[str]] | None = None):
        self.imposes = imposes or {}
        self.data = data.copy()
        for nom, demandees in self.imposes.items():
            self.data.setlist(nom, demandees)
        self.options = lit_options(operateurs=self.data.getlist("operateur"))
        self.calendriers = calendriers()
        self.maintenant = timezone.now()
        self.demande = recherche.Demande("")

    # --- Ce que les paramètres veulent dire ---------------------------------------------------------------------

    @cached_property
    def valeurs(self) -> dict[str, object]:
        """Valeurs utiles par paramètre. D'une liste, seules les valeurs sans sens tombent."""
        valeurs, self.ecartes = lit_parametres(self.data, self.options)
        valeurs |= self._compris(valeurs)
        if "distance" in (valeurs.get("tri") or []) and not valeurs.get("pres"):
            valeurs["tri"] = []
            self.ecartes["tri"] = [
                gettext("Pour trier par distance, il faut d'abord un point de départ : « Autour de moi ».")
            ]
        return {nom: valeur for nom, valeur in valeurs.items() if valeur not in (None, "", [])}

    def _compris(self, valeurs: dict[str, object]) -> dict[str, object]:
        """Ce que la recherche nomme sans le chercher : « jeunes molenbeek » est un mot et une commune, « 6041 » un code postal.

        Un endroit déjà choisi l'emporte : le texte reste alors un texte.
        """
        texte = str(valeurs.get("q") or "")
        if not texte or any(valeurs.get(nom) for nom in ENDROITS):
            return {}
        self.demande = recherche.comprend(texte)
        compris = {
            "q": self.demande.texte,
            "commune": self._sans_enumerer_bruxelles(self.demande.communes),
            "cp": list(self.demande.codes),
            "pres": self.demande.pres,
            "ouvert": valeurs.get("ouvert") or self.demande.ouvert,
        }
        return compris | self._public_compris(valeurs, compris)

    def _public_compris(self, valeurs: dict[str, object], compris: dict[str, object]) -> dict[str, object]:
        """« jeunes molenbeek » : les lieux de Molenbeek qui accueillent les jeunes, ceux ouverts à tout le monde compris.

        Sans endroit, « jeunes » reste un mot : « Maison de jeunes » est peut-être un nom.
        """
        situe = any(compris[nom] for nom in ENDROITS if nom in compris)
        slug = public_nomme(str(compris["q"])) if situe and not valeurs.get("public") else None
        return {"q": "", "public": [slug]} if slug else {}

    def _sans_enumerer_bruxelles(self, communes: Iterable[str]) -> list[str]:
        les_19 = set(communes_de_bruxelles(self.options))
        if not les_19 or not les_19 <= set(communes):
            return list(communes)
        return [BRUXELLES.slug, *(commune for commune in communes if commune not in les_19)]

    @property
    def resultats_pour(self) -> str:
        """La recherche telle qu'elle a été corrigée : « jeunes Schaerbeek » ; vide si rien ne l'a été."""
        texte = str(self.valeurs.get("q", ""))
        corrige = self.trouvaille.corrige if texte else ""
        if not corrige and not self.demande.corrige:
            return ""
        return f"{corrige or self.demande.texte} {self.demande.corrige or self.demande.endroit}".strip()

    @property
    def detresse(self) -> bool:
        """La recherche dit que quelqu'un va très mal : avant tout lieu, la page donne un numéro où parler."""
        return any(mot.startswith(DETRESSE) for mot in mots(str(self.data.get("q", ""))))

    @property
    def racines(self) -> tuple[str, ...]:
        """Ce que les vignettes marquent."""
        return self.trouvaille.racines if "q" in self.valeurs else ()

    @property
    def erreurs(self) -> dict[str, list[str]]:
        """Phrases par paramètre mis de côté ; vide si tout a un sens."""
        _ = self.valeurs
        return self.ecartes

    @property
    def parametres(self) -> str:
        """Ce qui a un sens, en chaîne de requête, hors tri et page : pour la carte, les exports, les liens."""
        return chaine(self.valeurs, lambda nom, valeur: nom != "tri")

    @property
    def parametres_ici(self) -> str:
        """Les mêmes, pour un lien qui reste sur cette page : sans ce qu'elle impose."""
        return chaine(self.choix, lambda nom, valeur: nom != "tri")

    @property
    def choix(self) -> dict[str, object]:
        """Les valeurs que le visiteur a choisies, et peut donc retirer."""
        return {nom: valeur for nom, valeur in self.valeurs.items() if nom not in self.imposes}

    @property
    def avec_inconnus(self) -> bool:
        return "inconnus" in self.valeurs

    @cached_property
    def communes_choisies(self) -> list[Option]:
        demandees = set(self.valeurs.get("commune", []))
        if not demandees:
            return []
        return [c for c in self.options["commune"].values() if c.slug in demandees or c.suite in demandees]

    # --- Ce qu'ils sélectionnent --------------------------------------------------------------------------------

    @cached_property
    def repertoire(self) -> Repertoire:
        return repertoire()

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Ce que chaque paramètre demande ; ceux qui ne choisissent pas les lieux (tri, rayon) n'y sont pas."""
        return {
            nom: self._condition(nom, valeur)
            for nom, valeur in self.valeurs.items()
            if nom not in SANS_CONDITION
        }

    def retenus(self, *, sans: str = "", inconnus: bool | None = None) -> Masque:
        """Lieux retenus, le paramètre `sans` mis de côté. `inconnus` : avec ceux dont on ne sait pas ; par défaut, selon l'adresse."""
        larges = self.avec_inconnus if inconnus is None else inconnus
        masque = self.repertoire.tous
        for nom, condition in self.conditions.items():
            if nom != sans:
                masque &= condition.large if larges else condition.oui
        return masque

    @cached_property
    def trouvaille(self) -> recherche.Trouvaille:
        return recherche.trouve(str(self.valeurs["q"]))

    @cached_property
    def lieux(self) -> Selection:
        """Lieux sélectionnés par les valeurs qui ont un sens, dans l'ordre demandé."""
        return Selection(self.repertoire, self._positions(self.retenus()), self.distances)

    def _positions(self, retenus: Masque) -> np.ndarray:
        match tri.choisi(self.valeurs):
            case "distance":
                return tri.par_distance(self.repertoire, retenus, self.distances, self._frais)
            case "verification":
                return tri.par_verification(self.repertoire, retenus)
            case "nom":
                return tri.par_nom(self.repertoire, retenus)
        return tri.par_pertinence(retenus, self._preferes(), self._frais)

    @property
    def _frais(self) -> Masque:
        return self.repertoire.frais(timezone.localdate())

    def _preferes(self) -> list[Masque]:
        """Ce qui répond mieux : le mot cherché dans le nom, puis dans ce qu'on y fait ; le public demandé en propre."""
        masques = (
            [self.repertoire.cles.masque(pks) for pks in self.trouvaille.pks[:2]]
            if "q" in self.valeurs
            else []
        )
        if "public" in self.valeurs:
            masques.append(self.repertoire.avec_terme("public", self.valeurs["public"]))
        return masques

    @cached_property
    def distances(self) -> np.ndarray | None:
        return self.repertoire.distances_km(*self.valeurs["pres"]) if "pres" in self.valeurs else None

    @cached_property
    def nombre(self) -> int:
        return int(np.count_nonzero(self.retenus()))

    @cached_property
    def permis(self) -> Masque:
        """Lieux que la page peut montrer, avant tout choix du visiteur."""
        imposes = [self.conditions[nom].oui for nom in self.imposes if nom in self.conditions]
        return np.logical_and.reduce([self.repertoire.tous, *imposes])

    @property
    def nombre_permis(self) -> int:
        return int(np.count_nonzero(self.permis))

    @cached_property
    def nombre_certains(self) -> int:
        return int(np.count_nonzero(self.retenus(inconnus=False)))

    @cached_property
    def nombre_inconnus(self) -> int:
        """Lieux que seuls des faits inconnus écartent : ni oui, ni non."""
        if self.avec_inconnus:
            return 0
        return int(np.count_nonzero(self.retenus(inconnus=True))) - self.nombre_certains

    @cached_property
    def nombre_sans_position(self) -> int:
        """Lieux retenus que la carte ne peut pas montrer."""
        return int(np.count_nonzero(self.retenus() & ~self.repertoire.localises))

    @property
    def lieux_absents(self) -> bool:
        return self.nombre == 0

    # --- Un paramètre, une condition (lieux/conditions.py) -------------------------------------------------------

    def _condition(self, nom: str, valeur) -> Condition:
        match nom:
            case "commune":
                valeur = [commune.slug for commune in self.communes_choisies]
                if BRUXELLES in self.communes_choisies:
                    valeur += communes_de_bruxelles(self.options)
            case "ouvert":
                moment = ouverture.intervalle(valeur, self.maintenant)
                return ouverture.condition(self.repertoire, *moment, self.calendriers)
            case "pres":
                return Condition(self.distances <= self.valeurs.get("rayon", RAYON_PAR_DEFAUT_KM))
            case "zone":
                return Condition(self.repertoire.dans_la_zone(*valeur))
            case "verifie":
                return conditions.verifie(self.repertoire, il_y_a_mois(timezone.localdate(), valeur))
            case "operateur":
                return self._des_operateurs(int(self.options["operateur"][slug].suite) for slug in valeur)
        if nom in PAR_VALEURS:
            return PAR_VALEURS[nom](self.repertoire, valeur)
        return getattr(self, f"_condition_{nom}")(valeur)

    def _condition_q(self, texte: str) -> Condition:
        return Condition(self.repertoire.cles.masque(np.concatenate(self.trouvaille.pks)))

    def _condition_federation(self, slugs: list[str]) -> Condition:
        """Les lieux d'une fédération comprennent ceux des fédérations qu'elle regroupe."""
        adhesions = Adhesion.objects.filter(federation__slug__in=avec_regroupees(slugs))
        en_cours = adhesions.valides_au(timezone.localdate())
        return self._des_operateurs(en_cours.values_list("operateur", flat=True))

    def _condition_dispositif(self, slugs: list[str]) -> Condition:
        agrements = Agrement.objects.filter(dispositif__slug__in=slugs).valides_au(timezone.localdate())
        concernes = Lieu.objects.filter(agrements.concerne()).values_list("pk", flat=True)
        return Condition(self.repertoire.cles.masque(concernes))

    def _des_operateurs(self, pks: Iterable[int]) -> Condition:
        return Condition(np.isin(self.repertoire.operateurs, list(pks)))

    def avec_mots(self, texte: str) -> Masque:
        """Lieux où se trouvent ces mots."""
        return self.repertoire.cles.masque(np.concatenate(recherche.trouve(texte).pks))
