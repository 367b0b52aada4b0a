"""La vue d'ensemble relit peu, et ses faits ont leur source."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from comprendre.gouvernances import ASSEMBLAGES, FACONS
from comprendre.models import ModeleVoisin
from financements.models import Jalon
from tests.factories import make_dispositif, make_jalon, make_lieu, make_modele_voisin, make_type

pytestmark = pytest.mark.django_db
PAGE = reverse("comprendre:page")
VERSION = 1
PROPRES = 4  # lieux cités, voisins, types, jalons


@pytest.mark.parametrize("nombre", [1, 3])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_lignes(client, django_assert_num_queries, nombre):
    for _ in range(nombre):
        make_lieu(), make_modele_voisin()
        make_dispositif(parent=make_dispositif(types=[make_type()]))
        make_jalon(dispositif=make_dispositif(), a_comprendre=True)
    client.get(PAGE)

    with django_assert_num_queries(VERSION + PROPRES):
        client.get(PAGE + "?relue")


def test_les_faits_se_chargent_avec_dix_jalons_et_chaque_nombre_a_son_annee_et_sa_source():
    call_command("charger", ecrire=True, verbosity=0)

    jalons = Jalon.objects.filter(a_comprendre=True)
    nombres = ModeleVoisin.objects.exclude(nombre=None).values_list("slug", "nombre", "nombre_annee")
    assert set(nombres) == {("centre-social-france", 1285, 2025), ("buurthuis-pays-bas", 1500, 2025)}
    assert (jalons.count() >= 10, jalons.first().annee, jalons.filter(source="").exists()) == (
        True,
        1992,
        False,
    )


def test_les_lieux_cites_existent_dans_les_faits():
    lignes = (settings.BASE_DIR / "fixtures/lieux.jsonl").read_text(encoding="utf-8").splitlines()
    connus = {json.loads(ligne)["fields"]["slug"] for ligne in lignes}

    assert {ASSEMBLAGES, *(facon.slug for facon in FACONS)} <= connus
