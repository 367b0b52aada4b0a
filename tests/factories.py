"""Objets valides et minimaux. Tout champ se remplace ; ni hasard, ni date du jour."""

from datetime import UTC, date, datetime
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from comprendre.models import ModeleVoisin, Mot
from comptes.models import Perimetre
from comptes.roles import Role
from doublons.models import DecisionDoublon
from federations.models import Adhesion, Effectif, Federation
from financements.models import (
    Agrement,
    Axe,
    Dispositif,
    Enveloppe,
    IndiceISADF,
    Jalon,
    Plafond,
    PlanCohesionSociale,
    Pouvoir,
    Programmation,
    Releve,
    TexteLegal,
)
from lieux.models import (
    Accessibilite,
    Accueil,
    Activite,
    AncienneAdresse,
    Commune,
    InfoTemporaire,
    Langue,
    Lieu,
    Localite,
    ModeAcces,
    Operateur,
    Population,
    PremiereVisite,
    Public,
    TypeLieu,
    VacancesScolaires,
    Verification,
)
from observations.models import Observation
from propositions.models import Proposition
from signalements.models import Signalement
from veille.models import VerificationLien

MOT_DE_PASSE = "quatre mots bien longs"
SOURCE = "Rapport annuel 2025"
_numero = count(1)


def _make(modele, defauts: dict, champs: dict):
    """Crée l'objet, relations plusieurs-à-plusieurs comprises, et refuse qu'une fabrique donne un objet invalide."""
    valeurs = defauts | champs
    relations = {nom: valeurs.pop(nom) for nom in champs if modele._meta.get_field(nom).many_to_many}
    objet = modele(**valeurs)
    objet.full_clean()
    objet.save()
    for nom, lies in relations.items():
        getattr(objet, nom).set(lies)
    return objet


def _terme(modele, prefixe: str, champs: dict, **defauts):
    n = next(_numero)
    return _make(
        modele, {"slug": f"{prefixe}-{n}", "libelle": f"{prefixe.capitalize()} {n}"} | defauts, champs
    )


def make_commune(**champs) -> Commune:
    """Une commune de Bruxelles."""
    n = next(_numero)
    defauts = {
        "code_ins": f"{30000 + n % 70_000}",  # jamais en 21 : ce serait une commune de Bruxelles
        "nom_fr": f"Commune {n}",
        "slug": f"commune-{n}",
        "region": Commune.Region.BRUXELLES,
        "latitude": 50.85,
        "longitude": 4.35,
    }
    return _make(Commune, defauts, champs)


def make_commune_wallonne(**champs) -> Commune:
    return make_commune(**{"region": Commune.Region.WALLONIE, "province": "Liège"} | champs)


def make_localite(*, commune=None, **champs) -> Localite:
    n = next(_numero)
    defauts = {"code_postal": "1030", "nom": f"Localité {n}", "commune": commune or make_commune()}
    return _make(Localite, defauts, champs)


def make_vacances(**champs) -> VacancesScolaires:
    """Le congé d'automne 2026 de la Fédération Wallonie-Bruxelles."""
    defauts = {
        "communaute": "FWB",
        "nom": "Congé d'automne",
        "debut": date(2026, 10, 19),
        "fin": date(2026, 10, 30),
        "source": SOURCE,
    }
    return _make(VacancesScolaires, defauts, champs)


def make_type(**champs) -> TypeLieu:
    return _terme(TypeLieu, "type", champs, pluriel="Types", lettre="T")


def make_public(**champs) -> Public:
    return _terme(Public, "public", champs, pour="pour ce public")


def make_activite(**champs) -> Activite:
    return _terme(Activite, "activite", champs)


def make_langue(**champs) -> Langue:
    return _terme(Langue, "langue", champs)


def make_accessibilite(**champs) -> Accessibilite:
    return _terme(Accessibilite, "accessibilite", champs)


def make_mode_acces(**champs) -> ModeAcces:
    return _terme(ModeAcces, "acces", champs)


def make_operateur(**champs) -> Operateur:
    n = next(_numero)
    return _make(Operateur, {"nom": f"Opérateur {n}", "slug": f"operateur-{n}"}, champs)


def make_lieu(*, commune=None, operateur=None, type=None, **champs) -> Lieu:
    """Un lieu publié, ouvert et non localisé."""
    n = next(_numero)
    defauts = {
        "nom": f"Lieu {n}",
        "slug": f"lieu-{n}",
        "commune": commune or make_commune(),
        "operateur": operateur or make_operateur(),
        "type": type or make_type(),
        "publication": Lieu.Publication.PUBLIE,
        "etat": Lieu.Etat.OUVERT,
    }
    return _make(Lieu, defauts, champs)


def make_accueil(*, lieu=None, public=None, **champs) -> Accueil:
    return _make(Accueil, {"lieu": lieu or make_lieu(), "public": public or make_public()}, champs)


def make_premiere_visite(*, lieu=None, **champs) -> PremiereVisite:
    return _make(PremiereVisite, {"lieu": lieu or make_lieu()}, champs)


