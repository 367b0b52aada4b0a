"""Ce que demande la page qui compare deux fiches."""

from django import forms

from .comparaison import GARDE, Comparaison, Point
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


class FusionForm(forms.Form):
    """Un choix par point où les deux fiches diffèrent. `vue` : empreinte de ce qu'on a lu."""

    vue = forms.CharField()
    mot = forms.CharField(label="pourquoi", max_length=200, required=False)

    def __init__(self, data=None, *, comparaison: Comparaison) -> None:
        super().__init__(data)
        self.points = comparaison.differents
        for point in self.points:
            # Facultatif : un point apparu depuis la lecture n'a pas de choix ; `vue`, qui a changé, le dit.
            self.fields[_nom(point)] = forms.ChoiceField(
                label=point.libelle, choices=point.choix, required=False
            )

    @property
    def lignes(self) -> list[tuple[Point, str, list[tuple[str, str, bool]]]]:
        """Point, nom du champ, et ses choix : valeur, ce qu'elle donnerait, cochée ou non."""
        return [
            (
                point,
                _nom(point),
                [(valeur, texte, valeur == self._coche(point)) for valeur, texte in point.choix],
            )
            for point in self.points
        ]

    def _coche(self, point: Point) -> str:
        return self.data.get(_nom(point), point.propose) if self.is_bound else point.propose

    @property
    def choix(self) -> dict[str, str]:
        return {point.cle: self.cleaned_data[_nom(point)] or GARDE for point in self.points}


def _nom(point: Point) -> str:
    return f"choix-{point.cle}"
