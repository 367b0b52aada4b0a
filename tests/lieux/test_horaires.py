"""La table de vérité des horaires : une expression, un instant belge, la phrase que lit le visiteur."""

from datetime import UTC, date, datetime

import pytest

from lieux.horaires import CALENDRIER_VIDE, Calendrier, Etat, Info, Periode, situation
from lieux.horaires_moteur import BRUXELLES

FWB = Calendrier(
    (
        Periode(date(2025, 12, 22), date(2026, 1, 4), "Vacances d'hiver (Noël)"),
        Periode(date(2026, 2, 16), date(2026, 3, 1), "Congé de détente (Carnaval)"),
        Periode(date(2026, 4, 27), date(2026, 5, 10), "Vacances de printemps (Pâques)"),
        Periode(date(2026, 7, 4), date(2026, 8, 23), "Vacances d'été"),
        Periode(date(2026, 10, 19), date(2026, 11, 1), "Congé d'automne (Toussaint)"),
        Periode(date(2026, 12, 21), date(2027, 1, 3), "Vacances d'hiver (Noël)"),
        Periode(date(2027, 2, 22), date(2027, 3, 7), "Congé de détente (Carnaval)"),
        Periode(date(2027, 4, 26), date(2027, 5, 9), "Vacances de printemps (Pâques)"),
    )
)
VL = Calendrier(
    (
        Periode(date(2026, 2, 16), date(2026, 2, 22), "Congé de détente (Carnaval)"),
        Periode(date(2026, 4, 6), date(2026, 4, 19), "Vacances de printemps (Pâques)"),
        Periode(date(2026, 7, 1), date(2026, 8, 31), "Vacances d'été"),
        Periode(date(2026, 11, 2), date(2026, 11, 8), "Congé d'automne (Toussaint)"),
        Periode(date(2029, 7, 1), date(2029, 8, 31), "Vacances d'été"),
    )
)
DG = Calendrier(
    (
        Periode(date(2026, 2, 16), date(2026, 2, 21), "Congé de détente (Carnaval)"),
        Periode(date(2026, 4, 6), date(2026, 4, 18), "Vacances de printemps (Pâques)"),
        Periode(date(2026, 7, 1), date(2026, 8, 31), "Vacances d'été"),
    )
)
TRAVAUX = (Info("fermeture", date(2026, 6, 5), date(2026, 6, 9), "travaux"),)
ETE_COURT = (Info("horaires", date(2026, 6, 5), date(2026, 6, 9), "horaires d'été", "Mo-Fr 08:00-10:00"),)
SANS_HEURES = (Info("horaires", date(2026, 6, 5), date(2026, 6, 5), "grève"),)
MESSAGE = (Info("message", date(2026, 6, 5), date(2026, 6, 5), "entrée par la cour"),)
JEUDI_FERIE = (Info("horaires", date(2026, 11, 11), date(2026, 11, 11), "porte ouverte", "14:00-18:00"),)

SEMAINE = "Mo-Fr 10:00-17:00"
MIDI = f"{SEMAINE}; PH off"
TOUS = "Mo-Su 10:00-17:00; PH off"
SCOLAIRE = "Mo-Fr 10:00-17:00; SH off; PH off"
STAGES = "Mo-Fr 14:00-18:00; SH Mo-Fr 09:00-12:00"
SOIREE = "Fr 20:00-02:00"
NUIT = "Sa 20:00-05:00"
JEUDI = "Th[1] 18:30-22:30"
HIVER = "Oct-Apr Mo-Fr 10:00-16:00; PH off"
IMPAIRES = "week 1-53/2 Mo 10:00-12:00"
RENDEZ_VOUS = 'Mo-Fr 10:00-12:00 || "sur rendez-vous"'

TEL = ""
INCONNUES = f"Horaires à vérifier (vacances scolaires pas encore connues){TEL}"
OUI, NON, VOIR = Etat.OUVERT, Etat.FERME, Etat.A_VERIFIER


def ferie(nom: str) -> str:
    return f"Horaires à vérifier (jour férié : {nom}){TEL}"


