"""L'aperçu des horaires pendant la frappe : la phrase, la semaine prochaine, ou l'erreur ; à la rédaction seulement."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from lieux.models import VersionDonnees
from tests.factories import make_redacteur, make_vacances

RIEN = {
    "erreur": "", "avant": "", "faute": "", "apres": "", "mots": "", "osm": "", "titre": "", "jours": [],
}  # fmt: skip
INCONNUS = "Horaires inconnus : la fiche dira de téléphoner avant de venir."
APERCU = reverse("admin:lieux_lieu_apercu_horaires")


@pytest.fixture
def le_mardi_20_octobre_2026(monkeypatch):
    """La semaine suivante, du 26 octobre, est la deuxième du congé d'automne."""
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2026, 10, 20))


@pytest.mark.usefixtures("le_mardi_20_octobre_2026")
def test_l_apercu_dit_les_horaires_en_mots_et_la_semaine_prochaine(redaction):
    apercu = redaction.get(APERCU, {"expression": "lu-ve 10-17, jours fériés fermé"}).json()

    ouvert = "10\u202fh – 17\u202fh"
    assert apercu == RIEN | {
        "osm": "Mo-Fr 10:00-17:00; PH off",
        "mots": "lundi à vendredi de 10\u202fh à 17\u202fh ; fermé les jours fériés",
        "titre": "La semaine du lundi 26 octobre",
        "jours": [
            {"nom": "lundi", "texte": ouvert, "mention": ""},
            {"nom": "mardi", "texte": ouvert, "mention": ""},
            {"nom": "mercredi", "texte": ouvert, "mention": ""},
            {"nom": "jeudi", "texte": ouvert, "mention": ""},
            {"nom": "vendredi", "texte": ouvert, "mention": ""},
            {"nom": "samedi", "texte": "fermé", "mention": ""},
            {"nom": "dimanche", "texte": "fermé", "mention": "Toussaint"},
        ],
    }


@pytest.mark.usefixtures("le_mardi_20_octobre_2026")
@pytest.mark.parametrize(
    ("calendrier", "lundi"), [("FWB", "fermé"), ("VL", "10\u202fh – 17\u202fh")], ids=["FWB", "VL"]
)
def test_l_apercu_suit_les_conges_choisis(redaction, calendrier, lundi):
    make_vacances()
    make_vacances(communaute="VL", debut=date(2026, 11, 2), fin=date(2026, 11, 8))
    make_vacances(communaute="VL", debut=date(2026, 7, 1), fin=date(2026, 8, 31))
    demande = {"expression": "Mo-Fr 10:00-17:00; SH off", "calendrier_scolaire": calendrier}

    apercu = redaction.get(APERCU, demande).json()

    assert (apercu["jours"][0]["nom"], apercu["jours"][0]["texte"]) == ("lundi", lundi)


def test_l_apercu_montre_l_endroit_de_la_faute(redaction):
    apercu = redaction.get(APERCU, {"expression": "lundi et jeuid 10-17"}).json()

    assert apercu == RIEN | {
        "erreur": "Je ne comprends pas « jeuid » (10e caractère) : vouliez-vous « jeudi » ?",
        "avant": "lundi et ",
        "faute": "jeuid",
        "apres": " 10-17",
    }


@pytest.mark.parametrize(
    ("demande", "dit"),
    [
        ({}, {"mots": INCONNUS}),
        (
            {"expression": "M" * 501},
            {
                "erreur": f"Raccourcir les horaires à 500 caractères : « {'M' * 40}… ».",
                "avant": "M" * 500,
                "faute": "M",
            },
        ),
        ({"commune": "autre"}, {"mots": INCONNUS}),
    ],
    ids=["vide", "trop-long", "commune-illisible"],
)
def test_l_apercu_repond_a_toute_saisie(redaction, demande, dit):
    assert redaction.get(APERCU, demande).json() == RIEN | dit


def test_l_apercu_n_enregistre_rien(redaction):
    avant = VersionDonnees.objects.get().numero

    redaction.get(APERCU, {"expression": "Mo-Fr 10:00-17:00"})

    assert VersionDonnees.objects.get().numero == avant


@pytest.mark.django_db
def test_l_apercu_est_refuse_a_qui_n_a_pas_acces_aux_lieux(client):
    anonyme = client.get(APERCU)
    client.force_login(make_redacteur(is_superuser=False))

    assert (anonyme.status_code, anonyme.url) == (302, f"{reverse('admin:login')}?next={APERCU}")
    assert client.get(APERCU).status_code == 403