def make_ancienne_adresse(*, lieu=None, **champs) -> AncienneAdresse:
    return _make(AncienneAdresse, {"slug": f"ancien-{next(_numero)}", "lieu": lieu or make_lieu()}, champs)


def make_info(*, lieu=None, **champs) -> InfoTemporaire:
    """Une fermeture de la première semaine de mars 2026."""
    defauts = {
        "lieu": lieu or make_lieu(),
        "nature": InfoTemporaire.Nature.FERMETURE,
        "debut": date(2026, 3, 2),
        "fin": date(2026, 3, 8),
        "texte": "Travaux",
    }
    return _make(InfoTemporaire, defauts, champs)


def make_verification(*, lieu=None, **champs) -> Verification:
    defauts = {
        "lieu": lieu or make_lieu(),
        "verifie_le": date(2026, 1, 15),
        "methode": Verification.Methode.TELEPHONE,
    }
    return _make(Verification, defauts, champs)


def make_federation(**champs) -> Federation:
    n = next(_numero)
    defauts = {
        "nom": f"Fédération {n}",
        "slug": f"federation-{n}",
        "nature": Federation.Nature.FEDERATION,
        "territoire": Federation.Territoire.LES_DEUX,
    }
    return _make(Federation, defauts, champs)


def make_adhesion(*, operateur=None, federation=None, **champs) -> Adhesion:
    defauts = {
        "operateur": operateur or make_operateur(),
        "federation": federation or make_federation(),
        "source": SOURCE,
    }
    return _make(Adhesion, defauts, champs)


def make_pouvoir(**champs) -> Pouvoir:
    n = next(_numero)
    defauts = {"nom": f"Pouvoir {n}", "slug": f"pouvoir-{n}", "niveau": Pouvoir.Niveau.COCOF}
    return _make(Pouvoir, defauts, champs)


def make_dispositif(*, pouvoir=None, **champs) -> Dispositif:
    n = next(_numero)
    defauts = {
        "nom": f"Dispositif {n}",
        "slug": f"dispositif-{n}",
        "pouvoir": pouvoir or make_pouvoir(),
        "nature": Dispositif.Nature.AGREMENT,
        "territoire": Dispositif.Territoire.BRUXELLES,
    }
    return _make(Dispositif, defauts, champs)


def make_axe(*, dispositif=None, **champs) -> Axe:
    n = next(_numero)
    return _make(
        Axe,
        {"dispositif": dispositif or make_dispositif(), "code": f"axe-{n}", "libelle": f"Axe {n}"},
        champs,
    )


def make_programmation(*, dispositif=None, **champs) -> Programmation:
    """Une période de cinq ans, 2024–2028."""
    defauts = {
        "dispositif": dispositif or make_dispositif(),
        "nom": "2024–2028",
        "debut": date(2024, 1, 1),
        "fin": date(2028, 12, 31),
        "source": SOURCE,
    }
    return _make(Programmation, defauts, champs)


def make_enveloppe(*, programmation=None, **champs) -> Enveloppe:
    """Dans une période qui commence la même année, sauf si elle est donnée."""
    debut = date(champs.get("annee", 2025), 1, 1)
    defauts = {
        "programmation": programmation or make_programmation(debut=debut, fin=None),
        "annee": 2025,
        "montant": 1_000_000,
        "source": SOURCE,
    }
    return _make(Enveloppe, defauts, champs)


def make_agrement(*, operateur=None, dispositif=None, **champs) -> Agrement:
    """Un agrément en cours, du 1er janvier 2024 au 31 décembre 2028."""
    defauts = {
        "operateur": operateur or make_operateur(),
        "dispositif": dispositif or make_dispositif(),
        "debut": date(2024, 1, 1),
        "fin": date(2028, 12, 31),
        "source": SOURCE,
    }
    return _make(Agrement, defauts, champs)


def make_plan(*, programmation=None, commune=None, **champs) -> PlanCohesionSociale:
    """Le plan d'une commune wallonne, dans un dispositif wallon."""
    wallon = {"nature": Dispositif.Nature.PLAN, "territoire": Dispositif.Territoire.WALLONIE}
    defauts = {
        "programmation": programmation or make_programmation(dispositif=make_dispositif(**wallon)),
        "commune": commune or make_commune_wallonne(),
        "source": SOURCE,
    }
    return _make(PlanCohesionSociale, defauts, champs)


def make_isadf(*, commune=None, **champs) -> IndiceISADF:
    return _make(
        IndiceISADF,
        {"commune": commune or make_commune_wallonne(), "annee": 2024, "valeur": 0.5, "source": SOURCE},
        champs,
    )


def make_plafond(*, dispositif=None, **champs) -> Plafond:
    """15 000 € par an, à partir de 2022."""
    defauts = {
        "dispositif": dispositif or make_dispositif(),
        "annee": 2022,
        "montant": 15_000,
        "source": SOURCE,
    }
    return _make(Plafond, defauts, champs)


