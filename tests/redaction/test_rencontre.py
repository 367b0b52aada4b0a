"""Deux personnes sur une fiche : la seconde lit ce que la première a enregistré, champ par champ, et choisit. Rien ne se perd."""

from datetime import date

import pytest

from historique.collisions import RIEN_D_ENREGISTRE
from lieux.actes import acte
from lieux.models import Accueil, Lieu, PremiereVisite, Verification
from tests.factories import (
    make_accueil,
    make_activite,
    make_federation,
    make_lieu,
    make_premiere_visite,
    make_public,
    make_redacteur,
    make_verification,
)

from .saisie import Page, adresse, erreurs

AUTRE = "Dominique"


@pytest.fixture
def dominique(db):
    return make_redacteur(username="dominique", first_name=AUTRE)


def lit(client, objet) -> dict:
    return Page(client.get(adresse(objet)).content.decode()).champs


def enregistre(objet, auteur, **champs) -> None:
    """Ce que l'autre enregistre pendant ce temps."""
    with acte(auteur=auteur):
        relu = type(objet).objects.get(pk=objet.pk)
        for nom, valeur in champs.items():
            setattr(relu, nom, valeur)
        relu.save()


def points(reponse, sorte: str) -> dict[str, tuple[str, str, str]]:
    return {p.cle: (p.lu, p.sien, p.mien) for p in reponse.context["rencontre"].sorte(sorte)}


def renvoie(client, reponse, objet, **changements):
    """Envoie la page revenue, telle qu'elle est, avec ces choix."""
    return client.post(adresse(objet), Page(reponse.content.decode()).champs | changements)


def test_le_second_est_prevenu_champ_par_champ_et_rien_n_est_ecrit(redaction, dominique):
    lieu = make_lieu(accroche="Un café", telephone="02 511 11 11", email="a@lieu.example", nom="La Ruelle")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, accroche="Un café et un four", telephone="02 522 22 22")

    reponse = redaction.post(
        adresse(lieu), page | {"accroche": "Un café et des jeux", "email": "b@lieu.example"}
    )

    assert reponse.context["rencontre"].qui == AUTRE
    assert points(reponse, "conflit") == {
        "accroche": ("Un café", "Un café et un four", "Un café et des jeux")
    }
    assert points(reponse, "repris") == {"telephone": ("02 511 11 11", "02 522 22 22", "02 511 11 11")}
    assert points(reponse, "garde") == {"email": ("a@lieu.example", "a@lieu.example", "b@lieu.example")}
    assert erreurs(reponse) == [RIEN_D_ENREGISTRE]
    lieu.refresh_from_db()
    assert (lieu.accroche, lieu.email) == ("Un café et un four", "a@lieu.example")


@pytest.mark.parametrize(
    ("choix", "accroche"),
    [("mien", "Un café et des jeux"), ("sien", "Un café et un four")],
    ids=["mien", "sien"],
)
def test_enregistrer_de_nouveau_applique_le_choix(redaction, dominique, choix, accroche):
    lieu = make_lieu(accroche="Un café", telephone="02 511 11 11", email="a@lieu.example")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, accroche="Un café et un four", telephone="02 522 22 22")
    reponse = redaction.post(
        adresse(lieu), page | {"accroche": "Un café et des jeux", "email": "b@lieu.example"}
    )

    fini = renvoie(redaction, reponse, lieu, _choix_accroche=choix)

    lieu.refresh_from_db()
    assert fini.status_code == 302
    assert (lieu.accroche, lieu.telephone, lieu.email) == (accroche, "02 522 22 22", "b@lieu.example")
    assert [t.auteur for t in lieu.history.all()][:2] == ["camille", AUTRE]


def test_sans_choix_rien_ne_s_enregistre_et_le_texte_reste(redaction, dominique):
    lieu = make_lieu(accroche="Un café")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, accroche="Un four")
    reponse = redaction.post(adresse(lieu), page | {"accroche": "Des jeux"})

    encore = renvoie(redaction, reponse, lieu)

    assert points(encore, "conflit") == {"accroche": ("Un café", "Un four", "Des jeux")}
    assert encore.context["rencontre"].sans_choix
    assert Page(encore.content.decode()).champs["accroche"] == ["Des jeux"]
    assert Lieu.objects.get().accroche == "Un four"
    assert renvoie(redaction, encore, lieu, _choix_accroche="mien").status_code == 302
    assert Lieu.objects.get().accroche == "Des jeux"


