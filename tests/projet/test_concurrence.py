"""Pendant que l'on écrit, aucun visiteur ne reçoit de page plus ancienne que la version qu'elle annonce.

Le vrai serveur, ses deux processus et leurs caches ; des lecteurs sans relâche ; un rédacteur qui enregistre dans un autre
processus. SQLite ou PostgreSQL, selon la base des tests.
"""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event

import brotli
import pytest
from django.db import connection

from outils.banc.bases import RACINE, annuaires
from outils.banc.client import Connexion
from outils.banc.serveur import serveur

ECRITURES = 60
LECTEURS = 3
SLUG = "tournesol-des-tests"
REDACTEUR = f"""
import time, django
django.setup()
from django.db import transaction
from lieux.models import Lieu, VersionDonnees
visibles = Lieu.objects.visibles().en_activite()
lieu = visibles.filter(slug="{SLUG}").first() or visibles.first()  # une base gardée l'a déjà
for n in range({ECRITURES}):
    with transaction.atomic():
        Lieu.objects.filter(pk=lieu.pk).update(slug="{SLUG}", nom=f"Tournesol {{n}}")
        version = VersionDonnees.objects.get().numero
    print(version, n, flush=True)
    time.sleep(0.03)
"""
ADRESSES = (f"/lieux/{SLUG}/", "/lieux/?q=tournesol", "/lieux/?q=tournesol&tri=nom")

Lecture = tuple[str, int, int]
"""Adresse, version annoncée par l'ETag, numéro lu dans le nom."""


def lit(port: int, fini: Event) -> list[Lecture]:
    lectures = []
    with Connexion(port) as connexion:
        for adresse in cycle(ADRESSES):
            reponse = connexion.demande(adresse)
            if reponse.statut != 200:  # avant la première écriture, cette page n'existe pas
                continue
            if nom := re.search(rb"Tournesol(?:</mark>)? (\d+)", brotli.decompress(reponse.corps)):
                version = int(reponse.champ("ETag").strip('"').partition("-")[0])
                lectures.append((adresse, version, int(nom[1])))
            if fini.is_set():
                break
    return lectures


def ecrit(environnement: dict[str, str]) -> dict[int, int]:
    """Numéro enregistré par version."""
    commande = [sys.executable, "-c", REDACTEUR]
    sortie = subprocess.run(
        commande, cwd=RACINE, env=environnement, check=True, capture_output=True, text=True
    )
    return dict(tuple(map(int, ligne.split())) for ligne in sortie.stdout.splitlines())


@pytest.fixture(scope="module")
def lectures_et_ecritures() -> tuple[list[Lecture], dict[int, int]]:
    with annuaires(connection.vendor) as (annuaire, sans_base):
        assert not sans_base
        guide = annuaire(200, False)
        with serveur(guide) as port, ThreadPoolExecutor(LECTEURS) as lecteurs:
            fini = Event()
            lectures = [lecteurs.submit(lit, port, fini) for _ in range(LECTEURS)]
            try:
                ecritures = ecrit(guide.environnement)
            finally:
                fini.set()
            return [lecture for lues in lectures for lecture in lues.result()], ecritures


def test_une_page_n_est_jamais_plus_ancienne_que_la_version_qu_elle_annonce(lectures_et_ecritures):
    lectures, ecritures = lectures_et_ecritures

    perimees = [
        (adresse, annoncee, lu)
        for adresse, annoncee, lu in lectures
        if lu < max((n for version, n in ecritures.items() if version <= annoncee), default=0)
    ]

    assert len(ecritures) == ECRITURES
    assert perimees == []


@pytest.mark.parametrize("adresse", ADRESSES)
def test_chaque_page_a_ete_lue_pendant_les_ecritures(lectures_et_ecritures, adresse):
    lectures, _ = lectures_et_ecritures

    assert len({lu for page, _, lu in lectures if page == adresse}) > 3
