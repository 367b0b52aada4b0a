"""La phrase entière : sa longueur, le passif, les négations. On devine à la forme des mots, sans analyse de la langue."""

import re
from collections.abc import Iterator

from .conseils import Conseil, Regle
from .phrases import Jeton, Phrase

MOTS_MAX = 15
_CHIFFRES_SEPARES = re.compile(r"(?<=\d)[\s./](?=\d)")

ETRE = frozenset(
    "suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront "
    "serais serait serions seriez seraient sois soit soyons soyez soient fus fut furent être été".split()
)
AVOIR = frozenset(
    "ai as a avons avez ont avait avais avions aviez avaient aura auras aurai auront aurez aurons "
    "aurait auraient ait aient avoir ayant".split()
)
PRONOMS = frozenset("je tu il elle on nous vous ils elles ce t".split())
REFLECHIS = frozenset("se s me m te t".split())
INTERCALES = PRONOMS | frozenset(
    "pas plus jamais aussi bien mal mieux souvent toujours déjà encore ensuite donc alors tous toutes tout ici parfois peu".split()
)
AVEC_ETRE = frozenset(
    "allé arrivé décédé demeuré entré monté né passé rentré resté retombé retourné tombé".split()
)
"""Passé composé avec « être » : « le bus est passé » n'est pas un passif."""
ETATS = frozenset(
    "abonné âgé aisé allongé blessé carré concerné décidé désolé diplômé divorcé domicilié employé engagé énervé épuisé équipé "
    "fatigué fermé gêné handicapé intéressé invité isolé marié motivé obligé occupé passionné pressé privé rassuré réfugié réservé "
    "retraité salarié séparé situé stressé surmené varié motorisé".split()
)
"""Ce sont presque des adjectifs : « le lieu est fermé le lundi » dit un état. Sauf suivis de « par »."""
PARTICIPES = frozenset(
    "accueilli admis appris attendu averti choisi conduit construit cuit découvert détruit dit écrit entendu établi fait fini fourni "
    "inscrit lu mis nourri offert permis pris produit promis puni reçu reconnu réduit remis rempli rendu repris réuni servi soumis "
    "soutenu suivi tenu traduit transmis vendu vu".split()
)
NIENT_AUSSI = frozenset(
    "sans impossible impossibles interdit interdite interdits interdites inutile inutiles".split()
)


def phrase_trop_longue(phrase: Phrase) -> Iterator[Conseil]:
    morceaux = _CHIFFRES_SEPARES.sub("", phrase.texte).split()
    nombre = sum(any(signe.isalnum() for signe in morceau) for morceau in morceaux)
    if nombre > MOTS_MAX:
        conseil = f"{nombre} mots dans cette phrase, c'est long : en faire deux, une idée par phrase."
        yield Conseil(Regle.LONGUEUR, phrase.texte, conseil)


def tournures_a_changer(phrase: Phrase) -> Iterator[Conseil]:
    for passage in _passifs(phrase):
        yield Conseil(
            Regle.PASSIF,
            passage,
            "C'est peut-être un passif : dire qui fait quoi, « les voisins cuisinent ».",
        )
    if _nie_deux_fois([jeton.mot for jeton in phrase.jetons]):
        yield Conseil(
            Regle.NEGATIONS,
            phrase.texte,
            "Deux négations dans une phrase : dire plutôt ce que l'on peut faire.",
        )


def _passifs(phrase: Phrase) -> Iterator[str]:
    jetons = phrase.jetons
    for rang, jeton in enumerate(jetons):
        if jeton.mot in ETRE and not _autre_etre(jetons, rang):
            suite = next((r for r in range(rang + 1, len(jetons)) if not _s_intercale(jetons[r].mot)), None)
            if suite is not None and _est_passif(jetons, suite):
                yield phrase.texte[jeton.debut : jetons[suite].fin]


def _autre_etre(jetons: list[Jeton], rang: int) -> bool:
    """« ils se sont réunis », « nous nous sommes vus », « en été » : ce qui n'est pas l'auxiliaire du passif."""
    avant = [jeton.mot for jeton in jetons[max(0, rang - 6) : rang]]
    if jetons[rang].mot == "été":
        return next((mot for mot in reversed(avant) if not _s_intercale(mot)), "") not in AVOIR
    return not REFLECHIS.isdisjoint(avant[-1:]) or avant[-2:] in (["nous", "nous"], ["vous", "vous"])


def _s_intercale(mot: str) -> bool:
    return mot in INTERCALES or mot.endswith("ment")


def _est_passif(jetons: list[Jeton], rang: int) -> bool:
    participe = _masculin_singulier(jetons[rang].mot)
    if participe in AVEC_ETRE:
        return False
    if participe in ETATS:
        return rang + 1 < len(jetons) and jetons[rang + 1].mot == "par"
    return participe in PARTICIPES or (participe.endswith("é") and len(participe) > 2)


def _masculin_singulier(mot: str) -> str:
    """« préparées » → « préparé », « mises » → « mis », mais « mis » reste « mis »."""
    if mot in PARTICIPES:
        return mot
    sans_s = mot.removesuffix("s")
    return sans_s if sans_s in PARTICIPES else sans_s.removesuffix("e")


def _nie_deux_fois(mots: list[str]) -> bool:
    """Deux « ne », ou un « ne » avec « sans », « interdit »… « N'importe » ne nie rien."""
    nient = [
        mot
        for mot, suivant in zip(mots, [*mots[1:], ""], strict=True)
        if mot in ("ne", "n") and suivant != "importe"
    ]
    return len(nient) > 1 or (bool(nient) and not NIENT_AUSSI.isdisjoint(mots))
