"""Les règles qu'une contrainte ne peut pas dire : une phrase en français, la même à chaque entrée."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lieux.models import Commune, Localite
from tests.factories import (
    make_ancienne_adresse,
    make_commune,
    make_info,
    make_lieu,
    make_localite,
    make_operateur,
    make_verification,
)

pytestmark = pytest.mark.django_db

CHAMPS_REFUSES = [
    (make_lieu, "code_postal", "103", "Donner un code postal belge : quatre chiffres, par exemple 1030."),
    (make_lieu, "code_postal", "0999", "Donner un code postal belge : quatre chiffres, par exemple 1030."),
    (
        make_lieu,
        "telephone",
        "02 12",
        "« 02 12 » n'est pas un numéro de téléphone : l'écrire comme 02 555 55 55 ou +32 2 555 55 55.",
    ),
    (
        make_operateur,
        "numero_bce",
        "0403.019.262",
        "« 0403.019.262 » n'est pas un numéro d'entreprise valable : dix chiffres, par exemple 0403.019.261.",
    ),
    (make_commune, "code_ins", "abc", "Donner le code INS de la commune : cinq chiffres, par exemple 21015."),
]


@pytest.mark.parametrize(
    ("make", "champ", "valeur", "phrase"), CHAMPS_REFUSES, ids=[f"{c[1]}-{c[2]}" for c in CHAMPS_REFUSES]
)
def test_un_champ_mal_rempli_dit_quoi_ecrire(make, champ, valeur, phrase):
    with pytest.raises(ValidationError) as refus:
        make(**{champ: valeur})

    assert phrase in refus.value.message_dict[champ]


@pytest.mark.parametrize("make", [make_lieu, make_info], ids=["lieu", "info"])
def test_des_horaires_illisibles_sont_refuses_en_citant_le_passage(make):
    nature = {"nature": "horaires"} if make is make_info else {}

    with pytest.raises(ValidationError) as refus:
        make(horaires="Mo-Fr 10:00-17:00; lundi matin", **nature)

    assert list(refus.value.message_dict) == ["horaires"]
    assert "lundi" in refus.value.message_dict["horaires"][0]


def test_la_localite_est_dans_la_commune():
    gosselies = make_localite(nom="Gosselies", code_postal="6041")

    with pytest.raises(ValidationError) as refus:
        make_lieu(localite=gosselies, code_postal="6041")

    assert refus.value.message_dict == {
        "localite": ["Gosselies n'est pas dans la commune choisie : changer l'une ou l'autre."]
    }


def test_le_code_postal_est_celui_de_la_localite():
    gosselies = make_localite(nom="Gosselies", code_postal="6041")

    with pytest.raises(ValidationError) as refus:
        make_lieu(localite=gosselies, commune=gosselies.commune, code_postal="6000")

    assert refus.value.message_dict == {"code_postal": ["Le code postal de Gosselies est 6041."]}


def test_l_ancienne_adresse_n_est_plus_celle_d_un_lieu():
    with pytest.raises(ValidationError) as refus:
        make_ancienne_adresse(slug=make_lieu().slug)

    assert refus.value.message_dict == {
        "slug": ["Un lieu porte encore cet identifiant : l'ancienne adresse ne mènerait nulle part."]
    }


def test_des_horaires_ne_se_donnent_que_pour_d_autres_horaires():
    with pytest.raises(ValidationError) as refus:
        make_info(nature="fermeture", horaires="Mo-Fr 10:00-17:00")

    assert refus.value.message_dict == {
        "horaires": ["Des horaires ne se donnent que pour la nature « Autres horaires »."]
    }


def test_une_verification_ne_se_date_pas_de_demain():
    aujourd_hui = timezone.localdate()
    make_verification(verifie_le=aujourd_hui)

    with pytest.raises(ValidationError) as refus:
        make_verification(verifie_le=aujourd_hui + timedelta(days=1))

    assert refus.value.message_dict == {
        "verifie_le": ["Une vérification ne peut pas être datée de demain : corriger la date."]
    }


def test_une_cle_naturelle_inconnue_dit_quoi_donner():
    with pytest.raises(Commune.DoesNotExist, match=r"Code INS inconnu : « 99999 »."):
        Commune.objects.get_by_natural_key("99999")
    with pytest.raises(
        Localite.DoesNotExist, match=r"Localité inconnue : « 9999 Nulle-Part », commune 99999."
    ):
        Localite.objects.get_by_natural_key("9999", "Nulle-Part", "99999")


def test_une_periode_d_un_jour_est_permise():
    info = make_info(debut=date(2026, 3, 2), fin=date(2026, 3, 2))

    assert info.pour_horaires.concerne(date(2026, 3, 2))
