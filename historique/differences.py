"""Ce qui distingue deux états d'une fiche, champ par champ et ligne par ligne, dans les mots de la rédaction."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db import models
from django.utils.text import capfirst

from lieux.models import Accueil, AncienneAdresse, InfoTemporaire, PremiereVisite, Verification

from .etats import Etat, Valeurs, lignes_de
from .mots import Noms, en_mots

AJOUT, RETRAIT, CHANGEMENT = "ajout", "retrait", "changement"
IDENTITE = {
    Accueil: ["public"],
    Verification: ["verifie_le", "methode"],
    InfoTemporaire: ["nature", "debut"],
    AncienneAdresse: ["slug"],
    PremiereVisite: [],
}
"""Champs par lesquels une ligne se nomme ; à défaut, le premier qui n'est pas la fiche à laquelle elle tient."""
LONG = 60  # caractères : au-delà, on montre les mots changés plutôt que les deux textes


@dataclass(frozen=True)
class Ecart:
    """Un champ. `morceaux`, pour un texte long : (« garde », « retire » ou « ajoute », mots)."""

    champ: str
    libelle: str
    avant: str = ""
    apres: str = ""
    morceaux: list[tuple[str, str]] = field(default_factory=list)
    retires: list[str] = field(default_factory=list)
    ajoutes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Difference:
    """La fiche (`cle` : le nom du champ) ou une ligne (`cle` : « accueil-12 ») : ce qui lui arrive, et ses champs."""

    cle: str
    genre: str
    sujet: str
    ecarts: list[Ecart]


def differences(modele: type[models.Model], avant: Etat, apres: Etat) -> list[Difference]:
    """Une par champ de la fiche, puis une par ligne ajoutée, retirée ou changée."""
    noms = Noms(_a_nommer(modele, avant, apres))
    trouvees = [
        Difference(ecart.champ, CHANGEMENT, "", [ecart])
        for ecart in ecarts(modele, avant.propres or {}, apres.propres or {}, noms)
    ]
    for ligne, parent in lignes_de(modele).items():
        anciennes, nouvelles = avant.lignes.get(ligne, {}), apres.lignes.get(ligne, {})
        for cle in dict.fromkeys([*anciennes, *nouvelles]):
            difference = de_ligne(ligne, parent, cle, anciennes.get(cle), nouvelles.get(cle), noms)
            if difference:
                trouvees.append(difference)
    return trouvees


def _a_nommer(modele, *etats: Etat) -> Iterator[tuple[type[models.Model], Valeurs]]:
    for etat in etats:
        yield modele, etat.propres or {}
        for ligne, valeurs in etat.lignes.items():
            yield from ((ligne, une) for une in valeurs.values())


def de_ligne(
    ligne, parent: str, cle: int, avant: Valeurs | None, apres: Valeurs | None, noms: Noms
) -> Difference | None:
    """Ce qui arrive à une ligne ; None si rien."""
    if avant == apres:
        return None
    genre = AJOUT if avant is None else RETRAIT if apres is None else CHANGEMENT
    identite = IDENTITE.get(ligne)
    if identite is None:
        identite = [champ.name for champ in _champs(ligne) if champ.name != parent][:1]
    vus = apres or avant
    nom = ", ".join(filter(None, (en_mots(ligne._meta.get_field(n), vus.get(n), noms) for n in identite)))
    montres = ecarts(
        ligne, avant or {}, apres or {}, noms, sauf={parent, *identite} if genre != CHANGEMENT else ()
    )
    return Difference(
        f"{ligne._meta.model_name}-{cle}",
        genre,
        f"{capfirst(ligne._meta.verbose_name)}{' : ' + nom if nom else ''}",
        montres,
    )


def ecarts(
    modele: type[models.Model], avant: Valeurs, apres: Valeurs, noms: Noms, sauf: Iterable[str] = ()
) -> list[Ecart]:
    """Champs qui diffèrent, dans l'ordre du modèle. Un champ vide et un champ absent sont un."""
    trouves = []
    for champ in _champs(modele):
        a, b = avant.get(champ.name), apres.get(champ.name)
        if champ.name not in sauf and a != b and (a not in (None, "", []) or b not in (None, "", [])):
            trouves.append(_ecart(champ, a, b, noms))
    return trouves


def _champs(modele: type[models.Model]) -> list[models.Field]:
    return [*(c for c in modele._meta.fields if not c.primary_key), *modele._meta.local_many_to_many]


def _ecart(champ: models.Field, avant, apres, noms: Noms) -> Ecart:
    libelle = capfirst(champ.verbose_name)
    if champ.many_to_many:
        a, b = (set(cles or []) for cles in (avant, apres))
        retires, ajoutes = (sorted(noms(champ.related_model, cle) for cle in cles) for cles in (a - b, b - a))
        return Ecart(champ.name, libelle, retires=retires, ajoutes=ajoutes)
    a, b = en_mots(champ, avant, noms), en_mots(champ, apres, noms)
    longs = a and b and max(len(a), len(b)) > LONG
    return Ecart(champ.name, libelle, a, b, mot_a_mot(a, b) if longs else [])


def mot_a_mot(avant: str, apres: str) -> list[tuple[str, str]]:
    """Découpe deux textes en mots gardés, retirés et ajoutés, espaces et lignes compris."""
    a, b = (re.findall(r"\s+|[^\s]+", texte) for texte in (avant, apres))
    morceaux: list[tuple[str, str]] = []
    for genre, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if genre == "equal":
            morceaux.append(("garde", "".join(a[a1:a2])))
        else:
            morceaux += [("retire", "".join(a[a1:a2])), ("ajoute", "".join(b[b1:b2]))]
    return [(genre, texte) for genre, texte in morceaux if texte]
