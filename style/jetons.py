"""Les jetons lus dans static/css/jetons.css : la planche montre ce que le site emploie, jamais une copie."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
RACINE = re.compile(r":root\s*{([^}]*)}")
DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
COULEUR = re.compile(r"#[0-9a-f]{3,8}$")
DESSIN = re.compile(r'<symbol id="(\w+)"')
ESPACE = re.compile(r"--(e\d+|cible|rayon)$")


class Jeton(NamedTuple):
    nom: str
    jour: str
    nuit: str

    @property
    def classe(self) -> str:
        return "jeton-" + self.nom.removeprefix("--")


def tous() -> list[Jeton]:
    """Dans l'ordre de la feuille ; un jeton que la nuit ne change pas garde sa valeur de jour."""
    jour, nuit = (dict(DECLARATION.findall(bloc)) for bloc in _blocs())
    return [Jeton(nom, valeur, nuit.get(nom, valeur)) for nom, valeur in jour.items()]


def couleurs() -> list[Jeton]:
    return [jeton for jeton in tous() if COULEUR.match(jeton.jour)]


def espaces() -> list[Jeton]:
    return [jeton for jeton in tous() if ESPACE.match(jeton.nom)]


def pictogrammes() -> list[str]:
    sprite = settings.BASE_DIR / "static" / "img" / "pictogrammes.svg"
    return DESSIN.findall(sprite.read_text(encoding="utf-8"))


def themes(quoi: str) -> str:
    """Les deux jeux de jetons, chacun enfermé dans `data-theme`, quel que soit le thème de l'appareil."""
    jour, nuit = _blocs()
    suite = RACINE.search(lit("redaction.css"))[1] if quoi == "redaction" else ""
    socle = "color: var(--encre); background: var(--papier);"
    return (
        f"[data-theme=jour] {{{jour}{suite} color-scheme: light; {socle}}}\n"
        f"[data-theme=nuit] {{{jour}{nuit}{suite} color-scheme: dark; {socle}}}"
    )


def echantillons() -> str:
    """Une classe par couleur et par espace : la politique de sécurité refuse un style écrit dans la page."""
    fonds = [f".{jeton.classe} {{ background: var({jeton.nom}); }}" for jeton in couleurs()]
    traits = [f".{jeton.classe} {{ inline-size: var({jeton.nom}); }}" for jeton in espaces()]
    return "\n".join([*fonds, *traits])


@lru_cache(maxsize=1)
def _blocs_lus(texte: str) -> tuple[str, str]:
    jour, nuit = RACINE.findall(texte)
    return jour, nuit


def _blocs() -> tuple[str, str]:
    return _blocs_lus(lit("jetons.css"))


def lit(feuille: str) -> str:
    """Une feuille du site, sans ses commentaires."""
    return re.sub(r"/\*.*?\*/", "", (CSS / feuille).read_text(encoding="utf-8"), flags=re.DOTALL)
