"""Réglages du guide. D'abord ce qui dépend de la machine, ensuite ce qui vaut partout."""

import importlib.util
import os
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from xstatic.pkg import leaflet_markercluster

from .environnement import booleen, cle_secrete, courriel, entier

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()
env = environ.Env()

# --- Selon la machine -------------------------------------------------------------------------------------------

# Une machine qui déclare ses noms publics est publique : HTTPS et clé deviennent obligatoires.
NOMS_PUBLICS = [nom.strip() for nom in env.list("ALLOWED_HOSTS", default=[]) if nom.strip()]
PUBLIQUE = bool(NOMS_PUBLICS)
ALLOWED_HOSTS = [*NOMS_PUBLICS, "localhost", "127.0.0.1", "[::1]"]
DEBUG = booleen("DEBUG", defaut=False)
if DEBUG and PUBLIQUE:
    raise ImproperlyConfigured("DEBUG=1 sur une machine publique : retirer DEBUG ou ALLOWED_HOSTS.")
SECRET_KEY = cle_secrete(VAR_DIR, publique=PUBLIQUE)

_sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "lieux.sqlite3"}
DATABASES = {"default": env.db("DATABASE_URL") if os.environ.get("DATABASE_URL") else _sqlite}
_base = DATABASES["default"]
if _base.get("ENGINE") not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    raise ImproperlyConfigured("DATABASE_URL : donner une adresse sqlite:///… ou postgres://…")
if _base["ENGINE"] == "django.db.backends.sqlite3":
    _base["CONN_MAX_AGE"] = None
    _base["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # secondes
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    _base["CONN_MAX_AGE"] = 600  # secondes
    _base["CONN_HEALTH_CHECKS"] = True

# Pages gardées (lieux/pages_en_cache.py) : dans chaque processus, au plus cinq cents réponses comprimées de 40 ko ; ou
# partagées entre processus et machines par un Redis, que le site peut perdre sans tomber.
CACHE_URL = os.environ.get("CACHE_URL", "")
if CACHE_URL and not CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured("CACHE_URL : donner une adresse redis://…, rediss://… ou unix://…, ou rien.")
_delais = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}  # secondes
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "lieux",
        "OPTIONS": {} if CACHE_URL.startswith("unix://") else _delais,
    }
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 500},
    }
}

# Rues : jamais demandées avant que le visiteur le veuille.
TUILES_URL = env.str("TUILES_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")
TUILES_CREDIT = env.str("TUILES_CREDIT", default="© contributeurs OpenStreetMap")
TUILES_LIEN = env.str("TUILES_LIEN", default="https://www.openstreetmap.org/copyright")
# Adresse de service à qui signaler une erreur ; vide, le site dit qu'il n'en a pas.
HORS_LIGNE = env.bool("HORS_LIGNE", default=True)
COURRIEL_REDACTION = env.str("COURRIEL_REDACTION", default="")

# Courriels : seuls les rappels de la rédaction en envoient (veille/rappels.py).
_courriels = courriel()
EMAIL_BACKEND = _courriels["EMAIL_BACKEND"]
EMAIL_HOST = _courriels.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _courriels.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _courriels.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _courriels.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _courriels.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _courriels.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10  # secondes
DEFAULT_FROM_EMAIL = COURRIEL_REDACTION or "lieux-de-liens@localhost"
# Où mènent les liens d'un courriel, écrit sans requête d'où le savoir.
ADRESSE_DU_SITE = f"https://{NOMS_PUBLICS[0]}" if PUBLIQUE else "http://127.0.0.1:8000"

# Mandataires devant le site : leur nombre dit quelle part de X-Forwarded-For croire (connexion/adresse.py) ; zéro, aucune.
MANDATAIRES = entier("MANDATAIRES", defaut=0)
# La page d'un lieu dit qu'un soutien se termine à partir de ce nombre de mois avant sa fin (financements/argent.py).
FIN_PROCHE_MOIS = entier("FIN_PROCHE_MOIS", defaut=6)

# --- Le même partout --------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config.admin.RedactionConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "config.statiques.Statiques",
    "django_htmx",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "lieux",
    "federations",
    "financements",
    "comprendre",
    "observations",
    "ma_selection",
    "guides",
    "hors_ligne",
    "partage",
    "comptes",
    "historique",
    "connexion",
    "imports",
    "signalements",
    "veille",
    "doublons",
    "propositions",
]

MIDDLEWARE = [
    "lieux.pages_en_cache.pages_gardees",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.entetes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "lieux.actes.acte_de_la_requete",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "connexion.intergiciel.Porte",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORMS_URLFIELD_ASSUME_HTTPS = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.contexte.site",
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "traductions"]
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

# Fichiers statiques. Ceux des bibliothèques viennent de leurs paquets ; `leaflet` n'est pas une application
# installée, car elle tirerait GDAL (docs/decisions/0001).
_leaflet = Path(importlib.util.find_spec("leaflet").submodule_search_locations[0])
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("leaflet", _leaflet / "static" / "leaflet"),
    ("markercluster", leaflet_markercluster.BASE_DIR),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.storage.FichiersStatiques"
    },
}
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_MAX_AGE = 3600  # secondes, pour les noms sans empreinte

# Sécurité : rien d'étranger, rien d'écrit dans la page. Les pages à carte ajoutent l'hôte des tuiles (lieux/carte.py).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIQUE else None
SECURE_SSL_REDIRECT = PUBLIQUE
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIQUE else 0  # secondes
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIQUE
SECURE_HSTS_PRELOAD = PUBLIQUE
SESSION_COOKIE_SECURE = PUBLIQUE
CSRF_COOKIE_SECURE = PUBLIQUE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = "/redaction/"
CSRF_COOKIE_PATH = "/redaction/"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "connexion.views.csrf_refuse"
SESSION_COOKIE_AGE = 604_800  # secondes : assez pour dire en mots, des jours après, que la session est finie
SESSION_INACTIVITE = timedelta(hours=2)
SESSION_DUREE = timedelta(hours=12)  # une journée de travail

# Connexion (connexion/) : cinq refus pour un compte depuis une adresse, un quart d'heure d'attente, que de nouveaux essais
# n'allongent pas. Le journal est le nôtre : celui d'axes le répéterait.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "connexion.views.bloque"
AXES_CLIENT_IP_CALLABLE = "connexion.adresse.adresse_ip"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Lieux de liens"

# Ce que l'on garde des personnes, et jusqu'à quand : la page « Vie privée » le dit, veille/oubli.py l'applique.
SIGNALEMENT_COURRIEL = timedelta(days=180)  # sans réponse de la rédaction après ce temps, l'adresse s'efface
SIGNALEMENT_CLOS = timedelta(days=730)
JOURNAL_DUREE = timedelta(days=180)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ligne": {"format": "{asctime} {levelname} {name} : {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "ligne"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"lieux.connexion": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
