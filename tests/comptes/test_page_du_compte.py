"""La rédaction donne un rôle et un périmètre sur la page du compte, son mot de passe redemandé."""

from django.contrib.auth.models import Group
from django.urls import reverse

from comptes.models import Perimetre
from comptes.roles import Role
from connexion import seances
from tests.connecte import connecte
from tests.factories import make_commune, make_lieu, make_redacteur
from tests.redaction.saisie import Page, adresse, envoie


def test_le_perimetre_s_ecrit_sur_la_page_du_compte(client, contributeur):
    connecte(client, make_redacteur(role=Role.REDACTION))
    lieu, commune = make_lieu(), make_commune()

    reponse = envoie(
        client,
        adresse(contributeur),
        **{
            "perimetre-TOTAL_FORMS": 1,
            "perimetre-0-compte": contributeur.pk,
            "perimetre-0-lieux": [lieu.pk],
            "perimetre-0-communes": [commune.pk],
        },
    )

    perimetre = Perimetre.objects.get(compte=contributeur)
    assert reponse.status_code == 302
    assert (list(perimetre.lieux.all()), list(perimetre.communes.all())) == ([lieu], [commune])


def test_un_perimetre_envoye_trop_tard_attend_le_mot_de_passe(client, contributeur):
    connecte(client, make_redacteur(role=Role.REDACTION))
    champs = Page(client.get(adresse(contributeur)).content.decode()).champs
    session = client.session
    session[seances.CONFIRME] -= 601
    session.save()

    reponse = client.post(adresse(contributeur), champs | {"perimetre-0-lieux": [make_lieu().pk]})

    assert reponse.url.startswith(reverse("connexion:confirmation"))
    assert Perimetre.objects.count() == 0


def test_les_droits_d_un_role_se_lisent_sans_se_changer(client, db):
    connecte(client, make_redacteur(role=Role.REDACTION))
    groupe = Group.objects.get(name=Role.LECTURE.value)

    lu, ecrit = (
        client.get(adresse(groupe)),
        client.post(adresse(groupe), {"name": "lecture", "permissions": []}),
    )

    assert (lu.status_code, ecrit.status_code) == (200, 403)
    assert groupe.permissions.count() > 0


def test_donner_un_role_suffit_pour_entrer(client, db):
    connecte(client, make_redacteur(role=Role.REDACTION))
    nouveau = make_redacteur(is_staff=False, is_superuser=False)
    groupe = Group.objects.get(name=Role.LECTURE.value)

    envoie(client, adresse(nouveau), groups=[groupe.pk])

    nouveau.refresh_from_db()
    assert nouveau.is_staff
    assert list(nouveau.groups.all()) == [groupe]
