"""La page d'un lieu dit tout ce que l'on sait, et dit aussi ce que l'on ne sait pas."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from financements.models import Agrement
from lieux.models import Accueil, Lieu
from tests.factories import (
    make_accessibilite,
    make_accueil,
    make_activite,
    make_adhesion,
    make_agrement,
    make_commune,
    make_dispositif,
    make_federation,
    make_info,
    make_langue,
    make_lieu,
    make_localite,
    make_mode_acces,
    make_operateur,
    make_pouvoir,
    make_premiere_visite,
    make_public,
    make_type,
    make_verification,
)

from .lecture import ICI, texte

pytestmark = pytest.mark.django_db
FINE, INSECABLE = "\u202f", "\u00a0"


def page(client, lieu) -> str:
    return texte(client.get(lieu.get_absolute_url()))


def html(client, lieu) -> str:
    return client.get(lieu.get_absolute_url()).content.decode()


def test_tout_ce_que_l_on_sait_est_dit(client):
    gosselies = make_localite(
        nom="Gosselies", code_postal="6041", commune=make_commune(nom_fr="Charleroi", region="wallonie")
    )
    lieu = make_lieu(
        nom="La Porte",
        accroche="On y boit un café.",
        description="Un **grand** jardin.",
        type=make_type(libelle="Maison de quartier"),
        operateur=make_operateur(nom="Les voisins asbl"),
        rue="Rue du Canal",
        numero="12",
        complement="Entrée par la cour",
        code_postal="6041",
        localite=gosselies,
        commune=gosselies.commune,
        telephone="02 230 62 60",
        email="bonjour@exemple.be",
        site_web="https://www.exemple.be/",
        horaires_note="Fermé en août.",
        activites=[make_activite(libelle="Jardin")],
        activites_note="percussions, ciné-club",
        langues=[make_langue(libelle="Français"), make_langue(libelle="Turc")],
        accessibilites=[make_accessibilite(libelle="Sans marche")],
        modes_acces=[make_mode_acces(libelle="Sans rendez-vous")],
        acces_note="Sonner deux fois.",
        gouvernance=Lieu.Gouvernance.COGESTION,
        gouvernance_note="Les habitués votent.",
        tarif=Lieu.Tarif.PRIX_LIBRE,
        tarif_note="repas 4 €",
        age_min=16,
        age_max=25,
        partenaires="Le CPAS",
        financement_note="Des dons.",
        source="Guide 2025\nhttps://exemple.be/guide",
        **ICI,
    )

    lu = page(client, lieu)
    dits = [
        "La Porte", "On y boit un café.", "grand", "Maison de quartier", "Rue du Canal 12", "Entrée par la cour",
        "6041 Gosselies", "bonjour@exemple.be", "exemple.be", "Fermé en août.", "Percussions, ciné-club.", "Jardin",
        "Français, Turc", "Sans marche", "Sans rendez-vous", "Avant de venir : Sonner deux fois.", "Cogestion",
        "Les habitués votent.", "Prix libre : repas 4 €", "de 16 à 25 ans", "Les voisins asbl", "Le CPAS", "Des dons.", "Guide 2025",
    ]  # fmt: skip

    assert [dit for dit in dits if dit not in lu] == []
    assert "<strong>grand</strong>" in html(client, lieu)
    assert '<a href="https://exemple.be/guide" rel="noopener nofollow">exemple.be/guide</a>' in html(
        client, lieu
    )


def test_ce_que_l_on_ne_sait_pas_est_dit_aussi(client):
    lieu = make_lieu(operateur=make_operateur(), etat=Lieu.Etat.INCONNU)
    Lieu.objects.filter(pk=lieu.pk).update(commune=None, operateur=None)

    lu = page(client, lieu)

    for phrase in (
        "Adresse Adresse inconnue",
        "Téléphone Inconnu",
        "Horaires inconnus : renseignez-vous avant de venir",
        "Nous ne savons pas encore qui ce lieu accueille.",
        "Nous ne savons pas encore ce qui s'y passe.",
        "Prix Inconnu",
        "Comment on y entre Inconnu",
        "Langues parlées Pas encore vérifié",
        "Accessibilité Inconnue : renseignez-vous avant de venir",
        "Géré par Inconnu",
        "Gouvernance Inconnue",
        "Qui paie Nous ne le savons pas encore",
        "À vérifier (source non datée).",
    ):
        assert phrase in lu


def test_la_semaine_a_sept_jours_et_marque_aujourd_hui(client):
    lieu = make_lieu(horaires="Mo-Su,PH 10:00-17:30")

    reponse = client.get(lieu.get_absolute_url())
    semaine = reponse.context["semaine"]

    assert [(j.nom, j.texte) for j in semaine] == [
        (nom, f"10{FINE}h – 17{FINE}h 30")
        for nom in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    ]
    assert [j.jour for j in semaine if j.aujourd_hui] == [timezone.localdate()]
    assert reponse.content.decode().count("(aujourd'hui)") == 1


def test_un_lieu_ferme_ne_montre_pas_ses_anciens_horaires(client):
    lieu = make_lieu(horaires="24/7", etat=Lieu.Etat.FERME_TEMPORAIREMENT, etat_note="Dégât des eaux.")

    assert client.get(lieu.get_absolute_url()).context["semaine"] == []
    assert "Fermé temporairement. Dégât des eaux." in page(client, lieu)


def test_un_public_exclusif_est_annonce_avant_tout(client):
    lieu = make_lieu()
    femmes = make_public(libelle="Femmes")
    make_accueil(lieu=lieu, public=femmes, mode=Accueil.Mode.EXCLUSIF, note="le mardi")

    lu = page(client, lieu)

    assert "Réservé : femmes (le mardi)." in lu
    assert "Seulement : femmes (le mardi)." in lu
    assert lu.index("Réservé") < lu.index("Adresse")


def test_tout_le_monde_sans_condition_est_dit_ainsi_et_seulement_si_c_est_su(client):
    tous = make_public(libelle="Tout le monde", designe_tous=True)
    su, pas_su = make_lieu(), make_lieu()
    make_accueil(lieu=su, public=tous, mode=Accueil.Mode.INCONDITIONNEL)
    make_accueil(lieu=pas_su, public=tous)

    assert "Tout le monde, sans condition." in page(client, su)
    assert "Tout le monde, sans condition." not in page(client, pas_su)
    assert "Les conditions d'accueil n'ont pas été vérifiées auprès du lieu." in page(client, pas_su)


@pytest.mark.parametrize(
    ("precision", "phrase", "itineraire"),
    [
        ("adresse", "Position à l'adresse.", True),
        ("rue", "Position à la rue, à quelques numéros près.", True),
        ("localite", "Position approximative : le centre de la localité, pas l'adresse.", False),
        ("commune", "Position approximative : le centre de la commune, pas l'adresse.", False),
    ],
)
def test_la_precision_de_la_position_est_dite_et_l_itineraire_donne_si_elle_suffit(
    client, precision, phrase, itineraire
):
    lieu = make_lieu(**(ICI | {"precision": precision}))

    assert phrase in page(client, lieu)
    assert ("openstreetmap.org/directions?to=50.86000%2C4.37000" in html(client, lieu)) == itineraire


def test_une_adresse_postale_n_est_pas_une_adresse_d_accueil(client):
    lieu = make_lieu(type_adresse=Lieu.TypeAdresse.POSTALE, rue="Rue du Canal")

    assert "Adresse postale seulement, on n'y est pas accueilli" in page(client, lieu)


@pytest.mark.parametrize(
    ("numero", "lien", "ecrit"),
    [
        ("02/230.62.60", "tel:+3222306260", "02 230 62 60"),
        ("+32 492 44 88 70", "tel:+32492448870", "0492 44 88 70"),
    ],
)
def test_un_telephone_s_ecrit_a_la_belge_et_s_appelle_d_un_geste(client, numero, lien, ecrit):
    lieu = make_lieu(telephone=numero)

    assert f'<a href="{lien}">{ecrit.replace(" ", INSECABLE)}</a>' in html(client, lieu)


def test_une_verification_recente_dit_son_mois_et_sa_methode(client):
    lieu = make_lieu(rythme_verification=60)
    make_verification(lieu=lieu, verifie_le=date(2025, 3, 12), methode="visite")
    make_verification(lieu=lieu, verifie_le=date(2026, 3, 3), methode="telephone")

    assert "Vérifié en mars 2026, par téléphone." in page(client, lieu)


def test_une_verification_trop_ancienne_ne_se_dit_plus_verifiee(client):
    lieu = make_lieu(rythme_verification=1)
    make_verification(lieu=lieu, verifie_le=date(2024, 8, 1), methode="source")

    assert "Dernière vérification en août 2024, d'après une source publique." in page(client, lieu)


def test_l_annee_de_la_source_ne_passe_pas_pour_une_verification(client):
    assert "À vérifier (source de 2022)." in page(client, make_lieu(source_annee=2022))


def test_qui_paie_combien_et_jusqu_a_quand(client):
    lieu = make_lieu()
    cocof = make_dispositif(nom="Lieux de liens", slug="lieux-de-liens", pouvoir=make_pouvoir(sigle="COCOF"))
    make_agrement(
        operateur=lieu.operateur, dispositif=cocof, fin=date(2098, 12, 31), montant=45_000, montant_annee=2025
    )

    assert f"Lieux de liens , COCOF : en cours jusqu'au 31 décembre 2098, 45{FINE}000{FINE}€ (2025)" in page(
        client, lieu
    )


@pytest.mark.parametrize(
    "champs",
    [
        {"etat": Agrement.Etat.REFUSE},
        {"etat": Agrement.Etat.DEMANDE},
        {"etat": Agrement.Etat.ECHU},
        {"debut": date(2010, 1, 1), "fin": date(2015, 12, 31)},
    ],
    ids=["refuse", "demande", "echu", "periode_passee"],
)
def test_ce_qui_n_est_pas_un_soutien_en_cours_ne_paie_rien(client, champs):
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, dispositif=make_dispositif(nom="Bourse perdue"), **champs)

    assert "Bourse perdue" not in page(client, lieu)
    assert "Nous ne le savons pas encore" in page(client, lieu)


def test_un_octroi_qui_nomme_un_autre_lieu_n_est_pas_le_sien(client):
    operateur = make_operateur()
    lieu, autre = make_lieu(operateur=operateur), make_lieu(operateur=operateur)
    make_agrement(operateur=operateur, dispositif=make_dispositif(nom="Bourse nommée"), lieux=[autre])

    assert "Bourse nommée" in page(client, autre)
    assert "Bourse nommée" not in page(client, lieu)


def test_ses_federations_actuelles(client):
    lieu = make_lieu()
    make_adhesion(operateur=lieu.operateur, federation=make_federation(nom="Fédération en cours"))
    make_adhesion(
        operateur=lieu.operateur, federation=make_federation(nom="Fédération quittée"), fin=date(2015, 1, 1)
    )

    assert "Fédération en cours" in page(client, lieu)
    assert "Fédération quittée" not in page(client, lieu)


def test_la_premiere_visite_dit_oui_non_et_inconnu(client):
    lieu = make_lieu()
    make_premiere_visite(lieu=lieu, rendez_vous="non", boisson_offerte="oui")

    lu = page(client, lieu)

    assert "non rendez-vous nécessaire" in lu
    assert "oui boisson offerte" in lu
    assert "inconnu chiens admis" in lu


def test_une_information_temporaire_expire_d_elle_meme(client):
    lieu, demain = make_lieu(), timezone.localdate() + timedelta(days=1)
    make_info(lieu=lieu, texte="Travaux passés")
    make_info(lieu=lieu, texte="Travaux à venir", debut=demain, fin=demain)

    assert "Travaux à venir" in page(client, lieu)
    assert "Travaux passés" not in page(client, lieu)


def test_une_description_ne_peut_rien_executer(client):
    lieu = make_lieu(
        description="<script>alert(1)</script> [clic](javascript:alert(1)) ![x](https://espion.be/x.png)"
    )

    contenu = html(client, lieu)

    assert "<script>alert" not in contenu
    assert 'href="javascript' not in contenu
    assert "espion.be" not in contenu


def test_une_adresse_de_source_ne_peut_rien_executer(client):
    assert 'href="javascript' not in html(client, make_lieu(source="javascript:alert(1)"))
