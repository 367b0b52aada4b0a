"""Le rapport du banc de mesure : ce qui est promis, tenu ou non, et un tableau par annuaire."""

from outils.banc.banc import Resultat
from outils.banc.mesures import Mesure, Serie
from outils.banc.tableau import rapport


def resultat(taille: int, ms: float) -> Resultat:
    """Un annuaire dont la seule page mesurée est la liste, rendue en `ms` quand le plafond est à 1 ms."""
    plafond = Serie(1, 2, 1000)
    tiede, validee = Serie(1, 2, 850, au_plafond=0.85), Serie(1, 2, 900, au_plafond=0.9)
    liste = Mesure("liste", (30_000, 8_000, 9_000), Serie(ms, 2 * ms, 50, ms / 2), plafond, tiede, validee, 4)
    return Resultat("SQLite", "3", taille, 2, 60.0, [liste], 12.0, 30.0, 20.0, 45.0, 30.0)


def cases(ligne: str) -> list[str]:
    return [case.strip() for case in ligne.split("|")[1:-1]]


def test_le_rapport_juge_le_rapport_au_plafond_et_la_croissance():
    lignes = rapport([resultat(10_000, 10), resultat(100_000, 20)], ["une machine"]).splitlines()

    assert [cases(ligne) for ligne in lignes if "✓" in ligne or "✗" in ligne] == [
        ["page tiède, débit", "✓ 0,85 × plafond", "≥ 0,8 × plafond", "✓ 0,85 × plafond", "≥ 0,8 × plafond"],
        ["304, débit", "✗ 0,90 × plafond", "≥ 1 × plafond", "✗ 0,90 × plafond", "≥ 1 × plafond"],
        [
            "liste, filtrée ou non, à froid, médiane",
            "✓ 10,0 × plafond (10,0 ms)",
            "≤ 12 × plafond",
            "✗ 2,0 × 10 000 (20 ms)",
            "≤ 1,5 × 10 000",
        ],
        ["mémoire d'un processus, au-dessus du repos", "✓ 30 Mo", "≤ 40 Mo", "✓ 30 Mo", "≤ 150 Mo"],
    ]


def test_le_rapport_donne_la_machine_et_un_tableau_par_annuaire():
    lignes = rapport([resultat(1_000, 8), resultat(100_000, 20)], ["une machine"]).splitlines()

    assert lignes[0] == "- une machine"
    assert [ligne for ligne in lignes if ligne.startswith("###")] == [
        "### SQLite, 1\u202f000 lieux",
        "### SQLite, 100\u202f000 lieux",
    ]
    assert [cases(ligne)[:6] for ligne in lignes if ligne.startswith("| liste |")] == [
        ["liste", "8,0", "16,0", "4,0", "50", "8,0"],
        ["liste", "20", "40", "10,0", "50", "20"],
    ]
