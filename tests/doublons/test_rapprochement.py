"""Deux fiches : le même lieu, un autre, ou à demander à quelqu'un. Une table de vérité, et les vrais lieux du guide."""

import time

import pytest
from django.core.management import call_command

from doublons.rapprochement import Signes, Verdict, compare, doublons
from doublons.signes import signes_des_lieux

MEME, INCERTAIN, DIFFERENT = Verdict.MEME, Verdict.INCERTAIN, Verdict.DIFFERENT
PASSAGE = {
    "nom": "Le Pas-Sage", "rue": "Rue Gallait", "numero": "76", "code_postal": "1030", "commune": 1,
    "telephone": "02 216 61 05", "site": "https://pas-sage.example/", "operateur": 7, "bce": "0403.019.261",
    "position": (50.8600, 4.3700),
}  # fmt: skip
NU = {"nom": "Le Pas-Sage", "commune": 1}
AILLEURS = {"commune": 2, "code_postal": "4000", "rue": "Rue Haute", "numero": "3"}

TABLE = [
    ("tout-pareil", PASSAGE, {}, MEME),
    ("accents-et-majuscules", PASSAGE | {"nom": "L'Élan"}, {"nom": "ELAN"}, MEME),
    ("trait-d-union-oublie", PASSAGE, {"nom": "Le Passage"}, MEME),
    ("asbl-en-plus", PASSAGE, {"nom": "Pas-Sage asbl"}, MEME),
    ("faute-de-frappe", PASSAGE | {"nom": "Le Pianocktail"}, {"nom": "Le Pianoctail"}, MEME),
    ("sigle-deplie", PASSAGE | {"nom": "MJ de Roux"}, {"nom": "Maison des jeunes de Roux"}, MEME),
    ("casg-deplie", PASSAGE | {"nom": "CASG Bonnevie"}, {"nom": "Centre d'action sociale globale Bonnevie"}, MEME),
    ("ssm-deplie", PASSAGE | {"nom": "SSM Le Norois"}, {"nom": "Service de santé mentale Le Norois"}, MEME),
    ("deux-casg", NU | {"nom": "CASG Bonnevie"}, {"nom": "CASG Le Phare"}, DIFFERENT),
    ("saint-abrege", PASSAGE | {"nom": "MJ St-Antoine"}, {"nom": "Maison de Jeunes Saint Antoine"}, MEME),
    ("rue-et-straat", PASSAGE | {"telephone": "", "site": ""}, {"rue": "Gallaitstraat", "position": None}, MEME),
    ("av-et-avenue", NU | {"rue": "Av. du Roi", "numero": "50"}, {"rue": "Avenue du Roi"}, MEME),
    ("av-et-laan", NU | {"rue": "Av. Lambeau", "numero": "50"}, {"rue": "Lambeaulaan"}, MEME),
    ("ch-et-chaussee", NU | {"rue": "Ch. de Wavre", "numero": "8"}, {"rue": "chaussée de Wavre"}, MEME),
    ("chaussee-et-steenweg", NU | {"rue": "Chaussée de Haecht", "numero": "8"}, {"rue": "Haachtsesteenweg"}, MEME),
    ("boulevard-abrege", NU | {"rue": "Bd Léopold II", "numero": "184D"}, {"rue": "Boulevard Léopold II", "numero": "184"}, MEME),
    ("numero-dans-l-intervalle", NU | {"rue": "Rue Haute", "numero": "27-31"}, {"numero": "28"}, MEME),
    ("boite-ignoree", NU | {"rue": "Rue Haute", "numero": "27 bte 3"}, {"numero": "27/1"}, MEME),
    ("numero-tape-avec-la-rue", NU | {"rue": "Rue Haute", "numero": "27"}, {"rue": "Rue Haute 27", "numero": ""}, MEME),
    ("telephone-ecrit-autrement", NU | {"telephone": "02 216 61 05"}, {"telephone": "+32 (0)2/216.61.05"}, MEME),
    ("site-ecrit-autrement", NU | {"site": "https://www.pas-sage.example/"}, {"site": "http://pas-sage.example"}, MEME),
    ("meme-endroit", NU | {"position": (50.8600, 4.3700)}, {"position": (50.8605, 4.3705)}, MEME),
    ("meme-nom-meme-operateur", NU | {"operateur": 7}, {}, MEME),
    ("meme-bce-deux-fiches-d-operateur", NU | {"operateur": 7, "bce": "0403.019.261"}, {"operateur": 8, "bce": "BE0403019261"}, MEME),
    ("code-postal-sans-commune", NU | {"code_postal": "1030", "telephone": "022166105"}, {"commune": None}, MEME),
    ("meme-nom-meme-commune-rien-d-autre", NU, {}, INCERTAIN),
    ("meme-nom-commune-inconnue", NU, {"commune": None}, INCERTAIN),
    ("demenage-dans-la-commune", PASSAGE, {"rue": "Rue Haute", "position": None}, INCERTAIN),
    ("demenage-meme-telephone", PASSAGE, AILLEURS, INCERTAIN),
    ("nom-voisin-sans-autre-signe", NU, {"nom": "Le Passages"}, INCERTAIN),
    ("nom-contenu-meme-adresse", PASSAGE | {"nom": "Bistrot Pianocktail"}, {"nom": "Le Pianocktail"}, INCERTAIN),
    ("change-de-nom", PASSAGE, {"nom": "La Bicoque"}, INCERTAIN),
    ("deux-numeros-sous-un-toit", PASSAGE | {"nom": "MJ 51"}, {"nom": "MJ 52"}, INCERTAIN),
    ("homonyme-ailleurs", NU, {"commune": 2}, DIFFERENT),
    ("homonyme-ailleurs-et-adresse", PASSAGE, AILLEURS | {"telephone": "", "site": "", "position": None}, DIFFERENT),
    ("numeros-differents", NU | {"nom": "MJ 51"}, {"nom": "MJ 52"}, DIFFERENT),
    ("rien-de-commun", NU, {"nom": "La Bicoque"}, DIFFERENT),
    ("mots-generiques-seuls", NU | {"nom": "Maison de quartier"}, {"nom": "Maison de quartier Bonnevie"}, DIFFERENT),
    ("meme-immeuble-autre-nom", NU | {"rue": "Rue Haute", "numero": "3"}, {"nom": "La Bicoque"}, DIFFERENT),
    ("meme-centrale-telephonique", NU | {"telephone": "022166105"}, {"nom": "La Bicoque"}, DIFFERENT),
    ("meme-operateur-autre-antenne", NU | {"nom": "Service social – antenne Uccle", "operateur": 7},
     {"nom": "Service social – antenne Boondael"}, DIFFERENT),
    ("accueil-d-un-reseau-social", NU | {"site": "https://facebook.com/"}, {"nom": "La Bicoque", "commune": 2}, DIFFERENT),
    ("nom-contenu-autre-commune", NU | {"nom": "Relais Bonnevie", "telephone": "022166105"}, {"nom": "Bonnevie", "commune": 2}, DIFFERENT),
]  # fmt: skip


