"""Paramètres d'adresse de la liste, de la carte, des points et des exports, qui ne peuvent donc pas diverger."""

from datetime import timedelta
from functools import cached_property

import django_filters
from django import forms
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils import timezone

from federations.models import Adhesion
from financements.models import Agrement

from . import ouverture, recherche
from .calendriers import Calendriers
from .champs import (
    ChoixField,
    CodePostalField,
    EntierField,
    MomentField,
    PointField,
    RechercheField,
    ZoneField,
)
from .dates import il_y_a_mois
from .horaires import plage_nommee
from .models import Accueil, Lieu
from .models.lieux import LieuQuerySet
from .options import Option, Options, lit_options, vacances
from .parametres import chaine
from .tri import trie

RAYON_PAR_DEFAUT_KM = 5
UN_INSTANT = timedelta(microseconds=1)  # la fin d'un intervalle n'y est pas comprise : 10 h pile doit l'être
VOCABULAIRES = (
    "commune",
    "type",
    "public",
    "activite",
    "langue",
    "acces",
    "accessibilite",
    "federation",
    "dispositif",
    "operateur",
)


class ChoixFilter(django_filters.Filter):
    field_class = ChoixField


class ChampFilter(django_filters.Filter):
    """Filtre dont le champ est donné : `ChampFilter(PointField, label=…, method=…)`."""

    def __init__(self, field_class: type[forms.Field], **kwargs):
        self.field_class = field_class
        super().__init__(**kwargs)


