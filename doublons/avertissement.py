"""À la création d'une fiche : montrer les lieux qui lui ressemblent avant d'enregistrer. Une fois ; rien n'est perdu."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.forms.models import BaseModelForm
from django.http import HttpRequest
from django.urls import reverse

from lieux.models import Lieu

from .decisions import fusion_de, peut_decider, retient_differents
from .models import DecisionDoublon
from .rapprochement import Avis, ressemblants
from .signes import signes_de, tous_les_signes

AUTRE_LIEU = "_autre_lieu"
PHRASE = (
    "Ce lieu existe peut-être déjà : rien n'est encore enregistré. Regarder plus haut, puis ouvrir la fiche "
    "qui existe, ou cocher « C'est un autre lieu » et enregistrer de nouveau."
)
ABSORBEE = (
    "Cette fiche a été fusionnée dans une autre, que le public lit à sa place. Pour défaire la fusion, remettre "
    "l'ancienne version des deux fiches, depuis leur historique."
)
MONTRES = 8


@dataclass(frozen=True, slots=True)
class Proche:
    lieu: Lieu
    avis: Avis
    adresse: str


class AvertitDesDoublons:
    """À mêler à LieuAdmin. `_autre_lieu` porte les clés des lieux que l'on a vus : un nouveau ressemblant avertit encore.

    D'une contribution, la case laisse enregistrer mais ne décide pas : la paire attend la relecture.
    """

    def get_form(self, request, obj=None, change=False, **kwargs):
        classe = super().get_form(request, obj, change, **kwargs)
        if request.method != "POST":
            return classe
        if obj is not None:
            fusion = fusion_de(obj)
            return type(classe.__name__, (_Absorbee, classe), {}) if fusion else classe
        return type(classe.__name__, (_Avertit, classe), {"modele_admin": self, "requete": request})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        proches = getattr(context["adminform"].form, "proches", [])
        context |= {"proches": proches, "autre_lieu_vus": "" if proches else request.POST.get(AUTRE_LIEU, "")}
        if obj is not None:
            context["fusion"] = fusion_de(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def fait_passer(self, request, fiches, vers):
        """Une fiche absorbée ne revient pas devant le public à côté de celle qui l'a reprise."""
        choisies = dict(fiches)
        absorbees = DecisionDoublon.objects.absorbes().filter(absorbe__in=list(choisies))
        for pk in absorbees.values_list("absorbe", flat=True):
            self.message_user(request, f"{choisies.pop(pk)} : {ABSORBEE}", messages.ERROR)
        super().fait_passer(request, list(choisies.items()), vers)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if peut_decider(request.user):
            autres = [proche.lieu.pk for proche in getattr(form, "ecartes", [])]
            retient_differents(form.instance.pk, autres, par=request.user)

    def proches_de(self, request: HttpRequest, lieu: Lieu) -> list[Proche]:
        """Ceux que cette personne peut ouvrir, ou que tout le monde peut lire ; jamais un lieu qu'une fusion a absorbé."""
        avis = ressemblants(signes_de(lieu), tous_les_signes())
        siens = set(self.get_queryset(request).filter(pk__in=list(avis)).values_list("pk", flat=True))
        ouverts = Lieu.objects.filter(Q(pk__in=siens) | Q(pk__in=Lieu.objects.visibles().values("pk")))
        absorbes = DecisionDoublon.objects.absorbes().values("absorbe")
        trouves = (
            ouverts.exclude(pk__in=absorbes).select_related("commune", "localite", "type").in_bulk(list(avis))
        )
        return [
            Proche(trouves[pk], un, _adresse(trouves[pk], sien=pk in siens))
            for pk, un in avis.items()
            if pk in trouves
        ][:MONTRES]


def _adresse(lieu: Lieu, *, sien: bool) -> str:
    return reverse("admin:lieux_lieu_change", args=[lieu.pk]) if sien else lieu.get_absolute_url()


class _Avertit(BaseModelForm):
    """Le formulaire d'ajout, qui ne passe qu'une fois les ressemblants vus."""

    def _post_clean(self):
        """Après `_post_clean`, l'instance porte ce qui a été tapé."""
        super()._post_clean()
        # Un nom déjà pris donne un identifiant déjà pris : c'est là qu'il faut prévenir, pas se taire.
        if self.errors.keys() - {"slug"}:
            return
        proches = self.modele_admin.proches_de(self.requete, self.instance)
        vus = set(self.data.get(AUTRE_LIEU, "").split(","))
        if {str(proche.lieu.pk) for proche in proches} <= vus:
            self.ecartes = proches
        elif proches:
            self.proches = proches
            self.add_error(None, PHRASE)


class _Absorbee(BaseModelForm):
    """La fiche qu'une fusion a absorbée : elle reste retirée."""

    def _post_clean(self):
        super()._post_clean()
        if self.cleaned_data.get("publication", Lieu.Publication.RETIRE) != Lieu.Publication.RETIRE:
            self.add_error("publication", ABSORBEE)
