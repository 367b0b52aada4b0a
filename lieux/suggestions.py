"""Suggestions pendant la frappe : communes, localités et codes postaux, lieux, activités, chacune avec sa nature."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from .models import Activite, Commune, Lieu, Localite
from .texte import SansAccent, sans_accent

PAR_NATURE = 4
LONGUEUR_MIN = 2


def suggere(texte: str) -> list[dict[str, str]]:
    """Au plus quatre suggestions par nature ; chacune a `nature`, `libelle` et `adresse`. Vide sous deux caractères."""
    debut = sans_accent(texte.replace("\x00", "").strip())[:60]
    if len(debut) < LONGUEUR_MIN:
        return []
    liste = reverse("lieux:liste")
    return [
        *(
            _une("commune", c.nom_fr, f"{liste}?commune={c.slug}")
            for c in _noms(Commune.objects.all(), debut, "nom_fr", "nom_nl")
        ),
        *(
            _une("localité", f"{x.code_postal} {x.nom}", f"{liste}?cp={x.code_postal}")
            for x in _noms(Localite.objects.all(), debut, "nom", "code_postal")
        ),
        *(_une("lieu", lieu.nom, lieu.get_absolute_url()) for lieu in _lieux(debut)),
        *(
            _une("activité", a.libelle, f"{liste}?activite={a.slug}")
            for a in _noms(Activite.objects.actifs(), debut, "libelle", "synonymes")
        ),
    ]


def _une(nature: str, libelle: str, adresse: str) -> dict[str, str]:
    return {"nature": nature, "libelle": libelle, "adresse": adresse}


def _noms(lignes: QuerySet, debut: str, *champs: str) -> QuerySet:
    """Lignes dont l'un des champs, ou l'un des synonymes qu'il énumère, commence ainsi."""
    condition = Q()
    annotations = {f"{champ}_cherche": SansAccent(champ) for champ in champs}
    for champ in champs:
        condition |= Q(**{f"{champ}_cherche__startswith": debut})
        condition |= Q(**{f"{champ}_cherche__contains": f", {debut}"})
    return lignes.annotate(**annotations).filter(condition)[:PAR_NATURE]


def _lieux(debut: str):
    return (
        Lieu.objects.visibles()
        .annotate(nom_cherche=SansAccent("nom"))
        .filter(nom_cherche__contains=debut)[:PAR_NATURE]
    )
