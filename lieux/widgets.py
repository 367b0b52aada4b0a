"""Champs de saisie de la rédaction. Tous fonctionnent sans JavaScript ; il ne fait que les rendre plus doux."""

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AutocompleteSelect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from .apercu_horaires import apercu
from .lisibilite import en_apercu
from .models import Communaute


class DateInput(forms.DateInput):
    """Le calendrier du navigateur, au clavier comme au doigt."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class ZoneTexte(forms.Textarea):
    """Un navigateur envoie « \\r\\n » ; la base garde « \\n », sans quoi rouvrir et enregistrer un texte le changerait."""

    def value_from_datadict(self, data, files, name):
        texte = super().value_from_datadict(data, files, name)
        return texte.replace("\r\n", "\n") if texte else texte


class ChoixCherche(AutocompleteSelect):
    """Clé étrangère que l'on cherche en tapant. Une première option vide et nommée : sans elle, `required` n'est pas du HTML."""

    def optgroups(self, name, value, attrs=None):
        groupes = super().optgroups(name, value, attrs)
        for _, options, _ in groupes:
            choisies = [option for option in options if option["value"] != ""]
            options[:] = [self.create_option(name, "", "---------", False, 0), *choisies]
        return groupes


class CasesACocher(forms.CheckboxSelectMultiple):
    """Cases d'un vocabulaire, en un groupe que le lecteur d'écran annonce par son nom."""

    def __init__(self, *, libelle: str):
        super().__init__()
        self.libelle = libelle

    def render(self, *args, **kwargs):
        cases = super().render(*args, **kwargs)
        return format_html('<div class="cases" role="group" aria-label="{}">{}</div>', self.libelle, cases)


class CoordonneeInput(forms.TextInput):
    """Degrés, virgule ou point. Avec JavaScript, le champ `latitude` gagne une carte qui règle les deux nombres."""

    class Media:
        css = {"all": ["css/carte-leaflet.css", "css/carte.css"]}
        js = ["leaflet/leaflet.js", forms.Script("js/redaction/position.js", type="module")]

    def __init__(self, *, axe: str):
        super().__init__(
            {"class": "coordonnee", "inputmode": "decimal", "autocomplete": "off", "data-coordonnee": axe}
        )
        self.axe = axe

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.axe == "latitude":
            context["widget"]["attrs"] |= {
                "data-fond": static("carte/fond.json"),
                "data-tuiles": settings.TUILES_URL,
                "data-tuiles-credit": settings.TUILES_CREDIT,
            }
        return context


class HorairesInput(forms.TextInput):
    """Horaires en français ou en OpenStreetMap, redits dessous en mots et en tableau. Avec JavaScript, ils suivent la frappe.

    `communaute` : celle dont le lieu suit les congés, quand on la connaît.
    """

    communaute = Communaute.FWB.value

    class Media:
        js = [forms.Script("js/redaction/horaires.js", type="module")]

    def __init__(self):
        super().__init__(
            {"class": "horaires", "spellcheck": "false", "autocapitalize": "off", "autocomplete": "off"}
        )

    def get_context(self, name, value, attrs):
        adresse = {"data-apercu-horaires": reverse("admin:lieux_lieu_apercu_horaires")}
        return super().get_context(name, value, (attrs or {}) | adresse)

    def render(self, name, value, *args, **kwargs):
        redit = apercu(value, self.communaute, timezone.localdate()) if value else {}
        dessous = render_to_string("admin/lieux/_apercu_horaires.html", {"apercu": redit})
        return format_html("{}{}", super().render(name, value, *args, **kwargs), dessous)


class FacileALireInput(ZoneTexte):
    """Le texte facile à lire, et dessous les conseils qu'il appelle. Avec JavaScript, ils suivent la frappe."""

    class Media:
        js = [forms.Script("js/redaction/lisibilite.js", type="module")]

    def __init__(self):
        super().__init__({"class": "vLargeTextField", "rows": 6})

    def get_context(self, name, value, attrs):
        adresse = {"data-lisibilite": reverse("admin:lieux_lieu_lisibilite")}
        return super().get_context(name, value, (attrs or {}) | adresse)

    def render(self, name, value, *args, **kwargs):
        dessous = render_to_string("admin/lieux/_lisibilite.html", {"lisibilite": en_apercu(value or "")})
        return format_html("{}{}", super().render(name, value, *args, **kwargs), dessous)
