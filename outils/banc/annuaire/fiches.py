"""Une fiche complète tirée au hasard : un lieu, pas encore enregistré, et ce qui pend à lui."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from django.db.models import Model
from django.utils.text import slugify

from lieux.models import Accueil, InfoTemporaire, Lieu, Operateur, PremiereVisite, Public, Verification

from . import horaires, mots
from .endroits import Endroit

AVEC_HORAIRES, VERIFIES, AVEC_INFO, AVEC_VISITE = 0.6, 0.6, 0.01, 0.15
MODES = {"inconditionnel": 25, "prioritaire": 15, "exclusif": 10, "inconnu": 50}
TARIFS = {
    "inconnu": 30, "gratuit": 40, "prix_libre": 8, "prix_democratique": 10, "participation": 8, "payant": 4,
}  # fmt: skip
GOUVERNANCES = {
    "inconnue": 35, "associatif": 30, "institutionnel": 15, "cogestion": 7, "gouvernance_partagee": 6, "autogestion": 4,
    "bottom_up": 3,
}  # fmt: skip
ETATS = {"ouvert": 88, "inconnu": 6, "menace": 2, "ferme_temporairement": 2, "en_projet": 1, "ferme": 1}
COMBIEN = {
    "activites": (0, 1, 2, 3, 4, 5), "langues": (0, 1, 1, 2, 3), "accessibilites": (0, 0, 1, 2, 3), "modes_acces": (0, 1, 2),
}  # fmt: skip
SOURCE = "Annuaire synthétique du banc de mesure"


@dataclass
class Fiche:
    """`relations` : termes par relation plusieurs-à-plusieurs ; `suites` : objets qui désignent le lieu."""

    lieu: Lieu
    relations: dict[str, list[Model]]
    suites: list[Model] = field(default_factory=list)


class Fabrique:
    """Fabrique les fiches dans l'ordre ; la même graine et le même jour donnent toujours les mêmes."""

    def __init__(self, hasard: Random, jour: date, termes: dict[str, list[Model]]):
        self.hasard, self.jour, self.termes = hasard, jour, termes
        self.expressions = horaires.expressions(hasard)
        self.poids_horaires = list(accumulate(horaires.poids()))
        self.slugs: set[str] = set()

    def operateur(self, numero: int, endroit: Endroit) -> Operateur:
        nom = f"{mots.nom_propre(self.hasard)} {self._parmi({'asbl': 6, 'Solidarité': 1, 'Quartier': 1, 'Culture': 1})}"
        base = 4_000_000 + numero
        bce = f"0{base}{97 - base % 97:02d}"
        return Operateur(
            nom=nom,
            slug=f"{slugify(nom)}-{numero}",
            forme_juridique=self._parmi({"asbl": 80, "commune": 8, "cpas": 8, "inconnue": 4}),
            numero_bce=f"{bce[:4]}.{bce[4:7]}.{bce[7:]}",
            commune=endroit.commune,
            source=SOURCE,
        )

    def fiche(self, endroit: Endroit, operateur: Operateur | None) -> Fiche:
        lieu = self._lieu(endroit, operateur)
        relations = {
            nom: self.hasard.sample(self.termes[nom], self.hasard.choice(nombres))
            for nom, nombres in COMBIEN.items()
        }
        return Fiche(lieu, relations, [*self._accueils(lieu), *self._suivi(lieu)])

    def _lieu(self, endroit: Endroit, operateur: Operateur | None) -> Lieu:
        hasard = self.hasard
        type_ = hasard.choice(self.termes["type"])
        nom = mots.nom_de_lieu(hasard, type_.libelle, endroit.nom)
        etat = self._parmi(ETATS)
        exacte = endroit.precision in (Lieu.Precision.ADRESSE, Lieu.Precision.RUE)
        return Lieu(
            nom=nom,
            slug=self._slug(nom),
            type=type_,
            operateur=operateur,
            accroche=mots.accroche(hasard),
            description=mots.description(hasard, nom),
            rue=f"{hasard.choice(mots.VOIES)} {hasard.choice(mots.NOMS_DE_VOIES)}" if exacte else "",
            numero=str(hasard.randint(1, 240)) if endroit.precision == Lieu.Precision.ADRESSE else "",
            code_postal=endroit.localite.code_postal if endroit.localite else "",
            localite=endroit.localite,
            commune=endroit.commune,
            latitude=endroit.latitude,
            longitude=endroit.longitude,
            precision=endroit.precision,
            telephone=f"02 {hasard.randint(200, 799)} {hasard.randint(10, 99)} {hasard.randint(10, 99)}",
            horaires=self._horaires(),
            gouvernance=self._parmi(GOUVERNANCES),
            tarif=self._parmi(TARIFS),
            publication=Lieu.Publication.PUBLIE,
            etat=etat,
            etat_depuis=self.jour - timedelta(days=400) if etat == Lieu.Etat.FERME else None,
            source=SOURCE,
        )

    def _horaires(self) -> str:
        if self.hasard.random() >= AVEC_HORAIRES:
            return ""
        return self.hasard.choices(self.expressions, cum_weights=self.poids_horaires)[0]

    def _slug(self, nom: str) -> str:
        base = slug = slugify(nom)[:100]
        numero = 2
        while slug in self.slugs:
            slug, numero = f"{base}-{numero}", numero + 1
        self.slugs.add(slug)
        return slug

    def _accueils(self, lieu: Lieu) -> list[Accueil]:
        """Un lieu sur deux est pour tout le monde ; un public exclusif l'est seul."""
        tous = [public for public in self.termes["public"] if public.designe_tous]
        autres = [public for public in self.termes["public"] if not public.designe_tous]
        publics: list[Public] = self.hasard.sample(autres, self.hasard.randint(1, 3))
        if self.hasard.random() < 0.5:
            publics = tous + publics[: self.hasard.randint(0, 3)]
        modes = [self._parmi(MODES) for _ in publics]
        if "exclusif" in modes:
            publics, modes = publics[:1], ["exclusif" if not publics[0].designe_tous else "inconditionnel"]
        return [Accueil(lieu=lieu, public=p, mode=m) for p, m in zip(publics, modes, strict=True)]

    def _suivi(self, lieu: Lieu) -> list[Model]:
        hasard, suites = self.hasard, []
        if hasard.random() < VERIFIES:
            jour = self.jour - timedelta(days=hasard.randint(0, 900))
            suites.append(
                Verification(lieu=lieu, verifie_le=jour, methode=hasard.choice(Verification.Methode.values))
            )
        if hasard.random() < AVEC_INFO:
            debut = self.jour + timedelta(days=hasard.randint(-5, 5))
            info = InfoTemporaire(
                lieu=lieu, nature="fermeture", debut=debut, fin=debut + timedelta(days=40), texte="Travaux"
            )
            suites.append(info)
        if hasard.random() < AVEC_VISITE:
            champs = [champ.name for champ in PremiereVisite._meta.fields if champ.choices]
            reponses = {champ: hasard.choice(PremiereVisite.Reponse.values) for champ in champs}
            suites.append(PremiereVisite(lieu=lieu, source=SOURCE, **reponses))
        return suites

    def _parmi(self, poids: dict[str, int]) -> str:
        return self.hasard.choices(list(poids), weights=list(poids.values()))[0]
