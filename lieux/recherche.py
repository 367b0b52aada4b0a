"""Recherche en texte libre : tous les mots, sans accents, dans ce qu'une fiche dit d'elle et dans ses vocabulaires."""

from django.db.models import Q

from .models import Activite, Lieu, Public
from .models.lieux import LieuQuerySet
from .options import FERMES, Option, Options
from .texte import SansAccent, mots, sans_accent

MOTS_MAX = 12
MOTS_VIDES = frozenset(
    "a ai au aux avec c ce ces cette chez d dans de des du elle en est et il j je l la le les leur lui m ma me mes moi "
    "mon n ne nos notre nous on ou par pas pour pres qu que qui s sa se ses son sont suis sur t ta te tes toi ton tu un "
    "une vers vos votre vous y lieu lieux".split()
)
_CHAMPS = (
    "nom accroche description activites_note type__libelle type__pluriel type__synonymes rue code_postal "
    "localite__nom localite__nom_nl commune__nom_fr commune__nom_nl commune__nom_de operateur__nom operateur__sigle"
).split()


def mots_utiles(texte: str) -> list[str]:
    """Au plus douze mots, sans les mots vides ; tous les mots s'il n'y a que ceux-là."""
    tous = mots(texte)
    return ([mot for mot in tous if mot not in MOTS_VIDES] or tous)[:MOTS_MAX]


def commune_nommee(texte: str, options: Options) -> str | None:
    """Slug de la commune dont `texte` est le nom français, accents et tirets indifférents."""
    cherche = mots(texte)
    return next((o.slug for o in options["commune"].values() if cherche and mots(o.libelle) == cherche), None)


def fermes_nommes(texte: str, options: Options) -> list[Option]:
    """Lieux définitivement fermés dont le nom contient tous les mots cherchés."""
    cherches = set(mots_utiles(texte))
    return [
        option for option in options[FERMES].values() if cherches and cherches <= set(mots(option.libelle))
    ]


def cherche(lieux: LieuQuerySet, texte: str) -> LieuQuerySet:
    """Lieux dont chaque mot de `texte` figure quelque part. Sans mot lisible, aucun lieu."""
    cherches = mots_utiles(texte)
    if not cherches:
        return lieux.none()
    lieux = lieux.annotate(texte_cherche=SansAccent(*_CHAMPS), nom_cherche=SansAccent("nom"))
    for mot in cherches:
        lieux = lieux.filter(Q(texte_cherche__contains=mot) | _par_vocabulaire(mot))
    return lieux


def _par_vocabulaire(mot: str) -> Q:
    """Une activité ou un public du lieu porte ce mot, synonymes compris."""
    activites = Activite.objects.annotate(texte=SansAccent("libelle", "synonymes")).filter(
        texte__contains=mot
    )
    publics = Public.objects.annotate(texte=SansAccent("libelle", "synonymes")).filter(texte__contains=mot)
    par_activite = Lieu.activites.through.objects.filter(activite__in=activites.values("pk"))
    par_public = Lieu.publics.through.objects.filter(public__in=publics.values("pk"))
    return Q(pk__in=par_activite.values("lieu")) | Q(pk__in=par_public.values("lieu"))


def debut_de_nom(texte: str) -> Q:
    """Pour classer d'abord les lieux dont le nom contient ce qui est cherché."""
    return Q(nom_cherche__contains=" ".join(sans_accent(texte).split()))
