"""Du texte d'une case à une date, un nombre, un texte sûr ; et retour. Ce qui ne va pas est une phrase (CelluleRefusee)."""

import re
from datetime import date
from decimal import Decimal

import phonenumbers

# « <https://…> » est un lien en Markdown, « < 18 ans » une comparaison.
_HTML = re.compile(
    r"<(?!https?://|mailto:)[a-z/!][^>]*>?|\bon\w+\s*=\s*[\"']|(?:java|vb)script\s*:|data:text/html",
    re.IGNORECASE,
)
_ABIME = re.compile("Ã[\u0080-\u00bf©¨ª«¢§´®¯»¹¼]|â€[™œ\u009d“”¦]|\ufffd")
_CONTROLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


class CelluleRefusee(ValueError):
    """La raison, qui suit « colonne « valeur » : »."""


def en_texte(texte: str) -> str:
    """Texte tel quel, fins de ligne unies. Refuse le HTML, les scripts et les accents abîmés."""
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROLE.search(texte):
        raise CelluleRefusee("contient un signe invisible que l'on ne peut garder : retaper le texte.")
    if trouve := _HTML.search(texte):
        raise CelluleRefusee(
            f"contient du HTML ou un script (« {trouve[0][:40]} »), jamais gardé : écrire le texte seul, en Markdown s'il le faut."
        )
    if trouve := _ABIME.search(texte):
        raise CelluleRefusee(
            f"a des accents abîmés (« {trouve[0]} ») : reprendre le fichier d'origine et l'enregistrer en « CSV UTF-8 »."
        )
    return texte


def en_date(texte: str) -> date:
    trouve = _DATE.fullmatch(texte.removesuffix(" 00:00"))
    if not trouve:
        raise CelluleRefusee("n'est pas une date : écrire JJ/MM/AAAA, par exemple 03/03/2026.")
    jour, mois, annee, annee_iso, mois_iso, jour_iso = trouve.groups()
    try:
        return date(int(annee or annee_iso), int(mois or mois_iso), int(jour or jour_iso))
    except ValueError as erreur:
        raise CelluleRefusee("n'existe pas dans le calendrier : corriger le jour ou le mois.") from erreur


def en_entier(texte: str) -> int:
    if not re.fullmatch(r"\d{1,6}", texte, re.ASCII):
        raise CelluleRefusee("n'est pas un nombre entier.")
    return int(texte)


def en_nombre(texte: str) -> Decimal:
    """« 0,512 », « 12 345,60 € », « 12.345,60 » : la virgule est décimale ; seul, un point l'est aussi."""
    nombre = re.sub(r"[\s€]", "", texte)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", nombre, re.ASCII) and (
        "," in nombre or nombre.count(".") > 1
    ):
        nombre = nombre.replace(".", "")
    nombre = nombre.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,20})?", nombre, re.ASCII):
        raise CelluleRefusee("n'est pas un nombre : écrire par exemple 0,512 ou 12345,60.")
    return Decimal(nombre)


def en_montant(texte: str) -> Decimal:
    """Euros, au centime ; « 12.345 » vaut douze mille."""
    nombre = re.sub(r"[\s€]", "", texte)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", nombre, re.ASCII):
        nombre = nombre.replace(".", "")
    return en_nombre(nombre).quantize(Decimal("0.01"))


def en_habitants(texte: str) -> int:
    """Un nombre entier ; espaces ou points entre les milliers."""
    if not re.fullmatch(r"\d{1,3}([\s.]\d{3})+|\d{1,9}", texte):
        raise CelluleRefusee("n'est pas un nombre entier d'habitants.")
    return int(re.sub(r"\D", "", texte))


def en_annee(texte: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", texte, re.ASCII):
        raise CelluleRefusee("n'est pas une année : écrire quatre chiffres, par exemple 2025.")
    return int(texte)


def en_degres(texte: str) -> float:
    """Virgule ou point ; le signe des degrés est permis."""
    nombre = texte.replace(",", ".").replace("°", "").replace("\u202f", "").replace(" ", "")
    if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,20})?", nombre, re.ASCII):
        raise CelluleRefusee("n'est pas une coordonnée : écrire des degrés, par exemple 50,8503 ou 4.3517.")
    return float(nombre)


def en_telephone(texte: str) -> str:
    """Le numéro tel qu'écrit ; un tableur qui en a mangé le zéro le retrouve."""
    if re.fullmatch(r"[1-9]\d{7,8}", texte, re.ASCII):
        numero = phonenumbers.parse(texte, "BE")
        if phonenumbers.is_valid_number(numero):
            return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.NATIONAL)
    return texte


def meme_telephone(un: str, autre: str) -> bool:
    try:
        return bool(un and autre) and phonenumbers.parse(un, "BE") == phonenumbers.parse(autre, "BE")
    except phonenumbers.NumberParseException:
        return False


def sans_date_d_excel(texte: str) -> str:
    """« 1-3 » devient une date dans Excel : un numéro de maison n'en est pas une."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*|\d\d/\d\d/\d{4}", texte):
        raise CelluleRefusee(
            "est une date : le tableur a transformé le numéro. L'écrire dans une case au format texte."
        )
    return en_texte(texte)
