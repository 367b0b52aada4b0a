"""Les sites visités : on les consulte, la commande `verifier_liens` les écrit."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lieux.admin.base import LectureSeuleAdmin

from . import liens
from .models import VerificationLien


class CitePar(admin.SimpleListFilter):
    title = "cité par"
    parameter_name = "cite_par"

    def lookups(self, request, model_admin):
        return [("autres", "Un opérateur ou une fédération")]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(pk__in=liens.cites_hors_des_lieux().values("pk"))


@admin.register(VerificationLien)
class VerificationLienAdmin(LectureSeuleAdmin):
    fields = [
        "adresse", "citent", "etat", "raison", "code", "redirige_vers", "echecs", "dernier_echec", "verifie_le",
    ]  # fmt: skip
    readonly_fields = ["citent"]
    list_display = ["adresse", "cite_par", "etat", "raison", "redirige_vers", "verifie_le"]
    list_filter = ["etat", CitePar]
    search_fields = ["adresse"]

    def get_queryset(self, request):
        return liens.annotate_premier_nom(super().get_queryset(request))

    @admin.display(description="cité par")
    def cite_par(self, lien: VerificationLien) -> str:
        noms = (lien.nom_lieu, lien.nom_operateur, lien.nom_federation)
        return ", ".join(dict.fromkeys(filter(None, noms)))

    @admin.display(description="cité par")
    def citent(self, lien: VerificationLien) -> SafeString:
        """Un lien vers chaque fiche qui cite ce site."""
        fiches = (
            (reverse(f"admin:{o._meta.app_label}_{o._meta.model_name}_change", args=[o.pk]), o)
            for o in liens.qui_citent(lien.adresse)
        )
        return format_html_join(", ", '<a href="{}">{}</a>', fiches)
