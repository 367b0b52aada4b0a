"""Fusionner comme un navigateur : on lit la page, on choisit, on envoie."""

from django.urls import reverse

from tests.redaction.saisie import Page


def comparer(garde, absorbe) -> str:
    return reverse("admin:doublons_comparer", args=[garde.pk, absorbe.pk])


def fusionner(garde, absorbe) -> str:
    return reverse("admin:doublons_fusionner", args=[garde.pk, absorbe.pk])


def choix_lus(client, garde, absorbe) -> dict[str, str]:
    """Ce que la page propose, et l'empreinte de ce qu'elle montre."""
    page = client.get(comparer(garde, absorbe))
    proposes = {
        nom: valeur for _, nom, choix in page.context["fusion"].lignes for valeur, _, coche in choix if coche
    }
    vue = Page(page.content.decode()).champs["vue"][0]
    return {"vue": vue, "mot": ""} | proposes


def fusionne(client, garde, absorbe, **choix):
    """Envoie les choix proposés, ceux-ci changés, puis relit les deux fiches."""
    reponse = client.post(fusionner(garde, absorbe), choix_lus(client, garde, absorbe) | choix)
    garde.refresh_from_db()
    absorbe.refresh_from_db()
    return reponse
