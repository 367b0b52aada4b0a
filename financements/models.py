"""L'argent public derrière les lieux : dispositif permanent, programmations datées, octrois. Les règles sont des lignes."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lieux.dates import dans_mois

BIENTOT = 6
"""Mois : un financement qui se termine d'ici là demande déjà qu'on s'en occupe."""
ANNEES = [
    MinValueValidator(1970, "Donner une année à quatre chiffres."),
    MaxValueValidator(2100, "Donner une année à quatre chiffres."),
]


def fin_apres_debut(nom: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(fin__isnull=True) | Q(fin__gte=F("debut")),
        name=nom,
        violation_error_message="La fin précède le début : corriger l'une des deux dates.",
    )


class Certitude(models.TextChoices):
    """Ce que vaut la source d'un fait (shared/data/financements.md)."""

    SOURCE_LUE = "S", "Source lue"
    PARTIELLE = "P", "Partiellement vérifié"
    DEPART = "D", "Document de départ, non revérifié"
    COMMUNE = "C", "Connaissance commune, à confirmer"


class PouvoirQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Pouvoir":
        return self.get(slug=slug)


class Pouvoir(models.Model):
    """Autorité ou organisme qui paie."""

    class Niveau(models.TextChoices):
        COCOF = "cocof", "Commission communautaire française"
        COCOM = "cocom", "Commission communautaire commune"
        VGC = "vgc", "Commission communautaire flamande"
        FWB = "fwb", "Fédération Wallonie-Bruxelles"
        REGION_WALLONNE = "region_wallonne", "Région wallonne"
        REGION_BRUXELLOISE = "region_bruxelloise", "Région bruxelloise"
        COMMUNE = "commune", "Communes"
        CPAS = "cpas", "CPAS"
        FEDERAL = "federal", "Fédéral"
        EUROPE = "europe", "Union européenne"
        PRIVE = "prive", "Privé"

    sigle = models.CharField("sigle", max_length=30, blank=True)
    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    niveau = models.CharField("niveau de pouvoir", max_length=20, choices=Niveau)
    description = models.TextField("description", blank=True)
    site_web = models.URLField("site", blank=True)
    ordre = models.PositiveSmallIntegerField("ordre", default=100)

    objects = PouvoirQuerySet.as_manager()

    class Meta:
        verbose_name = "pouvoir"
        verbose_name_plural = "pouvoirs"
        ordering = ["ordre", "nom"]

    def __str__(self) -> str:
        return self.sigle or self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class DispositifQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Dispositif":
        return self.get(slug=slug)