def test_un_troisieme_enregistrement_se_dit_aussi(redaction, dominique):
    lieu = make_lieu(accroche="Un café", telephone="02 511 11 11")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, accroche="Un four")
    reponse = redaction.post(adresse(lieu), page | {"accroche": "Des jeux"})
    enregistre(lieu, dominique, telephone="02 533 33 33")

    encore = renvoie(redaction, reponse, lieu, _choix_accroche="mien")

    assert points(encore, "repris") == {"telephone": ("02 511 11 11", "02 533 33 33", "02 511 11 11")}
    assert renvoie(redaction, encore, lieu).status_code == 302
    lieu.refresh_from_db()
    assert (lieu.accroche, lieu.telephone) == ("Des jeux", "02 533 33 33")


def test_les_deux_memes_corrections_ne_se_choisissent_pas(redaction, dominique):
    lieu = make_lieu(accroche="Un café")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, accroche="Un thé")

    assert redaction.post(adresse(lieu), page | {"accroche": "Un thé"}).status_code == 302


def test_une_relation_changee_par_les_deux_se_choisit(redaction, dominique):
    jeux, cuisine, chant = (make_activite(libelle=mot) for mot in ("Jeux", "Cuisine", "Chant"))
    lieu = make_lieu(activites=[jeux])
    page = lit(redaction, lieu)
    with acte(auteur=dominique):
        lieu.activites.set([jeux, cuisine])

    reponse = redaction.post(adresse(lieu), page | {"activites": [jeux.pk, chant.pk]})

    assert points(reponse, "conflit") == {"activites": ("Jeux", "Cuisine, Jeux", "Chant, Jeux")}
    renvoie(redaction, reponse, lieu, _choix_activites="sien")
    assert set(lieu.activites.all()) == {jeux, cuisine}


def test_une_ligne_que_l_autre_ajoute_est_montree_et_gardee(redaction, dominique):
    lieu, public = make_lieu(accroche="Un café"), make_public(libelle="Jeunes")
    page = lit(redaction, lieu)
    with acte(auteur=dominique):
        accueil = make_accueil(lieu=lieu, public=public, mode="exclusif")

    reponse = redaction.post(
        adresse(lieu),
        page
        | {
            "accroche": "Un thé",
            "verifications-0-verifie_le": "2026-03-03",
            "verifications-0-methode": "visite",
        },
    )

    assert points(reponse, "repris")[f"accueils:{accueil.pk}"][1] == "Jeunes, Exclusivement"
    assert not Verification.objects.exists()
    assert renvoie(redaction, reponse, lieu).status_code == 302
    assert Lieu.objects.get().accroche == "Un thé"
    assert list(Accueil.objects.values_list("public", "mode")) == [(public.pk, "exclusif")]
    assert list(Verification.objects.values_list("verifie_le", "methode")) == [(date(2026, 3, 3), "visite")]


def test_une_ligne_changee_par_les_deux_se_choisit(redaction, dominique):
    lieu = make_lieu()
    accueil = make_accueil(lieu=lieu, public=make_public(libelle="Jeunes"), mode="inconnu")
    page = lit(redaction, lieu)
    enregistre(accueil, dominique, mode="exclusif")

    reponse = redaction.post(adresse(lieu), page | {"accueils-0-mode": "prioritaire"})

    cle = f"accueils:{accueil.pk}"
    assert points(reponse, "conflit")[cle][1:] == ("Jeunes, Exclusivement", "Jeunes, En priorité")
    assert renvoie(redaction, reponse, lieu, **{f"_choix_{cle}": "sien"}).status_code == 302
    assert Accueil.objects.get().mode == "exclusif"


def test_une_ligne_que_l_autre_change_seul_est_reprise(redaction, dominique):
    lieu = make_lieu(accroche="Un café")
    accueil = make_accueil(lieu=lieu, mode="inconnu")
    page = lit(redaction, lieu)
    enregistre(accueil, dominique, mode="exclusif")

    reponse = redaction.post(adresse(lieu), page | {"accroche": "Un thé"})
    renvoie(redaction, reponse, lieu)

    assert (Lieu.objects.get().accroche, Accueil.objects.get().mode) == ("Un thé", "exclusif")


