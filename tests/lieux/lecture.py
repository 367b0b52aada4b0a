"""Lire ce que sélectionne chaque adresse publique qui prend les paramètres de la liste : les slugs, dans l'ordre."""

import csv
import re
from html import unescape
from io import StringIO
from itertools import accumulate

from django.utils.text import slugify

ICI = {"latitude": 50.86, "longitude": 4.37, "precision": "adresse"}
"""Position d'un lieu que toutes les adresses montrent, carte comprise."""


def dans_la_liste(client, parametres) -> list[str]:
    contenu = client.get("/lieux/", parametres).content.decode()
    return re.findall(r'<h2 class="vignette__nom"><a href="/lieux/([^/]+)/">', contenu)


def dans_les_points(client, parametres) -> list[str]:
    return slugs_des_points(client.get("/lieux/points.json", parametres).json())


def slugs_des_points(points) -> list[str]:
    """Le slug est celui que donne le nom, sauf aux rangs où une fin s'y ajoute ou, après « = », le remplace (lieux/carte_points.py)."""
    fins = dict(zip(accumulate(points["slugs"]["rang"]), points["slugs"]["fin"], strict=True))
    slugs = [slugify(nom) + fins.get(rang, "") for rang, nom in enumerate(points["nom"])]
    return [slug.partition("=")[2] or slug for slug in slugs]


def dans_le_geojson(client, parametres) -> list[str]:
    return [trait["id"] for trait in client.get("/lieux.geojson", parametres).json()["features"]]


def dans_le_csv(client, parametres) -> list[str]:
    lignes = csv.DictReader(StringIO(texte_du_csv(client, parametres)), delimiter=";")
    return [ligne["identifiant"] for ligne in lignes]


def texte_du_csv(client, parametres=None) -> str:
    return client.get("/lieux.csv", parametres).content.decode("utf-8-sig")


LECTURES = {
    "liste": dans_la_liste,
    "points": dans_les_points,
    "geojson": dans_le_geojson,
    "csv": dans_le_csv,
}
DONNEES = ("/lieux/points.json", "/lieux.geojson", "/lieux.csv")


def texte(reponse) -> str:
    """Ce qu'un visiteur lit de la page : sans balises, espaces réduites."""
    principal = re.sub(r"(?s)^.*<main|</main>.*$", "<main", reponse.content.decode())
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]*>", " ", principal + ">"))).strip()


def html(client, lieu) -> str:
    """La fiche d'un lieu, telle qu'envoyée."""
    return client.get(lieu.get_absolute_url()).content.decode()


def page(client, lieu) -> str:
    """La fiche d'un lieu, telle qu'on la lit."""
    return texte(client.get(lieu.get_absolute_url()))
