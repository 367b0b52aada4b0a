"""Ce que demandent les pages des imports."""

from django import forms

from .colonnes import CHAMPS
from .fichiers import FichierRefuse, verifie_taille
from .lecture import Tableau, lit
from .models import LigneImport


class DepotForm(forms.Form):
    """Le fichier est pesé avant d'être lu ; `tableau` est ce qu'on y a lu."""

    fichier = forms.FileField(
        label="Fichier CSV ou XLSX",
        allow_empty_file=True,
        help_text="Au plus 10 Mo et 20 000 lignes. Une ligne par lieu, les titres de colonnes dans la première.",
        error_messages={"required": "Choisir un fichier CSV ou XLSX."},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    tableau: Tableau | None = None

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        try:
            verifie_taille(fichier.size)
            self.tableau = lit(fichier.name, fichier.read())
        except FichierRefuse as refus:
            raise forms.ValidationError(f"{refus} Rien n'a été enregistré.") from refus
        return fichier


class FiltreForm(forms.Form):
    """Quelles lignes de l'aperçu montrer."""

    statut = forms.ChoiceField(choices=LigneImport.Statut.choices)


class ConfirmationForm(forms.Form):
    lignes_correctes = forms.BooleanField(required=False)


class DecisionForm(forms.Form):
    """Une correction que l'import remplacera, ou non."""

    champ = forms.CharField(max_length=40)
    remplace = forms.BooleanField(required=False)
    retour = forms.CharField(required=False)


class VerrouForm(forms.Form):
    champ = forms.ChoiceField(choices=[(champ, champ) for champ in CHAMPS])
