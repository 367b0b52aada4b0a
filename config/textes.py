"""Les phrases des modules JavaScript dans une autre langue, servies au navigateur (`static/js/langue.js` les lit)."""

from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog

from lieux.pages_en_cache import page_en_cache

textes = require_safe(page_en_cache()(JavaScriptCatalog.as_view(domain="djangojs")))
