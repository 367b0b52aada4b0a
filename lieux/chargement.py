"""Charge des données écrites une fiche JSON par ligne, clés naturelles et sans clé primaire (`fixtures/*.jsonl`).

Chaque fiche passe par `full_clean()`. Tout est dans une transaction : une fiche refusée, et rien n'est enregistré.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers import sort_dependencies
from django.db import DatabaseError, models, transaction

from . import plein_texte
from .actes import acte
from .ecarts import Controle

APPLICATIONS = ("lieux", "federations", "financements", "comprendre", "observations")
CLES = {"model", "fields"}


class ChargementRefuse(Exception):
    """Une fiche est refusée, donc tout l'est. Le message nomme le fichier, la ligne et la valeur."""


@dataclass(frozen=True)
class Fiche:
    """Une ligne d'un fichier : un modèle et les valeurs qu'elle donne, telles qu'écrites."""

    fichier: Path
    ligne: int
    modele: type[models.Model]
    champs: dict[str, Any]

    def refus(self, phrase: str) -> ChargementRefuse:
        return ChargementRefuse(f"{self.fichier.name}, ligne {self.ligne} : {phrase}")

    def noms(self, *, relations: bool) -> list[str]:
        """Champs donnés : les relations plusieurs-à-plusieurs, ou tous les autres."""
        return [
            nom for nom in self.champs if bool(self.modele._meta.get_field(nom).many_to_many) is relations
        ]


@dataclass
class Bilan:
    """Ce que le chargement a fait, ou ferait, d'un modèle."""

    modele: type[models.Model]
    crees: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    inchanges: int = 0

    def __str__(self) -> str:
        nom = self.modele._meta.verbose_name_plural
        return f"{nom} : {len(self.crees)} à créer, {len(self.changes)} à changer, {self.inchanges} sans changement"


class Repertoire:
    """Objets de la base par clé naturelle, lus en une requête par modèle."""

    def __init__(self) -> None:
        self._connus: dict[type[models.Model], dict[tuple[str, ...], models.Model]] = {}

    def _de(self, modele: type[models.Model]) -> dict[tuple[str, ...], models.Model]:
        if modele not in self._connus:
            objets = modele._default_manager.select_related()
            self._connus[modele] = {_cle(objet.natural_key()): objet for objet in objets}
        return self._connus[modele]

    def existant(self, objet: models.Model) -> models.Model | None:
        return self._de(type(objet)).get(_cle(objet.natural_key()))

    def retient(self, objet: models.Model) -> None:
        self._de(type(objet))[_cle(objet.natural_key())] = objet

    def objet(self, modele: type[models.Model], cle: Any) -> models.Model:
        """Objet que désigne une clé naturelle. Lève ObjectDoesNotExist, ou TypeError si ce n'en est pas une."""
        if not isinstance(cle, list):
            raise TypeError(cle)
        return self._de(modele).get(_cle(cle)) or modele._default_manager.get_by_natural_key(*cle)


def _cle(morceaux: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(morceau) for morceau in morceaux)


def charge(
    fichiers: Iterable[Path], *, ecrire: bool, raconte: Callable[[Bilan], None] = lambda bilan: None
) -> None:
    """Compare les fiches à la base et, si `ecrire`, les y enregistre. `raconte` reçoit le bilan de chaque modèle."""
    fiches = [fiche for fichier in fichiers for fiche in lit_fichier(fichier)]
    repertoire = Repertoire()
    noms = ", ".join(dict.fromkeys(fiche.fichier.name for fiche in fiches))
    with acte(raison=_raison(noms)), transaction.atomic():
        for modele in ordre_des_modeles():
            siennes = [fiche for fiche in fiches if fiche.modele is modele]
            if siennes:
                raconte(_charge_modele(modele, siennes, repertoire))
        if ecrire:
            plein_texte.met_a_jour()
        else:
            transaction.set_rollback(True)


def _raison(fichiers: str) -> str:
    return f"Chargement de {fichiers if len(fichiers) < 200 else 'plusieurs fichiers'} (manage.py charger)"


def ordre_des_modeles() -> list[type[models.Model]]:
    """Nos modèles, chacun après ceux que ses clés naturelles demandent."""
    return sort_dependencies([(apps.get_app_config(nom), None) for nom in APPLICATIONS])


def lit_fichier(fichier: Path) -> Iterator[Fiche]:
    """Fiches d'un fichier. Refuse une ligne qui n'est pas du JSON, un modèle ou un champ inconnu."""
    try:
        lignes = fichier.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as erreur:
        raise ChargementRefuse(
            f"{fichier} : fichier absent ou illisible (il doit être écrit en UTF-8)."
        ) from erreur
    for numero, ligne in enumerate(lignes, start=1):
        if ligne.strip():
            yield _lit_ligne(fichier, numero, ligne)


