"""Rien d'écrit dans la page : ni script, ni style, ni gestionnaire ; et chaque morceau dit ce qu'il attend."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

DOSSIER = settings.BASE_DIR / "templates"
GABARITS = sorted(DOSSIER.rglob("*.html"))
MORCEAUX = [g for g in GABARITS if g.name.startswith("_") or g.parent.name == "composants"]
DONNEES = {"application/json", "application/ld+json"}


def nom(gabarit: Path) -> str:
    return str(gabarit.relative_to(DOSSIER))


class Interdits(HTMLParser):
    """Relève ce que la politique de sécurité refuserait. Les balises de Django sont retirées avant la lecture."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.trouves: list[str] = []
        self.feed(re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "x", texte, flags=re.DOTALL))

    def handle_starttag(self, tag, attrs):
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        if tag == "style" or (
            tag == "script" and "src" not in attributs and attributs.get("type") not in DONNEES
        ):
            self.trouves.append(f"<{tag}>")
        self.trouves += [cle for cle in attributs if cle == "style" or cle.startswith("on")]
        self.trouves += [
            valeur for valeur in attributs.values() if valeur.strip().lower().startswith("javascript:")
        ]
        if tag in ("script", "link", "img", "iframe", "source") and re.match(
            r"(https?:)?//", attributs.get("src", attributs.get("href", ""))
        ):
            self.trouves.append(f"<{tag}> d'un autre site")


def test_la_lecture_reconnait_ce_qui_est_interdit():
    fautif = """<style></style><script>1</script><p style="x" onclick="y"><a href="javascript:z">
        <script src="https://ailleurs.example/x.js"></script><script type="application/json">{}</script>"""

    assert Interdits(fautif).trouves == [
        "<style>",
        "<script>",
        "style",
        "onclick",
        "javascript:z",
        "<script> d'un autre site",
    ]


@pytest.mark.parametrize("gabarit", GABARITS, ids=nom)
def test_un_gabarit_ne_contient_ni_script_ni_style_ni_gestionnaire(gabarit):
    assert Interdits(gabarit.read_text(encoding="utf-8")).trouves == []


@pytest.mark.parametrize("morceau", MORCEAUX, ids=nom)
def test_un_morceau_de_gabarit_commence_par_ce_qu_il_attend(morceau):
    assert re.match(r"{# Attend : [^\n]+ #}\n", morceau.read_text(encoding="utf-8"))
