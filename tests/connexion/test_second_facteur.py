"""Rédaction et relecture donnent un second facteur avant toute page ; les autres le peuvent."""

from urllib.parse import quote

import pytest
from django.contrib import admin
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from comptes.roles import Role
from connexion import second_facteur
from tests.connecte import connecte
from tests.factories import make_redacteur

from .conftest import ACCUEIL, CODE, ENROLEMENT, chiffres, donne, enrole

pytestmark = pytest.mark.django_db
ADRESSES = sorted(
    {reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_{genre}") for m in admin.site._registry for genre in ("changelist", "add")}
    | {reverse("admin:index"), reverse("admin:password_change"), reverse("admin:autocomplete"), "/redaction/n-existe-pas/"}
)  # fmt: skip


def etape(client, adresse: str) -> str:
    """L'étape où mène cette adresse, sans sa suite ; « ouverte » si la page répond."""
    reponse = client.get(adresse)
    return reponse.url.partition("?")[0] if reponse.status_code == 302 else "ouverte"


@pytest.mark.parametrize("adresse", ADRESSES)
def test_sans_telephone_la_redaction_est_menee_a_l_enrolement_de_partout(client, camille, adresse):
    client.force_login(camille)

    reponse = client.get(adresse)

    assert (reponse.status_code, reponse.url) == (302, f"{ENROLEMENT}?next={quote(adresse, safe='')}")


@pytest.mark.parametrize("adresse", ADRESSES)
def test_avec_un_telephone_le_code_est_demande_de_partout(client, camille, adresse):
    enrole(camille)
    client.force_login(camille)

    assert etape(client, adresse) == CODE


@pytest.mark.parametrize(
    ("role", "attendue"),
    [
        (Role.REDACTION, ENROLEMENT),
        (Role.RELECTURE, ENROLEMENT),
        (Role.CONTRIBUTION, "ouverte"),
        (Role.LECTURE, "ouverte"),
    ],
    ids=["redaction", "relecture", "contribution", "lecture"],
)
def test_seules_la_redaction_et_la_relecture_doivent_un_second_facteur(client, role, attendue):
    client.force_login(make_redacteur(role=role))

    assert etape(client, ACCUEIL) == attendue


def test_qui_s_est_enrole_de_soi_meme_donne_aussi_son_code(client):
    contributeur = make_redacteur(role=Role.CONTRIBUTION)
    enrole(contributeur)
    client.force_login(contributeur)

    assert etape(client, ACCUEIL) == CODE


@pytest.mark.parametrize(
    ("publique", "attendue"), [(False, "ouverte"), (True, ENROLEMENT)], ids=["privee", "publique"]
)
def test_le_compte_de_demonstration_n_est_dispense_que_sur_une_machine_privee(
    client, settings, publique, attendue
):
    settings.PUBLIQUE = publique
    client.force_login(make_redacteur(username="redaction"))

    assert etape(client, ACCUEIL) == attendue


def test_le_mot_de_passe_puis_le_code_ouvrent_la_page_demandee(client, camille):
    appareil = enrole(camille)
    lieux = reverse("admin:lieux_lieu_changelist")

    donne(client, suite=lieux)
    demandee = client.get(lieux)
    reponse = client.post(demandee.url, {"code": chiffres(appareil), "next": lieux})

    assert (reponse.status_code, reponse.url) == (302, lieux)
    assert client.get(lieux).status_code == 200


def test_la_page_du_code_ne_mene_jamais_a_un_autre_site(client, camille):
    appareil = enrole(camille)
    client.force_login(camille)

    reponse = client.post(CODE, {"code": chiffres(appareil), "next": "//ailleurs.example/redaction/"})

    assert reponse.url == ACCUEIL


def test_un_code_faux_est_refuse_puis_les_essais_s_espacent(client, camille):
    appareil = enrole(camille)
    client.force_login(camille)
    faux = f"{(int(chiffres(appareil)) + 500_000) % 1_000_000:06d}"

    premier = client.post(CODE, {"code": faux}).context["form"].errors["code"]
    second = client.post(CODE, {"code": chiffres(appareil)}).context["form"].errors["code"]

    assert premier == [
        "Ce code n'est pas le bon, ou il a déjà servi : attendre que l'application en montre un nouveau, "
        "ou prendre le code de secours suivant."
    ]
    assert second == ["Trop d'essais de suite : attendre 1 s, puis recommencer avec un nouveau code."]
    assert etape(client, ACCUEIL) == CODE


def test_un_code_ne_sert_qu_une_fois(client, camille):
    appareil = enrole(camille)
    client.force_login(camille)
    code = chiffres(appareil)
    client.post(CODE, {"code": code})

    client.logout()
    client.force_login(camille)

    assert "déjà servi" in client.post(CODE, {"code": code}).context["form"].errors["code"][0]


def test_l_enrolement_montre_le_secret_puis_dix_codes_de_secours(client, camille):
    client.force_login(camille)

    proposee = client.get(ENROLEMENT).context["proposition"]
    appareil = TOTPDevice(user=camille, key=client.session["second_facteur_cle"])
    reponse = client.post(ENROLEMENT, {"code": chiffres(appareil)})

    assert proposee == second_facteur.proposition(camille, appareil.key)
    assert len(set(reponse.context["codes"])) == 10
    assert etape(client, ACCUEIL) == "ouverte"


def test_un_code_d_enrolement_faux_n_enrole_personne(client, camille):
    client.force_login(camille)
    client.get(ENROLEMENT)
    appareil = TOTPDevice(user=camille, key=client.session["second_facteur_cle"])

    reponse = client.post(ENROLEMENT, {"code": f"{(int(chiffres(appareil)) + 500_000) % 1_000_000:06d}"})

    assert reponse.context["form"].errors["code"] == [
        "Ce code ne correspond pas à l'image : vérifier l'heure du téléphone, puis écrire les six chiffres affichés."
    ]
    assert not TOTPDevice.objects.exists()


def test_un_code_de_secours_ouvre_une_fois(client, camille):
    enrole(camille)
    code, *autres = second_facteur.renouvelle_secours(camille)
    client.force_login(camille)

    client.post(CODE, {"code": code.upper()})
    ouverte = etape(client, ACCUEIL)
    client.logout()
    client.force_login(camille)
    encore = client.post(CODE, {"code": code})

    assert (ouverte, second_facteur.secours_restants(camille)) == ("ouverte", len(autres))
    assert "n'est pas le bon" in encore.context["form"].errors["code"][0]


def test_renouveler_les_codes_de_secours_annule_les_precedents(client, camille):
    connecte(client, camille)
    anciens = second_facteur.renouvelle_secours(camille)

    nouveaux = client.post(reverse("connexion:secours")).context["codes"]

    assert not set(anciens) & set(nouveaux)
    assert second_facteur.secours_restants(camille) == 10
    assert StaticDevice.objects.count() == 1


def test_le_mot_de_passe_seul_ne_change_pas_de_telephone(client, camille):
    enrole(camille)
    client.force_login(camille)

    assert etape(client, ENROLEMENT) == CODE
    assert etape(client, reverse("admin:password_change")) == CODE
    assert client.post(reverse("connexion:secours")).url.partition("?")[0] == CODE
