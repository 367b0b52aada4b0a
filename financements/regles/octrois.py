"""Ce qu'un octroi doit respecter. Une demande ou un refus n'est pas de l'argent accordé : seuls ses axes comptent."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from lieux.dates import dans_mois
from lieux.ecarts import GUIDE, Ecart
from lieux.horaires_mots import en_date, en_liste
from lieux.nombres import en_euros, en_pour_cent

from . import communes_a_tous as regles
from .heritage import donne

if TYPE_CHECKING:
    from lieux.models import Lieu

    from ..models import Agrement, Axe, Plafond, Programmation


def est_accorde(octroi: "Agrement") -> bool:
    """Sans opérateur ou sans dispositif, le formulaire le dit déjà."""
    return bool(octroi.operateur_id and octroi.dispositif_id and octroi.etat not in octroi.NON_ACCORDES)


def plafond(octroi: "Agrement") -> Iterator[Ecart]:
    """Le dernier plafond noté pour l'année du montant, ou avant."""
    if not est_accorde(octroi) or octroi.montant is None or octroi.montant_annee is None:
        return
    notes, _ = donne(octroi.dispositif, lambda rang: list(rang.plafonds.all()))
    anterieurs = [plafond for plafond in notes or [] if plafond.annee <= octroi.montant_annee]
    dernier = max(anterieurs, key=lambda plafond: plafond.annee, default=None)
    if dernier is None or octroi.montant <= dernier.montant or _leve(dernier, octroi):
        return
    yield Ecart("montant", "plafond", " ".join(_phrases_du_plafond(octroi, dernier)), dernier.source)


def _leve(plafond: "Plafond", octroi: "Agrement") -> bool:
    seuil, apport = plafond.leve_par_cofinancement, octroi.cofinancement
    return seuil is not None and apport is not None and apport * 100 >= seuil * octroi.montant


def _phrases_du_plafond(octroi: "Agrement", plafond: "Plafond") -> Iterator[str]:
    yield (
        f"{en_euros(octroi.montant)} en {octroi.montant_annee} dépasse le plafond de {en_euros(plafond.montant)} par an "
        f"de « {octroi.dispositif} » ({plafond.annee})."
    )
    if plafond.leve_par_cofinancement is not None:
        seuil = en_pour_cent(plafond.leve_par_cofinancement)
        yield f"Ce plafond tombe si {seuil} du montant au moins sont apportés par ailleurs : les noter."
    if plafond.indexe and plafond.annee < octroi.montant_annee:
        yield f"Il est indexé : si celui de {octroi.montant_annee} est plus haut, le noter d'abord."


def duree(octroi: "Agrement") -> Iterator[Ecart]:
    """Du premier au dernier jour, compris."""
    if not est_accorde(octroi) or octroi.debut is None or octroi.fin is None:
        return
    mois, origine = donne(octroi.dispositif, lambda rang: rang.duree_mois)
    if mois is None or octroi.fin <= (dernier := dans_mois(octroi.debut, mois) - timedelta(days=1)):
        return
    phrase = (
        f"Un octroi de « {octroi.dispositif} » dure au plus {mois} mois : commencé le {en_date(octroi.debut, annee=True)}, "
        f"il finit au plus tard le {en_date(dernier, annee=True)}, et non le {en_date(octroi.fin, annee=True)}."
    )
    yield Ecart("fin", "durée", phrase, origine)


def periode(octroi: "Agrement") -> Iterator[Ecart]:
    """Un début inconnu n'enfreint rien ; une fin inconnue non plus."""
    if not est_accorde(octroi) or octroi.debut is None or not octroi.dispositif.octrois_dans_une_periode:
        return
    connues, _ = donne(octroi.dispositif, lambda rang: list(rang.programmations.all()))
    if not connues or any(_tient(octroi, une) for une in connues):
        return
    periodes = en_liste([f"{une.nom} ({entre(une.debut, une.fin)})" for une in connues])
    phrase = (
        f"Un octroi {entre(octroi.debut, octroi.fin)} ne tient dans aucune période connue de « {octroi.dispositif} » : "
        f"{periodes}."
    )
    yield Ecart("debut", "période", phrase, " ; ".join(dict.fromkeys(une.source for une in connues)))


def _tient(octroi: "Agrement", periode: "Programmation") -> bool:
    return periode.debut <= octroi.debut and (
        periode.fin is None or (octroi.fin or octroi.debut) <= periode.fin
    )


