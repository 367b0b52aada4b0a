"""Les horaires tapés en français dans la fiche : gardés en OpenStreetMap, redits sans JavaScript, ou la faute montrée."""

import pytest
from django.urls import reverse

from lieux.models import InfoTemporaire, Lieu
from tests.factories import make_info, make_lieu
from tests.imports.fichiers import en_csv, importe

from .saisie import adresse, envoie, erreurs


def test_la_fiche_garde_en_openstreetmap_ce_qui_est_tape_en_francais(redaction):
    lieu = make_lieu()

    envoie(redaction, adresse(lieu), horaires="lu-ve 10-17, me 14-20")

    lieu.refresh_from_db()
    assert lieu.horaires == "Mo-Fr 10:00-17:00; We 14:00-20:00"


def test_la_page_redit_les_horaires_sans_javascript(redaction):
    lieu = make_lieu(horaires="We 14:00-20:00")

    page = redaction.get(adresse(lieu)).content.decode()

    assert '<p class="apercu-phrase" role="status">mercredi de 14\u202fh à 20\u202fh</p>' in page
    assert "<td>14\u202fh – 20\u202fh</td>" in page


def test_la_page_refusee_montre_l_endroit_de_la_faute(redaction):
    lieu = make_lieu(horaires="We 14:00-20:00")

    reponse = envoie(redaction, adresse(lieu), horaires="lundi et jeuid 10-12")

    assert erreurs(reponse) == ["Je ne comprends pas « jeuid » (10e caractère) : vouliez-vous « jeudi » ?"]
    assert "lundi et <mark>jeuid</mark> 10-12" in reponse.content.decode()
    assert Lieu.objects.get().horaires == "We 14:00-20:00"


def test_une_information_temporaire_se_tape_en_francais(redaction):
    info = make_info(nature="horaires", horaires="Mo 10:00-12:00")

    envoie(redaction, reverse("admin:lieux_infotemporaire_change", args=[info.pk]), horaires="we 10h-12h30")

    assert InfoTemporaire.objects.get().horaires == "Sa,Su 10:00-12:30"


@pytest.mark.django_db
def test_un_import_comprend_les_horaires_en_francais(tmp_path):
    lieu = make_lieu()

    importe(tmp_path, en_csv({"identifiant": lieu.slug, "horaires": "mar 9h-12h et 13h-17h"}), ecrire=True)

    lieu.refresh_from_db()
    assert lieu.horaires == "Tu 09:00-12:00,13:00-17:00"
