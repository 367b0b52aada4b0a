"""Les horaires ailleurs que dans la phrase : refus, semaine, exceptions, intervalles, et n'importe quelle chaîne."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from lieux.horaires import (
    Calendrier,
    Etat,
    HorairesIllisibles,
    Info,
    Periode,
    exceptions,
    ouvert_pendant,
    plage_nommee,
    semaine,
    situation,
    verifier,
)
from lieux.horaires_feries import est_paques, nom_ferie
from lieux.horaires_moteur import BRUXELLES
from lieux.horaires_mots import en_mots

ETE = Calendrier((Periode(date(2026, 7, 4), date(2026, 8, 23), "Vacances d'été"),))
SEMAINE = "Mo-Fr 10:00-12:00,13:00-17:30"
ILLISIBLES = {
    "Mo-Fr 9h-17h": "Écrire les heures sous la forme 09:00-17:30 : « 9h »",
    "lundi 10:00-12:00": "Écrire les jours Mo, Tu, We, Th, Fr, Sa, Su : « lundi »",
    "Mo-Fr 10:00–12:00": "Mettre un trait d'union ordinaire (-) : « – »",
    "Mo fermé": "Écrire « off » pour fermé : « fermé »",
    "Mo-Fr 25:00-26:00": "Corriger à partir de « 25:00-26:00 »",
    "Mo 10:00": "Il manque quelque chose à la fin : « Mo 10:00 »",
    "Mo 17:00+": "Donner une heure de fin : « 17:00+ »",
    "sunrise-sunset": "Donner une heure plutôt que le lever ou le coucher du soleil : « sunrise »",
    "PH, SH off": "Enlever l'espace après la virgule : « PH, SH »",
    "Mo 10:00-12:00 , 13:00-14:00": "Enlever l'espace avant la virgule : « , »",
    'Mo "0";"sur rdv': 'Fermer le guillemet : « "sur rdv »',
    "PH Mo off": "Écrire une virgule entre les jours fériés et les jours de la semaine : « PH Mo »",
    "PH,SH Mo off": "Écrire autrement la règle des vacances scolaires : « PH,SH Mo off »",
}


def local(*morceaux):
    return datetime(*morceaux, tzinfo=BRUXELLES)


@pytest.mark.parametrize(("expression", "debut"), ILLISIBLES.items(), ids=range(len(ILLISIBLES)))
def test_un_refus_cite_le_passage_et_dit_quoi_faire(expression, debut):
    with pytest.raises(HorairesIllisibles) as refus:
        verifier(expression)

    assert refus.value.phrase == f"{debut}. Exemple : « Mo-Fr 10:00-17:00; PH off »."


@pytest.mark.parametrize(
    "expression", ["", "24/7", "Mo-Fr 10:00-17:00; SH off", 'Mo-Fr,PH,SH 09:00-10:00 || "SH, Mo"']
)
def test_une_expression_lisible_est_acceptee(expression):
    assert verifier(expression) is None


def test_nos_feries_sont_ceux_de_la_bibliotheque_sauf_le_dimanche_de_paques():
    moteur = OpeningHours("PH", country="BE")
    jours = [date(2026, 1, 1) + timedelta(n) for n in range(365 * 6)]

    differents = [
        jour for jour in jours if moteur.is_open(datetime.combine(jour, time(12))) != bool(nom_ferie(jour))
    ]

    assert differents == [jour for jour in jours if est_paques(jour)]


def test_la_semaine_va_de_lundi_a_dimanche_et_nomme_le_ferie():
    infos = [Info("horaires", date(2026, 11, 14), date(2026, 11, 14), "portes ouvertes", "20:00-24:00")]

    jours = semaine(f"{SEMAINE}; PH off", date(2026, 11, 11), infos=infos)

    assert [(j.nom, j.texte.replace("\u202f", " "), j.mention, j.aujourd_hui) for j in jours] == [
        ("lundi", "10 h – 12 h et 13 h – 17 h 30", "", False),
        ("mardi", "10 h – 12 h et 13 h – 17 h 30", "", False),
        ("mercredi", "fermé", "Armistice", True),
        ("jeudi", "10 h – 12 h et 13 h – 17 h 30", "", False),
        ("vendredi", "10 h – 12 h et 13 h – 17 h 30", "", False),
        ("samedi", "20 h – minuit", "portes ouvertes", False),
        ("dimanche", "fermé", "", False),
    ]


def test_la_semaine_nomme_les_vacances_qui_changent_les_heures():
    jours = semaine("Mo 10:00-12:00; Tu 20:00-02:00; Mo SH off", date(2026, 7, 6), ETE)

    assert [(j.etat, j.plages, j.mention) for j in jours[:3]] == [
        (Etat.FERME, (), "Vacances d'été"),
        (Etat.OUVERT, ((time(20), time(2)),), ""),
        (Etat.FERME, (), ""),
    ]


def test_la_semaine_dit_ce_qu_elle_ne_sait_pas_et_le_jour_et_nuit():
    assert [jour.texte for jour in semaine("", date(2026, 6, 4))] == ["à vérifier"] * 7
    assert [jour.texte for jour in semaine("24/7", date(2026, 11, 11))] == ["jour et nuit"] * 7


def test_les_exceptions_sont_les_jours_qui_different_a_partir_de_demain():
    infos = [
        Info("fermeture", date(2026, 11, 12), date(2026, 11, 14), "travaux"),
        Info("message", date(2026, 11, 16), date(2026, 11, 16), "entrée par la cour"),
    ]

    jours = exceptions(SEMAINE, date(2026, 10, 31), infos=infos)

    assert [(j.jour, j.texte, j.mention) for j in jours] == [
        (date(2026, 11, 11), "à vérifier", "Armistice"),
        (date(2026, 11, 12), "fermé", "travaux"),
        (date(2026, 11, 13), "fermé", "travaux"),
        (date(2026, 12, 25), "à vérifier", "Noël"),
    ]


@pytest.mark.parametrize(
    ("expression", "debut", "fin", "etat"),
    [
        (SEMAINE, local(2026, 6, 4, 17), local(2026, 6, 4, 20), Etat.OUVERT),
        (SEMAINE, local(2026, 6, 4, 18), local(2026, 6, 4, 20), Etat.FERME),
        (SEMAINE, local(2026, 6, 4, 8), local(2026, 6, 4, 10), Etat.FERME),
        ("Fr 20:00-02:00", local(2026, 6, 6), local(2026, 6, 8), Etat.OUVERT),
        (SEMAINE, local(2026, 11, 11, 9), local(2026, 11, 11, 20), Etat.A_VERIFIER),
        ("", local(2026, 6, 4, 9), local(2026, 6, 4, 10), Etat.A_VERIFIER),
    ],
    ids=["au_bord", "apres", "juste_avant", "soiree_de_la_veille", "ferie_muet", "vide"],
)
def test_ouvert_pendant_un_intervalle(expression, debut, fin, etat):
    assert ouvert_pendant(expression, debut, fin) == etat


@pytest.mark.parametrize(
    ("mot", "maintenant", "debut", "fin"),
    [
        ("soir", local(2026, 6, 4, 9), local(2026, 6, 4, 18), local(2026, 6, 5)),
        ("soir", local(2026, 6, 4, 21), local(2026, 6, 4, 21), local(2026, 6, 5)),
        ("weekend", local(2026, 6, 4, 9), local(2026, 6, 6), local(2026, 6, 8)),
        ("weekend", local(2026, 6, 6, 9), local(2026, 6, 6, 9), local(2026, 6, 8)),
        ("weekend", local(2026, 6, 7, 9), local(2026, 6, 7, 9), local(2026, 6, 8)),
    ],
    ids=["soir", "soir_entame", "weekend", "samedi", "dimanche"],
)
def test_une_plage_nommee_commence_au_plus_tot_maintenant(mot, maintenant, debut, fin):
    assert plage_nommee(mot, maintenant) == (debut, fin)


def test_une_plage_inconnue_est_refusee():
    with pytest.raises(ValueError, match="« matin »"):
        plage_nommee("matin", local(2026, 6, 4, 9))


MORCEAUX = [
    "Mo",
    "Fr",
    "SH",
    "PH",
    "off",
    "10:00-12:00",
    "22:00-02:00",
    '"x"',
    '"',
    "5",
    "Jan",
    "week 2",
    "24/7",
    "[1]",
]
CHAINES = st.text() | st.lists(st.sampled_from([*MORCEAUX, " ", "-", ",", ", ", "; ", " || "])).map("".join)


@given(CHAINES)
def test_aucune_chaine_ne_leve_autre_chose_que_horaires_illisibles(expression):
    with suppress(HorairesIllisibles):
        verifier(expression)


@given(CHAINES, st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_aucune_chaine_n_empeche_de_repondre(expression, instant):
    resultat = situation(expression, instant, ETE)

    assert resultat.etat in Etat
    assert resultat.phrase
    assert isinstance(en_mots(expression), str)