def entre(debut: date | None, fin: date | None) -> str:
    """« du 1er janvier 2024 au 31 décembre 2028 », « depuis le… », « jusqu'au… »."""
    mots = {nom: en_date(jour, annee=True) for nom, jour in (("debut", debut), ("fin", fin)) if jour}
    if debut and fin:
        return gettext("du %(debut)s au %(fin)s") % mots
    if debut:
        return gettext("depuis le %(debut)s") % mots
    return gettext("jusqu'au %(fin)s") % mots if fin else gettext("sans dates connues")


def beneficiaire(octroi: "Agrement") -> Iterator[Ecart]:
    """Une forme juridique inconnue n'enfreint rien."""
    if not est_accorde(octroi):
        return
    operateur = octroi.operateur
    formes, libelles = type(operateur).FormeJuridique, dict(type(operateur).FormeJuridique.choices)
    admises, origine = donne(octroi.dispositif, lambda rang: rang.formes_admises)
    if not admises or operateur.forme_juridique in (formes.INCONNUE, *admises):
        return
    phrase = (
        f"« {octroi.dispositif} » va à ces formes juridiques : {en_liste([str(libelles.get(code, code)) for code in admises])}. "
        f"{operateur} est noté « {libelles[operateur.forme_juridique]} »."
    )
    yield Ecart("operateur", "bénéficiaire", phrase, origine)


def cofinancement(octroi: "Agrement") -> Iterator[Ecart]:
    if est_accorde(octroi):
        yield from regles.part_trouvee_ailleurs(octroi.dispositif, octroi.montant, octroi.cofinancement)


def territoire(octroi: "Agrement", *, lieux: list["Lieu"], **_) -> Iterator[Ecart]:
    """Les lieux nommés ; sinon ceux de l'opérateur, sauf les retirés. Un lieu sans commune n'enfreint rien."""
    if not est_accorde(octroi):
        return
    siens = lieux or [lieu for lieu in octroi.operateur.lieux.all() if lieu.publication != "retire"]
    dehors = [lieu for lieu in siens if lieu.commune and not regles.couvre(octroi.dispositif, lieu.commune)]
    if not dehors:
        return
    noms = en_liste([f"{lieu} ({lieu.commune})" for lieu in dehors])
    phrase = (
        f"Hors du territoire de « {octroi.dispositif} », {regles.territoire(octroi.dispositif)} : {noms}."
    )
    if not lieux:
        phrase += " Nommer les lieux que cet octroi concerne, si ce ne sont pas tous ceux de l'opérateur."
    yield Ecart("lieux", "territoire", phrase, regles.source(octroi.dispositif))


def axes_du_dispositif(octroi: "Agrement", *, axes: list["Axe"], **_) -> Iterator[Ecart]:
    if octroi.dispositif_id:
        yield from regles.axes_etrangers(octroi.dispositif, axes)
    if est_accorde(octroi):
        yield from regles.assez_d_axes(octroi.dispositif, axes)


def chevauchement(octroi: "Agrement", *, lieux: list["Lieu"], **_) -> Iterator[Ecart]:
    """Deux fois le même dispositif au même opérateur ; sauf si chacun nomme ses lieux, et que ce sont d'autres."""
    if not est_accorde(octroi):
        return
    for autre in octroi.operateur.agrements.all():
        if autre.pk == octroi.pk or autre.dispositif_id != octroi.dispositif_id or not est_accorde(autre):
            continue
        if not _se_touchent(octroi, autre) or _ailleurs(lieux, list(autre.lieux.all())):
            continue
        phrase = (
            f"{octroi.operateur} a déjà « {octroi.dispositif} » {entre(autre.debut, autre.fin)}, "
            "une période qui touche celle-ci : terminer l'un avant de commencer l'autre."
        )
        yield Ecart("debut", "chevauchement", phrase, GUIDE)


def _se_touchent(un: "Agrement", autre: "Agrement") -> bool:
    """Bornes comprises ; une borne inconnue n'arrête rien."""
    return (un.debut is None or autre.fin is None or un.debut <= autre.fin) and (
        autre.debut is None or un.fin is None or autre.debut <= un.fin
    )


def _ailleurs(lieux: list["Lieu"], autres: list["Lieu"]) -> bool:
    return bool(lieux and autres) and not set(lieux) & set(autres)


DES_CHAMPS = (plafond, duree, periode, beneficiaire, cofinancement)
DES_RELATIONS = (territoire, axes_du_dispositif, chevauchement)
