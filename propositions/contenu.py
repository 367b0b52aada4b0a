"""Ce que dit une proposition : les champs et les lignes qui diffèrent, avant et après, en JSON.

{"champs": {"nom": [avant, apres]}, "lignes": {"accueil": {"12": [avant, apres], "-1": [None, apres]}}} ; une ligne neuve a une clé
négative, une ligne retirée n'a pas d'après.
"""

from typing import Any

from django.db import models

from historique.differences import Difference, differences
from historique.etats import Etat, Valeurs, lignes_de
from lieux.models import Lieu

Contenu = dict[str, dict[str, Any]]
LIGNES = {modele._meta.model_name: modele for modele in lignes_de(Lieu)}


def contenu(avant: Etat, apres: Etat) -> Contenu:
    """Ce qui change de l'un à l'autre."""
    champs = {
        nom: [valeur, apres.propres[nom]]
        for nom, valeur in avant.propres.items()
        if valeur != apres.propres[nom]
    }
    lignes = {}
    for nom, modele in LIGNES.items():
        changees = _lignes(avant.lignes.get(modele, {}), apres.lignes.get(modele, {}))
        if changees:
            lignes[nom] = changees
    return {"champs": champs, "lignes": lignes} if champs or lignes else {}


def _lignes(avant: dict[int, Valeurs], apres: dict[int, Valeurs]) -> dict[str, list]:
    connues = {
        str(cle): [valeurs, apres.get(cle)] for cle, valeurs in avant.items() if valeurs != apres.get(cle)
    }
    neuves = [valeurs for cle, valeurs in apres.items() if cle not in avant]
    return connues | {str(-rang): [None, valeurs] for rang, valeurs in enumerate(neuves, 1)}


def complete(ancien: Contenu, nouveau: Contenu) -> Contenu:
    """La proposition en attente et ce que son auteur y ajoute ; sur un même champ, le dernier mot l'emporte."""
    lignes = {nom: dict(unes) for nom, unes in ancien.get("lignes", {}).items()}
    for nom, unes in nouveau["lignes"].items():
        siennes = lignes.setdefault(nom, {})
        decalage = min([0, *map(int, siennes)])
        siennes |= {str(int(cle) + decalage) if int(cle) < 0 else cle: paire for cle, paire in unes.items()}
    return {"champs": ancien.get("champs", {}) | nouveau["champs"], "lignes": lignes}


def ecrite(contenu: Contenu) -> list[Difference]:
    """La proposition telle qu'elle a été écrite, en mots."""
    etats = []
    for rang in (0, 1):
        lignes = {
            LIGNES[nom]: {
                int(cle): _lues(LIGNES[nom], paire[rang]) for cle, paire in unes.items() if paire[rang]
            }
            for nom, unes in contenu.get("lignes", {}).items()
        }
        propres = {nom: paire[rang] for nom, paire in contenu.get("champs", {}).items()}
        etats.append(Etat(_lues(Lieu, propres), lignes))
    return differences(Lieu, *etats)


def voulu(actuel: Etat, contenu: Contenu) -> Etat:
    """L'état présent, où la proposition serait reprise tout entière."""
    apres = {nom: paire[1] for nom, paire in contenu.get("champs", {}).items()}
    lignes = {modele: dict(unes) for modele, unes in actuel.lignes.items()}
    for nom, unes in contenu.get("lignes", {}).items():
        siennes = lignes.setdefault(LIGNES[nom], {})
        for cle, (_, valeurs) in unes.items():
            if valeurs is None:
                siennes.pop(int(cle), None)
            elif int(cle) < 0 or int(cle) in siennes:  # une ligne retirée entre-temps ne revient pas
                siennes[int(cle)] = _lues(LIGNES[nom], valeurs)
    return Etat(actuel.propres | _lues(Lieu, apres), lignes)


def depassees(actuel: Etat, contenu: Contenu) -> set[str]:
    """Clés des différences où le guide ne dit plus ce que l'auteur avait lu."""
    avant = _lues(Lieu, {nom: paire[0] for nom, paire in contenu.get("champs", {}).items()})
    trouvees = {nom for nom, valeur in avant.items() if actuel.propres.get(nom) != valeur}
    for nom, unes in contenu.get("lignes", {}).items():
        siennes = actuel.lignes.get(LIGNES[nom], {})
        for cle, (lues, _) in unes.items():
            if lues is not None and siennes.get(int(cle)) != _lues(LIGNES[nom], lues):
                trouvees.add(f"{nom}-{cle}")
    return trouvees


def _lues(modele: type[models.Model], valeurs: dict[str, Any]) -> Valeurs:
    """Du JSON aux valeurs que donne la base : dates, clés."""
    lues = {}
    for nom, valeur in valeurs.items():
        champ = modele._meta.get_field(nom)
        lues[nom] = valeur if champ.many_to_many or valeur is None else champ.to_python(valeur)
    return lues
