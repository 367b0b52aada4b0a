"""Ce que chaque rôle peut faire de chaque modèle de la rédaction : la seule table des droits.

Elle est recopiée dans les groupes après chaque `migrate` (docs/decisions/0015). Le périmètre d'une contribution la restreint
encore, ligne par ligne : comptes/perimetres.py.
"""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission

from .roles import Role

RIEN = ()
VOIT = ("view",)
AJOUTE = ("view", "add", "change")
ECRIT = (*AJOUTE, "delete")
SUIT = ("view", "change")
EFFACE = ("view", "delete")

ROLES = (Role.REDACTION, Role.RELECTURE, Role.CONTRIBUTION, Role.LECTURE)
DROITS = {
    "lieux.lieu": (ECRIT, ECRIT, AJOUTE, VOIT),
    "lieux.accueil": (ECRIT, ECRIT, ECRIT, VOIT),
    "lieux.premierevisite": (ECRIT, ECRIT, ECRIT, VOIT),
    "lieux.infotemporaire": (ECRIT, ECRIT, ECRIT, VOIT),
    "lieux.verification": (ECRIT, ECRIT, VOIT, VOIT),
    "lieux.ancienneadresse": (ECRIT, ECRIT, VOIT, VOIT),
    "lieux.operateur": (ECRIT, ECRIT, VOIT, VOIT),
    "propositions.proposition": (SUIT, SUIT, VOIT, VOIT),
    # Le courriel d'un visiteur n'est lu que de qui lui répond.
    "signalements.signalement": (ECRIT, SUIT, RIEN, RIEN),
    "federations.federation": (ECRIT, AJOUTE, RIEN, VOIT),
    "federations.adhesion": (ECRIT, ECRIT, RIEN, VOIT),
    "federations.effectif": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.pouvoir": (ECRIT, VOIT, RIEN, VOIT),
    "financements.dispositif": (ECRIT, AJOUTE, RIEN, VOIT),
    "financements.axe": (ECRIT, AJOUTE, RIEN, VOIT),
    "financements.programmation": (ECRIT, AJOUTE, RIEN, VOIT),
    "financements.enveloppe": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.agrement": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.plancohesionsociale": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.indiceisadf": (ECRIT, VOIT, RIEN, VOIT),
    "financements.plafond": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.textelegal": (ECRIT, ECRIT, RIEN, VOIT),
    "financements.jalon": (ECRIT, AJOUTE, RIEN, VOIT),
    "financements.releve": (VOIT, VOIT, RIEN, VOIT),
    "comprendre.mot": (ECRIT, AJOUTE, RIEN, VOIT),
    "comprendre.modelevoisin": (ECRIT, AJOUTE, RIEN, VOIT),
    "observations.observation": (ECRIT, ECRIT, RIEN, VOIT),
    "lieux.typelieu": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.public": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.activite": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.langue": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.accessibilite": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.modeacces": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.commune": (VOIT, VOIT, VOIT, VOIT),
    "lieux.localite": (VOIT, VOIT, VOIT, VOIT),
    "lieux.population": (ECRIT, VOIT, RIEN, VOIT),
    "lieux.vacancesscolaires": (ECRIT, VOIT, RIEN, VOIT),
    "veille.verificationlien": (VOIT, VOIT, RIEN, VOIT),
    "doublons.decisiondoublon": (EFFACE, EFFACE, RIEN, RIEN),
    "auth.user": (ECRIT, RIEN, RIEN, RIEN),
    "auth.group": (ECRIT, RIEN, RIEN, RIEN),
    "comptes.perimetre": (ECRIT, RIEN, RIEN, RIEN),
    "connexion.acces": (VOIT, RIEN, RIEN, RIEN),
    "connexion.blocage": (EFFACE, RIEN, RIEN, RIEN),
}


def donne_les_droits(app_config: AppConfig, using: str, **kwargs: object) -> None:
    """Fait dire aux quatre groupes ce que dit la table, pour les modèles de cette application."""
    siens = {nom: droits for nom, droits in DROITS.items() if nom.startswith(f"{app_config.label}.")}
    if not siens:
        return
    existants = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    cles = {permission.codename: permission for permission in existants}
    for rang, role in enumerate(ROLES):
        groupe, _ = Group.objects.using(using).get_or_create(name=role.value)
        voulus = {
            f"{verbe}_{nom.partition('.')[2]}" for nom, droits in siens.items() for verbe in droits[rang]
        }
        groupe.permissions.remove(*(p for codename, p in cles.items() if codename not in voulus))
        groupe.permissions.add(*(cles[codename] for codename in voulus))
