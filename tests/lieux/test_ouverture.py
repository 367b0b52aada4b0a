"""`ouvert` garde les lieux ouverts au moment demandé ; ce que l'on ne sait pas n'est ni ouvert ni fermé."""

from datetime import date

import pytest

from lieux.models import Communaute, InfoTemporaire, Lieu
from tests.factories import make_commune, make_info, make_lieu, make_vacances

from .lecture import ICI

pytestmark = pytest.mark.django_db

MARDI_14_H = "2026-03-03T14:00"
SEMAINE = "Mo-Fr 10:00-17:00"


@pytest.mark.parametrize(
    ("moment", "attendus"),
    [
        ("2026-03-03T09:59", []),
        ("2026-03-03T10:00", ["semaine"]),
        ("2026-03-03T16:59", ["semaine"]),
        ("2026-03-03T17:00", []),
        ("2026-03-07T14:00", ["samedi"]),
        ("2026-03-08T14:00", []),
    ],
)
def test_a_un_instant_donne_debut_compris_fin_non_comprise(lire, moment, attendus):
    make_lieu(slug="semaine", horaires=SEMAINE, **ICI)
    make_lieu(slug="samedi", horaires="Sa 12:00-20:00", **ICI)

    assert lire(ouvert=moment) == attendus


@pytest.mark.parametrize("moment", ["maintenant", "soir", "weekend"])
def test_un_lieu_ouvert_jour_et_nuit_l_est_toujours_un_lieu_ferme_jamais(lire, moment):
    make_lieu(slug="toujours", horaires="24/7", **ICI)
    make_lieu(slug="jamais", horaires="Mo-Su off", **ICI)

    assert lire(ouvert=moment) == ["toujours"]


def test_des_horaires_inconnus_sont_comptes_comme_inconnus(client):
    make_lieu(slug="ouvert", horaires=SEMAINE)
    make_lieu(slug="ferme", horaires="Su 10:00-12:00")
    make_lieu(slug="vide")
    make_lieu(slug="rendez-vous", horaires='Mo-Fr 10:00-17:00 unknown "sur rendez-vous"')

    filtre = client.get("/lieux/", {"ouvert": MARDI_14_H}).context["filtre"]

    assert (filtre.nombre, filtre.nombre_inconnus) == (1, 2)


def test_avec_inconnus_ils_s_ajoutent_et_les_fermes_non(lire):
    make_lieu(nom="A", slug="ouvert", horaires=SEMAINE, **ICI)
    make_lieu(nom="B", slug="ferme", horaires="Su 10:00-12:00", **ICI)
    make_lieu(nom="C", slug="vide", **ICI)

    assert lire(ouvert=MARDI_14_H, inconnus="1") == ["ouvert", "vide"]


def test_une_fermeture_temporaire_l_emporte_meme_avec_inconnus(lire):
    make_lieu(slug="ouvert", horaires=SEMAINE, **ICI)
    make_info(lieu=make_lieu(slug="travaux", horaires=SEMAINE, **ICI))
    make_info(lieu=make_lieu(slug="travaux-sans-horaires", **ICI))

    assert lire(ouvert=MARDI_14_H) == lire(ouvert=MARDI_14_H, inconnus="1") == ["ouvert"]


def test_des_horaires_temporaires_remplacent_les_permanents(lire):
    soir = {"nature": InfoTemporaire.Nature.HORAIRES, "horaires": "Mo-Fr 18:00-20:00"}
    make_info(lieu=make_lieu(slug="du-soir", horaires=SEMAINE, **ICI), **soir)

    assert lire(ouvert=MARDI_14_H) == []
    assert lire(ouvert="2026-03-03T19:00") == ["du-soir"]


def test_un_message_ne_change_rien_aux_horaires(lire):
    make_info(lieu=make_lieu(slug="bavard", horaires=SEMAINE, **ICI), nature=InfoTemporaire.Nature.MESSAGE)

    assert lire(ouvert=MARDI_14_H) == ["bavard"]