@pytest.mark.parametrize(
    ("un", "change", "attendu"), [ligne[1:] for ligne in TABLE], ids=[ligne[0] for ligne in TABLE]
)
def test_la_table_de_verite(un, change, attendu):
    fiche, autre = Signes(**un), Signes(**(un | change))

    assert compare(fiche, autre).verdict == attendu
    assert compare(autre, fiche) == compare(fiche, autre)


def test_les_raisons_se_lisent():
    avis = compare(Signes(**PASSAGE), Signes(**(PASSAGE | AILLEURS | {"position": None})))

    assert avis.raisons == (
        "même nom", "même téléphone", "même site", "même opérateur", "mais pas à la même adresse",
    )  # fmt: skip


def test_deux_rues_traduites_ne_se_contredisent_pas():
    un = Signes(**(NU | {"rue": "Rue Neuve", "numero": "3", "telephone": "022166105"}))
    autre = Signes(**(NU | {"rue": "Nieuwstraat", "numero": "3", "telephone": "022166105"}))

    assert compare(un, autre).raisons == ("même nom", "même téléphone")


@pytest.mark.django_db
def test_aucun_lieu_reel_n_est_pris_pour_un_autre():
    call_command("charger", ecrire=True, verbosity=0)
    tous = signes_des_lieux()

    avis = doublons(tous)

    assert len(tous) > 100
    assert [(tous[a].nom, tous[b].nom) for (a, b), un in avis.items() if un.verdict == MEME] == []


def test_deux_mille_lieux_se_comparent_en_moins_de_deux_secondes():
    tous = {n: Signes(f"Maison {n // 2}", commune=n % 20, code_postal="1000") for n in range(2000)}
    tous |= {2000: Signes(**PASSAGE), 2001: Signes(**PASSAGE)}
    debut = time.process_time()

    avis = doublons(tous)

    assert time.process_time() - debut < 2
    assert avis[(2000, 2001)].verdict == MEME
