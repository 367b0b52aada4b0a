"""Un guide imprimé : tous les lieux, l'essentiel d'abord, et chaque code QR mène à la fiche."""

import re
from datetime import date
from time import monotonic

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import papier
from tests.factories import (
    make_accueil,
    make_activite,
    make_adhesion,
    make_commune,
    make_federation,
    make_info,
    make_lieu,
    make_public,
)

pytestmark = pytest.mark.django_db
RACINE = "http://testserver"


@pytest.fixture(autouse=True)
def dossier(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    return settings.VAR_DIR / "guides"


@pytest.fixture
def huy():
    commune = make_commune(nom_fr="Huy", slug="huy", region="wallonie", province="Liège")
    lieu = make_lieu(
        commune=commune, nom="L'Étape", slug="l-etape", rue="Rue Haute", numero="12", telephone="085 21 00 00",
        horaires="Mo-Fr 10:00-17:00", accroche="Un café où l'on parle.", latitude=50.52, longitude=5.24, precision="rue",
    )  # fmt: skip
    make_accueil(lieu=lieu, public=make_public(libelle="Personnes isolées"))
    lieu.activites.add(make_activite(libelle="Jeux et cartes"))
    make_lieu(commune=commune, nom="Chez Nous", slug="chez-nous", email="ici@chez-nous.example")
    return commune


def telecharge(client, dossier, adresse, **parametres):
    """Le PDF à cette adresse ; attend qu'il soit prêt, comme la page d'attente le fait."""
    fin = monotonic() + 60
    while (reponse := client.get(adresse, parametres)).status_code == 202:
        assert monotonic() < fin
    assert (reponse.status_code, reponse["Content-Type"]) == (200, "application/pdf")
    pdf = dossier.parent / "guide.pdf"
    pdf.parent.mkdir(parents=True, exist_ok=True)
    pdf.write_bytes(reponse.getvalue())
    return pdf


def mots(pdf) -> str:
    return re.sub(r"\s+", " ", papier.texte(pdf))


@pytest.mark.parametrize(
    ("format", "taille"), [("a5", "419.528 x 595.276 pts"), ("a4", "595.276 x 841.89 pts (A4)")]
)
def test_le_guide_d_une_commune_est_balise_en_francais_et_porte_ses_polices(
    client, dossier, huy, format, taille
):
    pdf = telecharge(client, dossier, "/communes/huy/guide.pdf", format=format)

    infos = papier.infos(pdf)
    assert (infos["Title"], infos["Tagged"], infos["Page size"]) == ("Lieux de liens à Huy", "yes", taille)
    assert b"/Lang (fr-BE)" in pdf.read_bytes() or b"/Lang(fr-BE)" in pdf.read_bytes()
    assert {police["emb"] for police in papier.polices(pdf)} == {"yes"}


def test_le_guide_se_lit_dans_l_ordre_et_dit_ce_qu_il_ignore(client, dossier, huy):
    lu = mots(telecharge(client, dossier, "/communes/huy/guide.pdf"))

    for suite in (
        "Lieux de liens à Huy 2 lieux où l'on peut pousser la porte Édition du",
        "Comment lire ce guide",
        "1. Chez Nous",
        "Où : Rue inconnue, Huy Quand : Horaires inconnus : renseignez-vous avant de venir. Courriel : ici@chez-nous.example Inconnu : téléphone, pour qui, comment on y entre, prix et accessibilité",
        "2. L'Étape",
        "Quand : Lundi à vendredi de 10 h à 17 h. Téléphone : 085 21 00 00 Pour qui : Personnes isolées",
        "Un café où l'on parle. On y trouve : Jeux et cartes",
        "Pour qui ? Personnes isolées L'Étape (p. 3)",
        "Pour quoi faire ? Jeux et cartes L'Étape (p. 3)",
    ):
        avant, trouve, lu = lu.partition(suite)
        assert trouve, f"« {suite} » ne suit pas : {avant[-400:]}"


def test_chaque_code_qr_mene_a_la_page_d_aujourd_hui(client, dossier, huy):
    codes = papier.codes_qr(telecharge(client, dossier, "/communes/huy/guide.pdf"))

    assert sorted(codes) == [
        f"{RACINE}/communes/huy/",
        f"{RACINE}/lieux/chez-nous/",
        f"{RACINE}/lieux/l-etape/",
    ]


def test_les_memes_donnees_donnent_les_memes_octets_et_une_correction_se_lit_aussitot(client, dossier, huy):
    premier = telecharge(client, dossier, "/communes/huy/guide.pdf").read_bytes()
    for gardes in dossier.iterdir():
        for garde in gardes.iterdir():
            garde.unlink()

    assert telecharge(client, dossier, "/communes/huy/guide.pdf").read_bytes() == premier

    huy.lieux.filter(slug="l-etape").update(nom="La Halte")
    assert "La Halte" in mots(telecharge(client, dossier, "/communes/huy/guide.pdf"))
    assert len(list(dossier.iterdir())) == 1


def test_ni_brouillon_ni_ferme_n_y_entre_et_une_fermeture_s_y_dit(client, dossier, huy):
    make_lieu(commune=huy, nom="Caché", publication="brouillon")
    make_lieu(commune=huy, nom="Parti", etat="ferme", etat_depuis=date(2025, 1, 1))
    make_info(
        lieu=huy.lieux.get(slug="l-etape"),
        texte="Travaux.",
        debut=timezone.localdate(),
        fin=timezone.localdate(),
    )

    lu = mots(telecharge(client, dossier, "/communes/huy/guide.pdf"))

    assert ("L'Étape" in lu, "Caché" in lu, "Parti" in lu) == (True, False, False)
    assert "Travaux." in lu


def test_un_texte_qui_ressemble_a_du_code_s_imprime_tel_quel(client, dossier):
    commune = make_commune(nom_fr="Amay", slug="amay")
    make_lieu(commune=commune, nom='#panic("x") *gras* $1$ <a> "', slug="piege")

    assert '1. #panic("x") *gras* $1$ <a> "' in mots(telecharge(client, dossier, "/communes/amay/guide.pdf"))


def test_une_selection_suit_l_ordre_voulu_et_n_est_pas_gardee(client, dossier, huy):
    make_lieu(nom="Ailleurs", slug="ailleurs")

    pdf = telecharge(client, dossier, "/selection/guide.pdf", lieux="l-etape,ailleurs,nulle-part,chez-nous")

    lu = mots(pdf)
    assert lu.index("1. L'Étape") < lu.index("2. Ailleurs") < lu.index("3. Chez Nous")
    assert f"{RACINE}/selection/?lieux=l-etape,ailleurs,chez-nous" in papier.codes_qr(pdf)
    assert not dossier.exists()


def test_le_guide_d_une_federation_donne_les_lieux_de_ses_membres(client, dossier, huy):
    federation = make_federation(sigle="FDL", slug="fdl")
    make_adhesion(operateur=huy.lieux.get(slug="l-etape").operateur, federation=federation)

    lu = mots(telecharge(client, dossier, reverse("guides:federation", args=["fdl"])))

    assert ("FDL" in lu, "1. L'Étape" in lu, "Chez Nous" in lu) == (True, True, False)


@pytest.mark.parametrize(
    "adresse",
    [
        "/communes/nulle-part/guide.pdf", "/communes/vide/guide.pdf", "/communes/huy/guide.pdf?format=a3", "/federations/x/guide.pdf",
        "/selection/guide.pdf", "/selection/guide.pdf?lieux=nulle-part", "/selection/guide.pdf?lieux=%00,../..",
    ],
)  # fmt: skip
def test_ce_qui_n_existe_pas_repond_404(client, huy, adresse):
    make_commune(slug="vide")

    assert client.get(adresse).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_un_long_guide_fait_patienter_puis_tient_en_dix_secondes_et_trois_megaoctets(client, dossier):
    commune = make_commune(nom_fr="Liège", slug="liege", region="wallonie", province="Liège")
    public, activite = make_public(libelle="Jeunes"), make_activite(libelle="Musique")
    for rang in range(200):
        lieu = make_lieu(
            commune=commune, nom=f"Lieu numéro {rang}", slug=f"lieu-numero-{rang}", horaires="Mo-Sa 09:00-18:00",
            accroche="Un lieu où l'on vient quand on veut, pour parler ou se taire.", latitude=50.6 + rang / 5000, longitude=5.5, precision="rue",
        )  # fmt: skip
        make_accueil(lieu=lieu, public=public)
        lieu.activites.add(activite)
    debut = monotonic()

    attente = client.get("/guide.pdf")
    pdf = telecharge(client, dossier, "/guide.pdf")

    assert monotonic() - debut < 10
    assert "Il met en page 200 lieux." in attente.content.decode()
    assert (attente.status_code, attente["Refresh"]) == (202, "2")
    assert pdf.stat().st_size < 3_000_000
    lu = mots(pdf)
    assert [rang for rang in range(200) if f"Lieu numéro {rang}" not in lu] == []
