"""Les mots que la rédaction possède : des lignes, jamais des énumérations. Renommer un terme ne demande aucun développeur."""

from typing import Self

from django.db import models

from ..langues import en_francais, nom_local


class TermeQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Terme":
        try:
            return self.get(slug=slug)
        except self.model.DoesNotExist:
            raise self.model.DoesNotExist(
                f"{self.model._meta.verbose_name} « {slug} » : ce terme n'existe pas. L'ajouter au vocabulaire d'abord."
            ) from None

    def actifs(self) -> Self:
        return self.filter(actif=True)


class Terme(models.Model):
    """Terme d'un vocabulaire. Le slug est public et ne change jamais ; le libellé peut changer."""

    slug = models.SlugField(
        "identifiant public", max_length=60, unique=True, help_text="Stable : il figure dans les adresses."
    )
    libelle = models.CharField("libellé", max_length=120)
    libelle_nl = models.CharField("libellé néerlandais", max_length=120, blank=True)
    libelle_de = models.CharField("libellé allemand", max_length=120, blank=True)
    libelle_en = models.CharField("libellé anglais", max_length=120, blank=True)
    definition = models.TextField(
        "définition", blank=True, help_text="Une ou deux phrases simples, lues par le public."
    )
    synonymes = models.TextField(
        "synonymes",
        blank=True,
        help_text="Autres mots que les visiteurs emploient, séparés par des virgules.",
    )
    alias_externes = models.JSONField(
        "alias externes", default=dict, blank=True, help_text='Par répertoire : {"soliguide": "women"}.'
    )
    ordre = models.PositiveSmallIntegerField("ordre", default=100, help_text="Du plus petit au plus grand.")
    actif = models.BooleanField(
        "proposé", default=True, help_text="Décocher pour ne plus le proposer, sans l'effacer."
    )

    objects = TermeQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["ordre", "libelle"]

    def __str__(self) -> str:
        return self.libelle

    @property
    def libelle_local(self) -> str:
        """Le libellé dans la langue de la page, en français s'il n'est pas traduit."""
        return nom_local(self, "libelle", "libelle")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class TypeLieu(Terme):
    class Forme(models.TextChoices):
        GOUTTE = "goutte", "Goutte"
        CARRE = "carre", "Carré"
        ROND = "rond", "Rond"
        ECU = "ecu", "Écu"
        LOSANGE = "losange", "Losange"
        HEXAGONE = "hexagone", "Hexagone"

    pluriel = models.CharField("libellé au pluriel", max_length=120)
    lettre = models.CharField(
        "lettre du repère", max_length=2, help_text="Sur la carte, en plus de la forme."
    )
    forme = models.CharField("forme du repère", max_length=10, choices=Forme, default=Forme.ROND)

    class Meta(Terme.Meta):
        verbose_name = "type de lieu"
        verbose_name_plural = "types de lieux"

    @property
    def pluriel_local(self) -> str:
        """Le pluriel n'est connu qu'en français : ailleurs, le libellé."""
        return self.pluriel if en_francais() else self.libelle_local


class Public(Terme):
    """Public accueilli. Un seul terme désigne tout le monde."""

    pour = models.CharField(
        "complément",
        max_length=120,
        help_text="Après « lieux » : « pour les jeunes », « pour les personnes isolées ».",
    )
    designe_tous = models.BooleanField("désigne tout le monde", default=False)

    class Meta(Terme.Meta):
        verbose_name = "public"
        verbose_name_plural = "publics"
        constraints = [
            models.UniqueConstraint(
                fields=["designe_tous"],
                condition=models.Q(designe_tous=True),
                name="un_seul_public_designe_tous",
                violation_error_message="Un autre public désigne déjà tout le monde : décocher l'un des deux.",
            )
        ]


class Activite(Terme):
    class Meta(Terme.Meta):
        verbose_name = "activité"
        verbose_name_plural = "activités"


class Langue(Terme):
    """Langue parlée à l'accueil. Slug : code ISO 639 (fr, nl, …) ou langue des signes (lsfb)."""

    class Meta(Terme.Meta):
        verbose_name = "langue"
        verbose_name_plural = "langues"


class Accessibilite(Terme):
    class Meta(Terme.Meta):
        verbose_name = "accessibilité"
        verbose_name_plural = "accessibilités"


class ModeAcces(Terme):
    class Meta(Terme.Meta):
        verbose_name = "mode d'accès"
        verbose_name_plural = "modes d'accès"
