#!/usr/bin/env python
"""Point d'entrée des commandes de Django. Un réglage douteux arrête tout par sa phrase."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as erreur:
        sys.exit(f"Réglage refusé : {erreur}")