def make_texte_legal(*, dispositif=None, **champs) -> TexteLegal:
    defauts = {
        "dispositif": dispositif or make_dispositif(),
        "nature": TexteLegal.Nature.DECRET,
        "date": date(2018, 11, 30),
    }
    return _make(TexteLegal, defauts, champs)


def make_jalon(**champs) -> Jalon:
    """Un moment de l'histoire de tout le secteur."""
    n = next(_numero)
    defauts = {"slug": f"jalon-{n}", "annee": 2004, "texte": f"Premier décret {n}", "source": SOURCE}
    return _make(Jalon, defauts, champs)


def make_releve(**champs) -> Releve:
    chiffre = {"nom": "lieux", "libelle": "Lieux publiés", "nombre": 1}
    chiffres = {"forme": 1, "groupes": [{"titre": "Les lieux", "chiffres": [chiffre]}]}
    return _make(Releve, {"jour": date(2026, 1, 15), "chiffres": chiffres}, champs)


def make_effectif(*, federation=None, **champs) -> Effectif:
    defauts = {
        "federation": federation or make_federation(),
        "libelle": "membres",
        "nombre": 121,
        "annee": 2025,
        "source": SOURCE,
    }
    return _make(Effectif, defauts, champs)


def make_population(*, commune=None, **champs) -> Population:
    defauts = {"commune": commune or make_commune(), "annee": 2025, "habitants": 10_000, "source": SOURCE}
    return _make(Population, defauts, champs)


def make_mot(**champs) -> Mot:
    n = next(_numero)
    return _make(
        Mot, {"slug": f"mot-{n}", "mot": f"Mot {n}", "definition": "Ce que veut dire ce mot."}, champs
    )


def make_modele_voisin(**champs) -> ModeleVoisin:
    n = next(_numero)
    defauts = {
        "slug": f"voisin-{n}", "nom": f"Voisin {n}", "ou": ModeleVoisin.Ou.AILLEURS,
        "ressemble": "La porte est ouverte.", "differe": "On y paie pour travailler.",
    }  # fmt: skip
    return _make(ModeleVoisin, defauts, champs)


def make_observation(*, lieu=None, operateur=None, **champs) -> Observation:
    """Une observation d'un lieu, sauf si un opérateur est donné."""
    defauts = {
        "slug": f"observation-{next(_numero)}",
        "lieu": lieu or (None if operateur else make_lieu()),
        "operateur": operateur,
        "indicateur": Observation.Indicateur.ENGAGEMENT,
        "constat": "Des personnes seules regardent le match ensemble.",
        "annee": 2025,
        "source": SOURCE,
    }
    return _make(Observation, defauts, champs)


def make_redacteur(*, role: Role | None = None, **champs):
    """Un compte de la rédaction, de ce rôle, ou de tous les droits sans rôle ; son mot de passe est MOT_DE_PASSE."""
    defauts = {"username": f"redaction-{next(_numero)}", "is_staff": True, "is_superuser": role is None}
    mot_de_passe = champs.pop("password", MOT_DE_PASSE)
    compte = get_user_model().objects.create_user(**(defauts | champs), password=mot_de_passe)
    if role:
        compte.groups.set([Group.objects.get_or_create(name=role.value)[0]])
    return compte


def make_signalement(*, lieu=None, **champs) -> Signalement:
    """Un visiteur dit que les heures sont fausses."""
    defauts = {"lieu": lieu or make_lieu(), "sujet": "horaires", "texte": "Fermé le mercredi."}
    return _make(Signalement, defauts, champs)


def make_verification_lien(**champs) -> VerificationLien:
    """Un site qui répondait le 1er novembre 2026."""
    defauts = {
        "adresse": f"https://site-{next(_numero)}.example/", "etat": "ok", "code": 200,
        "verifie_le": datetime(2026, 11, 1, 12, tzinfo=UTC),
    }  # fmt: skip
    return _make(VerificationLien, defauts, champs)


def make_proposition(*, lieu=None, auteur=None, contenu=None, **champs) -> Proposition:
    """Une contribution propose un autre nom."""
    lieu = lieu or make_lieu()
    defauts = {
        "lieu": lieu,
        "auteur": auteur or make_redacteur(role=Role.CONTRIBUTION),
        "contenu": contenu or {"champs": {"nom": [lieu.nom, "Un autre nom"]}, "lignes": {}},
    }
    return _make(Proposition, defauts, champs)


def make_perimetre(compte, **relations) -> Perimetre:
    """Ce dont cette contribution s'occupe : `lieux`, `operateurs`, `federations`, `communes`."""
    return _make(Perimetre, {"compte": compte}, relations)


def make_decision_doublon(**champs) -> DecisionDoublon:
    """Deux lieux dont on a dit qu'ils ne sont pas le même."""
    defauts = {"premier": make_lieu(), "second": make_lieu(), "decision": "differents"}
    return _make(DecisionDoublon, defauts, champs)
