"""Les phrases que le public lit au-dessus d'une liste : le compte, les choix actifs."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from .filters import RAYON_PAR_DEFAUT_KM, LieuFilter
from .horaires_mots import en_date, en_heure
from .langues import en_francais
from .models import Commune, Lieu
from .nombres import lieux_dits
from .options import BRUXELLES, Option
from .parametres import chaine, couples
from .parametres_lus import SANS_CONDITION

MOMENTS = {
    "maintenant": gettext_lazy("ouverts maintenant"),
    "soir": gettext_lazy("ouverts ce soir"),
    "weekend": gettext_lazy("ouverts ce week-end"),
}


@dataclass(frozen=True, slots=True)
class Puce:
    """Choix actif que l'on peut retirer : son libellé et la chaîne de paramètres qui reste sans lui."""

    libelle: str
    reste: str


def enumere(mots: list[str], lien: str = gettext_lazy("ou")) -> str:
    """« Jette », « Jette ou Evere », « Jette, Evere ou Ixelles »."""
    return f" {lien} ".join([", ".join(mots[:-1]), mots[-1]]) if len(mots) > 1 else "".join(mots)


def compte(nombre: int, un: str = "lieu", plusieurs: str = "lieux") -> str:
    if nombre == 0:
        return f"Aucun {un}"
    return f"{nombre} {un if nombre == 1 else plusieurs}"


def _moment(valeur: str | datetime) -> str:
    if isinstance(valeur, str):
        return str(MOMENTS[valeur])
    local = timezone.localtime(valeur)
    return gettext("ouverts le %(date)s à %(heure)s") % {
        "date": en_date(local.date(), annee=True),
        "heure": en_heure(local.hour, local.minute),
    }


def phrase_du_compte(filtre: LieuFilter) -> str:
    """« 14 lieux à Schaerbeek pour les personnes isolées, ouverts maintenant »."""
    if not en_francais():
        return _en_bref(filtre)
    v, options = filtre.valeurs, filtre.options
    types = [options["type"][slug] for slug in v.get("type", [])]
    un = types[0].libelle.lower() if len(types) == 1 else "lieu"
    plusieurs = types[0].suite.lower() if len(types) == 1 else "lieux"
    feminin = un.startswith(("maison", "école"))
    debut = compte(filtre.nombre_certains, un, plusieurs)
    morceaux = [f"Aucune {un}" if feminin and filtre.nombre_certains == 0 else debut, *_complements(filtre)]
    if "ouvert" in v:
        moment = _moment(v["ouvert"])
        accord = ("ouverte" if feminin else "ouvert") + ("s" if filtre.nombre_certains > 1 else "")
        moment = moment.replace("ouverts", accord, 1)
        if len(morceaux) > 1:
            morceaux[-1] += ","
        morceaux.append(moment)
    if filtre.avec_inconnus and (inconnus := filtre.nombre - filtre.nombre_certains):
        morceaux[-1] += ","
        morceaux.append(f"et {inconnus} dont on ne sait pas")
    return " ".join(morceaux)


def _en_bref(filtre: LieuFilter) -> str:
    """« 14 places: Schaerbeek, Young people, open now » : sans accorder, ce que les autres langues demandent aussi."""
    choix = [libelle(filtre, nom) for nom in filtre.choix if nom not in ("tri", "rayon", "inconnus")]
    nombre = filtre.nombre_certains
    phrase = lieux_dits(nombre) if nombre else gettext("Aucun lieu")
    if choix:
        phrase = f"{phrase}: {', '.join(choix)}"
    if filtre.avec_inconnus and (inconnus := filtre.nombre - nombre):
        phrase += ", " + gettext("et %(nombre)s dont on ne sait pas") % {"nombre": inconnus}
    return phrase


def _complements(filtre: LieuFilter) -> list[str]:
    v, options = filtre.valeurs, filtre.options
    morceaux = []
    if len(types := v.get("type", [])) > 1:
        morceaux.append(f"({enumere([options['type'][slug].libelle.lower() for slug in types])})")
    if communes := filtre.communes_choisies:
        morceaux.append(enumere([_a_la_commune(commune) for commune in communes]))
    if codes := v.get("cp"):
        morceaux.append(f"dans le {enumere(codes)}")
    if "pres" in v:
        depart = filtre.demande.pres_de or "votre point de départ"
        morceaux.append(f"à {v.get('rayon', RAYON_PAR_DEFAUT_KM)} km au plus de {depart}")
    if "zone" in v:
        morceaux.append("dans la zone de la carte")
    if publics := v.get("public"):
        morceaux.append(enumere([options["public"][slug].suite for slug in publics]))
    if "q" in v:
        morceaux.append(f"pour « {(filtre.trouvaille.corrige or str(v['q']))[:60]} »")
    return morceaux


def _a_la_commune(commune: Option) -> str:
    return "à Bruxelles (19 communes)" if commune == BRUXELLES else Commune(nom_fr=commune.libelle).a_nom


def puces(filtre: LieuFilter) -> list[Puce]:
    """Un choix actif par puce, dans l'ordre des paramètres."""
    return [
        Puce(_libelle(filtre, nom, valeur), _sans(filtre, nom, valeur))
        for nom, valeur in couples(filtre.choix)
        if nom not in ("tri", "rayon")
    ]


def libelle(filtre: LieuFilter, nom: str) -> str:
    """Ce que dit un paramètre actif, toutes ses valeurs ensemble : « Schaerbeek ou Evere », « Ouvert maintenant »."""
    return enumere([_libelle(filtre, nom, une) for autre, une in couples(filtre.valeurs) if autre == nom])


def _libelle(filtre: LieuFilter, nom: str, valeur: object) -> str:
    match nom:
        case "q":
            return gettext("« %(mots)s »") % {"mots": str(valeur)[:40]}
        case "pres":
            return gettext("À %(km)s km au plus") % {"km": filtre.valeurs.get("rayon", RAYON_PAR_DEFAUT_KM)}
        case "zone":
            return gettext("Zone de la carte")
        case "ouvert":
            return capfirst(_moment(valeur).replace("ouverts", "ouvert", 1))
        case "verifie":
            return gettext("Vérifié depuis moins de %(mois)s mois") % {"mois": valeur}
        case "commune":
            return next((c.libelle for c in filtre.communes_choisies if valeur in (c.slug, c.suite)), valeur)
        case "inconditionnel":
            return str(SANS_CONDITION)
        case "inconnus":
            return gettext("Avec les lieux dont on ne sait pas")
        case "gouvernance":
            return str(Lieu.Gouvernance(valeur).label)
        case "tarif":
            return str(Lieu.Tarif(valeur).label)
    option = filtre.options.get(nom, {}).get(valeur)
    return option.libelle if option else str(valeur)


def _sans(filtre: LieuFilter, nom: str, valeur: object) -> str:
    """Ce qui reste de la recherche sans cette valeur ; un point de départ emporte son rayon et son tri."""
    emportes = ("rayon", "tri") if nom == "pres" else ()
    return chaine(filtre.choix, lambda autre, une: (autre, une) != (nom, valeur) and autre not in emportes)
