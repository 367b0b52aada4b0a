"""Le répertoire en mémoire et les requêtes de la base donnent les mêmes lieux, et une modification se voit aussitôt."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from lieux.filters import LieuFilter
from lieux.models import Accueil, Lieu, Public
from tests.factories import (
    make_accueil,
    make_commune,
    make_lieu,
    make_public,
    make_verification,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide():
    """Trente lieux, un sur trois visible seulement de la rédaction, ou fermé."""
    jette, ixelles = make_commune(slug="jette"), make_commune(slug="ixelles")
    publics = [
        make_public(slug="jeunes"),
        make_public(slug="aines"),
        make_public(slug="tous", designe_tous=True),
    ]
    modes = list(Accueil.Mode.values)
    for n in range(30):
        lieu = make_lieu(
            commune=(jette, ixelles, None)[n % 3],
            publication=Lieu.Publication.BROUILLON if n % 7 == 0 else Lieu.Publication.PUBLIE,
            type_adresse="confidentielle" if n % 11 == 0 else "accueil",
            etat="ferme" if n % 13 == 0 else "ouvert",
            etat_depuis=date(2025, 7, 8),
            **({"latitude": 50.86 + n / 300, "longitude": 4.37, "precision": "adresse"} if n % 5 else {}),
        )
        make_accueil(lieu=lieu, public=publics[n % 3], mode=modes[n % 4])
        make_verification(lieu=lieu, verifie_le=timezone.localdate() - timedelta(days=40 * n))


def visibles():
    return Lieu.objects.visibles().en_activite()


@pytest.mark.parametrize(
    ("adresse", "requete"),
    [
        ("", lambda: visibles()),
        ("commune=jette", lambda: visibles().filter(commune__slug="jette")),
        ("public=jeunes", lambda: visibles().pour("jeunes")),
        ("public=jeunes&public=aines", lambda: visibles().pour("jeunes", "aines")),
        ("inconditionnel=1", lambda: visibles().inconditionnels()),
        ("pres=50.9,4.37&rayon=3", lambda: visibles().pres_de(50.9, 4.37, 3)),
        ("zone=4.3,50.87,4.4,50.92", lambda: visibles().dans_la_zone(4.3, 50.87, 4.4, 50.92)),
        ("verifie=6", lambda: visibles().verifies_depuis(timezone.localdate() - timedelta(days=183))),
    ],
)
def test_le_filtre_et_la_base_disent_la_meme_chose(adresse, requete):
    attendus = set(requete())

    assert len(attendus) > 0
    assert set(LieuFilter(QueryDict(adresse)).lieux) == attendus


@pytest.mark.parametrize(
    ("change", "nombre"),
    [
        (lambda: Lieu.objects.update(publication=Lieu.Publication.BROUILLON), 0),
        (lambda: Accueil.objects.all().delete(), 0),
        (lambda: Public.objects.filter(designe_tous=True).update(designe_tous=False), 0),
        (lambda: visibles().inconditionnels().first().delete(), 1),
        (lambda: Accueil.objects.update(mode=Accueil.Mode.INCONDITIONNEL), 7),
    ],
    ids=["mise_a_jour_en_masse", "suppression", "vocabulaire", "un_lieu", "relation"],
)
def test_ce_que_change_la_redaction_se_voit_a_la_page_suivante(client, change, nombre):
    avant = client.get("/lieux/?inconditionnel=1").context["filtre"].nombre

    change()

    assert client.get("/lieux/?inconditionnel=1").context["filtre"].nombre == nombre != avant
