"""Les pages de l'historique dans la rédaction : le récit d'une fiche, la comparaison, la remise, les fiches effacées."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime

from comptes.roles import Role, roles_de
from lieux.models import AncienneAdresse

from .differences import Difference, differences
from .etats import Etat, est_suivi, etat_actuel, etat_au, etat_efface, lignes_de, traces_de
from .evenements import actes_de, effacees, evenements
from .formulaires import RemiseForm, VersionsForm
from .remise import RemiseRefusee, remet

PAR_PAGE = 20
REMETTENT = {Role.REDACTION, Role.RELECTURE}
LISENT_LES_EFFACEES = REMETTENT | {Role.LECTURE}


def peut_remettre(modeladmin: admin.ModelAdmin, request: HttpRequest, objet: models.Model | None) -> bool:
    """Rédaction et relecture, là où elles peuvent modifier ; rendre une fiche effacée, c'est l'ajouter."""
    permis = (
        modeladmin.has_change_permission(request, objet)
        if objet is not None
        else modeladmin.has_add_permission(request)
    )
    return permis and bool(roles_de(request.user) & REMETTENT)


class HistoriqueMixin:
    """Remplace l'historique de Django. Sans effet pour un modèle qui n'est pas suivi."""

    def get_urls(self):
        if not est_suivi(self.model):
            return super().get_urls()
        nom = f"{self.opts.app_label}_{self.opts.model_name}"
        vue = self.admin_site.admin_view
        return [
            path("effacees/", vue(self.effacees_view), name=f"{nom}_effacees"),
            path(
                "<path:object_id>/history/remettre/<uuid:acte>/",
                vue(self.remise_view),
                name=f"{nom}_remettre",
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        if est_suivi(self.model) and roles_de(request.user) & LISENT_LES_EFFACEES:
            extra_context = (extra_context or {}) | {"url_effacees": self._url("effacees")}
        return super().changelist_view(request, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        if not est_suivi(self.model):
            return super().history_view(request, object_id, extra_context)
        cle, objet = self._fiche(request, object_id)
        moments = actes_de(self.model, cle)
        formulaire = VersionsForm(request.GET)
        choisies = formulaire.cleaned_data if formulaire.is_valid() else {}
        if choisies.get("de") in moments and choisies.get("a") in moments:
            return self._comparaison(request, cle, objet, moments, choisies["de"], choisies["a"])
        page = Paginator(list(moments), PAR_PAGE).get_page(request.GET.get("page"))
        recit = evenements(self.model, cle, {acte: moments[acte] for acte in page})
        contexte = {
            "page": page,
            "evenements": recit,
            "plusieurs": len(moments) > 1,
            "effacee": objet is None,
        }
        return self._rend(request, "recit", cle, objet, contexte | {"dernier": next(iter(moments), None)})

    def _comparaison(self, request, cle: int, objet, moments: dict[UUID, datetime], de: UUID, a: UUID):
        de, a = sorted((de, a), key=moments.get)
        avant, apres = (etat_au(self.model, cle, moments[acte]) for acte in (de, a))
        contexte = {
            "differences": differences(self.model, avant, apres),
            "de": de, "de_quand": moments[de], "a_quand": moments[a],
        }  # fmt: skip
        return self._rend(request, "comparaison", cle, objet, contexte)

    def remise_view(self, request: HttpRequest, object_id: str, acte: UUID) -> HttpResponse:
        """Aperçu de ce que remettre cette version changerait, à cocher ; envoyé, l'enregistre."""
        cle, objet = self._fiche(request, object_id)
        if not peut_remettre(self, request, objet):
            raise PermissionDenied
        quand, voulu = self._version(cle, objet, acte)
        actuel = etat_actuel(self.model, cle)
        formulaire = RemiseForm(request.POST or None, differences=self._a_remettre(actuel, voulu))
        if formulaire.is_valid() and (remis := self._remet(formulaire, cle, quand, voulu)):
            messages.success(request, f"« {remis} » : la version du {_quand(quand)} est remise.")
            return redirect(self._url("change", cle))
        if formulaire.is_bound:  # quelqu'un a pu enregistrer entre-temps
            actuel = etat_actuel(self.model, cle)
        contexte = {
            "formulaire": formulaire, "differences": self._a_remettre(actuel, voulu), "quand": quand,
            "empreinte": actuel.empreinte, "cochees": formulaire.cochees, "effacee": objet is None,
        }  # fmt: skip
        return self._rend(request, "remise", cle, objet, contexte)

    def _remet(self, formulaire: RemiseForm, cle: int, quand: datetime, voulu: Etat) -> models.Model | None:
        """La fiche remise ; ou None, et le formulaire dit ce qui l'empêche."""
        saisie = formulaire.cleaned_data
        raison = ". ".join(filter(None, [f"Remise de la version du {_quand(quand)}", saisie["raison"]]))
        try:
            return remet(
                self.model, cle, voulu=voulu, choix=set(saisie["choix"]), vue=saisie["vue"], raison=raison
            )
        except RemiseRefusee as refus:
            formulaire.add_error(None, str(refus))
            return None

    def effacees_view(self, request: HttpRequest) -> HttpResponse:
        if not (self.has_view_permission(request) and roles_de(request.user) & LISENT_LES_EFFACEES):
            raise PermissionDenied
        page = Paginator(effacees(self.model), PAR_PAGE).get_page(request.GET.get("page"))
        lignes = [(self._nom(trace), trace, self._url("history", trace.id)) for trace in page]
        titre = f"{capfirst(self.opts.verbose_name_plural)} : fiches effacées"
        return self._rend(request, "effacees", None, None, {"page": page, "lignes": lignes, "title": titre})

    def _fiche(self, request: HttpRequest, object_id: str) -> tuple[int, models.Model | None]:
        """Clé, et la fiche ou None si elle est effacée. Lève PermissionDenied ou Http404."""
        objet = self.get_object(request, unquote(object_id))
        if objet is not None:
            if not self.has_view_or_change_permission(request, objet):
                raise PermissionDenied
            return objet.pk, objet
        if not object_id.isdecimal() or etat_efface(self.model, int(object_id)) is None:
            raise Http404("Cette fiche n'existe pas et n'a jamais existé, ou n'est pas de votre périmètre.")
        if not (self.has_view_permission(request) and roles_de(request.user) & LISENT_LES_EFFACEES):
            raise PermissionDenied
        return int(object_id), None

    def _version(self, cle: int, objet, acte: UUID) -> tuple[datetime, Etat]:
        """La version faite par cet acte ; l'effacement rend ce qu'il y avait juste avant."""
        quand = actes_de(self.model, cle).get(acte)
        if quand is None:
            raise Http404("Cette version n'est pas de cette fiche.")
        voulu = etat_au(self.model, cle, quand)
        if voulu.propres is None and objet is None:
            voulu, _ = etat_efface(self.model, cle)
        if voulu.propres is None:
            raise Http404("À ce moment, la fiche n'existait pas.")
        return quand, voulu

    def _a_remettre(self, actuel: Etat, voulu: Etat) -> list[Difference]:
        """Une fiche qui existe garde ses anciennes adresses : elles suivent seules le changement d'identifiant."""
        trouvees = differences(self.model, actuel, voulu)
        if actuel.propres is None or AncienneAdresse not in lignes_de(self.model):
            return trouvees
        return [d for d in trouvees if not d.cle.startswith("ancienneadresse-")]

    def _nom(self, trace: models.Model) -> str:
        return getattr(trace, "nom", "") or getattr(trace, "libelle", "") or (
            f"{capfirst(self.opts.verbose_name)} n° {trace.id}"
        )  # fmt: skip

    def _url(self, quoi: str, *arguments: object) -> str:
        nom = f"admin:{self.opts.app_label}_{self.opts.model_name}_{quoi}"
        return reverse(nom, args=arguments, current_app=self.admin_site.name)

    def _rend(
        self, request, gabarit: str, cle: int | None, objet, contexte: dict[str, Any]
    ) -> TemplateResponse:
        commun = {
            **self.admin_site.each_context(request),
            "opts": self.opts, "object": objet, "cle": cle, "media": self.media,
            "url_liste": self._url("changelist"),
        }  # fmt: skip
        if cle is not None:
            nom = (
                str(objet)
                if objet is not None
                else self._nom(traces_de(self.model).filter(id=cle).latest("history_id"))
            )
            commun |= {
                "title": nom, "nom": nom,
                "url_historique": self._url("history", cle),
                "url_fiche": self._url("change", cle) if objet is not None else "",
                "remettre": f"{self.opts.app_label}_{self.opts.model_name}_remettre",
                "peut_remettre": peut_remettre(self, request, objet),
            }  # fmt: skip
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/historique/{gabarit}.html", commun | contexte)


def _quand(quand: datetime) -> str:
    return date_format(localtime(quand), r"j F Y \à H \h i")
