"""Les règles d'un octroi comme d'un plan : où, sur quels axes, avec quelle part trouvée ailleurs."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from lieux.ecarts import Ecart
from lieux.horaires_mots import en_liste
from lieux.nombres import en_euros, en_pour_cent

from .heritage import donne, lignee, source

if TYPE_CHECKING:
    from lieux.models import Commune

    from ..models import Axe, Dispositif


def communes_de(dispositif: "Dispositif") -> list["Commune"]:
    """Les communes visées ; vide : toutes celles du territoire."""
    return donne(dispositif, lambda rang: list(rang.communes.all()))[0] or []


def couvre(dispositif: "Dispositif", commune: "Commune") -> bool:
    """Un territoire nomme une région, ou les deux : « bruxelles_wallonie »."""
    visees = communes_de(dispositif)
    return commune in visees if visees else commune.region in dispositif.territoire.split("_")


def territoire(dispositif: "Dispositif") -> str:
    """« Bruxelles », ou les communes visées."""
    visees = [commune.nom_fr for commune in communes_de(dispositif)]
    return en_liste(visees) if visees else dispositif.get_territoire_display()


def axes_etrangers(dispositif: "Dispositif", axes: list["Axe"]) -> Iterator[Ecart]:
    siens = {rang.pk for rang in lignee(dispositif)}
    for axe in axes:
        if axe.dispositif_id not in siens:
            phrase = f"« {axe} » est un axe de « {axe.dispositif} », pas de « {dispositif} »."
            yield Ecart("axes", "axes", phrase, source(dispositif))


def assez_d_axes(dispositif: "Dispositif", axes: list["Axe"]) -> Iterator[Ecart]:
    minimum, origine = donne(dispositif, lambda rang: rang.axes_minimum)
    if minimum and len(axes) < minimum:
        pluriel, choisis = "s" if minimum > 1 else "", len(axes) or "aucun"
        phrase = f"« {dispositif} » demande au moins {minimum} axe{pluriel}, ici {choisis}."
        yield Ecart("axes", "axes", phrase, origine)


def part_trouvee_ailleurs(
    dispositif: "Dispositif", montant: Decimal | None, apport: Decimal | None
) -> Iterator[Ecart]:
    """Un montant ou un apport inconnu n'enfreint rien."""
    minimum, origine = donne(dispositif, lambda rang: rang.cofinancement_minimum)
    if minimum is None or not montant or apport is None or apport * 100 >= minimum * montant:
        return
    phrase = (
        f"{en_euros(apport)} de cofinancement font {en_pour_cent(part(apport, montant))} de {en_euros(montant)} : "
        f"« {dispositif} » en demande au moins {en_pour_cent(minimum)}."
    )
    yield Ecart("cofinancement", "cofinancement minimum", phrase, origine)


def part(apport: Decimal, montant: Decimal) -> Decimal:
    """Pour cent, arrondi vers le bas au centième : 24,999 % ne se lit jamais « 25 % »."""
    return (Decimal(apport) * 100 / Decimal(montant)).quantize(Decimal("0.01"), ROUND_FLOOR)
