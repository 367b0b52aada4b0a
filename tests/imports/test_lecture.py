"""Ce qu'Excel écrit vraiment en Belgique se lit ; ce qui ne se lit pas est refusé par une phrase, sans rien écrire."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError

from tests.factories import make_lieu

from .fichiers import en_csv, en_xlsx, importe, photo

pytestmark = pytest.mark.django_db
TEXTE = "identifiant;accroche\r\ncafe;Été à l’Œuvre, 5 €\r\n"
CHANGE = "  ligne 2, Café : accroche « vide » → « Été à l’Œuvre, 5 € »"


@pytest.fixture(autouse=True)
def cafe():
    return make_lieu(slug="cafe", nom="Café")


@pytest.mark.parametrize(
    ("contenu", "lu_comme"),
    [
        (TEXTE.encode("utf-8-sig"), "UTF-8 avec marque, colonnes séparées par des points-virgules"),
        (TEXTE.encode("utf-8"), "UTF-8, colonnes séparées par des points-virgules"),
        (TEXTE.encode("cp1252"), "Windows-1252, colonnes séparées par des points-virgules"),
        (
            TEXTE.replace(";", "\t").encode("utf-16"),
            "UTF-16 (« Texte Unicode » d'Excel), colonnes séparées par des tabulations",
        ),
        (TEXTE.replace(", 5", " 5").replace(";", ",").encode(), "UTF-8, colonnes séparées par des virgules"),
        (
            TEXTE.replace("\r\n", "\n").encode("cp1252"),
            "Windows-1252, colonnes séparées par des points-virgules",
        ),
    ],
    ids=["utf8-marque", "utf8", "windows", "utf16", "virgules", "fins-de-ligne-unix"],
)
def test_le_codage_et_le_separateur_sont_reconnus_et_dits(tmp_path, contenu, lu_comme):
    dit = importe(tmp_path, contenu).splitlines()

    assert dit[0] == f"lieux.csv : lu comme {lu_comme}, 1 ligne."
    assert dit[1].replace("Œuvre 5", "Œuvre, 5") == CHANGE


def test_la_ligne_sep_d_excel_ne_decale_pas_les_numeros(tmp_path):
    dit = importe(tmp_path, "sep=,\r\nidentifiant,accroche\r\ncafe,Bonjour\r\n")

    assert "  ligne 3, Café : accroche « vide » → « Bonjour »" in dit


def test_une_case_sur_plusieurs_lignes_ne_decale_pas_les_numeros(tmp_path):
    make_lieu(slug="deux", nom="Deux")

    dit = importe(tmp_path, 'identifiant;accroche;source\r\ncafe;Un;"a\nb\nc"\r\n\r\ndeux;Deux;\r\n')

    assert "  ligne 6, Deux : accroche « vide » → « Deux »" in dit


def test_un_classeur_se_lit_nombres_et_dates_compris(tmp_path, cafe):
    classeur = en_xlsx(
        [
            "Identifiant",
            "Code postal",
            "Téléphone",
            "Vérifié le",
            "age_min",
            "Latitude",
            "longitude",
            "precision",
        ],
        ["cafe", 1030, 25121212, date(2026, 2, 3), 12.0, 50.86, "4,37", "rue"],
    )

    dit = importe(tmp_path, classeur, nom="lieux.xlsx", ecrire=True)

    cafe.refresh_from_db()
    assert dit.startswith("lieux.xlsx : lu comme classeur XLSX, 1 ligne.")
    assert (cafe.code_postal, cafe.telephone, cafe.age_min) == ("1030", "02 512 12 12", 12)
    assert (cafe.latitude, cafe.longitude) == (50.86, 4.37)
    assert cafe.verifications.get().verifie_le == date(2026, 2, 3)


def test_une_colonne_inconnue_est_laissee_de_cote_et_nommee(tmp_path):
    dit = importe(tmp_path, "identifiant;telefone;À rappeler;adresse_de_la_page\ncafe;02 512 12 12;lundi;x\n")

    assert dit.splitlines()[1:3] == [
        "  La colonne « telefone » n'est pas du guide : laissée de côté. Vouliez-vous dire « telephone » ?",
        "  La colonne « À rappeler » n'est pas du guide : laissée de côté.",
    ]


def bombe() -> bytes:
    """Quelques kilo-octets qui en font deux cents millions."""
    return avec_feuille(b"<worksheet><sheetData>" + b" " * 200_000_000)


def avec_feuille(feuille: bytes) -> bytes:
    sortie = BytesIO()
    with (
        ZipFile(BytesIO(en_xlsx(["identifiant"], ["cafe"]))) as source,
        ZipFile(sortie, "w", ZIP_DEFLATED) as cible,
    ):
        for membre in source.namelist():
            cible.writestr(membre, feuille if membre == "xl/worksheets/sheet1.xml" else source.read(membre))
    return sortie.getvalue()


ENTITES = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr">
<is><t>&b;</t></is></c></row></sheetData></worksheet>"""
FICHIERS = {
    "trop-lourd": (lambda: b"x" * 50_000_000, "pèse 48 Mo, pour 10 au plus"),
    "vide": (lambda: b"", "Le fichier est vide"),
    "sans-ligne": (lambda: b"identifiant;nom\r\n", "n'a que des titres de colonnes"),
    "sans-titres": (lambda: b"a;b\r\n1;2\r\n", "Ni colonne « identifiant » ni colonne « nom »"),
    "colonne-deux-fois": (
        lambda: "nom;Téléphone;telephone\r\n".encode(), "La colonne « telephone » est donnée deux fois (colonnes 2 et 3)",
    ),
    "million-de-colonnes": (lambda: b"nom" + b";x" * 1_000_000, "La première ligne a plus de 200 colonnes"),
    "201-colonnes": (lambda: b"nom" + b";x" * 200 + b"\r\n", "Le fichier a 201 colonnes, pour 200 au plus"),
    "trop-de-lignes": (lambda: b"nom\r\n" + b"a\r\n" * 20_001, "plus de 20000 lignes"),
    "codages-meles": (
        lambda: "nom;accroche\r\nÉtape;a\r\n".encode("cp1252") + "Élan;b\r\n".encode(),
        "Deux codages se mêlent dans le fichier : la ligne 3 est en UTF-8",
    ),
    "marque-mensongere": (
        lambda: "nom\r\nÉlan\r\n".encode("utf-8-sig") + b"caf\xe9\r\n",
        "Deux codages se mêlent dans le fichier : la ligne 3 n'est pas en UTF-8",
    ),
    "signe-illisible": (lambda: b"nom\r\n\xe9 \x81\r\n", "La ligne 2 contient un signe illisible"),
    "csv-coupe-dans-une-case": (lambda: b'nom;accroche\r\na;"coup', "Ligne 2 : un guillemet ouvert n'est pas refermé"),
    "binaire": (lambda: b"nom\0;", "Ce n'est pas un tableau"),
    "pdf": (lambda: b"%PDF-1.7 \xff", "Ce n'est pas un tableau"),
    "ancien-excel": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 100, "C'est un ancien classeur Excel (.xls)"),
    "xlsx-coupe": (lambda: en_xlsx(["nom"], ["a"])[:2000], "Le classeur est abîmé ou coupé"),
    "zip-sans-classeur": (lambda: zip_de("a.txt"), "Ce n'est pas un classeur Excel"),
    "bombe": (bombe, "Le classeur se gonflerait en s'ouvrant"),
    "entites": (lambda: avec_feuille(ENTITES), "Le classeur contient des définitions interdites"),
    "ligne-sans-fin": (
        lambda: avec_feuille(b"<worksheet><sheetData><row>" + b"<c/>" * 2_000_000), "Le classeur se gonflerait en s'ouvrant",
    ),
}  # fmt: skip


