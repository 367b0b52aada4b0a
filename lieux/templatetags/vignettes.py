"""Dessiner une vignette, ou reprendre celle qui l'est déjà."""

from django import template
from django.utils.safestring import SafeString

from lieux.presentation import Vignette
from lieux.vignettes_gardees import VignetteDessinee, html

register = template.Library()


@register.simple_tag
def vignette(v: Vignette | VignetteDessinee, niveau: int) -> SafeString:
    """La vignette en HTML. `niveau` : rang de son titre, 2 ou 3."""
    return html(v, niveau)
