"""`verifier_financements` trouve chaque faute, par sa phrase et sa source, et se tait sur le cas limite."""

from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from financements.models import Agrement
from tests.factories import make_commune, make_commune_wallonne
from tests.financements import fautes

pytestmark = pytest.mark.django_db
GUIDE = "règle de ce guide, aucun texte lu"
ARRETE = fautes.ARRETE
REQUETES = 26


def faute(nom, plante, *phrases, regle, source):
    return pytest.param(
        plante, [f"{phrase} Règle : {regle}. Source : {source}." for phrase in phrases], id=nom
    )


def ici():
    return make_commune()


def namur():
    return make_commune_wallonne(nom_fr="Namur")


DEPASSE = "dépasse le plafond de 15 000 € par an de « Bourse » (2022)."
LEVE = "Ce plafond tombe si 25 % du montant au moins sont apportés par ailleurs : les noter."
FAUTES = [
    faute("au-dessus-du-plafond", lambda: fautes.montant(16_000), f"16 000 € en 2022 {DEPASSE}", regle="plafond", source="Appel 2022"),
    faute("plafond-indexe-a-noter", lambda: fautes.montant(16_000, 2025, indexe=True), f"16 000 € en 2025 {DEPASSE} Il est indexé : si celui de 2025 est plus haut, le noter d'abord.", regle="plafond", source="Appel 2022"),
    faute("plafond-pas-leve-par-24-pour-cent", lambda: fautes.montant(16_000, 2022, 3_999, leve_par_cofinancement=25), f"16 000 € en 2022 {DEPASSE} {LEVE}", regle="plafond", source="Appel 2022"),
    faute("plafond-du-dispositif-parent", lambda: fautes.montant(16_000, parent="Cohésion sociale"), f"16 000 € en 2022 {DEPASSE}", regle="plafond", source="Appel 2022"),
    faute("trop-long-d-un-jour", lambda: fautes.jusqu_au(date(2029, 1, 1)), "Un octroi de « Bourse » dure au plus 60 mois : commencé le 1er janvier 2024, il finit au plus tard le 31 décembre 2028, et non le 1er janvier 2029.", regle="durée", source=ARRETE),
    faute("hors-periode", lambda: fautes.periode(date(2029, 1, 1)), "Un octroi du 1er janvier 2024 au 1er janvier 2029 ne tient dans aucune période connue de « Bourse » : Quinquennat (du 1er janvier 2024 au 31 décembre 2028).", regle="période", source="Pacte 2023"),
    faute("beneficiaire-exclu", lambda: fautes.forme("fondation"), "« Bourse » va à ces formes juridiques : Association sans but lucratif et CPAS. L'Asbl est noté « Fondation ».", regle="bénéficiaire", source=ARRETE),
    faute("regle-sans-source", fautes.sans_source, "« Bourse » va à ces formes juridiques : Association sans but lucratif. L'Asbl est noté « Fondation ».", regle="bénéficiaire", source="non notée"),
    faute("part-ailleurs-de-24-pour-cent", lambda: fautes.part(240), "240 € de cofinancement font 24 % de 1 000 € : « Bourse » en demande au moins 25 %.", regle="cofinancement minimum", source=ARRETE),
    faute("lieu-hors-territoire", lambda: fautes.lieu_nomme(namur()), "Hors du territoire de « Bourse », Bruxelles : L'Îlot (Namur).", regle="territoire", source=ARRETE),
    faute("lieu-de-l-operateur-hors-communes", lambda: fautes.lieu_de_l_operateur(lambda _: make_commune(nom_fr="Uccle")), "Hors du territoire de « Bourse », Evere et Jette : L'Îlot (Uccle). Nommer les lieux que cet octroi concerne, si ce ne sont pas tous ceux de l'opérateur.", regle="territoire", source=ARRETE),
    faute("axe-d-un-autre-dispositif", lambda: fautes.axe(lambda _: fautes.make_dispositif(nom="Impulsion")), "« P1 » est un axe de « Impulsion », pas de « Bourse ».", regle="axes", source=ARRETE),
    faute("pas-assez-d-axes", lambda: fautes.axes(1), "« Bourse » demande au moins 2 axes, ici 1.", regle="axes", source=ARRETE),
    faute("aucun-axe", lambda: fautes.axes(0), "« Bourse » demande au moins 2 axes, ici aucun.", regle="axes", source=ARRETE),
    faute("deux-octrois-qui-se-touchent", lambda: fautes.deux_octrois(date(2028, 12, 31)), *(f"L'Asbl a déjà « Bourse » du {dates}, une période qui touche celle-ci : terminer l'un avant de commencer l'autre." for dates in ("1er janvier 2024 au 31 décembre 2028", "31 décembre 2028 au 31 décembre 2030")), regle="chevauchement", source=GUIDE),
    faute("plan-cofinance-a-24-pour-cent", lambda: fautes.cofinancement(2_400), "2 400 € de cofinancement font 24 % de 10 000 € : « Plan wallon » en demande au moins 25 %.", regle="cofinancement minimum", source="Décret de 2018"),
    faute("commune-hors-de-wallonie", fautes.plan_hors_de_wallonie, "Jette est hors du territoire de « Plan wallon », Wallonie.", regle="territoire", source="Décret de 2018"),
    faute("porteuse-et-associee", fautes.porteuse_et_associee, "Namur porte ce plan : elle ne peut pas y être aussi associée.", regle="commune en double", source=GUIDE),
    faute("commune-dans-deux-plans", lambda: fautes.deux_plans(True), *(f"Namur est déjà dans le « PCS de {autre} » pour la même période (PCS 3) : une commune n'a qu'un plan par période." for autre in ("Namur", "Dinant")), regle="commune en double", source=GUIDE),
    faute("axe-d-un-autre-plan", fautes.axe_du_plan, "« P1 » est un axe de « Cohésion sociale », pas de « Plan wallon ».", regle="axes", source="Décret de 2018"),
    faute("isadf-hors-de-wallonie", lambda: fautes.isadf(region="bruxelles"), "Eupen n'a pas d'indice ISADF : il couvre les communes francophones de Wallonie.", regle="territoire", source="IWEPS, édition 2025 (isadf.iweps.be)"),
    faute("enveloppe-hors-programmation", lambda: fautes.enveloppe(date(2024, 12, 31)), "L'année 2025 est hors de « Impulsion : Appel » (du 1er janvier 2024 au 31 décembre 2024).", regle="période", source="Rapport annuel 2025"),
    faute("federation-d-elle-meme", lambda: fautes.federations("AA"), "A ne peut pas se regrouper elle-même.", regle="cercle", source=GUIDE),
    faute("federations-en-cercle", lambda: fautes.federations("AB", "BC", "CA"), *(f"{a} regroupe {b}, qui regroupe {c}, qui regroupe {a} : une fédération ne peut pas se regrouper en cercle." for a, b, c in ("ABC", "BCA", "CAB")), regle="cercle", source=GUIDE),
    faute("volet-de-lui-meme", fautes.volet_de_son_volet, *(f"« {un} », volet de « {autre} », volet de « {un} » : un dispositif ne peut pas dépendre de lui-même." for un, autre in (("Deux", "Un"), ("Un", "Deux"))), regle="cercle", source=GUIDE),
    faute("forme-juridique-inventee", fautes.forme_inventee, "Formes juridiques inconnues : asble. Choisir parmi : asbl, fondation, commune, cpas, province, cooperative, fait, autre, inconnue.", regle="bénéficiaire", source=GUIDE),
]  # fmt: skip
LIMITES = {
    "plafond-atteint": lambda: fautes.montant(15_000),
    "plafond-plus-recent-que-le-montant": lambda: fautes.montant(16_000, 2021),
    "plafond-leve-par-25-pour-cent": lambda: fautes.montant(16_000, 2022, 4_000, leve_par_cofinancement=25),
    "fini-le-dernier-jour": lambda: fautes.jusqu_au(date(2028, 12, 31)),
    "fin-de-la-periode": lambda: fautes.periode(date(2028, 12, 31)),
    "forme-inconnue": lambda: fautes.forme("inconnue"),
    "forme-admise": lambda: fautes.forme("cpas"),
    "part-de-25-pour-cent": lambda: fautes.part(250),
    "part-inconnue": lambda: fautes.part(None),
    "lieu-du-territoire": lambda: fautes.lieu_nomme(ici()),
    "lieu-sans-commune": lambda: fautes.lieu_nomme(None),
    "lieu-d-une-commune-visee": lambda: fautes.lieu_de_l_operateur(lambda recu: recu.dispositif.communes.first()),
    "axe-du-dispositif": lambda: fautes.axe(lambda recu: recu.dispositif),
    "assez-d-axes": lambda: fautes.axes(2),
    "octroi-du-lendemain": lambda: fautes.deux_octrois(date(2029, 1, 1)),
    "plan-cofinance-a-25-pour-cent": lambda: fautes.cofinancement(2_500),
    "commune-dans-deux-periodes": lambda: fautes.deux_plans(False),
    "isadf-wallon": lambda: fautes.isadf(region="wallonie"),
    "enveloppe-de-la-derniere-annee": lambda: fautes.enveloppe(date(2025, 1, 1)),
    "federations-en-chaine": lambda: fautes.federations("AB", "BC", "AC"),
}  # fmt: skip