def test_une_fermeture_passee_ou_future_ne_compte_pas(lire):
    lieu = make_lieu(slug="ouvert", horaires=SEMAINE, **ICI)
    make_info(lieu=lieu, debut=date(2026, 2, 23), fin=date(2026, 3, 2))
    make_info(lieu=lieu, debut=date(2026, 3, 4), fin=date(2026, 3, 5))

    assert lire(ouvert=MARDI_14_H) == ["ouvert"]


@pytest.mark.parametrize("etat", [Lieu.Etat.FERME_TEMPORAIREMENT, Lieu.Etat.EN_PROJET])
def test_un_lieu_qui_n_est_pas_en_activite_n_est_pas_ouvert_quels_que_soient_ses_horaires(lire, etat):
    make_lieu(slug="ouvert", horaires="24/7", etat=Lieu.Etat.MENACE, **ICI)
    make_lieu(slug="suspendu", horaires="24/7", etat=etat, **ICI)
    suspendu_avec_info = make_lieu(slug="suspendu-avec-info", horaires="24/7", etat=etat, **ICI)
    make_info(lieu=suspendu_avec_info, nature=InfoTemporaire.Nature.HORAIRES, horaires="24/7")

    assert lire(ouvert=MARDI_14_H) == lire(ouvert=MARDI_14_H, inconnus="1") == ["ouvert"]


def test_les_vacances_scolaires_sont_celles_de_la_communaute_du_lieu(lire):
    """Le 2 mars 2026, seule l'école francophone est en congé."""
    make_vacances(communaute=Communaute.FWB, debut=date(2026, 2, 16), fin=date(2026, 3, 3))
    make_vacances(communaute=Communaute.VL, debut=date(2026, 2, 16), fin=date(2026, 2, 22))
    make_vacances(communaute=Communaute.VL, debut=date(2026, 4, 6), fin=date(2026, 4, 19))
    horaires = {"horaires": "Mo-Fr 10:00-17:00; SH off", **ICI}
    make_lieu(slug="francophone", commune=make_commune(communaute=Communaute.FWB), **horaires)
    make_lieu(slug="flamand", commune=make_commune(communaute=Communaute.VL), **horaires)
    make_lieu(
        slug="suit-l-autre",
        commune=make_commune(communaute=Communaute.VL),
        calendrier_scolaire=Communaute.FWB,
        **horaires,
    )

    assert lire(ouvert="2026-03-02T14:00") == ["flamand"]


def test_hors_des_calendriers_connus_les_vacances_scolaires_sont_inconnues(client):
    make_vacances()
    make_lieu(horaires="Mo-Fr 10:00-17:00; SH off")

    filtre = client.get("/lieux/", {"ouvert": "2045-03-02T14:00"}).context["filtre"]

    assert (filtre.nombre, filtre.nombre_inconnus) == (0, 1)


def test_un_lieu_sans_commune_suit_la_communaute_francaise(lire):
    lieu = make_lieu(slug="sans-commune", horaires=SEMAINE, **ICI)
    Lieu.objects.filter(pk=lieu.pk).update(commune=None)

    assert lire(ouvert=MARDI_14_H) == ["sans-commune"]


def test_un_lieu_dont_personne_ne_sait_s_il_existe_n_est_jamais_dit_ouvert(lire, client):
    make_lieu(slug="sur", horaires="24/7", **ICI)
    make_lieu(nom="Z", slug="incertain", horaires="24/7", etat=Lieu.Etat.INCONNU, **ICI)

    assert lire(ouvert="maintenant") == ["sur"]
    assert lire(ouvert="maintenant", inconnus="1") == ["sur", "incertain"]
    assert "Horaires à vérifier" in client.get("/lieux/incertain/").content.decode()
    assert "Ouvert jour et nuit" in client.get("/lieux/sur/").content.decode()


def test_la_fermeture_d_hier_soir_vaut_encore_apres_minuit(lire):
    hier = {"debut": date(2026, 11, 21), "fin": date(2026, 11, 21), "nature": "fermeture"}
    make_lieu(slug="ouvert", horaires="Mo-Su 20:00-02:00", **ICI)
    make_info(lieu=make_lieu(slug="ferme", horaires="Mo-Su 20:00-02:00", **ICI), **hier)

    assert lire(ouvert="2026-11-22T00:30") == ["ouvert"]
    assert lire(ouvert="2026-11-22T21:00") == ["ouvert", "ferme"]
