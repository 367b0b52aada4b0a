"""Ce que la relecture décide d'une proposition."""

from django import forms

from historique.differences import Difference

MOT_MANQUANT = "Écrire un mot : la personne doit savoir pourquoi le reste n'est pas repris."


class DecisionForm(forms.Form):
    """`choix` : ce qui est repris ; `vue` : empreinte du guide qu'on a lu. Tout est coché au départ."""

    vue = forms.CharField(widget=forms.HiddenInput)
    choix = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Ce changement n'est plus dans la proposition."}
    )
    mot = forms.CharField(
        label="Un mot pour le reste",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Nécessaire si vous laissez quelque chose de côté : la personne le lira.",
    )

    def __init__(self, data=None, *, differences: list[Difference]) -> None:
        super().__init__(data)
        self.fields["choix"].choices = [(difference.cle, difference.cle) for difference in differences]

    @property
    def cochees(self) -> list[str]:
        if self.is_bound:
            return self.data.getlist("choix")
        return [cle for cle, _ in self.fields["choix"].choices]

    def clean(self):
        saisie = super().clean()
        laissees = {cle for cle, _ in self.fields["choix"].choices} - set(saisie.get("choix", []))
        if laissees and not saisie.get("mot"):
            self.add_error("mot", MOT_MANQUANT)
        return saisie
