from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone


class PropositionQuerySet(models.QuerySet):
    def en_attente(self) -> Self:
        return self.filter(etat=Proposition.Etat.ATTENTE)

    def pour_liste(self) -> Self:
        return self.select_related("lieu", "auteur", "decidee_par")


class Proposition(models.Model):
    """Ce qu'une contribution voudrait changer d'une fiche publiée. Le public n'en lit rien avant qu'une relecture l'approuve.

    `contenu` : seulement ce qui diffère, voir propositions/contenu.py.
    """

    class Etat(models.TextChoices):
        ATTENTE = "attente", "En attente"
        ACCEPTEE = "acceptee", "Acceptée"
        PARTIELLE = "partielle", "Acceptée en partie"
        REFUSEE = "refusee", "Refusée"
        ABANDONNEE = "abandonnee", "Abandonnée par son auteur"

    lieu = models.ForeignKey("lieux.Lieu", models.CASCADE, related_name="propositions", verbose_name="lieu")
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="propositions",
        verbose_name="proposée par",
        null=True,
    )
    proposee_le = models.DateTimeField("proposée le", default=timezone.now)
    contenu = models.JSONField("contenu", default=dict, blank=True, encoder=DjangoJSONEncoder)
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.ATTENTE)
    repris = models.JSONField("changements repris", default=list, blank=True)
    mot = models.TextField("mot de la relecture", max_length=1000, blank=True)
    decidee_le = models.DateTimeField("décidée le", null=True, blank=True)
    decidee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="propositions_decidees",
        verbose_name="décidée par",
        null=True,
        blank=True,
    )

    objects = PropositionQuerySet.as_manager()

    class Meta:
        verbose_name = "proposition"
        verbose_name_plural = "propositions"
        ordering = ["-proposee_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "auteur"],
                condition=Q(etat="attente"),
                name="proposition_une_seule_en_attente",
                violation_error_message="Vous avez déjà une proposition en attente pour ce lieu.",
            ),
            models.CheckConstraint(
                condition=Q(etat="attente", decidee_le__isnull=True)
                | ~Q(etat="attente") & Q(decidee_le__isnull=False),
                name="proposition_decidee_avec_date",
                violation_error_message="Une proposition décidée porte la date de la décision.",
            ),
        ]

    def __str__(self) -> str:
        return f"Proposition pour {self.lieu}"

    @property
    def en_attente(self) -> bool:
        return self.etat == self.Etat.ATTENTE

    @property
    def nom_de_l_auteur(self) -> str:
        return (
            (self.auteur.get_full_name() or self.auteur.get_username()) if self.auteur else "un compte effacé"
        )
