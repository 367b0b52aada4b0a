"""La planche de style montre chaque pièce partagée avec le vrai gabarit, et n'existe qu'en développement."""

import re

import pytest
from django.conf import settings as reglages
from django.urls import reverse

from lieux.plan_du_site import PLANS
from style import jetons, planches

GABARITS = reglages.BASE_DIR / "templates"
COMPOSANTS = sorted(f"composants/{f.name}" for f in (GABARITS / "composants").glob("*.html"))
ADRESSES = ["style:site", "style:redaction", "style:feuille_site", "style:feuille_redaction"]


@pytest.fixture
def en_developpement(settings):
    settings.DEBUG = True


@pytest.mark.django_db
@pytest.mark.parametrize("nom", ADRESSES)
def test_la_planche_n_existe_pas_sur_le_site(client, nom):
    assert client.get(reverse(nom)).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("en_developpement")
def test_la_planche_montre_chaque_piece_partagee(client):
    page = client.get(reverse("style:site"))

    assert page.status_code == 200
    assert len(COMPOSANTS) > 10
    assert [piece for piece in COMPOSANTS if piece not in {gabarit.name for gabarit in page.templates}] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("en_developpement")
@pytest.mark.parametrize("nom", ["style:site", "style:redaction"])
def test_la_planche_ne_se_trouve_pas_par_un_moteur(client, nom):
    page = client.get(reverse(nom)).content.decode()
    plan = [plan().location(un) for plan in PLANS.values() for un in plan().items()]

    assert '<meta name="robots" content="noindex">' in page
    assert "/style/" not in plan
    assert reverse("lieux:a_propos") in plan


def test_rien_ne_mene_a_la_planche_depuis_le_site():
    ailleurs = [
        g for g in GABARITS.rglob("*.html") if g.parent.name != "style" and g.parent.parent.name != "style"
    ]

    assert len(ailleurs) > 100
    assert [g.name for g in ailleurs if "'style:" in g.read_text(encoding="utf-8")] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("en_developpement")
@pytest.mark.parametrize("nom", ["style:site", "style:redaction"])
def test_aucun_identifiant_ne_revient_deux_fois(client, nom):
    page = client.get(reverse(nom)).content.decode()

    ids = [morceau.partition('"')[0] for morceau in page.split(' id="')[1:]]

    assert len(ids) > 20
    assert sorted(ids) == sorted([*set(ids), *(nomme for nomme in planches.NOMMES if nomme in ids)])


@pytest.mark.django_db
@pytest.mark.usefixtures("en_developpement")
def test_les_couleurs_montrees_sont_celles_de_la_feuille(client):
    page = client.get(reverse("style:site")).content.decode()
    papier = next(jeton for jeton in jetons.couleurs() if jeton.nom == "--papier")

    assert f"{papier.jour} · {papier.nuit}" in page
    assert f"--papier: {papier.jour};" in jetons.lit("jetons.css")
    assert len(jetons.couleurs()) > 15


@pytest.mark.django_db
@pytest.mark.usefixtures("en_developpement")
def test_la_feuille_force_le_survol_et_le_focus_dans_leur_couche(client):
    feuille = client.get(reverse("style:feuille_site"))

    assert feuille["Content-Type"] == "text/css; charset=utf-8"
    texte = feuille.content.decode()
    assert ".vignette:is(.survole, .survole *)" in texte
    assert ":hover" not in texte
    assert texte.index("@layer base {") < texte.index("@layer composants {")


def test_les_pages_ne_demandent_que_des_pictogrammes_dessines_et_tous_servent():
    textes = [
        g.read_text(encoding="utf-8") for g in GABARITS.rglob("*.html") if "style" not in g.parts[-3:-1]
    ]
    demandes = {nom for texte in textes for nom in re.findall(r'pictogramme\.html" with nom="(\w+)"', texte)}

    assert demandes == set(jetons.pictogrammes())
