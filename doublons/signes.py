"""Les signes des lieux du guide, et les paires qui se ressemblent : calculés une fois par version des données."""

from lieux.models import Lieu
from lieux.par_version import une_fois_par_version

from .rapprochement import Avis, Signes, doublons

EXACTES = (Lieu.Precision.ADRESSE, Lieu.Precision.RUE)
CHAMPS = (
    "pk", "nom", "rue", "numero", "code_postal", "commune_id", "telephone", "site_web", "operateur_id", "operateur__numero_bce",
    "latitude", "longitude", "precision",
)  # fmt: skip


def signes_de(lieu: Lieu) -> Signes:
    """Ceux d'une fiche, enregistrée ou non."""
    bce = lieu.operateur.numero_bce if lieu.operateur else ""
    return _signes(
        lieu.nom, lieu.rue, lieu.numero, lieu.code_postal, lieu.commune_id, lieu.telephone, lieu.site_web,
        lieu.operateur_id, bce, lieu.latitude, lieu.longitude, lieu.precision,
    )  # fmt: skip


def _signes(
    nom, rue, numero, code_postal, commune, telephone, site, operateur, bce, latitude, longitude, precision
):
    position = (latitude, longitude) if precision in EXACTES and latitude is not None else None
    return Signes(nom, rue, numero, code_postal, commune, telephone, site, operateur, bce or "", position)


def signes_des_lieux() -> dict[int, Signes]:
    """Une requête."""
    return {pk: _signes(*valeurs) for pk, *valeurs in Lieu.objects.order_by("pk").values_list(*CHAMPS)}


@une_fois_par_version
def tous_les_signes() -> dict[int, Signes]:
    return signes_des_lieux()


@une_fois_par_version
def paires_ressemblantes() -> dict[tuple[int, int], Avis]:
    """Entre lieux qui ne sont pas retirés : un lieu retiré ne trompe plus personne."""
    retires = set(
        Lieu.objects.filter(publication=Lieu.Publication.RETIRE).order_by().values_list("pk", flat=True)
    )
    return doublons({pk: signes for pk, signes in tous_les_signes().items() if pk not in retires})
