"""Ce que montrent la liste des financements et la page d'un dispositif."""

from datetime import date

from django.utils import timezone
from django.utils.translation import override

from lieux.langues import FRANCAIS
from lieux.models import Lieu

from . import montants
from .catalogue import catalogue
from .models import Agrement, Dispositif, Enveloppe, PlanCohesionSociale


def contexte_liste() -> dict[str, object]:
    """Les pouvoirs qui ont un dispositif, avec ceux qui ne sont pas des volets ; puis les autres pouvoirs."""
    tout = catalogue()
    principaux = tout.par_pouvoir()
    return {
        "pouvoirs": [
            (pouvoir, [(un, tout.volets(un)) for un in siens]) for pouvoir, siens in principaux if siens
        ],
        "autres_pouvoirs": [pouvoir for pouvoir, siens in principaux if not siens],
    }


@override(FRANCAIS)
def contexte(dispositif: Dispositif) -> dict[str, object]:
    """Ce que montre la page de tout dispositif, question par question. En français seulement, comme la page."""
    tout, aujourdhui = catalogue(), timezone.localdate()
    lignee = tout.lignee(dispositif)
    programmations = list(dispositif.programmations.all())
    enveloppes = sorted(
        (enveloppe for periode in programmations for enveloppe in periode.enveloppes.all()),
        key=lambda enveloppe: (-enveloppe.annee, enveloppe.objet),
    )
    return {
        "aujourdhui": aujourdhui,
        "dispositif": dispositif,
        "region": dispositif.territoire,
        "homonymes": tout.homonymes(dispositif),
        "volets": tout.volets(dispositif),
        "axes": next((axes for un in lignee if (axes := list(un.axes.all()))), []),
        "communes": list(dispositif.communes.all()),
        "plafonds": list(dispositif.plafonds.all()),
        "en_cours": tout.periodes(dispositif, aujourdhui),
        "passees": [periode for periode in programmations if not periode.couvre(aujourdhui)],
        "textes": [texte for un in lignee for texte in un.textes.all()],
        "jalons": list(dispositif.jalons.all()),
        "lieux": lieux_qui_recoivent(dispositif, aujourdhui),
    } | _montants(dispositif, enveloppes)


def _montants(dispositif: Dispositif, enveloppes: list[Enveloppe]) -> dict[str, object]:
    return {
        "enveloppes": enveloppes,
        "derniere": next((enveloppe for enveloppe in enveloppes if not enveloppe.objet), None),
        "sources": montants.sources(enveloppes),
        "graphique": montants.graphique(dispositif, enveloppes),
    }


def lieux_qui_recoivent(dispositif: Dispositif, jour: date):
    agrements = Agrement.objects.filter(dispositif=dispositif).valides_au(jour)
    visibles = Lieu.objects.visibles().en_activite()
    return visibles.filter(agrements.concerne()).select_related("commune", "localite")


def plans_en_cours(dispositif: Dispositif):
    """Les plans de cohésion sociale connus pour la période d'aujourd'hui."""
    en_cours = dispositif.programmations.en_cours(timezone.localdate())
    plans = PlanCohesionSociale.objects.filter(programmation__in=en_cours.values("pk"))
    return plans.select_related("commune").prefetch_related("associees")
