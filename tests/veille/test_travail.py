"""L'accueil de la rédaction est une liste de travail : chaque nombre est celui de la liste où il mène."""

from django.urls import reverse
from django.utils import timezone

from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import (
    make_agrement,
    make_dispositif,
    make_lieu,
    make_operateur,
    make_programmation,
    make_proposition,
    make_redacteur,
    make_signalement,
    make_verification,
)
from veille.models import VerificationLien

from .dates import aujourdhui, il_y_a

ACCUEIL = reverse("admin:index")
DOUBLONS = reverse("admin:doublons_a_decider")
FRAGILITE = reverse("admin:financements_fragilite")
MORT = "https://mort.example/"
COMPLET = {
    "horaires": "24/7", "telephone": "02 555 12 12", "latitude": 50.8, "longitude": 4.4, "precision": "adresse",
}  # fmt: skip


def travail(client):
    return client.get(ACCUEIL).context["travail"]


def nombres(client) -> dict[str, int]:
    """Ce qui reste à faire, par titre."""
    return {c.titre: c.nombre for groupe in travail(client).groupes for c in groupe.a_faire}


def test_tout_en_ordre_l_accueil_le_dit_calmement(redaction):
    make_verification(lieu=make_lieu(**COMPLET), verifie_le=aujourdhui())

    page = redaction.get(ACCUEIL).content.decode()

    assert nombres(redaction) == {}
    assert "Tout est en ordre" in page
    assert "Rien à relire." in page


def test_ce_qui_reste_est_compte_et_ce_que_le_public_ne_voit_pas_n_y_est_pas(redaction):
    make_lieu(**COMPLET, rythme_verification=1)
    make_verification(lieu=make_lieu(**COMPLET), verifie_le=il_y_a(12, jours=1))
    make_lieu(latitude=50.8, longitude=4.4, precision="commune")
    make_lieu(publication="a_relire")
    make_lieu(publication="brouillon")
    make_lieu(etat="ferme", etat_depuis=il_y_a(3))
    make_lieu(type_adresse="confidentielle")
    make_signalement(lieu=make_lieu(publication="brouillon"))

    assert nombres(redaction) == {
        "Signalements du public": 1,
        "Vérifications en retard": 1,
        "Fiches jamais vérifiées": 2,
        "Horaires inconnus": 1,
        "Téléphone inconnu": 1,
        "Position imprécise": 1,
        "Fiches à relire": 1,
    }


def test_les_financements_qui_se_terminent_dans_les_six_mois(redaction):
    dispositif = make_dispositif()
    for debut, fin in [
        (il_y_a(9), il_y_a(-6)),
        (il_y_a(9), il_y_a(-6, jours=-1)),
        (il_y_a(9), il_y_a(0, jours=1)),
    ]:
        make_agrement(debut=debut, fin=fin)
        make_programmation(debut=debut, fin=fin)
    make_agrement(debut=il_y_a(9), fin=None)
    make_agrement(debut=il_y_a(9), fin=il_y_a(-2), etat="refuse", dispositif=dispositif)

    assert nombres(redaction) == {"Agréments qui se terminent": 1, "Programmations qui se terminent": 1}


def test_chaque_nombre_est_celui_de_la_liste_ou_il_mene(redaction):
    remplit_un_petit_guide()

    tous = [c for groupe in travail(redaction).groupes for c in groupe.chantiers]
    sans_liste = (
        DOUBLONS,
        FRAGILITE,
    )  # des paires, des lieux et leurs octrois : tests/doublons, tests/financements
    chantiers = [c for c in tous if c.adresse not in sans_liste]
    annonces = [(c.adresse, c.nombre) for c in chantiers]
    annonces += [(adresse, nombre) for c in chantiers for nombre, _, adresse in c.details]
    listes = [(adresse, redaction.get(adresse).context["cl"].result_count) for adresse, _ in annonces]

    assert annonces == listes
    assert [nombre for _, nombre in annonces] == [1, 4, 2, 5, 10, 10, 10, 1, 1, 1, 1, 1, 3, 1]


def remplit_un_petit_guide() -> None:
    for mois in (13, 16, 17, 40):
        make_verification(lieu=make_lieu(), verifie_le=il_y_a(mois))
    make_verification(lieu=make_lieu(), verifie_le=il_y_a(2))
    for _ in range(5):
        make_lieu()
    make_signalement(lieu=make_lieu(publication="a_relire"))
    make_agrement(debut=il_y_a(9), fin=il_y_a(-2))
    make_programmation(debut=il_y_a(9), fin=il_y_a(-2))
    Lieu.objects.filter(pk__in=Lieu.objects.publies()[:2]).update(site_web=MORT)
    make_operateur(site_web=MORT)
    VerificationLien.objects.create(adresse=MORT, etat="mort", verifie_le=timezone.now())
    make_proposition(lieu=make_lieu(publication="retire"))


def test_la_fraicheur_est_dite_en_tete(redaction):
    make_verification(lieu=make_lieu(), verifie_le=il_y_a(2))
    make_verification(lieu=make_lieu(), verifie_le=il_y_a(13))

    vu = travail(redaction)

    assert (vu.fiches, vu.verifiees) == (2, 1)


def test_sans_droit_sur_les_fiches_l_accueil_n_a_pas_de_liste_de_travail(client, db):
    connecte(client, make_redacteur(is_superuser=False))

    reponse = client.get(ACCUEIL)

    assert reponse.context["travail"] is None
    assert "aucune fiche" in reponse.content.decode()
