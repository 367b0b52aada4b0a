"""Une adresse par genre de page publique, et les cas que les données réelles n'ont pas encore."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from financements.models import Dispositif
from lieux.models import Accessibilite, Langue, Lieu, PremiereVisite, Public
from tests.factories import make_accueil, make_agrement, make_info, make_verification

COMPLET, FERME, RETIRE, SANS_RIEN = "circe", "relink", "labolobo", "clubhouse-brussels"

PAGES = {
    "accueil": "/",
    "liste": "/lieux/",
    "liste-filtree": "/lieux/?q=Schaerbeek&public=fragilite-psychique&tarif=gratuit&tarif=petit_prix",
    "liste-vide": "/lieux/?commune=jalhay",
    "liste-valeurs-mises-de-cote": "/lieux/?commune=atlantide&pres=abc&rayon=9999",
    "liste-derniere-page": "/lieux/?page=9999",
    "carte": "/carte/",
    "carte-filtree": "/carte/?commune=schaerbeek&public=fragilite-psychique",
    "lieu": "/lieux/le-pianocktail/",
    "lieu-complet": f"/lieux/{COMPLET}/",
    "lieu-sans-rien": f"/lieux/{SANS_RIEN}/",
    "lieu-ferme": f"/lieux/{FERME}/",
    "lieu-retire": f"/lieux/{RETIRE}/",
    "signaler": "/lieux/le-pianocktail/signaler/",
    "signaler-merci": "/lieux/le-pianocktail/signaler/merci/",
    "selection": "/selection/",
    "selection-partagee": f"/selection/?lieux=le-pianocktail,{COMPLET},{FERME},nulle-part",
    "hors-ligne": "/hors-ligne/",
    "communes": "/communes/",
    "commune": "/communes/schaerbeek/",
    "commune-sans-lieu": "/communes/jalhay/",
    "operateurs": "/operateurs/",
    "operateur": "/operateurs/le-pianocktail/",
    "federations": "/federations/",
    "federation": "/federations/astrac/",
    "federation-avec-chiffres": "/federations/fmj/",
    "federation-avec-lieux": "/federations/bruxelles-est/",
    "federation-filtre-vide": "/federations/bruxelles-est/?commune=jalhay",
    "financements": "/financements/",
    "dispositif": "/financements/impulsion/",
    "pcs": "/financements/pcs/",
    "comprendre": "/comprendre/",
    "glossaire": "/comprendre/glossaire/",
    "chiffres": "/financements/chiffres/",
    "couverture": "/financements/couverture/?tri=-lieux",
    "couverture-province": "/financements/couverture/?territoire=namur",
    "a-propos": "/a-propos/",
    "accessibilite": "/accessibilite/",
    "vie-privee": "/vie-privee/",
    "donnees": "/donnees/",
    "liste-en-allemand": "/de/lieux/?public=fragilite-psychique&ouvert=maintenant",
    "lieu-en-neerlandais": f"/nl/lieux/{COMPLET}/",
    "comprendre-en-anglais": "/en/comprendre/",
    "introuvable": "/cette-page/n-existe-pas/",
}
STATUTS = {"lieu-retire": 410, "introuvable": 404}


def ajoute_cas_rares() -> None:
    """Un lieu retiré, et un lieu dont on sait tout."""
    Lieu.objects.filter(slug=RETIRE).update(publication=Lieu.Publication.RETIRE)
    lieu = Lieu.objects.get(slug=COMPLET)
    jour = timezone.localdate()
    Lieu.objects.filter(pk=lieu.pk).update(
        age_min=18,
        age_max=77,
        tarif="gratuit",
        tarif_note="sauf les repas",
        partenaires="Le quartier",
        facile_a_lire="Vous pouvez :\n- venir,\n- rester.\n\nC'est gratuit.\nLe repas est payant.",
    )
    lieu.langues.set(Langue.objects.all())
    lieu.accessibilites.set(Accessibilite.objects.all())
    PremiereVisite.objects.update_or_create(lieu=lieu, defaults={"rendez_vous": "non", "chiens": "oui"})
    make_accueil(lieu=lieu, public=Public.objects.get(slug="aines"), mode="prioritaire", note="le lundi")
    make_info(lieu=lieu, debut=jour, fin=jour + timedelta(days=7), texte="Travaux à l'étage")
    make_verification(lieu=lieu, verifie_le=jour)
    make_agrement(operateur=lieu.operateur, dispositif=Dispositif.objects.first())


def visite(page: Page, adresse: str) -> Response:
    """Ouvre la page et attend que ses cartes visibles soient dessinées."""
    reponse = page.goto(adresse)
    for carte in page.locator("[data-carte]:visible").all():
        carte.scroll_into_view_if_needed()
        expect(carte).to_have_attribute("data-carte", "prete")
    page.evaluate("scrollTo(0, 0)")
    return reponse
