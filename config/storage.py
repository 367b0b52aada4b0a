"""Fichiers statiques nommés par leur empreinte, modules ES compris, comprimés d'avance ; une seule feuille de style.

Nos modules et notre feuille voyagent sans leurs commentaires, un quart de leur poids : ils sont pour qui lit le dépôt.
"""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FEUILLE = "css/site.css"
NOS_MODULES = re.compile(r"js/.+\.js")
IMPORT = re.compile(r'@import url\("([^"/]+\.css)"\)( \w+)?;')
COMMENTAIRE = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
"""Un commentaire seul sur ses lignes ; celui qui suit du code reste, car on ne le distingue pas à coup sûr d'un texte."""


class FichiersStatiques(CompressedManifestStaticFilesStorage):
    """Réécrit `import … from "./x.js";` (le point-virgule compte) et tolère une carte de source absente d'un paquet."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = paths | {
                nom: (self, nom) for nom in self._prepare(paths)
            }  # l'empreinte est celle du fichier préparé
        yield from super().post_process(paths, dry_run, **options)

    def _prepare(self, paths) -> list[str]:
        """Récrit, depuis leurs sources, les fichiers à servir autrement qu'ils ne sont écrits ; rend leurs noms."""
        textes = {nom: _lit(paths, nom) for nom in paths if NOS_MODULES.fullmatch(nom)}
        if FEUILLE in paths:
            textes[FEUILLE] = _assemble(paths)
        for nom, texte in textes.items():
            self.delete(nom)
            self.save(nom, ContentFile(COMMENTAIRE.sub("", texte).encode()))
        return list(textes)

    def hashed_name(self, name, content=None, filename=None):
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            if name.endswith(".map"):
                return name
            raise


def _lit(paths, nom: str) -> str:
    stockage, chemin = paths[nom]
    with stockage.open(chemin) as fichier:
        return fichier.read().decode()


def _assemble(paths) -> str:
    """Met bout à bout les feuilles que `site.css` importe : le navigateur n'en attend qu'une."""

    def contenu(importation: re.Match) -> str:
        feuille, media = importation.groups()
        texte = _lit(paths, f"css/{feuille}")
        return f"@media{media} {{\n{texte}}}\n" if media else texte

    return IMPORT.sub(contenu, _lit(paths, FEUILLE))
