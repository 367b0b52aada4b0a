"""« Confirmez que c'est vous » : le mot de passe est redemandé avant un geste qui compte, s'il date de plus de dix minutes.

@reauthentification_recente
def exporte_les_contacts(request): …
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from . import reprises, seances

Vue = Callable[..., HttpResponse]


def reauthentification_recente(vue: Vue) -> Vue:
    """Vue de la rédaction, déjà gardée par ses droits. Ce qui était envoyé est gardé et rendu après la confirmation."""

    @wraps(vue)
    def gardee(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return vers_confirmation(request) or vue(request, *args, **kwargs)

    return gardee


def vers_confirmation(request: HttpRequest) -> HttpResponse | None:
    """La page à montrer d'abord, ou None si la personne vient de prouver que c'est elle. Sert aussi dans une action."""
    if not request.user.is_authenticated or seances.est_confirmee(request):
        return None
    reprises.garde(request, request.user, reprises.envoi(request))
    return redirect(f"{reverse('connexion:confirmation')}?{urlencode({'next': request.get_full_path()})}")


class ConfirmationAdmin:
    """Pages d'administration qui changent des droits : à mettre devant le ModelAdmin."""

    @method_decorator(reauthentification_recente)
    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, extra_context)

    @method_decorator(reauthentification_recente)
    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, extra_context)

    @method_decorator(reauthentification_recente)
    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        """Lire la liste ne change rien ; une action, si."""
        demande = vers_confirmation(request) if request.method == "POST" else None
        return demande or super().changelist_view(request, extra_context)
