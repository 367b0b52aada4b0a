"""Le tableau de la couverture : ses colonnes, leur ordre, et le même en CSV."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode

from . import couverture
from .couverture import Couverture, EtatPcs, Ligne

MIS_DE_COTE = "« %(value)s » ne veut rien dire ici : nous l'avons mis de côté."
_ORDRE_PCS = {EtatPcs.OUI: 1, EtatPcs.NON: 0, EtatPcs.INCONNU: None}


@dataclass(frozen=True, slots=True)
class Colonne:
    """`cle` : de quoi comparer deux lignes, None si c'est inconnu. `grand` : le plus grand vient d'abord au premier clic."""

    nom: str
    libelle: str
    cle: Callable[[Ligne], object]
    grand: bool = True


COLONNES = (
    Colonne("nom", "Commune", lambda ligne: ligne.commune.slug, grand=False),
    Colonne("lieux", "Lieux listés", lambda ligne: ligne.lieux),
    Colonne("pcs", "PCS", lambda ligne: _ORDRE_PCS[ligne.pcs]),
    Colonne("densite", "Pour 10 000 habitants", lambda ligne: ligne.pour_10_000),
    Colonne("isadf", "ISADF", lambda ligne: ligne.isadf and ligne.isadf.valeur),
)
_PAR_NOM = {colonne.nom: colonne for colonne in COLONNES}
TRIS = [(f"{signe}{nom}", nom) for nom in _PAR_NOM for signe in ("", "-")]


@dataclass(frozen=True, slots=True)
class Titre:
    """Le titre d'une colonne : `sens` vaut ascending, descending ou rien ; `lien` trie, ou renverse l'ordre."""

    libelle: str
    sens: str
    lien: str


class DemandeForm(forms.Form):
    """Ce que l'adresse demande. Une valeur qui n'existe pas est dite, et laissée de côté."""

    territoire = forms.ChoiceField(required=False, error_messages={"invalid_choice": MIS_DE_COTE})
    tri = forms.ChoiceField(
        required=False, choices=[("", ""), *TRIS], error_messages={"invalid_choice": MIS_DE_COTE}
    )

    def __init__(self, params: QueryDict) -> None:
        super().__init__(params)
        self.fields["territoire"].choices = [("", "Toutes"), *couverture.territoires()]
        self.full_clean()

    @property
    def ou(self) -> str:
        return self.cleaned_data.get("territoire", "")

    @property
    def ordre(self) -> str:
        return self.cleaned_data.get("tri") or "nom"

    def lien(self, **valeurs: str) -> str:
        """Les mêmes réglages, ceux-ci changés ; « ? » seul quand il n'en reste aucun."""
        tous = {"territoire": self.ou, "tri": self.ordre} | valeurs
        return "?" + urlencode({nom: valeur for nom, valeur in tous.items() if valeur and valeur != "nom"})

    @property
    def choix(self) -> list[tuple[str, str, bool]]:
        """Territoires à proposer : nom, lien, et si c'est celui-ci."""
        return [
            (libelle, self.lien(territoire=valeur), valeur == self.ou)
            for valeur, libelle in self.fields["territoire"].choices
        ]

    @property
    def titres(self) -> list[Titre]:
        return [self._titre(colonne) for colonne in COLONNES]

    def _titre(self, colonne: Colonne) -> Titre:
        descend = self.ordre == f"-{colonne.nom}"
        sens = "descending" if descend else "ascending" if self.ordre == colonne.nom else ""
        descendra = not descend if sens else colonne.grand
        return Titre(colonne.libelle, sens, self.lien(tri=f"{'-' if descendra else ''}{colonne.nom}"))

    def trie(self, lignes: list[Ligne]) -> list[Ligne]:
        """Dans l'ordre demandé ; l'inconnu vient toujours à la fin, et le nom départage."""
        cle, descend = _PAR_NOM[self.ordre.removeprefix("-")].cle, self.ordre.startswith("-")
        connues = [ligne for ligne in lignes if cle(ligne) is not None]
        inconnues = [ligne for ligne in lignes if cle(ligne) is None]
        return sorted(connues, key=cle, reverse=descend) + inconnues


def rangees(vue: Couverture, lignes: list[Ligne], racine: str) -> Iterator[list[object]]:
    """Titres, puis une rangée par commune ; inconnu = vide. `racine` : https://hôte, sans barre finale."""
    yield [
        "code_ins", "commune", "region", "province", "lieux", *(f"lieux_{type_.slug}" for type_ in vue.types),
        "pcs", "habitants", "habitants_annee", "lieux_pour_10000", "isadf", "isadf_annee", "adresse_de_la_page",
    ]  # fmt: skip
    for ligne in lignes:
        commune, par_type = ligne.commune, {type_.pk: nombre for type_, nombre in ligne.types}
        population, indice, densite = ligne.population, ligne.isadf, ligne.pour_10_000
        yield [
            commune.code_ins, commune.nom_fr, commune.region, commune.province, ligne.lieux,
            *(par_type.get(type_.pk, 0) for type_ in vue.types),
            "" if ligne.pcs == EtatPcs.INCONNU else ligne.pcs.value,
            population and population.habitants, population and population.annee,
            None if densite is None else round(densite, 2),
            indice and indice.valeur, indice and indice.annee, racine + commune.get_absolute_url(),
        ]  # fmt: skip
