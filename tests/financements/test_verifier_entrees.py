"""Les mêmes règles gardent la rédaction et le chargement : rien n'est enregistré, et la phrase dit la règle et sa source."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from federations.models import Federation
from financements.models import Agrement, Enveloppe, IndiceISADF, PlanCohesionSociale
from tests.connecte import connecte
from tests.factories import (
    make_axe,
    make_commune,
    make_commune_wallonne,
    make_dispositif,
    make_federation,
    make_lieu,
    make_operateur,
    make_plafond,
    make_plan,
    make_programmation,
    make_redacteur,
)
from tests.redaction.saisie import envoie, erreurs

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaction(client):
    return connecte(client, make_redacteur())


@pytest.fixture
def bourse():
    bourse = make_dispositif(nom="Bourse", slug="la-bourse", regles_source="Arrêté de 2019")
    make_plafond(dispositif=bourse, source="Appel 2022")
    return bourse


@pytest.fixture
def pcs():
    wallon = make_dispositif(
        slug="plan-wallon", nom="Plan wallon", territoire="wallonie", cofinancement_minimum=25, regles_source="Décret de 2018"
    )  # fmt: skip
    return make_programmation(dispositif=wallon, nom="PCS 3")


@pytest.fixture
def charge(tmp_path):
    def _charge(modele, champs):
        fichier = tmp_path / "faits.jsonl"
        fichier.write_text("\n" + json.dumps({"model": modele, "fields": champs}), encoding="utf-8")
        call_command("charger", fichier, ecrire=True)

    return _charge


def ajoute(redaction, modele, **champs) -> list[str]:
    """Envoie la page d'ajout ; rend les erreurs que la personne lit."""
    page = reverse(f"admin:{modele._meta.app_label}_{modele._meta.model_name}_add")
    reponse = envoie(redaction, page, source="Rapport", **champs)
    return [] if reponse.status_code == 302 else [e.replace("\u202f", " ") for e in erreurs(reponse)]


def test_la_redaction_refuse_un_octroi_au_dessus_du_plafond_hors_territoire_et_d_un_autre_axe(
    redaction, bourse
):
    operateur, axe = make_operateur(), make_axe(dispositif=make_dispositif(nom="Impulsion"), libelle="P1")
    lieu = make_lieu(nom="L'Îlot", commune=make_commune_wallonne(nom_fr="Namur"), operateur=operateur)
    saisie = {"operateur": operateur.pk, "dispositif": bourse.pk, "montant": 16_000, "montant_annee": 2022}

    lues = ajoute(redaction, Agrement, **saisie, lieux=[lieu.pk], axes=[axe.pk])

    assert lues == [
        "Hors du territoire de « Bourse », Bruxelles : L'Îlot (Namur). Règle : territoire. Source : Arrêté de 2019.",
        "« P1 » est un axe de « Impulsion », pas de « Bourse ». Règle : axes. Source : Arrêté de 2019.",
        "16 000 € en 2022 dépasse le plafond de 15 000 € par an de « Bourse » (2022). Règle : plafond. Source : Appel 2022.",
    ]
    assert not Agrement.objects.exists()


def test_la_redaction_enregistre_un_octroi_au_plafond_avec_ses_lieux_et_ses_axes(redaction, bourse):
    operateur, axe = make_operateur(), make_axe(dispositif=bourse)
    lieu = make_lieu(operateur=operateur)
    saisie = {"operateur": operateur.pk, "dispositif": bourse.pk, "montant": 15_000, "montant_annee": 2022}

    assert ajoute(redaction, Agrement, **saisie, lieux=[lieu.pk], axes=[axe.pk]) == []

    octroi = Agrement.objects.get()
    assert ([*octroi.lieux.all()], [*octroi.axes.all()]) == ([lieu], [axe])