def _lit_ligne(fichier: Path, numero: int, ligne: str) -> Fiche:
    place = f"{fichier.name}, ligne {numero}"
    try:
        contenu = json.loads(ligne)
    except json.JSONDecodeError as erreur:
        raise ChargementRefuse(
            f"{place} : « {ligne[:60]} » n'est pas du JSON (colonne {erreur.colno})."
        ) from erreur
    if not isinstance(contenu, dict) or set(contenu) != CLES or not isinstance(contenu["fields"], dict):
        raise ChargementRefuse(
            f'{place} : « {ligne[:60]} » : écrire {{"model": …, "fields": {{…}}}}, et rien d\'autre.'
        )
    try:
        modele = apps.get_model(contenu["model"])
    except (LookupError, ValueError, AttributeError) as erreur:
        raise ChargementRefuse(f"{place} : « {contenu['model']} » n'est pas un modèle connu.") from erreur
    fiche = Fiche(fichier, numero, modele, contenu["fields"])
    _verifie_champs(fiche)
    return fiche


def _verifie_champs(fiche: Fiche) -> None:
    etiquette = fiche.modele._meta.label_lower
    if fiche.modele._meta.app_label not in APPLICATIONS or not hasattr(fiche.modele, "natural_key"):
        raise fiche.refus(f"« {etiquette} » ne se charge pas par un fichier.")
    for nom, valeur in fiche.champs.items():
        try:
            champ = fiche.modele._meta.get_field(nom)
        except FieldDoesNotExist as erreur:
            raise fiche.refus(f"« {nom} » n'est pas un champ de {etiquette}.") from erreur
        if (not champ.concrete and not champ.many_to_many) or champ.auto_created:
            raise fiche.refus(f"« {nom} » ne se donne pas dans une fiche {etiquette}.")
        if not champ.many_to_many:
            continue
        if not champ.remote_field.through._meta.auto_created:
            passage = champ.remote_field.through._meta.label_lower
            raise fiche.refus(f"« {nom} » se donne par des fiches {passage}, une par ligne.")
        if not isinstance(valeur, list):
            raise fiche.refus(f"« {nom} » attend une liste, et non « {valeur} ».")


def _charge_modele(modele: type[models.Model], fiches: list[Fiche], repertoire: Repertoire) -> Bilan:
    """Enregistre d'abord les fiches, ensuite leurs relations : une fédération peut en regrouper une autre."""
    bilan, objets, vus = Bilan(modele), [], {}
    for fiche in _parents_d_abord(modele, fiches):
        objet, valeurs = _construit(fiche, repertoire)
        autre = vus.setdefault(_cle(objet.natural_key()), fiche)
        if autre is not fiche:
            cle = _ecrit(list(objet.natural_key()))
            raise fiche.refus(f"« {cle} » est déjà donné ({autre.fichier.name}, ligne {autre.ligne}).")
        existant = repertoire.existant(objet)
        changements = _reporte(valeurs, existant) if existant else []
        if changements or not existant:
            _enregistre(fiche, existant or objet)
        repertoire.retient(existant or objet)
        objets.append((fiche, existant or objet, existant is None, changements))
    for fiche, objet, cree, changements in objets:
        changements += _relie(fiche, objet, repertoire)
        if cree:
            bilan.crees.append(str(objet))
        elif changements:
            bilan.changes.append(f"{objet} : {' ; '.join(changements)}")
        else:
            bilan.inchanges += 1
    _controle([(fiche, objet) for fiche, objet, *_ in objets])
    return bilan


def _controle(objets: list[tuple[Fiche, models.Model]]) -> None:
    """Quand toutes les relations du modèle sont là : deux plans peuvent se disputer une commune."""
    for fiche, objet in objets:
        if isinstance(objet, Controle):
            try:
                objet.controle()
            except ValidationError as erreur:
                raise fiche.refus(" ".join(erreur.messages)) from erreur


def _parents_d_abord(modele: type[models.Model], fiches: list[Fiche]) -> list[Fiche]:
    """Un dispositif peut être le volet d'un autre : celui qui n'a pas de parent passe devant."""
    vers_soi = [champ.name for champ in modele._meta.fields if champ.related_model is modele]
    return sorted(fiches, key=lambda fiche: any(fiche.champs.get(nom) for nom in vers_soi))


def _construit(fiche: Fiche, repertoire: Repertoire) -> tuple[models.Model, dict[models.Field, Any]]:
    """L'objet que décrit la fiche, pas encore enregistré, et les valeurs qu'elle donne."""
    champs = [fiche.modele._meta.get_field(nom) for nom in fiche.noms(relations=False)]
    valeurs = {champ: _valeur(fiche, champ, fiche.champs[champ.name], repertoire) for champ in champs}
    objet = fiche.modele(**{champ.name: valeur for champ, valeur in valeurs.items()})
    exigees = [champ for champ in fiche.modele._meta.fields if champ.is_relation and not champ.null]
    if absentes := [champ for champ in exigees if getattr(objet, champ.attname) is None]:
        raise fiche.refus(
            " ".join(f"{champ.verbose_name} « » : {champ.error_messages['null']}" for champ in absentes)
        )
    return objet, valeurs


