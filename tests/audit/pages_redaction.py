"""Chaque page de la rédaction, telle qu'elle est rendue : tables, étapes de la connexion, imports, doublons, propositions…"""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from comptes.roles import Role
from lieux.actes import acte
from lieux.models import Lieu
from tests import factories
from tests.connecte import connecte
from tests.connexion.conftest import CODE, CONNEXION, ENROLEMENT, enrole
from tests.imports.fichiers import en_csv
from tests.imports.pages import DEPOT, EXPORTER, confirme, depose, envoie_fichier
from tests.redaction.test_pages import FABRIQUES

LIEU = "le-pianocktail"
ACCUEIL = reverse("admin:index")
LIEUX = reverse("admin:lieux_lieu_changelist")


def complete() -> None:
    """Une ligne au moins dans chaque table."""
    for modele in admin.site._registry:
        fabrique = FABRIQUES.get(modele._meta.model_name)
        if fabrique and not modele._default_manager.exists():
            with acte():
                fabrique()


def des_tables(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Liste, ajout, et fiche, historique et suppression de la première ligne de chaque table."""
    for modele in admin.site._registry:
        nom = f"{modele._meta.app_label}_{modele._meta.model_name}"
        premier = modele._default_manager.values_list("pk", flat=True).first()
        for vue in ("changelist", "add", "effacees", "change", "history", "delete"):
            arguments = [premier] if vue in ("change", "history", "delete") else []
            if arguments == [None]:
                continue
            try:
                adresse = reverse(f"admin:{nom}_{vue}", args=arguments)
            except NoReverseMatch:  # une table sans cette page
                continue
            yield f"{nom} {vue}", client.get(adresse)
            if vue == "add":
                yield f"{nom} add refusé", client.post(adresse, {"_save": "Enregistrer"})


def des_parcours(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Ce qui n'est ni liste ni fiche d'une table."""
    lieu, autre = Lieu.objects.get(slug=LIEU), Lieu.objects.exclude(slug=LIEU).first()
    yield "accueil", client.get(ACCUEIL)
    yield "application", client.get(reverse("admin:app_list", args=["lieux"]))
    yield "lieux cherchés", client.get(LIEUX, {"q": "piano"})
    yield "lieux introuvables", client.get(LIEUX, {"q": "nulle part"})
    infos = reverse("admin:lieux_infotemporaire_changelist")
    choix = {"action": "delete_selected", "_selected_action": [factories.make_info(lieu=lieu).pk]}
    yield "supprimer en lot", client.post(infos, choix)
    yield "en fenêtre", client.get(reverse("admin:lieux_operateur_add"), {"_popup": 1})
    yield "fragilité", client.get(reverse("admin:financements_fragilite"), {"mois": 24})
    yield "relever", client.get(reverse("admin:financements_relever"))
    yield "champs protégés", client.get(reverse("admin:lieux_lieu_champs_proteges", args=[lieu.pk]))
    yield "doublons", client.get(reverse("admin:doublons_a_decider"))
    yield "comparer", client.get(reverse("admin:doublons_comparer", args=[lieu.pk, autre.pk]))
    yield "mot de passe", client.get(reverse("admin:password_change"))
    yield (
        "mot de passe d'un autre",
        client.get(reverse("admin:auth_user_password_change", args=[get_user_model().objects.first().pk])),
    )
    yield from de_l_historique(client, lieu)
    yield from des_imports(client, lieu)
    yield from d_une_contribution(lieu)
    yield from de_la_connexion()


def de_l_historique(client: Client, lieu: Lieu) -> Iterator[tuple[str, HttpResponse]]:
    with acte():
        lieu.accroche = "Un bistrot tenu par ses habitués."
        lieu.save()
    dernier, premier = lieu.history.first().acte, lieu.history.last().acte
    adresse = reverse("admin:lieux_lieu_history", args=[lieu.pk])
    yield "historique", client.get(adresse)
    yield "comparaison", client.get(adresse, {"de": premier, "a": dernier})
    yield "remise", client.get(reverse("admin:lieux_lieu_remettre", args=[lieu.pk, premier]))
    efface = factories.make_lieu()
    with acte():
        efface.delete()
    yield "effacées", client.get(reverse("admin:lieux_lieu_effacees"))


def des_imports(client: Client, lieu: Lieu) -> Iterator[tuple[str, HttpResponse]]:
    yield "exporter", client.get(EXPORTER)
    yield "déposer", client.get(DEPOT)
    yield "dépôt refusé", envoie_fichier(client, b"\x00", "lieux.csv")
    lignes = (
        {"identifiant": lieu.slug, "accroche": "Importée"},
        {"identifiant": "", "nom": "Le Pas-Sage neuf"},
    )
    yield (
        "aperçu avec refus",
        client.get(depose(client, en_csv(*lignes, {"nom": "Faux", "verifie_le": "31/02"})).adresse),
    )
    importation = depose(client, en_csv(lignes[0]))
    yield "aperçu", client.get(importation.adresse)
    confirme(client, importation)
    yield "importé", client.get(importation.adresse)


def d_une_contribution(lieu: Lieu) -> Iterator[tuple[str, HttpResponse]]:
    compte = factories.make_redacteur(role=Role.CONTRIBUTION, username="dominique")
    factories.make_perimetre(compte, lieux=[lieu])
    client = connecte(Client(), compte)
    proposition = factories.make_proposition(lieu=lieu, auteur=compte)
    yield "accueil d'une contribution", client.get(ACCUEIL)
    yield "fiche publiée d'une contribution", client.get(reverse("admin:lieux_lieu_change", args=[lieu.pk]))
    adresse = reverse("admin:propositions_proposition_change", args=[proposition.pk])
    yield "sa proposition", client.get(adresse)
    relecture = connecte(Client(), factories.make_redacteur(role=Role.RELECTURE, username="alex"))
    yield "examen", relecture.get(adresse)
    yield "refus", client.get(reverse("admin:imports_import_add"))


def de_la_connexion() -> Iterator[tuple[str, HttpResponse]]:
    client, compte = Client(), factories.make_redacteur(role=Role.REDACTION, username="sacha")
    yield "connexion", client.get(CONNEXION)
    envoi = {"username": "sacha", "password": "faux"}
    yield "connexion refusée", client.post(CONNEXION, envoi)
    for _ in range(4):
        bloquee = client.post(CONNEXION, envoi)
    yield "bloqué", bloquee
    client.force_login(compte)
    yield "enrôler", client.get(ENROLEMENT)
    yield "enrôlement refusé", client.post(ENROLEMENT, {"code": "000000"})
    enrole(compte)
    yield "code", client.get(CODE)
    yield "code refusé", client.post(CODE, {"code": "000000"})
    client = connecte(Client(), compte)
    yield "ma connexion", client.get(reverse("connexion:ma_connexion"))
    yield "codes de secours", client.post(reverse("connexion:secours"))
    yield "confirmer", client.get(reverse("connexion:confirmation"))
    yield "page vieillie", Client(enforce_csrf_checks=True).post(LIEUX, {"nom": "x"})
    mefiant = connecte(Client(enforce_csrf_checks=True), compte)
    yield "reprise", mefiant.post(LIEUX, {"accroche": "Un café"}, follow=True)
    yield "au revoir", client.post(reverse("admin:logout"))
