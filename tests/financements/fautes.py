"""Les règles du métier, une faute chacune, et le cas limite qui passe.

Une faute s'enregistre avant la règle qu'elle enfreint : c'est ainsi qu'elle entre dans une base, et que la commande la trouve.
"""

from datetime import date

from financements.models import Agrement, Dispositif, IndiceISADF
from tests.factories import (
    make_agrement,
    make_axe,
    make_commune,
    make_commune_wallonne,
    make_dispositif,
    make_enveloppe,
    make_federation,
    make_isadf,
    make_lieu,
    make_operateur,
    make_plafond,
    make_plan,
    make_programmation,
)

ARRETE = "Arrêté du 20 juin 2019"
PERIODE = {"debut": date(2024, 1, 1), "fin": date(2028, 12, 31)}


def octroi(*, lieux=(), volet_de="", forme="asbl", regles=None, **champs) -> Agrement:
    """Un octroi de « Bourse » à « L'Asbl », puis les règles que la bourse, ou celle dont elle est un volet, se donne."""
    parent = make_dispositif(nom=volet_de) if volet_de else None
    bourse = make_dispositif(nom="Bourse", parent=parent)
    operateur = make_operateur(nom="L'Asbl", forme_juridique=forme)
    octroi = make_agrement(operateur=operateur, dispositif=bourse, **PERIODE | champs)
    octroi.lieux.set(lieux)
    source = {"regles_source": ARRETE} | (regles or {})
    Dispositif.objects.filter(pk=(parent or bourse).pk).update(**source)
    return octroi


def montant(somme, annee=2022, apport=None, *, parent="", **plafond):
    recu = octroi(montant=somme, montant_annee=annee, cofinancement=apport, volet_de=parent)
    make_plafond(dispositif=recu.dispositif.parent or recu.dispositif, source="Appel 2022", **plafond)


def jusqu_au(fin):
    octroi(fin=fin, regles={"duree_mois": 60})


def periode(fin):
    recu = octroi(fin=fin)
    make_programmation(dispositif=recu.dispositif, nom="Quinquennat", source="Pacte 2023")


def forme(juridique):
    octroi(forme=juridique, regles={"formes_admises": ["asbl", "cpas"]})


def part(apport):
    octroi(montant=1000, montant_annee=2025, cofinancement=apport, regles={"cofinancement_minimum": 25})


def lieu_nomme(commune):
    octroi(lieux=[make_lieu(nom="L'Îlot", commune=commune)])


def lieu_de_l_operateur(commune):
    recu = octroi()
    recu.dispositif.communes.set([make_commune(nom_fr="Jette"), make_commune(nom_fr="Evere")])
    make_lieu(nom="L'Îlot", commune=commune(recu), operateur=recu.operateur)


def axe(du_dispositif):
    recu = octroi()
    recu.axes.set([make_axe(libelle="P1", dispositif=du_dispositif(recu))])


def axes(nombre):
    recu = octroi(regles={"axes_minimum": 2})
    recu.axes.set([make_axe(dispositif=recu.dispositif) for _ in range(nombre)])


def deux_octrois(debut):
    premier = octroi()
    fin = date(2030, 12, 31)
    make_agrement(operateur=premier.operateur, dispositif=premier.dispositif, debut=debut, fin=fin)


def pcs(**regles) -> dict:
    plan = make_dispositif(nom="Plan wallon", territoire="wallonie", regles_source="Décret de 2018", **regles)
    return {"programmation": make_programmation(dispositif=plan, nom="PCS 3")}


def cofinancement(apport):
    plan = make_plan(**pcs(), subvention=10_000, cofinancement=apport, montant_annee=2025)
    Dispositif.objects.filter(pk=plan.programmation.dispositif_id).update(cofinancement_minimum=25)


def namur():
    return make_commune_wallonne(nom_fr="Namur")


def plan_hors_de_wallonie():
    make_plan(**pcs(), commune=namur(), associees=[make_commune(nom_fr="Jette")])


def porteuse_et_associee():
    plan = make_plan(**pcs(), commune=namur())
    plan.associees.set([plan.commune])


def deux_plans(meme_periode):
    ville, periode = namur(), pcs()
    make_plan(**periode, commune=ville)
    autre = periode if meme_periode else pcs()
    make_plan(**autre, commune=make_commune_wallonne(nom_fr="Dinant"), associees=[ville])


def axe_du_plan():
    cocof = make_dispositif(nom="Cohésion sociale")
    make_plan(**pcs(), commune=namur(), axes=[make_axe(libelle="P1", dispositif=cocof)])


def isadf(**commune):
    indice = make_isadf(commune=make_commune(nom_fr="Eupen", region="wallonie"))
    type(indice.commune).objects.filter(pk=indice.commune_id).update(**commune)
    return IndiceISADF.objects.get()


def enveloppe(fin):
    budget = make_enveloppe(annee=2025)
    type(budget.programmation).objects.update(nom="Appel", debut=date(2024, 1, 1), fin=fin)
    Dispositif.objects.update(nom="Impulsion")


def federations(*liens):
    """« AB » : A regroupe B."""
    nommees = {nom: make_federation(nom=nom) for nom in sorted({*"".join(liens)})}
    for groupe, membre in liens:
        nommees[groupe].regroupe.add(nommees[membre])


def volet_de_son_volet():
    deux = make_dispositif(nom="Deux", parent=make_dispositif(nom="Un"))
    Dispositif.objects.filter(nom="Un").update(parent=deux)


def forme_inventee():
    Dispositif.objects.filter(pk=make_dispositif(nom="Bourse").pk).update(formes_admises=["asble"])


def sans_source():
    octroi(forme="fondation", regles={"formes_admises": ["asbl"], "regles_source": ""})
