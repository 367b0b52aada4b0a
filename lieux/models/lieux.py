"""Le lieu de liens et ce qui le décrit. `visibles()` décide seul de ce que le public peut voir."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import fraicheur, geographie, validateurs
from ..horaires import Calendrier, Situation
from ..horaires import Etat as EtatHoraires
from ..horaires import situation as situation_horaire
from .operateurs import Operateur
from .territoires import Communaute, Commune, Localite, position_en_belgique
from .vocabulaires import Accessibilite, Activite, Langue, ModeAcces, Public, TypeLieu


class LieuQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Lieu":
        return self.get(slug=slug)

    def publies(self) -> Self:
        return self.filter(publication=Lieu.Publication.PUBLIE)

    def consultables(self) -> Self:
        """Lieux dont l'adresse répond : publiés, ou retirés (410) ; jamais ceux dont l'adresse est confidentielle."""
        repondent = [Lieu.Publication.PUBLIE, Lieu.Publication.RETIRE]
        return self.filter(publication__in=repondent).exclude(type_adresse=Lieu.TypeAdresse.CONFIDENTIELLE)

    def visibles(self) -> Self:
        """Ce que le public peut voir : publié, et dont l'adresse n'est pas confidentielle. Tout passe par ici."""
        return self.consultables().publies()

    def en_activite(self) -> Self:
        """Sans les lieux définitivement fermés : ils gardent leur page, mais n'entrent dans aucune liste."""
        return self.exclude(etat=Lieu.Etat.FERME)

    def fermes(self) -> Self:
        return self.filter(etat=Lieu.Etat.FERME)

    def localises(self) -> Self:
        return self.filter(latitude__isnull=False)

    def dans(self, *communes: Commune) -> Self:
        return self.filter(commune__in=communes)

    def pour(self, *publics: str) -> Self:
        """Lieux qui accueillent l'un de ces publics (slugs) ; un lieu pour tout le monde les accueille aussi."""
        accueils = Accueil.objects.filter(Q(public__slug__in=publics) | Q(public__designe_tous=True))
        return self.filter(pk__in=accueils.values("lieu"))

    def inconditionnels(self) -> Self:
        """Ouverts à tout le monde, sans condition, et dont quelqu'un l'a constaté."""
        accueils = Accueil.objects.filter(public__designe_tous=True, mode=Accueil.Mode.INCONDITIONNEL)
        return self.filter(pk__in=accueils.values("lieu"))

    def pres_de(self, latitude: float, longitude: float, rayon_km: float = 5) -> Self:
        """Lieux à `rayon_km` au plus du point (degrés WGS 84), avec la colonne `distance_km`."""
        ouest, sud, est, nord = geographie.boite(latitude, longitude, rayon_km)
        return (
            self.dans_la_zone(ouest, sud, est, nord)
            .annotate_distance(latitude, longitude)
            .filter(distance_km__lte=rayon_km)
        )

    def annotate_distance(self, latitude: float, longitude: float) -> Self:
        """Ajoute `distance_km`, à vol d'oiseau ; nulle pour un lieu non localisé."""
        return self.annotate(distance_km=geographie.distance_km(latitude, longitude))

    def dans_la_zone(self, ouest: float, sud: float, est: float, nord: float) -> Self:
        return self.filter(latitude__range=(sud, nord), longitude__range=(ouest, est))

    def annotate_verification(self) -> Self:
        """Ajoute `derniere_verification` et `derniere_methode`, nulles pour un lieu jamais vérifié."""
        from .suivi import Verification

        dernieres = Verification.objects.filter(lieu=OuterRef("pk")).order_by("-verifie_le", "-pk")
        return self.annotate(
            derniere_verification=Subquery(dernieres.values("verifie_le")[:1]),
            derniere_methode=Subquery(dernieres.values("methode")[:1]),
        )

    def annotate_limite(self, jour: date, retard: int = 0) -> Self:
        """Ajoute `limite_verification` : une vérification faite avant est périmée, et le serait depuis `retard` mois."""
        return self.annotate(limite_verification=fraicheur.limite_en_base(jour, retard))

    def verifies_depuis(self, jour: date) -> Self:
        from .suivi import Verification

        return self.filter(Exists(Verification.objects.filter(lieu=OuterRef("pk"), verifie_le__gte=jour)))

    def a_tenir_a_jour(self) -> Self:
        """Ce qu'une liste montre au public : de quoi tromper quelqu'un si la fiche n'est plus vraie."""
        return self.visibles().en_activite()

    def jamais_verifies(self) -> Self:
        from .suivi import Verification

        return self.exclude(Exists(Verification.objects.filter(lieu=OuterRef("pk"))))

    def verification_a_jour(self, jour: date) -> Self:
        """Vérifiés depuis moins longtemps que leur rythme."""
        lieux = self.annotate_verification().annotate_limite(jour)
        return lieux.filter(derniere_verification__gte=F("limite_verification"))

    def verification_en_retard(self, jour: date, mois: int = 0) -> Self:
        """Vérifiés un jour, mais dont la vérification est périmée, depuis plus de `mois` mois."""
        lieux = self.annotate_verification().annotate_limite(jour, mois)
        return lieux.filter(derniere_verification__lt=F("limite_verification"))

    def compte_retards(self, jour: date, mois: Iterable[int]) -> dict[int, int]:
        """Nombre de lieux en retard de plus de tant de mois, pour chaque nombre de mois, en une requête."""
        en_retard = {
            f"plus_de_{m}": Count("pk", filter=Q(derniere_verification__lt=fraicheur.limite_en_base(jour, m)))
            for m in mois
        }
        comptes = self.annotate_verification().aggregate(**en_retard)
        return {m: comptes[f"plus_de_{m}"] for m in mois}

    def sans_position_utile(self) -> Self:
        """Sans position, ou au centre de la commune : personne n'y trouverait la porte."""
        return self.filter(precision__in=["", Lieu.Precision.COMMUNE])


