"""Les conseils pour un texte facile à lire : ce qui en appelle un, et ce qui n'en appelle pas."""

import time

import pytest

from lieux.lisibilite import SIGNES_MAX, conseils

QUINZE = "Vous pouvez venir boire un café avec nous le lundi et le mardi dès midi."
SEIZE = "Vous pouvez venir boire un café avec nous le lundi et le mardi dès midi pile."


def trouves(texte: str) -> list[tuple[str, str]]:
    return [(str(conseil.regle), conseil.passage) for conseil in conseils(texte)]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        (SEIZE, [("longueur", SEIZE)]),
        ("Les voisins pratiquent l'autogestion.", [("mot_rare", "autogestion")]),
        ("Autogestion et autogestion.", [("mot_rare", "autogestion")]),
        ("Le repas est préparé par les voisins.", [("passif", "est préparé")]),
        ("Les enfants sont bien accueillis.", [("passif", "sont bien accueillis")]),
        ("Le jardin a été dessiné à l'école.", [("passif", "été dessiné")]),
        ("Le café est-il servi à midi ?", [("passif", "est-il servi")]),
        ("Le lieu est fermé par la ville.", [("passif", "est fermé")]),
        ("Les tables ne sont pas mises.", [("passif", "sont pas mises")]),
        ("On ne mange pas et on ne boit pas.", [("negations", "On ne mange pas et on ne boit pas.")]),
        ("Vous n'entrez pas sans carte.", [("negations", "Vous n'entrez pas sans carte.")]),
        ("Venez lundi (ou mardi).", [("parentheses", "(ou mardi)")]),
        ("On mange ; on parle.", [("point_virgule", "mange ;")]),
        ("Le lieu paie 45 % du repas.", [("pourcentage", "45 %")]),
        ("Le lieu paie 45 pour cent du repas.", [("pourcentage", "45 pour cent")]),
        ("La ville a 12 500 habitants.", [("grand_nombre", "12 500")]),
        ("La ville a 12500 habitants.", [("grand_nombre", "12500")]),
        ("Le CPAS aide les gens.", [("majuscules", "CPAS")]),
        ("Il y a du thé, du café, etc.", [("abreviation", "etc.")]),
        ("Venez au bar, p. ex. le lundi.", [("abreviation", "p. ex.")]),
        ("Une asbl tient le lieu.", [("abreviation", "asbl")]),
    ],
    ids=[
        "16-mots", "mot-rare", "mot-rare-une-fois", "passif-par", "passif-adverbe", "passif-compose", "passif-inversion",
        "etat-par", "passif-nie", "deux-ne", "ne-sans", "parentheses", "point-virgule", "pourcentage", "pour-cent",
        "grand-nombre-espace", "grand-nombre", "sigle", "etc", "par-exemple", "asbl",
    ],
)  # fmt: skip
def test_ce_qui_se_lit_mal_appelle_un_conseil(texte, attendus):
    assert trouves(texte) == attendus


@pytest.mark.parametrize(
    "texte",
    [
        "",
        QUINZE,
        "Vous pouvez venir.\nVous pouvez manger.\nVous pouvez jouer avec les autres toute la journée.",
        "Le lieu est ouvert le lundi. Il est fermé le mardi.",
        "Elles sont allées au parc. Il est né en 2010. Le bus est passé.",
        "Ils se sont réunis. Nous nous sommes vus. Je me suis inscrit.",
        "En été, fermé le lundi. L'été passé, on mange dehors.",
        "Peut-être fermé en août.",
        "C'est gratuit. Vous êtes malade ?",
        "Vous ne payez pas. N'importe qui peut venir sans argent.",
        "Nous habitons à Schaerbeek, chez Zinneke. Zinneke est grand.",
        "Téléphonez au 02 555 55 55, au 0492 44 88 70 ou au +32 2 555 55 55.",
        "Rue du Canal 12, 1030 Schaerbeek, depuis 2024, de 10h30 à 17h.",
        "Sonnez à la porte. Nous jardinons avec des visiteuses.",
        "- **Manger** avec nous\n1. Lisez [le site](https://exemple.be/guide_(2025)).",
        "Aujourd'hui, on parle de Louis XIV et du rendez-vous.",
        "Écrivez à bonjour@autogestion.be. Lisez https://www.sociocratie.be/a_b. Nous avons un jardin et une grande table ici.",
    ],
    ids=[
        "vide", "15-mots", "une-phrase-par-ligne", "etats", "auxiliaire-etre", "reflechis", "saison", "peut-etre", "adjectifs",
        "une-negation", "noms-propres", "telephones", "adresse", "mots-de-la-meme-famille", "markdown", "chiffres-romains", "adresses-web",
    ],
)  # fmt: skip
def test_ce_qui_se_lit_bien_n_appelle_rien(texte):
    assert trouves(texte) == []


def test_chaque_conseil_dit_quoi_faire():
    (conseil,) = conseils(SEIZE)

    assert conseil.phrase == "16 mots dans cette phrase, c'est long : en faire deux, une idée par phrase."


def test_les_conseils_suivent_l_ordre_du_texte():
    texte = "On mange ; on parle.\nLe CPAS aide (un peu)."

    assert [regle for regle, _ in trouves(texte)] == ["point_virgule", "parentheses", "majuscules"]


@pytest.mark.parametrize("signe", ["(", "[", "@", ";", "1", "a", "a-", "est ", "a@", "[a](", "12 345 "])
def test_un_texte_absurde_est_lu_en_moins_d_une_seconde(signe):
    debut = time.process_time()

    conseils(signe * SIGNES_MAX)

    assert time.process_time() - debut < 1
