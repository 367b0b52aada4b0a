"""`charger` enregistre des fiches valides, toutes ou aucune, et refuse une mauvaise ligne par une phrase qui la nomme."""

import json

import pytest
from django.core.management import CommandError, call_command

from federations.models import Federation
from lieux.models import Commune, Lieu, VersionDonnees
from tests.factories import make_activite, make_agrement, make_commune, make_lieu, make_operateur, make_type

pytestmark = pytest.mark.django_db

COMMUNE = {"code_ins": "21015", "nom_fr": "Schaerbeek", "slug": "schaerbeek", "region": "bruxelles"}
CENTRE = {"latitude": 50.86, "longitude": 4.38}


@pytest.fixture
def charger(tmp_path, capsys):
    """Écrit ces fiches dans un fichier, le charge, rend ce que la commande affiche."""

    def _charger(*fiches, ecrire=True):
        lignes = [f if isinstance(f, str) else json.dumps({"model": f[0], "fields": f[1]}) for f in fiches]
        fichier = tmp_path / "donnees.jsonl"
        fichier.write_text("\n".join(lignes), encoding="utf-8")
        call_command("charger", fichier, ecrire=ecrire)
        return capsys.readouterr().out

    return _charger


def lieu(**champs):
    return (
        "lieux.lieu",
        {"nom": "L'Îlot", "slug": "l-ilot", "type": ["bistrot"], "commune": ["21015"]} | champs,
    )


def version() -> int:
    return VersionDonnees.objects.get().numero


@pytest.fixture
def bistrot():
    """Ce que demandent les fiches de lieu de ces tests."""
    return make_type(slug="bistrot"), make_commune(**COMMUNE, **CENTRE)


def test_les_fiches_se_chargent_dans_l_ordre_des_dependances_et_avec_leurs_relations(charger, bistrot):
    make_activite(slug="repas")
    federation = {"nature": "federation", "territoire": "wallonie"}

    charger(
        ("lieux.accueil", {"lieu": ["l-ilot"], "public": ["tous"], "mode": "inconditionnel"}),
        lieu(activites=[["repas"]]),
        ("lieux.public", {"slug": "tous", "libelle": "Tout le monde", "pour": "pour tous"}),
        ("federations.federation", {"nom": "A", "slug": "a", "regroupe": [["b"]]} | federation),
        ("federations.federation", {"nom": "B", "slug": "b"} | federation),
    )

    charge = Lieu.objects.get()
    assert [a.slug for a in charge.activites.all()] == ["repas"]
    assert [(a.public.slug, a.mode) for a in charge.accueils.all()] == [("tous", "inconditionnel")]
    assert [f.slug for f in Federation.objects.get(slug="a").regroupe.all()] == ["b"]


def test_sans_ecrire_on_voit_ce_qui_changerait_et_rien_n_est_ecrit(charger, bistrot):
    make_lieu(slug="l-ilot", nom="Ilot", type=bistrot[0], commune=bistrot[1])
    avant = version()

    sortie = charger(("lieux.commune", {**COMMUNE, **CENTRE}), lieu(), lieu(slug="autre"), ecrire=False)

    assert sortie.splitlines() == [
        "communes : 0 à créer, 0 à changer, 1 sans changement",
        "lieux : 1 à créer, 1 à changer, 0 sans changement",
        "  L'Îlot : nom « Ilot » → « L'Îlot »",
        "Rien n'est écrit : relancer avec --ecrire pour enregistrer.",
    ]
    assert (Lieu.objects.get().nom, version()) == ("Ilot", avant)


def test_une_seconde_fois_rien_ne_change_pas_meme_la_version_des_donnees(charger, bistrot):
    make_activite(slug="repas")
    fiches = [
        ("lieux.commune", {**COMMUNE, **CENTRE}),
        lieu(activites=[["repas"]], etat="ferme", etat_depuis="2025-07-08"),
    ]
    charger(*fiches)
    avant = version()

    sortie = charger(*fiches)

    assert sortie.splitlines()[:2] == [
        "communes : 0 à créer, 0 à changer, 1 sans changement",
        "lieux : 0 à créer, 0 à changer, 1 sans changement",
    ]
    assert version() == avant


def test_ce_que_la_fiche_ne_dit_pas_n_est_pas_touche(charger, bistrot):
    make_lieu(slug="l-ilot", nom="Ilot", type=bistrot[0], commune=bistrot[1], tarif_note="Repas 4 €")

    charger(lieu())

    assert list(Lieu.objects.values_list("nom", "tarif_note")) == [("L'Îlot", "Repas 4 €")]


def test_une_mauvaise_ligne_et_rien_de_ce_qui_precede_n_est_enregistre(charger):
    avant = version()

    with pytest.raises(CommandError, match="ligne 2"):
        charger(
            ("lieux.commune", {**COMMUNE, **CENTRE}),
            ("lieux.commune", {**COMMUNE, **CENTRE, "code_ins": "2101"}),
        )

    assert (Commune.objects.count(), version()) == (0, avant)


