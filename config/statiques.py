"""Les fichiers statiques que l'on rassemble : d'un paquet, seulement ce que le site sert."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class Statiques(StaticFilesConfig):
    """De django-htmx, htmx 2 suffit : ses extensions citent des fichiers absents, qui arrêteraient le rassemblement."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "django_htmx/ext/*",
        "django_htmx/htma*",
        "django_htmx/htmx-2.js",
        "django_htmx/htmx-4*",
        "django_htmx/django-htmx.js",
    ]
