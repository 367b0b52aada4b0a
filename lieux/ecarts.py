"""Les règles qui se lisent dans d'autres lignes : ce qu'un objet enfreint, dit en une phrase avec sa source.

Ce qu'une contrainte de la base sait dire reste une contrainte. Le reste (un plafond, un territoire, un cercle) est une petite
fonction de règle ; `Controle` les appelle toutes, et chaque entrée passe par lui : rédaction, chargement, remise, commande.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import ValidationError

GUIDE = "règle de ce guide, aucun texte lu"
NON_NOTEE = "non notée"


@dataclass(frozen=True, slots=True)
class Ecart:
    """Une règle enfreinte. `champ` est celui à corriger ; `phrase` finit par un point ; `source` dit d'où vient la règle."""

    champ: str
    regle: str
    phrase: str
    source: str

    def __str__(self) -> str:
        return f"{self.phrase} Règle : {self.regle}. Source : {self.source.rstrip('.')}."


class Controle:
    """Modèle contrôlé. Les règles des relations attendent de les connaître : `clean()` passe avant leur enregistrement."""

    regles: ClassVar[tuple[Callable[..., Iterator[Ecart]], ...]] = ()
    """Chacune reçoit l'objet."""
    regles_des_relations: ClassVar[tuple[Callable[..., Iterator[Ecart]], ...]] = ()
    """Chacune reçoit l'objet, et ses relations plusieurs-à-plusieurs par leur nom."""

    def ecarts(self) -> Iterator[Ecart]:
        """Tout ce que l'objet enregistré enfreint."""
        yield from self.ecarts_des_champs()
        yield from self.ecarts_des_relations()

    def ecarts_des_champs(self) -> Iterator[Ecart]:
        for regle in self.regles:
            yield from regle(self)

    def ecarts_des_relations(self, **prevues: Iterable) -> Iterator[Ecart]:
        """`prevues` : les relations qu'un formulaire va enregistrer ; les autres sont celles de la base."""
        if not self.regles_des_relations:
            return
        relations = {champ.name: self._lies(champ.name, prevues) for champ in self._meta.many_to_many}
        for regle in self.regles_des_relations:
            yield from regle(self, **relations)

    def _lies(self, nom: str, prevues: dict[str, Iterable]) -> list:
        if nom in prevues:
            return list(prevues[nom])
        return list(getattr(self, nom).all()) if self.pk else []

    def clean(self) -> None:
        super().clean()
        refuse(self.ecarts_des_champs())

    def controle(self) -> None:
        """À appeler, dans la transaction, quand l'objet et ses relations sont enregistrés. Lève ValidationError."""
        refuse(self.ecarts())


def refuse(ecarts: Iterable[Ecart]) -> None:
    """Lève une ValidationError par champ, s'il y a un écart."""
    par_champ: dict[str, list[ValidationError]] = {}
    for ecart in ecarts:
        par_champ.setdefault(ecart.champ, []).append(ValidationError(str(ecart), code=ecart.regle))
    if par_champ:
        raise ValidationError(par_champ)
