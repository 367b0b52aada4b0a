"""De quoi remplir les pièces du site : des objets construits en mémoire, que rien n'écrit dans la base."""

from datetime import date
from decimal import Decimal

from django.core.paginator import Paginator
from django.utils import timezone

from financements.argent import Argent, Soutien, periode_en_mots
from financements.models import Agrement, Dispositif, Jalon, Pouvoir
from graphiques.barres import Barre, Graphique, Motif, dessine
from graphiques.qr import code_qr
from lieux.formulaire import Case, Groupe
from lieux.horaires import Etat, semaine
from lieux.models import Accueil, Commune, Lieu, Public, TypeLieu
from lieux.nombres import en_euros
from lieux.presentation import Vignette
from lieux.secours import Relache, Secours
from observations.models import Observation
from signalements.forms import SignalementForm

SOURCE = "https://exemple.be/rapport-2026"


def tous() -> dict[str, object]:
    vignettes = _vignettes()
    return {
        "types": _types(),
        "vignettes": vignettes,
        "ouverte": vignettes["Ouvert"],
        "groupes": _groupes(),
        "formulaire_vide": SignalementForm(auto_id="vide_%s"),
        "formulaire_fautif": _formulaire_fautif(),
        "pages": {
            nom: Paginator(range(60), 20).get_page(numero)
            for nom, numero in (("Première page", 1), ("Au milieu", 2), ("Dernière page", 3))
        },
        "secours": Secours(
            [], [Relache("Sans « Gratuit »", "", 4)], [vignettes["Horaires inconnus"]], "Jalhay"
        ),
        "semaine": semaine("Mo-Fr 10:00-17:00; We 14:00-20:00; Su off", timezone.localdate()),
        "jalons": _jalons(),
        "graphique": _graphique(),
        "argent": _argent(),
        "observations": _observations(),
        "code_qr": code_qr("https://exemple.be/lieux/la-porte/"),
        "sources": [SOURCE, "Rapport d'activités 2026, page 12"],
    }


def _types() -> list[TypeLieu]:
    return [
        TypeLieu(libelle=forme.label, pluriel=f"{forme.label}s", lettre=forme.label[0], forme=forme)
        for forme in TypeLieu.Forme
    ]


def _lieu(**champs) -> Lieu:
    """Un lieu chargé comme une liste le charge (lieux/references.py)."""
    accueils = champs.pop("accueils", [])
    lieu = Lieu(
        **{"nom": "La Porte entrouverte", "slug": "exemple", "type": _types()[0], "commune": _commune()}
        | champs
    )
    lieu.infos_utiles, lieu.publics_accueillis = [], accueils
    return lieu


def _commune() -> Commune:
    return Commune(nom_fr="Schaerbeek", slug="schaerbeek", code_ins="21015")


def _vignettes() -> dict[str, Vignette]:
    jeunes = Accueil(public=Public(libelle="Jeunes"), mode=Accueil.Mode.PRIORITAIRE)
    tous_publics = Accueil(public=Public(libelle="Tout public"), mode=Accueil.Mode.INCONDITIONNEL)
    riche = _lieu(
        accroche="Un café, un jardin et des ateliers où l'on vient comme on est, pour une heure ou pour la journée.",
        accueils=[tous_publics, jeunes],
        tarif=Lieu.Tarif.GRATUIT,
        precision=Lieu.Precision.ADRESSE,
        telephone="+32 2 000 00 00",
        horaires="Mo-Fr 10:00-17:00",
    )
    long = _lieu(
        nom="Maison de quartier de l'Association des habitantes et habitants du Rempart-des-Moines",
        type=_types()[4],
        etat=Lieu.Etat.MENACE,
    )
    ferme = _lieu(nom="L'Escale", type=_types()[1], etat=Lieu.Etat.FERME, etat_depuis=date(2025, 7, 8))
    return {
        "Ouvert": Vignette(riche, Etat.OUVERT, "Ouvert jusqu'à 17 h", "Vérifié en mars 2026, par téléphone", distance_km=1.2),
        "Fermé maintenant": Vignette(_lieu(type=_types()[2]), Etat.FERME, "Ouvre mardi à 10 h", "Vérifié en mars 2026, sur place"),
        "Horaires inconnus": Vignette(_lieu(type=_types()[3]), Etat.A_VERIFIER, "Horaires inconnus : téléphonez avant de venir", "À vérifier (source de 2019)"),
        "Menacé, nom long": Vignette(long, Etat.FERME, "Ouvre lundi à 9 h", "À revérifier : dernière vérification en mai 2024, par courriel", True),
        "Fermé définitivement": Vignette(ferme, Etat.FERME, "Fermé définitivement depuis le 8 juillet 2025", "À vérifier (source non datée)"),
        "Mots trouvés": Vignette(riche, Etat.OUVERT, "Ouvert jusqu'à 17 h", "Vérifié en mars 2026, par téléphone", racines=("jardin", "port")),
    }  # fmt: skip


