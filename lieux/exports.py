"""Le guide en données ouvertes : GeoJSON et CSV de ce que le public voit, ni plus ni moins."""

import csv
from io import StringIO

from django.db.models import Prefetch
from django.utils.encoding import iri_to_uri

from .models import Accueil, Lieu
from .models.lieux import LieuQuerySet
from .selection import Selection

COLONNES = (
    "identifiant", "nom", "type", "accroche", "type_adresse", "rue", "numero", "code_postal", "localite", "commune", "code_ins", "latitude",
    "longitude", "precision", "telephone", "courriel", "site", "horaires", "horaires_note", "publics", "activites", "tarif",
    "gouvernance", "operateur", "etat", "verifie_le", "source", "adresse_de_la_page",
)  # fmt: skip


def pour_export(lieux: LieuQuerySet) -> LieuQuerySet:
    return lieux.select_related("type", "commune", "localite", "operateur").prefetch_related(
        Prefetch("accueils", Accueil.objects.select_related("public")), "activites"
    )


def ligne(lieu: Lieu, racine: str) -> dict[str, object]:
    """Ce que l'export dit d'un lieu. Une clé par colonne ; inconnu = vide. `racine` : https://hôte, sans barre finale."""
    return {
        "identifiant": lieu.slug,
        "nom": lieu.nom,
        "type": lieu.type.slug,
        "accroche": lieu.accroche,
        "type_adresse": lieu.type_adresse,
        "rue": lieu.rue,
        "numero": lieu.numero,
        "code_postal": lieu.code_postal,
        "localite": lieu.localite.nom if lieu.localite else "",
        "commune": lieu.commune.nom_fr if lieu.commune else "",
        "code_ins": lieu.commune.code_ins if lieu.commune else "",
        "latitude": lieu.latitude,
        "longitude": lieu.longitude,
        "precision": lieu.precision,
        "telephone": lieu.telephone,
        "courriel": lieu.email,
        "site": lieu.site_web,
        "horaires": lieu.horaires,
        "horaires_note": lieu.horaires_note,
        "publics": [accueil.public.slug for accueil in lieu.accueils.all()],
        "activites": [activite.slug for activite in lieu.activites.all()],
        "tarif": "" if lieu.tarif == Lieu.Tarif.INCONNU else lieu.tarif,
        "gouvernance": "" if lieu.gouvernance == Lieu.Gouvernance.INCONNUE else lieu.gouvernance,
        "operateur": lieu.operateur.nom if lieu.operateur else "",
        "etat": lieu.etat,
        "verifie_le": lieu.derniere_verification.isoformat() if lieu.derniere_verification else "",
        "source": lieu.source,
        "adresse_de_la_page": iri_to_uri(racine + lieu.get_absolute_url()),
    }


def en_geojson(lieux: Selection, racine: str) -> dict[str, object]:
    """FeatureCollection (RFC 7946) : coordonnées [longitude, latitude] en degrés WGS 84, lieux localisés seulement."""
    traits = []
    for lieu in lieux.localisee.par_lots(pour_export):
        proprietes = ligne(lieu, racine)
        position = [proprietes.pop("longitude"), proprietes.pop("latitude")]
        traits.append(
            {
                "type": "Feature",
                "id": lieu.slug,
                "geometry": {"type": "Point", "coordinates": position},
                "properties": proprietes,
            }
        )
    return {"type": "FeatureCollection", "features": traits}


def en_csv(lieux: Selection, racine: str) -> str:
    """CSV à points-virgules, précédé de la marque UTF-8 : ce qu'un tableur belge ouvre sans question."""
    tampon = StringIO()
    ecrit = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    tampon.write("\ufeff")
    ecrit.writerow(COLONNES)
    for lieu in lieux.par_lots(pour_export):
        ecrit.writerow([_cellule(valeur) for valeur in ligne(lieu, racine).values()])
    return tampon.getvalue()


def _cellule(valeur: object) -> str:
    """Texte d'une cellule ; ce qu'un tableur exécuterait comme une formule est précédé d'une apostrophe."""
    texte = ",".join(valeur) if isinstance(valeur, list) else "" if valeur is None else str(valeur)
    return f"'{texte}" if texte.startswith(("=", "+", "-", "@", "\t", "\r")) else texte