class Dispositif(models.Model):
    """Dispositif permanent : ce qu'il est, qui peut le recevoir, à quelles conditions. Ses périodes sont à part."""

    class Nature(models.TextChoices):
        AGREMENT = "agrement", "Agrément"
        ORGANIQUE = "organique", "Subvention organique"
        FACULTATIVE = "facultative", "Subvention facultative"
        APPEL = "appel", "Appel à projets"
        BOURSE = "bourse", "Bourse"
        PLAN = "plan", "Plan"
        CONVENTION = "convention", "Convention"

    class Territoire(models.TextChoices):
        BRUXELLES = "bruxelles", "Bruxelles"
        WALLONIE = "wallonie", "Wallonie"
        LES_DEUX = "bruxelles_wallonie", "Bruxelles et Wallonie"

    sigle = models.CharField("sigle", max_length=30, blank=True)
    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    pouvoir = models.ForeignKey(
        Pouvoir, models.PROTECT, related_name="dispositifs", verbose_name="qui décide"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="volets", verbose_name="volet de", null=True, blank=True
    )
    nature = models.CharField("nature", max_length=12, choices=Nature)
    territoire = models.CharField("territoire", max_length=20, choices=Territoire)
    communes = models.ManyToManyField(
        "lieux.Commune",
        related_name="dispositifs",
        verbose_name="communes visées",
        blank=True,
        help_text="Vide : tout le territoire.",
    )
    description = models.TextField(
        "description", blank=True, help_text="À quoi il sert, en deux phrases simples."
    )
    beneficiaires = models.TextField("qui peut recevoir", blank=True)
    comment_demander = models.TextField("comment demander", blank=True)
    base_legale = models.TextField(
        "base légale", blank=True, help_text="Décrets et arrêtés avec leur date et numac, un par ligne."
    )
    plafond = models.DecimalField(
        "plafond", max_digits=12, decimal_places=2, null=True, blank=True, help_text="Euros, par an."
    )
    plafond_annee = models.PositiveSmallIntegerField(
        "année du plafond", null=True, blank=True, validators=ANNEES
    )
    plafond_source = models.CharField("source du plafond", max_length=300, blank=True)
    duree_mois = models.PositiveSmallIntegerField("durée", null=True, blank=True, help_text="Mois.")
    cofinancement_minimum = models.DecimalField(
        "cofinancement minimum",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Pour cent de la subvention.",
        validators=[
            MinValueValidator(0, "Donner un pourcentage de 0 à 100."),
            MaxValueValidator(100, "Donner un pourcentage de 0 à 100."),
        ],
    )
    historique = models.TextField(
        "ce qui a changé", blank=True, help_text="Anciens chiffres et anciens noms, datés."
    )
    a_savoir = models.TextField(
        "à savoir", blank=True, help_text="Ce que cela change pour un lieu, homonymes, vigilance."
    )
    certitude = models.CharField("certitude", max_length=1, choices=Certitude, default=Certitude.COMMUNE)
    source = models.TextField("sources", blank=True)

    objects = DispositifQuerySet.as_manager()

    class Meta:
        verbose_name = "dispositif"
        verbose_name_plural = "dispositifs"
        ordering = ["pouvoir__ordre", "nom"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plafond__isnull=True, plafond_annee__isnull=True, plafond_source="")
                | Q(plafond__isnull=False, plafond__gt=0, plafond_annee__isnull=False)
                & ~Q(plafond_source=""),
                name="dispositif_plafond_date_et_source",
                violation_error_message="Un plafond se donne avec son année et sa source, ou pas du tout.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["financements.pouvoir"]

    def get_absolute_url(self) -> str:
        return reverse("financements:dispositif", args=[self.slug])


class AxeQuerySet(models.QuerySet):
    def get_by_natural_key(self, code: str) -> "Axe":
        return self.get(code=code)


class Axe(models.Model):
    """Axe ou priorité d'un dispositif (P1 à P4 de la COCOF, sept axes du PCS)."""

    dispositif = models.ForeignKey(Dispositif, models.CASCADE, related_name="axes", verbose_name="dispositif")
    code = models.SlugField("code", max_length=40, unique=True)
    libelle = models.CharField("libellé", max_length=200)
    ordre = models.PositiveSmallIntegerField("ordre", default=1)

    objects = AxeQuerySet.as_manager()

    class Meta:
        verbose_name = "axe"
        verbose_name_plural = "axes"
        ordering = ["dispositif", "ordre"]

    def __str__(self) -> str:
        return self.libelle

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["financements.dispositif"]


class ProgrammationQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str) -> "Programmation":
        return self.get(dispositif__slug=dispositif, debut=debut)

    def en_cours(self, jour: date) -> Self:
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def finissent_bientot(self, jour: date) -> Self:
        """En cours le jour donné, et dont le dernier jour vient dans les six mois."""
        return self.en_cours(jour).filter(fin__lte=dans_mois(jour, BIENTOT))


class Programmation(models.Model):
    """Période datée d'un dispositif et version de la loi qui s'y applique. Bornes comprises."""

    dispositif = models.ForeignKey(
        Dispositif, models.CASCADE, related_name="programmations", verbose_name="dispositif"
    )
    nom = models.CharField("nom", max_length=120)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True, help_text="Vide : toujours en cours.")
    version_legale = models.TextField("version légale", blank=True)
    note = models.TextField("note", blank=True, help_text="Prolongations et modifications, datées.")
    source = models.CharField("source", max_length=300)

    objects = ProgrammationQuerySet.as_manager()

    class Meta:
        verbose_name = "programmation"
        verbose_name_plural = "programmations"
        ordering = ["dispositif", "-debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "debut"],
                name="programmation_unique",
                violation_error_message="Une programmation de ce dispositif commence déjà ce jour-là.",
            ),
            fin_apres_debut("programmation_fin_apres_debut"),
        ]

    def __str__(self) -> str:
        return f"{self.dispositif} : {self.nom}"

    def natural_key(self) -> tuple[str, str]:
        return (self.dispositif.slug, str(self.debut))

    natural_key.dependencies = ["financements.dispositif"]


class EnveloppeQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str, annee: int, objet: str) -> "Enveloppe":
        return self.get(
            programmation__dispositif__slug=dispositif, programmation__debut=debut, annee=annee, objet=objet
        )


class Enveloppe(models.Model):
    """Budget d'une année. Sans année ni source, un montant n'est pas montré : ici, il ne peut pas exister."""

    programmation = models.ForeignKey(
        Programmation, models.CASCADE, related_name="enveloppes", verbose_name="programmation"
    )
    annee = models.PositiveSmallIntegerField("année", validators=ANNEES)
    objet = models.CharField(
        "objet",
        max_length=120,
        blank=True,
        help_text="Vide : l'enveloppe entière. Sinon, la part dont il s'agit.",
    )
    montant = models.DecimalField("montant", max_digits=14, decimal_places=2, help_text="Euros.")
    approximatif = models.BooleanField("montant arrondi par la source", default=False)
    beneficiaires = models.PositiveIntegerField("bénéficiaires", null=True, blank=True)
    certitude = models.CharField("certitude", max_length=1, choices=Certitude, default=Certitude.COMMUNE)
    source = models.CharField("source", max_length=300)

    objects = EnveloppeQuerySet.as_manager()

    class Meta:
        verbose_name = "enveloppe annuelle"
        verbose_name_plural = "enveloppes annuelles"
        ordering = ["programmation", "annee", "objet"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmation", "annee", "objet"],
                name="enveloppe_unique",
                violation_error_message="L'enveloppe de cette année est déjà notée.",
            ),
            models.CheckConstraint(
                condition=Q(montant__gt=0),
                name="enveloppe_positive",
                violation_error_message="Donner un montant plus grand que zéro, en euros.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annee} : {self.montant:,.0f} €".replace(",", "\u202f")

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.programmation.natural_key(), self.annee, self.objet)

    natural_key.dependencies = ["financements.programmation"]


class AgrementQuerySet(models.QuerySet):
    def get_by_natural_key(self, operateur: str, dispositif: str, debut: str) -> "Agrement":
        return self.get(operateur__slug=operateur, dispositif__slug=dispositif, debut=debut)

    def valides_au(self, jour: date) -> Self:
        """Octrois en cours le jour donné, bornes comprises ; sans début ou sans fin = non bornés."""
        return self.filter(
            Q(debut__isnull=True) | Q(debut__lte=jour),
            Q(fin__isnull=True) | Q(fin__gte=jour),
            etat__in=[Agrement.Etat.EN_COURS, Agrement.Etat.DOUZIEMES],
        )

    def finissent_bientot(self, jour: date) -> Self:
        """En cours le jour donné, et dont le dernier jour vient dans les six mois."""
        return self.valides_au(jour).filter(fin__lte=dans_mois(jour, BIENTOT))

    def concerne(self) -> Q:
        """Condition sur des lieux : ceux que ces octrois nomment, ou, s'ils n'en nomment pas, tous ceux de l'opérateur."""
        nommes = Agrement.lieux.through.objects.filter(agrement__in=self.order_by().values("pk")).values(
            "lieu"
        )
        sans_lieux = self.filter(lieux__isnull=True).order_by().values("operateur")
        return Q(pk__in=nommes) | Q(operateur__in=sans_lieux)

    def qui_chevauchent(self, agrement: "Agrement") -> Self:
        """Autres octrois du même dispositif au même opérateur dont la période touche la sienne ; les refus ne comptent pas."""
        autres = self.exclude(pk=agrement.pk).exclude(etat__in=[Agrement.Etat.REFUSE, Agrement.Etat.DEMANDE])
        autres = autres.filter(operateur=agrement.operateur, dispositif=agrement.dispositif)
        if agrement.debut:
            autres = autres.filter(Q(fin__isnull=True) | Q(fin__gte=agrement.debut))
        if agrement.fin:
            autres = autres.filter(Q(debut__isnull=True) | Q(debut__lte=agrement.fin))
        return autres


