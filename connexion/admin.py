"""Comptes, blocages et journal des accès. Les tables d'axes et de django-otp ne se montrent pas : elles portent des secrets."""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.decorators import method_decorator
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from comptes.models import Perimetre
from comptes.roles import Role
from lieux.admin.base import LectureSeuleAdmin
from lieux.widgets import CasesACocher

from . import journal, second_facteur
from .forms import CompteForm, MotDePasseForm
from .models import Acces, Blocage
from .reauthentification import ConfirmationAdmin, reauthentification_recente

for modele in (StaticDevice, TOTPDevice, User, Group):
    if admin.site.is_registered(modele):
        admin.site.unregister(modele)


class PerimetreInline(admin.StackedInline):
    """Dit à côté des groupes ce que la personne peut changer."""

    model = Perimetre
    can_delete = False
    autocomplete_fields = ["lieux", "operateurs", "federations", "communes"]
    verbose_name_plural = "périmètre d'une contribution"


@admin.register(User)
class CompteAdmin(ConfirmationAdmin, UserAdmin):
    """Les droits viennent des rôles (comptes/droits.py) : aucun ne se donne un à un, à une seule personne."""

    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Personne", {"fields": ["first_name", "last_name", "email"]}),
        ("Rôle", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    form = CompteForm
    change_password_form = MotDePasseForm
    inlines = [PerimetreInline]
    actions = ["reinitialise_second_facteur"]

    def save_related(self, request, form, formsets, change):
        """Un rôle ouvre la rédaction : sans l'accès à l'administration, il ne servirait à rien."""
        super().save_related(request, form, formsets, change)
        compte = form.instance
        if not compte.is_staff and any(map(est_un_role, compte.groups.all())):
            compte.is_staff = True
            compte.save(update_fields=["is_staff"])
            self.message_user(request, f"Avec ce rôle, {compte} peut entrer dans la rédaction.")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = CasesACocher(libelle=db_field.verbose_name)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @method_decorator(reauthentification_recente)
    def user_change_password(self, request, id, form_url=""):
        return super().user_change_password(request, id, form_url)

    @admin.action(description="Réinitialiser le second facteur", permissions=["change"])
    def reinitialise_second_facteur(self, request, queryset):
        """Pour qui a perdu son téléphone et sa feuille : un nouveau second facteur sera demandé à la prochaine page."""
        with transaction.atomic():
            remis = [compte for compte in queryset if second_facteur.oublie(compte)]
            for compte in remis:
                journal.note(Acces.Nature.REINITIALISATION, compte.get_username(), request)
        noms = ", ".join(compte.get_username() for compte in remis)
        if remis:
            self.message_user(
                request, f"Second facteur oublié : {noms}. Un nouveau sera demandé à la prochaine page."
            )
        else:
            self.message_user(request, "Aucun de ces comptes n'avait de second facteur.", messages.WARNING)


@admin.register(Group)
class GroupeAdmin(ConfirmationAdmin, GroupAdmin):
    """Les droits des quatre rôles sont écrits dans comptes/droits.py : les changer ici ne durerait que jusqu'à la mise à jour."""

    filter_horizontal = []

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not est_un_role(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not est_un_role(obj)


def est_un_role(groupe: Group | None) -> bool:
    return groupe is not None and groupe.name in {role.value for role in Role}


@admin.register(Blocage)
class BlocageAdmin(LectureSeuleAdmin):
    """Supprimer la ligne rouvre la porte tout de suite."""

    list_display = ["username", "ip_address", "failures_since_start", "reouvre_le"]
    search_fields = ["username"]
    fields = ["username", "ip_address", "failures_since_start", "attempt_time"]
    actions = ["debloque"]

    def get_queryset(self, request):
        return super().get_queryset(request).en_cours()

    @admin.display(description="rouvre à")
    def reouvre_le(self, blocage: Blocage):
        return blocage.reouvre_le

    def has_unblock_permission(self, request) -> bool:
        return request.user.has_perm("connexion.delete_blocage")

    @admin.action(description="Débloquer", permissions=["unblock"])
    def debloque(self, request, queryset):
        Blocage.objects.filter(username__in=list(queryset.values_list("username", flat=True))).delete()
        self.message_user(request, "La connexion est de nouveau possible, tout de suite.")


@admin.register(Acces)
class AccesAdmin(LectureSeuleAdmin):
    list_display = ["moment", "nature", "nom", "adresse_ip"]
    list_filter = ["nature"]
    search_fields = ["nom"]
    date_hierarchy = "moment"
