"""La fiche enregistrée dans la rédaction protège ce qu'on y a corrigé : aucun import ne l'écrira plus sans qu'on l'accepte."""

from lieux.models import Accueil

from .verrous import verrouille, verrouille_ce_qui_est_rempli


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
