"""Ce que doivent respecter un dispositif, une enveloppe et un indice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lieux.ecarts import GUIDE, Ecart
from lieux.horaires_mots import en_liste

from .heritage import lignee
from .octrois import entre

if TYPE_CHECKING:
    from ..models import Dispositif, Enveloppe, IndiceISADF


def volet_de_lui_meme(dispositif: "Dispositif") -> Iterator[Ecart]:
    rangs = list(lignee(dispositif))
    if rangs[-1].parent_id is not None:
        chemin = ", volet de ".join(f"« {rang} »" for rang in [*rangs, rangs[-1].parent])
        yield Ecart("parent", "cercle", f"{chemin} : un dispositif ne peut pas dépendre de lui-même.", GUIDE)


def formes_connues(dispositif: "Dispositif") -> Iterator[Ecart]:
    formes = dispositif._meta.apps.get_model("lieux", "Operateur").FormeJuridique
    inconnues = [str(code) for code in dispositif.formes_admises if code not in formes.values]
    if inconnues:
        phrase = f"Formes juridiques inconnues : {en_liste(inconnues)}. Choisir parmi : {', '.join(formes.values)}."
        yield Ecart("formes_admises", "bénéficiaire", phrase, GUIDE)


def enveloppe_dans_sa_programmation(enveloppe: "Enveloppe") -> Iterator[Ecart]:
    if not enveloppe.programmation_id or enveloppe.annee is None:
        return
    periode = enveloppe.programmation
    if periode.debut.year <= enveloppe.annee <= (periode.fin.year if periode.fin else enveloppe.annee):
        return
    phrase = f"L'année {enveloppe.annee} est hors de « {periode} » ({entre(periode.debut, periode.fin)})."
    yield Ecart("annee", "période", phrase, periode.source)


def commune_couverte(indice: "IndiceISADF") -> Iterator[Ecart]:
    """L'indice ne couvre que les communes francophones de Wallonie."""
    if not indice.commune_id:
        return
    commune = indice.commune
    if commune.region == commune.Region.WALLONIE and commune.communaute == "FWB":
        return
    phrase = f"{commune} n'a pas d'indice ISADF : il couvre les communes francophones de Wallonie."
    yield Ecart("commune", "territoire", phrase, "IWEPS, édition 2025 (isadf.iweps.be)")
