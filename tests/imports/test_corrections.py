"""Un champ corrigé à la main dans la fiche : l'import le propose, il ne l'écrit pas."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lieux.actes import acte
from lieux.models import Lieu
from tests.factories import make_accueil, make_lieu, make_public, make_type
from tests.redaction.saisie import adresse, envoie, nouveau_lieu

from .fichiers import en_csv, importe

pytestmark = pytest.mark.django_db
TEXTES = st.sampled_from(["", "Un café", "Une cour", "Un jardin"])
CHAMPS = ("accroche", "horaires_note", "rue")
GESTES = st.lists(
    st.tuples(st.sampled_from(["main", "import"]), st.sampled_from(CHAMPS), TEXTES), min_size=1, max_size=6
)


def phrases(dit: str) -> list[str]:
    return [ligne.strip() for ligne in dit.splitlines() if "→" in ligne]


def test_une_correction_a_la_main_est_gardee_et_la_valeur_du_fichier_proposee(redaction, tmp_path):
    lieu = make_lieu(slug="cafe", nom="Café", accroche="Avant", source="Avant")
    envoie(redaction, adresse(lieu), accroche="À la main")

    dit = importe(
        tmp_path, en_csv({"identifiant": "cafe", "accroche": "Fichier", "source": "Neuf"}), ecrire=True
    )

    lieu.refresh_from_db()
    assert (lieu.accroche, lieu.source) == ("À la main", "Neuf")
    assert phrases(dit) == [
        "ligne 2, Café : sources « Avant » → « Neuf »",
        "ligne 2, Café : accroche « À la main » → « Fichier » : proposé seulement, corrigé à la main",
    ]


def test_enregistrer_sans_rien_changer_ne_protege_rien(redaction, tmp_path):
    lieu = make_lieu(accroche="Avant", latitude=50.8503461, longitude=4.3517212, precision="rue")
    make_accueil(lieu=lieu)

    envoie(redaction, adresse(lieu))

    assert not lieu.verrous.exists()


def test_un_lieu_cree_a_la_main_protege_tout_ce_qu_on_y_a_ecrit(redaction):
    type_ = make_type()

    envoie(redaction, "/redaction/lieux/lieu/add/", **nouveau_lieu(type=type_.pk, accroche="Bonjour"))

    assert sorted(Lieu.objects.get().verrous.values_list("champ", "pose_par__username")) == [
        ("accroche", "camille"),
        ("nom", "camille"),
        ("type", "camille"),
    ]


def test_une_adresse_se_protege_en_entier(redaction, tmp_path):
    """Une rue corrigée avec le numéro d'un fichier ferait une fausse adresse."""
    lieu = make_lieu(rue="Rue Haute", numero="1")
    envoie(redaction, adresse(lieu), rue="Rue Basse")

    importe(tmp_path, en_csv({"identifiant": lieu.slug, "rue": "Rue Haute", "numero": "9"}), ecrire=True)

    lieu.refresh_from_db()
    assert (lieu.rue, lieu.numero) == ("Rue Basse", "1")


def test_les_publics_corriges_dans_la_fiche_le_restent(redaction, tmp_path):
    lieu, jeunes = make_lieu(), make_public(slug="jeunes")
    make_public(slug="aines")
    ligne = {"accueils-0-public": jeunes.pk, "accueils-0-mode": "exclusif", "accueils-TOTAL_FORMS": "1"}
    envoie(redaction, adresse(lieu), **ligne)

    importe(tmp_path, en_csv({"identifiant": lieu.slug, "publics": "aines"}), ecrire=True)

    assert list(lieu.accueils.values_list("public__slug", "mode")) == [("jeunes", "exclusif")]


def test_une_valeur_importee_puis_changee_ailleurs_que_dans_la_fiche_est_aussi_protegee(tmp_path):
    lieu = make_lieu(accroche="Avant")
    fichier = en_csv({"identifiant": lieu.slug, "accroche": "Fichier"})
    importe(tmp_path, fichier, ecrire=True)
    Lieu.objects.update(accroche="Ailleurs")

    importe(tmp_path, fichier, ecrire=True)

    lieu.refresh_from_db()
    assert lieu.accroche == "Ailleurs"


def test_remettre_une_version_d_avant_est_une_correction_a_la_main(redaction, tmp_path):
    lieu = make_lieu(accroche="Avant")
    avant = lieu.history.first().acte
    with acte():
        lieu.accroche = "Après"
        lieu.save()
    envoie(redaction, reverse("admin:lieux_lieu_remettre", args=[lieu.pk, avant]))

    importe(tmp_path, en_csv({"identifiant": lieu.slug, "accroche": "Fichier"}), ecrire=True)

    lieu.refresh_from_db()
    assert lieu.accroche == "Avant"


@settings(
    max_examples=20, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(gestes=GESTES)
def test_une_correction_a_la_main_survit_a_toute_suite_d_imports(redaction, tmp_path, gestes):
    lieu = make_lieu(accroche="", horaires_note="", rue="")
    corriges = {}
    for geste, champ, texte in gestes:
        if geste == "import":
            importe(tmp_path, en_csv({"identifiant": lieu.slug, champ: texte or "(vide)"}), ecrire=True)
        else:
            change = getattr(Lieu.objects.get(pk=lieu.pk), champ) != texte
            envoie(redaction, adresse(lieu), **{champ: texte})
            corriges |= {champ: texte} if change or champ in corriges else {}

    actuel = Lieu.objects.get(pk=lieu.pk)
    assert {champ: getattr(actuel, champ) for champ in corriges} == corriges
