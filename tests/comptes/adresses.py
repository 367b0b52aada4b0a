"""Toutes les adresses de la rédaction, et ce que chaque rôle doit y trouver. Une adresse nouvelle demande ici sa ligne."""

from collections.abc import Iterator

from django.urls import get_resolver

OUVRE, REFUSE, CONNEXION = "ouvre", "refuse", "connexion"
ROLES = ("redaction", "relecture", "contribution", "lecture")

# Ce que chaque rôle peut faire de chaque modèle : v voir, a ajouter, c changer, d supprimer. Écrit ici une seconde fois, exprès.
MODELES = {
    "lieux_lieu": ("vacd", "vacd", "vac", "v"),
    "lieux_accueil": ("vacd", "vacd", "vacd", "v"),
    "lieux_premierevisite": ("vacd", "vacd", "vacd", "v"),
    "lieux_infotemporaire": ("vacd", "vacd", "vacd", "v"),
    "lieux_verification": ("vacd", "vacd", "v", "v"),
    "lieux_ancienneadresse": ("vacd", "vacd", "v", "v"),
    "lieux_operateur": ("vacd", "vacd", "v", "v"),
    "lieux_commune": ("v", "v", "v", "v"),
    "lieux_localite": ("v", "v", "v", "v"),
    "lieux_population": ("vacd", "v", "", "v"),
    "lieux_vacancesscolaires": ("vacd", "v", "", "v"),
    "lieux_typelieu": ("vacd", "v", "", "v"),
    "lieux_public": ("vacd", "v", "", "v"),
    "lieux_activite": ("vacd", "v", "", "v"),
    "lieux_langue": ("vacd", "v", "", "v"),
    "lieux_accessibilite": ("vacd", "v", "", "v"),
    "lieux_modeacces": ("vacd", "v", "", "v"),
    "federations_federation": ("vacd", "vac", "", "v"),
    "federations_adhesion": ("vacd", "vacd", "", "v"),
    "financements_pouvoir": ("vacd", "v", "", "v"),
    "financements_dispositif": ("vacd", "vac", "", "v"),
    "financements_axe": ("vacd", "vac", "", "v"),
    "financements_programmation": ("vacd", "vac", "", "v"),
    "financements_enveloppe": ("vacd", "vacd", "", "v"),
    "financements_agrement": ("vacd", "vacd", "", "v"),
    "financements_plancohesionsociale": ("vacd", "vacd", "", "v"),
    "financements_indiceisadf": ("vacd", "v", "", "v"),
    "financements_jalon": ("vacd", "vac", "", "v"),
    "financements_releve": ("v", "v", "", "v"),
    "comprendre_mot": ("vacd", "vac", "", "v"),
    "comprendre_modelevoisin": ("vacd", "vac", "", "v"),
    "observations_observation": ("vacd", "vacd", "", "v"),
    "signalements_signalement": ("vcd", "vc", "", ""),
    "veille_verificationlien": ("v", "v", "", "v"),
    "doublons_decisiondoublon": ("vd", "vd", "", ""),
    "propositions_proposition": ("vc", "vc", "v", "v"),
    "imports_import": ("vac", "vac", "", ""),
    "auth_user": ("vacd", "", "", ""),
    "auth_group": ("vacd", "", "", ""),
    "connexion_blocage": ("v", "", "", ""),
    "connexion_acces": ("v", "", "", ""),
}
# Pages d'un modèle : la lettre qu'il faut pour lire (GET), puis pour envoyer (POST).
PAGES = {
    "changelist": ("v", "v"),
    "add": ("a", "a"),
    "history": ("v", "v"),
    "delete": ("d", "d"),
    "change": ("v", "c"),
    "effacees": ("v", "v"),
    "remettre": ("c", "c"),
    "password_change": ("c", "c"),
}
TOUS, RELISENT, REDACTION, PERSONNE = ROLES, ROLES[:2], ROLES[:1], ()
VOIENT_UN_LIEU = TOUS
# Les autres pages : qui les lit, qui y envoie.
AUTRES = {
    "admin:index": (TOUS, TOUS),
    "admin:login": (TOUS, TOUS),
    "admin:logout": (PERSONNE, TOUS),  # GET : 405
    "admin:jsi18n": (TOUS, PERSONNE),
    "admin:password_change": (TOUS, TOUS),
    "admin:password_change_done": (TOUS, PERSONNE),
    "admin:autocomplete": (TOUS, PERSONNE),
    "admin:app_list": (TOUS, TOUS),
    "admin:(ancienne adresse)": (TOUS, TOUS),  # mène à la fiche, qui décide
    "admin:(tout le reste)": (PERSONNE, PERSONNE),
    "admin:lieux_lieu_apercu_horaires": (TOUS, TOUS),
    "admin:lieux_lieu_lisibilite": (PERSONNE, TOUS),  # GET : 405
    "admin:lieux_lieu_champs_proteges": (VOIENT_UN_LIEU, RELISENT),
    "admin:lieux_lieu_verifier": (PERSONNE, RELISENT),
    "admin:lieux_lieu_annuler_verifications": (PERSONNE, RELISENT),
    "admin:lieux_lieu_exporter": (TOUS, PERSONNE),
    "admin:lieux_lieu_exporter_fichier": (TOUS, PERSONNE),
    "admin:lieux_lieu_exporter_confidentielles": (REDACTION, PERSONNE),
    "admin:imports_import_modele_csv": (RELISENT, PERSONNE),
    "admin:imports_import_modele_xlsx": (RELISENT, PERSONNE),
    "admin:imports_import_confirmer": (PERSONNE, RELISENT),
    "admin:imports_import_annuler": (RELISENT, RELISENT),
    "admin:imports_import_decider": (PERSONNE, RELISENT),
    "admin:financements_fragilite": (TOUS, PERSONNE),
    "admin:financements_fragilite_csv": (TOUS, PERSONNE),
    "admin:financements_relever": (RELISENT, RELISENT),
    "admin:doublons_a_decider": (RELISENT, PERSONNE),
    "admin:doublons_comparer": (RELISENT, RELISENT),
    "admin:propositions_proposition_abandonner": (PERSONNE, TOUS),
    "admin:doublons_fusionner": (PERSONNE, RELISENT),  # GET : 405
    "connexion:ma_connexion": (TOUS, PERSONNE),
    "connexion:code": (TOUS, TOUS),
    "connexion:enrolement": (TOUS, TOUS),
    "connexion:secours": (PERSONNE, TOUS),
    "connexion:confirmation": (TOUS, TOUS),
    "connexion:reprise": (TOUS, TOUS),
}
SANS_COMPTE = {
    ("admin:login", "GET"): OUVRE,
    ("admin:login", "POST"): OUVRE,
    ("admin:logout", "GET"): OUVRE,  # mène à l'accueil, donc à la connexion
    ("admin:logout", "POST"): OUVRE,
    ("connexion:ma_connexion", "POST"): REFUSE,  # 405
    ("connexion:secours", "GET"): REFUSE,
}
RELISENT_SEULS = {"remettre"}
SANS_CONTRIBUTION = {"effacees"}
PROTEGES = {
    ("auth_group", "change", "POST"),
    ("auth_group", "delete", "GET"),
    ("auth_group", "delete", "POST"),
}