def _groupes() -> list[Groupe]:
    quand = [
        Case("", "N'importe quand", True),
        Case("maintenant", "Maintenant", False, 12),
        Case("soir", "Ce soir", False, 0),
    ]
    publics = [
        Case("jeunes", "Jeunes", True, 8),
        Case("aines", "Personnes âgées", False, 3),
        Case("rue", "Sans-abri", False, 0),
    ]
    return [Groupe("ouvert", "Quand", "radio", quand), Groupe("public", "Public", "checkbox", publics)]  # fmt: skip


def _formulaire_fautif() -> SignalementForm:
    """Chaque erreur que le formulaire sait dire à un visiteur."""
    return SignalementForm({"sujet": "", "texte": "a" * 1001, "courriel": "nom@"}, auto_id="faux_%s")


def _jalons() -> list[Jalon]:
    dispositif = _dispositif()
    return [
        Jalon(annee=1992, texte="Les premiers lieux ouvrent, tenus par leurs habitués.", source=SOURCE, certitude="P"),
        Jalon(annee=2018, mois=3, texte="Un décret les nomme.", source=SOURCE, certitude="S", dispositif=dispositif),
        Jalon(annee=2026, mois=1, jour=9, texte="Une nouvelle période commence.", source=SOURCE, certitude="C"),
    ]  # fmt: skip


def _graphique() -> Graphique:
    barres = [
        Barre("2023", "710 000 €", 710_000),
        Barre("2024", "environ 820 000 €", 820_000, "estimé d'après le budget initial", Motif.RAYE),
        Barre("2025", "non publié"),
    ]
    return dessine("exemple", "Moyens d'un dispositif, par an", barres, en_euros)


def _dispositif() -> Dispositif:
    pouvoir = Pouvoir(nom="Commission communautaire française", slug="cocof")
    return Dispositif(nom="Lieux de lien", slug="lieux-de-lien", pouvoir=pouvoir)


def _argent() -> Argent:
    dispositif = _dispositif()
    debut, fin = date(2024, 1, 1), date(2028, 12, 31)
    en_cours = Agrement(
        dispositif=dispositif,
        debut=debut,
        fin=fin,
        montant=Decimal(48_000),
        montant_annee=2026,
        source=SOURCE,
    )
    passe = Agrement(
        dispositif=dispositif,
        debut=date(2021, 1, 1),
        source="Rapport d'activités 2021",
        note="Deux lieux ensemble.",
    )
    en_cours, passe = (
        Soutien(un, dispositif, periode_en_mots(un.debut, un.fin), un.fin) for un in (en_cours, passe)
    )
    return Argent([en_cours], [passe], "« Lieux de lien » est connu jusqu'au 31 décembre 2028 ; nos sources ne disent pas encore la suite.", [], [], [])  # fmt: skip


def _observations() -> list[Observation]:
    constat = "Des personnes arrivées seules tiennent aujourd'hui le bar du mercredi."
    return [
        Observation(indicateur="engagement", constat=constat, citation="Ici, on compte sur moi", annee=2025, source=SOURCE)
    ]  # fmt: skip
