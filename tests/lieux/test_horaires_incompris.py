"""Une saisie incomprise dit où est la faute et quoi écrire ; aucune ne fait tomber le programme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lieux.horaires_saisie import SaisieIncomprise, comprendre

NUIT = "est-ce une nuit ? Écrire alors « 17h à 10h le lendemain » ; sinon, corriger les heures."
SEULE = "est seule : donner l'heure de début et l'heure de fin, par exemple « 10h-17h »."
FAUTES = {
    "lundi et jeuid 10-12": ("jeuid", "Je ne comprends pas « jeuid » (10e caractère) : vouliez-vous « jeudi » ?"),
    "jeuid 10-12": ("jeuid", "Je ne comprends pas « jeuid » (1er caractère) : vouliez-vous « jeudi » ?"),
    "lu-ve 10-17, setpembre fermé": ("setpembre", "Je ne comprends pas « setpembre » (14e caractère) : vouliez-vous « septembre » ?"),
    "quand il pleut": ("quand", "Je ne comprends pas « quand » (1er caractère). Exemple : « lu-ve 10-17, me 14-20 »."),
    "lu-ve 17-10": ("17-10", f"« 17-10 » (7e caractère) va à l'envers : {NUIT}"),
    "lundi 10": ("10", f"« 10 » (7e caractère) {SEULE}"),
    "Mo-Fr 10:00+": ("10:00", f"« 10:00 » (7e caractère) {SEULE}"),
    "lundi à partir de 10h": ("à partir", "« à partir » (7e caractère) ne dit qu'une des deux heures : écrire le début et la fin, par exemple « 10h-17h »."),
    "en été 10-12": ("été", "« été » (4e caractère) n'a pas les mêmes dates pour tout le monde : écrire par exemple « du 1er juin au 31 août »."),
    "m 10-12": ("m", "« m » (1er caractère) peut vouloir dire mardi ou mercredi : écrire « ma » ou « me »."),
    "lu matin": ("matin", "« matin » (4e caractère) n'a pas les mêmes heures pour tout le monde : écrire par exemple « 9h-12h »."),
    "mercredi après-midi": ("après-midi", "« après-midi » (10e caractère) n'a pas les mêmes heures pour tout le monde : écrire par exemple « 9h-12h »."),
    "lu 25h-26h": ("25h", "« 25h » n'est pas une heure (4e caractère) : écrire de 0h à 24h."),
    "lu 9-30": ("30", "« 30 » (6e caractère) n'est pas une heure : écrire de 0h à 24h."),
    "lu 10-10": ("10-10", "« 10-10 » (4e caractère) commence et finit à la même heure : corriger l'une ou l'autre."),
    "lu 10-12, 11-13": ("11-13", "« 11-13 » (11e caractère) recouvre des heures déjà dites : corriger l'une ou l'autre."),
    "31 juin fermé": ("31 juin", "« 31 juin » (1er caractère) n'existe pas dans le calendrier : corriger le jour ou le mois."),
    "6e lundi 10-12": ("6e lundi", "« 6e lundi » (1er caractère) n'existe pas : un jour revient au plus cinq fois par mois."),
    "lu-": ("-", "« - » (3e caractère) attend une suite : il manque un jour ou une heure."),
    "lu 10-12 sauf": ("sauf", "« sauf » (10e caractère) attend une suite : dire quels jours."),
    'lu 10-12 "oups': ('"', 'Fermer « " » (10e caractère) : la note n\'a pas de fin.'),
    "lu 9-12 fermé": ("fermé", "« fermé » (9e caractère) ne dit pas quand : l'écrire avec le jour ou la date."),
    "ouvert": ("ouvert", "Dire des jours et des heures, par exemple « lu-ve 10-17 »."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("saisie", "faute", "phrase"), [(s, *f) for s, f in FAUTES.items()], ids=range(len(FAUTES))
)
def test_la_faute_est_citee_et_situee(saisie, faute, phrase):
    with pytest.raises(SaisieIncomprise) as refus:
        comprendre(saisie)

    assert (saisie[refus.value.debut : refus.value.fin], refus.value.phrase) == (faute, phrase)


def relu(saisie: str) -> str:
    """Ce qui est compris, relu ; vide si rien ne l'est."""
    try:
        return comprendre(saisie)
    except SaisieIncomprise:
        return ""


MOTS = st.sampled_from(
    "lu ve mardi jeudi we PH sauf fermé et , ; - à / 10 17h 14h30 9-12 13h-17h août mars 1er 2e du au 25/12 "
    "vacances scolaires (x) en : entre midi minuit lendemain sinon aussi 2026 . 0 31 24/7".split()
)


@given(st.lists(MOTS, max_size=9).map(" ".join) | st.text(max_size=30))
def test_ce_qui_est_compris_puis_reecrit_se_relit_identique(saisie):
    osm = relu(saisie)

    assert comprendre(osm) == osm
