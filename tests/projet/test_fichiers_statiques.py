"""Les fichiers statiques voyagent légers : une seule feuille de style, et nos modules sans leurs commentaires."""

import pytest
from django.core.files.storage import FileSystemStorage

from config.storage import FichiersStatiques

SOURCES = {
    "css/site.css": '/* Les feuilles. */\n@import url("base.css");\n@import url("papier.css") print;\n',
    "css/base.css": "/* La base. */\na { color: red; } /* un lien */\n",
    "css/papier.css": "a { color: black; }\n",
    "js/un.js": '/**\n * Ce module. */\n// Une phrase.\nimport { deux } from "./deux.js";\nconst url = "http://a";\ndeux(url); // ici\n',
    "js/deux.js": "  /** Deux. */\nexport const deux = () => {\n  // rien\n};\n",
    "paquet/trois.js": "/* Licence à garder. */\ntrois();\n",
}


@pytest.fixture
def rassembles(tmp_path):
    """Le texte servi pour chaque fichier, après le rassemblement."""
    sources = FileSystemStorage(location=tmp_path / "sources")
    servis = FichiersStatiques(location=tmp_path / "servis")
    for nom, texte in SOURCES.items():
        for dossier in ("sources", "servis"):
            (tmp_path / dossier / nom).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / dossier / nom).write_text(texte, encoding="utf-8")
    noms = {nom: servi for nom, servi, _ in servis.post_process({nom: (sources, nom) for nom in SOURCES})}
    return {nom: (tmp_path / "servis" / servi).read_text(encoding="utf-8") for nom, servi in noms.items()}


def test_le_navigateur_n_attend_qu_une_feuille(rassembles):
    assert rassembles["css/site.css"] == (
        "a { color: red; } /* un lien */\n\n@media print {\na { color: black; }\n}\n\n"
    )


def test_nos_modules_perdent_leurs_commentaires_et_rien_d_autre(rassembles):
    lignes = rassembles["js/un.js"].splitlines()

    assert lignes[0].startswith('import { deux } from "./deux.')
    assert lignes[1:] == ['const url = "http://a";', "deux(url); // ici"]
    assert rassembles["js/deux.js"] == "export const deux = () => {\n};\n"


def test_la_licence_d_un_paquet_reste(rassembles):
    assert rassembles["paquet/trois.js"] == SOURCES["paquet/trois.js"]
