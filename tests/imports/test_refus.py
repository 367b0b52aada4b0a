"""Chaque case refusée dit sa ligne, sa colonne, sa valeur et pourquoi, en français."""

import pytest
from django.core.management import CommandError

from tests.factories import make_commune, make_lieu, make_localite, make_operateur, make_public, make_type

from .fichiers import en_csv, importe

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide():
    charleroi = make_commune(nom_fr="Charleroi", code_ins="52011")
    make_localite(nom="Gosselies", code_postal="6041", commune=charleroi)
    make_localite(nom="Sart", code_postal="1325", commune=make_commune(nom_fr="Chaumont"))
    make_localite(nom="Sart", code_postal="6470", commune=make_commune(nom_fr="Sivry"))
    make_public(slug="jeunes", libelle="Jeunes")
    make_type(slug="lieu-de-liens", libelle="Lieu de liens")
    make_lieu(slug="cafe", nom="Café", latitude=50.8, longitude=4.4, precision="rue")


def refus(tmp_path, **cellules) -> list[str]:
    with pytest.raises(CommandError) as erreur:
        importe(tmp_path, en_csv({"identifiant": "cafe"} | cellules))
    return [ligne.removeprefix("lieux.csv, ligne 2, ") for ligne in str(erreur.value).splitlines()[:-1]]


