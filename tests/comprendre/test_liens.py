"""La première fois qu'une page écrit un mot du glossaire, ce mot mène à sa définition ; et jamais là où il gênerait."""

import re

import pytest

from comprendre.liens import relie
from tests.factories import make_commune, make_lieu, make_mot

pytestmark = pytest.mark.django_db
GLOSSAIRE = "/comprendre/glossaire/"


def lien(slug: str, texte: str) -> str:
    return f'<a class="mot" href="{GLOSSAIRE}#{slug}">{texte}</a>'


@pytest.fixture
def mots():
    make_mot(slug="cocof", mot="COCOF", formes="COCOF\nCommission communautaire française")
    make_mot(slug="agrement", mot="Agrément", formes="agrément\nagréments")
    make_mot(slug="bourse", mot="Bourse à l'innovation", formes="bourse à l'innovation")
    make_mot(slug="pcs-wallonie", mot="PCS", precision="Wallonie", formes="PCS", region="wallonie")
    make_mot(slug="pcs-slrb", mot="PCS", precision="SLRB", formes="PCS", region="bruxelles")


def test_seule_la_premiere_fois_mene_au_glossaire_quelle_que_soit_la_forme(mots):
    page = "<p>La COCOF paie. La COCOF décide, la Commission communautaire française aussi.</p>"

    assert relie(page) == page.replace("COCOF", lien("cocof", "COCOF"), 1)


@pytest.mark.parametrize(
    ("ecrit", "slug"),
    [
        ("Agrément", "agrement"),
        ("agréments", "agrement"),
        ("bourse à l&#x27;innovation", "bourse"),
        ("bourse à l’innovation", "bourse"),
        ("Commission&nbsp;communautaire\n  française", "cocof"),
        ("Commission communautaire française", "cocof"),
    ],
    ids=["majuscule", "pluriel", "echappee", "courbe", "insecable", "insecable-nue"],
)
def test_un_mot_se_reconnait_dans_toutes_ses_ecritures(mots, ecrit, slug):
    assert relie(f"<p>Un {ecrit}.</p>") == f"<p>Un {lien(slug, ecrit)}.</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<h2>La COCOF</h2>", '<a href="/x/">la <b>COCOF</b></a>', "<label>COCOF <input></label>",
        "<nav>COCOF</nav>", '<img alt="COCOF">', "<svg><text>COCOF</text></svg>", "<th>COCOF</th>",
        "<summary>COCOF</summary>", "<!-- COCOF -->", '<script type="application/json">"COCOF"</script>',
        "<p>cocof</p>", "<p>COCOFS, HORS-COCOF, désagrément</p>", "<article><p>COCOF</p></article>",
    ],
    ids=lambda page: re.sub(r"\W+", "-", page).encode("ascii", "ignore").decode()[:24],
)  # fmt: skip
def test_ni_un_titre_ni_un_lien_ni_une_commande_ni_un_autre_mot_ne_devient_un_lien(mots, page):
    assert relie(page) == page
    assert relie(page + "<p>COCOF</p>") == page + f"<p>{lien('cocof', 'COCOF')}</p>"


@pytest.mark.parametrize("region", ["wallonie", "bruxelles"])
def test_un_sigle_a_deux_sens_mene_a_celui_de_sa_region(mots, region):
    slug = {"wallonie": "pcs-wallonie", "bruxelles": "pcs-slrb"}[region]

    assert relie("<p>Le PCS.</p>", region) == f"<p>Le {lien(slug, 'PCS')}.</p>"


@pytest.mark.parametrize("region", ["", "bruxelles_wallonie"])
def test_un_sigle_a_deux_sens_sans_region_ne_mene_nulle_part(mots, region):
    assert relie("<p>Le PCS.</p>", region) == "<p>Le PCS.</p>"


def test_sans_mot_la_page_reste_la_meme(db):
    assert relie("<p>La COCOF.</p>") == "<p>La COCOF.</p>"


def test_une_forme_qui_ressemble_a_une_expression_est_prise_a_la_lettre(db):
    make_mot(slug="etrange", formes="C.C (a+)+$\n.*")

    assert relie("<p>CxC aaa</p>") == "<p>CxC aaa</p>"


def test_la_page_d_un_lieu_dit_le_pcs_de_sa_region_et_le_glossaire_ne_mene_pas_a_lui_meme(client, mots):
    huy = make_commune(region="wallonie", province="Liège")
    lieu = make_lieu(commune=huy, accroche="Le PCS et la COCOF nous aident.")

    fiche = client.get(lieu.get_absolute_url()).content.decode()

    assert f"Le {lien('pcs-wallonie', 'PCS')} et la {lien('cocof', 'COCOF')}" in fiche
    assert "#pcs-slrb" not in fiche
    assert 'class="mot"' not in client.get(GLOSSAIRE).content.decode()


def test_un_mot_corrige_se_lit_au_clic_suivant(client, mots):
    lieu = make_lieu(accroche="La FWB nous aide.")
    assert "#fwb" not in client.get(lieu.get_absolute_url()).content.decode()

    make_mot(slug="fwb", formes="FWB")

    assert lien("fwb", "FWB") in client.get(lieu.get_absolute_url()).content.decode()


def test_un_texte_hostile_reste_echappe(client, mots):
    lieu = make_lieu(accroche='<script>alert("COCOF")</script> COCOF')

    fiche = client.get(lieu.get_absolute_url()).content.decode()

    assert "<script>alert" not in fiche
    assert f"&lt;script&gt;alert(&quot;{lien('cocof', 'COCOF')}&quot;)" in fiche
