"""Les durées dites en mots, pour qui lit « Vie privée » : elles viennent des réglages, la page ne peut pas s'en écarter."""

from datetime import timedelta

from django.utils.translation import ngettext

JOURS_PAR_MOIS, JOURS_PAR_AN = 30, 365


def en_duree(duree: timedelta) -> str:
    """15 min → « 15 minutes » ; 12 h → « 12 heures » ; 7 j → « 7 jours » ; 180 j → « 6 mois » ; 730 j → « 2 ans »."""
    if duree < timedelta(hours=1):
        nombre = round(duree / timedelta(minutes=1))
        return ngettext("%(nombre)d minute", "%(nombre)d minutes", nombre) % {"nombre": nombre}
    if duree < timedelta(days=1):
        nombre = round(duree / timedelta(hours=1))
        return ngettext("%(nombre)d heure", "%(nombre)d heures", nombre) % {"nombre": nombre}
    if duree.days % JOURS_PAR_AN == 0:
        nombre = duree.days // JOURS_PAR_AN
        return ngettext("%(nombre)d an", "%(nombre)d ans", nombre) % {"nombre": nombre}
    if duree.days % JOURS_PAR_MOIS == 0:
        nombre = duree.days // JOURS_PAR_MOIS
        return ngettext("%(nombre)d mois", "%(nombre)d mois", nombre) % {"nombre": nombre}
    return ngettext("%(nombre)d jour", "%(nombre)d jours", duree.days) % {"nombre": duree.days}
