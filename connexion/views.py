"""Second facteur, confirmation d'identité et reprise : les étapes entre le mot de passe et la rédaction."""

from datetime import timedelta

import django_otp
from axes.attempts import get_cool_off_threshold
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import journal, reprises, seances, second_facteur
from .adresse import adresse_ip
from .forms import CodeForm, ConfirmationForm, EnrolementForm
from .models import Acces
from .reauthentification import reauthentification_recente, vers_confirmation

CLE_PROPOSEE = "second_facteur_cle"


def _page(request: HttpRequest, nom: str, contexte: dict, status: int = 200) -> HttpResponse:
    return render(
        request, f"connexion/{nom}.html", admin.site.each_context(request) | contexte, status=status
    )


def _suite(request: HttpRequest) -> str:
    """La page demandée avant l'étape, si elle est de la rédaction ; sinon son accueil."""
    suite = request.POST.get("next") or request.GET.get("next") or ""
    accueil = reverse("admin:index")
    sure = url_has_allowed_host_and_scheme(suite, allowed_hosts=None) and suite.startswith(accueil)
    return suite if sure else accueil


def _ouvre(request: HttpRequest, appareil) -> None:
    """Le second facteur est prouvé : la session change de clé, pour que l'ancienne ne vaille rien."""
    request.session.cycle_key()
    django_otp.login(request, appareil)
    seances.confirme(request)


@never_cache
@require_safe
@staff_member_required(login_url="admin:login")
def ma_connexion(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        "ma_connexion",
        {
            "title": "Ma connexion",
            "appareil": second_facteur.appareil_de(request.user),
            "restants": second_facteur.secours_restants(request.user),
            "exige": second_facteur.est_exige(request.user),
        },
    )


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@staff_member_required(login_url="admin:login")
def code(request: HttpRequest) -> HttpResponse:
    """Étape après le mot de passe, pour qui a un téléphone enrôlé."""
    if request.user.is_verified() or not second_facteur.appareil_de(request.user):
        return redirect(_suite(request))
    formulaire = CodeForm(request.POST or None, utilisateur=request.user)
    if formulaire.is_valid():
        _ouvre(request, formulaire.appareil)
        journal.note(Acces.Nature.CODE, request.user.get_username(), request)
        return redirect(_suite(request))
    if formulaire.is_bound:
        journal.note(Acces.Nature.CODE_REFUSE, request.user.get_username(), request)
    return _page(request, "code", {"title": "Votre code", "form": formulaire, "next": _suite(request)})


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@staff_member_required(login_url="admin:login")
def enrolement(request: HttpRequest) -> HttpResponse:
    """Enrôle un téléphone, ou en change. La clé proposée vit dans la session jusqu'au premier code juste."""
    if attente := _avant_de_changer(request):
        return attente
    cle = request.session.setdefault(CLE_PROPOSEE, second_facteur.nouvelle_cle())
    formulaire = EnrolementForm(request.POST or None, utilisateur=request.user, cle=cle)
    if formulaire.is_valid():
        del request.session[CLE_PROPOSEE]
        _ouvre(request, formulaire.appareil)
        journal.note(Acces.Nature.ENROLEMENT, request.user.get_username(), request)
        return _codes(request, formulaire.codes)
    if formulaire.is_bound:
        journal.note(Acces.Nature.CODE_REFUSE, request.user.get_username(), request)
    contexte = {
        "title": "Protéger votre compte",
        "form": formulaire,
        "next": _suite(request),
        "exige": second_facteur.est_exige(request.user),
        "proposition": second_facteur.proposition(request.user, cle),
    }
    return _page(request, "enrolement", contexte)


def _avant_de_changer(request: HttpRequest) -> HttpResponse | None:
    """Qui a déjà un téléphone prouve d'abord que c'est lui, par un code puis par son mot de passe."""
    if not second_facteur.appareil_de(request.user):
        return None
    if not request.user.is_verified():
        return redirect(f"{reverse('connexion:code')}?next={reverse('connexion:enrolement')}")
    return vers_confirmation(request)


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Les codes de secours ne se montrent que dans cette réponse."""
    contexte = {"title": "Vos codes de secours", "codes": codes, "next": _suite(request)}
    return _page(request, "codes", contexte | {"le": timezone.localdate()})


@never_cache
@require_POST
@staff_member_required(login_url="admin:login")
@reauthentification_recente
def secours(request: HttpRequest) -> HttpResponse:
    """Remplace les codes de secours de qui a un téléphone enrôlé."""
    if not second_facteur.appareil_de(request.user):
        return redirect("connexion:enrolement")
    codes = second_facteur.renouvelle_secours(request.user)
    journal.note(Acces.Nature.SECOURS, request.user.get_username(), request)
    return _codes(request, codes)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@staff_member_required(login_url="admin:login")
def confirmation(request: HttpRequest) -> HttpResponse:
    formulaire = ConfirmationForm(request.POST or None, request=request)
    if formulaire.is_valid():
        seances.confirme(request)
        journal.note(Acces.Nature.CONFIRMATION, request.user.get_username(), request)
        return redirect(_suite(request))
    contexte = {"title": "Confirmez que c'est vous", "form": formulaire, "next": _suite(request)}
    return _page(request, "confirmation", contexte)


@never_cache
@require_http_methods(["GET", "POST"])
@staff_member_required(login_url="admin:login")
def reprise(request: HttpRequest) -> HttpResponse:
    """Rend ce qui était envoyé quand la session a fini ; POST l'abandonne."""
    gardee = reprises.reprise_de(request)
    if gardee is None:
        return redirect("admin:index")
    if request.method == "POST":
        reprises.oublie(request)
        messages.info(request, "Ce que vous aviez écrit a été abandonné ; la page est celle du guide.")
        return redirect(gardee["adresse"])
    return _page(request, "reprise", {"title": "Reprendre où vous en étiez", "reprise": gardee})


def csrf_refuse(request: HttpRequest, reason: str = "") -> HttpResponse:
    """La page venait d'une autre session : reconnexion dans un autre onglet, cookie effacé. Ce qui était tapé est rendu.

    Un site étranger n'arrive pas jusqu'à la reprise : le cookie de session (SameSite) ne suit pas ses envois.
    """
    if request.user.is_authenticated and request.user.is_staff:
        reprises.garde(request, request.user, reprises.envoi(request))  # la page suivante la montre
        return redirect(_suite(request))
    return _page(request, "page_vieillie", {"title": "Cette page a vieilli"}, status=403)


def acces_refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 de la rédaction : ce rôle ne le permet pas."""
    contexte = {"title": "Votre rôle ne le permet pas", "raison": str(exception or "")}
    return _page(request, "refus", contexte, status=403)


def bloque(request: HttpRequest, reponse: HttpResponse, identifiants: dict) -> HttpResponse:
    """Page du compte bloqué : quand réessayer, et à qui demander."""
    dernier = AccessAttempt.objects.filter(
        username=get_client_username(request, identifiants),
        ip_address=adresse_ip(request),
        attempt_time__gt=get_cool_off_threshold(request),
    ).first()
    debut = dernier.attempt_time if dernier else timezone.now()
    fin = debut + settings.AXES_COOLOFF_TIME
    contexte = {
        "title": "Trop d'essais",
        "essais": settings.AXES_FAILURE_LIMIT,
        "reouvre_a": fin + timedelta(seconds=59),
        "courriel_redaction": settings.COURRIEL_REDACTION,
    }
    return _page(request, "bloque", contexte, status=429)
