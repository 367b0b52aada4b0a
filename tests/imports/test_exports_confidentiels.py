"""Une adresse confidentielle ne sort jamais d'un export, sauf pour la rédaction, qui redonne son mot de passe."""

import pytest

from comptes.roles import Role
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_lieu, make_redacteur

from .fichiers import importe, lignes_csv, photo
from .pages import EXPORTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return make_lieu(
        slug="refuge", nom="Le refuge", type_adresse=Lieu.TypeAdresse.CONFIDENTIELLE, rue="Rue Cachée", numero="7",
        code_postal="1030", latitude=50.86, longitude=4.37, precision="adresse",
    )  # fmt: skip


@pytest.mark.parametrize("nom", ["lieux.csv", "lieux.geojson"])
def test_une_adresse_confidentielle_n_est_jamais_dans_l_export(redaction, secret, nom):
    make_lieu(slug="ouvert", rue="Rue Ouverte", latitude=50.8, longitude=4.4, precision="rue")

    dit = redaction.get(EXPORTER + nom).content.decode()

    assert "Rue Ouverte" in dit
    assert [mot for mot in ("Rue Cachée", "1030", "50.86") if mot in dit] == []


def test_la_redaction_l_obtient_apres_avoir_redonne_son_mot_de_passe(redaction, secret):
    session = redaction.session
    session["seance_confirmee"] = 0
    session.save()
    adresse = f"{EXPORTER}confidentielles/lieux.csv"

    demande = redaction.get(adresse)
    session["seance_confirmee"] = 10**11
    session.save()
    (ligne,) = lignes_csv(redaction.get(adresse))

    assert demande.url.startswith("/redaction/connexion/confirmer/?next=")
    assert (ligne["rue"], ligne["numero"], ligne["latitude"]) == ("Rue Cachée", "7", "50.86")


def test_aucun_autre_role_ne_l_obtient(client, secret):
    connecte(client, make_redacteur(role=Role.RELECTURE))

    assert client.get(f"{EXPORTER}confidentielles/lieux.csv").status_code == 403


def test_reimporter_un_export_sans_les_adresses_confidentielles_les_laisse_en_place(
    redaction, secret, tmp_path
):
    avant = photo()

    dit = importe(tmp_path, redaction.get(f"{EXPORTER}lieux.csv").content, ecrire=True)

    assert "1 sans changement, 0 ligne refusée." in dit
    assert photo() == avant