class Agrement(models.Model):
    """Octroi d'un dispositif à un opérateur, pour une période. Le début peut être inconnu ; la source, jamais."""

    class Etat(models.TextChoices):
        DEMANDE = "demande", "Demandé"
        EN_COURS = "en_cours", "En cours"
        DOUZIEMES = "douziemes", "Douzièmes provisoires"
        ECHU = "echu", "Échu"
        REFUSE = "refuse", "Refusé"

    operateur = models.ForeignKey(
        "lieux.Operateur", models.CASCADE, related_name="agrements", verbose_name="opérateur"
    )
    dispositif = models.ForeignKey(
        Dispositif, models.PROTECT, related_name="agrements", verbose_name="dispositif"
    )
    lieux = models.ManyToManyField(
        "lieux.Lieu",
        related_name="agrements",
        verbose_name="lieux concernés",
        blank=True,
        help_text="Vide : tous ceux de l'opérateur.",
    )
    axes = models.ManyToManyField(Axe, related_name="agrements", verbose_name="axes", blank=True)
    debut = models.DateField("premier jour", null=True, blank=True, help_text="Vide : inconnu.")
    fin = models.DateField("dernier jour", null=True, blank=True, help_text="Vide : inconnu ou sans terme.")
    montant = models.DecimalField(
        "montant",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros. Vide : non publié.",
    )
    montant_annee = models.PositiveSmallIntegerField(
        "année du montant", null=True, blank=True, validators=ANNEES
    )
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.EN_COURS)
    note = models.CharField("note", max_length=300, blank=True)
    source = models.CharField("source", max_length=300)

    objects = AgrementQuerySet.as_manager()

    class Meta:
        verbose_name = "agrément ou subvention"
        verbose_name_plural = "agréments et subventions"
        ordering = ["-debut", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debut__isnull=True) | Q(fin__isnull=True) | Q(fin__gte=F("debut")),
                name="agrement_fin_apres_debut",
                violation_error_message="La fin précède le début : corriger l'une des deux dates.",
            ),
            models.CheckConstraint(
                condition=Q(montant__isnull=True, montant_annee__isnull=True)
                | Q(montant__isnull=False, montant__gt=0, montant_annee__isnull=False),
                name="agrement_montant_date",
                violation_error_message="Un montant se donne en euros, plus grand que zéro, avec son année, ou pas du tout.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operateur} – {self.dispositif}"

    def natural_key(self) -> tuple[str, str, str | None]:
        return (self.operateur.slug, self.dispositif.slug, str(self.debut) if self.debut else None)

    natural_key.dependencies = [
        "lieux.operateur",
        "lieux.lieu",
        "financements.dispositif",
        "financements.axe",
    ]

    def clean(self) -> None:
        if not (self.operateur_id and self.dispositif_id) or self.etat in (
            self.Etat.REFUSE,
            self.Etat.DEMANDE,
        ):
            return
        autre = Agrement.objects.qui_chevauchent(self).first()
        if autre:
            raise ValidationError(
                f"{self.operateur} a déjà « {self.dispositif} » pour une période qui touche celle-ci "
                f"(du {_jour(autre.debut)} au {_jour(autre.fin)}) : terminer l'un avant de commencer l'autre.",
                code="chevauchement",
            )


def _jour(jour: date | None) -> str:
    return f"{jour:%d/%m/%Y}" if jour else "…"


class PlanCohesionSocialeQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str, commune: str) -> "PlanCohesionSociale":
        return self.get(
            programmation__dispositif__slug=dispositif, programmation__debut=debut, commune__code_ins=commune
        )

    def pour_commune(self, commune) -> Self:
        """Plans que la commune porte ou auxquels elle est associée."""
        return self.filter(
            Q(commune=commune)
            | Q(
                pk__in=PlanCohesionSociale.associees.through.objects.filter(commune=commune).values(
                    "plancohesionsociale"
                )
            )
        )


