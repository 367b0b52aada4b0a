"""« Vérifié aujourd'hui » d'un clic : depuis la liste, depuis la fiche, ou pour les fiches choisies ; et « Annuler »."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from lieux import fraicheur
from lieux.horaires_mots import en_date
from lieux.models import Lieu, Verification

from . import liens, verifications
from .forms import LotForm, MethodeForm
from .mots import de_mois

BOUTONS = [
    (methode, court, methode.label)
    for methode, court in zip(
        verifications.METHODES, ("Téléphone", "Visite", "Courriel", "Source"), strict=True
    )
]
LOTS = 5
"""Lots que l'on peut encore annuler : ceux des derniers messages."""
JAMAIS = timedelta(
    days=36_500
)  # plus que tout retard : une fiche jamais vérifiée vient avec les plus anciennes
RETARD = ExpressionWrapper(
    F("limite_verification") - F("derniere_verification"), output_field=DurationField()
)


def action_pour(methode: Verification.Methode):
    """Action de la liste : la vérification des fiches choisies, par cette méthode."""

    @admin.action(description=f"Vérifié aujourd'hui {methode.label}", permissions=["verify"])
    def verifie(modele_admin, request, queryset):
        modele_admin.note(
            request, queryset.values_list("pk", flat=True), methode, retour=request.get_full_path()
        )

    verifie.__name__ = f"verifie_{methode.value}"
    return verifie


