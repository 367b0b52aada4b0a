"""Point d'entrée du serveur. Une base absente ou en retard sur le code arrête le démarrage par une phrase."""

import os
import sys

import django
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection

from lieux.etat_base import BaseInutilisable, verifie_base

try:
    verifie_base()
except BaseInutilisable as erreur:
    sys.exit(str(erreur))
finally:
    connection.close()

application = get_wsgi_application()
