from django.db import migrations

ROLES = ("rédaction", "relecture", "contribution", "lecture")


def cree_groupes(apps, schema_editor):
    groupes = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for nom in ROLES:
        groupes.get_or_create(name=nom)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(cree_groupes, migrations.RunPython.noop)]
