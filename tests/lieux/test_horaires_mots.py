"""L'aperçu en français d'une expression : juste, ou l'expression telle quelle."""

import pytest

from lieux.horaires_mots import en_mots

PHRASES = {
    "Mo-Fr 10:00-17:00; We 14:00-20:00; PH off": "lundi à vendredi de 10 h à 17 h ; mercredi de 14 h à 20 h ; fermé les jours fériés",
    "Th[1] 18:30-22:30": "le 1er jeudi du mois de 18 h 30 à 22 h 30",
    "Th[-1] 10:00-11:00": "le dernier jeudi du mois de 10 h à 11 h",
    "Oct-Apr Mo,We,Fr 10:00-12:00,13:00-16:00": "d'octobre à avril, lundi, mercredi et vendredi de 10 h à 12 h et de 13 h à 16 h",
    "Jul Sa-Su 10:00-24:00": "en juillet, samedi et dimanche de 10 h à minuit",
    "24/7": "jour et nuit",
    "Mo-Su 10:00-12:00": "tous les jours de 10 h à 12 h",
    "10:00-12:00": "tous les jours de 10 h à 12 h",
    "Mo": "lundi toute la journée",
    '"sur rendez-vous"': "sur rendez-vous",
    'Mo "sur rendez-vous; SH"': "lundi : sur rendez-vous; SH",
    'Mo-Fr 10:00-12:00 "femmes"': "lundi à vendredi de 10 h à 12 h (femmes)",
    'Mo 10:00-12:00 || "sur rendez-vous"': "lundi de 10 h à 12 h ; sinon, sur rendez-vous",
    "Mo-Fr 10:00-12:00, Mo 14:00-16:00": "lundi à vendredi de 10 h à 12 h ; en plus, lundi de 14 h à 16 h",
    "Mo unknown": "lundi à vérifier",
    "PH,SH off": "fermé les jours fériés et pendant les vacances scolaires",
    "SH Mo-Fr 10:00-12:00": "pendant les vacances scolaires, lundi à vendredi de 10 h à 12 h",
    "Su off": "fermé le dimanche",
    "Dec 24-Jan 02 off": "fermé du 24 décembre au 2 janvier",
    "Dec 25,Jan 1 off": "fermé le 25 décembre et le 1er janvier",
    "Fr 20:00-26:00": "vendredi de 20 h à 2 h",
    "": "",
}


@pytest.mark.parametrize(("expression", "phrase"), PHRASES.items(), ids=range(len(PHRASES)))
def test_l_expression_se_lit_en_francais(expression, phrase):
    assert en_mots(expression).replace("\u202f", " ") == phrase


@pytest.mark.parametrize(
    "expression",
    [
        "week 1-10 Mo 10:00-12:00",
        "Mo-Fr 10:00-12:00; Mo 10:00-11:00 off",
        "PH, SH off",
        "Mo 10:00-12:00, 13:00-15:00",
        "Mo 10:00-12:00 , 13:00-15:00",
        "SH PH 10:00-12:00",
        "Mo 10:00+",
        "sunrise-sunset",
        "Mo 10:75-12:00",
        "lundi 9h-17h",
        "2026 Mo 10:00-12:00",
        "Th[9] 10:00-11:00",
        ";",
    ],
)
def test_ce_qui_depasse_l_apercu_reste_tel_quel(expression):
    assert en_mots(expression) == expression
