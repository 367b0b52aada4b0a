"""La fiche d'un lieu dans la rédaction : elle crée, elle enregistre la position, elle mène au site."""

import pytest
from django.urls import reverse

from lieux.models import Lieu
from tests.factories import make_commune, make_lieu, make_localite, make_type

from .saisie import Page, adresse, envoie, nouveau_lieu

AJOUT = reverse("admin:lieux_lieu_add")


def test_on_cree_un_lieu_avec_son_nom_et_son_type(redaction):
    type_ = make_type()

    envoie(redaction, AJOUT, **nouveau_lieu(type=type_.pk))

    lieu = Lieu.objects.get()
    assert (lieu.nom, lieu.slug, lieu.type, lieu.publication, lieu.etat) == (
        "Le Pas-Sage", "le-pas-sage", type_, "brouillon", "inconnu",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("50,850346", "4,351721"), ("50.850346", "4.351721")],
    ids=["virgule", "point"],
)
def test_la_position_s_ecrit_avec_une_virgule_ou_un_point(redaction, latitude, longitude):
    lieu = make_lieu()

    envoie(redaction, adresse(lieu), latitude=latitude, longitude=longitude, precision="adresse")

    lieu.refresh_from_db()
    assert (lieu.latitude, lieu.longitude, lieu.precision) == (50.850346, 4.351721, "adresse")


def test_enregistrer_sans_rien_changer_ne_change_rien(redaction):
    lieu = make_lieu(
        latitude=50.8503461,
        longitude=4.3517212,
        precision="rue",
        horaires="Mo 10:00-12:00",
        description="Un\nDeux",
    )
    avant = Lieu.objects.filter(pk=lieu.pk).values().get()

    reponse = envoie(redaction, adresse(lieu))

    apres = Lieu.objects.filter(pk=lieu.pk).values().get()
    assert reponse.status_code == 302
    assert apres | {"modifie_le": None} == avant | {"modifie_le": None}


def test_la_carte_s_ouvre_sur_la_localite_du_lieu_qui_n_a_pas_de_point(redaction):
    commune = make_commune()
    localite = make_localite(commune=commune, code_postal="6041", latitude=50.46, longitude=4.43)
    lieu = make_lieu(commune=commune, localite=localite, code_postal="6041")

    page = redaction.get(adresse(lieu)).content.decode()

    assert 'data-centre="50.46,4.43"' in page


@pytest.mark.parametrize(
    ("champs", "visible"),
    [
        ({}, True),
        ({"publication": "brouillon"}, False),
        ({"type_adresse": "confidentielle"}, False),
    ],
    ids=["publie", "brouillon", "confidentiel"],
)
def test_voir_sur_le_site_n_est_propose_que_si_le_public_voit_la_fiche(redaction, champs, visible):
    lieu = make_lieu(**champs)

    page = redaction.get(adresse(lieu)).content.decode()

    assert (f'href="{lieu.get_absolute_url()}"' in page) is visible
    assert ("Le public ne voit pas cette fiche" in page) is not visible


def test_l_hote_des_rues_n_est_permis_que_sur_la_fiche(redaction, settings):
    settings.TUILES_URL = "https://tuiles.example/{z}/{x}/{y}.png"

    pages = [adresse(make_lieu()), AJOUT, reverse("admin:lieux_lieu_changelist"), reverse("admin:index")]
    politiques = [redaction.get(page).headers["Content-Security-Policy"] for page in pages]

    assert [("https://tile" in p or "https://tuiles" in p) for p in politiques] == [True, True, False, False]
    assert not any("unsafe" in politique for politique in politiques)


def test_la_fiche_garde_l_ordre_de_la_redaction(redaction):
    page = redaction.get(adresse(make_lieu()))

    assert [partie.name for partie in page.context["adminform"]] == [
        "Identité",
        "Adresse et position",
        "Contacts",
        "Horaires",
        "Accueil",
        "Argent et gouvernance",
        "Publication et sources",
    ]
    assert Page(page.content.decode()).erreurs == []


@pytest.mark.parametrize(("publication", "permis"), [("brouillon", 302), ("publie", 403), ("retire", 403)])
def test_seul_un_brouillon_s_efface_les_autres_se_retirent(redaction, publication, permis):
    lieu = make_lieu(publication=publication)

    reponse = redaction.post(f"/redaction/lieux/lieu/{lieu.pk}/delete/", {"post": "yes"})

    assert reponse.status_code == permis
    assert Lieu.objects.filter(pk=lieu.pk).exists() == (permis == 403)
