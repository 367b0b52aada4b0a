"""Un terme que la rédaction ne propose plus disparaît du formulaire, mais son adresse reste comprise."""

import pytest

from tests.factories import make_activite, make_lieu

from .lecture import ICI

pytestmark = pytest.mark.django_db


def cases(client, **parametres) -> list[tuple[str, bool]]:
    groupes = client.get("/lieux/", parametres).context["formulaire"].premiers
    activites = next(groupe for groupe in groupes if groupe.nom == "activite")
    return [(case.valeur, case.cochee) for case in activites.cases]


def test_il_n_est_plus_propose(client):
    make_activite(slug="nouveau")
    make_activite(slug="ancien", actif=False)

    assert cases(client) == [("nouveau", False)]


def test_il_reste_coche_quand_l_adresse_le_demande_et_filtre_toujours(client, lire):
    make_lieu(slug="trouve", activites=[make_activite(slug="ancien", actif=False)], **ICI)
    make_lieu(**ICI)

    assert cases(client, activite="ancien") == [("ancien", True)]
    assert lire(activite="ancien") == ["trouve"]
