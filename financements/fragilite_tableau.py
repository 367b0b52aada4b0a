"""Ce qu'on choisit de regarder dans ce qui est fragile, et le même en CSV."""

from collections.abc import Iterator
from functools import cached_property

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from comptes import perimetres
from federations.models import Adhesion, Federation
from lieux.models import Commune, Lieu

from .fragilite import Choix, Fragilite
from .models import BIENTOT, Agrement

TITRES = [
    "pourquoi", "lieu", "commune", "operateur", "dispositif", "pouvoir", "nature", "debut", "fin", "etat", "montant",
    "montant_annee", "source",
]  # fmt: skip


class ChoixForm(forms.Form):
    """Les communes et les fédérations proposées sont celles des lieux que ce compte voit."""

    mois = forms.IntegerField(
        label="Dans combien de mois, au plus", min_value=1, max_value=60, required=False, initial=BIENTOT
    )
    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Commune", required=False, to_field_name="slug", empty_label="Toutes"
    )
    federation = forms.ModelChoiceField(
        Federation.objects.none(),
        label="Fédération",
        required=False,
        to_field_name="slug",
        empty_label="Toutes",
    )

    def __init__(self, params, *, compte: AbstractBaseUser) -> None:
        super().__init__({"mois": BIENTOT} | params.dict())
        self.compte = compte
        publies = self.lieux.a_tenir_a_jour().order_by()
        affilies = Adhesion.objects.filter(
            operateur__in=publies.filter(operateur__isnull=False).values("operateur")
        )
        self.fields["commune"].queryset = Commune.objects.filter(
            pk__in=publies.filter(commune__isnull=False).values("commune")
        )
        self.fields["federation"].queryset = Federation.objects.filter(pk__in=affilies.values("federation"))

    @cached_property
    def lieux(self) -> QuerySet[Lieu]:
        return perimetres.filtre(Lieu.objects.all(), self.compte)

    @property
    def choix(self) -> Choix:
        donnees = self.cleaned_data
        return Choix(donnees["mois"] or BIENTOT, donnees["commune"], donnees["federation"])


def rangees(vue: Fragilite) -> Iterator[list[object]]:
    """Titres, puis une rangée par lieu et par octroi ; un octroi sans lieu nommé en a une par lieu de son opérateur."""
    yield TITRES
    for appui in vue.finissants:
        for lieu in appui.lieux:
            yield _rangee("finit bientôt", lieu, appui.octroi)
    for fragile in vue.fragiles:
        for octroi in fragile.octrois:
            yield _rangee("aucun appui durable connu", fragile.lieu, octroi)


def _rangee(pourquoi: str, lieu: Lieu, octroi: Agrement) -> list[object]:
    dispositif = octroi.dispositif
    return [
        pourquoi, lieu.nom, lieu.commune and lieu.commune.nom_fr, octroi.operateur.nom, dispositif.nom,
        dispositif.pouvoir.nom, dispositif.get_nature_display(), octroi.debut, octroi.fin, octroi.get_etat_display(),
        octroi.montant, octroi.montant_annee, octroi.source,
    ]  # fmt: skip
