"""Les couleurs du texte se lisent sur chacun de nos fonds, de jour comme de nuit : 7 pour 1."""

import pytest

TEXTES = ("--encre", "--encre-douce")
FONDS = ("--papier", "--feuille", "--sable")
# Une propriété peut s'écrire de bien des façons : un élément la rend en rgb(…).
COULEUR = """(nom) => {
    const temoin = document.body.appendChild(document.createElement("span"));
    temoin.style.color = `var(${nom})`;
    const couleur = getComputedStyle(temoin).color;
    temoin.remove();
    return couleur.match(/[0-9.]+/g).slice(0, 3).map(Number);
}"""


def luminance(couleur: list[float]) -> float:
    """Luminance relative, selon les WCAG."""
    canaux = [c / 255 for c in couleur]
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    return sum(poids * c for poids, c in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def contraste(une: list[float], autre: list[float]) -> float:
    sombre, claire = sorted((luminance(une), luminance(autre)))
    return (claire + 0.05) / (sombre + 0.05)


def test_le_calcul_donne_21_pour_du_noir_sur_blanc():
    assert contraste([0, 0, 0], [255, 255, 255]) == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_le_texte_contraste_a_7_pour_1_sur_chaque_fond(ouvre, theme):
    page = ouvre(color_scheme=theme)
    page.goto("/a-propos/")

    mesures = {
        (texte, fond): contraste(page.evaluate(COULEUR, texte), page.evaluate(COULEUR, fond))
        for texte in TEXTES
        for fond in FONDS
    }

    assert len(set(mesures.values())) == 6
    assert {couple: mesure for couple, mesure in mesures.items() if mesure < 7} == {}
