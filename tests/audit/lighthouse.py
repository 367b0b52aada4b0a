"""Lighthouse, de Google, sur le vrai serveur de production et ses données réelles, au profil d'un téléphone moyen."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from outils.banc import serveur as banc
from outils.jetable import environnement_neuf

LIGHTHOUSE = settings.BASE_DIR / "outils/audit/node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ESSAIS = 3  # il arrive que Chromium ne démarre pas : ce n'est pas une mesure
VITESSE_SUPPOSEE = 1500  # indice de Lighthouse, celui d'un ordinateur de bureau
CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)


@dataclass(frozen=True)
class Etat:
    """Ce que le banc demande pour servir : l'environnement d'une base neuve."""

    environnement: dict[str, str]


@contextmanager
def site_servi(dossier: Path) -> Iterator[str]:
    banc.DOSSIER.mkdir(parents=True, exist_ok=True)  # il y écrit le journal du serveur
    with banc.serveur(Etat(environnement_neuf(VAR_DIR=str(dossier)))) as port:
        yield f"http://127.0.0.1:{port}"


def rapport(adresse: str, fichier: Path) -> dict:
    """Un passage, tel que Lighthouse le raconte."""
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    options = [
        "--quiet", "--no-enable-error-reporting", "--output=json", f"--output-path={fichier}",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}",
    ]  # fmt: skip
    environnement = os.environ | {"CHROME_PATH": chromium}
    for _ in range(ESSAIS):
        passage = subprocess.run(
            [LIGHTHOUSE, adresse, *options], env=environnement, capture_output=True, text=True, check=False
        )
        if passage.returncode == 0:
            return json.loads(fichier.read_text())
    raise AssertionError(f"Lighthouse n'a pas pu mesurer {adresse} : {passage.stderr[-500:]}")


def machine_libre(rapport: dict) -> bool:
    """Lighthouse ralentit quatre fois ce qu'il mesure : il suppose une machine de cette vitesse au moins, à lui seul."""
    return rapport["environment"]["benchmarkIndex"] >= VITESSE_SUPPOSEE


def notes(rapport: dict) -> dict[str, int]:
    return {nom: round(100 * rapport["categories"][nom]["score"]) for nom in CATEGORIES}


def manques(rapport: dict) -> list[str]:
    """Ce qui enlève des points, hors performance."""
    pesees = {
        ref["id"]
        for nom in CATEGORIES[1:]
        for ref in rapport["categories"][nom]["auditRefs"]
        if ref["weight"]
    }
    rates = [rapport["audits"][nom] for nom in pesees if rapport["audits"][nom]["score"] not in (None, 1)]
    return [f"{a['title']} {json.dumps(a.get('details', {}).get('items', []))[:600]}" for a in rates]


def ailleurs(rapport: dict, site: str) -> list[str]:
    """Les adresses demandées à un autre site."""
    demandes = [demande["url"] for demande in rapport["audits"]["network-requests"]["details"]["items"]]
    assert demandes
    return [adresse for adresse in demandes if not adresse.startswith((site, "data:", "blob:"))]
