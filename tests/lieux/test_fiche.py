"""La page d'un lieu dit tout ce que l'on sait, et dit aussi ce que l'on ne sait pas."""

import pytest
from django.utils import timezone

from lieux.models import Lieu
from tests.factories import (
    make_accessibilite,
    make_activite,
    make_commune,
    make_langue,
    make_lieu,
    make_localite,
    make_mode_acces,
    make_operateur,
    make_type,
)

from .lecture import ICI, html, page

pytestmark = pytest.mark.django_db
FINE, INSECABLE = "\u202f", "\u00a0"


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
        "Horaires inconnus.",
        "Nous ne connaissons aucun contact direct.",
        "Nous ne savons pas encore qui ce lieu accueille.",
        "Nous ne savons pas encore ce qui s'y passe.",
        "Prix Inconnu",
        "Comment on y entre Inconnu",
        "Langues parlées Pas encore vérifié",
        "Accessibilité Inconnue : renseignez-vous avant de venir",
        "Géré par Inconnu",
        "Gouvernance Inconnue",
        "Nous ne savons pas encore qui soutient ce lieu. Vous le savez ? Dites-le-nous",
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


@pytest.mark.parametrize(
    ("contacts", "phrase"),
    [
        ({"telephone": "02 555 12 12"}, "Horaires inconnus : téléphonez avant de venir."),
        ({"site_web": "https://exemple.be"}, "Horaires inconnus : renseignez-vous avant de venir."),
        ({}, "Horaires inconnus."),
    ],
    ids=["telephone", "site", "rien"],
)
def test_le_conseil_ne_demande_que_ce_qui_est_possible(client, contacts, phrase):
    lu = page(client, make_lieu(**contacts))

    assert phrase in lu
    assert ("Nous ne connaissons aucun contact direct." in lu) == (not contacts)
