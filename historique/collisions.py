"""Deux personnes enregistrent la même fiche : la seconde est prévenue, champ par champ, et rien de ce qu'elle a tapé n'est perdu."""

from django.db import models, transaction
from django.forms.models import BaseModelForm
from django.http import HttpRequest
from django.urls import reverse

from .envois import Tableau, ecrit_dans
from .etats import Etat, est_suivi, etat_actuel, etat_efface
from .jetons import Jeton, verrouille
from .rencontres import GARDE, Rapprochement, Rencontre

JETON, JETON_LU, CONFLITS = "_version", "_version_lue", "_conflits"
RIEN_D_ENREGISTRE = (
    "Rien n'est encore enregistré : lire ce qui a changé entre-temps, puis enregistrer de nouveau."
)


class CollisionMixin:
    """Le formulaire porte le jeton de ce qu'on a lu ; s'il a vieilli, la page revient au lieu d'écraser."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None or not est_suivi(self.model):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            if object_id.isdecimal():
                cle = int(object_id)
                objet = verrouille(self.model, cle) if request.method == "POST" else None
                request._jeton = Jeton.de(self.model, cle)
                if objet is not None:
                    self._rencontre(request, objet)
                elif request.method == "POST" and (efface := etat_efface(self.model, cle)):
                    return self._effacee_entre_temps(request, *efface, extra_context)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Pendant une rencontre, le formulaire ne passe pas : il ne fait que revenir."""
        classe = super().get_form(request, obj, change, **kwargs)
        if getattr(request, "_rencontre", None) is None:
            return classe
        return type(classe.__name__, (_EnAttente, classe), {})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {
            "jeton": getattr(request, "_jeton", ""),
            "jeton_lu": getattr(request, "_jeton_lu", ""),
            "rencontre": getattr(request, "_rencontre", None),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _rencontre(self, request: HttpRequest, objet: models.Model) -> None:
        """Rapproche ce qui est envoyé de ce qui est en base ; s'il y a quelque chose à dire, `request._rencontre` le dit."""
        jeton, cle = Jeton.lit(request.POST.get(JETON, "")), objet.pk
        conflits = request.POST.getlist(CONFLITS)
        if jeton.empreinte == request._jeton.empreinte and not conflits:
            return
        if not self.has_change_permission(request, objet):
            return  # la vue de Django refuse elle-même
        lue = Jeton.lit(request.POST.get(JETON_LU, "")) if conflits else jeton
        actuel, vu = etat_actuel(self.model, cle), jeton.etat(self.model, cle)
        travail = self._rapprochement(request, objet)
        travail.origine = lue.etat(self.model, cle) if conflits else vu
        restes = travail.choisit(vu or actuel, conflits)
        points = travail.rapproche(vu, actuel, restes)
        request.POST = travail.donnees
        if any(point.sorte != GARDE for point in points):
            request._jeton_lu = str(lue)
            request._rencontre = Rencontre(lue.depuis(self.model, cle), points, sans_choix=bool(restes))

    def _rapprochement(self, request: HttpRequest, objet: models.Model | None) -> Rapprochement:
        donnees = request.POST.copy()
        formulaire = self.get_form(request, objet, change=objet is not None)(instance=objet)
        tableaux, prefixes = [], {}
        for formset, _ in self.get_formsets_with_inlines(request, objet):
            prefixe = formset.get_default_prefix()
            prefixes[prefixe] = prefixes.get(prefixe, 0) + 1
            if prefixes[prefixe] > 1 or not prefixe:
                prefixe = f"{prefixe}-{prefixes[prefixe]}"
            tableaux.append(Tableau.lit(formset, prefixe, donnees))
        return Rapprochement(self.model, formulaire, tableaux, donnees)

    def _effacee_entre_temps(self, request: HttpRequest, etat: Etat, trace, extra_context):
        """Le texte tapé revient dans le formulaire d'ajout : l'enregistrer recrée la fiche."""
        travail = self._rapprochement(request, None)
        if (
            "slug" in travail.formulaire.fields and "slug" not in request.POST
        ):  # ne se change pas, donc ne s'envoie pas
            ecrit_dans(travail.donnees, travail.formulaire.fields["slug"], "slug", etat.propres["slug"])
        for tableau in travail.tableaux:
            for rangee in tableau.rangees:
                rangee.cle = None
            tableau.ecrit(travail.donnees)
        request.POST, request._jeton = travail.donnees, ""
        request._rencontre = Rencontre([trace], effacee=True)
        ajout = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return super().changeform_view(request, None, ajout, extra_context)


class _EnAttente(BaseModelForm):
    def clean(self):
        donnees = super().clean()
        self.add_error(None, RIEN_D_ENREGISTRE)
        return donnees
