from django.apps import AppConfig


class ConnexionConfig(AppConfig):
    name = "connexion"
    verbose_name = "Connexion"

    def ready(self) -> None:
        from . import journal

        journal.ecoute()
