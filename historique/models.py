"""Les modèles suivis. Leurs traces sont ici, hors des applications dont les tables font la version des données publique.

Les communes et les localités, importées et que personne ne modifie, n'ont pas d'historique.
"""

from django.db import models
from simple_history import register

from comprendre.models import ModeleVoisin, Mot
from federations.models import Adhesion, Effectif, Federation
from financements.models import (
    Agrement,
    Axe,
    Dispositif,
    Enveloppe,
    IndiceISADF,
    Jalon,
    Plafond,
    PlanCohesionSociale,
    Pouvoir,
    Programmation,
    TexteLegal,
)
from lieux.models import (
    Accessibilite,
    Accueil,
    Activite,
    AncienneAdresse,
    InfoTemporaire,
    Langue,
    Lieu,
    ModeAcces,
    Operateur,
    Population,
    PremiereVisite,
    Public,
    TypeLieu,
    VacancesScolaires,
    Verification,
)
from observations.models import Observation

from .traces import Historique, Trace

SUIVIS: tuple[type[models.Model], ...] = (
    Lieu, Accueil, PremiereVisite, InfoTemporaire, Verification, AncienneAdresse, Operateur,
    TypeLieu, Public, Activite, Langue, Accessibilite, ModeAcces, VacancesScolaires, Population,
    Federation, Adhesion, Effectif,
    Pouvoir, Dispositif, Axe, Programmation, Enveloppe, Agrement, PlanCohesionSociale, IndiceISADF,
    Plafond, TexteLegal, Jalon, Mot, ModeleVoisin, Observation,
)  # fmt: skip
SANS_INTERET = {Lieu: ["modifie_le"]}  # change à chaque enregistrement ; la date de la trace le dit

for modele in SUIVIS:
    register(
        modele,
        app="historique",
        records_class=Historique,
        bases=[Trace],
        excluded_fields=SANS_INTERET.get(modele),
        custom_model_name=lambda nom: f"Trace{nom}",
        verbose_name=f"trace : {modele._meta.verbose_name}",
        verbose_name_plural=f"traces : {modele._meta.verbose_name_plural}",
        history_change_reason_field=models.CharField("raison", max_length=300, blank=True),
    )
