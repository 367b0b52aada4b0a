"""Un import, ses lignes, et les champs corrigés à la main. Dans une application à part : rien de tout cela n'est public."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

OUBLI = timedelta(days=30)
"""Un aperçu que personne n'a confirmé est effacé après ce temps."""


class ImportQuerySet(models.QuerySet):
    def abandonnes(self) -> Self:
        non_confirmes = [Import.Etat.COMPARAISON, Import.Etat.APERCU]
        return self.filter(etat__in=non_confirmes, cree_le__lt=timezone.now() - OUBLI)


class Import(models.Model):
    """Un fichier déposé. Il n'écrit rien dans le guide avant d'être confirmé, et se défait en entier."""

    class Etat(models.TextChoices):
        COMPARAISON = "comparaison", "Comparaison en cours"
        APERCU = "apercu", "Aperçu, rien n'est écrit"
        APPLIQUE = "applique", "Importé"
        ANNULE = "annule", "Annulé"

    fichier = models.CharField("fichier", max_length=200)
    empreinte = models.CharField("empreinte", max_length=64, help_text="SHA-256 du fichier.")
    lu_comme = models.CharField("lecture", max_length=300)
    colonnes = models.JSONField("colonnes", default=list)
    remarques = models.JSONField("remarques", default=list)
    etat = models.CharField("état", max_length=12, choices=Etat, default=Etat.COMPARAISON)
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="imports", verbose_name="déposé par", null=True, blank=True
    )  # fmt: skip
    cree_le = models.DateTimeField("déposé le", default=timezone.now, editable=False)
    applique_le = models.DateTimeField("importé le", null=True, blank=True)
    annule_le = models.DateTimeField("annulé le", null=True, blank=True)
    annule_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", verbose_name="annulé par", null=True, blank=True
    )  # fmt: skip
    version_donnees = models.BigIntegerField("version des données comparée", null=True, blank=True)
    partiel = models.BooleanField("lignes correctes seulement", default=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-cree_le", "-pk"]

    def __str__(self) -> str:
        return f"Import n° {self.pk} « {self.fichier} »"

    @property
    def adresse(self) -> str:
        return reverse("admin:imports_import_change", args=[self.pk])

    @property
    def comptes(self) -> dict[str, int]:
        """Nombre de lignes par statut, dans l'ordre de l'aperçu."""
        trouves = dict(self.lignes.order_by().values_list("statut").annotate(Count("pk")))
        return {statut: trouves.get(statut, 0) for statut in LigneImport.Statut.values}


class LigneImport(models.Model):
    """Une ligne du fichier, et ce qu'elle ferait ou a fait.

    `changements` et `propositions` : {champ: {"avant": …, "apres": …}}, valeurs de imports/colonnes.py. `fautes` : listes
    [colonne, valeur, raison]. `acceptes` : corrections que la personne accepte de remplacer. `gardes` : champs que l'annulation a
    laissés, corrigés depuis.
    """

    class Statut(models.TextChoices):
        A_COMPARER = "a_comparer", "À comparer"
        REFUSE = "refuse", "Refusé"
        CREE = "cree", "Créé"
        CHANGE = "change", "Changé"
        PROTEGE = "protege", "Corrigé à la main"
        INCHANGE = "inchange", "Inchangé"

    ECRITS = (Statut.CREE, Statut.CHANGE)

    importation = models.ForeignKey(Import, models.CASCADE, related_name="lignes", verbose_name="import")
    numero = models.PositiveIntegerField("ligne")
    nom = models.CharField("nom", max_length=200, blank=True)
    statut = models.CharField("statut", max_length=10, choices=Statut, default=Statut.A_COMPARER)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.SET_NULL, related_name="+", verbose_name="lieu", null=True, blank=True
    )
    cle = models.CharField("ce qui reconnaît le lieu", max_length=64, blank=True, db_index=True)
    reconnu = models.CharField("comment le lieu est reconnu", max_length=200, blank=True)
    cellules = models.JSONField("cases", default=dict)
    lues = models.JSONField("fautes de lecture", default=list)
    non_reconnu = models.JSONField("pourquoi aucun lieu n'est reconnu", default=list)
    fautes = models.JSONField("fautes", default=list)
    changements = models.JSONField("changements", default=dict)
    propositions = models.JSONField("propositions", default=dict)
    acceptes = models.JSONField("corrections à remplacer", default=list)
    differe = models.BooleanField("diffère de l'aperçu précédent", default=False)
    applique = models.BooleanField("écrite", default=False)
    gardes = models.JSONField("gardés à l'annulation", default=list)

    class Meta:
        verbose_name = "ligne d'import"
        verbose_name_plural = "lignes d'import"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["importation", "numero"],
                name="ligne_import_unique",
                violation_error_message="Cette ligne est déjà dans l'import.",
            )
        ]
        indexes = [models.Index(fields=["importation", "statut", "numero"], name="ligne_import_statut")]

    def __str__(self) -> str:
        return f"ligne {self.numero} : {self.nom}"


class VerrouChamp(models.Model):
    """Un champ corrigé à la main : un import le propose, il ne l'écrit pas."""

    lieu = models.ForeignKey("lieux.Lieu", models.CASCADE, related_name="verrous", verbose_name="lieu")
    champ = models.CharField("champ", max_length=40)
    pose_le = models.DateTimeField("corrigé le", default=timezone.now)
    pose_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", verbose_name="corrigé par", null=True, blank=True
    )  # fmt: skip

    class Meta:
        verbose_name = "champ protégé"
        verbose_name_plural = "champs protégés"
        ordering = ["lieu", "champ"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "champ"],
                name="verrou_unique",
                violation_error_message="Ce champ est déjà protégé.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.champ} de {self.lieu}"
