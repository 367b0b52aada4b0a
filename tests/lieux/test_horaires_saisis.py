"""Les horaires tels qu'on les tape : compris, et réécrits en OpenStreetMap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lieux.horaires_mots import en_mots
from lieux.horaires_saisie import comprendre

SEMAINE = {
    "lu-ve 10-17, me 14-20": "Mo-Fr 10:00-17:00; We 14:00-20:00",
    "mercredi 14-20, lu-ve 10-17": "Mo-Fr 10:00-17:00; We 14:00-20:00",
    "lundi au vendredi de 10h à 17h30": "Mo-Fr 10:00-17:30",
    "Du lundi au vendredi, de 10 h à 17 h 30.": "Mo-Fr 10:00-17:30",
    "lundi - vendredi: 10.30-17.00": "Mo-Fr 10:30-17:00",
    "lun. - ven. 10-17.": "Mo-Fr 10:00-17:00",
    "L-V 9h-17h": "Mo-Fr 09:00-17:00",
    "en semaine 9-17": "Mo-Fr 09:00-17:00",
    "mar 9h-12h et 13h-17h": "Tu 09:00-12:00,13:00-17:00",
    "Mar 9h-12h": "Tu 09:00-12:00",
    "mar 09:00-12:00": "Tu 09:00-12:00",
    "lu, me, ve 9h30-12h/13h-17h": "Mo,We,Fr 09:30-12:00,13:00-17:00",
    "lu/ma/je 9–12, 13–17": "Mo,Tu,Th 09:00-12:00,13:00-17:00",
    "lundi 9-12, lundi 13-17": "Mo 09:00-12:00,13:00-17:00",
    "samedi à lundi 10-12": "Mo,Sa,Su 10:00-12:00",
    "we 10-18": "Sa,Su 10:00-18:00",
    "week-end : 10-18": "Sa,Su 10:00-18:00",
    "we 10:00-18:00": "Sa,Su 10:00-18:00",
    "10-17 lu-ve, 14-20 me": "Mo-Fr 10:00-17:00; We 14:00-20:00",
    "10h-18h": "Mo-Su 10:00-18:00",
    "tous les jours sauf dimanche": 'Mo-Sa "heures non précisées"',
    "tous les jours sauf le dimanche 10-18": "Mo-Sa 10:00-18:00",
    "lu-sa sauf mercredi 9-17": "Mo,Tu,Th-Sa 09:00-17:00",
    "lu-ve 10-17 sauf mercredi 14-20": "Mo-Fr 10:00-17:00; We 14:00-20:00",
    "fermé dimanche, lundi 10-12": "Su off; Mo 10:00-12:00",
    "fermé lundi, ma-di 10-18": "Tu-Su 10:00-18:00; Mo off",
    "dimanche fermé; tous les jours 10-17": "Mo-Su 10:00-17:00; Su off",
    "fermé sauf mercredi 14-17": "We 14:00-17:00",
    "lu-ve 9-17 et aussi sa 10-12": "Mo-Fr 09:00-17:00, Sa 10:00-12:00",
    "du lundi au vendredi entre 10h et midi": "Mo-Fr 10:00-12:00",
    "ouvert tous les jours, fermé le lundi": 'Mo-Su "heures non précisées"; Mo off',
    "dimanche, fermé": "Su off",
    "lu-ve 10-17 sauf me 14-20 et je 9-12": "Mo-Fr 10:00-17:00; We 14:00-20:00; Th 09:00-12:00",
    "Lundi : 9h - 12h, Mardi : fermé, Mercredi : 13h-17h": "Mo 09:00-12:00; Tu off; We 13:00-17:00",
    "24h/24 7j/7": "24/7",
    "20h-2h": "Mo-Su 20:00-02:00",
    "vendredi 17h à 10h le lendemain": "Fr 17:00-10:00",
    "Mo 10-12, We 14-16": "Mo 10:00-12:00; We 14:00-16:00",
    "lundi 9-12\nmardi 13-17": "Mo 09:00-12:00; Tu 13:00-17:00",
}
RESTE = {
    "1er jeudi du mois 18-21": "Th[1] 18:00-21:00",
    "1er et 3e mardi du mois de 14h à 16h": "Tu[1,3] 14:00-16:00",
    "dernier vendredi 19h-minuit": "Fr[-1] 19:00-24:00",
    "Tous les mercredis 14-17 et le 1er samedi du mois 10-12": "We 14:00-17:00; Sa[1] 10:00-12:00",
    "fermé en août": "Aug off",
    "fermé en août, lu-ve 10-17": "Mo-Fr 10:00-17:00; Aug off",
    "fermé en août sauf mercredi 14-17": "Aug off; Aug We 14:00-17:00",
    "fermé le dimanche, en août et les jours fériés": "Su off; Aug off; PH off",
    "en août et les jours fériés : fermé": "Aug off; PH off",
    "du 1er mai au 30 septembre : we 10-18": "May 01-Sep 30 Sa,Su 10:00-18:00",
    "du 1 au 15 août fermé": "Aug 01-Aug 15 off",
    "du 24 décembre au 2 janvier fermé": "Dec 24-Jan 02 off",
    "25/12 fermé": "Dec 25 off",
    "fermé à Noël": "Dec 25 off",
    "juillet-août : lu-ve 9-13": "Jul-Aug Mo-Fr 09:00-13:00",
    "juillet et août lu-ve 9-13": "Jul,Aug Mo-Fr 09:00-13:00",
    "en juillet : lu-ve 10-14, sa 10-12 ; lu-ve 10-17": "Mo-Fr 10:00-17:00; Jul Mo-Fr 10:00-14:00; Jul Sa 10:00-12:00",
    "tous les lundis sauf en juillet et août 14-16": "Mo 14:00-16:00; Jul off; Aug off",
    "lu-ve 9-17 ; fermé le 1er mai": "Mo-Fr 09:00-17:00; May 01 off",
    "lu-ve 10-17 en mai": "May Mo-Fr 10:00-17:00",
    "du 15 mai à septembre : di 10-12": "May 15-Sep 30 Su 10:00-12:00",
    "du 1er juin au 31 août 2026 : lu-ve 10-17": "2026 Jun 01-2026 Aug 31 Mo-Fr 10:00-17:00",
    "pendant les congés scolaires": 'SH "heures non précisées"',
    "vacances scolaires : lu-ve 10-16": "SH Mo-Fr 10:00-16:00",
    "lu-ve 10-16 pendant les vacances scolaires": "SH Mo-Fr 10:00-16:00",
    "lu-ve 10-17 hors vacances scolaires": "Mo-Fr 10:00-17:00; SH off",
    "fermé pendant les vacances scolaires sauf mercredi 14-17": "SH off; SH We 14:00-17:00",
    "jours fériés fermé": "PH off",
    "jours fériés et dimanche 14-18": "Su,PH 14:00-18:00",
    "lu-ve 10-17 (sauf jours fériés)": "Mo-Fr 10:00-17:00; PH off",
    "tous les jours de 10h à 18h sauf dimanche et jours fériés": "Mo-Su 10:00-18:00; Su,PH off",
    "lu-ve 10-17, fermé de 12h à 13h": "Mo-Fr 10:00-17:00; 12:00-13:00 off",
    "sur rendez-vous": '"sur rendez-vous"',
    "samedi fermé, dimanche sur rdv": 'Sa off; Su "sur rendez-vous"',
    "lu-ve 10-17, sur rendez-vous": 'Mo-Fr 10:00-17:00 "sur rendez-vous"',
    "lu-ve 10-17, sinon sur rendez-vous": 'Mo-Fr 10:00-17:00 || "sur rendez-vous"',
    "lundi sur rdv": 'Mo "sur rendez-vous"',
    "me 14-17 (femmes)": 'We 14:00-17:00 "femmes"',
    "Mo-Fr 10-17; PH fermé": "Mo-Fr 10:00-17:00; PH off",
    "": "",
}
SAISIES = SEMAINE | RESTE


@pytest.mark.parametrize(("saisie", "osm"), SAISIES.items(), ids=range(len(SAISIES)))
def test_ce_que_les_gens_tapent_est_compris(saisie, osm):
    assert comprendre(saisie) == osm


@pytest.mark.parametrize("osm", sorted({*SAISIES.values()} - {"Fr 17:00-10:00"}))
def test_ce_qui_est_redit_en_mots_se_retape_tel_quel(osm):
    assert comprendre(en_mots(osm)) == osm


JOURS = st.sampled_from(["Mo", "Tu-Th", "Fr", "Sa,Su", "PH", "SH", "Th[1]", "Mo-Su", "SH Mo-Fr"])
HEURES = st.sampled_from(
    ["10:00-12:00", "09:30-12:00,13:00-17:15", "20:00-02:00", "off", '"sur rendez-vous"']
)
DATES = st.sampled_from(["", "", "Jul-Aug ", "May 01-Sep 30 ", "Dec 25 ", "2026 Aug 01-15 "])
REGLES = st.builds("{}{} {}".format, DATES, JOURS, HEURES)
OSM = st.lists(REGLES, min_size=1, max_size=4).map("; ".join)


@given(OSM)
def test_une_saisie_openstreetmap_reste_la_meme(osm):
    assert comprendre(osm) == osm