class Lieu(models.Model):
    """Lieu de liens. N'est visible que publié, et jamais si son adresse est confidentielle."""

    class TypeAdresse(models.TextChoices):
        ACCUEIL = "accueil", _("Adresse d'accueil")
        POSTALE = "postale", _("Adresse postale seulement")
        CONFIDENTIELLE = "confidentielle", _("Confidentielle : ne quitte jamais la rédaction")

    class Precision(models.TextChoices):
        ADRESSE = "adresse", _("À l'adresse")
        RUE = "rue", _("À la rue")
        LOCALITE = "localite", _("À la localité")
        COMMUNE = "commune", _("À la commune")

    class Gouvernance(models.TextChoices):
        AUTOGESTION = "autogestion", _("Autogestion")
        COGESTION = "cogestion", _("Cogestion")
        PARTAGEE = "gouvernance_partagee", _("Gouvernance partagée")
        BOTTOM_UP = "bottom_up", _("Née de ses participants")
        ASSOCIATIF = "associatif", _("Associative")
        INSTITUTIONNEL = "institutionnel", _("Institutionnelle")
        INCONNUE = "inconnue", _("Inconnue")

    class Tarif(models.TextChoices):
        GRATUIT = "gratuit", _("Gratuit")
        PRIX_LIBRE = "prix_libre", _("Prix libre")
        PRIX_DEMOCRATIQUE = "prix_democratique", _("Petits prix")
        PARTICIPATION = "participation", _("Participation aux frais")
        PAYANT = "payant", _("Payant")
        INCONNU = "inconnu", _("Inconnu")

    class Publication(models.TextChoices):
        BROUILLON = "brouillon", "Brouillon"
        A_RELIRE = "a_relire", "À relire"
        PUBLIE = "publie", "Publié"
        RETIRE = "retire", "Retiré"

    class Etat(models.TextChoices):
        OUVERT = "ouvert", _("Ouvert")
        MENACE = "menace", _("Menacé")
        FERME_TEMPORAIREMENT = "ferme_temporairement", _("Fermé temporairement")
        FERME = "ferme", _("Fermé définitivement")
        EN_PROJET = "en_projet", _("En projet")
        INCONNU = "inconnu", _("Inconnu, à vérifier")

    ETATS_FERMES = (Etat.FERME, Etat.FERME_TEMPORAIREMENT, Etat.EN_PROJET)
    """Fermé ou pas encore ouvert : les horaires ne disent alors rien."""

    class Confiance(models.TextChoices):
        HAUTE = "haute", "Haute"
        MOYENNE = "moyenne", "Moyenne"
        BASSE = "basse", "Basse"

    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField(
        "identifiant public",
        max_length=120,
        unique=True,
        help_text="Fait l'adresse de la page. Le changer garde l'ancienne adresse, qui renvoie à la nouvelle.",
    )
    type = models.ForeignKey(TypeLieu, models.PROTECT, related_name="lieux", verbose_name="type")
    operateur = models.ForeignKey(
        Operateur, models.PROTECT, related_name="lieux", verbose_name="opérateur", null=True, blank=True
    )
    accroche = models.CharField(
        "accroche", max_length=200, blank=True, help_text="Une phrase simple : ce qu'on y trouve."
    )
    description = models.TextField("description", blank=True, help_text="Quelques phrases, en Markdown.")
    facile_a_lire = models.TextField(
        "facile à lire",
        blank=True,
        help_text="La présentation du lieu pour qui lit avec peine. Une idée par phrase, une phrase par ligne. "
        "Les mots de tous les jours, ni sigle ni abréviation. Dire « vous ».",
    )

    type_adresse = models.CharField(
        "nature de l'adresse", max_length=14, choices=TypeAdresse, default=TypeAdresse.ACCUEIL
    )
    rue = models.CharField("rue", max_length=150, blank=True)
    numero = models.CharField("numéro", max_length=20, blank=True)
    complement = models.CharField(
        "complément", max_length=120, blank=True, help_text="Étage, sonnette, entrée par la cour…"
    )
    code_postal = models.CharField(
        "code postal", max_length=4, blank=True, db_index=True, validators=[validateurs.code_postal]
    )
    localite = models.ForeignKey(
        Localite, models.PROTECT, related_name="lieux", verbose_name="localité", null=True, blank=True
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="lieux", verbose_name="commune", null=True, blank=True
    )
    latitude = models.FloatField("latitude", null=True, blank=True, help_text="Degrés, WGS 84.")
    longitude = models.FloatField("longitude", null=True, blank=True, help_text="Degrés, WGS 84.")
    precision = models.CharField(
        "précision de la position",
        max_length=8,
        choices=Precision,
        blank=True,
        help_text="« À la localité » et « à la commune » ne sont pas des adresses : la page le dit.",
    )
    position_source = models.TextField(
        "source de la position", blank=True, help_text="D'où vient le point, et l'écart attendu."
    )

    telephone = models.CharField("téléphone", max_length=30, blank=True, validators=[validateurs.telephone])
    email = models.EmailField(
        "courriel", blank=True, help_text="Une adresse de service, jamais celle d'une personne."
    )
    site_web = models.URLField("site", blank=True)

    horaires = models.CharField(
        "horaires",
        max_length=500,
        blank=True,
        validators=[validateurs.expression_horaires],
        help_text="Syntaxe OpenStreetMap, par exemple « Mo-Fr 10:00-17:00; We 14:00-20:00; PH off ». Vide : inconnus.",
    )
    horaires_note = models.TextField(
        "note sur les horaires", blank=True, help_text="Ce que la syntaxe ne dit pas, lu par le public."
    )
    calendrier_scolaire = models.CharField(
        "congés scolaires suivis",
        max_length=3,
        choices=Communaute,
        blank=True,
        help_text="Vide : ceux de la commune.",
    )

    publics = models.ManyToManyField(Public, through="Accueil", related_name="lieux", verbose_name="publics")
    activites = models.ManyToManyField(Activite, related_name="lieux", verbose_name="activités", blank=True)
    activites_note = models.TextField(
        "activités en détail",
        blank=True,
        help_text="Les mots du lieu, séparés par des virgules : percussions, ciné-club…",
    )
    langues = models.ManyToManyField(Langue, related_name="lieux", verbose_name="langues parlées", blank=True)
    accessibilites = models.ManyToManyField(
        Accessibilite, related_name="lieux", verbose_name="accessibilité", blank=True
    )
    modes_acces = models.ManyToManyField(
        ModeAcces, related_name="lieux", verbose_name="modes d'accès", blank=True
    )
    acces_note = models.TextField(
        "conditions d'accès", blank=True, help_text="Lues par le public, en tête de fiche."
    )
    gouvernance = models.CharField(
        "gouvernance", max_length=20, choices=Gouvernance, default=Gouvernance.INCONNUE
    )
    gouvernance_note = models.TextField("qui décide", blank=True, help_text="Une phrase simple.")
    tarif = models.CharField("tarif", max_length=18, choices=Tarif, default=Tarif.INCONNU)
    tarif_note = models.CharField(
        "tarif en détail", max_length=200, blank=True, help_text="Par exemple : repas 4 €, douche 1 €."
    )
    age_min = models.PositiveSmallIntegerField("âge minimum", null=True, blank=True, help_text="Années.")
    age_max = models.PositiveSmallIntegerField(
        "âge maximum", null=True, blank=True, help_text="Années, comprises."
    )
    partenaires = models.TextField("partenaires", blank=True)
    financement_note = models.TextField(
        "ressources", blank=True, help_text="Ce que l'on sait de ses ressources, lu par le public."
    )

    publication = models.CharField(
        "publication", max_length=10, choices=Publication, default=Publication.BROUILLON, db_index=True
    )
    etat = models.CharField("état", max_length=20, choices=Etat, default=Etat.INCONNU)
    etat_depuis = models.DateField("depuis le", null=True, blank=True)
    etat_note = models.TextField(
        "explication de l'état", blank=True, help_text="Une phrase sobre, lue par le public."
    )
    confiance = models.CharField(
        "confiance dans les sources", max_length=8, choices=Confiance, default=Confiance.BASSE
    )
    rythme_verification = models.PositiveSmallIntegerField(
        "rythme de vérification", default=12, help_text="Mois entre deux vérifications."
    )
    source = models.TextField(
        "sources", blank=True, help_text="Une par ligne : adresse d'une page ou nom d'un document."
    )
    source_annee = models.PositiveSmallIntegerField("année de la source", null=True, blank=True)
    remarque = models.TextField("remarque interne", blank=True, help_text="Ne quitte jamais la rédaction.")
    cree_le = models.DateTimeField("créé le", default=timezone.now, editable=False)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    objects = LieuQuerySet.as_manager()

    class Meta:
        verbose_name = "lieu"
        verbose_name_plural = "lieux"
        ordering = ["nom", "pk"]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="lieu_position"),
            models.Index(fields=["publication", "nom"], name="lieu_publication_nom"),
        ]
        constraints = [
            position_en_belgique("lieu_en_belgique_ou_non_localise"),
            models.CheckConstraint(
                condition=Q(precision="", latitude__isnull=True)
                | ~Q(precision="") & Q(latitude__isnull=False),
                name="lieu_position_et_precision_ensemble",
                violation_error_message="Dire la précision de la position (adresse, rue, localité ou commune), et seulement s'il y en a une.",
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True) | Q(age_max__isnull=True) | Q(age_max__gte=F("age_min")),
                name="lieu_ages_dans_l_ordre",
                violation_error_message="L'âge maximum est plus petit que l'âge minimum : corriger l'un des deux.",
            ),
            models.CheckConstraint(
                condition=~Q(etat="ferme") | Q(etat_depuis__isnull=False),
                name="lieu_ferme_avec_date",
                violation_error_message="Donner la date depuis laquelle le lieu est fermé : le public la lit.",
            ),
            models.CheckConstraint(
                condition=Q(rythme_verification__range=(1, 60)),
                name="lieu_rythme_de_1_a_60_mois",
                violation_error_message="Donner un rythme de vérification de 1 à 60 mois.",
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("lieux:fiche", args=[self.slug])

    def verifie_adresse_libre(self) -> None:
        """Lève ValidationError si le slug est l'ancienne adresse d'un autre lieu ; la sienne, un lieu peut la reprendre."""
        autre = (
            AncienneAdresse.objects.filter(slug=self.slug)
            .exclude(lieu=self.pk)
            .select_related("lieu")
            .first()
        )
        if autre:
            phrase = (
                f"« {self.slug} » est une ancienne adresse de « {autre.lieu} », et y mène encore : "
                "choisir un autre identifiant."
            )
            raise ValidationError({"slug": phrase}, code="ancienne_adresse")

    def clean(self) -> None:
        self.verifie_adresse_libre()
        if self.localite and self.commune_id != self.localite.commune_id:
            raise ValidationError(
                {
                    "localite": f"{self.localite.nom} n'est pas dans la commune choisie : changer l'une ou l'autre."
                }
            )
        if self.localite and self.code_postal != self.localite.code_postal:
            raise ValidationError(
                {"code_postal": f"Le code postal de {self.localite.nom} est {self.localite.code_postal}."}
            )

    @property
    def se_perime(self) -> bool:
        """Le public la voit dans une liste : sa fiche doit rester vraie (`a_tenir_a_jour`, pour un seul lieu)."""
        return (
            self.publication == self.Publication.PUBLIE
            and self.type_adresse != self.TypeAdresse.CONFIDENTIELLE
            and self.etat != self.Etat.FERME
        )

    @property
    def faits_manquants(self) -> list[str]:
        """Ce que le visiteur cherche d'abord et que la fiche ne dit pas."""
        sans_porte = self.precision in ("", self.Precision.COMMUNE)
        faits = {
            gettext("horaires"): not self.horaires,
            gettext("téléphone"): not self.telephone,
            gettext("position"): sans_porte,
        }
        return [fait for fait, manque in faits.items() if manque]

    @property
    def a_une_position_exacte(self) -> bool:
        return self.precision in (self.Precision.ADRESSE, self.Precision.RUE)

    @property
    def voie(self) -> str:
        return f"{self.rue} {self.numero}".strip()

    @property
    def ville(self) -> str:
        """« 6041 Gosselies », « 1030 Schaerbeek » ; vide si la commune n'est pas connue."""
        nom = (self.localite or self.commune).nom_local if self.localite or self.commune else ""
        return f"{self.code_postal} {nom}".strip()

    @property
    def ou(self) -> str:
        """Où se trouve le lieu, comme on le dit : « Gosselies (Charleroi) », « Schaerbeek », « commune inconnue »."""
        if not self.commune:
            return gettext("commune inconnue")
        if self.localite and self.localite.nom != self.commune.nom_fr:
            return f"{self.localite.nom_local} ({self.commune.nom_local})"
        return self.commune.nom_local

    @property
    def infos_affichees(self) -> list:
        """Informations en cours ou à venir. Celles d'hier ne servent qu'aux heures qui passent minuit."""
        return [info for info in self.infos_utiles if info.fin >= timezone.localdate()]

    @property
    def horaires_a_verifier(self) -> bool:
        """Il a des horaires, mais nous ne savons pas s'il est toujours en activité."""
        return self.etat == self.Etat.INCONNU and bool(self.horaires)

    @property
    def communaute(self) -> str:
        """Communauté dont le lieu suit les congés scolaires."""
        return self.calendrier_scolaire or (self.commune.communaute if self.commune else Communaute.FWB)

    @property
    def ferme_pour_l_instant(self) -> bool:
        """Fermé ou pas encore ouvert : les horaires ne disent alors rien."""
        return self.etat in self.ETATS_FERMES

    def situation(self, instant: datetime, calendrier: Calendrier) -> Situation:
        """Ouvert, fermé ou à vérifier à cet instant. Attend `infos_utiles`, chargées par lieux/references.py."""
        if self.ferme_pour_l_instant:
            return Situation(EtatHoraires.FERME, instant=instant, raison=self.get_etat_display())
        return situation_horaire(
            self.horaires, instant, calendrier, [info.pour_horaires for info in self.infos_utiles]
        )


class AccueilQuerySet(models.QuerySet):
    def get_by_natural_key(self, lieu: str, public: str) -> "Accueil":
        return self.get(lieu__slug=lieu, public__slug=public)


class Accueil(models.Model):
    """Comment un lieu accueille un public. Le mode n'est jamais déduit : sans source, il reste inconnu."""

    class Mode(models.TextChoices):
        INCONDITIONNEL = "inconditionnel", _("Sans condition")
        PRIORITAIRE = "prioritaire", _("En priorité")
        EXCLUSIF = "exclusif", _("Exclusivement")
        INCONNU = "inconnu", _("Accueilli, condition non précisée")

    SUITES = {
        Mode.INCONDITIONNEL: _("%(public)s, sans condition"),
        Mode.PRIORITAIRE: _("%(public)s en priorité"),
        Mode.EXCLUSIF: _("%(public)s seulement"),
    }

    lieu = models.ForeignKey(Lieu, models.CASCADE, related_name="accueils", verbose_name="lieu")
    public = models.ForeignKey(Public, models.PROTECT, related_name="accueils", verbose_name="public")
    mode = models.CharField("mode", max_length=14, choices=Mode, default=Mode.INCONNU)
    note = models.CharField(
        "précision", max_length=200, blank=True, help_text="Par exemple : le mercredi seulement."
    )

    objects = AccueilQuerySet.as_manager()

    class Meta:
        verbose_name = "public accueilli"
        verbose_name_plural = "publics accueillis"
        ordering = ["public__ordre", "public__libelle"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "public"],
                name="accueil_unique_par_public",
                violation_error_message="Ce public est déjà dans la liste : compléter la ligne existante.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public} ({self.get_mode_display().lower()})"

    @property
    def etiquette(self) -> str:
        """« Jeunes », « Jeunes en priorité », « Tout public, sans condition »."""
        return self.SUITES.get(self.mode, "%(public)s") % {"public": self.public.libelle_local}

    @property
    def engage(self) -> bool:
        """Le lieu s'engage envers ce public, ou n'accueille que lui."""
        return self.mode in (self.Mode.INCONDITIONNEL, self.Mode.EXCLUSIF)

    def natural_key(self) -> tuple[str, str]:
        return (self.lieu.slug, self.public.slug)

    natural_key.dependencies = ["lieux.lieu", "lieux.public"]


class PremiereVisiteQuerySet(models.QuerySet):
    def get_by_natural_key(self, lieu: str) -> "PremiereVisite":
        return self.get(lieu__slug=lieu)


class PremiereVisite(models.Model):
    """À quoi s'attendre en poussant la porte. Ce que personne n'a vérifié reste « inconnu »."""

    class Reponse(models.TextChoices):
        OUI = "oui", _("oui")
        NON = "non", _("non")
        INCONNU = "inconnu", _("inconnu")

    lieu = models.OneToOneField(Lieu, models.CASCADE, related_name="premiere_visite", verbose_name="lieu")
    rendez_vous = models.CharField(
        _("rendez-vous nécessaire"), max_length=7, choices=Reponse, default=Reponse.INCONNU
    )
    inscription = models.CharField(
        _("inscription demandée"), max_length=7, choices=Reponse, default=Reponse.INCONNU
    )
    nom_demande = models.CharField(_("nom demandé"), max_length=7, choices=Reponse, default=Reponse.INCONNU)
    accompagne = models.CharField(
        _("on peut venir accompagné"), max_length=7, choices=Reponse, default=Reponse.INCONNU
    )
    enfants = models.CharField(
        _("on peut venir avec des enfants"), max_length=7, choices=Reponse, default=Reponse.INCONNU
    )
    chiens = models.CharField(_("chiens admis"), max_length=7, choices=Reponse, default=Reponse.INCONNU)
    alcool = models.CharField(_("alcool servi"), max_length=7, choices=Reponse, default=Reponse.INCONNU)
    boisson_offerte = models.CharField(
        _("boisson offerte"), max_length=7, choices=Reponse, default=Reponse.INCONNU
    )
    coin_calme = models.CharField(_("coin calme"), max_length=7, choices=Reponse, default=Reponse.INCONNU)
    source = models.CharField("source", max_length=300, blank=True)

    objects = PremiereVisiteQuerySet.as_manager()

    class Meta:
        verbose_name = "première visite"
        verbose_name_plural = "premières visites"

    def __str__(self) -> str:
        return f"Première visite : {self.lieu}"

    def natural_key(self) -> tuple[str]:
        return (self.lieu.slug,)

    natural_key.dependencies = ["lieux.lieu"]

    @property
    def reponses(self) -> list[tuple[str, str, str]]:
        """Question, réponse et réponse en mots, dans l'ordre de la fiche."""
        champs = [champ for champ in self._meta.fields if champ.choices]
        return [
            (champ.verbose_name, valeur, self.Reponse(valeur).label)
            for champ in champs
            if (valeur := getattr(self, champ.name))
        ]


class AncienneAdresse(models.Model):
    """Slug qu'un lieu a porté : son adresse publique continue de mener à lui."""

    slug = models.SlugField("ancien identifiant", max_length=120, unique=True)
    lieu = models.ForeignKey(Lieu, models.CASCADE, related_name="anciennes_adresses", verbose_name="lieu")

    class Meta:
        verbose_name = "ancienne adresse"
        verbose_name_plural = "anciennes adresses"

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        if Lieu.objects.filter(slug=self.slug).exists():
            raise ValidationError(
                {"slug": "Un lieu porte encore cet identifiant : l'ancienne adresse ne mènerait nulle part."}
            )