def _valeur(fiche: Fiche, champ: models.Field, ecrite: Any, repertoire: Repertoire) -> Any:
    """Valeur écrite dans la fiche, telle que le modèle la comprend : date, nombre, objet désigné par sa clé."""
    try:
        if champ.is_relation:
            return None if ecrite is None else repertoire.objet(champ.related_model, ecrite)
        return champ.to_python(ecrite)
    except ValidationError as erreur:
        phrase = " ".join(erreur.messages)
    except ObjectDoesNotExist as erreur:
        sans_phrase = str(erreur).endswith("matching query does not exist.")
        phrase = "aucune fiche ne porte cette référence." if sans_phrase else str(erreur)
    except (TypeError, ValueError, OverflowError):
        phrase = "la valeur n'a pas la forme attendue."
    raise fiche.refus(f"{champ.verbose_name} « {_ecrit(ecrite)} » : {phrase}")


def _ecrit(valeur: Any) -> str:
    return " ".join(str(morceau) for morceau in valeur) if isinstance(valeur, list) else str(valeur)


def _reporte(valeurs: dict[models.Field, Any], objet: models.Model) -> list[str]:
    """Donne à un objet de la base les valeurs de la fiche ; dit lesquelles changent. Le reste n'est pas touché."""
    changements = []
    for champ, apres in valeurs.items():
        avant = getattr(objet, champ.name)
        if avant != apres and not (
            getattr(champ, "auto_now", False) or getattr(champ, "auto_now_add", False)
        ):
            setattr(objet, champ.name, apres)
            changements.append(f"{champ.verbose_name} « {avant} » → « {apres} »")
    return changements


def _enregistre(fiche: Fiche, objet: models.Model) -> None:
    """Le `full_clean()` d'un objet dont les références existent. Les CHECK sont laissés à la base, deux fois plus vite."""
    references = {
        champ.name for champ in objet._meta.fields if champ.is_relation and getattr(objet, champ.attname)
    }
    try:
        objet.clean_fields(exclude=references)
        objet.clean()
        objet.validate_unique()
        for contrainte in objet._meta.constraints:
            if isinstance(contrainte, models.UniqueConstraint):
                contrainte.validate(type(objet), objet)
        objet.save()
    except ValidationError as erreur:
        raise fiche.refus(_phrase_de_refus(objet, erreur)) from erreur
    except DatabaseError as erreur:
        raise fiche.refus(_phrase_de_la_base(objet, str(erreur))) from erreur


def _phrase_de_la_base(objet: models.Model, erreur: str) -> str:
    """La base nomme le CHECK qu'elle refuse ; le modèle en a la phrase."""
    for contrainte in objet._meta.constraints:
        if contrainte.name in erreur:
            return _avec_valeur(objet, NON_FIELD_ERRORS, str(contrainte.get_violation_error_message()))
    return f"la base refuse « {objet} » ({erreur.splitlines()[0]})."


def _relie(fiche: Fiche, objet: models.Model, repertoire: Repertoire) -> list[str]:
    """Remplace les relations plusieurs-à-plusieurs qui diffèrent de la fiche ; dit lesquelles."""
    changements = []
    for nom in fiche.noms(relations=True):
        champ, relation = fiche.modele._meta.get_field(nom), getattr(objet, nom)
        voulus = {_valeur(fiche, champ, cle, repertoire) for cle in fiche.champs[nom]}
        if voulus != set(relation.all()):
            relation.set(voulus)
            changements.append(str(champ.verbose_name))
    return changements


def _phrase_de_refus(objet: models.Model, erreur: ValidationError) -> str:
    par_champ = ValidationError(erreur.update_error_dict({})).message_dict
    return " ".join(
        _avec_valeur(objet, nom, message) for nom, messages in par_champ.items() for message in messages
    )


def _avec_valeur(objet: models.Model, nom: str, message: str) -> str:
    """Le message, précédé de la valeur qu'il refuse ; d'une contrainte, les valeurs qu'elle compare."""
    noms = [nom] if nom != NON_FIELD_ERRORS else _champs_de_la_contrainte(objet, message)
    champs = [objet._meta.get_field(nom) for nom in noms]
    valeurs = ", ".join(f"{champ.verbose_name} « {getattr(objet, champ.name)} »" for champ in champs)
    return f"{valeurs} : {message}" if valeurs else message


def _champs_de_la_contrainte(objet: models.Model, message: str) -> list[str]:
    for contrainte in objet._meta.constraints:
        if contrainte.get_violation_error_message() == message:
            return sorted(getattr(contrainte, "fields", ()) or contrainte.condition.referenced_base_fields)
    return []
