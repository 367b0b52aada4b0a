"""Ce qu'une mesure doit savoir d'un annuaire pour demander des pages qui existent : noms, fiches, endroits."""

from random import Random

from lieux.models import Commune, Lieu

from .endroits import Endroits

NOMBRE = 60


def reperes(graine: int) -> dict[str, list]:
    """`slugs` et `noms` de lieux visibles, `communes` (slugs) et `points` [latitude, longitude] plus nombreux en ville."""
    hasard = Random(graine)
    visibles = Lieu.objects.visibles().en_activite().order_by("pk")
    lieux = hasard.sample(list(visibles.values_list("slug", "nom")), NOMBRE)
    endroits = Endroits(list(Commune.objects.order_by("code_ins")), [])
    communes = [endroits.tire(hasard).commune for _ in range(NOMBRE)]
    return {
        "slugs": [slug for slug, _ in lieux],
        "noms": [nom for _, nom in lieux],
        "communes": [commune.slug for commune in communes],
        "points": [[round(c.latitude, 3), round(c.longitude, 3)] for c in communes],
    }
