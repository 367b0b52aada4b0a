"""Ce qu'une valeur doit respecter, avec la phrase qui dit quoi faire. Sert aux modèles, donc à toutes les entrées."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from stdnum.be import vat

from . import horaires

code_ins = RegexValidator(r"^\d{5}\Z", "Donner le code INS de la commune : cinq chiffres, par exemple 21015.")
code_postal = RegexValidator(
    r"^[1-9]\d{3}\Z", "Donner un code postal belge : quatre chiffres, par exemple 1030."
)


def telephone(valeur: str) -> None:
    """Refuse un numéro que le plan de numérotation belge (ou un préfixe +…) ne connaît pas."""
    try:
        numero = phonenumbers.parse(valeur, "BE")
    except phonenumbers.NumberParseException as erreur:
        raise ValidationError(_phrase_telephone(valeur), code="telephone") from erreur
    if not phonenumbers.is_valid_number(numero):
        raise ValidationError(_phrase_telephone(valeur), code="telephone")


def _phrase_telephone(valeur: str) -> str:
    return f"« {valeur} » n'est pas un numéro de téléphone : l'écrire comme 02 555 55 55 ou +32 2 555 55 55."


def numero_bce(valeur: str) -> None:
    """Refuse un numéro d'entreprise (BCE) dont la clé de contrôle est fausse."""
    if not vat.is_valid(valeur):
        raise ValidationError(
            f"« {valeur} » n'est pas un numéro d'entreprise valable : dix chiffres, par exemple 0403.019.261.",
            code="numero_bce",
        )


def expression_horaires(valeur: str) -> None:
    """Refuse une expression d'horaires que la syntaxe OpenStreetMap ne permet pas de lire."""
    try:
        horaires.verifier(valeur)
    except horaires.HorairesIllisibles as erreur:
        raise ValidationError(erreur.phrase, code="horaires") from erreur
