"""La table des colonnes : ce que chacune veut dire, comment on la lit et comment on l'écrit. Les noms sont ceux de l'export."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lieux.horaires_saisie import SaisieIncomprise, comprendre
from lieux.models import Communaute, Lieu, Verification
from lieux.texte import sans_accent

from . import cellules
from .cellules import CelluleRefusee
from .references import References, code_de

VIDER = "(vide)"
NOUVEAU = "(nouveau)"
SANS_EFFET = {"adresse_de_la_page"}
"""Dans l'export, mais calculé : l'import les laisse de côté sans rien dire."""

Lecteur = Callable[[str, References], Any]


@dataclass(frozen=True)
class Colonne:
    """`champ` de Lieu qu'elle remplit (plusieurs colonnes peuvent remplir le même). Une valeur est un texte, un nombre, une liste
    d'identifiants, ou None : ce qui tient dans du JSON. `vide` : la valeur que donne « (vide) », absente si l'on ne peut vider."""

    nom: str
    libelle: str
    aide: str
    champ: str
    lit: Lecteur
    vide: Any = ""
    effacable: bool = True
    choix: tuple[tuple[str, str], ...] = ()


def _texte(texte: str, _: References) -> str:
    return cellules.en_texte(texte)


def _horaires(texte: str, _: References) -> str:
    try:
        return comprendre(cellules.en_texte(texte))
    except SaisieIncomprise as erreur:
        raise CelluleRefusee(erreur.phrase) from erreur


def _reference(champ: str) -> Lecteur:
    return lambda texte, references: references.annuaires[champ].code(texte)


def _liste(champ: str) -> Lecteur:
    def lit(texte: str, references: References) -> list[str]:
        annuaire = references.annuaires[champ]
        try:
            return [annuaire.code(texte)]  # un seul terme, dont le libellé peut contenir une virgule
        except CelluleRefusee:
            morceaux = [
                m.strip() for m in texte.replace("\n", ",").replace("|", ",").replace(";", ",").split(",")
            ]
        codes = []
        for morceau in filter(None, morceaux):
            try:
                codes.append(annuaire.code(morceau))
            except CelluleRefusee as erreur:
                raise CelluleRefusee(
                    f"« {morceau} » {erreur}" if len(morceaux) > 1 else str(erreur)
                ) from erreur
        return sorted(set(codes))

    return lit


def _choix(choix: tuple[tuple[str, str], ...]) -> Lecteur:
    connus = {sans_accent(mot): valeur for valeur, libelle in choix for mot in (libelle, valeur)}

    def lit(texte: str, _: References) -> str:
        valeur = connus.get(sans_accent(texte))
        if valeur is None:
            permises = ", ".join(valeur for valeur, _ in choix)
            raise CelluleRefusee(f"ne convient pas : choisir parmi {permises}.")
        return valeur

    return lit


def _avec_choix(nom: str, champ: str, *, aide: str = "", effacable: bool = False, vide: str = "") -> Colonne:
    modele = Lieu._meta.get_field(champ)
    choix = tuple(modele.choices)
    permis = ", ".join(valeur for valeur, _ in choix)
    return Colonne(
        nom,
        str(modele.verbose_name),
        aide or f"Au choix : {permis}.",
        champ,
        _choix(choix),
        vide,
        effacable,
        choix,
    )


def _simple(
    nom: str,
    champ: str = "",
    lit: Lecteur = _texte,
    *,
    aide: str = "",
    vide: Any = "",
    effacable: bool = True,
) -> Colonne:
    modele = Lieu._meta.get_field(champ or nom)
    return Colonne(
        nom, str(modele.verbose_name), aide or str(modele.help_text), champ or nom, lit, vide, effacable
    )


def _termes(champ: str, aide: str = "Identifiants ou libellés, séparés par des virgules.") -> Colonne:
    return Colonne(champ, str(Lieu._meta.get_field(champ).verbose_name), aide, champ, _liste(champ), [])


def _date_passee(texte: str, _: References) -> str:
    jour = cellules.en_date(texte)
    if jour > date.today():
        raise CelluleRefusee("est dans l'avenir : une vérification ne peut pas être datée de demain.")
    return jour.isoformat()


def _identifiant(texte: str, _: References) -> str:
    return texte


COLONNES = (
    Colonne("identifiant", "identifiant public", f"Celui de l'export. Vide ou {NOUVEAU} : un lieu à créer.", "slug", _identifiant, effacable=False),
    _simple("nom", effacable=False),
    Colonne("type", "type", "Identifiant ou libellé d'un type du guide. Obligatoire pour créer un lieu.", "type", _reference("type"), effacable=False),
    _simple("accroche"),
    _avec_choix("type_adresse", "type_adresse"),
    _simple("rue"),
    _simple("numero", lit=lambda texte, _: cellules.sans_date_d_excel(texte)),
    _simple("code_postal", aide="Quatre chiffres."),
    Colonne("localite", "localité", "Localité postale : Gosselies, Laeken… Avec le code postal s'il y en a plusieurs.", "localite", _texte),
    Colonne("commune", "commune", "Nom de la commune, en français, néerlandais ou allemand.", "commune", _reference("commune")),
    Colonne("code_ins", "commune (code INS)", "Cinq chiffres ; remplace ou confirme la commune.", "commune", _reference("commune")),
    _simple("latitude", lit=lambda texte, _: cellules.en_degres(texte), aide="Degrés WGS 84, virgule ou point : 50,8503.", vide=None),
    _simple("longitude", lit=lambda texte, _: cellules.en_degres(texte), aide="Degrés WGS 84, virgule ou point : 4,3517.", vide=None),
    _avec_choix("precision", "precision", effacable=True),
    _simple("telephone", lit=lambda texte, _: cellules.en_telephone(cellules.en_texte(texte)), aide="02 555 55 55 ou +32 2 555 55 55."),
    _simple("courriel", "email"),
    _simple("site", "site_web", aide="Adresse complète : https://…"),
    _simple("horaires", lit=_horaires, aide="En français (« lu-ve 10-17, me 14-20 ») ou en syntaxe OpenStreetMap."),
    _simple("horaires_note"),
    _termes("publics"),
    _termes("activites"),
    _avec_choix("tarif", "tarif", effacable=True, vide=Lieu.Tarif.INCONNU),
    _avec_choix("gouvernance", "gouvernance", effacable=True, vide=Lieu.Gouvernance.INCONNUE),
    Colonne("operateur", "opérateur", "Nom, sigle, numéro d'entreprise ou identifiant d'un opérateur du guide.", "operateur", _reference("operateur")),
    _avec_choix("etat", "etat"),
    Colonne("verifie_le", "vérifié le", "JJ/MM/AAAA. Plus récente que la dernière, elle ajoute une vérification.", "verifie_le", _date_passee, effacable=False),
    _simple("source"),
    Colonne(
        "methode_verification", "méthode de la vérification",
        f"Avec « verifie_le », au choix : {', '.join(Verification.Methode.values)}. Vide : source.",
        "methode_verification", _choix(tuple(Verification.Methode.choices)), effacable=False,
        choix=tuple(Verification.Methode.choices),
    ),
    _simple("description", aide="Quelques phrases, en Markdown, sans HTML."),
    _simple("facile_a_lire", aide="Pour qui lit avec peine : une idée par phrase, une phrase par ligne."),
    _simple("complement"),
    _simple("position_source"),
    Colonne(
        "calendrier_scolaire", "congés scolaires suivis", "FWB, VL ou DG. Vide : ceux de la commune.", "calendrier_scolaire",
        _choix(tuple(Communaute.choices)), choix=tuple(Communaute.choices),
    ),
    _simple("activites_note"),
    _termes("langues"),
    _termes("accessibilites"),
    _termes("modes_acces"),
    _simple("acces_note"),
    _simple("gouvernance_note"),
    _simple("tarif_note"),
    _simple("age_min", lit=lambda texte, _: cellules.en_entier(texte), vide=None),
    _simple("age_max", lit=lambda texte, _: cellules.en_entier(texte), vide=None),
    _simple("partenaires"),
    _simple("financement_note"),
    _avec_choix("publication", "publication", aide="Vide pour un nouveau lieu : brouillon."),
    _simple("etat_depuis", lit=lambda texte, _: cellules.en_date(texte).isoformat(), aide="JJ/MM/AAAA.", vide=None),
    _simple("etat_note"),
    _avec_choix("confiance", "confiance"),
    _simple("rythme_verification", lit=lambda texte, _: cellules.en_entier(texte), effacable=False),
    _simple("source_annee", lit=lambda texte, _: cellules.en_entier(texte), vide=None),
    _simple("remarque"),
)  # fmt: skip
PAR_NOM = {colonne.nom: colonne for colonne in COLONNES}
PAR_CHAMP: dict[str, Colonne] = {}
for _colonne in COLONNES:
    PAR_CHAMP.setdefault(_colonne.champ, _colonne)

LIES = ("type", "operateur", "localite", "commune")
MULTIPLES = ("publics", "activites", "langues", "accessibilites", "modes_acces")
SUIVI = ("verifie_le", "methode_verification")
"""Ne sont pas des champs de Lieu : ils deviennent une vérification."""
CHAMPS = tuple(champ for champ in PAR_CHAMP if champ != "slug" and champ not in SUIVI)


def valeur_de(lieu: Lieu, champ: str) -> Any:
    """La valeur d'aujourd'hui, comme une case la donnerait. Attend les relations préchargées ; un lieu nouveau n'en a pas."""
    if champ in LIES:
        return code_de(champ, getattr(lieu, champ)) if getattr(lieu, f"{champ}_id") else ""
    if champ in MULTIPLES and lieu.pk is None:
        return []
    if champ == "publics":
        return sorted(accueil.public.slug for accueil in lieu.accueils.all())
    if champ in MULTIPLES:
        return sorted(terme.slug for terme in getattr(lieu, champ).all())
    valeur = getattr(lieu, champ)
    return valeur.isoformat() if isinstance(valeur, date) else valeur


def pareilles(champ: str, avant: Any, apres: Any) -> bool:
    """Vrai si deux valeurs disent la même chose : un numéro autrement espacé, un point à un centimètre près."""
    if avant == apres:
        return True
    if champ in ("latitude", "longitude"):
        return avant is not None and apres is not None and abs(avant - apres) < 1e-7
    if champ == "telephone":
        return cellules.meme_telephone(avant, apres)
    if isinstance(avant, str) and isinstance(apres, str):
        return avant.replace("\r\n", "\n").strip() == apres.strip()
    return False


def en_clair(champ: str, valeur: Any) -> str:
    """La valeur comme on la lit dans un aperçu ; vide si l'on ne sait pas."""
    if valeur is None or valeur == "" or valeur == []:
        return ""
    if isinstance(valeur, list):
        return ", ".join(valeur)
    if champ in ("etat_depuis", "verifie_le"):
        return f"{date.fromisoformat(valeur):%d/%m/%Y}"
    if champ in ("latitude", "longitude"):
        return str(valeur).replace(".", ",")
    if champ == "localite":
        code_postal, nom, _ = valeur.split("|")
        return f"{code_postal} {nom}"
    return dict(PAR_CHAMP[champ].choix).get(valeur, str(valeur))
