"""Fabrique les PDF avec typst, un à la fois par guide, et les garde dans `var/guides/` tant que les données ne changent pas.

Un fichier porte la version des données et du code, et le jour : le même guide donne les mêmes octets. Dès qu'un guide est demandé
sous une version plus neuve, les fichiers des versions passées s'effacent.
"""

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import font_source_sans_pro
import typst
from django.conf import settings
from django.db import connections
from django.utils import timezone

from lieux.pages_en_cache import version_du_code
from lieux.par_version import Version, lit_version, version_fixee

journal = logging.getLogger(__name__)

GABARIT = Path(__file__).parent / "gabarit/guide.typ"
POLICES = Path(font_source_sans_pro.__file__).parent / "files"

Donnees = Callable[[], dict[str, object]]


def compose(donnees: dict[str, object]) -> bytes:
    """Le PDF, balisé, polices comprises. `donnees` : guides/contenu.py."""
    return typst.compile(
        GABARIT,
        format="pdf",
        sys_inputs={"donnees": json.dumps(donnees, ensure_ascii=False)},
        font_paths=[str(POLICES)],
        ignore_system_fonts=True,
    )


def fichier(cle: str, format: str) -> Path:
    """Où se trouve, ou se trouvera, le guide de cette clé sous la version d'aujourd'hui."""
    version = f"{lit_version()} {version_du_code()} {timezone.localdate()}"
    dossier = settings.VAR_DIR / "guides" / hashlib.blake2s(version.encode(), digest_size=8).hexdigest()
    nom = hashlib.blake2s(f"{cle} {format}".encode(), digest_size=12).hexdigest()
    return dossier / f"{nom}.pdf"


def fabrique(chemin: Path, donnees: Donnees) -> None:
    """Écrit le guide, sauf si quelqu'un vient de le faire : deux demandes simultanées attendent le même travail."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    with _seul(chemin):
        if not chemin.exists():
            brouillon = chemin.with_suffix(".brouillon")
            brouillon.write_bytes(compose(donnees()))
            os.replace(brouillon, chemin)
    _efface_les_anciens(chemin.parent)


def a_part(chemin: Path, fait: Callable[[], None]) -> None:
    """Lance la fabrication pendant qu'on lit la page d'attente. Sans effet si quelqu'un s'en occupe déjà."""
    if not _occupe(chemin):
        Thread(target=_en_fond, args=(chemin, fait, lit_version()), daemon=True).start()


def _en_fond(chemin: Path, fait: Callable[[], None], version: Version) -> None:
    try:
        with version_fixee(version):
            fait()
    except Exception:
        journal.exception("Guide imprimé : la fabrication a échoué")
        _temoin(chemin).write_text("échec", encoding="utf-8")
    finally:
        connections.close_all()


def a_echoue(chemin: Path) -> bool:
    return _temoin(chemin).exists()


def _temoin(chemin: Path) -> Path:
    return chemin.with_suffix(".echec")


@contextmanager
def _seul(chemin: Path):
    with chemin.with_suffix(".verrou").open("w") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        yield


def _occupe(chemin: Path) -> bool:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    with chemin.with_suffix(".verrou").open("w") as verrou:
        try:
            fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _efface_les_anciens(dossier: Path) -> None:
    for autre in dossier.parent.iterdir():
        if autre != dossier:
            for vieux in autre.iterdir():
                vieux.unlink(missing_ok=True)
            autre.rmdir()
