"""Fichiers statiques nommés par leur empreinte, modules ES compris, comprimés d'avance ; une seule feuille de style."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FEUILLE = "css/site.css"
IMPORT = re.compile(r'@import url\("([^"/]+\.css)"\)( \w+)?;')


class FichiersStatiques(CompressedManifestStaticFilesStorage):
    """Réécrit `import … from "./x.js";` (le point-virgule compte) et tolère une carte de source absente d'un paquet."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if FEUILLE in paths and not dry_run:
            self._assemble(paths)
            paths = paths | {FEUILLE: (self, FEUILLE)}  # l'empreinte est celle de la feuille assemblée
        yield from super().post_process(paths, dry_run, **options)

    def _assemble(self, paths) -> None:
        """Met bout à bout, depuis leurs sources, les feuilles que `site.css` importe : le navigateur n'en attend qu'une."""

        def lit(nom: str) -> str:
            stockage, chemin = paths[nom]
            with stockage.open(chemin) as fichier:
                return fichier.read().decode()

        def contenu(importation: re.Match) -> str:
            feuille, media = importation.groups()
            texte = lit(f"css/{feuille}")
            return f"@media{media} {{\n{texte}}}\n" if media else texte

        assemblee = IMPORT.sub(contenu, lit(FEUILLE))
        self.delete(FEUILLE)
        self.save(FEUILLE, ContentFile(assemblee.encode()))

    def hashed_name(self, name, content=None, filename=None):
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            if name.endswith(".map"):
                return name
            raise
