"""Formulaires de la rédaction."""

from django import forms

from comptes import perimetres

from . import parcours
from .horaires_saisie import SaisieIncomprise, comprendre
from .models import Communaute, Commune, Lieu
from .widgets import CoordonneeInput, FacileALireInput, HorairesInput

AIDE_HORAIRES = (
    "Comme on les dit : « lu-ve 10-17, me 14-20 », « fermé en août », « 1er jeudi du mois 18h-21h »… "
    "ou en syntaxe OpenStreetMap. Vide : inconnus."
)


class HorairesField(forms.CharField):
    """Se tape en français ou en OpenStreetMap ; sa valeur est en OpenStreetMap."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"help_text": AIDE_HORAIRES})

    def to_python(self, value):
        try:
            return comprendre(super().to_python(value))
        except SaisieIncomprise as erreur:
            raise forms.ValidationError(erreur.phrase, code="horaires") from erreur


HORS_PERIMETRE = (
    "Ce lieu ne serait pas de votre périmètre : choisir un opérateur ou une commune dont vous vous occupez."
)


class LieuForm(forms.ModelForm):
    """Le modèle et les champs sont ceux de LieuAdmin ; `compte` est la personne qui écrit."""

    compte = None
    mot = forms.CharField(
        label="Un mot pour la personne qui a écrit la fiche",
        required=False,
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Pour renvoyer la fiche : ce qu'il faut reprendre. Se lit sur la fiche et dans l'historique.",
    )

    class Meta:
        localized_fields = ["latitude", "longitude"]
        field_classes = {"horaires": HorairesField}
        widgets = {
            "latitude": CoordonneeInput(axe="latitude"),
            "longitude": CoordonneeInput(axe="longitude"),
            "horaires": HorairesInput(),
            "facile_a_lire": FacileALireInput(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "horaires" in self.fields:
            self.fields["horaires"].widget.communaute = self.instance.communaute
        territoire = self.instance.localite or self.instance.commune
        if territoire and territoire.latitude and "latitude" in self.fields:
            centre = f"{territoire.latitude},{territoire.longitude}"
            self.fields["latitude"].widget.attrs["data-centre"] = centre
        if "publication" in self.fields:
            etats = {self.instance.publication, *(p.vers for p in self._passages)}
            self.fields["publication"].widget.choices = [c for c in Lieu.Publication.choices if c[0] in etats]

    @property
    def _passages(self) -> list[parcours.Passage]:
        return parcours.passages(self.compte, self._etat)

    @property
    def _etat(self) -> str:
        return self.initial.get("publication") or Lieu.Publication.BROUILLON

    def clean(self):
        saisie = super().clean()
        vers = saisie.get("publication", self._etat)
        if phrase := parcours.refus(self.compte, self._etat, vers):
            self.add_error("publication", phrase)
        elif parcours.renvoie(self._etat, vers) and not saisie.get("mot"):
            self.add_error("mot", parcours.MOT_MANQUANT)
        return saisie

    def _post_clean(self):
        """Le périmètre se vérifie sur le lieu tel qu'il va être enregistré."""
        super()._post_clean()
        if not perimetres.accueille(self.instance, self.compte):
            self.add_error(None, HORS_PERIMETRE)


class InfoTemporaireForm(forms.ModelForm):
    class Meta:
        field_classes = {"horaires": HorairesField}
        widgets = {"horaires": HorairesInput()}


class ApercuHorairesForm(forms.Form):
    """Ce que le champ des horaires envoie pendant la frappe."""

    expression = forms.CharField(label="Horaires", required=False)
    commune = forms.ModelChoiceField(Commune.objects.all(), label="Commune", required=False)
    calendrier_scolaire = forms.ChoiceField(
        label="Congés scolaires suivis",
        choices=[("", "Ceux de la commune"), *Communaute.choices],
        required=False,
    )


class LisibiliteForm(forms.Form):
    """Ce que le champ « facile à lire » envoie pendant la frappe."""

    texte = forms.CharField(label="Facile à lire", required=False)
