"""« Vie privée » dit les durées que le site applique, et parle de chaque table qui garde quelque chose d'une personne."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from lieux.durees import en_duree
from signalements.models import Envoi

from .lecture import texte

pytestmark = pytest.mark.django_db

PHRASES = {
    "signalements.Signalement": "Nous gardons ce que vous écrivez, le lieu dont il s'agit et la date.",
    "auth.User": "Elles seules ont un compte : un nom, un courriel s'il sert aux rappels",
    "veille.Rappel": "un courriel s'il sert aux rappels",
    "otp_totp.TOTPDevice": "la clé de leur second facteur",
    "otp_static.StaticDevice": "la clé de leur second facteur",
    "comptes.Perimetre": "Elles seules ont un compte",
    "sessions.Session": "Un cookie les garde connectées",
    "axes.AccessAttempt": "Le nom essayé, l'adresse IP et le navigateur sont gardés le temps de compter les refus",
    "connexion.Acces": "Leurs connexions et les refus, avec l'adresse IP, sont notés",
    "lieux.Verification": "change, vérifie, importe, propose ou décide est signé de son nom",
    "imports.Import": "importe",
    "imports.VerrouChamp": "change",
    "propositions.Proposition": "propose ou décide",
    "doublons.DecisionDoublon": "décide est signé",
    "admin.LogEntry": "Ce que chacune change",
    "lieux.Lieu": "Les adresses de courriel des fiches sont celles de services, publiques.",
    "lieux.Operateur": "Les adresses de courriel des fiches sont celles de services, publiques.",
    "federations.Federation": "Les adresses de courriel des fiches sont celles de services, publiques.",
}
"""Table qui garde quelque chose d'une personne → ce que la page en dit."""
JAMAIS_ECRITES = {"axes.AccessLog", "axes.AccessFailureLog"}
"""Tables d'axes que nos réglages laissent vides (AXES_DISABLE_ACCESS_LOG ; AXES_ENABLE_ACCESS_FAILURE_LOG, faux de lui-même)."""
MEMOIRES = {
    "lecture": "votre choix entre le texte complet et le texte facile à lire",
    "selection-memoire": "écrits dans ce navigateur, sur cet appareil, et nulle part ailleurs",
    "ouvrier": "garder les 60 dernières pages vues",
    "ouvrier-retrait": "Effacer les données de ce site dans votre navigateur les efface.",
}
"""Module qui écrit ou efface dans le navigateur → ce que la page en dit."""
ECRIT = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\.")
NOMS = {"username", "first_name", "last_name", "user_agent", "session_data"}


def parle_d_une_personne(champ: models.Field) -> bool:
    return (
        isinstance(champ, (models.EmailField, models.GenericIPAddressField))
        or champ.related_model is get_user_model()
        or champ.name in NOMS
    )


def tables_de_personnes() -> set[str]:
    modeles = [modele for modele in apps.get_models() if modele._meta.app_label != "historique"]
    return {m._meta.label for m in modeles if any(map(parle_d_une_personne, m._meta.local_fields))}


def test_chaque_table_qui_garde_quelque_chose_d_une_personne_est_dite(client):
    page = texte(client.get("/vie-privee/"))

    assert tables_de_personnes() - JAMAIS_ECRITES == set(PHRASES)
    assert [phrase for phrase in PHRASES.values() if phrase not in page] == []
    assert "Les noms de cet historique restent quand un compte est effacé." in page


def test_les_tables_d_axes_que_la_page_tait_restent_vides(settings):
    assert settings.AXES_DISABLE_ACCESS_LOG is True
    assert getattr(settings, "AXES_ENABLE_ACCESS_FAILURE_LOG", False) is False


@pytest.mark.parametrize(
    ("reglage", "valeur", "phrase"),
    [
        ("SIGNALEMENT_COURRIEL", timedelta(days=90), "au plus tard 3 mois après votre envoi"),
        ("SIGNALEMENT_CLOS", timedelta(days=365), "effacé 1 an après avoir été clos"),
        ("SESSION_DUREE", timedelta(hours=8), "8 heures au plus"),
        ("SESSION_INACTIVITE", timedelta(minutes=45), "45 minutes sans rien faire"),
        ("SESSION_COOKIE_AGE", 172_800, "Il reste 2 jours dans leur navigateur"),
        ("AXES_FAILURE_LIMIT", 3, "Après 3 refus"),
        ("AXES_COOLOFF_TIME", timedelta(hours=1), "fermé 1 heure depuis cette adresse"),
        ("JOURNAL_DUREE", timedelta(days=360), "notés pendant 12 mois"),
        ("TUILES_URL", "https://rues.exemple.be/{z}/{x}/{y}.png", "un autre hôte, rues.exemple.be"),
    ],
)
def test_la_page_suit_le_reglage(client, settings, reglage, valeur, phrase):
    assert phrase not in texte(client.get("/vie-privee/"))

    setattr(settings, reglage, valeur)

    assert phrase in texte(client.get("/vie-privee/?neuve"))


def test_la_page_suit_la_limite_des_envois(client, monkeypatch):
    monkeypatch.setattr(Envoi, "DUREE", timedelta(hours=3))

    assert "comptée pendant 3 heures" in texte(client.get("/vie-privee/"))


@pytest.mark.parametrize(
    ("module", "motif", "phrase"),
    [
        ("ouvrier", r"\[GARDEES\]: (\d+)", "les {} dernières pages vues"),
        ("position", r"latitude\.toFixed\((3)\)", "arrondie à environ cent mètres"),
        ("carte-rues", r'referrerPolicy = "(strict-origin)', "le nom de ce site, mais ni la page"),
    ],
)
def test_la_page_dit_ce_que_font_nos_modules(client, settings, module, motif, phrase):
    source = (settings.BASE_DIR / f"static/js/{module}.js").read_text(encoding="utf-8")

    trouve = re.search(motif, source)

    assert phrase.format(trouve[1]) in texte(client.get("/vie-privee/"))


def test_chaque_module_qui_ecrit_dans_le_navigateur_est_dit(client, settings):
    modules = (settings.BASE_DIR / "static/js").rglob("*.js")
    page = texte(client.get("/vie-privee/"))

    assert {m.stem for m in modules if ECRIT.search(m.read_text(encoding="utf-8"))} == set(MEMOIRES)
    assert [phrase for phrase in MEMOIRES.values() if phrase not in page] == []


@pytest.mark.parametrize(
    ("duree", "mots"),
    [
        (timedelta(minutes=1), "1 minute"), (timedelta(minutes=15), "15 minutes"), (timedelta(hours=12), "12 heures"),
        (timedelta(days=1), "1 jour"), (timedelta(days=7), "7 jours"), (timedelta(days=180), "6 mois"),
        (timedelta(days=730), "2 ans"),
    ],
)  # fmt: skip
def test_une_duree_se_dit_en_mots(duree, mots):
    assert en_duree(duree) == mots