def noms() -> Iterator[str]:
    """Nom de chaque adresse sous /redaction/, telle que le résolveur la connaît."""
    for motif in get_resolver().url_patterns:
        if str(motif.pattern).startswith("redaction/"):
            yield from _noms(motif, "")


def _noms(motif, espace: str) -> Iterator[str]:
    espace = getattr(motif, "namespace", "") or espace
    for sous_motif in getattr(motif, "url_patterns", ()):
        yield from _noms(sous_motif, espace)
    if not hasattr(motif, "url_patterns"):
        anonyme = "(ancienne adresse)" if "object_id" in str(motif.pattern) else "(tout le reste)"
        yield f"{espace}:{motif.name or anonyme}"


def modele_et_page(nom: str) -> tuple[str, str] | None:
    """« admin:lieux_lieu_change » : le lieu, sa fiche ; None si ce n'est pas une page ordinaire d'un modèle."""
    court = nom.removeprefix("admin:")
    trouves = [(modele, page) for modele in MODELES for page in PAGES if court == f"{modele}_{page}"]
    return trouves[0] if trouves else None


def attendu(nom: str, role: str, methode: str) -> str:
    """Ce que ce rôle doit trouver à cette adresse, dans son périmètre."""
    rang = ("GET", "POST").index(methode)
    if role == "anonyme":
        return SANS_COMPTE.get((nom, methode), CONNEXION)
    if nom in AUTRES:
        return OUVRE if role in AUTRES[nom][rang] else REFUSE
    modele, page = modele_et_page(nom)
    permis = PAGES[page][rang] in MODELES[modele][ROLES.index(role)]
    exclu = (
        (page in RELISENT_SEULS and role not in RELISENT)
        or (page in SANS_CONTRIBUTION and role == "contribution")
        or (modele, page, methode) in PROTEGES
    )
    return OUVRE if permis and not exclu else REFUSE
