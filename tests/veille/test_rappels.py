"""`manage.py rappels` dit ce qui est dû ; avec --envoyer, chaque chose s'écrit une fois par personne et par période."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from comptes.roles import Role
from lieux.horaires_mots import en_date
from tests.factories import make_agrement, make_lieu, make_redacteur, make_signalement, make_verification
from veille.models import Rappel

from .dates import aujourdhui, il_y_a

pytestmark = pytest.mark.django_db


def rappelle(capsys, *options) -> list[str]:
    call_command("rappels", *options)
    return capsys.readouterr().out.splitlines()


def make_compte(role=Role.REDACTION, **champs):
    nom = champs.setdefault("username", role.value.replace("é", "e"))
    return make_redacteur(role=role, **({"email": f"{nom}@guide.example"} | champs))


def en_retard(nom="Circuit", mois=14, **champs):
    return make_verification(lieu=make_lieu(nom=nom), verifie_le=il_y_a(mois, jours=1), **champs)


def jour_dit(jour) -> str:
    return en_date(jour, annee=True)


def test_sans_rien_a_faire_la_commande_le_dit(capsys):
    make_compte()
    make_verification(verifie_le=aujourdhui())
    make_lieu()

    assert rappelle(capsys, "--envoyer") == ["Rien n'est dû : tout est à jour."]
    assert mail.outbox == []


def test_la_commande_imprime_tout_ce_qui_est_du_et_n_envoie_rien(capsys):
    make_compte()
    en_retard("Circuit", 14), en_retard("Babel", 40)
    signalement = make_signalement(lieu=make_lieu(nom="Le Pivot"))
    agrement = make_agrement(debut=il_y_a(9), fin=il_y_a(-2))

    assert rappelle(capsys) == [
        "Signalements du public en attente : 1",
        f"- Le Pivot : les heures d'ouverture (reçu le {jour_dit(timezone.localdate(signalement.recu_le))})",
        "Vérifications en retard : 2",
        f"- Babel : vérifié le {jour_dit(il_y_a(40, jours=1))}, en retard de 2 ans et 4 mois",
        f"- Circuit : vérifié le {jour_dit(il_y_a(14, jours=1))}, en retard de 2 mois",
        "Financements qui se terminent d'ici six mois : 1",
        f"- {agrement} : se termine le {jour_dit(il_y_a(-2))}",
        "Rien n'est envoyé : relancer avec --envoyer pour écrire aux personnes concernées.",
    ]
    assert (mail.outbox, Rappel.objects.count()) == ([], 0)


def test_on_ecrit_a_la_redaction_et_a_la_relecture_actives_qui_ont_une_adresse(capsys):
    make_compte()
    make_compte(Role.RELECTURE)
    make_compte(Role.LECTURE)
    make_compte(username="partie", is_active=False)
    make_compte(username="muette", email="")
    en_retard()

    sorties = rappelle(capsys, "--envoyer")

    assert [courriel.to for courriel in mail.outbox] == [
        ["redaction@guide.example"],
        ["relecture@guide.example"],
    ]
    assert sorties[-2:] == ["redaction : 1 rappel.", "relecture : 1 rappel."]


def test_les_financements_ne_vont_qu_a_la_redaction_et_le_reste_aux_deux(capsys):
    make_compte()
    make_compte(Role.RELECTURE)
    en_retard()
    make_agrement(debut=il_y_a(9), fin=il_y_a(-2))

    rappelle(capsys, "--envoyer")

    assert ["Financements" in courriel.body for courriel in mail.outbox] == [True, False]
    assert [courriel.subject for courriel in mail.outbox] == [
        "Lieux de liens : 2 choses à faire",
        "Lieux de liens : 1 chose à faire",
    ]


def test_qui_a_verifie_une_fiche_la_lit_d_abord(capsys):
    camille = make_compte(username="camille")
    en_retard("Babel", 40)
    en_retard("Circuit", 14, verifie_par=camille)

    rappelle(capsys, "--envoyer")

    lignes = [ligne for ligne in mail.outbox[0].body.splitlines() if ligne.startswith("- ")]
    assert [ligne.partition(" :")[0] for ligne in lignes] == ["- Circuit", "- Babel"]
    assert lignes[0].endswith(" ; la dernière fois, c'était vous")


def test_lancee_deux_fois_le_meme_jour_la_seconde_n_envoie_rien(capsys):
    make_compte()
    en_retard()
    rappelle(capsys, "--envoyer")

    sorties = rappelle(capsys, "--envoyer")

    assert (len(mail.outbox), sorties[-1]) == (1, "redaction : rien de nouveau.")


def test_seul_ce_qui_est_nouveau_est_rappele_le_lendemain_et_tout_le_mois_d_apres(capsys):
    make_compte()
    en_retard("Circuit")
    rappelle(capsys, "--envoyer")
    en_retard("Babel")
    rappelle(capsys, "--envoyer")
    Rappel.objects.update(envoye_le=aujourdhui() - timedelta(days=30))
    rappelle(capsys, "--envoyer")

    nommes = [{nom for nom in ("Circuit", "Babel") if nom in courriel.body} for courriel in mail.outbox]
    assert nommes == [{"Circuit"}, {"Babel"}, {"Circuit", "Babel"}]
    assert Rappel.objects.count() == 2


def test_sans_destinataire_la_commande_echoue_par_une_phrase(capsys):
    en_retard()

    with pytest.raises(CommandError, match="Personne à qui écrire"):
        rappelle(capsys, "--envoyer")


def test_un_serveur_de_courriel_en_panne_ne_laisse_pas_de_trace_et_la_commande_echoue(capsys, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_compte()
    en_retard()

    with pytest.raises(CommandError, match="Courriel non parti pour redaction : vérifier EMAIL_URL"):
        rappelle(capsys, "--envoyer")

    assert Rappel.objects.count() == 0
