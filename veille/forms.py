"""Les boutons « Vérifié aujourd'hui » et « Annuler »."""

from django import forms

from .verifications import METHODES


class MethodeForm(forms.Form):
    """Bouton « Vérifié aujourd'hui » d'une ligne : la méthode, et les filtres de la liste où il est."""

    methode = forms.ChoiceField(choices=[(methode.value, methode.label) for methode in METHODES])
    filtres = forms.CharField(required=False)


class LotForm(forms.Form):
    """Bouton « Annuler » d'un message : le lot noté."""

    lot = forms.SlugField()