def test_la_redaction_refuse_une_commune_deja_prise_dans_la_periode(redaction, pcs):
    prise = make_plan(programmation=pcs, commune=make_commune_wallonne(nom_fr="Namur")).commune
    saisie = {"programmation": pcs.pk, "commune": make_commune_wallonne().pk, "associees": [prise.pk]}

    (lue,) = ajoute(redaction, PlanCohesionSociale, **saisie)

    assert lue.startswith(
        "Namur est déjà dans le « PCS de Namur » pour la même période (PCS 3) : une commune"
    )
    assert PlanCohesionSociale.objects.count() == 1


def test_la_redaction_refuse_une_federation_qui_revient_a_elle_meme(redaction):
    a, b = make_federation(nom="A"), make_federation(nom="B")
    a.regroupe.set([b])

    reponse = envoie(redaction, reverse("admin:federations_federation_change", args=[b.pk]), regroupe=[a.pk])

    assert erreurs(reponse)[0].startswith("B regroupe A, qui regroupe B : une fédération ne peut pas")
    assert [*Federation.objects.get(pk=b.pk).regroupe.all()] == []


REFUS = {
    "octroi-au-dessus-du-plafond": ("agrement", {"operateur": ["asbl"], "dispositif": ["la-bourse"], "montant": 16_000, "montant_annee": 2022}, "montant « 16000 » : 16 000 € en 2022 dépasse le plafond"),
    "octroi-sans-annee": ("agrement", {"operateur": ["asbl"], "dispositif": ["la-bourse"], "montant": 9_000}, "avec son année, ou pas du tout."),
    "octroi-hors-territoire": ("agrement", {"operateur": ["asbl"], "dispositif": ["la-bourse"], "lieux": [["ilot"]]}, "Hors du territoire de « Bourse », Bruxelles : L'Îlot (Namur). Règle : territoire. Source : Arrêté de 2019."),
    "plan-a-24-pour-cent": ("plancohesionsociale", {"programmation": ["plan-wallon", "2024-01-01"], "commune": ["92094"], "subvention": 1000, "cofinancement": 240, "montant_annee": 2025}, "240 € de cofinancement font 24 % de 1 000 €"),
    "plan-hors-de-wallonie": ("plancohesionsociale", {"programmation": ["plan-wallon", "2024-01-01"], "commune": ["92094"], "associees": [["21010"]]}, "Jette est hors du territoire de « Plan wallon », Wallonie."),
    "plan-sans-commune": ("plancohesionsociale", {"programmation": ["plan-wallon", "2024-01-01"], "commune": None}, "Un plan a au moins une commune"),
    "isadf-de-1-3": ("indiceisadf", {"commune": ["92094"], "annee": 2024, "valeur": 1.3}, "Un indice ISADF va de 0 à 1."),
    "isadf-de-bruxelles": ("indiceisadf", {"commune": ["21010"], "annee": 2024, "valeur": 0.5}, "Jette n'a pas d'indice ISADF"),
    "isadf-d-une-commune-inconnue": ("indiceisadf", {"commune": ["99999"], "annee": 2024, "valeur": 0.5}, "Code INS inconnu : « 99999 »."),
    "enveloppe-hors-programmation": ("enveloppe", {"programmation": ["plan-wallon", "2024-01-01"], "annee": 2029, "montant": 1}, "L'année 2029 est hors de « Plan wallon : PCS 3 »"),
}  # fmt: skip


@pytest.mark.parametrize(("modele", "champs", "phrase"), REFUS.values(), ids=REFUS)
def test_le_chargement_refuse_avec_le_fichier_et_la_ligne(charge, bourse, pcs, modele, champs, phrase):
    namur = make_commune_wallonne(code_ins="92094", nom_fr="Namur")
    make_commune(code_ins="21010", nom_fr="Jette")
    make_lieu(slug="ilot", nom="L'Îlot", commune=namur, operateur=make_operateur(slug="asbl"))

    with pytest.raises(CommandError) as refus:
        charge(f"financements.{modele}", champs | {"source": "Rapport"})

    dite = str(refus.value).replace("\u202f", " ")
    assert dite.startswith("faits.jsonl, ligne 2 : ")
    assert phrase in dite
    assert [m.objects.count() for m in (Agrement, PlanCohesionSociale, IndiceISADF, Enveloppe)] == [
        0,
        0,
        0,
        0,
    ]
