"""La vue d'ensemble se lit en entier : types, voisins, façons de décider, qui paie, histoire."""

import re
from html import unescape

import pytest
from django.urls import reverse

from lieux.models import Lieu
from tests.factories import (
    make_dispositif,
    make_jalon,
    make_lieu,
    make_modele_voisin,
    make_pouvoir,
    make_type,
)
from tests.lieux.lecture import texte

pytestmark = pytest.mark.django_db
PAGE = reverse("comprendre:page")


def section(client, ancre: str) -> str:
    """Ce qu'on lit d'une section, de son titre à sa fin."""
    contenu = client.get(PAGE).content.decode()
    morceau = re.search(rf'<h2 id="{ancre}">.*?</section>', contenu, re.DOTALL)[0]
    lu = re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]*>", " ", morceau))).strip()
    return re.sub(r" ([.)])", r"\1", lu)


def test_un_type_se_lit_avec_son_nombre_et_mene_a_ses_lieux(client):
    club = make_type(slug="club", pluriel="clubs", definition="On s'y retrouve.")
    make_lieu(type=club), make_lieu(type=club), make_type(pluriel="sans lieu")

    assert "existent. Clubs : 2 lieux On s'y retrouve." in section(client, "types")
    assert 'href="/lieux/?type=club"' in client.get(PAGE).content.decode()


def test_un_voisin_dit_ce_qui_ressemble_ce_qui_differe_et_son_nombre_date(client):
    make_modele_voisin(
        nom="Buurthuis", pays="Pays-Bas", nombre=1500, nombre_annee=2025, nombre_source="Une étude", source="Un livre"
    )  # fmt: skip

    assert section(client, "types").endswith(
        "Leurs cousins d'ailleurs Buurthuis (Pays-Bas) Pareil. La porte est ouverte. Différent. On y paie pour travailler."
        " Combien. 1\u202f500 (Pays-Bas), en 2025. Source de ce nombre : Une étude Source : Un livre"
    )


def test_un_lieu_cite_est_un_lien_tant_que_le_public_voit_sa_fiche(client):
    lieu = make_lieu(slug="espace-51")
    lien = f'<a href="{lieu.get_absolute_url()}">L\'Espace 51</a>'
    vus = [lien in client.get(PAGE).content.decode().replace("&#x27;", "'")]
    Lieu.objects.update(publication=Lieu.Publication.BROUILLON)
    vus.append(lien in client.get(PAGE).content.decode().replace("&#x27;", "'"))

    assert vus == [True, False]
    assert "L'Espace 51. Les personnes qui viennent" in section(client, "gouverner")


def test_la_liste_dit_qui_decide_de_quoi_et_pour_quels_lieux(client):
    cocof = make_pouvoir(nom="Commission", sigle="COC")
    decret = make_dispositif(pouvoir=cocof, nom="Décret", nature="agrement", territoire="bruxelles")
    casg = make_type(pluriel="centres sociaux")
    make_dispositif(pouvoir=cocof, nom="Volet", parent=decret, nature="appel", types=[casg])

    assert (
        "Commission (COC) Décret (Bruxelles). Agrément : centres sociaux. Volet : appel à projets Chaque aide"
    ) in section(client, "argent")


def test_le_dessin_a_une_case_par_pouvoir_par_aide_et_par_forme_et_les_relie(client):
    pouvoir = make_pouvoir(sigle="COC")
    make_dispositif(pouvoir=pouvoir, nom="Aide une", nature="agrement")
    make_dispositif(pouvoir=pouvoir, nom="Aide deux", nature="appel")
    make_pouvoir(sigle="SANS")

    dessin = re.search(r'<svg viewBox="-1.*?</svg>', client.get(PAGE).content.decode(), re.DOTALL)[0]

    assert sorted(re.findall(r"<text[^>]*>([^<]*)", dessin)) == [
        "Agrément",
        "Aide deux",
        "Aide une",
        "Appel à projets",
        "COC",
    ]
    assert (dessin.count("<rect"), dessin.count("<path")) == (5, 4)


def test_l_histoire_montre_les_seuls_jalons_choisis_du_plus_ancien_au_plus_recent(client):
    dispositif = make_dispositif(nom="Le plan")
    make_jalon(
        annee=2009,
        texte="Il commence.",
        dispositif=dispositif,
        a_comprendre=True,
        source="Une loi",
        certitude="S",
    )
    make_jalon(annee=1992, texte="Premiers pas.", a_comprendre=True, source="Un document", certitude="D")
    make_jalon(annee=1980, texte="Un détail.")

    assert section(client, "histoire") == (
        "Une histoire, de 1992 à aujourd'hui Années 1990 (1 date) 1992 Premiers pas. Source : Un document (document de départ, non revérifié)"
        " Années 2000 (1 date) 2009 Il commence. Le plan. Source : Une loi (source lue)"
    )


def test_sans_donnees_la_page_le_dit(client):
    lu = texte(client.get(PAGE))

    for phrase in (
        "Aucun lieu n'est encore listé.",
        "Aucune aide n'est encore décrite.",
        "Aucune date n'est encore notée.",
    ):
        assert phrase in lu
