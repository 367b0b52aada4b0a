"""Aucune règle n'est écrite pour un dispositif : leurs identifiants ne sont que dans les faits."""

import ast
import json

from django.conf import settings

RACINE = settings.BASE_DIR
REGLES = (
    "financements/regles/*.py",
    "financements/models/*.py",
    "financements/admin.py",
    "financements/management/commands/verifier_financements.py",
    "federations/regles.py",
    "lieux/ecarts.py",
    "lieux/admin/controle.py",
)


def textes(fichier) -> set[str]:
    arbre = ast.parse(fichier.read_text(encoding="utf-8"))
    return {n.value for n in ast.walk(arbre) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_aucun_identifiant_de_dispositif_n_est_dans_le_code_des_regles():
    lignes = (RACINE / "fixtures/dispositifs.jsonl").read_text(encoding="utf-8").splitlines()
    slugs = {json.loads(ligne)["fields"]["slug"] for ligne in lignes}
    # Un pouvoir peut porter le nom de son dispositif (la VGC) : il n'a pas de règle.
    fichiers = [f for motif in REGLES for f in RACINE.glob(motif) if f.name != "pouvoirs.py"]

    assert len(slugs) > 20
    assert len(fichiers) > 10
    assert {f.name: textes(f) & slugs for f in fichiers if textes(f) & slugs} == {}
