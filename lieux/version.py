"""La version des données : un numéro que tout changement visible augmente dans la même transaction.

Des déclencheurs de la base le font, et non le code : une mise à jour en masse, un import, une relation
plusieurs-à-plusieurs ou du SQL tapé à la main comptent donc aussi. Ils sont (re)posés après chaque migration,
car SQLite les perd quand il reconstruit une table.
"""

from django.apps import AppConfig, apps
from django.db import connections

TABLE = "lieux_versiondonnees"
APPLICATIONS = ("lieux", "federations", "financements", "comprendre", "observations")
EVENEMENTS = ("INSERT", "UPDATE", "DELETE")


def tables_publiques() -> list[str]:
    """Tables dont dépend ce que voit le public, relations plusieurs-à-plusieurs comprises."""
    modeles = [
        modele
        for application in APPLICATIONS
        for modele in apps.get_app_config(application).get_models(include_auto_created=True)
    ]
    return sorted(modele._meta.db_table for modele in modeles if modele._meta.db_table != TABLE)


def installe_declencheurs(sender: AppConfig, using: str, **kwargs: object) -> None:
    """Après une migration : crée la ligne de version et les déclencheurs qui manquent. Sans effet la seconde fois."""
    if sender.name != APPLICATIONS[-1]:
        return
    connexion = connections[using]
    presentes = connexion.introspection.table_names()
    if TABLE not in presentes:
        return
    pose = {"sqlite": _pose_sqlite, "postgresql": _pose_postgresql}[connexion.vendor]
    with connexion.cursor() as curseur:
        curseur.execute(
            f"INSERT INTO {TABLE} (id, numero, modifiee_le) SELECT 1, 1, CURRENT_TIMESTAMP "
            f"WHERE NOT EXISTS (SELECT 1 FROM {TABLE})"
        )
        pose(curseur, [table for table in tables_publiques() if table in presentes])


def _pose_sqlite(curseur, tables: list[str]) -> None:
    for table in tables:
        for evenement in EVENEMENTS:
            curseur.execute(
                f"CREATE TRIGGER IF NOT EXISTS version_{evenement.lower()}_{table} AFTER {evenement} ON {table} "
                f"BEGIN UPDATE {TABLE} SET numero = numero + 1, modifiee_le = strftime('%Y-%m-%d %H:%M:%f', 'now'); END"
            )


def _pose_postgresql(curseur, tables: list[str]) -> None:
    curseur.execute(
        f"""CREATE OR REPLACE FUNCTION augmente_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE {TABLE} SET numero = numero + 1, modifiee_le = CURRENT_TIMESTAMP; RETURN NULL; END $$"""
    )
    for table in tables:
        curseur.execute(
            f"CREATE OR REPLACE TRIGGER version_{table} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION augmente_version()"
        )
