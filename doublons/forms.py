"""Ce que demande la page qui compare deux fiches."""

from django import forms

from .models import DecisionDoublon


class DecisionForm(forms.ModelForm):
    """Sans fusion : ce sont deux lieux, ou l'on ne peut pas le dire."""

    class Meta:
        model = DecisionDoublon
        fields = ["decision", "mot"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sans_fusion = [DecisionDoublon.Decision.DIFFERENTS, DecisionDoublon.Decision.INCERTAIN]
        self.fields["decision"].choices = [(choix.value, choix.label) for choix in sans_fusion]