class VerificationRapide:
    """À mêler à LieuAdmin. Attend des lieux annotés de leur dernière vérification et de leur limite."""

    actions = [action_pour(methode) for methode in verifications.METHODES]

    def has_verify_permission(self, request: HttpRequest, obj: Lieu | None = None) -> bool:
        """Noter une vérification change ce que le public lit : il faut pouvoir changer la fiche, et ajouter la ligne."""
        return self.has_change_permission(request, obj) and request.user.has_perm("lieux.add_verification")

    @admin.display(
        description="vérification", ordering=Coalesce(RETARD, Value(JAMAIS, output_field=DurationField()))
    )
    def verification(self, lieu: Lieu) -> str:
        """« 3 mars 2024, en retard de 8 mois »."""
        return quand(lieu) + retard(lieu)

    @admin.display(description="vérification · aujourd'hui par :", ordering=verification.admin_order_field)
    def verification_et_boutons(self, lieu: Lieu) -> SafeString:
        contexte = {"lieu": lieu, "etat": self.verification(lieu), "boutons": BOUTONS}
        return render_to_string("admin/lieux/lieu/_verifier.html", contexte)

    def get_list_display(self, request):
        """Les boutons, seulement pour qui peut noter une vérification."""
        remplace = {"verification": "verification_et_boutons"} if self.has_verify_permission(request) else {}
        return [remplace.get(colonne, colonne) for colonne in super().get_list_display(request)]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate_verification().annotate_limite(timezone.localdate())

    def get_urls(self):
        vue = self.admin_site.admin_view
        return [
            path("<int:pk>/verifier/", vue(self.verifie_un), name="lieux_lieu_verifier"),
            path("verifications/annuler/", vue(self.annule_lot), name="lieux_lieu_annuler_verifications"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def verifie_un(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Bouton d'une ligne de la liste ; y revient, filtres compris."""
        lieu = get_object_or_404(self.get_queryset(request), pk=pk)
        formulaire = MethodeForm(request.POST)
        if not self.has_verify_permission(request, lieu) or not formulaire.is_valid():
            raise PermissionDenied
        saisie = formulaire.cleaned_data
        retour = f"{reverse('admin:lieux_lieu_changelist')}?{saisie['filtres']}"
        self.note(request, [lieu.pk], saisie["methode"], retour=retour, nom=lieu.nom)
        return redirect(retour)

    def note(
        self, request: HttpRequest, lieux: Iterable[int], methode: str, *, retour: str, nom: str = ""
    ) -> None:
        """Note et le dit, avec de quoi l'annuler. `nom` : celui du lieu, s'il n'y en a qu'un."""
        methode = Verification.Methode(methode)
        notees = verifications.note(
            lieux=list(lieux), methode=methode, auteur=request.user, jour=timezone.localdate()
        )
        phrase = phrase_du_compte(notees, methode, nom)
        if not notees.pks:
            messages.info(request, phrase)
            return
        lot = get_random_string(8)
        lots = [
            *request.session.get("verifications", {}).items(),
            (lot, {"pks": notees.pks, "retour": retour}),
        ]
        request.session["verifications"] = dict(lots[-LOTS:])
        bouton = format_html(
            '<button class="annuler" form="annuler-verification" name="lot" value="{}">Annuler</button>', lot
        )
        messages.success(request, format_html("{} {}", phrase, bouton))

    @method_decorator(require_POST)
    def annule_lot(self, request: HttpRequest) -> HttpResponse:
        """Défait un lot noté tout à l'heure, dans cette session."""
        if not self.has_verify_permission(request):
            raise PermissionDenied
        formulaire = LotForm(request.POST)
        lots = request.session.get("verifications", {})
        lot = lots.pop(formulaire.cleaned_data["lot"], None) if formulaire.is_valid() else None
        if not lot:
            messages.info(
                request, "Cette vérification n'est plus à annuler d'ici : l'effacer depuis la fiche du lieu."
            )
            return redirect("admin:lieux_lieu_changelist")
        request.session["verifications"] = lots
        nombre = verifications.annule(pks=lot["pks"], auteur=request.user)
        messages.success(
            request, "Vérification annulée." if nombre == 1 else f"{nombre} vérifications annulées."
        )
        return redirect(lot["retour"])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {"etat_lien": liens.phrase(obj.site_web)}
        if obj and self.has_verify_permission(request, obj):
            context |= {"boutons_verification": BOUTONS, "etat_verification": etat(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request, obj):
        reponse = super().response_change(request, obj)
        if request.POST.get("_verifier") in verifications.METHODES and self.has_verify_permission(
            request, obj
        ):
            retour = reverse("admin:lieux_lieu_change", args=[obj.pk])
            self.note(request, [obj.pk], request.POST["_verifier"], retour=retour, nom=obj.nom)
        return reponse


def etat(lieu: Lieu) -> str:
    """« Dernière vérification le 3 mars 2024, en retard de 8 mois. »"""
    if not lieu.derniere_verification:
        return "Personne ne l'a encore vérifiée."
    methode = Verification.Methode(lieu.derniere_methode).label
    return f"Dernière vérification le {quand(lieu)}, {methode}{retard(lieu)}."


def quand(lieu: Lieu) -> str:
    return en_date(lieu.derniere_verification, annee=True) if lieu.derniere_verification else "jamais"


def retard(lieu: Lieu) -> str:
    """« , en retard de 8 mois » ; vide si la fiche est à jour, n'a jamais été vérifiée, ou n'a pas à l'être."""
    if (
        not lieu.se_perime
        or not lieu.derniere_verification
        or lieu.derniere_verification >= lieu.limite_verification
    ):
        return ""
    mois = fraicheur.mois_de_retard(
        lieu.derniere_verification, lieu.rythme_verification, timezone.localdate()
    )
    return f", en retard {de_mois(mois)}"


def phrase_du_compte(notees: verifications.Notees, methode: Verification.Methode, nom: str) -> str:
    nombre, deja = len(notees.pks), notees.deja
    if nom:
        return f"{nom} : {'vérifié' if nombre else 'déjà noté vérifié'} aujourd'hui {methode.label}."
    if not nombre:
        return f"Rien de nouveau : la vérification d'aujourd'hui {methode.label} était déjà notée."
    suite = f" {deja} l'étai{'t' if deja == 1 else 'ent'} déjà." if deja else ""
    accord = "s" if nombre > 1 else ""
    return f"{nombre} fiche{accord} vérifiée{accord} aujourd'hui {methode.label}.{suite}"
