"""Formulaires de la rédaction."""

from django import forms

from .models import Communaute, Commune
from .widgets import CoordonneeInput, HorairesInput


class LieuForm(forms.ModelForm):
    """Le modèle et les champs sont ceux de LieuAdmin."""

    class Meta:
        localized_fields = ["latitude", "longitude"]
        widgets = {
            "latitude": CoordonneeInput(axe="latitude"),
            "longitude": CoordonneeInput(axe="longitude"),
            "horaires": HorairesInput(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        territoire = self.instance.localite or self.instance.commune
        if territoire and territoire.latitude and "latitude" in self.fields:
            centre = f"{territoire.latitude},{territoire.longitude}"
            self.fields["latitude"].widget.attrs["data-centre"] = centre


class InfoTemporaireForm(forms.ModelForm):
    class Meta:
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
