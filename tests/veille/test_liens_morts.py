"""Un lien mort se voit dans la liste de travail, la liste des lieux et la fiche ; il n'empêche jamais d'enregistrer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_federation, make_lieu, make_operateur
from tests.redaction.saisie import adresse, envoie
from veille.models import VerificationLien

SITE = "https://circuit.example/"
LIENS = reverse("admin:veille_verificationlien_changelist")


@pytest.fixture(autouse=True)
def lien_mort(db) -> VerificationLien:
    raison = "Cette page n'existe plus."
    return VerificationLien.objects.create(
        adresse=SITE, etat="mort", code=404, raison=raison, echecs=1, verifie_le=timezone.now()
    )


def a_faire(client) -> dict[str, tuple[int, str]]:
    groupes = client.get(reverse("admin:index")).context["travail"].groupes
    return {c.titre: (c.nombre, c.adresse) for g in groupes for c in g.a_faire if c.titre.startswith("Liens")}


def test_les_fiches_publiees_au_lien_mort_sont_comptees_et_listees(redaction):
    lieu = make_lieu(site_web=SITE)
    make_lieu(site_web="https://autre.example/")
    make_lieu(site_web=SITE, publication="brouillon")

    nombre, liste = a_faire(redaction)["Liens morts"]

    assert (nombre, list(redaction.get(liste).context["cl"].result_list)) == (1, [lieu])


def test_ceux_des_operateurs_et_des_federations_le_sont_a_part(redaction, lien_mort):
    make_operateur(site_web=SITE, nom="Asbl Circuit")
    make_federation(site_web=SITE, nom="Réseau Circuit")

    travail = a_faire(redaction)
    liste = redaction.get(travail["Liens morts d'opérateurs et de fédérations"][1])

    assert list(travail) == ["Liens morts d'opérateurs et de fédérations"]
    assert list(liste.context["cl"].result_list) == [lien_mort]
    assert "Asbl Circuit, Réseau Circuit" in liste.content.decode()


def test_la_fiche_le_dit_et_s_enregistre_quand_meme(redaction):
    lieu = make_lieu(site_web=SITE)

    page = redaction.get(adresse(lieu)).content.decode()
    reponse = envoie(redaction, adresse(lieu), accroche="Un nouveau mot.")

    lieu.refresh_from_db()
    assert "Lien mort (visite du" in page
    assert (reponse.status_code, lieu.accroche) == (302, "Un nouveau mot.")


def test_corriger_l_adresse_suffit_a_vider_la_liste(redaction):
    lieu = make_lieu(site_web=SITE)

    envoie(redaction, adresse(lieu), site_web="https://circuit-nouveau.example/")

    assert a_faire(redaction) == {}
    assert "Lien mort" not in redaction.get(adresse(lieu)).content.decode()


def test_le_lien_verifie_mene_aux_fiches_qui_le_citent_et_ne_se_modifie_pas(redaction, lien_mort):
    lieu = make_lieu(site_web=SITE)

    page = redaction.get(reverse("admin:veille_verificationlien_change", args=[lien_mort.pk]))

    assert f'href="{adresse(lieu)}"' in page.content.decode()
    assert 'name="_save"' not in page.content.decode()


def test_la_liste_des_liens_ne_fait_pas_une_requete_par_ligne(redaction, django_assert_max_num_queries):
    VerificationLien.objects.bulk_create(
        VerificationLien(adresse=f"https://site-{n}.example/", etat="ok", verifie_le=timezone.now())
        for n in range(40)
    )

    with django_assert_max_num_queries(12):
        redaction.get(LIENS)
