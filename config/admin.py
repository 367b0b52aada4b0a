"""Le site d'administration du guide, sous /redaction/."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import autodiscover_modules

# Groupes de l'accueil, dans l'ordre où la rédaction s'en sert.
GROUPES = {
    "Le guide": ["lieux.Lieu", "lieux.Operateur", "propositions.Proposition", "imports.Import"],
    "Suivi des lieux": [
        "signalements.Signalement", "doublons.DecisionDoublon",
        "lieux.InfoTemporaire", "lieux.Verification", "veille.VerificationLien", "lieux.Accueil", "lieux.PremiereVisite", "lieux.AncienneAdresse",
    ],
    "Fédérations et réseaux": ["federations.Federation", "federations.Adhesion"],
    "Financements": [
        "financements.Dispositif", "financements.Programmation", "financements.Enveloppe", "financements.Agrement",
        "financements.PlanCohesionSociale", "financements.Pouvoir", "financements.Axe", "financements.IndiceISADF",
        "financements.Jalon", "financements.Releve",
    ],
    "Comprendre": ["comprendre.Mot", "comprendre.ModeleVoisin", "observations.Observation"],
    "Vocabulaires": [
        "lieux.TypeLieu", "lieux.Public", "lieux.Activite", "lieux.Langue", "lieux.Accessibilite", "lieux.ModeAcces",
    ],
    "Territoires et calendriers": ["lieux.Commune", "lieux.Localite", "lieux.Population", "lieux.VacancesScolaires"],
    "Comptes": ["auth.User", "auth.Group", "connexion.Blocage", "connexion.Acces"],
}  # fmt: skip


class RedactionSite(AdminSite):
    site_header = "Rédaction des Lieux de liens"
    site_title = "Rédaction"
    index_title = "À faire"
    site_url = "/"
    enable_nav_sidebar = False

    def get_urls(self):
        """Sans « r/<type>/<clé>/ » : il dit à qui le devine l'adresse de n'importe quel objet, et nos pages donnent la leur."""
        return [motif for motif in super().get_urls() if getattr(motif, "name", "") != "view_on_site"]

    def index(self, request, extra_context=None):
        """L'accueil est une liste de travail ; les tables viennent ensuite."""
        from veille.chantiers import travail  # les modèles ne sont pas encore chargés quand ce module l'est

        return super().index(request, {"travail": travail(request.user)} | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """L'accueil suit nos groupes plutôt que les applications ; un modèle sans groupe reste dans la sienne, à la fin."""
        applications = super().get_app_list(request, app_label)
        if app_label:
            return applications
        restants = {
            f"{app['app_label']}.{m['object_name']}": m for app in applications for m in app["models"]
        }
        groupes = [
            {"name": nom, "models": [restants.pop(cle) for cle in cles if cle in restants]}
            for nom, cles in GROUPES.items()
        ]
        autres = {"name": "Autres", "models": list(restants.values())}
        return [groupe for groupe in (*groupes, autres) if groupe["models"]]


class RedactionConfig(SimpleAdminConfig):
    """Découvre les modules `admin` des applications installées. `leaflet` n'en est pas : le sien demande GDAL."""

    default_site = "config.admin.RedactionSite"

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("admin")