def zip_de(nom: str) -> bytes:
    sortie = BytesIO()
    with ZipFile(sortie, "w") as archive:
        archive.writestr(nom, "bonjour")
    return sortie.getvalue()


@pytest.mark.parametrize("cas", FICHIERS)
def test_un_fichier_impossible_est_refuse_par_une_phrase_sans_rien_ecrire(tmp_path, cas):
    fabrique, phrase = FICHIERS[cas]
    avant = photo()

    with pytest.raises(CommandError) as refus:
        importe(tmp_path, fabrique(), ecrire=True)

    assert phrase in str(refus.value)
    assert str(refus.value).endswith("Rien n'a été enregistré.")
    assert photo() == avant


def test_une_ligne_coupee_ou_trop_longue_est_refusee(tmp_path):
    with pytest.raises(CommandError) as refus:
        importe(tmp_path, "identifiant;accroche;rue\r\ncafe;a;b;c\r\ncafe;a")

    assert str(refus.value).splitlines()[0] == (
        "lieux.csv, ligne 2, 4 cases pour 3 colonnes : un séparateur de trop, ou un guillemet oublié ?"
    )
    assert "ligne 3, 2 cases pour 3 colonnes : le fichier est-il coupé ?" in str(refus.value)


def test_une_formule_de_classeur_n_est_jamais_calculee(tmp_path):
    classeur = en_xlsx(["identifiant", "accroche"], ["cafe", '=HYPERLINK("https://exemple.be")'])

    with pytest.raises(CommandError) as refus:
        importe(tmp_path, classeur, nom="lieux.xlsx")

    assert str(refus.value).splitlines()[0] == (
        'lieux.xlsx, ligne 2, accroche « =HYPERLINK("https://exemple.be") » : La case contient une formule, jamais calculée '
        "ici : la remplacer par sa valeur (collage spécial, valeurs)."
    )


def test_un_fichier_absent_est_dit(tmp_path):
    from django.core.management import call_command

    with pytest.raises(CommandError, match=r"absent\.csv : fichier absent ou illisible\."):
        call_command("importer", tmp_path / "absent.csv")


def test_les_memes_cases_en_csv_et_en_classeur_disent_la_meme_chose(tmp_path):
    lignes = [["identifiant", "accroche"], ["cafe", "Bonjour"]]

    en_texte = importe(tmp_path, en_csv(dict(zip(*lignes, strict=True))))
    en_classeur = importe(tmp_path, en_xlsx(*lignes), nom="lieux.xlsx")

    assert en_texte.splitlines()[1:] == en_classeur.splitlines()[1:]
