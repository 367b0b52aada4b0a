"""Les mesures en tableaux Markdown, alignés pour se lire aussi dans un terminal."""

from .banc import Resultat
from .cibles import CIBLES, GRAND, MOYEN
from .mesures import Mesure, Serie
from .nombres import nombre

COLONNES = [
    "page", "froid ms", "p95", "calcul", "req/s", "× plaf.", "tiède ms", "p95", "req/s", "/ plaf.", "304 ms", "p95", "req/s",
    "/ plaf.", "plafond ms", "p95", "req/s", "brut ko", "br ko", "gzip ko", "SQL",
]  # fmt: skip
LEGENDE = """*Froid* : page que personne n'a demandée, rendue et comprimée. *Tiède* : la même adresse redemandée. *304* : le
navigateur a déjà la page. *Calcul* : les millisecondes de processeur qu'une page froide prend au serveur (sans PostgreSQL), que
la charge de la machine ne change guère. *Plafond* : une vue qui rend autant d'octets (ceux du brotli) et ne fait rien d'autre, dans le même
serveur, au même moment. Médiane et 95e centile une demande à la fois ; req/s sur quatre connexions. « × plaf. » compare les
médianes, « / plaf. » les débits. « — » : jamais gardée (position du visiteur) ou trop lente pour un débit."""


def rapport(resultats: list[Resultat], machine: list[str]) -> str:
    """Tout le Markdown : machine, promesses, puis un tableau par annuaire."""
    morceaux = ["\n".join(f"- {ligne}" for ligne in machine)]
    if any(resultat.taille in (MOYEN, GRAND) for resultat in resultats):
        morceaux.append(promesses(resultats))
    return "\n\n".join([*morceaux, LEGENDE, *map(detail, resultats)]) + "\n"


def promesses(resultats: list[Resultat]) -> str:
    moteurs = list(dict.fromkeys(resultat.moteur for resultat in resultats))
    par_cle = {(resultat.moteur, resultat.taille): resultat for resultat in resultats}
    lignes = []
    for cible in CIBLES:
        juges = [cible.ligne(par_cle.get((m, MOYEN)), par_cle.get((m, GRAND))) for m in moteurs]
        moyens, grands = [juge[0] for juge in juges], [juge[2] for juge in juges]
        lignes.append([cible.chiffre, *moyens, juges[0][1], *grands, juges[0][3]])
    entetes = [f"{m}, {nombre(taille)}" for taille in (MOYEN, GRAND) for m in (*moteurs, "promis")]
    return _tableau(["chiffre", *entetes], lignes)


def detail(resultat: Resultat) -> str:
    titre = f"### {resultat.moteur}, {nombre(resultat.taille)} lieux"
    lignes = [_ligne(mesure) for mesure in resultat.mesures]
    notes = [
        f"Première liste d'un processus après une correction : {nombre(resultat.apres_correction)} ms.",
        *_memoires(resultat),
    ]
    return f"{titre}\n\n{_tableau(COLONNES, lignes)}\n\n{' '.join(notes)}"


def _memoires(resultat: Resultat) -> list[str]:
    if resultat.repos is None:
        return []
    return [
        f"{resultat.processus} processus de {nombre(resultat.repos)} Mo au repos ; au-dessus, "
        f"{nombre(resultat.memoire_pages)} Mo après les pages (dont {nombre(resultat.memoire_pages_propre)} à lui seul), "
        f"{nombre(resultat.memoire_exports)} Mo après les exports entiers (dont {nombre(resultat.memoire_exports_propre)})."
    ]


def _ligne(mesure: Mesure) -> list[str]:
    return [
        mesure.page,
        *_froid(mesure.froid),
        nombre(mesure.froid_au_plafond),
        *_gardee(mesure.tiede),
        *_gardee(mesure.validee),
        *_serie(mesure.plafond),
        *(nombre(octets / 1000) for octets in mesure.octets),
        str(mesure.requetes_sql),
    ]


def _froid(serie: Serie) -> list[str]:
    return [nombre(x) for x in (serie.mediane, serie.p95, serie.calcul, serie.debit)]


def _serie(serie: Serie | None) -> list[str]:
    return [nombre(x) for x in (serie.mediane, serie.p95, serie.debit)] if serie else ["—"] * 3


def _gardee(serie: Serie | None) -> list[str]:
    return [*_serie(serie), nombre(serie.au_plafond if serie else None)]


def _tableau(entetes: list[object], lignes: list[list[str]]) -> str:
    """Première colonne à gauche, les autres à droite."""
    toutes = [[str(case) for case in ligne] for ligne in [entetes, *lignes]]
    largeurs = [max(map(len, colonne)) for colonne in zip(*toutes, strict=True)]

    def ecrit(cases: list[str]) -> str:
        alignees = [
            case.rjust(largeur) if rang else case.ljust(largeur)
            for rang, (case, largeur) in enumerate(zip(cases, largeurs, strict=True))
        ]
        return f"| {' | '.join(alignees)} |"

    traits = [
        ("-" * largeur if not rang else "-" * (largeur - 1) + ":") for rang, largeur in enumerate(largeurs)
    ]
    return "\n".join([ecrit(toutes[0]), ecrit(traits), *map(ecrit, toutes[1:])])