def ecarts(capsys) -> list[str]:
    lignes = capsys.readouterr().out.replace("\u202f", " ").splitlines()
    return [ligne.strip() for ligne in lignes if ligne.startswith("  ")]


@pytest.mark.parametrize(("plante", "attendus"), FAUTES)
def test_chaque_faute_est_trouvee_avec_sa_regle_et_sa_source(capsys, plante, attendus):
    plante()

    with pytest.raises(CommandError, match=rf"^{len(attendus)} écarts? sur \d+ objets contrôlés\.$"):
        call_command("verifier_financements")

    assert sorted(ecarts(capsys)) == sorted(attendus)


@pytest.mark.parametrize("plante", LIMITES.values(), ids=LIMITES)
def test_le_cas_limite_passe(capsys, plante):
    plante()

    call_command("verifier_financements")

    assert capsys.readouterr().out.startswith("Aucun écart : ")


def test_les_faits_du_guide_n_enfreignent_aucune_regle(capsys):
    call_command("charger", *sorted((settings.BASE_DIR / "fixtures").glob("*.jsonl")), ecrire=True)
    capsys.readouterr()

    call_command("verifier_financements")

    assert capsys.readouterr().out.startswith("Aucun écart : ")


def test_un_ecart_dit_quel_objet_et_ou_le_corriger(capsys):
    fautes.forme("fondation")
    octroi = Agrement.objects.get()

    with pytest.raises(CommandError, match="1 écart sur 2 objets contrôlés"):
        call_command("verifier_financements")

    page = f"/redaction/financements/agrement/{octroi.pk}/change/"
    assert capsys.readouterr().out.startswith(
        f"L'Asbl – Bourse (agrément ou subvention, {page})\n  « Bourse » va"
    )


@pytest.mark.parametrize("nombre", [1, 3])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_d_objets(django_assert_num_queries, nombre):
    for _ in range(nombre):
        fautes.axes(2)
        fautes.deux_plans(False)
        fautes.lieu_nomme(make_commune())

    with django_assert_num_queries(REQUETES):
        call_command("verifier_financements")
