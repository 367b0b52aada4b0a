"""« Signaler une erreur », sur la page d'un lieu. Rien n'est gardé en cache, rien n'est posé chez le visiteur."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lieux.models import Lieu

from . import limite
from .forms import SignalementForm
from .reception import recoit

POIDS = 20_000  # octets : mille caractères accentués et encodés en font six mille


# Sans jeton CSRF, qui demanderait un cookie sur une page publique : personne n'est connecté ici (les cookies de la rédaction
# ne quittent pas /redaction/), et l'origine de l'envoi est vérifiée.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signaler(request: HttpRequest, slug: str) -> HttpResponse:
    lieu = get_object_or_404(Lieu.objects.visibles().select_related("commune"), slug=slug)
    if request.method != "POST":
        limite.oublie_les_envois_passes()
        return _page(request, lieu, SignalementForm())
    if refus := _refus(request):
        return _page(request, lieu, SignalementForm(), *refus)
    formulaire = SignalementForm(request.POST)
    if not formulaire.is_valid():
        return _page(request, lieu, formulaire.pour_renvoi(), status=400)
    if limite.est_atteinte(request):
        phrase = gettext(
            "Vous avez envoyé plusieurs signalements en peu de temps : merci. Réessayez dans une heure."
        )
        return _page(request, lieu, formulaire, phrase, 429)
    limite.compte(request)
    valeurs = formulaire.cleaned_data
    recoit(lieu=lieu, **{nom: valeurs[nom] for nom in ("sujet", "texte", "courriel")})
    return redirect("signalements:merci", slug=lieu.slug)


@never_cache
@require_safe
def merci(request: HttpRequest, slug: str) -> HttpResponse:
    lieu = get_object_or_404(Lieu.objects.visibles(), slug=slug)
    return render(request, "signalements/merci.html", {"lieu": lieu})


def _page(
    request: HttpRequest, lieu: Lieu, formulaire: SignalementForm, phrase: str = "", status: int = 200
) -> HttpResponse:
    contexte = {"lieu": lieu, "form": formulaire, "phrase": phrase}
    return render(request, "signalements/signaler.html", contexte, status=status)


def _refus(request: HttpRequest) -> tuple[str, int] | None:
    """Ce qui se refuse avant même de lire les champs : un envoi trop lourd, ou venu d'un autre site."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > POIDS:
        return gettext(
            "C'est trop long pour nous parvenir : raccourcir à 1000 caractères, sans fichier joint."
        ), 413
    if not _vient_d_ici(request):
        return gettext("Cet envoi vient d'un autre site : le refaire depuis cette page."), 403
    return None


def _vient_d_ici(request: HttpRequest) -> bool:
    """Ce que dit le navigateur ; un très ancien, qui ne dit rien, passe : il n'y a ici aucun compte à usurper."""
    if endroit := request.headers.get("Sec-Fetch-Site"):
        return endroit == "same-origin"
    origine = request.headers.get("Origin")
    return origine is None or origine == f"{request.scheme}://{request.get_host()}"
