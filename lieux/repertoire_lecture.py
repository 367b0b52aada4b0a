"""Lire le répertoire (lieux/repertoire.py) : une requête par table, une ligne à la fois pour rester léger."""

from array import array

import numpy as np
from django.db.models import Model

from . import geographie
from .horaires import Info
from .models import Accueil, Communaute, Commune, InfoTemporaire, Lieu, Public, TypeLieu, Verification
from .par_version import une_fois_par_version
from .repertoire import Cles, Masque, Repertoire
from .texte import sans_accent

M2M = {
    "activite": "activites",
    "langue": "langues",
    "acces": "modes_acces",
    "accessibilite": "accessibilites",
}
CHANGENT_LES_HEURES = [InfoTemporaire.Nature.FERMETURE, InfoTemporaire.Nature.HORAIRES]
COLONNES = (
    "pk type_id commune_id code_postal latitude longitude precision gouvernance tarif etat operateur_id horaires "
    "calendrier_scolaire nom rythme_verification"
).split()


@une_fois_par_version
def repertoire() -> Repertoire:
    """Le répertoire de la version courante, lu une fois par processus (environ 15 µs par lieu)."""
    lecture = _Lecture()
    for ligne in Lieu.objects.visibles().order_by("pk").values_list(*COLONNES).iterator(2000):
        lecture.ajoute(*ligne)
    return lecture.acheve()


class _Rangs(dict[object, int]):
    """Donne à chaque valeur nouvelle le rang suivant."""

    def __missing__(self, valeur: object) -> int:
        self[valeur] = len(self)
        return self[valeur]


class _Lecture:
    """Accumule les lignes dans des tableaux compacts, puis les range dans l'ordre par défaut."""

    def __init__(self):
        types = list(TypeLieu.objects.values_list("pk", "slug", "ordre"))
        communes = list(Commune.objects.values_list("pk", "slug", "communaute"))
        self.ordres = {pk: ordre for pk, _, ordre in types}
        self.communautes = {pk: communaute for pk, _, communaute in communes}
        self.valeurs = {
            "types": [slug for _, slug, _ in types],
            "communes": [slug for _, slug, _ in communes],
            "gouvernances": list(Lieu.Gouvernance.values),
            "tarifs": list(Lieu.Tarif.values),
            "etats": list(Lieu.Etat.values),
            "precisions": list(Lieu.Precision.values),
            "methodes": list(Verification.Methode.values),
        }
        self.rangs = {nom: {v: rang for rang, v in enumerate(liste)} for nom, liste in self.valeurs.items()}
        self.rang_type = {pk: rang for rang, (pk, _, _) in enumerate(types)}
        self.rang_commune = {pk: rang for rang, (pk, _, _) in enumerate(communes)}
        self.horaires = _Rangs()
        self.entiers = {
            nom: array("q")
            for nom in "pks types communes codes_postaux precisions gouvernances tarifs etats operateurs "
            "expressions ordres rythmes".split()
        }
        self.degres = {"latitudes": array("d"), "longitudes": array("d")}
        self.noms: list[str] = []

    def ajoute(
        self, pk, type_, commune, code, lat, lon, precision, qui, tarif, etat, op, heures, suit, nom, rythme
    ):
        suit = suit or self.communautes.get(commune) or Communaute.FWB.value
        ligne = {
            "pks": pk,
            "types": self.rang_type[type_],
            "communes": self.rang_commune.get(commune, -1),
            "codes_postaux": int(code) if code else 0,
            "precisions": self.rangs["precisions"].get(precision, -1),
            "gouvernances": self.rangs["gouvernances"].get(qui, -1),
            "tarifs": self.rangs["tarifs"].get(tarif, -1),
            "etats": self.rangs["etats"].get(etat, -1),
            "operateurs": op or 0,
            "expressions": self.horaires[heures, suit],
            "ordres": self.ordres[type_],
            "rythmes": rythme,
        }
        for colonne, valeur in ligne.items():
            self.entiers[colonne].append(valeur)
        self.degres["latitudes"].append(np.nan if lat is None else lat)
        self.degres["longitudes"].append(np.nan if lon is None else lon)
        self.noms.append(sans_accent(nom))

    def acheve(self) -> Repertoire:
        pks = np.array(self.entiers["pks"], dtype=np.int64)
        rang_nom = np.empty(len(pks), dtype=np.int64)
        rang_nom[sorted(range(len(pks)), key=self.noms.__getitem__)] = np.arange(
            len(pks)
        )  # à égalité, la clé
        inconnus = np.array([not expression for expression, _ in self.horaires], dtype=bool)
        sans_heures = inconnus[np.array(self.entiers["expressions"], dtype=np.int64)]
        ordre = np.lexsort((rang_nom, self.entiers["ordres"], sans_heures))
        colonnes = {
            nom: np.array(valeurs, dtype=np.int32)[ordre]
            for nom, valeurs in self.entiers.items()
            if nom not in ("pks", "ordres")
        }
        degres = {nom: np.array(valeurs)[ordre] for nom, valeurs in self.degres.items()}
        return _avec_relations(Cles(pks[ordre]), rang_nom[ordre], colonnes | degres, self)


