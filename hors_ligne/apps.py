from django.apps import AppConfig


class HorsLigneConfig(AppConfig):
    name = "hors_ligne"
    verbose_name = "Hors ligne"
