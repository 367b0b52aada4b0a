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
            self._assemble()
        yield from super().post_process(paths, dry_run, **options)

    def _assemble(self) -> None:
        """Met bout à bout, dans la copie rassemblée, les feuilles que `site.css` importe : le navigateur n'en attend qu'une."""

        def contenu(importation: re.Match) -> str:
            feuille, media = importation.groups()
            with self.open(f"css/{feuille}") as fichier:
                texte = fichier.read().decode()
            return f"@media{media} {{\n{texte}}}\n" if media else texte

        with self.open(FEUILLE) as fichier:
            assemblee = IMPORT.sub(contenu, fichier.read().decode())
        self.delete(FEUILLE)
        self.save(FEUILLE, ContentFile(assemblee.encode()))

    def hashed_name(self, name, content=None, filename=None):
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            if name.endswith(".map"):
                return name
            raise
