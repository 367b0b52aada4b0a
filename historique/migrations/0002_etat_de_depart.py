"""Une base qui servait déjà n'a pas d'« avant » : son état du jour devient la première trace de chaque objet."""

from uuid import uuid4

from django.db import migrations, models
from django.utils import timezone

APPLICATIONS = ("lieux", "federations", "financements")
RAISON = "État de la fiche au moment où l'historique a commencé"


def note_l_etat_de_depart(apps, schema_editor):
    commun = {
        "acte": uuid4(),
        "history_date": timezone.now(),
        "history_type": "+",
        "history_change_reason": RAISON,
    }
    for nom in APPLICATIONS:
        for modele in apps.get_app_config(nom).get_models():
            try:
                trace = apps.get_model("historique", f"Trace{modele._meta.object_name}")
            except LookupError:
                continue
            relations = relations_de(modele)
            champs = [champ.attname for champ in modele._meta.fields if _a_le_champ(trace, champ.name)]
            trace.objects.bulk_create(
                (
                    trace(
                        **commun,
                        relations={nom: lues.get(ligne["pk"], []) for nom, lues in relations.items()},
                        **{champ: ligne[champ] for champ in champs},
                    )
                    for ligne in modele.objects.values("pk", *champs).iterator(chunk_size=500)
                ),
                batch_size=500,
            )


def relations_de(modele) -> dict[str, dict[int, list[int]]]:
    """Par relation plusieurs-à-plusieurs sans modèle à elle : clés liées de chaque objet."""
    relations = {}
    for champ in modele._meta.local_many_to_many:
        if champ.remote_field.through._meta.auto_created:
            lues = relations.setdefault(champ.name, {})
            source, cible = f"{champ.m2m_field_name()}_id", f"{champ.m2m_reverse_field_name()}_id"
            for objet, lie in champ.remote_field.through.objects.order_by(cible).values_list(source, cible):
                lues.setdefault(objet, []).append(lie)
    return relations


def _a_le_champ(trace: type[models.Model], nom: str) -> bool:
    return any(champ.name == nom for champ in trace._meta.fields)


class Migration(migrations.Migration):
    dependencies = [("historique", "0001_initial")]

    operations = [migrations.RunPython(note_l_etat_de_depart, migrations.RunPython.noop)]
