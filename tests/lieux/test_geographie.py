"""Les distances sont justes, et la boîte indexée contient tout le cercle."""

from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lieux.geographie import RAYON_TERRE_KM, boite
from lieux.models import Lieu
from tests.factories import make_lieu

GRAND_PLACE, PERRON = (50.84673, 4.35247), (50.64532, 5.57410)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("depart", "arrivee", "km"),
    [
        (GRAND_PLACE, PERRON, 88.82),
        (GRAND_PLACE, GRAND_PLACE, 0),
        ((50.0, 4.0), (51.0, 4.0), 111.19),
        ((50.8, 4.0), (50.8, 5.0), 70.27),
    ],
    ids=["bruxelles_liege", "sur_place", "un_degre_nord", "un_degre_est"],
)
def test_distance_entre_deux_points_connus(depart, arrivee, km):
    make_lieu(latitude=arrivee[0], longitude=arrivee[1], precision="adresse")

    assert Lieu.objects.annotate_distance(*depart).get().distance_km == pytest.approx(km, abs=0.05)


@pytest.mark.django_db
def test_un_lieu_non_localise_n_a_pas_de_distance():
    make_lieu()

    assert Lieu.objects.annotate_distance(*GRAND_PLACE).get().distance_km is None


@given(
    latitude=st.floats(49.4, 51.6),
    longitude=st.floats(2.5, 6.5),
    rayon=st.integers(1, 50),
    cap=st.floats(0, 6.2832),
)
def test_la_boite_contient_le_cercle(latitude, longitude, rayon, cap):
    ouest, sud, est, nord = boite(latitude, longitude, rayon)
    lat, lon = radians(latitude), radians(longitude)
    angle = rayon / RAYON_TERRE_KM
    lat_2 = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(cap))
    ecart = asin(max(-1, min(1, sin(angle) * sin(cap) / cos(lat_2))))

    assert radians(sud) <= lat_2 <= radians(nord)
    assert radians(ouest) <= lon + ecart <= radians(est)
    assert sqrt((nord - sud) * (est - ouest)) < rayon / 20
