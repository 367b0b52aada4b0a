"""Fabriquer des fichiers tels qu'on en dépose, et lancer la commande dessus."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

from django.core.management import call_command
from openpyxl import Workbook, load_workbook

from lieux.models import Lieu


def en_csv(*lignes: dict[str, str], separateur: str = ";") -> str:
    """Les colonnes sont celles de toutes les lignes, dans l'ordre où elles apparaissent."""
    colonnes = list(dict.fromkeys(nom for ligne in lignes for nom in ligne))
    tampon = StringIO()
    ecrit = csv.DictWriter(tampon, colonnes, delimiter=separateur, restval="", lineterminator="\r\n")
    ecrit.writeheader()
    ecrit.writerows(lignes)
    return tampon.getvalue()


def en_xlsx(*lignes: list) -> bytes:
    classeur = Workbook()
    for ligne in lignes:
        classeur.active.append(ligne)
    sortie = BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def lignes_csv(reponse) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(reponse.content.decode("utf-8-sig")), delimiter=";"))


def cases_xlsx(reponse) -> list[tuple]:
    return list(load_workbook(BytesIO(reponse.content)).active.values)


def importe(dossier: Path, contenu: str | bytes, *, nom: str = "lieux.csv", **options) -> str:
    """Ce que dit la commande, sans la barre de progression."""
    fichier = dossier / nom
    fichier.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
    sortie = StringIO()
    call_command("importer", fichier, stdout=sortie, **options)
    return sortie.getvalue()


def photo() -> list[dict]:
    """Tout ce que la base dit des lieux, sauf l'heure du dernier enregistrement."""
    lieux = []
    for lieu in Lieu.objects.order_by("pk"):
        champs = Lieu.objects.filter(pk=lieu.pk).values().get()
        del champs["modifie_le"]
        relations = {
            nom: sorted(getattr(lieu, nom).values_list("slug", flat=True))
            for nom in ("activites", "langues", "accessibilites", "modes_acces")
        }
        accueils = sorted(lieu.accueils.values_list("public__slug", "mode", "note"))
        verifications = sorted(lieu.verifications.values_list("verifie_le", "methode"))
        lieux.append(champs | relations | {"accueils": accueils, "verifications": verifications})
    return lieux