REFUS = {
    "code INS inconnu": (lieu(commune=["99999"]), "commune « 99999 » : Code INS inconnu"),
    "localite inconnue": (lieu(localite=["1030", "Nulle-Part", "21015"]), "« 1030 Nulle-Part 21015 »"),
    "operateur inconnu": (
        lieu(operateur=["personne"]),
        "opérateur « personne » : aucune fiche ne porte cette référence.",
    ),
    "activite inconnue": (
        lieu(activites=[["plongee"]]),
        "activités « plongee » : activité « plongee » : ce terme n'existe pas",
    ),
    "reference sans crochets": (
        lieu(type="bistrot"),
        "type « bistrot » : la valeur n'a pas la forme attendue.",
    ),
    "coordonnees hors de Belgique": (
        lieu(latitude=48.85, longitude=2.35, precision="adresse"),
        "latitude « 48.85 », longitude « 2.35 » : Donner les deux coordonnées, en Belgique",
    ),
    "une moitie de coordonnees": (
        lieu(latitude=50.8, precision="rue"),
        "latitude « 50.8 », longitude « None » : Donner les deux",
    ),
    "telephone": (lieu(telephone="12"), "téléphone « 12 » : « 12 » n'est pas un numéro de téléphone"),
    "horaires": (lieu(horaires="Mo-Xx 10:00"), "horaires « Mo-Xx 10:00 » : "),
    "date": (lieu(etat_depuis="8 juillet"), "depuis le « 8 juillet » : "),
    "choix": (lieu(tarif="cher"), "tarif « cher » : "),
    "numero d'entreprise": (
        ("lieux.operateur", {"nom": "X", "slug": "x", "numero_bce": "0123456789"}),
        "numéro d'entreprise (BCE) « 0123456789 » : ",
    ),
    "fin avant debut": (
        (
            "lieux.vacancesscolaires",
            {"communaute": "FWB", "nom": "X", "debut": "2026-02-02", "fin": "2026-02-01", "source": "X"},
        ),
        "premier jour « 2026-02-02 », dernier jour « 2026-02-01 » : La fin précède le début",
    ),
    "JSON": ('{"model": "lieux.lieu"', '« {"model": "lieux.lieu" » n\'est pas du JSON (colonne 23).'),
    "cle primaire": ('{"model": "lieux.lieu", "pk": 1, "fields": {}}', "et rien d'autre."),
    "modele inconnu": (("lieux.chateau", {}), "« lieux.chateau » n'est pas un modèle connu."),
    "modele qui n'est pas du guide": (
        ("auth.user", {"username": "x"}),
        "« auth.user » ne se charge pas par un fichier.",
    ),
    "champ inconnu": (lieu(prix=3), "« prix » n'est pas un champ de lieux.lieu."),
    "publics d'un lieu": (
        lieu(publics=[["tous"]]),
        "« publics » se donne par des fiches lieux.accueil, une par ligne.",
    ),
    "liste attendue": (lieu(langues="fr"), "« langues » attend une liste, et non « fr »."),
    "champ nul": (lieu(nom=None), "nom « None » : "),
    "reference obligatoire": (
        ("lieux.localite", {"code_postal": "1030", "nom": "X", "commune": None}),
        "commune « » : ",
    ),
}


@pytest.mark.parametrize(("fiche", "phrase"), REFUS.values(), ids=REFUS)
def test_une_mauvaise_valeur_est_refusee_par_une_phrase_qui_nomme_le_fichier_la_ligne_et_la_valeur(
    charger, bistrot, fiche, phrase
):
    with pytest.raises(CommandError) as refus:
        charger(fiche)

    assert str(refus.value).startswith("donnees.jsonl, ligne 1 : ")
    assert phrase in str(refus.value)
    assert str(refus.value).endswith("Rien n'a été enregistré.")


def test_deux_agrements_qui_se_chevauchent_sont_refuses(charger):
    agrement = make_agrement(operateur=make_operateur(slug="asbl", nom="L'Asbl"))
    champs = {
        "operateur": ["asbl"],
        "dispositif": [agrement.dispositif.slug],
        "debut": "2025-06-01",
        "source": "X",
    }

    with pytest.raises(
        CommandError, match=r"ligne 1 : L'Asbl a déjà .* du 1er janvier 2024 au 31 décembre 2028"
    ):
        charger(("financements.agrement", champs))


def test_un_plan_sans_commune_est_refuse(charger):
    with pytest.raises(CommandError, match="Un plan a au moins une commune : choisir celle qui le porte"):
        charger(("financements.plancohesionsociale", {"source": "X"}))


def test_une_fiche_donnee_deux_fois_est_refusee(charger):
    commune = ("lieux.commune", {**COMMUNE, **CENTRE})

    with pytest.raises(CommandError, match=r"ligne 2 : « 21015 » est déjà donné \(donnees.jsonl, ligne 1\)"):
        charger(commune, commune)


def test_un_fichier_absent_est_refuse():
    with pytest.raises(CommandError, match=r"absent[.]jsonl : fichier absent ou illisible"):
        call_command("charger", "absent.jsonl")
