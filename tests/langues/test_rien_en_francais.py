"""Dans une autre langue, aucune phrase de l'interface ne reste en français sans que la page le dise.

Une langue d'essai met chaque phrase traduisible entre ⟦ ⟧, et tout ce que la rédaction écrit est en capitales : une minuscule
hors de ces signes est une phrase oubliée.
"""

import re
from datetime import date
from html.parser import HTMLParser

import polib
import pytest
from django.test import override_settings
from django.utils import dates, timezone, translation

from lieux.models import Accueil, Lieu
from lieux.traductions import catalogue
from tests import factories as f

pytestmark = pytest.mark.django_db

MUETS = {"script", "style", "title", "template", "svg"}
LUS = ("aria-label", "placeholder", "title", "alt", "data-libelle")
LANGUES = "Français Nederlands Deutsch English Lieux de liens km".split()
NOMMES = {"nom": "NOM", "libelle": "LIBELLÉ", "libelle_nl": "LIBELLÉ"}


@pytest.fixture(scope="module")
def langue_d_essai(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("essai")
    phrases = polib.pofile(str(catalogue("nl", "django")))
    for phrase in phrases:
        if phrase.msgid_plural:
            phrase.msgstr_plural = {
                n: f"⟦{texte}⟧" for n, texte in enumerate((phrase.msgid, phrase.msgid_plural))
            }
        else:
            phrase.msgstr = f"⟦{phrase.msgid}⟧"
    destination = catalogue("nl", "django", dossier).with_suffix(".mo")
    destination.parent.mkdir(parents=True)
    phrases.save_as_mofile(str(destination))
    with override_settings(LOCALE_PATHS=[str(dossier)]):
        yield
    translation.activate("fr")


class Lecteur(HTMLParser):
    """Les textes et les étiquettes d'une page, hors de ce qui est marqué `lang="fr"`."""

    def __init__(self) -> None:
        super().__init__()
        self.pile: list[tuple[str, bool]] = []
        self.textes: list[str] = []
        self.profondeur = 0

    def handle_starttag(self, tag, attrs):
        champs = dict(attrs)
        tu = (
            (self.pile[-1][1] if self.pile else False)
            or tag in MUETS
            or champs.get("lang") in ("fr", "de", "en")
        )
        if not tu:
            self.textes += [champs[nom] for nom in LUS if champs.get(nom)]
            if champs.get("name") == "description":
                self.textes.append(champs["content"])
        if tag not in {"meta", "link", "input", "br", "img", "hr", "path", "circle", "use"}:
            self.pile.append((tag, tu))

    def handle_endtag(self, tag):
        while self.pile and self.pile.pop()[0] != tag:
            pass

    def handle_data(self, data):
        dehors = ""
        for signe in data:  # une phrase traduisible peut contenir des balises
            self.profondeur += (signe == "⟦") - (signe == "⟧")
            dehors += signe if self.profondeur == 0 and signe != "⟧" else " "
        if not (self.pile and self.pile[-1][1]):
            self.textes.append(dehors)


def oublies(page: str) -> list[str]:
    """Ce qui n'est ni traduisible, ni écrit par la rédaction, ni un mot que Django traduit."""
    lecteur = Lecteur()
    lecteur.feed(page)
    calendrier = {
        str(mot)
        for mots in (dates.WEEKDAYS, dates.MONTHS, dates.WEEKDAYS_ABBR, dates.MONTHS_3)
        for mot in mots.values()
    }
    reste = []
    for texte in lecteur.textes:
        nu = texte
        while nu != (nu := re.sub(r"⟦[^⟦⟧]*⟧", "", nu)):
            pass
        nu = re.sub(r"https?://\S+|testserver\S*|\S+@\S+|[\w.-]+\.(?:be|example)\S*", "", nu)
        mots = [m for m in re.findall(r"[^\W\d_]{2,}", nu) if m.lower() == m or m.capitalize() == m]
        mots = [
            m
            for m in mots
            if m not in LANGUES and m != "libellé" and m.lower() not in calendrier and m != m.upper()
        ]
        if mots:
            reste.append(" ".join(texte.split()))
    return reste


@pytest.fixture
def guide():
    commune = f.make_commune(nom_fr="COMMUNE", nom_nl="COMMUNE", slug="commune", province="PROVINCE")
    f.make_localite(commune=commune, nom="LOCALITÉ")
    f.make_localite(commune=commune, nom="AUTRE", code_postal="1031")
    capitales = {"libelle": "LIBELLÉ", "libelle_nl": "LIBELLÉ"}
    type_ = f.make_type(**capitales, pluriel="PLURIEL")
    operateur = f.make_operateur(
        nom="OPÉRATEUR", slug="operateur", description="DESCRIPTION", commune=commune
    )
    lieu = f.make_lieu(
        nom="LIEU", slug="lieu", commune=commune, type=type_, operateur=operateur, rue="RUE", numero="1",
        code_postal="1030", accroche="ACCROCHE", description="DESCRIPTION", telephone="", email="", site_web="",
        horaires="Mo-Fr 10:00-17:00; PH off", horaires_note="NOTE", tarif="gratuit", tarif_note="NOTE",
        age_min=6, age_max=18, acces_note="NOTE", gouvernance="cogestion", source="SOURCE", partenaires="PARTENAIRES",
        latitude=50.86, longitude=4.37, precision="rue", etat=Lieu.Etat.MENACE,
    )  # fmt: skip
    lieu.activites.add(f.make_activite(**capitales))
    lieu.langues.add(f.make_langue(**capitales))
    lieu.accessibilites.add(f.make_accessibilite(**capitales))
    lieu.modes_acces.add(f.make_mode_acces(**capitales))
    f.make_accueil(lieu=lieu, public=f.make_public(**capitales), mode=Accueil.Mode.EXCLUSIF, note="NOTE")
    f.make_premiere_visite(lieu=lieu, alcool="non", boisson_offerte="oui")
    f.make_info(lieu=lieu, texte="TEXTE")
    f.make_verification(lieu=lieu)
    f.make_lieu(
        nom="MUET",
        slug="muet",
        commune=commune,
        type=type_,
        operateur=operateur,
        rue="",
        horaires="",
        tarif="inconnu",
    )
    f.make_lieu(
        nom="PARTI", slug="parti", commune=commune, type=type_, etat=Lieu.Etat.FERME, operateur=operateur,
        etat_depuis=timezone.localdate().replace(2025, 3, 1), etat_note="NOTE",
    )  # fmt: skip
    f.make_lieu(
        nom="RETIRÉ",
        slug="retire",
        commune=commune,
        type=type_,
        operateur=operateur,
        publication=Lieu.Publication.RETIRE,
    )
    finance = f.make_dispositif(
        nom="DISPOSITIF", slug="dispositif", sigle="", pouvoir=f.make_pouvoir(nom="POUVOIR")
    )
    for debut, fin in ((None, None), (date(2024, 1, 1), None), (date(2024, 1, 1), timezone.localdate())):
        octroi = f.make_agrement(
            operateur=operateur, dispositif=finance, debut=debut, fin=fin, source="SOURCE"
        )
        octroi.lieux.add(lieu)
    federation = f.make_federation(nom="FÉDÉRATION", slug="federation", description="DESCRIPTION", sigle="")
    f.make_effectif(federation=federation, libelle="MEMBRES", source="SOURCE")
    f.make_adhesion(operateur=operateur, federation=federation, source="SOURCE")
    f.make_federation(nom="VIDE", slug="vide", sigle="", nature="administration", description="")


@pytest.mark.parametrize(
    "adresse",
    [
        "/", "/lieux/", "/lieux/?commune=commune&ouvert=maintenant&tarif=gratuit", "/lieux/?q=INTROUVABLE",
        "/lieux/?rayon=900&cp=xx&zone=1&pres=1&ouvert=hier", "/lieux/?pres=50.86,4.37&rayon=5", "/carte/",
        "/lieux/lieu/", "/lieux/muet/", "/lieux/parti/", "/lieux/retire/", "/lieux/lieu/signaler/",
        "/lieux/lieu/signaler/merci/", "/communes/", "/communes/commune/", "/operateurs/", "/operateurs/operateur/",
        "/federations/", "/federations/federation/", "/federations/vide/", "/selection/",
        "/selection/?lieux=lieu,muet,inconnu", "/hors-ligne/", "/introuvable/", "/a-propos/", "/donnees/", "/vie-privee/", "/accessibilite/", "/financements/",
    ],
)  # fmt: skip
def test_aucune_phrase_n_est_oubliee(client, guide, langue_d_essai, adresse):
    page = client.get(f"/nl{adresse}").content.decode()
    if re.search(
        r'<main [^>]*lang="fr"', page
    ):  # une page écrite en français seulement se décrit en français
        page = re.sub(r'<meta name="description".*?>', "", page)

    assert "⟦" in page
    assert oublies(page) == []


def test_une_phrase_oubliee_se_voit():
    assert oublies("<p>⟦Vu <b>aussi</b>⟧ et pas vu</p>") == ["et pas vu"]
    assert oublies('<p lang="fr">Permis</p><p>NOM ⟦dit ⟦deux⟧ fois⟧</p>') == []
