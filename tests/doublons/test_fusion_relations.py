"""Une fusion reprend tout ce qui tient à la fiche absorbée, sans rien mettre en double."""

from datetime import date

from doublons.fusion import LIGNES
from doublons.models import DecisionDoublon
from imports.models import VerrouChamp
from lieux.models import Lieu, PremiereVisite
from propositions.models import Proposition
from tests.factories import (
    make_accueil,
    make_agrement,
    make_info,
    make_observation,
    make_perimetre,
    make_premiere_visite,
    make_proposition,
    make_public,
    make_redacteur,
    make_signalement,
    make_verification,
)

from .fusions import fusionne

GARDENT_LEUR_LIEU = {VerrouChamp, DecisionDoublon, Proposition}


def test_les_publics_passent_et_celui_qu_on_a_deja_se_complete(redaction, paire):
    garde, absorbe = paire
    aines, jeunes = make_public(libelle="Aînés"), make_public(libelle="Jeunes")
    deja = make_accueil(lieu=garde, public=aines)
    make_accueil(lieu=absorbe, public=aines, mode="prioritaire", note="le lundi")
    passe = make_accueil(lieu=absorbe, public=jeunes)

    fusionne(redaction, garde, absorbe)

    assert set(garde.accueils.values_list("pk", "mode", "note")) == {
        (deja.pk, "prioritaire", "le lundi"), (passe.pk, "inconnu", ""),
    }  # fmt: skip


def test_les_verifications_et_les_informations_passent_sans_doublon(redaction, paire):
    garde, absorbe = paire
    make_verification(lieu=garde)
    make_verification(lieu=absorbe)
    visite = make_verification(lieu=absorbe, methode="visite")
    make_info(lieu=garde)
    make_info(lieu=absorbe)
    plus_tard = make_info(lieu=absorbe, debut=date(2026, 4, 1), fin=date(2026, 4, 2))

    fusionne(redaction, garde, absorbe)

    assert (garde.verifications.count(), garde.infos_temporaires.count()) == (2, 2)
    assert visite in garde.verifications.all()
    assert plus_tard in garde.infos_temporaires.all()


def test_la_premiere_visite_passe_ou_se_complete(redaction, paire):
    garde, absorbe = paire
    make_premiere_visite(lieu=garde, chiens="non")
    make_premiere_visite(lieu=absorbe, chiens="oui", enfants="oui")

    fusionne(redaction, garde, absorbe)

    visite = PremiereVisite.objects.get(lieu=garde)
    assert (visite.chiens, visite.enfants, visite.alcool) == ("non", "oui", "inconnu")


def test_la_premiere_visite_que_la_fiche_gardee_n_avait_pas(redaction, paire):
    passe = make_premiere_visite(lieu=paire[1], chiens="oui")

    fusionne(redaction, *paire)

    assert PremiereVisite.objects.get(lieu=paire[0]) == passe


def test_signalements_observations_agrements_et_perimetres_designent_la_fiche_gardee(redaction, paire):
    garde, absorbe = paire
    signalement = make_signalement(lieu=absorbe)
    observation = make_observation(lieu=absorbe)
    des_deux, du_second = make_agrement(lieux=[garde, absorbe]), make_agrement(lieux=[absorbe])
    perimetre = make_perimetre(make_redacteur(), lieux=[absorbe])

    fusionne(redaction, garde, absorbe)

    signalement.refresh_from_db()
    observation.refresh_from_db()
    assert (signalement.lieu, observation.lieu) == (garde, garde)
    assert [list(objet.lieux.all()) for objet in (des_deux, du_second, perimetre)] == [[garde]] * 3


def test_une_proposition_qui_attend_sur_la_fiche_absorbee_passe_d_abord(redaction, paire):
    proposition = make_proposition(lieu=paire[1])

    reponse = fusionne(redaction, *paire)

    proposition.refresh_from_db()
    assert "Une proposition attend sur « Le Passage asbl »" in reponse.content.decode()
    assert (proposition.lieu, paire[1].publication) == (paire[1], "publie")


def test_l_histoire_d_une_ligne_passee_se_lit_sur_la_fiche_gardee(redaction, paire):
    passe = make_verification(lieu=paire[1])

    fusionne(redaction, *paire)

    recit = (
        type(passe)
        .history.filter(id=passe.pk)
        .order_by("history_id")
        .values_list("lieu", "history_change_reason")
    )
    assert list(recit) == [
        (paire[1].pk, ""), (paire[0].pk, "Fusion de « Le Passage asbl » dans « Le Pas-Sage »"),
    ]  # fmt: skip


def test_tout_ce_qui_tient_a_un_lieu_est_repris_ou_laisse_expres():
    """Un modèle neuf qui désigne un lieu doit dire ici ce que la fusion en fait."""
    tiennent = {r.related_model for r in Lieu._meta.related_objects if not r.many_to_many}

    assert tiennent - GARDENT_LEUR_LIEU == set(LIGNES)
