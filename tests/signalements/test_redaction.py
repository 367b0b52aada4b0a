"""La rédaction lit ce qui attend d'abord, va à la fiche, clôt ; le courriel du visiteur s'efface alors."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from signalements.models import Signalement
from signalements.travail import signalements_en_attente
from tests.connecte import connecte
from tests.factories import make_lieu, make_redacteur, make_signalement

LISTE = reverse("admin:signalements_signalement_changelist")


@pytest.fixture
def redaction(client, db):
    return connecte(client, make_redacteur(username="camille"))


def clos(*signalements) -> list[tuple]:
    lignes = [Signalement.objects.get(pk=signalement.pk) for signalement in signalements]
    return [(s.etat, s.clos_par and s.clos_par.username, s.courriel, s.clos_le is not None) for s in lignes]


def test_ce_qui_attend_vient_d_abord_le_plus_ancien_en_tete(redaction):
    traite = make_signalement(etat="traite", clos_le=timezone.now())
    premier, second = make_signalement(), make_signalement()

    page = redaction.get(LISTE)

    assert list(page.context["cl"].result_list) == [premier, second, traite]
    assert reverse("admin:lieux_lieu_change", args=[premier.lieu_id]) in page.content.decode()


def test_sans_courriel_la_page_dit_que_personne_n_attend(redaction):
    signalement = make_signalement()

    page = redaction.get(reverse("admin:signalements_signalement_change", args=[signalement.pk]))

    assert "personne n'attend de réponse" in page.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("etat", ["traite", "sans_suite"])
def test_une_action_clot_signe_date_et_efface_le_courriel(redaction, etat):
    choisi, autre = make_signalement(courriel="a@exemple.be"), make_signalement(courriel="b@exemple.be")

    page = redaction.post(LISTE, {"action": etat, "_selected_action": [choisi.pk]}, follow=True)

    assert clos(choisi, autre) == [(etat, "camille", "", True), ("attente", None, "b@exemple.be", False)]
    assert "1 signalement clos ; les courriels de leurs auteurs sont effacés." in page.content.decode()


@pytest.mark.parametrize("etat", ["traite", "sans_suite"])
def test_un_bouton_de_la_page_clot_aussi(redaction, etat):
    signalement = make_signalement(courriel="a@exemple.be", texte="<script>x</script>")
    page = reverse("admin:signalements_signalement_change", args=[signalement.pk])
    html = redaction.get(page).content.decode()

    reponse = redaction.post(page, {"_etat": etat})

    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert 'href="mailto:a@exemple.be"' in html
    assert (reponse.url, clos(signalement)) == (LISTE, [(etat, "camille", "", True)])


def test_clore_deux_fois_garde_la_premiere_signature(redaction):
    signalement = make_signalement()
    Signalement.objects.filter(pk=signalement.pk).ferme("traite", make_redacteur(username="dominique"))

    redaction.post(LISTE, {"action": "sans_suite", "_selected_action": [signalement.pk]})

    assert clos(signalement) == [("traite", "dominique", "", True)]


def test_un_etat_invente_ne_clot_rien(redaction):
    signalement = make_signalement()

    reponse = redaction.post(
        reverse("admin:signalements_signalement_change", args=[signalement.pk]), {"_etat": "publie"}
    )

    assert (reponse.status_code, clos(signalement)) == (302, [("attente", None, "", False)])


@pytest.mark.django_db
def test_la_base_refuse_un_signalement_clos_qui_garde_un_courriel():
    signalement = make_signalement(courriel="a@exemple.be")

    with pytest.raises(IntegrityError, match="signalement_clos_date_et_sans_courriel"), transaction.atomic():
        Signalement.objects.filter(pk=signalement.pk).update(etat="traite", clos_le=timezone.now())


def test_qui_n_en_a_pas_le_droit_ne_lit_pas_les_signalements(client, db):
    connecte(client, make_redacteur(is_superuser=False))

    assert client.get(LISTE).status_code == 403


@pytest.mark.django_db
def test_la_liste_de_travail_compte_ce_qui_attend(redaction):
    lieu = make_lieu()
    make_signalement(lieu=lieu)
    make_signalement(lieu=lieu, sujet="ferme", etat="sans_suite", clos_le=timezone.now())

    nombre, adresse = signalements_en_attente()

    assert nombre == redaction.get(adresse).context["cl"].result_count == 1


def test_la_liste_fait_autant_de_requetes_pour_un_ou_trois(redaction, django_assert_num_queries):
    make_signalement()
    redaction.get(LISTE)
    with CaptureQueriesContext(connection) as une:
        redaction.get(LISTE)
    make_signalement()
    make_signalement()

    with django_assert_num_queries(len(une)):
        redaction.get(LISTE)
