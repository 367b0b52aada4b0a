"""La fiche enregistrée dans la rédaction protège ce qu'on y a corrigé : aucun import ne l'écrira plus sans qu'on l'accepte."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from lieux.actes import acte_en_cours
from lieux.models import Accueil

from .comparaison import pour_import
from .droits import peut_importer
from .forms import VerrouForm
from .verrous import libelle, libere, proteges, verrouille, verrouille_ce_qui_est_rempli


class ProtegeLesCorrections:
    """À mêler à LieuAdmin."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        lieu = form.instance
        if not change:
            verrouille_ce_qui_est_rempli(lieu=lieu, auteur=request.user)
            return
        accueils = any(ensemble.model is Accueil and ensemble.has_changed() for ensemble in formsets)
        champs = [*form.changed_data, *(["publics"] if accueils else [])]
        verrouille(lieu=lieu, champs=champs, auteur=request.user)

    def _remet(self, formulaire, cle, quand, voulu):
        """Remettre une version choisie est une correction à la main."""
        remis = super()._remet(formulaire, cle, quand, voulu)
        if remis:
            choix = formulaire.cleaned_data["choix"]
            accueils = ["publics"] if any(nom.startswith("accueil-") for nom in choix) else []
            verrouille(lieu=remis, champs=[*choix, *accueils], auteur=acte_en_cours().auteur)
        return remis

    def changelist_view(self, request, extra_context=None):
        outils = {"peut_importer": peut_importer(request.user)}
        return super().changelist_view(request, outils | (extra_context or {}))

    def get_urls(self):
        vue = self.admin_site.admin_view(self.champs_proteges)
        return [
            path("<int:pk>/champs-proteges/", vue, name="lieux_lieu_champs_proteges"),
            *super().get_urls(),
        ]

    def champs_proteges(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Les champs de ce lieu qu'aucun import n'écrit ; envoyée, la page en rend un aux imports."""
        lieu = get_object_or_404(pour_import(self.get_queryset(request)), pk=pk)
        if not self.has_view_or_change_permission(request, lieu):
            raise PermissionDenied
        libere_ici = peut_importer(request.user) and self.has_change_permission(request, lieu)
        if request.method == "POST":
            formulaire = VerrouForm(request.POST)
            if not libere_ici or not formulaire.is_valid():
                raise PermissionDenied
            champ = formulaire.cleaned_data["champ"]
            libere(lieu=lieu, champs=[champ])
            messages.success(request, f"Les prochains imports pourront écrire : {libelle(champ)}.")
            return redirect("admin:lieux_lieu_champs_proteges", pk)
        contexte = {
            **self.admin_site.each_context(request),
            "title": f"Champs protégés de {lieu.nom}", "opts": self.opts, "lieu": lieu, "proteges": proteges(lieu),
            "libere_ici": libere_ici,
        }  # fmt: skip
        return TemplateResponse(request, "admin/imports/champs_proteges.html", contexte)
