from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AdminPasswordChangeForm, ReadOnlyPasswordHashWidget, UserChangeForm
from django.utils.html import format_html

from . import second_facteur

CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    """Un code du téléphone ou de la feuille de secours."""

    code = forms.CharField(
        label="Code",
        max_length=30,
        help_text="Six chiffres de l'application, ou un code de secours de votre feuille.",
        error_messages={"required": "Écrire le code que montre votre téléphone, ou un code de secours."},
        widget=forms.TextInput(attrs=CODE | {"autofocus": True}),
    )

    def __init__(self, *args, utilisateur, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.utilisateur = utilisateur

    def clean_code(self) -> str:
        try:
            self.appareil = second_facteur.verifie(self.utilisateur, self.cleaned_data["code"])
        except second_facteur.CodeRefuse as refus:
            raise forms.ValidationError(str(refus)) from refus
        return self.cleaned_data["code"]


class EnrolementForm(forms.Form):
    """Le premier code que montre un téléphone, qui prouve que l'image a bien été lue."""

    code = forms.RegexField(
        r"^\s*\d{3}\s*\d{3}\s*$",
        label="Code à six chiffres",
        error_messages={
            "required": "Écrire les six chiffres que montre l'application.",
            "invalid": "Le code a six chiffres, par exemple 123 456.",
        },
        widget=forms.TextInput(attrs=CODE | {"inputmode": "numeric"}),
    )

    def __init__(self, *args, utilisateur, cle: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.utilisateur, self.cle = utilisateur, cle

    def clean_code(self) -> str:
        saisie = self.cleaned_data["code"]
        try:
            self.appareil, self.codes = second_facteur.enrole(self.utilisateur, cle=self.cle, saisie=saisie)
        except second_facteur.CodeRefuse as refus:
            raise forms.ValidationError(str(refus)) from refus
        return saisie


class ConfirmationForm(forms.Form):
    """Le mot de passe, redemandé avant un geste qui compte. Les refus comptent comme à la connexion."""

    password = forms.CharField(
        label="Votre mot de passe",
        strip=False,
        error_messages={"required": "Écrire votre mot de passe."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, request, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        saisi, nom = self.cleaned_data["password"], self.request.user.get_username()
        if authenticate(self.request, username=nom, password=saisi) is None:
            raise forms.ValidationError(
                "Ce n'est pas votre mot de passe : vérifier les majuscules et recommencer."
            )
        return saisi


class EmpreinteLue(ReadOnlyPasswordHashWidget):
    """L'empreinte du mot de passe est un texte : elle n'a pas à se dire désactivée comme un champ."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("disabled", None)
        return context


class CompteForm(UserChangeForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].widget = EmpreinteLue()


class MotDePasseForm(AdminPasswordChangeForm):
    """L'avertissement de Django est une liste, que le paragraphe qui l'entoure ne peut contenir ; et il est en anglais."""

    usable_password_help_text = format_html(
        '{} <strong id="id_unusable_warning">{}</strong>',
        "Sans mot de passe, cette personne ne peut plus entrer par le formulaire de connexion.",
        "Le désactiver efface celui qu'elle a.",
    )
