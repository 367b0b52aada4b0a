"""Les traductions de l'interface, `traductions/<langue>/LC_MESSAGES/` : relever les phrases, compiler.

Le relevé demande les outils gettext ; la compilation, seulement polib : le site se prépare sans rien installer du système.
"""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

from .langues import autres

DOMAINES = ("django", "djangojs")
A_IGNORER = ("var/*", ".venv/*", "tests/*", "outils/*", "node_modules/*", "style/*", "templates/style/*")


def dossier() -> Path:
    return Path(settings.LOCALE_PATHS[0])


def catalogue(code: str, domaine: str, dans: Path | None = None) -> Path:
    """Le fichier des phrases d'une langue : « django » pour Python et les gabarits, « djangojs » pour le navigateur."""
    return (dans or dossier()) / code / "LC_MESSAGES" / f"{domaine}.po"


def compile_tout() -> int:
    """Compile chaque catalogue plus récent que sa version compilée ; rend leur nombre."""
    faits = 0
    for code in autres():
        for domaine in DOMAINES:
            source = catalogue(code, domaine)
            compile_ = source.with_suffix(".mo")
            if not compile_.exists() or compile_.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(compile_))
                faits += 1
    return faits


def releve(dans: Path) -> None:
    """Relève dans ce dossier toutes les phrases du code et des gabarits, sans perdre les traductions qu'il a déjà."""
    for code in autres():
        catalogue(code, "django", dans).parent.mkdir(parents=True, exist_ok=True)
    options = {
        "locale": list(autres()),
        "no_wrap": True,
        "no_location": True,
        "no_obsolete": True,
        "verbosity": 0,
    }
    with override_settings(LOCALE_PATHS=[str(dans)]):
        call_command("makemessages", **options, ignore_patterns=[*A_IGNORER, "static/*"])
        call_command(
            "makemessages", **options, domain="djangojs", ignore_patterns=[*A_IGNORER, "templates/*"]
        )
