"""Déposer un fichier dans la rédaction et lire ce que la page en dit."""

from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from imports.models import Import

DEPOT = reverse("admin:imports_import_add")
EXPORTER = reverse("admin:lieux_lieu_exporter")


class Texte(HTMLParser):
    """Le texte d'une page, espaces réduits ; et celui de chaque ligne de l'aperçu."""

    def __init__(self, reponse: HttpResponse) -> None:
        super().__init__()
        self.morceaux: list[str] = []
        self.feed(reponse.content.decode())

    def handle_data(self, data):
        self.morceaux += data.split()

    @property
    def texte(self) -> str:
        return " ".join(self.morceaux)


def texte(reponse: HttpResponse) -> str:
    return Texte(reponse).texte


def envoie_fichier(client: Client, contenu: str | bytes, nom: str = "lieux.csv") -> HttpResponse:
    octets = contenu if isinstance(contenu, bytes) else contenu.encode()
    return client.post(DEPOT, {"fichier": SimpleUploadedFile(nom, octets)})


def depose(client: Client, contenu: str | bytes, nom: str = "lieux.csv") -> Import:
    """L'import déposé, lu jusqu'à l'aperçu."""
    reponse = envoie_fichier(client, contenu, nom)
    assert reponse.status_code == 302, texte(reponse)
    importation = Import.objects.latest("pk")
    while "Refresh" in client.get(importation.adresse).headers:
        continue
    importation.refresh_from_db()
    return importation


def confirme(client: Client, importation: Import, **champs) -> str:
    """Confirme, et le texte de la page où l'on arrive."""
    return texte(client.post(f"{importation.adresse[:-7]}confirmer/", champs, follow=True))


def annule(client: Client, importation: Import) -> str:
    return texte(client.post(f"{importation.adresse[:-7]}annuler/", follow=True))


def decide(client: Client, importation: Import, numero: int, **champs) -> str:
    return texte(client.post(f"{importation.adresse[:-7]}{numero}/decider/", champs, follow=True))
