"""Ce que demandent les pages de l'historique."""

from django import forms

from .differences import Difference


class VersionsForm(forms.Form):
    """Les deux versions à comparer, désignées par l'acte qui les a faites."""

    de = forms.UUIDField(label="Ancienne version", required=False)
    a = forms.UUIDField(label="Nouvelle version", required=False)


class RemiseForm(forms.Form):
    """`choix` : noms des champs et des lignes à rendre. Leur liste dépend de l'aperçu."""

    vue = forms.CharField(widget=forms.HiddenInput)
    raison = forms.CharField(
        label="Pourquoi ?",
        required=False,
        max_length=200,
        help_text="Se lit dans l'historique. Vide : nous écrirons quelle version a été remise.",
    )
    choix = forms.MultipleChoiceField(
        error_messages={
            "required": "Cocher au moins un champ à remettre.",
            "invalid_choice": "Ce champ n'est plus à remettre.",
        },
    )

    def __init__(self, data=None, *, differences: list[Difference]) -> None:
        super().__init__(data)
        self.fields["choix"].choices = [(difference.cle, difference.cle) for difference in differences]

    @property
    def cochees(self) -> list[str]:
        """Tout, sauf la publication : publier ou retirer se décide, cela ne revient pas avec le reste."""
        if self.is_bound:
            return self.data.getlist("choix")
        return [cle for cle, _ in self.fields["choix"].choices if cle != "publication"]
