from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lieux.pages_en_cache import page_en_cache

from .models import Mot


@require_safe
@page_en_cache()
def glossaire(request: HttpRequest) -> HttpResponse:
    return render(request, "comprendre/glossaire.html", {"mots": Mot.objects.all()})