def test_une_ligne_que_l_autre_retire_ne_revient_pas_si_l_on_n_y_a_pas_touche(redaction, dominique):
    lieu = make_lieu(accroche="Un café")
    make_verification(lieu=lieu)
    page = lit(redaction, lieu)
    with acte(auteur=dominique):
        lieu.verifications.get().delete()

    reponse = redaction.post(adresse(lieu), page | {"accroche": "Un thé"})
    fini = renvoie(redaction, reponse, lieu)

    assert (fini.status_code, erreurs(fini)) == (302, [])
    assert (Lieu.objects.get().accroche, Verification.objects.count()) == ("Un thé", 0)


def test_une_ligne_que_l_autre_retire_revient_si_on_l_avait_changee(redaction, dominique):
    lieu = make_lieu()
    make_verification(lieu=lieu, note="")
    page = lit(redaction, lieu)
    with acte(auteur=dominique):
        lieu.verifications.get().delete()

    reponse = redaction.post(adresse(lieu), page | {"verifications-0-note": "Rappelé deux fois"})

    assert len(points(reponse, "retire")) == 1
    assert renvoie(redaction, reponse, lieu).status_code == 302
    assert Verification.objects.get().note == "Rappelé deux fois"


def test_deux_premieres_visites_ajoutees_en_meme_temps_se_choisissent(redaction, dominique):
    lieu = make_lieu()
    page = lit(redaction, lieu)
    with acte(auteur=dominique):
        visite = make_premiere_visite(lieu=lieu, chiens="oui")

    reponse = redaction.post(adresse(lieu), page | {"premiere_visite-0-chiens": "non"})
    cle = f"premiere_visite:{visite.pk}"

    assert set(points(reponse, "conflit")) == {cle}
    assert renvoie(redaction, reponse, lieu, **{f"_choix_{cle}": "mien"}).status_code == 302
    assert PremiereVisite.objects.get().chiens == "non"


def test_une_fiche_effacee_entre_temps_rend_le_texte_tape(redaction, dominique):
    lieu = make_lieu(nom="La Ruelle", publication="brouillon")
    page, url = lit(redaction, lieu), adresse(lieu)
    with acte(auteur=dominique):
        lieu.delete()

    reponse = redaction.post(url, page | {"accroche": "Un texte long à taper"})
    champs = Page(reponse.content.decode()).champs

    assert reponse.context["rencontre"].effacee
    assert champs["accroche"] == ["Un texte long à taper"]
    assert not Lieu.objects.exists()
    assert redaction.post(reponse.context["form_url"], champs).status_code == 302
    assert (Lieu.objects.get().nom, Lieu.objects.get().accroche) == ("La Ruelle", "Un texte long à taper")


def test_les_autres_fiches_sont_protegees_aussi(redaction, dominique):
    federation = make_federation(nom="Avant")
    page = lit(redaction, federation)
    enregistre(federation, dominique, nom="De Dominique")

    reponse = redaction.post(adresse(federation), page | {"nom": "De Camille"})

    assert points(reponse, "conflit") == {"nom": ("Avant", "De Dominique", "De Camille")}
    federation.refresh_from_db()
    assert federation.nom == "De Dominique"


def test_un_envoi_sans_jeton_n_ecrase_rien(redaction):
    lieu = make_lieu(accroche="Un café")
    page = {nom: valeur for nom, valeur in lit(redaction, lieu).items() if nom != "_version"}

    reponse = redaction.post(adresse(lieu), page | {"accroche": "Un thé"})

    assert points(reponse, "conflit")["accroche"][1:] == ("Un café", "Un thé")
    assert Lieu.objects.get().accroche == "Un café"


def test_une_ecriture_sans_trace_est_vue_quand_meme(redaction):
    lieu = make_lieu(accroche="Un café")
    page = lit(redaction, lieu)
    Lieu.objects.update(accroche="Un four")

    reponse = redaction.post(adresse(lieu), page | {"accroche": "Un thé"})

    assert points(reponse, "conflit")["accroche"] == ("Un café", "Un four", "Un thé")
    assert reponse.context["rencontre"].qui == "quelqu'un d'autre"


def test_un_texte_sur_plusieurs_lignes_n_est_pas_change_par_le_navigateur(redaction, dominique):
    lieu = make_lieu(description="Un\nDeux")
    page = lit(redaction, lieu)
    enregistre(lieu, dominique, telephone="02 522 22 22")

    reponse = redaction.post(adresse(lieu), page | {"description": "Un\r\nDeux"})

    assert set(points(reponse, "repris")) == {"telephone"}
    assert points(reponse, "garde") == {}