TABLE = [
    # Jours ordinaires
    ("ouvert", SEMAINE, "2026-06-04T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("ouverture_a_la_minute", SEMAINE, "2026-06-04T10:00", OUI, "Ouvert jusqu'à 17 h"),
    ("fermeture_a_la_minute", SEMAINE, "2026-06-04T17:00", NON, "Fermé, ouvre demain à 10 h"),
    ("demi_heure", "Mo-Fr 10:00-17:30", "2026-06-04T11:00", OUI, "Ouvert jusqu'à 17 h 30"),
    ("plus_tard_dans_la_journee", SEMAINE, "2026-06-04T08:00", NON, "Fermé, ouvre à 10 h"),
    ("pause_de_midi", "Mo-Fr 10:00-12:00,14:00-16:00", "2026-06-04T13:00", NON, "Fermé, ouvre à 14 h"),
    ("vendredi_soir", SEMAINE, "2026-06-05T18:00", NON, "Fermé, ouvre lundi à 10 h"),
    ("dans_une_semaine", "Th 10:00-12:00", "2026-06-04T13:00", NON, "Fermé, ouvre le 11 juin à 10 h"),
    ("premier_du_mois", "Jul 1 10:00-12:00", "2026-06-04T13:00", NON, "Fermé, ouvre le 1er juillet à 10 h"),
    ("avec_commentaire", 'Mo-Fr 10:00-17:00 "femmes"', "2026-06-04T11:00", OUI, "Ouvert jusqu'à 17 h (femmes)"),
    ("jamais", "off", "2026-06-04T11:00", NON, "Fermé"),
    ("fini_depuis_longtemps", "2020 Mo 10:00-12:00", "2026-06-04T11:00", NON, "Fermé"),
    # Jours fériés légaux de 2026 et de 2027, que l'expression ferme
    ("an_2026", TOUS, "2026-01-01T11:00", NON, "Fermé aujourd'hui : Jour de l'an, ouvre demain à 10 h"),
    ("paques_dimanche_2026", TOUS, "2026-04-05T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("paques_lundi_2026", TOUS, "2026-04-06T11:00", NON, "Fermé aujourd'hui : Lundi de Pâques, ouvre demain à 10 h"),
    ("travail_2026", TOUS, "2026-05-01T11:00", NON, "Fermé aujourd'hui : Fête du Travail, ouvre demain à 10 h"),
    ("ascension_2026", TOUS, "2026-05-14T11:00", NON, "Fermé aujourd'hui : Ascension, ouvre demain à 10 h"),
    ("pentecote_2026", TOUS, "2026-05-25T11:00", NON, "Fermé aujourd'hui : Lundi de Pentecôte, ouvre demain à 10 h"),
    ("nationale_2026", TOUS, "2026-07-21T11:00", NON, "Fermé aujourd'hui : Fête nationale, ouvre demain à 10 h"),
    ("assomption_2026", TOUS, "2026-08-15T11:00", NON, "Fermé aujourd'hui : Assomption, ouvre demain à 10 h"),
    ("toussaint_2026", TOUS, "2026-11-01T11:00", NON, "Fermé aujourd'hui : Toussaint, ouvre demain à 10 h"),
    ("armistice_2026", TOUS, "2026-11-11T11:00", NON, "Fermé aujourd'hui : Armistice, ouvre demain à 10 h"),
    ("noel_2026", TOUS, "2026-12-25T11:00", NON, "Fermé aujourd'hui : Noël, ouvre demain à 10 h"),
    ("an_2027", TOUS, "2027-01-01T11:00", NON, "Fermé aujourd'hui : Jour de l'an, ouvre demain à 10 h"),
    ("paques_2027", TOUS, "2027-03-29T11:00", NON, "Fermé aujourd'hui : Lundi de Pâques, ouvre demain à 10 h"),
    ("ascension_2027", TOUS, "2027-05-06T11:00", NON, "Fermé aujourd'hui : Ascension, ouvre demain à 10 h"),
    ("pentecote_2027", TOUS, "2027-05-17T11:00", NON, "Fermé aujourd'hui : Lundi de Pentecôte, ouvre demain à 10 h"),
    ("nationale_2027", TOUS, "2027-07-21T11:00", NON, "Fermé aujourd'hui : Fête nationale, ouvre demain à 10 h"),
    ("ferie_un_dimanche", MIDI, "2026-11-01T11:00", NON, "Fermé, ouvre demain à 10 h"),
    ("ferie_ouvert", "Mo-Fr 10:00-17:00; PH 14:00-16:00", "2026-11-11T15:00", OUI, "Ouvert jusqu'à 16 h"),
    ("ferie_comme_les_autres", "Mo-Fr,PH 10:00-17:00", "2026-11-11T15:00", OUI, "Ouvert jusqu'à 17 h"),
    # Jours fériés dont l'expression ne dit rien
    ("ferie_muet", SEMAINE, "2026-11-11T11:00", VOIR, ferie("Armistice")),
    ("ferie_muet_2027", SEMAINE, "2027-05-06T08:00", VOIR, ferie("Ascension")),
    ("ferie_muet_un_dimanche", SEMAINE, "2026-11-01T11:00", NON, "Fermé, ouvre demain à 10 h"),
    ("ferie_muet_saute", SEMAINE, "2026-11-10T18:00", NON, "Fermé, ouvre jeudi à 10 h"),
    ("ferie_muet_jour_et_nuit", "24/7", "2026-12-25T11:00", OUI, "Ouvert jour et nuit"),
    ("soiree_veille_de_ferie", "Tu 20:00-02:00", "2026-11-11T01:00", OUI, "Ouvert jusqu'à 2 h"),
    ("date_fermee_par_son_nom", f"{SEMAINE}; Dec 25 off", "2026-12-25T11:00", NON, "Fermé, ouvre lundi à 10 h"),
    # Jours qui ne sont pas fériés pour tous
    ("communaute_francaise", TOUS, "2026-09-27T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("communaute_flamande", TOUS, "2026-07-11T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("iris_huit_mai", TOUS, "2026-05-08T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("fete_du_roi", TOUS, "2026-11-15T11:00", OUI, "Ouvert jusqu'à 17 h"),
    ("quinze_novembre_2027", SEMAINE, "2027-11-15T11:00", OUI, "Ouvert jusqu'à 17 h"),
    # Changements d'heure
    ("ete_avant_le_saut", NUIT, "2026-03-29T01:59", OUI, "Ouvert jusqu'à 5 h"),
    ("ete_apres_le_saut", NUIT, "2026-03-29T03:00", OUI, "Ouvert jusqu'à 5 h"),
    ("ete_fin_inexistante", "Sa 20:00-02:30", "2026-03-29T01:30", OUI, "Ouvert jusqu'à 3 h"),
    ("ete_fin_inexistante_passee", "Sa 20:00-02:30", "2026-03-29T03:00", NON, "Fermé, ouvre samedi à 20 h"),
    ("ete_debut_inexistant", "Su 02:30-06:00", "2026-03-29T01:30", NON, "Fermé, ouvre à 3 h"),
    ("ete_lendemain", "Mo 10:00-12:00", "2026-03-29T12:00", NON, "Fermé, ouvre demain à 10 h"),
    ("hiver_premier_passage", "Sa 20:00-02:30", "2026-10-25T02:45", OUI, "Ouvert jusqu'à 2 h 30"),
    ("hiver_apres", "Sa 20:00-02:30", "2026-10-25T03:00", NON, "Fermé, ouvre samedi à 20 h"),
    ("hiver_nuit", NUIT, "2026-10-25T04:59", OUI, "Ouvert jusqu'à 5 h"),
    # Autour de minuit et de la fin d'année
    ("apres_minuit", SOIREE, "2026-06-06T01:00", OUI, "Ouvert jusqu'à 2 h"),
    ("avant_minuit", SOIREE, "2026-06-05T23:30", OUI, "Ouvert jusqu'à 2 h"),
    ("fin_de_soiree", SOIREE, "2026-06-06T02:00", NON, "Fermé, ouvre vendredi à 20 h"),
    ("jusqu_a_minuit", "Mo-Fr 18:00-24:00", "2026-06-05T20:00", OUI, "Ouvert jusqu'à minuit"),
    ("heure_26", "Fr 20:00-26:00", "2026-06-06T01:00", OUI, "Ouvert jusqu'à 2 h"),
    ("trois_jours_de_suite", "Tu-Th 00:00-24:00", "2026-06-02T11:00", OUI, "Ouvert jusqu'à jeudi minuit"),
    ("jour_et_nuit", "24/7", "2026-06-04T03:00", OUI, "Ouvert jour et nuit"),
    ("jour_et_nuit_autrement", "Mo-Su 00:00-24:00", "2026-11-11T03:00", OUI, "Ouvert jour et nuit"),
    ("reveillon", "Dec 31 20:00-03:00; PH off", "2027-01-01T01:00", NON, "Fermé, ouvre le 31 décembre à 20 h"),
    ("fin_d_annee", MIDI, "2026-12-31T18:00", NON, "Fermé, ouvre lundi à 10 h"),
    ("autre_annee", HIVER, "2027-04-30T17:00", NON, "Fermé, ouvre le 1er octobre à 10 h"),
    ("annee_ecrite", "Mar Mo 10:00-12:00", "2026-06-04T11:00", NON, "Fermé, ouvre le 1er mars 2027 à 10 h"),
    ("vingt_neuf_fevrier", "Feb 29 10:00-12:00", "2028-02-29T11:00", OUI, "Ouvert jusqu'à 12 h"),
    ("veille_du_29_fevrier", SEMAINE, "2028-02-28T18:00", NON, "Fermé, ouvre demain à 10 h"),
    # Rangs, saisons, semaines
    ("premier_jeudi", JEUDI, "2026-06-04T19:00", OUI, "Ouvert jusqu'à 22 h 30"),
    ("deuxieme_jeudi", JEUDI, "2026-06-11T19:00", NON, "Fermé, ouvre le 2 juillet à 18 h 30"),
    ("dernier_jeudi", "Th[-1] 18:30-22:30", "2026-06-25T19:00", OUI, "Ouvert jusqu'à 22 h 30"),
    ("en_saison", HIVER, "2026-10-01T11:00", OUI, "Ouvert jusqu'à 16 h"),
    ("hors_saison", HIVER, "2026-06-04T11:00", NON, "Fermé, ouvre le 1er octobre à 10 h"),
    ("semaine_impaire", IMPAIRES, "2026-06-01T11:00", OUI, "Ouvert jusqu'à 12 h"),
    ("semaine_paire", IMPAIRES, "2026-06-08T11:00", NON, "Fermé, ouvre le 15 juin à 10 h"),
    # Ce qu'on ne sait pas
    ("vide", "", "2026-06-04T11:00", VOIR, f"Horaires inconnus{TEL}"),
    ("blancs", "   ", "2026-06-04T11:00", VOIR, f"Horaires inconnus{TEL}"),
    ("illisible", "lundi-vendredi 9h-17h", "2026-06-04T11:00", VOIR, f"Horaires à vérifier{TEL}"),
    ("etat_inconnu", "Mo-Fr unknown", "2026-06-04T11:00", VOIR, f"Horaires à vérifier{TEL}"),
    ("commentaire_seul", '"sur rendez-vous"', "2026-06-04T11:00", VOIR, f"Horaires à vérifier (sur rendez-vous){TEL}"),
    ("a_defaut_dedans", RENDEZ_VOUS, "2026-06-04T11:00", OUI, "Ouvert jusqu'à 12 h"),
    ("a_defaut_le_soir", RENDEZ_VOUS, "2026-06-04T20:00", VOIR, f"Horaires à vérifier (sur rendez-vous){TEL}"),
    ("a_defaut_samedi", RENDEZ_VOUS, "2026-06-06T11:00", VOIR, f"Horaires à vérifier (sur rendez-vous){TEL}"),
]  # fmt: skip

CARNAVAL = "Fermé aujourd'hui : Congé de détente (Carnaval), ouvre "
TABLE_SCOLAIRE = [
    ("carnaval_fwb", SCOLAIRE, "2026-02-24T11:00", FWB, NON, f"{CARNAVAL}lundi à 10 h"),
    ("carnaval_fini_vl", SCOLAIRE, "2026-02-24T11:00", VL, OUI, "Ouvert jusqu'à 17 h"),
    ("carnaval_fini_dg", SCOLAIRE, "2026-02-24T11:00", DG, OUI, "Ouvert jusqu'à 17 h"),
    ("carnaval_vl", SCOLAIRE, "2026-02-17T11:00", VL, NON, f"{CARNAVAL}lundi à 10 h"),
    ("samedi_vl", "Mo-Su 10:00-17:00; SH off", "2026-02-22T11:00", VL, NON, f"{CARNAVAL}demain à 10 h"),
    ("samedi_dg", "Mo-Su 10:00-17:00; SH off", "2026-02-22T11:00", DG, OUI, "Ouvert jusqu'à 17 h"),
    ("paques_fwb", SCOLAIRE, "2026-04-14T11:00", FWB, OUI, "Ouvert jusqu'à 17 h"),
    ("paques_vl", SCOLAIRE, "2026-04-14T11:00", VL, NON,
     "Fermé aujourd'hui : Vacances de printemps (Pâques), ouvre lundi à 10 h"),
    ("juillet_fwb", STAGES, "2026-07-02T11:00", FWB, NON, "Fermé, ouvre à 14 h"),
    ("juillet_dg", STAGES, "2026-07-02T11:00", DG, OUI, "Ouvert jusqu'à 12 h"),
    ("rentree_fwb", STAGES, "2026-08-25T15:00", FWB, OUI, "Ouvert jusqu'à 18 h"),
    ("rentree_vl", STAGES, "2026-08-25T15:00", VL, NON, "Fermé, ouvre demain à 9 h"),
    ("samedi_de_vacances", STAGES, "2026-07-11T10:00", FWB, NON, "Fermé, ouvre lundi à 9 h"),
    ("jours_ou_vacances", "We,SH 10:00-12:00", "2026-07-11T11:00", FWB, OUI, "Ouvert jusqu'à 12 h"),
    ("ecriture_inversee", "Mo-Fr SH 10:00-12:00", "2026-07-11T11:00", FWB, NON, "Fermé, ouvre lundi à 10 h"),
    ("mois_et_vacances", "Aug SH 10:00-12:00", "2026-07-11T11:00", FWB, NON, "Fermé, ouvre le 1er août à 10 h"),
    ("toussaint_fwb", SCOLAIRE, "2026-11-02T11:00", FWB, OUI, "Ouvert jusqu'à 17 h"),
    ("toussaint_vl", SCOLAIRE, "2026-11-02T11:00", VL, NON,
     "Fermé aujourd'hui : Congé d'automne (Toussaint), ouvre le 9 novembre à 10 h"),
    ("mot_sh_en_commentaire", 'Mo-Fr 10:00-17:00 "pas SH"', "2031-06-04T11:00", FWB, OUI, "Ouvert jusqu'à 17 h (pas SH)"),
    ("hors_calendrier_dg", SCOLAIRE, "2026-11-02T11:00", DG, VOIR, INCONNUES),
    ("hors_calendrier_fwb", SCOLAIRE, "2027-05-10T11:00", FWB, VOIR, INCONNUES),
    ("sans_calendrier", SCOLAIRE, "2026-06-04T11:00", CALENDRIER_VIDE, VOIR, INCONNUES),
    ("hors_calendrier_sans_effet", "Mo-Fr 10:00-17:00; Sa SH off", "2031-06-04T11:00", FWB, OUI, "Ouvert jusqu'à 17 h"),
    ("hors_calendrier_dimanche", SCOLAIRE, "2031-06-01T11:00", FWB, NON, "Fermé"),
]  # fmt: skip

TABLE_TEMPORAIRE = [
    ("fermeture", SEMAINE, "2026-06-05T11:00", TRAVAUX, NON, "Fermé temporairement : travaux, ouvre mercredi à 10 h"),
    ("fermeture_jour_et_nuit", "24/7", "2026-06-05T11:00", TRAVAUX, NON,
     "Fermé temporairement : travaux, ouvre mercredi à 0 h"),
    ("fermeture_horaires_vides", "", "2026-06-05T11:00", TRAVAUX, NON, "Fermé temporairement : travaux"),
    ("fermeture_demain", SEMAINE, "2026-06-04T18:00", TRAVAUX, NON, "Fermé, ouvre mercredi à 10 h"),
    ("fermeture_coupe_la_soiree", "Th 20:00-02:00", "2026-06-04T21:00", TRAVAUX, OUI, "Ouvert jusqu'à minuit"),
    ("fermeture_sans_lendemain", "Tu 20:00-02:00", "2026-06-10T01:00", TRAVAUX, NON, "Fermé, ouvre mardi à 20 h"),
    ("fermeture_finie", SEMAINE, "2026-06-10T11:00", TRAVAUX, OUI, "Ouvert jusqu'à 17 h"),
    ("heures_temporaires", SEMAINE, "2026-06-05T09:00", ETE_COURT, OUI, "Ouvert jusqu'à 10 h"),
    ("heures_remplacees", SEMAINE, "2026-06-05T11:00", ETE_COURT, NON, "Fermé, ouvre lundi à 8 h"),
    ("fermeture_avant_heures", SEMAINE, "2026-06-05T09:00", ETE_COURT + TRAVAUX, NON,
     "Fermé temporairement : travaux, ouvre mercredi à 10 h"),
    ("heures_sans_expression", SEMAINE, "2026-06-05T11:00", SANS_HEURES, VOIR, f"Horaires inconnus{TEL}"),
    ("message", SEMAINE, "2026-06-05T11:00", MESSAGE, OUI, "Ouvert jusqu'à 17 h"),
    ("heures_d_un_ferie", SEMAINE, "2026-11-11T15:00", JEUDI_FERIE, OUI, "Ouvert jusqu'à 18 h"),
]  # fmt: skip


def _lire(expression, instant, calendrier=CALENDRIER_VIDE, infos=()):
    resultat = situation(
        expression, datetime.fromisoformat(instant).replace(tzinfo=BRUXELLES), calendrier, infos
    )
    return resultat.etat, resultat.phrase.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("expression", "instant", "etat", "phrase"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE]
)
def test_l_etat_et_la_phrase_a_cet_instant(expression, instant, etat, phrase):
    assert _lire(expression, instant) == (etat, phrase)


@pytest.mark.parametrize(
    ("expression", "instant", "calendrier", "etat", "phrase"),
    [r[1:] for r in TABLE_SCOLAIRE],
    ids=[r[0] for r in TABLE_SCOLAIRE],
)
def test_les_vacances_sont_celles_de_la_communaute(expression, instant, calendrier, etat, phrase):
    assert _lire(expression, instant, calendrier) == (etat, phrase)


@pytest.mark.parametrize(
    ("expression", "instant", "infos", "etat", "phrase"),
    [r[1:] for r in TABLE_TEMPORAIRE],
    ids=[r[0] for r in TABLE_TEMPORAIRE],
)
def test_le_temporaire_l_emporte(expression, instant, infos, etat, phrase):
    assert _lire(expression, instant, infos=infos) == (etat, phrase)


def test_en_octobre_le_second_passage_de_2_h_30_ferme():
    premier, second = datetime(2026, 10, 25, 0, 45, tzinfo=UTC), datetime(2026, 10, 25, 1, 45, tzinfo=UTC)

    etats = [situation("Sa 20:00-02:30", instant).etat for instant in (premier, second)]

    assert etats == [Etat.OUVERT, Etat.FERME]


def test_une_espace_fine_insecable_precede_le_h():
    assert situation(SEMAINE, datetime(2026, 6, 4, 9, tzinfo=UTC)).phrase == "Ouvert jusqu'à 17\u202fh"
