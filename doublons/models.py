"""Ce que quelqu'un a décidé de deux fiches qui se ressemblent. Une paire décidée ne revient plus. Rien de public."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lieux.models import Lieu

Paire = tuple[int, int]
"""Clés de deux lieux, la plus petite d'abord."""


class DecisionDoublonQuerySet(models.QuerySet):
    def de_la_paire(self, un: int, autre: int) -> Self:
        premier, second = sorted((un, autre))
        return self.filter(premier=premier, second=second)

    def paires(self) -> set[Paire]:
        return set(self.order_by().values_list("premier", "second"))

    def absorbes(self) -> Self:
        """Fusions dont le lieu absorbé est toujours retiré."""
        return self.filter(absorbe__publication=Lieu.Publication.RETIRE)


class DecisionDoublon(models.Model):
    """`premier` a la plus petite clé : une paire n'a qu'une décision, quel que soit le sens où on la lit."""

    class Decision(models.TextChoices):
        DIFFERENTS = "differents", "Deux lieux différents"
        INCERTAIN = "incertain", "On ne peut pas le dire"
        FUSION = "fusion", "Fusionnés"

    premier = models.ForeignKey("lieux.Lieu", models.CASCADE, related_name="+", verbose_name="premier lieu")
    second = models.ForeignKey("lieux.Lieu", models.CASCADE, related_name="+", verbose_name="second lieu")
    decision = models.CharField("décision", max_length=10, choices=Decision)
    absorbe = models.ForeignKey(
        "lieux.Lieu", models.CASCADE, related_name="+", verbose_name="lieu absorbé", null=True, blank=True
    )
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", verbose_name="par", null=True, blank=True
    )
    le = models.DateTimeField("le", default=timezone.now)
    mot = models.CharField(
        "pourquoi", max_length=200, blank=True, help_text="Pour qui se reposera la question."
    )

    objects = DecisionDoublonQuerySet.as_manager()

    class Meta:
        verbose_name = "décision sur deux fiches"
        verbose_name_plural = "décisions sur les doublons"
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["premier", "second"],
                name="decision_doublon_unique",
                violation_error_message="Une décision est déjà notée pour ces deux lieux.",
            ),
            models.CheckConstraint(
                condition=Q(premier__lt=F("second")),
                name="decision_doublon_ordonnee",
                violation_error_message="Donner deux lieux différents, celui de plus petite clé d'abord.",
            ),
            models.CheckConstraint(
                condition=Q(decision="fusion", absorbe__isnull=False)
                | ~Q(decision="fusion") & Q(absorbe__isnull=True),
                name="decision_doublon_absorbe_si_fusion",
                violation_error_message="Une fusion, et elle seule, dit quel lieu est absorbé.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.premier} et {self.second} : {self.get_decision_display().lower()}"

    @property
    def garde(self) -> Lieu | None:
        """Le lieu qui a repris l'autre ; None si ce n'est pas une fusion."""
        return {self.premier_id: self.second, self.second_id: self.premier}.get(self.absorbe_id)
