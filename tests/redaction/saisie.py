"""Remplir une page de la rédaction comme un navigateur : on la lit, on change des champs, on l'envoie."""

from html.parser import HTMLParser

from django.urls import reverse

from lieux.models import Lieu


class Page(HTMLParser):
    """Valeurs que le formulaire enverrait (`champs`) et phrases d'erreur que la personne lit (`erreurs`)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.champs: dict[str, list[str]] = {}
        self.erreurs: list[str] = []
        self._liste = self._zone = ""
        self._dans_erreurs = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributs = dict(attrs)
        nom = attributs.get("name", "")
        if tag == "input" and nom and attributs.get("type") != "submit":
            if attributs.get("type") not in ("checkbox", "radio") or "checked" in attributs:
                self.champs.setdefault(nom, []).append(attributs.get("value", ""))
        elif tag == "select":
            self._liste = nom
        elif tag == "option" and self._liste and "selected" in attributs:
            self.champs.setdefault(self._liste, []).append(attributs.get("value", ""))
        elif tag == "textarea":
            self._zone = nom
            self.champs[nom] = [""]
        elif tag == "ul":
            self._dans_erreurs = "errorlist" in attributs.get("class", "")
        elif tag == "li" and self._dans_erreurs:
            self.erreurs.append("")

    def handle_endtag(self, tag):
        if tag == "ul":
            self._dans_erreurs = False
        elif tag == "select":
            self._liste = ""
        elif tag == "textarea":
            self.champs[self._zone][0] = self.champs[self._zone][0].removeprefix("\r\n").removeprefix("\n")
            self._zone = ""

    def handle_data(self, data):
        if self._zone:
            self.champs[self._zone][0] += data
        elif self._dans_erreurs and self.erreurs:
            self.erreurs[-1] += data.strip()


def adresse(objet) -> str:
    """Page de modification de cet objet."""
    return reverse(f"admin:{objet._meta.label_lower.replace('.', '_')}_change", args=[objet.pk])


def envoie(client, url, **changements):
    """Relit la page, change ces champs et l'envoie."""
    return client.post(url, Page(client.get(url).content.decode()).champs | changements)


def erreurs(reponse) -> list[str]:
    return Page(reponse.content.decode()).erreurs


def nouveau_lieu(**changements) -> dict:
    """Champs qui suffisent à créer un lieu, à compléter de ceux de la page."""
    return {"nom": "Le Pas-Sage", "slug": "le-pas-sage", "_save": "Enregistrer"} | changements


def slugs() -> list[str]:
    return list(Lieu.objects.values_list("slug", flat=True))
