from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ComptesConfig(AppConfig):
    name = "comptes"
    verbose_name = "Comptes"

    def ready(self) -> None:
        from .droits import donne_les_droits  # les modèles ne sont pas encore chargés quand ce module l'est

        # Django crée les permissions d'une application à ce moment-là, et pas plus tôt : aucune migration ne les trouverait
        # sur une base vide.
        post_migrate.connect(donne_les_droits, dispatch_uid="droits des rôles")
