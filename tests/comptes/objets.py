"""Un objet réel pour chaque adresse de la rédaction : de quoi l'ouvrir et y envoyer quelque chose."""

from uuid import uuid4

from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from connexion import journal
from connexion.models import Acces
from historique.etats import est_suivi, traces_de
from imports.models import Import, LigneImport
from lieux.models import Lieu
from tests import factories

from .adresses import modele_et_page

ENVOIS = {
    "admin:lieux_lieu_verifier": {"methode": "telephone"},
    "admin:lieux_lieu_champs_proteges": {"champ": "nom"},
    "admin:imports_import_decider": {"champ": "nom", "remplace": "oui", "retour": ""},
}
PARAMETRES = {
    "admin:autocomplete": {"app_label": "lieux", "model_name": "accueil", "field_name": "lieu"},
}


def cree_tout(compte) -> dict:
    """Un objet par modèle ; tous ceux d'un même brouillon, qu'une contribution peut avoir dans son périmètre."""
    lieu = factories.make_lieu(publication=Lieu.Publication.BROUILLON)
    programmation = factories.make_programmation()
    objets = [
        lieu, lieu.operateur, lieu.commune, lieu.type, programmation, programmation.dispositif, programmation.dispositif.pouvoir,
        factories.make_accueil(lieu=lieu), factories.make_premiere_visite(lieu=lieu), factories.make_info(lieu=lieu),
        factories.make_verification(lieu=lieu), factories.make_ancienne_adresse(lieu=lieu),
        factories.make_signalement(lieu=lieu), factories.make_localite(), factories.make_vacances(), factories.make_public(),
        factories.make_activite(), factories.make_langue(), factories.make_accessibilite(), factories.make_mode_acces(),
        factories.make_adhesion(), factories.make_federation(), factories.make_axe(), factories.make_enveloppe(),
        factories.make_agrement(), factories.make_plan(), factories.make_isadf(),
        factories.make_jalon(), factories.make_releve(), factories.make_mot(), factories.make_modele_voisin(),
        factories.make_observation(), factories.make_population(),
        factories.make_verification_lien(), factories.make_decision_doublon(), factories.make_proposition(lieu=lieu, auteur=compte),
         factories.make_redacteur(), Group.objects.get(name="lecture"), _import(), _acces(compte), _blocage(compte),
    ]  # fmt: skip
    return {nom_du_modele(objet): objet for objet in objets} | {"à décider": _import()}


def nom_du_modele(objet) -> str:
    nom = objet._meta.label_lower.replace(".", "_")
    return "connexion_blocage" if nom == "axes_accessattempt" else nom


def _import() -> Import:
    importation = Import.objects.create(
        fichier="lieux.csv", empreinte="0", lu_comme="CSV", etat=Import.Etat.APERCU, cree_le=timezone.now()
    )
    LigneImport.objects.create(importation=importation, numero=1, statut=LigneImport.Statut.INCHANGE)
    return importation


def _acces(compte) -> Acces:
    journal.note(Acces.Nature.CONNEXION, compte.get_username(), None)
    return Acces.objects.latest("pk")


def _blocage(compte) -> AccessAttempt:
    return AccessAttempt.objects.create(
        username=compte.get_username(),
        failures_since_start=9,
        attempt_time=timezone.now(),
        ip_address="192.0.2.1",
    )


def url(nom: str, objets: dict) -> str:
    """L'adresse, avec les clés de ces objets."""
    lieu, importation = objets["lieux_lieu"].pk, objets["imports_import"].pk
    autres = {
        "admin:app_list": ["lieux"],
        "admin:lieux_lieu_champs_proteges": [lieu],
        "admin:doublons_comparer": [lieu, objets["doublons_decisiondoublon"].premier_id],
        "admin:doublons_fusionner": [lieu, objets["doublons_decisiondoublon"].premier_id],
        "admin:lieux_lieu_verifier": [lieu],
        "admin:lieux_lieu_exporter_fichier": ["lieux.csv"],
        "admin:lieux_lieu_exporter_confidentielles": ["lieux.csv"],
        "admin:propositions_proposition_abandonner": [objets["propositions_proposition"].pk],
        "admin:imports_import_confirmer": [importation],
        "admin:imports_import_annuler": [importation],
        "admin:imports_import_decider": [objets["à décider"].pk, 1],
    }
    if nom == "admin:(ancienne adresse)":
        return reverse("admin:lieux_lieu_changelist") + f"{lieu}/"
    if nom == "admin:(tout le reste)":
        return reverse("admin:index") + "rien-du-tout/"
    paire = modele_et_page(nom)
    if paire is None:
        return reverse(nom, args=autres.get(nom, []))
    modele, page = paire
    if page in ("changelist", "add", "effacees"):
        return reverse(nom)
    return reverse(nom, args=[objets[modele].pk, *([_acte(objets[modele])] if page == "remettre" else [])])


def _acte(objet):
    """L'acte qui a fait cet objet, là où l'historique le suit."""
    return traces_de(type(objet)).filter(id=objet.pk).first().acte if est_suivi(type(objet)) else uuid4()
