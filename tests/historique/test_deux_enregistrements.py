"""Deux personnes enregistrent la même fiche au même instant, par deux connexions à la base : aucun texte ne disparaît.

À chaque tour, toutes deux ont lu la même fiche ; chacune change un champ à elle et, ensemble, l'accroche. Celle que l'on prévient
garde son texte et enregistre de nouveau. SQLite ou PostgreSQL, selon la base des tests.
"""

import json
import subprocess
import sys

import pytest
from django.db import connection

from outils.banc.bases import RACINE, annuaires

TOURS = 8
SCRIPT = f"""
import json, threading, django
django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {{"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
from django.db import connections
from django.test import Client
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_redacteur
from tests.redaction.saisie import Page, adresse

TOURS = {TOURS}
from django.contrib.auth import get_user_model
Lieu.objects.filter(slug="deux-mains-des-tests").delete()  # une base gardée peut l'avoir d'un essai interrompu
get_user_model().objects.filter(username__startswith="deux-mains-").delete()
modele = Lieu.objects.visibles().first()
lieu = Lieu.objects.create(
    nom="Deux mains", slug="deux-mains-des-tests", type=modele.type, commune=modele.commune, accroche="0"
)
url, ensemble, prevenus, envois = adresse(lieu), threading.Barrier(2), [], []

def personne(numero, propre):
    client = connecte(Client(headers={{"host": "localhost"}}), comptes[numero])
    for tour in range(TOURS):
        champs = Page(client.get(url).content.decode()).champs
        ensemble.wait()
        champs |= {{propre: [f"{{propre}} {{tour}}"], "accroche": [f"{{tour}} de {{numero}}"], "_save": ["oui"]}}
        reponse = client.post(url, champs)
        envois.append(reponse.status_code)
        while reponse.status_code == 200:
            revenus = Page(reponse.content.decode()).champs
            prevenus.append([tour, numero, revenus[propre], revenus["accroche"], revenus["_conflits"]])
            reponse = client.post(url, revenus | {{"_choix_accroche": "mien", "_save": ["oui"]}})
        ensemble.wait()
    connections.close_all()

comptes = [make_redacteur(username=f"deux-mains-{{n}}") for n in (0, 1)]
fils = [threading.Thread(target=personne, args=a) for a in ((0, "remarque"), (1, "partenaires"))]
try:
    [fil.start() for fil in fils]
    [fil.join() for fil in fils]
    traces = lieu.history.order_by("history_id").values_list("accroche", "remarque", "partenaires")
    print(json.dumps({{"prevenus": prevenus, "envois": sorted(envois), "traces": list(traces)}}))
finally:
    lieu.delete()
    [compte.delete() for compte in comptes]
"""


@pytest.fixture(scope="module")
def bilan() -> dict:
    with annuaires(connection.vendor) as (annuaire, sans_base):
        assert not sans_base
        fini = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=RACINE,
            env=annuaire(200, False).environnement,
            capture_output=True,
            text=True,
            check=False,
        )
    assert fini.returncode == 0, fini.stderr
    return json.loads(fini.stdout.splitlines()[-1])


def test_a_chaque_tour_une_seule_enregistre_et_l_autre_est_prevenue(bilan):
    assert bilan["envois"] == [200] * TOURS + [302] * TOURS
    assert [tour for tour, *_ in bilan["prevenus"]] == list(range(TOURS))


def test_la_personne_prevenue_retrouve_son_texte_et_le_conflit(bilan):
    attendus = [
        [[f"{propre} {tour}"], [f"{tour} de {numero}"], ["accroche"]]
        for tour, numero, *_ in bilan["prevenus"]
        for propre in [("remarque", "partenaires")[numero]]
    ]

    assert [retrouve for _, _, *retrouve in bilan["prevenus"]] == attendus


def test_rien_de_ce_que_les_deux_ont_tape_ne_manque_a_l_historique(bilan):
    accroches = {accroche for accroche, *_ in bilan["traces"]}
    fins = [bilan["traces"][2 + 2 * tour][1:] for tour in range(TOURS)]

    assert accroches == {"0"} | {f"{tour} de {numero}" for tour in range(TOURS) for numero in (0, 1)}
    assert fins == [[f"remarque {tour}", f"partenaires {tour}"] for tour in range(TOURS)]
