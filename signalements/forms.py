"""Le formulaire public, et ce qui le garde des robots sans cookie, sans image à déchiffrer et sans JavaScript."""

from datetime import timedelta

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from .models import Signalement

SEL = "signalements.ouverture"
AU_PLUS_TOT, AU_PLUS_TARD = timedelta(seconds=3), timedelta(days=1)
LONGUEUR = 1000


class TexteField(forms.CharField):
    """Un retour à la ligne compte pour un caractère, comme dans le navigateur qui limite la saisie."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def nouvelle_ouverture() -> str:
    """Moment où la page s'est ouverte, signé : une personne met plus de trois secondes à la remplir."""
    return signing.TimestampSigner(salt=SEL).sign("ouverte")


class SignalementForm(forms.Form):
    sujet = forms.ChoiceField(
        label=_("Qu'est-ce qui est faux ?"),
        choices=Signalement.Sujet,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisir ce qui est faux, même à peu près."),
            "invalid_choice": _("Choisir une des réponses proposées."),
        },
    )
    texte = TexteField(
        label=_("En détail"),
        required=False,
        max_length=LONGUEUR,
        help_text=_("Par exemple : « Fermé le mercredi depuis septembre, c'est affiché sur la porte. »"),
        error_messages={"max_length": _("Raccourcir à 1000 caractères : il y en a %(show_value)d.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    courriel = forms.EmailField(
        label=_("Votre courriel, si vous voulez une réponse"),
        required=False,
        help_text=_("Facultatif. Il ne sert qu'à vous répondre et il est effacé ensuite."),
        error_messages={
            "invalid": _(
                "Ce courriel n'est pas complet : l'écrire comme nom@exemple.be, ou laisser la case vide."
            )
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    site = forms.CharField(
        label=_("Ne rien écrire ici"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    ouverture = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ouverture"].initial = nouvelle_ouverture()
        for nom in ("texte", "courriel"):
            if self.is_bound and self[nom].errors:
                self.fields[nom].widget.attrs["aria-invalid"] = "true"

    def clean_site(self) -> str:
        if self.cleaned_data["site"]:
            raise forms.ValidationError(
                _("La case « Ne rien écrire ici » est un piège à robots : la vider, puis renvoyer.")
            )
        return ""

    def clean_ouverture(self) -> str:
        signee, signeur = self.cleaned_data["ouverture"], signing.TimestampSigner(salt=SEL)
        try:
            signeur.unsign(signee, max_age=AU_PLUS_TARD)
        except signing.BadSignature as erreur:
            raise forms.ValidationError(
                _(
                    "Cette page est restée ouverte plus d'un jour, ou n'est pas venue entière : relire et renvoyer."
                )
            ) from erreur
        try:
            signeur.unsign(signee, max_age=AU_PLUS_TOT)
        except signing.SignatureExpired:
            return signee
        raise forms.ValidationError(
            _("C'est parti plus vite que l'on n'écrit : relire, puis renvoyer dans quelques secondes.")
        )

    def clean(self):
        donnees = super().clean()
        if (
            donnees.get("sujet") == Signalement.Sujet.AUTRE
            and not donnees.get("texte")
            and "texte" not in self.errors
        ):
            self.add_error(
                "texte", _("Dire en quelques mots ce qui est faux : « autre chose » seul ne suffit pas.")
            )
        return donnees

    def pour_renvoi(self) -> "SignalementForm":
        """Le même formulaire, prêt à repartir : si la page était trop vieille, son heure est remise."""
        data = self.data.copy()
        try:
            signing.TimestampSigner(salt=SEL).unsign(data.get("ouverture", ""), max_age=AU_PLUS_TARD)
        except signing.BadSignature:
            data["ouverture"] = nouvelle_ouverture()
        self.data = data
        return self
