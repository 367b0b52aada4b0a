"""Les boutons et les actions qui font passer une fiche d'un état à l'autre, et le mot d'un renvoi. Les règles : lieux/parcours.py."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from comptes.roles import roles_de
from historique.etats import traces_de

from ..models import Lieu
from ..parcours import A_RELIRE, BROUILLON, PUBLIE, RELISENT, RENVOI, RETIRE, passages, passe


def renvoi(pk: int):
    """La trace du dernier renvoi de cette fiche, ou None."""
    renvois = traces_de(Lieu).filter(id=pk, history_change_reason__startswith=RENVOI)
    return renvois.order_by("-history_id").first()


def _action(vers: Lieu.Publication, nom: str, description: str):
    @admin.action(description=description, permissions=["change"])
    def fait_passer(modele_admin, request, queryset):
        modele_admin.fait_passer(request, list(queryset.values_list("pk", "nom")), vers)

    fait_passer.__name__ = nom
    return fait_passer


ACTIONS = {
    "envoie_a_la_relecture": _action(A_RELIRE, "envoie_a_la_relecture", "Envoyer à la relecture"),
    "publie": _action(PUBLIE, "publie", "Publier"),
    "retire": _action(RETIRE, "retire", "Retirer"),
}
RELECTURE_SEULE = {"publie", "retire"}


class Parcours:
    """À mêler à LieuAdmin : les boutons et les actions qui font passer une fiche d'un état à l'autre."""

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not self.has_change_permission(request):
            return actions
        permises = [nom for nom in ACTIONS if nom not in RELECTURE_SEULE or roles_de(request.user) & RELISENT]
        return actions | {nom: (ACTIONS[nom], nom, ACTIONS[nom].short_description) for nom in permises}

    def fait_passer(
        self, request: HttpRequest, fiches: list[tuple[int, str]], vers: Lieu.Publication
    ) -> None:
        """Chaque fiche passe ou dit pourquoi non ; celles qui passent n'attendent pas les autres."""
        passees = []
        for pk, nom in fiches:
            try:
                with transaction.atomic():
                    passees.append(passe(pk, vers=vers, compte=request.user))
            except ValidationError as erreur:
                self.message_user(request, f"{nom} : {' '.join(erreur.messages)}", messages.ERROR)
        if passees:
            noms = ", ".join(lieu.nom for lieu in passees)
            self.message_user(request, f"« {vers.label} » : {noms}.", messages.SUCCESS)

    def get_form(self, request, obj=None, change=False, **kwargs):
        classe = super().get_form(request, obj, change=change, **kwargs)
        return type(classe.__name__, (classe,), {"compte": request.user})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.has_change_permission(request, obj):
            de = context["adminform"].form.initial["publication"]  # un envoi refusé a déjà changé `obj`
            context |= {
                "passages": passages(request.user, de),
                "renvoi": renvoi(obj.pk) if de == BROUILLON else None,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        mot = form.cleaned_data.get("mot")
        if mot and "publication" in form.changed_data:
            obj._change_reason = f"{RENVOI}{mot}"
        super().save_model(request, obj, form, change)
