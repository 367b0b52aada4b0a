"""Pendant que l'on écrit, aucun visiteur ne reçoit de page plus ancienne que la version qu'elle annonce.

Le vrai serveur, ses deux processus et leurs caches ; des lecteurs sans relâche ; un rédacteur qui enregistre dans un autre
processus, tant que chaque page n'a pas été lue dans plusieurs états. SQLite ou PostgreSQL, selon la base des tests.
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

ECRITURES = 60  # au moins ; au plus, pour qu'un serveur muet soit un échec et non une attente :
ECRITURES_AU_PLUS = 2000
ETATS_LUS = 4
LECTEURS = 3
SLUG = "tournesol-des-tests"
REDACTEUR = f"""
import itertools, select, sys, django
django.setup()
from django.db import transaction
from lieux.models import Lieu, VersionDonnees
visibles = Lieu.objects.visibles().en_activite()
lieu = visibles.filter(slug="{SLUG}").first() or visibles.first()  # une base gardée l'a déjà
for n in itertools.count():
    with transaction.atomic():
        Lieu.objects.filter(pk=lieu.pk).update(slug="{SLUG}", nom=f"Tournesol {{n}}")
        version = VersionDonnees.objects.get().numero
    print(version, n, flush=True)
    if select.select([sys.stdin], [], [], 0.03)[0]:  # on a refermé : assez d'écritures
        break
"""
ADRESSES = (f"/lieux/{SLUG}/", "/lieux/?q=tournesol", "/lieux/?q=tournesol&tri=nom")

Lecture = tuple[str, int, int]
"""Adresse, version annoncée par l'ETag, numéro lu dans le nom."""


def lit(port: int, lectures: list[Lecture], fini: Event) -> None:
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


def ecrit(environnement: dict[str, str], lectures: list[Lecture]) -> dict[int, int]:
    """Numéro enregistré par version. On écrit jusqu'à ce que les lecteurs, même lents, aient lu assez d'états."""
    ecritures = {}
    with subprocess.Popen(
        [sys.executable, "-c", REDACTEUR],
        cwd=RACINE,
        env=environnement,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as redacteur:
        for ligne in redacteur.stdout:
            version, n = map(int, ligne.split())
            ecritures[version] = n
            suffit = len(ecritures) >= ECRITURES and all(len(lus(lectures, a)) >= ETATS_LUS for a in ADRESSES)
            if suffit or len(ecritures) >= ECRITURES_AU_PLUS:
                redacteur.stdin.close()
    assert redacteur.returncode == 0
    return ecritures


def lus(lectures: list[Lecture], adresse: str) -> set[int]:
    return {lu for page, _, lu in lectures if page == adresse}


@pytest.fixture
def lectures_et_ecritures() -> tuple[list[Lecture], dict[int, int]]:
    with annuaires(connection.vendor) as (annuaire, sans_base):
        assert not sans_base
        guide = annuaire(200, False)
        with serveur(guide) as port, ThreadPoolExecutor(LECTEURS) as lecteurs:
            lectures, fini = [], Event()
            lecteurs_partis = [lecteurs.submit(lit, port, lectures, fini) for _ in range(LECTEURS)]
            try:
                ecritures = ecrit(guide.environnement, lectures)
            finally:
                fini.set()
            for lecteur in lecteurs_partis:
                lecteur.result()
            return lectures, ecritures


# Un seul test : deux, partagés entre deux processus, écriraient ensemble dans la base gardée.
def test_une_page_n_est_jamais_plus_ancienne_que_la_version_qu_elle_annonce(lectures_et_ecritures):
    lectures, ecritures = lectures_et_ecritures

    perimees = [
        (adresse, annoncee, lu)
        for adresse, annoncee, lu in lectures
        if lu < max((n for version, n in ecritures.items() if version <= annoncee), default=0)
    ]

    assert len(ecritures) >= ECRITURES
    assert [adresse for adresse in ADRESSES if len(lus(lectures, adresse)) < ETATS_LUS] == []
    assert perimees == []
