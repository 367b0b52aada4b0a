"""Une contribution enregistre une fiche publiée : rien ne s'écrit, sa modification devient une proposition.

Le formulaire fait tout son travail, lignes comprises, puis la transaction est défaite : ce qui aurait changé est ce qui se propose.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comptes import perimetres
from historique.etats import Etat, etat_actuel
from lieux.models import Lieu

from .contenu import ecrite
from .depot import propose
from .models import Proposition

PROPOSEE = "Votre proposition pour « {nom} » attend une relecture ; d'ici là, le public lit la fiche telle qu'elle est."
RIEN = "Rien ne change dans la fiche : il n'y a rien à proposer."


class AProposer(Exception):
    """Interrompt l'enregistrement, et défait donc ce qu'il a écrit."""

    def __init__(self, lieu: Lieu, avant: Etat, apres: Etat) -> None:
        super().__init__(lieu.nom)
        self.lieu, self.avant, self.apres = lieu, avant, apres


def est_propose(compte: perimetres.Compte, publication: str) -> bool:
    """Ce que ce compte enregistre d'une fiche dans cet état se propose-t-il, au lieu de s'écrire ?"""
    return perimetres.est_borne(compte) and publication == Lieu.Publication.PUBLIE


class ProposeAuLieuDEcrire:
    """À mettre devant tout autre mixin de LieuAdmin."""

    def has_change_permission(self, request, obj=None):
        if obj is None or not est_propose(request.user, obj.publication):
            return super().has_change_permission(request, obj)
        return request.user.has_perm("lieux.change_lieu") and perimetres.voit(obj, request.user)

    def get_readonly_fields(self, request, obj=None):
        """L'adresse d'une page publiée ne se propose pas : la changer en laisse une ancienne, qui redirige."""
        fixes = ["slug"] if obj and est_propose(request.user, obj.publication) else []
        return [*super().get_readonly_fields(request, obj), *fixes]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AProposer as envoi:
            return self._propose(request, envoi)

    def save_model(self, request, obj, form, change):
        """La fiche est verrouillée : l'état qu'on lit ici est celui qu'on allait écrire."""
        avant = etat_actuel(Lieu, obj.pk) if change else None
        publication = avant.propres["publication"] if avant else ""
        request._avant = avant if est_propose(request.user, publication) else None
        super().save_model(request, obj, form, change)

    def response_change(self, request, obj):
        if request._avant is not None:
            raise AProposer(obj, request._avant, etat_actuel(Lieu, obj.pk))
        return super().response_change(request, obj)

    def _propose(self, request: HttpRequest, envoi: AProposer) -> HttpResponse:
        proposition = propose(lieu=envoi.lieu.pk, auteur=request.user, avant=envoi.avant, apres=envoi.apres)
        if proposition:
            nom = envoi.avant.propres["nom"]
            self.message_user(request, PROPOSEE.format(nom=nom), messages.SUCCESS)
        else:
            self.message_user(request, RIEN, messages.INFO)
        return redirect("admin:lieux_lieu_change", envoi.lieu.pk)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            attente = Proposition.objects.en_attente().pour_liste().filter(lieu=obj.pk)
            visibles = perimetres.filtre(attente, request.user)
            context |= {
                "propositions": [(une, ecrite(une.contenu)) for une in visibles],
                "se_propose": est_propose(
                    request.user, context["adminform"].form.initial.get("publication", "")
                ),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)
