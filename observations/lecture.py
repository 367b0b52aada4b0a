"""Ce qu'on a observé d'un lieu ou d'un opérateur, lu une fois par version des données."""

from collections import defaultdict

from lieux.models import Lieu, Operateur
from lieux.par_version import une_fois_par_version

from .models import Observation


@une_fois_par_version
def _toutes() -> tuple[dict[int, list[Observation]], dict[int, list[Observation]]]:
    """Par clé de lieu, par clé d'opérateur ; les plus récentes d'abord."""
    par_lieu, par_operateur = defaultdict(list), defaultdict(list)
    for observation in Observation.objects.all():
        if observation.lieu_id:
            par_lieu[observation.lieu_id].append(observation)
        else:
            par_operateur[observation.operateur_id].append(observation)
    return dict(par_lieu), dict(par_operateur)


def du_lieu(lieu: Lieu) -> list[Observation]:
    """Les siennes ; celles de son opérateur se lisent sur la page de l'opérateur."""
    return _toutes()[0].get(lieu.pk, [])


def de_l_operateur(operateur: Operateur) -> list[Observation]:
    return _toutes()[1].get(operateur.pk, [])