@pytest.mark.parametrize(
    ("cellules", "phrase"),
    [
        ({"etat_depuis": "31/02/2026"}, "etat_depuis « 31/02/2026 » : n'existe pas dans le calendrier : corriger le jour ou le mois."),
        ({"etat_depuis": "hier"}, "etat_depuis « hier » : n'est pas une date : écrire JJ/MM/AAAA, par exemple 03/03/2026."),
        ({"verifie_le": "01/01/2100"}, "verifie_le « 01/01/2100 » : est dans l'avenir : une vérification ne peut pas être datée de demain."),
        ({"latitude": "4,37", "longitude": "50,86"}, "latitude « 4,37 » : est une longitude : les deux coordonnées semblent inversées. Écrire 50,86 en latitude et 4,37 en longitude."),
        ({"latitude": "nord"}, "latitude « nord » : n'est pas une coordonnée : écrire des degrés, par exemple 50,8503 ou 4.3517."),
        ({"latitude": "48,85"}, "latitude « 48,85 » : Donner les deux coordonnées, en Belgique (latitude 49,4 à 51,6 ; longitude 2,5 à 6,5), ou aucune."),
        ({"precision": "(vide)"}, "precision « (vide) » : Dire la précision de la position (adresse, rue, localité ou commune), et seulement s'il y en a une."),
        ({"telephone": "12"}, "telephone « 12 » : « 12 » n'est pas un numéro de téléphone : l'écrire comme 02 555 55 55 ou +32 2 555 55 55."),
        ({"courriel": "a@"}, "courriel « a@ » : Saisissez une adresse de courriel valide."),
        ({"site": "javascript:alert(1)"}, "site « javascript:alert(1) » : contient du HTML ou un script (« javascript: »), jamais gardé : écrire le texte seul, en Markdown s'il le faut."),
        ({"description": "<script>alert(1)</script>"}, "description « <script>alert(1)</script> » : contient du HTML ou un script (« <script> »), jamais gardé : écrire le texte seul, en Markdown s'il le faut."),
        ({"description": "[clic](javascript:alert(1))"}, "description « [clic](javascript:alert(1)) » : contient du HTML ou un script (« javascript: »), jamais gardé : écrire le texte seul, en Markdown s'il le faut."),
        ({"accroche": "CafÃ©"}, "accroche « CafÃ© » : a des accents abîmés (« Ã© ») : reprendre le fichier d'origine et l'enregistrer en « CSV UTF-8 »."),
        ({"numero": "2026-03-01"}, "numero « 2026-03-01 » : est une date : le tableur a transformé le numéro. L'écrire dans une case au format texte."),
        ({"publics": "jeunes, jeune"}, "publics « jeunes, jeune » : « jeune » n'est pas un mot du guide. Vouliez-vous dire « Jeunes » ?"),
        ({"type": "lieu de lien"}, "type « lieu de lien » : n'est pas un mot du guide. Vouliez-vous dire « Lieu de liens » ?"),
        ({"tarif": "cher"}, "tarif « cher » : ne convient pas : choisir parmi gratuit, prix_libre, prix_democratique, participation, payant, inconnu."),
        ({"operateur": "Personne asbl"}, "operateur « Personne asbl » : n'est pas un opérateur du guide : créer sa fiche d'abord, ou corriger le nom."),
        ({"commune": "Paris"}, "commune « Paris » : n'est pas une commune de Wallonie ou de Bruxelles."),
        ({"commune": "Chaumont", "code_ins": "52011"}, "code_ins « 52011 » : ne va pas avec la commune de la même ligne : corriger l'une ou l'autre."),
        ({"localite": "Sart"}, "localite « Sart » : se trouve à plusieurs endroits : donner aussi le code postal et la commune : 1325 (Chaumont), 6470 (Sivry)."),
        ({"localite": "Gosselies", "code_postal": "1000"}, "localite « Gosselies » : ne va pas avec ce code postal ou cette commune ; on la trouve ici : 6041 (Charleroi)."),
        ({"horaires": "quand il pleut"}, "horaires « quand il pleut » : Je ne comprends pas « quand » (1er caractère). Exemple : « lu-ve 10-17, me 14-20 »."),
        ({"etat": "Fermé définitivement"}, "etat « Fermé définitivement » : Donner la date depuis laquelle le lieu est fermé : le public la lit."),
        ({"nom": "(vide)"}, "nom « (vide) » : ne se vide pas : une valeur est obligatoire."),
        ({"nom": "x" * 201}, f"nom « {'x' * 60}… » : Assurez-vous que cette valeur comporte au plus 200 caractères (actuellement 201)."),
        ({"age_min": "douze"}, "age_min « douze » : n'est pas un nombre entier."),
        ({"age_min": "20", "age_max": "10"}, "age_max « 10 » : L'âge maximum est plus petit que l'âge minimum : corriger l'un des deux."),
        ({"identifiant": "inconnu"}, "identifiant « inconnu » : aucun lieu n'a cet identifiant : le corriger, ou le laisser vide pour créer un lieu."),
    ],
)  # fmt: skip
def test_une_case_refusee_dit_sa_colonne_sa_valeur_et_sa_raison(tmp_path, cellules, phrase):
    trouves = refus(tmp_path, **cellules)

    assert len(trouves) == 1
    assert trouves[0].startswith(phrase)


def test_un_operateur_au_nom_partage_se_dit_par_son_identifiant(tmp_path):
    make_operateur(nom="Les Voisins", slug="voisins-1")
    make_operateur(nom="Les voisins", slug="voisins-2")

    assert refus(tmp_path, operateur="Les Voisins") == [
        "operateur « Les Voisins » : désigne plusieurs fiches : écrire l'un de ces identifiants : voisins-1, voisins-2."
    ]


def test_plusieurs_fautes_d_une_ligne_sont_dites_ensemble(tmp_path):
    assert [
        faute.partition(" «")[0] for faute in refus(tmp_path, telephone="1", commune="Paris", tarif="cher")
    ] == [
        "commune",
        "tarif",
        "telephone",
    ]


@pytest.mark.parametrize(
    "texte", ["<https://exemple.be>", "Les <18 ans, < 3 € <3", "a > b", "Onze = 11", "big data : un atelier"]
)
def test_un_texte_honnete_n_est_pas_pris_pour_un_script(tmp_path, texte):
    assert "1 à changer" in importe(tmp_path, en_csv({"identifiant": "cafe", "description": texte}))
