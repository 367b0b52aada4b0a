from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class LieuxConfig(AppConfig):
    name = "lieux"
    verbose_name = "Lieux"

    def ready(self) -> None:
        from .declencheurs import retire_avant_migration
        from .plein_texte import installe_apres_migration
        from .version import installe_declencheurs

        pre_migrate.connect(retire_avant_migration, sender=self, dispatch_uid="declencheurs")
        post_migrate.connect(installe_declencheurs, dispatch_uid="version_des_donnees")
        post_migrate.connect(installe_apres_migration, sender=self, dispatch_uid="plein_texte")
