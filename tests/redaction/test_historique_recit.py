"""L'historique d'une fiche se lit : qui, quand, quel champ, avant et après, lignes liées comprises, en mots."""

from datetime import date, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comptes.roles import Role
from lieux.actes import acte
from lieux.models import Accueil, Lieu
from tests.connecte import connecte
from tests.factories import (
    make_accueil,
    make_activite,
    make_federation,
    make_lieu,
    make_operateur,
    make_public,
    make_redacteur,
    make_verification,
)


class Articles(HTMLParser):
    """Texte de chaque événement, espaces réduits."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.textes: list[str] = []
        self._dedans = False
        self.feed(html)
        self.textes = [" ".join(texte.split()) for texte in self.textes]

    def handle_starttag(self, tag, attrs):
        if tag == "article":
            self._dedans = True
            self.textes.append("")

    def handle_endtag(self, tag):
        self._dedans &= tag != "article"

    def handle_data(self, data):
        if self._dedans:
            self.textes[-1] += f" {data}"


def historique(objet) -> str:
    return reverse(f"admin:{objet._meta.app_label}_{objet._meta.model_name}_history", args=[objet.pk])


def lit(client, objet) -> list[str]:
    return Articles(client.get(historique(objet)).content.decode()).textes


def dit(evenement, cle: str) -> list:
    """(avant, après) ou (retirés, ajoutés) des champs de cette différence."""
    difference = next(d for d in evenement.differences if d.cle == cle)
    return [(e.libelle, e.avant or e.retires, e.apres or e.ajoutes) for e in difference.ecarts]


def test_un_evenement_reunit_la_fiche_ses_relations_et_ses_lignes(redaction, redacteur):
    with acte():
        lieu = make_lieu(telephone="02 511 11 11", activites=[make_activite(libelle="Jeux")])
    lieu.history.update(history_date=datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Europe/Brussels")))
    with acte(auteur=redacteur, raison="Appel du matin"):
        lieu.telephone = "02 522 22 22"
        lieu.save()
        lieu.activites.set([make_activite(libelle="Cuisine")])
        accueil = make_accueil(lieu=lieu, public=make_public(libelle="Jeunes"), mode="prioritaire")
        verification = make_verification(lieu=lieu, verifie_le=date(2026, 3, 3))

    page = redaction.get(historique(lieu))

    premier = page.context["evenements"][0]
    assert (premier.auteur, premier.raison) == ("camille", "Appel du matin")
    assert dit(premier, "telephone") == [("Téléphone", "02 511 11 11", "02 522 22 22")]
    assert dit(premier, "activites") == [("Activités", ["Jeux"], ["Cuisine"])]
    assert dit(premier, f"accueil-{accueil.pk}") == [("Mode", [], "En priorité")]
    sujets = {d.cle: (d.sujet, d.genre) for d in premier.differences if d.sujet}
    assert sujets == {
        f"accueil-{accueil.pk}": ("Public accueilli : Jeunes", "ajout"),
        f"verification-{verification.pk}": ("Vérification : 3 mars 2026, par téléphone", "ajout"),
    }
    assert "Fiche créée" in Articles(page.content.decode()).textes[1]


def test_la_date_et_l_heure_sont_celles_de_bruxelles(redaction, redacteur):
    lieu = make_lieu()
    lieu.history.update(history_date=datetime(2026, 3, 3, 13, 5, tzinfo=ZoneInfo("UTC")), auteur="Camille")

    assert lit(redaction, lieu)[0].startswith("Camille , 3 mars 2026 à 14 h 05")


def test_un_texte_long_montre_les_mots_changes(redaction):
    avant = "Un lieu calme où l'on vient boire un café, lire le journal et jouer aux cartes ensemble."
    lieu = make_lieu(description=avant)
    lieu.description = avant.replace("café", "thé")
    lieu.save()

    morceaux = redaction.get(historique(lieu)).context["evenements"][0].differences[0].ecarts[0].morceaux

    assert [m for m in morceaux if m[0] != "garde"] == [("retire", "café,"), ("ajoute", "thé,")]
    assert "<del>" in redaction.get(historique(lieu)).content.decode()


def test_un_objet_lie_efface_depuis_garde_son_nom(redaction):
    operateur = make_operateur(nom="L'Autre Lieu")
    lieu = make_lieu(operateur=operateur)
    lieu.operateur = make_operateur(nom="Le Suivant")
    lieu.save()
    operateur.delete()

    ecart = redaction.get(historique(lieu)).context["evenements"][0].differences[0].ecarts[0]

    assert (ecart.avant, ecart.apres) == ("L'Autre Lieu (effacé depuis)", "Le Suivant")


def test_deux_versions_se_comparent_lignes_comprises(redaction):
    lieu = make_lieu(nom="Un")
    accueil = make_accueil(lieu=lieu, public=make_public(libelle="Jeunes"))
    with acte():
        lieu.nom = "Deux"
        lieu.save()
    with acte():
        lieu.nom = "Trois"
        lieu.save()
        accueil.delete()
    trois, *_, un = redaction.get(historique(lieu)).context["evenements"]

    page = redaction.get(historique(lieu), {"de": trois.acte, "a": un.acte})

    trouvees = page.context["differences"]
    assert [(d.cle, d.genre) for d in trouvees] == [("nom", "changement")]
    assert (trouvees[0].ecarts[0].avant, trouvees[0].ecarts[0].apres) == ("Un", "Trois")


def test_une_autre_fiche_a_sa_page_aussi(redaction):
    federation = make_federation(nom="Avant")
    federation.nom = "Après"
    federation.save()

    ecart = redaction.get(historique(federation)).context["evenements"][0].differences[0].ecarts[0]
    assert (ecart.libelle, ecart.avant, ecart.apres) == ("Nom", "Avant", "Après")


@pytest.mark.parametrize("combien", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_d_evenements(redaction, combien):
    lieu = make_lieu()
    for n in range(combien):
        with acte():
            lieu.nom = f"Nom {n}"
            lieu.save()
            lieu.activites.set([make_activite()])
            Accueil.objects.create(lieu=lieu, public=make_public())

    with CaptureQueriesContext(connection) as requetes:
        page = redaction.get(historique(lieu))

    assert len(page.context["evenements"]) == combien + 1
    assert len(requetes) <= 36


def test_l_historique_se_lit_par_pages(redaction):
    lieu = make_lieu()
    for n in range(25):
        lieu.nom = f"Nom {n}"
        lieu.save()

    pages = [redaction.get(historique(lieu), {"page": n}).context["evenements"] for n in (1, 2)]

    assert [len(page) for page in pages] == [20, 6]
    assert pages[1][-1].phrase == "Fiche créée"


def test_une_fiche_effacee_se_retrouve_dans_les_fiches_effacees(redaction):
    lieu, garde = make_lieu(nom="La Ruelle"), make_lieu(nom="Le Phare")
    cle = lieu.pk
    lieu.delete()

    liste = redaction.get(reverse("admin:lieux_lieu_effacees"))
    page = redaction.get(liste.context["lignes"][0][2])

    assert [nom for nom, *_ in liste.context["lignes"]] == ["La Ruelle"]
    assert liste.context["lignes"][0][2] == reverse("admin:lieux_lieu_history", args=[cle])
    assert page.context["evenements"][0].phrase == "Fiche effacée"
    assert (
        reverse("admin:lieux_lieu_effacees")
        in redaction.get(reverse("admin:lieux_lieu_changelist")).content.decode()
    )
    assert redaction.get(historique(garde)).status_code == 200


def test_une_fiche_qui_n_a_jamais_existe_n_a_pas_d_historique(redaction):
    assert redaction.get(reverse("admin:lieux_lieu_history", args=[999_999])).status_code == 404


def test_qui_n_a_aucun_droit_ne_lit_pas_l_historique(client, db):
    lieu = make_lieu()
    sans_droit = make_redacteur(role=Role.CONTRIBUTION)
    sans_droit.groups.clear()
    connecte(client, sans_droit)

    assert client.get(historique(lieu)).status_code == 403
    assert client.get(reverse("admin:lieux_lieu_effacees")).status_code == 403
    assert Lieu.objects.get() == lieu
