"""Les suggestions pendant la frappe : endroits, besoins, lieux, chacun avec sa nature, son adresse et de quoi le distinguer."""

from datetime import date

import pytest

from lieux.models import Lieu
from tests.factories import make_activite, make_commune, make_lieu, make_localite, make_public, make_type

pytestmark = pytest.mark.django_db

WALLONNE = {"region": "wallonie", "province": "Hainaut"}


def suggere(client, q) -> list[dict[str, str]]:
    return client.get("/suggestions/", {"q": q}).json()["suggestions"]


def une(nature, libelle, complement, adresse) -> dict[str, str]:
    return {"nature": nature, "libelle": libelle, "complement": complement, "adresse": adresse}


@pytest.mark.parametrize(
    ("q", "complement"),
    [
        ("eupe", "province de Liège"),
        ("neow", "Néowen · province de Liège"),
        ("oipe", "Oipen · province de Liège"),
    ],
    ids=["francais", "neerlandais", "allemand"],
)
def test_une_commune_se_suggere_dans_ses_trois_langues(client, q, complement):
    make_commune(
        nom_fr="Eupen", nom_nl="Néowen", nom_de="Oipen", slug="eupen", region="wallonie", province="Liège"
    )
    make_commune(nom_fr="Autre")

    assert suggere(client, q) == [une("Commune", "Eupen", complement, "/lieux/?commune=eupen")]


def test_une_commune_dit_combien_de_lieux_elle_a_sans_ceux_qui_ont_ferme(client):
    make_lieu(commune=make_commune(nom_fr="Jette", slug="jette"))
    jodoigne = make_commune(nom_fr="Jodoigne", slug="jodoigne")
    make_lieu(commune=jodoigne, etat="ferme", etat_depuis=date(2025, 7, 8))

    assert suggere(client, "jette") == [
        une("Commune", "Jette", "Bruxelles · 1 lieu", "/lieux/?commune=jette")
    ]
    assert suggere(client, "jodo") == [une("Commune", "Jodoigne", "Bruxelles", "/lieux/?commune=jodoigne")]


@pytest.mark.parametrize("q", ["gossel", "GOSSELIES", "  gosselies "])
def test_une_localite_se_suggere_avec_son_code_et_sa_commune(client, q):
    make_localite(nom="Gosselies", code_postal="6041", commune=make_commune(nom_fr="Charleroi", **WALLONNE))
    make_localite(nom="Laeken", code_postal="1020")

    assert suggere(client, q) == [une("Localité", "Gosselies", "6041 · Charleroi", "/lieux/?cp=6041")]


def test_une_localite_qui_porte_le_nom_de_sa_commune_ne_se_repete_pas(client):
    make_localite(
        nom="Namur", code_postal="5000", commune=make_commune(nom_fr="Namur", slug="namur", **WALLONNE)
    )

    assert [s["nature"] for s in suggere(client, "namur")] == ["Commune"]


@pytest.mark.parametrize("q", ["5000", "50", "5000 beez"])
def test_un_code_postal_dit_quelles_localites_il_couvre(client, q):
    namur = make_commune(nom_fr="Namur", **WALLONNE)
    make_localite(nom="Namur", code_postal="5000", commune=namur)
    make_localite(nom="Beez", code_postal="5000", commune=namur)
    make_localite(nom="Laeken", code_postal="1020")

    assert suggere(client, q) == [une("Code postal", "5000", "Beez, Namur", "/lieux/?cp=5000")]


@pytest.mark.parametrize("q", ["club", "norw", "club norwest", "norwest club"])
def test_un_lieu_se_suggere_par_le_debut_de_chacun_de_ses_mots(client, q):
    maison = make_type(libelle="Maison de jeunes")
    make_lieu(nom="Club Norwest", slug="club-norwest", type=maison, commune=make_commune(nom_fr="Jette"))
    make_lieu(nom="Autre")

    assert suggere(client, q) == [
        une("Lieu", "Club Norwest", "Maison de jeunes · Jette", "/lieux/club-norwest/")
    ]


def test_un_lieu_ferme_le_dit_et_vient_apres_les_autres(client):
    make_lieu(
        nom="Abri ancien", commune=make_commune(nom_fr="Ath"), etat="ferme", etat_depuis=date(2025, 7, 8)
    )
    make_lieu(nom="Abri neuf", commune=make_commune(nom_fr="Ans"))

    complements = {s["libelle"]: s["complement"].split(" · ")[0] for s in suggere(client, "abri")}

    assert list(complements) == ["Abri neuf", "Abri ancien"]
    assert complements["Abri ancien"] == "Fermé définitivement"


@pytest.mark.parametrize("publication", ["brouillon", "a_relire", "retire"])
def test_un_lieu_que_le_public_ne_voit_pas_n_est_pas_suggere_meme_mal_ecrit(client, publication):
    make_lieu(nom="Refuge montré", slug="montre")
    make_lieu(nom="Refuge confidentiel", publication=publication)
    make_lieu(nom="Refuge mystérieux", type_adresse=Lieu.TypeAdresse.CONFIDENTIELLE)

    assert [s["adresse"] for s in suggere(client, "refuge")] == ["/lieux/montre/"]
    assert suggere(client, "confidantiel") == suggere(client, "misterieux") == []


@pytest.mark.parametrize(
    ("make", "nature", "parametre"),
    [
        (make_activite, "Activité", "activite"),
        (make_public, "Public", "public"),
        (make_type, "Type de lieu", "type"),
    ],
    ids=["activite", "public", "type"],
)
def test_un_besoin_se_suggere_par_son_nom_ou_par_un_synonyme_qui_se_montre(client, make, nature, parametre):
    make(libelle="Percussions", slug="percussions", synonymes="tambour, djembé")
    make(libelle="Percussions anciennes", actif=False)

    adresse = f"/lieux/?{parametre}=percussions"
    assert suggere(client, "percus") == [une(nature, "Percussions", "", adresse)]
    assert suggere(client, "djembe") == [une(nature, "Percussions", "djembé", adresse)]


def test_une_modification_se_voit_a_la_requete_suivante(client):
    lieu = make_lieu(nom="Ancien nom", slug="lieu")
    assert [s["libelle"] for s in suggere(client, "ancien")] == ["Ancien nom"]

    Lieu.objects.filter(pk=lieu.pk).update(nom="Nouveau nom")

    assert suggere(client, "ancien") == []
    assert [s["libelle"] for s in suggere(client, "nouveau")] == ["Nouveau nom"]
