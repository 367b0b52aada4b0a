"""De quoi remplir les pièces de la rédaction, sans lire ni écrire la base."""

from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.forms import BooleanField, CharField, ChoiceField, Form

from veille.chantiers import Chantier, Groupe, Travail


class FicheForm(Form):
    """Un champ de chaque genre, et leurs erreurs quand le formulaire est envoyé vide."""

    nom = CharField(label="Nom", help_text="Celui que dit l'enseigne.", widget=AdminTextInputWidget)
    etat = ChoiceField(label="État", choices=[("", "---------"), ("ouvert", "Ouvert"), ("ferme", "Fermé")])
    note = CharField(label="Note", widget=AdminTextareaWidget(attrs={"rows": 3}))
    gele = CharField(label="Identifiant", required=False, disabled=True, initial="la-porte")
    actif = BooleanField(label="Proposé")


def tous() -> dict[str, object]:
    return {
        "etats": {"Au repos": "", "Sous le curseur": "survole", "Au clavier": "vise"},
        "fiches": [
            _fiche("À remplir", FicheForm(auto_id="vide_%s")),
            _fiche("Au clavier", FicheForm(auto_id="clavier_%s")),
            _fiche("À corriger", FicheForm({}, auto_id="faux_%s")),
        ],
        "travail": _travail(),
        "titres": ["Commune", "Publication", "Vérifié"],
        "lignes": [
            ("La Porte entrouverte", "Schaerbeek", "Publié", "mars 2026"),
            ("L'Escale", "Namur", "À relire", "jamais vérifié"),
        ],
    }


def _fiche(titre: str, formulaire: FicheForm) -> AdminForm:
    return AdminForm(formulaire, [(titre, {"fields": list(formulaire.fields)})], {})


def _travail() -> Travail:
    en_retard = Chantier(
        "Fiches à revérifier",
        12,
        "#",
        "Un horaire faux fait faire un détour.",
        "",
        ((4, "depuis un an", "#"),),
    )
    fini = Chantier("Signalements", 0, "#", "", "Aucun signalement n'attend.")
    return Travail(140, 117, [Groupe("Tenir à jour", [en_retard, fini])])