class PlanCohesionSociale(models.Model):
    """Plan d'une programmation : une commune qui porte, d'autres associées (195 plans pour 204 pouvoirs locaux)."""

    class Porteur(models.TextChoices):
        COMMUNE = "commune", "Commune"
        CPAS = "cpas", "CPAS"
        INCONNU = "inconnu", "Inconnu"

    programmation = models.ForeignKey(
        Programmation, models.PROTECT, related_name="plans", verbose_name="programmation"
    )
    commune = models.ForeignKey(
        "lieux.Commune",
        models.PROTECT,
        related_name="plans_portes",
        verbose_name="commune porteuse",
        error_messages={
            "null": "Un plan a au moins une commune : choisir celle qui le porte.",
            "required": "Un plan a au moins une commune : choisir celle qui le porte.",
        },
    )
    associees = models.ManyToManyField(
        "lieux.Commune", related_name="plans_associes", verbose_name="communes associées", blank=True
    )
    porteur = models.CharField("porté par", max_length=8, choices=Porteur, default=Porteur.INCONNU)
    axes = models.ManyToManyField(Axe, related_name="plans", verbose_name="axes", blank=True)
    subvention = models.DecimalField(
        "subvention", max_digits=12, decimal_places=2, null=True, blank=True, help_text="Euros par an."
    )
    cofinancement = models.DecimalField(
        "cofinancement local",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros par an.",
    )
    montant_annee = models.PositiveSmallIntegerField(
        "année des montants", null=True, blank=True, validators=ANNEES
    )
    source = models.CharField("source", max_length=300)

    objects = PlanCohesionSocialeQuerySet.as_manager()

    class Meta:
        verbose_name = "plan de cohésion sociale"
        verbose_name_plural = "plans de cohésion sociale"
        ordering = ["programmation", "commune__nom_fr"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmation", "commune"],
                name="plan_unique_par_commune",
                violation_error_message="Cette commune porte déjà un plan dans cette programmation.",
            ),
            models.CheckConstraint(
                condition=Q(subvention__isnull=True, cofinancement__isnull=True)
                | Q(montant_annee__isnull=False),
                name="plan_montants_dates",
                violation_error_message="Un montant se donne avec son année.",
            ),
        ]

    def __str__(self) -> str:
        return f"PCS de {self.commune}"

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.programmation.natural_key(), self.commune.code_ins)

    natural_key.dependencies = ["financements.programmation", "financements.axe", "lieux.commune"]


class IndiceISADFQuerySet(models.QuerySet):
    def get_by_natural_key(self, commune: str, annee: int) -> "IndiceISADF":
        return self.get(commune__code_ins=commune, annee=annee)


class IndiceISADF(models.Model):
    """Indicateur synthétique d'accès aux droits fondamentaux (IWEPS) : de 0 à 1, par commune. Contexte, jamais un fait d'un lieu."""

    commune = models.ForeignKey(
        "lieux.Commune", models.CASCADE, related_name="indices_isadf", verbose_name="commune"
    )
    annee = models.PositiveSmallIntegerField("année", validators=ANNEES)
    valeur = models.FloatField("valeur", help_text="De 0 à 1.")
    source = models.CharField("source", max_length=300)

    objects = IndiceISADFQuerySet.as_manager()

    class Meta:
        verbose_name = "indice ISADF"
        verbose_name_plural = "indices ISADF"
        ordering = ["commune__nom_fr", "-annee"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "annee"],
                name="isadf_unique_par_commune_et_annee",
                violation_error_message="L'indice de cette commune pour cette année est déjà noté.",
            ),
            models.CheckConstraint(
                condition=Q(valeur__range=(0, 1)),
                name="isadf_de_0_a_1",
                violation_error_message="Un indice ISADF va de 0 à 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.annee} : {self.valeur:.3f}"

    def natural_key(self) -> tuple[str, int]:
        return (self.commune.code_ins, self.annee)

    natural_key.dependencies = ["lieux.commune"]
