"""Les listes officielles : à blanc d'abord, tout ou rien, et rien de plus la seconde fois ; en CSV comme en XLSX."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financements.models import IndiceISADF, PlanCohesionSociale
from lieux.models import Population
from tests.factories import make_commune, make_dispositif, make_isadf, make_plan, make_programmation

from .fichiers import en_csv, en_xlsx

pytestmark = pytest.mark.django_db
IWEPS, IBZ = "IWEPS, édition 2025", "interieur.wallonie.be, 2026"


@pytest.fixture
def communes():
    """Amay, Engis et Huy, wallonnes."""
    return {
        nom: make_commune(nom_fr=nom, slug=nom.lower(), region="wallonie", province="Liège", code_ins=code)
        for nom, code in (("Amay", "61003"), ("Engis", "61080"), ("Huy", "61031"))
    }


@pytest.fixture
def periode():
    pcs = make_dispositif(
        slug="pcs", nom="Plan de cohésion sociale", nature="plan", territoire="wallonie",
        cofinancement_minimum=25, regles_source="Décret du 22 novembre 2018",
    )  # fmt: skip
    return make_programmation(dispositif=pcs, nom="PCS 3", debut=date(2020, 1, 1), fin=None)


def lance(dossier, commande, contenu, nom="liste.csv", **options) -> list[str]:
    fichier = dossier / nom
    fichier.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
    sortie = StringIO()
    call_command(commande, fichier, stdout=sortie, **options)
    return sortie.getvalue().splitlines()


def indices() -> list[tuple]:
    return list(IndiceISADF.objects.values_list("commune__nom_fr", "annee", "valeur", "source"))


def test_a_blanc_l_isadf_montre_tout_et_n_ecrit_rien(tmp_path, communes):
    make_isadf(commune=communes["Huy"], annee=2025, valeur=0.4, source=IWEPS)
    fichier = en_csv(
        {"code_ins": "61003", "annee": "2025", "isadf": "0,512", "source": IWEPS},
        {"code_ins": "61031", "annee": "2025", "isadf": "0,45", "source": IWEPS},
    )

    dit = lance(tmp_path, "importer_isadf", fichier)

    assert dit == [
        "liste.csv : lu comme UTF-8, colonnes séparées par des points-virgules, 2 lignes.",
        "  ligne 2, Amay : à créer",
        "  ligne 3, Huy : valeur « 0,4 » → « 0,45 »",
        "1 à créer, 1 à changer, 0 sans changement.",
        "Rien n'est écrit : relancer avec --ecrire pour enregistrer.",
    ]
    assert indices() == [("Huy", 2025, 0.4, IWEPS)]


def test_l_isadf_s_ecrit_une_fois_et_un_second_passage_ne_change_rien(tmp_path, communes):
    fichier = en_xlsx(["commune", "annee", "isadf", "source"], ["amay", 2025, 0.512, IWEPS])

    assert lance(tmp_path, "importer_isadf", fichier, "isadf.xlsx", ecrire=True)[-1] == "Enregistré."
    assert indices() == [("Amay", 2025, 0.512, IWEPS)]

    dit = lance(tmp_path, "importer_isadf", fichier, "isadf.xlsx", ecrire=True)
    assert dit[1] == "0 à créer, 0 à changer, 1 sans changement."
    assert IndiceISADF.history.count() == 1


def test_la_population_accepte_les_milliers_separes(tmp_path, communes):
    fichier = en_csv(
        {"commune": "Amay", "annee": "2025", "habitants": "14 321", "source": "Statbel"},
        {"commune": "Huy", "annee": "2025", "habitants": "21.509", "source": "Statbel"},
        separateur=",",
    )

    lance(tmp_path, "importer_population", fichier, ecrire=True)

    assert list(Population.objects.values_list("commune__nom_fr", "habitants")) == [
        ("Amay", 14321),
        ("Huy", 21509),
    ]


def test_un_plan_s_importe_avec_ses_communes_et_ses_montants(tmp_path, communes, periode):
    fichier = en_csv(
        {
            "commune": "Amay", "associees": "Engis | 61031", "porteur": "CPAS", "subvention": "100 000,00 €",
            "cofinancement": "25.000", "annee": "2025", "source": IBZ,
        }
    )  # fmt: skip

    lance(tmp_path, "importer_pcs", fichier, ecrire=True, complete_au=date(2026, 3, 3))
    encore = lance(tmp_path, "importer_pcs", fichier, ecrire=True)

    plan = PlanCohesionSociale.objects.get()
    assert (plan.commune.nom_fr, plan.porteur, plan.subvention, plan.cofinancement, plan.montant_annee) == (
        "Amay", "cpas", 100_000, 25_000, 2025,
    )  # fmt: skip
    assert sorted(commune.nom_fr for commune in plan.associees.all()) == ["Engis", "Huy"]
    periode.refresh_from_db()
    assert periode.plans_complets_au == date(2026, 3, 3)
    assert encore[1] == "0 à créer, 0 à changer, 1 sans changement."


def test_un_plan_deja_note_garde_ce_que_le_fichier_ne_dit_pas(tmp_path, communes, periode):
    make_plan(programmation=periode, commune=communes["Amay"], associees=[communes["Huy"]], source=IBZ)

    dit = lance(tmp_path, "importer_pcs", en_csv({"commune": "Amay", "porteur": "commune", "source": IBZ}), ecrire=True)  # fmt: skip

    assert dit[1] == "  ligne 2, Amay : porté par « inconnu » → « commune »"
    assert list(PlanCohesionSociale.objects.get().associees.all()) == [communes["Huy"]]


def test_sans_periode_en_cours_les_plans_ne_s_importent_pas(tmp_path, communes):
    with pytest.raises(CommandError, match="Aucune période du plan de cohésion sociale"):
        lance(tmp_path, "importer_pcs", en_csv({"commune": "Amay", "source": IBZ}))


def test_une_ligne_ne_relit_pas_tous_les_plans_de_la_periode(tmp_path, communes, periode):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as faites:
            lance(tmp_path, "importer_pcs", en_csv({"commune": "Amay", "source": IBZ}))
        return len(faites)

    make_plan(programmation=periode, commune=communes["Huy"], associees=[communes["Engis"]])
    un_plan = requetes()
    for n in range(6):
        make_plan(programmation=periode, commune=make_commune(region="wallonie", slug=f"commune-{n}"))

    assert requetes() == un_plan
