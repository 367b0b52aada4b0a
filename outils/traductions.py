"""Relève les phrases de l'interface dans `traductions/`, puis dit celles qui attendent une traduction."""

import os
import sys
from pathlib import Path

import django
import polib

RACINE = Path(__file__).resolve().parent.parent
DATES = ("POT-Creation-Date", "PO-Revision-Date")
"""Elles changeraient les fichiers à chaque relevé."""


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, str(RACINE))
    os.chdir(RACINE)
    django.setup()
    from lieux import langues, traductions

    traductions.releve(traductions.dossier())
    manquent = 0
    for code in langues.autres():
        for domaine in traductions.DOMAINES:
            chemin = traductions.catalogue(code, domaine)
            phrases = polib.pofile(str(chemin), wrapwidth=0)
            for date in DATES:
                phrases.metadata.pop(date, None)
            phrases.save(str(chemin))
            attendent = [*phrases.untranslated_entries(), *phrases.fuzzy_entries()]
            manquent += len(attendent)
            for phrase in attendent:
                print(f"{code} ({domaine}) : {phrase.msgid}")
    traductions.compile_tout()
    print(f"{manquent} phrase(s) à traduire.")
    return int(bool(manquent))


if __name__ == "__main__":
    sys.exit(main())
