"""Un graphique en barres part de zéro, écrit chaque valeur et dit ce qu'il ne sait pas."""

import pytest
from django.template.loader import render_to_string

from graphiques.barres import Barre, Motif, dessine, echelle


def rendu(*barres) -> str:
    graphique = dessine("essai", "Un essai", barres, lambda valeur: f"{valeur:g} €")
    return render_to_string("composants/graphique.html", {"graphique": graphique})


@pytest.mark.parametrize(
    ("maximum", "bout"),
    [
        (0, 1),
        (1, 1),
        (1.1, 2),
        (25_613_000, 30_000_000),
        (710_000, 800_000),
        (9_000_000, 10_000_000),
        (4, 4),
        (5, 6),
    ],
)
def test_le_bout_de_l_axe_est_le_premier_nombre_rond_qui_contient_tout(maximum, bout):
    assert echelle(maximum) == bout


def test_une_barre_part_de_zero_et_sa_largeur_est_sa_part_de_l_axe():
    graphique = dessine("essai", "Un essai", [Barre("2020", "20 €", 20), Barre("2021", "5 €", 5)], str)

    assert [barre.largeur for barre in graphique.barres] == ["100.00%", "25.00%"]
    assert [(g.x, g.texte) for g in graphique.graduations] == [("0%", "0"), ("50%", "10.0"), ("100%", "20")]


def test_chaque_valeur_est_ecrite_et_la_description_les_dit_toutes():
    svg = rendu(Barre("2020", "20 €", 20), Barre("2021", "5 €", 5, "une part", Motif.RAYE))

    assert '<svg class="graphique" role="img" aria-labelledby="essai-titre essai-dit"' in svg
    assert '<title id="essai-titre">Un essai</title>' in svg
    assert '<desc id="essai-dit">2020 : 20 € ; 2021, une part : 5 €.</desc>' in svg
    assert svg.count("<text") == 3 + 2 + 1


def test_le_second_genre_de_barre_a_des_rayures():
    svg = rendu(Barre("2020", "20 €", 20), Barre("2021", "5 €", 5, motif=Motif.RAYE))

    assert svg.count('<rect class="graphique__barre graphique__barre--plein"') == 1
    assert svg.count('<rect class="graphique__barre graphique__barre--raye" fill="url(#essai-raye)"') == 1


def test_ce_qu_on_ne_sait_pas_est_ecrit_sans_barre():
    svg = rendu(Barre("2020", "20 €", 20), Barre("2021 à 2024", "non trouvé"))

    assert "2021 à 2024 : non trouvé</text>" in svg
    assert svg.count('<rect class="graphique__barre ') == 1


def test_une_longue_precision_va_a_la_ligne_et_agrandit_le_dessin():
    court = dessine("un", "Un", [Barre("2020", "5 €", 5, "une part")], str)
    long = dessine(
        "un", "Un", [Barre("2020", "5 €", 5, "une part bien plus longue que l'écran d'un téléphone")], str
    )

    assert [len(barre.lignes) for barre in (*court.barres, *long.barres)] == [2, 3]
    assert float(long.hauteur[:-2]) > float(court.hauteur[:-2])


def test_un_texte_ne_sort_pas_de_sa_balise():
    assert "<script>" not in rendu(Barre("<script>", "5 €", 5))


def test_une_valeur_sous_zero_est_refusee():
    with pytest.raises(ValueError, match="Une barre part de zéro"):
        Barre("2020", "-5 €", -5)
