"""Ce qu'un visiteur emporte d'un lieu : de quoi le trouver, le joindre et savoir quand y aller, en toutes lettres.

Ce qui n'est vrai qu'à l'instant (« ouvert jusqu'à 17 h ») n'y est pas : une sélection s'imprime et se lit sans réseau.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import gettext

from lieux.models import AncienneAdresse, InfoTemporaire, Lieu
from lieux.presentation import fraicheur, horaires_inconnus
from lieux.repertoire_lecture import repertoire
from lieux.selection import complete
from lieux.templatetags.formats import horaires_en_mots, jour, lien_telephone, telephone
from lieux.texte import sans_accent


@dataclass(frozen=True, slots=True)
class LieuEmporte:
    """`precisions` : ce que la rédaction ajoute aux horaires, en français. `etat` : ce qui empêche d'y aller ou en menace l'ouverture, vide d'ordinaire. `infos` : fermetures et avis datés."""

    slug: str
    nom: str
    type: str
    accroche: str
    adresse: str
    telephone: str
    appel: str
    courriel: str
    horaires: str
    precisions: str
    etat: str
    infos: list[str]
    fraicheur: str

    @property
    def texte(self) -> str:
        """Les lignes à coller dans un message, sans l'adresse de la page."""
        horaires = f"{self.horaires} {self.precisions}".strip()
        return "\n".join(filter(None, (self.nom, self.etat, self.adresse, self.telephone, horaires)))


def tous() -> list[LieuEmporte]:
    """Tous les lieux que le public voit, par nom."""
    return _emportes(Lieu.objects.visibles().order_by("nom", "pk"))


def par_commune() -> list[tuple[str, list[LieuEmporte]]]:
    """Ceux où l'on peut aller, sous le nom de leur commune, dans l'ordre des communes puis des noms ; sans commune, à la fin."""
    lieux = list(Lieu.objects.visibles().en_activite().order_by("nom", "pk"))
    complete(lieux, repertoire())
    groupes: dict[str, list[LieuEmporte]] = {}
    for lieu in sorted(lieux, key=lambda lieu: (lieu.commune is None, sans_accent(_nom(lieu)))):
        groupes.setdefault(
            lieu.commune.nom_local if lieu.commune else gettext("Sans commune connue"), []
        ).append(emporte(lieu))
    return list(groupes.items())


def choisis(slugs: list[str]) -> tuple[list[LieuEmporte], list[str]]:
    """Ces lieux, dans cet ordre, anciennes adresses comprises ; et les slugs qui ne sont plus dans le guide."""
    nouveaux = anciennes(slugs)
    voulus = list(dict.fromkeys(nouveaux.get(slug, slug) for slug in slugs))
    trouves = {lieu.slug: lieu for lieu in _emportes(Lieu.objects.visibles().filter(slug__in=voulus))}
    absents = [slug for slug in slugs if nouveaux.get(slug, slug) not in trouves]
    return [trouves[slug] for slug in voulus if slug in trouves], absents


def anciennes(slugs: Iterable[str] | None = None) -> dict[str, str]:
    """Slug d'aujourd'hui par ancien slug, pour ceux-ci ou pour tous."""
    lues = AncienneAdresse.objects.filter(lieu__in=Lieu.objects.visibles()).order_by("slug")
    return dict((lues if slugs is None else lues.filter(slug__in=slugs)).values_list("slug", "lieu__slug"))


def en_json(lieu: LieuEmporte) -> dict[str, object]:
    return asdict(lieu) | {"texte": lieu.texte}


def _emportes(lieux: Iterable[Lieu]) -> list[LieuEmporte]:
    lieux = list(lieux)
    complete(lieux, repertoire())
    return [emporte(lieu) for lieu in lieux]


def emporte(lieu: Lieu) -> LieuEmporte:
    """Attend un lieu d'une Selection, ou passé par `complete`."""
    return LieuEmporte(
        slug=lieu.slug,
        nom=lieu.nom,
        type=f"{lieu.type.libelle_local}, {lieu.ou}",
        accroche=lieu.accroche,
        adresse=_adresse(lieu),
        telephone=telephone(lieu.telephone) if lieu.telephone else "",
        appel=lien_telephone(lieu.telephone) if lieu.telephone else "",
        courriel=lieu.email,
        horaires="" if lieu.ferme_pour_l_instant else _horaires(lieu),
        precisions="" if lieu.ferme_pour_l_instant else lieu.horaires_note,
        etat=_etat(lieu),
        infos=[_info(info) for info in lieu.infos_affichees],
        fraicheur=fraicheur(lieu),
    )


def _nom(lieu: Lieu) -> str:
    return lieu.commune.nom_local if lieu.commune else ""


def _info(info: InfoTemporaire) -> str:
    mots = {"debut": jour(info.debut), "fin": jour(info.fin), "texte": info.texte}
    return gettext("Du %(debut)s au %(fin)s : %(texte)s") % mots


def _adresse(lieu: Lieu) -> str:
    """Une adresse seulement postale le dit : on n'y est pas accueilli."""
    lignes = [
        lieu.voie or gettext("rue inconnue"),
        lieu.complement,
        lieu.ville or gettext("commune inconnue"),
    ]
    adresse = ", ".join(filter(None, lignes))
    postale = lieu.type_adresse == Lieu.TypeAdresse.POSTALE
    return (
        gettext("Adresse postale seulement : %(adresse)s") % {"adresse": adresse}
        if postale
        else adresse[:1].upper() + adresse[1:]
    )


def _horaires(lieu: Lieu) -> str:
    mots = horaires_en_mots(lieu.horaires) if lieu.horaires else horaires_inconnus(lieu)
    if lieu.horaires_a_verifier:
        mots = gettext("horaires à vérifier : %(horaires)s") % {"horaires": mots}
    return f"{mots[:1].upper()}{mots[1:]}."


def _etat(lieu: Lieu) -> str:
    if lieu.etat == Lieu.Etat.MENACE:
        return gettext("Lieu menacé de fermeture")
    return lieu.get_etat_display() if lieu.ferme_pour_l_instant else ""
