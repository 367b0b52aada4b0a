"""Une contribution ne lit que son périmètre : liste, accueil, export, choix proposés."""

from django.urls import reverse

from tests.factories import (
    make_adhesion,
    make_commune,
    make_federation,
    make_lieu,
    make_operateur,
    make_perimetre,
    make_verification,
)

LISTE = reverse("admin:lieux_lieu_changelist")


def noms(client) -> list[str]:
    return [lieu.nom for lieu in client.get(LISTE).context["cl"].queryset.order_by("nom")]


def test_la_liste_ne_montre_que_les_lieux_nommes_et_ceux_des_operateurs_federations_et_communes(
    contribution, contributeur
):
    operateur, commune, federation = make_operateur(), make_commune(), make_federation()
    nomme = make_lieu(nom="Nommé")
    make_lieu(nom="De l'opérateur", operateur=operateur)
    make_lieu(nom="De la commune", commune=commune)
    make_lieu(nom="Du membre", operateur=make_adhesion(federation=federation).operateur)
    make_lieu(nom="Ailleurs")
    make_perimetre(
        contributeur, lieux=[nomme], operateurs=[operateur], communes=[commune], federations=[federation]
    )

    assert noms(contribution) == ["De l'opérateur", "De la commune", "Du membre", "Nommé"]


def test_une_affiliation_finie_ne_donne_plus_rien(contribution, contributeur):
    passee = make_adhesion(fin="2020-12-31")
    make_lieu(nom="Ancien membre", operateur=passee.operateur)
    make_perimetre(contributeur, federations=[passee.federation], lieux=[make_lieu(nom="Nommé")])

    assert noms(contribution) == ["Nommé"]


def test_l_accueil_ne_compte_que_son_perimetre(contribution, contributeur):
    make_lieu()
    make_perimetre(contributeur, lieux=[make_lieu(), make_lieu()])

    assert contribution.get(reverse("admin:index")).context["travail"].fiches == 2


def test_l_export_ne_sort_que_son_perimetre(contribution, contributeur):
    make_lieu(nom="Ailleurs")
    make_perimetre(contributeur, lieux=[make_lieu(nom="Le mien")])

    texte = contribution.get(
        reverse("admin:lieux_lieu_exporter_fichier", args=["lieux.csv"])
    ).content.decode()

    assert ("Le mien" in texte, "Ailleurs" in texte) == (True, False)


def test_la_recherche_d_un_lieu_a_choisir_ne_propose_que_son_perimetre(contribution, contributeur):
    make_lieu(nom="Ailleurs")
    make_perimetre(contributeur, lieux=[make_lieu(nom="Le mien")])

    proposes = contribution.get(
        reverse("admin:autocomplete"), {"app_label": "lieux", "model_name": "accueil", "field_name": "lieu"}
    ).json()

    assert [propose["text"] for propose in proposes["results"]] == ["Le mien"]


def test_le_filtre_par_personne_ne_nomme_pas_les_comptes(contribution, contributeur):
    verification = make_verification(verifie_par=contributeur)
    make_perimetre(contributeur, lieux=[verification.lieu])

    filtres = contribution.get(reverse("admin:lieux_verification_changelist")).context["cl"].list_filter

    assert list(filtres) == ["methode", "verifie_le"]
