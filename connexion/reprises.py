"""Ce qu'une personne envoyait quand sa session a fini : gardé, puis rendu après la connexion. Rien de tapé n'est perdu."""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse

CLE = "reprise"
POIDS = 300_000  # caractères : une fiche entière en fait dix fois moins
SECRETS = ("password", "csrfmiddlewaretoken")
SANS_REPRISE = ("admin:login", "admin:logout")

Envoi = dict[str, object]


def envoi(request: HttpRequest) -> Envoi | None:
    """Adresse et champs d'un formulaire envoyé, sans aucun mot de passe. Un fichier ne se garde pas."""
    if request.method != "POST" or resolve(request.path_info).view_name in SANS_REPRISE:
        return None
    if resolve(request.path_info).app_name == "connexion":
        return None
    champs = {
        nom: valeurs
        for nom, valeurs in request.POST.lists()
        if not any(mot in nom.lower() for mot in SECRETS)
    }
    if sum(len(nom) + len(valeur) for nom, valeurs in champs.items() for valeur in valeurs) > POIDS:
        return None
    return {"adresse": request.get_full_path(), "champs": champs, "fichiers": bool(request.FILES)}


def phrase(envoi: Envoi | None) -> str:
    if envoi is None:
        return ""
    return "Ce que vous veniez d'écrire est gardé : vous le retrouverez juste après."


def garde(request: HttpRequest, utilisateur: User, envoi: Envoi | None) -> None:
    if envoi:
        request.session[CLE] = envoi | {"compte": utilisateur.pk, "montree": False}


def reprise_de(request: HttpRequest) -> Envoi | None:
    """La reprise de cette personne ; celle de quelqu'un d'autre est oubliée."""
    reprise = request.session.get(CLE)
    if reprise and reprise["compte"] != request.user.pk:
        del request.session[CLE]
        return None
    return reprise


def a_montrer(request: HttpRequest) -> HttpResponse | None:
    """Mène à la reprise une fois ; renvoyer le formulaire, ou un autre à la même adresse, y met fin."""
    reprise = reprise_de(request)
    if reprise is None:
        return None
    if request.method == "POST" and request.get_full_path() == reprise["adresse"]:
        oublie(request)
    elif request.method == "GET" and not reprise["montree"]:
        request.session[CLE] = reprise | {"montree": True}
        return redirect(reverse("connexion:reprise"))
    return None


def oublie(request: HttpRequest) -> None:
    request.session.pop(CLE, None)
