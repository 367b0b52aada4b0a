"""Remplit une base vide d'un annuaire de N lieux, après les faits réels qui ne sont pas des lieux."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import islice
from random import Random

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from tqdm import tqdm

from federations.models import Adhesion, Federation
from financements.models import Agrement, Dispositif
from lieux.models import (
    Accessibilite,
    Activite,
    Commune,
    Langue,
    Lieu,
    Localite,
    ModeAcces,
    Operateur,
    Public,
    TypeLieu,
)

from .endroits import Endroits
from .fiches import SOURCE, Fabrique, Fiche

GRAINE = 1030
LOT = 2000
LIEUX_PAR_OPERATEUR = 3
AFFILIES, AGREES = 0.4, 0.15
FAITS = "communes localites vocabulaires vacances_scolaires federations pouvoirs dispositifs axes programmations enveloppes".split()


def charge_faits() -> None:
    fichiers = [settings.BASE_DIR / "fixtures" / f"{nom}.jsonl" for nom in FAITS]
    call_command("charger", *map(str, fichiers), ecrire=True, stdout=StringIO())


def remplit(taille: int, *, jour: date, graine: int = GRAINE, montre: bool = True) -> None:
    """Enregistre `taille` lieux publiés et leurs opérateurs dans une base où les faits sont chargés."""
    hasard = Random(graine)
    endroits = Endroits(
        list(Commune.objects.order_by("code_ins")),
        list(Localite.objects.order_by("code_postal", "nom", "commune__code_ins")),
    )
    fabrique = Fabrique(hasard, jour, _termes())
    with transaction.atomic():
        operateurs = _operateurs(taille // LIEUX_PAR_OPERATEUR, hasard, fabrique, endroits)
        fiches = (fabrique.fiche(endroits.tire(hasard), hasard.choice(operateurs)) for _ in range(taille))
        with tqdm(total=taille, unit=" lieux", disable=not montre) as barre:
            while lot := list(islice(fiches, LOT)):
                _enregistre(lot)
                barre.update(len(lot))
    call_command("reindexer", verbosity=0, stdout=StringIO())
    with connection.cursor() as curseur:
        curseur.execute("ANALYZE")


def _termes() -> dict[str, list[Model]]:
    modeles = {
        "type": TypeLieu,
        "public": Public,
        "activites": Activite,
        "langues": Langue,
        "accessibilites": Accessibilite,
        "modes_acces": ModeAcces,
    }
    return {nom: list(modele.objects.order_by("slug")) for nom, modele in modeles.items()}


def _operateurs(
    nombre: int, hasard: Random, fabrique: Fabrique, endroits: Endroits
) -> list[Operateur | None]:
    """Les opérateurs enregistrés, affiliés et agréés, et None : un lieu sur dix n'en a pas."""
    operateurs = [fabrique.operateur(numero, endroits.tire(hasard)) for numero in range(nombre)]
    Operateur.objects.bulk_create(operateurs, batch_size=LOT)
    federations = list(Federation.objects.order_by("slug"))
    dispositifs = list(Dispositif.objects.order_by("slug"))
    Adhesion.objects.bulk_create(
        (
            Adhesion(operateur=o, federation=hasard.choice(federations), source=SOURCE)
            for o in operateurs
            if hasard.random() < AFFILIES
        ),
        batch_size=LOT,
    )
    Agrement.objects.bulk_create(
        (
            Agrement(operateur=o, dispositif=hasard.choice(dispositifs), source=SOURCE)
            for o in operateurs
            if hasard.random() < AGREES
        ),
        batch_size=LOT,
    )
    return operateurs + [None] * (nombre // 9 + 1)


def _enregistre(fiches: list[Fiche]) -> None:
    Lieu.objects.bulk_create([fiche.lieu for fiche in fiches])
    suites: dict[type[Model], list[Model]] = {}
    for objet in (*_liens(fiches), *(suite for fiche in fiches for suite in fiche.suites)):
        if hasattr(objet, "lieu"):
            objet.lieu_id = objet.lieu.pk  # le lieu n'avait pas encore de clé quand la suite a été tirée
        suites.setdefault(type(objet), []).append(objet)
    for modele, objets in suites.items():
        modele.objects.bulk_create(objets)


def _liens(fiches: list[Fiche]) -> Iterator[Model]:
    for fiche in fiches:
        for relation, termes in fiche.relations.items():
            champ = Lieu._meta.get_field(relation)
            for terme in termes:
                yield champ.remote_field.through(
                    **{"lieu": fiche.lieu, champ.m2m_reverse_field_name(): terme}
                )
