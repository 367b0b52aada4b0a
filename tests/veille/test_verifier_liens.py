"""`manage.py verifier_liens` visite poliment les sites, note ce qu'ils répondent, et ne déclare pas mort trop vite."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_federation, make_lieu, make_operateur
from veille.models import VerificationLien

from .dates import aujourdhui
from .serveur import sert

pytestmark = pytest.mark.django_db
ESSAI = {"reseau_local": True, "pause": 0, "delai": 0.5, "verbosity": 0}


@pytest.fixture
def site():
    with sert() as serveur:
        yield serveur


def verifie(**options) -> None:
    call_command("verifier_liens", **(ESSAI | {"ecrire": True} | options))


def etat(*champs: str) -> tuple:
    """Ces champs du seul lien vérifié."""
    return VerificationLien.objects.values_list(*champs).get()


def passe_des_jours(jours: int) -> None:
    """Comme si la dernière visite datait d'autant de jours."""
    for lien in VerificationLien.objects.all():
        lien.verifie_le -= timedelta(days=jours)
        lien.dernier_echec = lien.dernier_echec and lien.dernier_echec - timedelta(days=jours)
        lien.save()


@pytest.mark.parametrize(
    ("chemin", "attendu", "code", "raison"),
    [
        ("/bien", "ok", 200, ""),
        ("/sans-head", "ok", 200, ""),
        ("/interdit", "refuse", 403, ""),
        ("/perdu", "mort", 404, "Cette page n'existe plus."),
        ("/parti", "mort", 410, "Cette page n'existe plus."),
        ("/casse", "injoignable", 500, "Le site répond par une erreur (500)."),
        ("/lent", "injoignable", None, "Le site ne répond pas à temps."),
        ("/coupe", "injoignable", None, "Le site a coupé la connexion, ou n'écoute pas."),
        ("/boucle", "injoignable", 302, "Plus de 5 redirections : le site tourne en rond."),
    ],
)
def test_chaque_conduite_a_son_etat(site, chemin, attendu, code, raison):
    make_lieu(site_web=site.adresse(chemin))

    verifie()

    assert etat("etat", "code", "raison") == (attendu, code, raison)


def test_une_redirection_est_suivie_et_notee(site):
    make_lieu(site_web=site.adresse("/ancien"))

    verifie()

    assert etat("etat", "redirige_vers", "code") == ("redirige", site.adresse("/bien"), 200)


def test_le_visiteur_se_nomme_demande_head_puis_get_seulement_si_head_est_refuse(site):
    make_lieu(site_web=site.adresse("/bien"))
    make_operateur(site_web=site.adresse("/sans-head"))

    verifie()

    vues = [(methode, chemin) for methode, chemin, _, _ in site.demandes]
    assert vues == [("HEAD", "/bien"), ("HEAD", "/sans-head"), ("GET", "/sans-head")]
    assert {agent for _, _, agent, _ in site.demandes} == {
        "LieuxDeLiens/1.0 (annuaire ; verification des liens)"
    }
    assert {hote for _, _, _, hote in site.demandes} == {f"127.0.0.1:{site.server_port}"}


def test_une_panne_n_est_une_mort_qu_a_son_second_jour(site):
    make_lieu(site_web=site.adresse("/casse"))
    verifie()
    verifie(tout=True)
    le_premier_jour = etat("etat", "echecs")
    passe_des_jours(1)

    verifie()

    assert le_premier_jour == ("injoignable", 1)
    assert etat("etat", "echecs", "dernier_echec") == ("mort", 2, aujourdhui())


def test_un_site_qui_revient_n_est_plus_mort(site):
    make_lieu(site_web=site.adresse("/bien"))
    VerificationLien.objects.create(
        adresse=site.adresse("/bien"),
        etat="mort",
        echecs=4,
        dernier_echec=aujourdhui(),
        verifie_le="2026-01-01T00:00Z",
    )

    verifie()

    assert etat("etat", "echecs", "dernier_echec") == ("ok", 0, None)


def test_un_site_vu_cette_semaine_attend_sauf_si_on_veut_tout(site):
    make_lieu(site_web=site.adresse("/bien"))
    verifie()
    passe_des_jours(6)
    verifie()
    attendu = len(site.demandes)
    verifie(tout=True)
    passe_des_jours(7)

    verifie()

    assert (attendu, len(site.demandes)) == (1, 3)


def test_un_site_cite_par_plusieurs_fiches_est_visite_une_fois_et_oublie_quand_plus_rien_ne_le_cite(site):
    citent = [
        fait(site_web=site.adresse("/bien"))
        for fait in (make_lieu, make_lieu, make_operateur, make_federation)
    ]
    verifie()
    vues = len(site.demandes)
    for objet in citent:
        type(objet).objects.filter(pk=objet.pk).update(site_web="")

    verifie()

    assert (vues, VerificationLien.objects.count()) == (1, 0)


def test_sans_ecrire_la_commande_dit_et_n_enregistre_rien(site, capsys):
    make_lieu(site_web=site.adresse("/perdu"))

    verifie(ecrire=False)

    sortie = capsys.readouterr().out
    assert f"{site.adresse('/perdu')} : Lien mort" in sortie
    assert sortie.endswith("1 site : 1 mort.\nRien n'est écrit : relancer avec --ecrire pour enregistrer.\n")
    assert VerificationLien.objects.count() == 0


def test_une_adresse_privee_n_est_pas_visitee(site):
    make_lieu(site_web=site.adresse("/bien"))

    verifie(reseau_local=False)

    assert site.demandes == []
    assert etat("etat", "raison") == (
        "injoignable", "Cette adresse mène dans un réseau privé : elle n'a pas été visitée.",
    )  # fmt: skip


def test_un_delai_nul_est_refuse():
    with pytest.raises(CommandError, match="donner un nombre de secondes"):
        verifie(delai=0)
