"""Processus qui fait un annuaire dans la base de DATABASE_URL : `python -m outils.banc.annuaire TAILLE REPERES`."""

import json
import sys
from datetime import date
from pathlib import Path

import django


def main(taille: int, fichier: Path) -> None:
    django.setup()
    from django.core.management import call_command

    from .remplissage import GRAINE, charge_faits, remplit
    from .reperes import reperes

    call_command("migrate", interactive=False, skip_checks=True, verbosity=0)
    charge_faits()
    remplit(taille, jour=date.today())
    fichier.write_text(json.dumps(reperes(GRAINE), ensure_ascii=False))


main(int(sys.argv[1]), Path(sys.argv[2]))
