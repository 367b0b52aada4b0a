"""Les montants d'un dispositif : en barres, année par année, puis les mêmes dans un tableau."""

from datetime import date

import pytest

from tests.factories import make_dispositif, make_enveloppe, make_programmation

pytestmark = pytest.mark.django_db
FINE = "\u202f"


def page(client, dispositif):
    return client.get(dispositif.get_absolute_url())


def test_le_graphique_va_du_plus_ancien_au_plus_recent_et_dit_les_annees_qui_manquent(client):
    programmation = make_programmation(debut=date(2022, 1, 1))
    make_enveloppe(programmation=programmation, annee=2025, montant=9_500_000)
    make_enveloppe(programmation=programmation, annee=2022, montant=9_000_000, approximatif=True)
    make_enveloppe(programmation=programmation, annee=2025, montant=500_000, objet="Une part")
    make_enveloppe(programmation=programmation, annee=2027, montant=8_000_000)

    graphique = page(client, programmation.dispositif).context["graphique"]

    assert graphique.description.replace(FINE, " ") == (
        "2022 : environ 9 000 000 € ; 2023 à 2024 : non trouvé ; 2025 : 9 500 000 € ; "
        "2025, Une part : 500 000 € ; 2026 : non trouvé ; 2027 : 8 000 000 €."
    )
    assert [(b.largeur, b.motif.value) for b in graphique.barres if b.largeur] == [
        ("90.00%", "plein"), ("95.00%", "plein"), ("5.00%", "raye"), ("80.00%", "plein"),
    ]  # fmt: skip
    assert [g.texte.replace(FINE, " ") for g in graphique.graduations] == ["0 €", "5 millions", "10 millions"]


def test_la_page_donne_le_graphique_son_tableau_la_source_et_la_date(client):
    enveloppe = make_enveloppe(annee=2025, montant=1_000_000, source="Rapport annuel 2025")

    contenu = page(client, enveloppe.programmation.dispositif).content.decode()

    assert '<svg class="graphique" role="img"' in contenu
    assert "Barre rayée" not in contenu
    assert "<caption>Les mêmes montants</caption>" in contenu
    assert "<li>Source pour 2025 : Rapport annuel 2025 (connaissance commune, à confirmer)" in contenu
    assert "État de nos sources le " in contenu


def test_une_source_qui_vaut_pour_plusieurs_annees_n_est_dite_qu_une_fois(client):
    programmation = make_programmation(debut=date(2022, 1, 1))
    for annee, source in [(2024, "UVCW"), (2025, "Une réponse"), (2022, "UVCW"), (2023, "UVCW")]:
        make_enveloppe(programmation=programmation, annee=annee, source=source, certitude="S")

    assert page(client, programmation.dispositif).context["sources"] == [
        ("2022, 2023 et 2024", "UVCW (source lue)"),
        ("2025", "Une réponse (source lue)"),
    ]


def test_sans_montant_connu_rien_n_est_dessine_et_la_page_le_dit(client):
    make_programmation(dispositif=(dispositif := make_dispositif()), debut=date(2020, 1, 1))

    contenu = page(client, dispositif).content.decode()

    assert '<svg class="graphique"' not in contenu
    assert "Montant non publié, ou pas encore trouvé." in contenu
