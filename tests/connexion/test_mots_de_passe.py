"""Un mot de passe faible est refusé par une phrase qui dit pourquoi."""

import pytest
from django.urls import reverse

from tests.connecte import connecte
from tests.factories import MOT_DE_PASSE

CHANGER = reverse("admin:password_change")


@pytest.mark.parametrize(
    ("saisi", "phrase"),
    [
        ("court mot", "Ce mot de passe est trop court. Il doit contenir au minimum 12 caractères."),
        ("qwerty123456", "Ce mot de passe est trop courant."),
        ("camille12345", "Le mot de passe est trop semblable au champ «\xa0nom d’utilisateur\xa0»."),
        ("739104826150", "Ce mot de passe est entièrement numérique."),
    ],
    ids=["court", "courant", "ressemblant", "chiffres"],
)
def test_un_mot_de_passe_faible_est_refuse_par_une_phrase(client, camille, saisi, phrase):
    connecte(client, camille)
    champs = {"old_password": MOT_DE_PASSE, "new_password1": saisi, "new_password2": saisi}

    erreurs = client.post(CHANGER, champs).context["form"].errors

    assert phrase in erreurs["new_password2"]
    camille.refresh_from_db()
    assert camille.check_password(MOT_DE_PASSE)


def test_un_mot_de_passe_long_est_accepte(client, camille):
    connecte(client, camille)
    neuf = "cinq mots vraiment bien longs"

    client.post(CHANGER, {"old_password": MOT_DE_PASSE, "new_password1": neuf, "new_password2": neuf})

    camille.refresh_from_db()
    assert camille.check_password(neuf)
