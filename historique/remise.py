"""Remettre une version passée, en entier ou pour des champs et des lignes choisis. Toujours une nouvelle version."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lieux import adresses
from lieux.actes import acte
from lieux.ecarts import Controle
from lieux.models import Lieu

from .etats import Etat, Valeurs, etat_actuel, lignes_de
from .traces import relations_suivies


class RemiseRefusee(Exception):
    """La phrase dit ce qui empêche, et quoi faire."""


class FicheChangee(RemiseRefusee):
    """Quelqu'un a enregistré la fiche pendant qu'on lisait l'aperçu."""

    def __init__(self) -> None:
        super().__init__(
            "La fiche a changé pendant que vous lisiez : voici l'aperçu à jour, rien n'est enregistré."
        )


@transaction.atomic
def remet(
    modele: type[models.Model], cle: int, *, voulu: Etat, choix: set[str], vue: str, raison: str
) -> models.Model:
    """Rend à la fiche, effacée ou non, les champs et les lignes de `choix`. `vue` : empreinte de l'état qu'on a lu."""
    objet = modele._base_manager.select_for_update().filter(pk=cle).first()
    actuel = etat_actuel(modele, cle)
    if actuel.empreinte != vue:
        raise FicheChangee
    with acte(raison=raison):
        if objet is None:
            objet = _recree(modele, cle, voulu.propres)
        else:
            _rend_les_champs(objet, voulu.propres, choix)
        for ligne in lignes_de(modele):
            _rend_les_lignes(ligne, actuel.lignes.get(ligne, {}), voulu.lignes.get(ligne, {}), choix)
    _controle(objet)
    return objet


def _controle(objet: models.Model) -> None:
    """Ce qu'une version passée enfreint aujourd'hui ne revient pas."""
    if isinstance(objet, Controle):
        try:
            objet.controle()
        except ValidationError as erreur:
            raise RemiseRefusee(" ".join(erreur.messages)) from erreur


def _recree(modele: type[models.Model], cle: int, voulues: Valeurs) -> models.Model:
    """Une fiche effacée revient en brouillon : la publier est un autre geste."""
    objet = modele(pk=cle)
    _donne(objet, voulues, set(voulues))
    if isinstance(objet, Lieu):
        objet.publication = Lieu.Publication.BROUILLON
    _enregistre(objet, force_insert=True)
    _relie(objet, voulues, set(voulues))
    return objet


def _rend_les_champs(objet: models.Model, voulues: Valeurs, choix: set[str]) -> None:
    ancien_slug = getattr(objet, "slug", "")
    if choix & {champ.name for champ in objet._meta.fields}:
        _donne(objet, voulues, choix)
        if isinstance(objet, Lieu) and objet.slug != ancien_slug:
            _enregistre(objet, par=lambda: adresses.renomme(objet, ancien_slug))
        else:
            _enregistre(objet)
    _relie(objet, voulues, choix)


def _donne(objet: models.Model, voulues: Valeurs, choix: set[str]) -> None:
    for champ in objet._meta.fields:
        if champ.name in choix and champ.name in voulues and not champ.primary_key:
            setattr(objet, champ.attname, voulues[champ.name])


def _relie(objet: models.Model, voulues: Valeurs, choix: set[str]) -> None:
    """Sans les mots effacés depuis : il n'y a plus rien à quoi relier."""
    for champ in relations_suivies(type(objet)):
        if champ.name in choix:
            existent = champ.related_model._base_manager.filter(pk__in=voulues.get(champ.name, []))
            getattr(objet, champ.name).set(existent)


def _rend_les_lignes(
    ligne, actuelles: dict[int, Valeurs], voulues: dict[int, Valeurs], choix: set[str]
) -> None:
    """Retire d'abord, pour qu'une ligne rendue ne bute pas sur celle qui l'a remplacée. Une clé négative : une ligne neuve."""
    choisies = [
        cle for cle in dict.fromkeys([*actuelles, *voulues]) if f"{ligne._meta.model_name}-{cle}" in choix
    ]
    for cle in choisies:
        if cle not in voulues:
            ligne._base_manager.get(pk=cle).delete()
    for cle in choisies:
        if cle in voulues and voulues[cle] != actuelles.get(cle):
            objet = ligne._base_manager.filter(pk=cle).first() or ligne(pk=cle if cle > 0 else None)
            _donne(objet, voulues[cle], set(voulues[cle]))
            _enregistre(objet, force_insert=cle not in actuelles)


def _enregistre(objet: models.Model, *, par=None, force_insert: bool = False) -> None:
    try:
        objet.full_clean(exclude={"id"})
        (par or (lambda: objet.save(force_insert=force_insert)))()
    except ValidationError as erreur:
        raise RemiseRefusee(" ".join(_phrases(objet, erreur))) from erreur


def _phrases(objet: models.Model, erreur: ValidationError) -> Iterator[str]:
    for nom, messages in ValidationError(erreur.update_error_dict({})).message_dict.items():
        champ = next((c for c in objet._meta.fields if c.name == nom), None)
        for message in messages:
            yield f"{champ.verbose_name.capitalize()} : {message}" if champ else message
