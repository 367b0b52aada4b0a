"""Comment une trace s'écrit : une par objet et par acte, et aucune quand rien n'a changé.

django-simple-history copie les champs et entend les signaux ; nous décidons de ce qui s'écrit. Les relations
plusieurs-à-plusieurs tiennent dans la trace même, en clés, plutôt qu'en une table de plus chacune (docs/decisions/0012).
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Value
from django.db.models.signals import m2m_changed
from django.utils import timezone
from simple_history.models import HistoricalRecords

from lieux.actes import acte_en_cours

CREE, CHANGE, EFFACE = "+", "~", "-"
_suivis: dict[type[models.Model], "Historique"] = {}


def note(objets: Iterable[models.Model], *, cree: bool = False) -> None:
    """Écrit la trace d'objets enregistrés sans `save()` : à appeler, dans la même transaction, après un `update()` ou
    un `bulk_create()`, avec les objets tels qu'ils sont devenus."""
    for objet in objets:
        _suivis[type(objet)].create_historical_record(objet, CREE if cree else CHANGE)


def note_en_masse(objets: Sequence[models.Model], *, cree: bool = False) -> None:
    """Le même pour beaucoup d'objets d'un modèle, en quelques requêtes. Chacun a vraiment changé, et l'acte n'a encore rien
    noté de lui : aucune trace d'avant n'est relue."""
    if not objets:
        return
    historique = _suivis[type(objets[0])]
    relations = _relations_de(objets)
    traces = [
        historique._trace(objet, CREE if cree else CHANGE, relations=relations[objet.pk]) for objet in objets
    ]
    type(traces[0])._base_manager.bulk_create(traces, batch_size=200)


def _relations_de(objets: Sequence[models.Model]) -> dict[int, dict[str, list[int]]]:
    """Les clés liées de `lit_relations`, par objet, en une requête par relation."""
    champs = relations_suivies(type(objets[0]))
    relations = {objet.pk: {champ.name: [] for champ in champs} for objet in objets}
    for champ in champs:
        source, cible = f"{champ.m2m_field_name()}_id", f"{champ.m2m_reverse_field_name()}_id"
        liens = champ.remote_field.through._base_manager.filter(**{f"{source}__in": list(relations)})
        for pk, cle in liens.order_by(source, cible).values_list(source, cible):
            relations[pk][champ.name].append(cle)
    return relations


class Trace(models.Model):
    """Ce que chaque trace dit en plus des champs copiés."""

    acte = models.UUIDField("acte", db_index=True, editable=False)
    auteur = models.CharField(
        "auteur", max_length=150, blank=True, editable=False, help_text="Reste quand le compte est effacé."
    )
    relations = models.JSONField("relations", default=dict, editable=False)

    class Meta:
        abstract = True

    @property
    def instantane(self) -> dict[str, Any]:
        """Valeurs par champ, relations comprises ; deux traces d'un même état sont égales."""
        champs = {champ.name: getattr(self, champ.attname) for champ in type(self).tracked_fields}
        return champs | self.relations


class Historique(HistoricalRecords):
    """Le suivi d'un modèle, relations plusieurs-à-plusieurs comprises."""

    def finalize(self, sender: type[models.Model], **kwargs: object) -> None:
        super().finalize(sender, **kwargs)
        _suivis[sender] = self
        for champ in relations_suivies(sender):
            m2m_changed.connect(
                partial(self._relation_changee, champ=champ), sender=champ.remote_field.through, weak=False
            )

    def pre_delete(self, instance, **kwargs):
        super().pre_delete(instance, **kwargs)
        instance._relations_effacees = lit_relations(instance)

    def create_historical_record(self, instance, history_type, using=None):
        trace = self._trace(instance, history_type)
        derniere = None if history_type == CREE else _dernieres(trace).first()
        if history_type != CHANGE or derniere is None:
            trace.save()
        elif derniere.acte == trace.acte and derniere.history_type != EFFACE:
            _fond(trace, derniere)
        elif derniere.history_type == EFFACE or derniere.instantane != trace.instantane:
            trace.save()

    def _trace(
        self, instance: models.Model, type_: str, *, relations: dict[str, list[int]] | None = None
    ) -> Trace:
        acte = acte_en_cours()
        auteur = getattr(instance, "_history_user", None) or acte.auteur
        modele = getattr(type(instance), self.manager_name).model
        if relations is None:
            relations = self._relations(instance, type_)
        return modele(
            acte=acte.identifiant,
            auteur=(auteur.get_full_name() or auteur.get_username()) if auteur else "",
            relations=relations,
            history_date=getattr(instance, "_history_date", None) or timezone.now(),
            history_type=type_,
            history_user=auteur,
            history_change_reason=getattr(instance, "_change_reason", "") or acte.raison,
            **{
                champ.attname: champ.to_python(getattr(instance, champ.attname))
                for champ in modele.tracked_fields
            },
        )

    def _relations(self, instance: models.Model, type_: str) -> dict[str, list[int]]:
        if type_ == CREE:
            return {champ.name: [] for champ in relations_suivies(type(instance))}
        return (type_ == EFFACE and instance._relations_effacees) or lit_relations(instance)

    def _relation_changee(self, instance, action, reverse, pk_set, champ, **kwargs):
        """Une relation se change des deux côtés : de l'autre, les objets suivis sont ceux que l'on y met ou en retire."""
        if not reverse:
            if action in ("post_add", "post_remove", "post_clear"):
                self.create_historical_record(instance, CHANGE)
        elif action == "pre_clear":
            instance._sources_videes = list(getattr(instance, champ.remote_field.get_accessor_name()).all())
        elif action == "post_clear":
            for source in instance._sources_videes:
                self.create_historical_record(source, CHANGE)
        elif action in ("post_add", "post_remove"):
            for source in champ.model._base_manager.filter(pk__in=pk_set):
                self.create_historical_record(source, CHANGE)


def relations_suivies(modele: type[models.Model]) -> list[models.ManyToManyField]:
    """Celles que le modèle porte et dont la table n'a pas de modèle à elle (les accueils ont le leur)."""
    return [c for c in modele._meta.local_many_to_many if c.remote_field.through._meta.auto_created]


def lit_relations(objet: models.Model) -> dict[str, list[int]]:
    """Clés liées, par relation, en une requête."""
    champs = relations_suivies(type(objet))
    lues = [
        champ.remote_field.through._base_manager.filter(**{f"{champ.m2m_field_name()}_id": objet.pk})
        .order_by()
        .values_list(Value(champ.name), f"{champ.m2m_reverse_field_name()}_id")
        for champ in champs
    ]
    relations: dict[str, list[int]] = {champ.name: [] for champ in champs}
    for nom, cle in lues[0].union(*lues[1:], all=True) if lues else []:
        relations[nom].append(cle)
    return {nom: sorted(cles) for nom, cles in relations.items()}


def _dernieres(trace: Trace) -> models.QuerySet:
    cle = trace.instance_type._meta.pk.attname
    return type(trace)._base_manager.filter(**{cle: getattr(trace, cle)}).order_by("-history_id")


def _fond(trace: Trace, derniere: Trace) -> None:
    """Le même acte reprend l'objet : sa trace se complète, et disparaît si l'acte a tout remis comme avant."""
    precedente = _dernieres(trace).filter(history_id__lt=derniere.history_id).first()
    revenue = precedente is not None and precedente.instantane == trace.instantane
    if revenue and derniere.history_type == CHANGE and precedente.history_type != EFFACE:
        derniere.delete()
        return
    trace.history_id, trace.history_type = derniere.history_id, derniere.history_type
    trace.history_date = derniere.history_date
    trace.save()
