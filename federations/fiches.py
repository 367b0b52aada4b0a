"""Ce que montre la page d'une fédération : ses chiffres, ceux du guide, ses lieux à filtrer."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from lieux import listes
from lieux.filters import LieuFilter

from .annuaire import avec_regroupees
from .effectifs import chiffres
from .models import Adhesion, Federation


def contexte(federation: Federation, demande: QueryDict) -> dict[str, object]:
    """`demande` : les filtres de l'adresse, les mêmes que ceux de la liste des lieux."""
    siennes = avec_regroupees([federation.slug])
    adhesions = Adhesion.objects.filter(federation__slug__in=siennes).valides_au(timezone.localdate())
    adhesions = list(adhesions.select_related("operateur", "federation"))
    filtre = LieuFilter(demande, imposes={"federation": [federation.slug]})
    ses_chiffres = chiffres(federation.effectifs.all())
    return {
        "federation": federation,
        "chiffres": ses_chiffres,
        "adhesions": adhesions,
        "membres": len({adhesion.operateur_id for adhesion in adhesions}),
        "se_remplit": federation.rassemble and ses_chiffres.depassent(filtre.nombre_permis),
        "par_regroupement": any(adhesion.federation_id != federation.pk for adhesion in adhesions),
        "dans_ses_communes": urlencode([("commune", c.slug) for c in federation.communes.all()]),
        **listes.contexte(filtre, demande.get("page")),
    }