class LieuFilter(django_filters.FilterSet):
    """Lieux que sélectionnent les paramètres. Une valeur qui ne veut rien dire est mise de côté et nommée dans `ecartes`."""

    q = ChampFilter(RechercheField, label="Recherche", method="filter_q")
    commune = ChoixFilter(label="Commune", method="filter_commune")
    cp = ChampFilter(CodePostalField, label="Code postal", method="filter_cp")
    type = ChoixFilter(label="Type de lieu", method="filter_type")
    public = ChoixFilter(label="Pour qui", method="filter_public")
    activite = ChoixFilter(label="Activité", method="filter_activite")
    langue = ChoixFilter(label="Langue", method="filter_langue")
    acces = ChoixFilter(label="Accès", method="filter_acces")
    accessibilite = ChoixFilter(label="Accessibilité", method="filter_accessibilite")
    gouvernance = ChoixFilter(label="Qui décide", method="filter_gouvernance")
    tarif = ChoixFilter(label="Prix", method="filter_tarif")
    federation = ChoixFilter(label="Fédération", method="filter_federation")
    dispositif = ChoixFilter(label="Financement", method="filter_dispositif")
    operateur = ChoixFilter(label="Opérateur", method="filter_operateur")
    ouvert = ChampFilter(MomentField, label="Ouvert", method="filter_ouvert")
    pres = ChampFilter(PointField, label="Autour de", method="filter_pres")
    rayon = ChampFilter(
        EntierField, label="Rayon", method="ne_filtre_pas", min_value=1, max_value=50, unite="kilomètres"
    )
    zone = ChampFilter(ZoneField, label="Zone", method="filter_zone")
    inconditionnel = ChoixFilter(
        label="Sans condition",
        method="filter_inconditionnel",
        choices=[("1", "Ouvert à tout le monde, sans condition")],
    )
    verifie = ChampFilter(
        EntierField, label="Vérifié depuis", method="filter_verifie", min_value=1, max_value=120, unite="mois"
    )
    inconnus = ChoixFilter(
        label="Aussi ce qu'on ne sait pas",
        method="ne_filtre_pas",
        choices=[("1", "Avec les lieux dont on ne sait pas")],
    )
    tri = ChoixFilter(
        label="Trier par",
        method="ne_filtre_pas",
        choices=[
            ("pertinence", "Pertinence"),
            ("distance", "Distance"),
            ("nom", "Nom"),
            ("verification", "Vérification"),
        ],
    )

    class Meta:
        model = Lieu
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: LieuQuerySet, *, options: Options | None = None):
        super().__init__(data, queryset)
        self.options = options or lit_options(operateurs=data.getlist("operateur"))
        self.calendriers = Calendriers(vacances(self.options))
        self.maintenant = timezone.now()
        for nom in VOCABULAIRES:
            self.filters[nom].extra["choices"] = [(o.slug, o.libelle) for o in self.options[nom].values()]
        self.filters["commune"].extra["choices"] += [
            (o.suite, o.libelle) for o in self.options["commune"].values()
        ]
        self.filters["gouvernance"].extra["choices"] = Lieu.Gouvernance.choices
        self.filters["tarif"].extra["choices"] = Lieu.Tarif.choices

    # --- Ce que les paramètres veulent dire ---------------------------------------------------------------------

    @cached_property
    def valeurs(self) -> dict[str, object]:
        """Valeurs utiles par paramètre. D'une liste, seules les valeurs sans sens tombent."""
        self.ecartes: dict[str, list[str]] = {}
        erreurs_par_nom = self.form.errors
        valeurs = dict(self.form.cleaned_data)
        for nom, erreurs in erreurs_par_nom.items():
            champ = self.form.fields[nom]
            if isinstance(champ, ChoixField):
                valeurs[nom], self.ecartes[nom] = champ.separe(self.data.getlist(nom))
            else:
                self.ecartes[nom] = list(erreurs)
        self._comprend_commune(valeurs)
        if "distance" in (valeurs.get("tri") or []) and not valeurs.get("pres"):
            valeurs["tri"] = []
            self.ecartes["tri"] = [
                "Pour trier par distance, il faut d'abord un point de départ : « Autour de moi »."
            ]
        return {nom: valeur for nom, valeur in valeurs.items() if valeur not in (None, "", [])}

    def _comprend_commune(self, valeurs: dict[str, object]) -> None:
        """« Schaerbeek » ou « 1030 » tapés dans la recherche désignent un endroit, pas un mot à trouver."""
        texte = str(valeurs.get("q") or "").strip()
        if len(texte) == 4 and texte.isascii() and texte.isdigit() and not valeurs.get("cp"):
            valeurs["cp"], valeurs["q"] = [texte], ""
        elif not valeurs.get("commune") and (commune := recherche.commune_nommee(texte, self.options)):
            valeurs["commune"], valeurs["q"] = [commune], ""

    @property
    def erreurs(self) -> dict[str, list[str]]:
        """Phrases par paramètre mis de côté ; vide si tout a un sens."""
        _ = self.valeurs
        return self.ecartes

    @property
    def parametres(self) -> str:
        """Ce qui a un sens, en chaîne de requête, hors tri et page : pour la carte, les exports, les liens."""
        return chaine(self.valeurs, lambda nom, valeur: nom != "tri")

    @property
    def avec_inconnus(self) -> bool:
        return "inconnus" in self.valeurs

    @cached_property
    def communes_choisies(self) -> list[Option]:
        demandees = self.valeurs.get("commune", [])
        return [o for o in self.options["commune"].values() if o.slug in demandees or o.suite in demandees]

    # --- Ce qu'ils sélectionnent --------------------------------------------------------------------------------

    @cached_property
    def _larges(self) -> LieuQuerySet:
        """Lieux que rien n'écarte avec certitude ; les conditions qui écartent aussi l'inconnu vont dans `_certitudes`."""
        self._certitudes = Q()
        lieux = ouverture.annotate_communaute(self.queryset)
        for nom, valeur in self.valeurs.items():
            lieux = self.filters[nom].filter(lieux, valeur)
        return lieux

    @cached_property
    def lieux(self) -> LieuQuerySet:
        """Lieux sélectionnés par les valeurs qui ont un sens, dans l'ordre demandé."""
        larges = self._larges
        return trie(larges if self.avec_inconnus else larges.filter(self._certitudes), self.valeurs)

    @cached_property
    def _comptes(self) -> dict[str, int]:
        certains = self._certitudes_ou_tout
        localise = Q(latitude__isnull=False)
        return self._larges.order_by().aggregate(
            larges=Count("pk"),
            larges_localises=Count("pk", filter=localise),
            certains=Count("pk", filter=certains),
            certains_localises=Count("pk", filter=certains & localise),
        )

    @property
    def _certitudes_ou_tout(self) -> Q:
        _ = self._larges
        return self._certitudes or Q(pk__isnull=False)

    @property
    def nombre(self) -> int:
        return self._comptes["larges" if self.avec_inconnus else "certains"]

    @property
    def nombre_certains(self) -> int:
        return self._comptes["certains"]

    @property
    def nombre_sans_position(self) -> int:
        """Lieux retenus que la carte ne peut pas montrer."""
        return self.nombre - self._comptes["larges_localises" if self.avec_inconnus else "certains_localises"]

    @property
    def nombre_inconnus(self) -> int:
        """Lieux que seuls des faits inconnus écartent : ni oui, ni non."""
        return 0 if self.avec_inconnus else self._comptes["larges"] - self._comptes["certains"]

    @property
    def lieux_absents(self) -> bool:
        return self.nombre == 0

    def _retient(self, lieux: LieuQuerySet, oui: Q, inconnu: Q) -> LieuQuerySet:
        """Écarte ce qui n'est certainement pas ; ce qui est inconnu est gardé à part, pour être compté et proposé."""
        self._certitudes &= oui
        return lieux.filter(oui | inconnu)

    def ne_filtre_pas(self, lieux, name, valeur):
        return lieux

    def filter_q(self, lieux, name, texte):
        return recherche.cherche(lieux, texte)

    def filter_commune(self, lieux, name, codes):
        return lieux.filter(commune__slug__in=[commune.slug for commune in self.communes_choisies])

    def filter_cp(self, lieux, name, codes):
        return lieux.filter(code_postal__in=codes)

    def filter_type(self, lieux, name, types):
        return lieux.filter(type__slug__in=types)

    def filter_public(self, lieux, name, publics):
        """Seul un accueil exclusif dit non à un autre public ; ne pas le nommer ne dit rien."""
        oui = Q(pk__in=Lieu.objects.pour(*publics).values("pk"))
        return self._retient(lieux, oui, self._sans_accueil_exclusif())

    def _sans_accueil_exclusif(self) -> Q:
        return ~Q(pk__in=Accueil.objects.filter(mode=Accueil.Mode.EXCLUSIF).values("lieu"))

    def filter_activite(self, lieux, name, activites):
        return self._retient_parmi(lieux, "activites", activites)

    def filter_langue(self, lieux, name, langues):
        return self._retient_parmi(lieux, "langues", langues)

    def filter_acces(self, lieux, name, modes):
        return self._retient_parmi(lieux, "modes_acces", modes)

    def filter_accessibilite(self, lieux, name, accessibilites):
        return self._retient_parmi(lieux, "accessibilites", accessibilites)

    def _retient_parmi(self, lieux, relation: str, slugs: list[str]) -> LieuQuerySet:
        """Lieux liés à l'un de ces termes. Les listes ne sont jamais dites complètes : un terme absent reste inconnu."""
        terme = Lieu._meta.get_field(relation).m2m_reverse_field_name()
        liens = getattr(Lieu, relation).through.objects.filter(**{f"{terme}__slug__in": slugs})
        return self._retient(lieux, Q(pk__in=liens.values("lieu")), Q(pk__isnull=False))

    def filter_gouvernance(self, lieux, name, valeurs):
        return self._retient(lieux, Q(gouvernance__in=valeurs), Q(gouvernance=Lieu.Gouvernance.INCONNUE))

    def filter_tarif(self, lieux, name, tarifs):
        return self._retient(lieux, Q(tarif__in=tarifs), Q(tarif=Lieu.Tarif.INCONNU))

    def filter_federation(self, lieux, name, federations):
        adhesions = Adhesion.objects.filter(federation__slug__in=federations).valides_au(timezone.localdate())
        return lieux.filter(operateur__in=adhesions.values("operateur"))

    def filter_dispositif(self, lieux, name, dispositifs):
        agrements = Agrement.objects.filter(dispositif__slug__in=dispositifs).valides_au(timezone.localdate())
        return lieux.filter(agrements.concerne())

    def filter_operateur(self, lieux, name, operateurs):
        return lieux.filter(operateur__slug__in=operateurs)

    def filter_ouvert(self, lieux, name, moment):
        if moment == "maintenant":
            debut = self.maintenant
            fin = debut + UN_INSTANT
        elif isinstance(moment, str):
            debut, fin = plage_nommee(moment, self.maintenant)
        else:
            debut, fin = moment, moment + UN_INSTANT
        return self._retient(
            lieux,
            *ouverture.conditions(
                lieux, timezone.localtime(debut), timezone.localtime(fin), self.calendriers
            ),
        )

    def filter_pres(self, lieux, name, point):
        return lieux.pres_de(*point, rayon_km=self.valeurs.get("rayon", RAYON_PAR_DEFAUT_KM))

    def filter_zone(self, lieux, name, zone):
        return lieux.dans_la_zone(*zone)

    def filter_inconditionnel(self, lieux, name, valeurs):
        return self._retient(
            lieux, Q(pk__in=Lieu.objects.inconditionnels().values("pk")), self._sans_accueil_exclusif()
        )

    def filter_verifie(self, lieux, name, mois):
        return lieux.verifies_depuis(il_y_a_mois(timezone.localdate(), mois))
