"""Formulaires de la rédaction."""

from django import forms

from .horaires_saisie import SaisieIncomprise, comprendre
from .models import Communaute, Commune
from .widgets import CoordonneeInput, HorairesInput

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


class LieuForm(forms.ModelForm):
    """Le modèle et les champs sont ceux de LieuAdmin."""

    class Meta:
        localized_fields = ["latitude", "longitude"]
        field_classes = {"horaires": HorairesField}
        widgets = {
            "latitude": CoordonneeInput(axe="latitude"),
            "longitude": CoordonneeInput(axe="longitude"),
            "horaires": HorairesInput(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "horaires" in self.fields:
            self.fields["horaires"].widget.communaute = self.instance.communaute
        territoire = self.instance.localite or self.instance.commune
        if territoire and territoire.latitude and "latitude" in self.fields:
            centre = f"{territoire.latitude},{territoire.longitude}"
            self.fields["latitude"].widget.attrs["data-centre"] = centre


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
