"""Processus qui compte les requêtes SQL des pages à froid, hors du serveur : adresses en JSON à l'entrée, nombres à la sortie."""

import json
import subprocess
import sys

from .bases import RACINE, Annuaire
from .pages import Page


def compte(annuaire: Annuaire, pages: list[Page]) -> list[int]:
    """Requêtes d'une page jamais gardée, dans un processus qui en a déjà servi d'autres."""
    adresses = [[page.froide(numero) for numero in ((1,) if page.lourde else (0, 1))] for page in pages]
    sortie = subprocess.run(
        [sys.executable, "-m", "outils.banc.requetes"],
        input=json.dumps(adresses),
        capture_output=True,
        text=True,
        check=True,
        cwd=RACINE,
        env=annuaire.environnement,
    )
    return json.loads(sortie.stdout.splitlines()[-1])


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1", "accept-encoding": "br"})
    nombres = []
    for *rodage, comptee in json.load(sys.stdin):
        for adresse in rodage:
            client.get(adresse)
        with CaptureQueriesContext(connection) as requetes:
            client.get(comptee)
        nombres.append(len(requetes))
    print(json.dumps(nombres))


if __name__ == "__main__":
    main()