def _avec_relations(cles: Cles, rang_nom: np.ndarray, colonnes: dict, lecture: _Lecture) -> Repertoire:
    """Ajoute ce que disent les autres tables : accueils, termes, vérifications, informations temporaires."""
    accueils = Accueil.objects.order_by()
    pour_tous = accueils.filter(public__designe_tous=True)
    tous = cles.masque(pour_tous.values_list("lieu", flat=True))
    termes = {"public": _par_slug(cles, Accueil, Public, "public")}
    termes |= {nom: _termes(cles, relation) for nom, relation in M2M.items()}
    verifies_le, methodes = _verifications(cles)
    ordre_nom = np.argsort(rang_nom)
    return Repertoire(
        cles=cles,
        **colonnes,
        ordre_latitude=np.argsort(colonnes["latitudes"], kind="stable"),
        cartesiennes=geographie.cartesiennes(colonnes["latitudes"], colonnes["longitudes"]),
        valeurs=lecture.valeurs,
        horaires=list(lecture.horaires),
        verifies_le=verifies_le,
        methodes=methodes,
        rang_nom=rang_nom.astype(np.int32),
        ordre_nom=ordre_nom,
        ordre_verification=ordre_nom[np.argsort(-verifies_le[ordre_nom], kind="stable")],
        infos=_infos(cles),
        termes=termes,
        paquets={
            nom: _paquets(masques, tous if nom == "public" else None) for nom, masques in termes.items()
        },
        pour_tous=tous,
        actifs=colonnes["etats"] != lecture.rangs["etats"][Lieu.Etat.FERME],
        inconditionnels=cles.masque(
            pour_tous.filter(mode=Accueil.Mode.INCONDITIONNEL).values_list("lieu", flat=True)
        ),
        exclusifs=cles.masque(accueils.filter(mode=Accueil.Mode.EXCLUSIF).values_list("lieu", flat=True)),
    )


def _verifications(cles: Cles) -> tuple[np.ndarray, np.ndarray]:
    """Par lieu, numéro du jour de la dernière vérification (0 s'il n'y en a pas) et rang de sa méthode."""
    rangs = {methode: rang for rang, methode in enumerate(Verification.Methode.values)}
    lignes = Verification.objects.order_by("verifie_le", "pk").values_list("lieu", "verifie_le", "methode")
    triplets = np.fromiter(
        ((pk, jour.toordinal(), rangs[methode]) for pk, jour, methode in lignes.iterator(2000)),
        dtype=np.dtype((np.int64, 3)),
    )
    positions, connues = cles.positions(triplets[:, 0])
    jours, methodes = np.zeros(len(cles.pks), dtype=np.int32), np.zeros(len(cles.pks), dtype=np.int8)
    jours[positions], methodes[positions] = triplets[connues, 1], triplets[connues, 2]
    return jours, methodes


def _termes(cles: Cles, relation: str) -> dict[str, Masque]:
    champ = Lieu._meta.get_field(relation)
    return _par_slug(cles, champ.remote_field.through, champ.related_model, champ.m2m_reverse_field_name())


def _par_slug(cles: Cles, liens: type[Model], termes: type[Model], champ: str) -> dict[str, Masque]:
    """Un masque par terme du vocabulaire : les lieux qui lui sont liés."""
    lignes = liens.objects.order_by().values_list("lieu_id", f"{champ}_id").iterator(2000)
    couples = np.fromiter(lignes, dtype=np.dtype((np.int64, 2)))
    positions, connues = cles.positions(couples[:, 0])
    lies = couples[connues, 1]
    masques = {}
    for pk, slug in termes.objects.values_list("pk", "slug"):
        masques[slug] = np.zeros(len(cles.pks), dtype=bool)
        masques[slug][positions[lies == pk]] = True
    return masques


def _paquets(masques: dict[str, Masque], aussi: Masque | None) -> np.ndarray:
    """Les masques d'un vocabulaire, huit lieux par octet ; `aussi` s'ajoute à chacun."""
    if not masques:
        return np.zeros((0, 1), dtype=np.uint8)
    tous = np.stack(list(masques.values()))
    return np.packbits(tous if aussi is None else tous | aussi, axis=1)


def _infos(cles: Cles) -> dict[int, list[Info]]:
    infos: dict[int, list[Info]] = {}
    for info in InfoTemporaire.objects.filter(nature__in=CHANGENT_LES_HEURES).order_by("debut", "pk"):
        for position in cles.positions(np.array([info.lieu_id]))[0]:
            infos.setdefault(int(position), []).append(info.pour_horaires)
    return infos
