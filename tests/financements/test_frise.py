"""Une frise dit chaque moment aussi précisément qu'on le connaît, avec sa source."""

import pytest
from django.template.loader import render_to_string

from tests.factories import make_dispositif, make_jalon

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("champs", "quand", "iso"),
    [
        ({"annee": 2009}, "2009", "2009"),
        ({"annee": 2020, "mois": 7}, "juillet 2020", "2020-07"),
        ({"annee": 2025, "mois": 7, "jour": 8}, "8 juillet 2025", "2025-07-08"),
        ({"annee": 2024, "mois": 1, "jour": 1}, "1er janvier 2024", "2024-01-01"),
    ],
    ids=["annee", "mois", "jour", "premier"],
)
def test_un_jalon_est_dit_aussi_precisement_qu_on_le_connait(champs, quand, iso):
    frise = render_to_string("composants/frise.html", {"jalons": [make_jalon(**champs)]})

    assert f'<time datetime="{iso}">{quand}</time>' in frise


def test_un_jalon_a_sa_source_et_ce_qu_elle_vaut():
    adresse = make_jalon(source="https://cbcs.be/page/", certitude="S")
    phrase = make_jalon(source="Brochure de 2015", certitude="P")

    frise = render_to_string("composants/frise.html", {"jalons": [adresse, phrase]})

    assert '<a href="https://cbcs.be/page/" rel="noopener">cbcs.be/page</a>' in frise
    assert "(source lue)" in frise
    assert "Brochure de 2015" in frise
    assert "(partiellement vérifié)" in frise


def test_la_frise_nomme_le_dispositif_si_on_le_demande():
    jalon = make_jalon(dispositif=make_dispositif(nom="Bourse"))
    lien = f'<a href="{jalon.dispositif.get_absolute_url()}">Bourse</a>'

    assert lien in render_to_string("composants/frise.html", {"jalons": [jalon], "avec_dispositif": True})
    assert lien not in render_to_string("composants/frise.html", {"jalons": [jalon]})
