"""La file des lieux à réindexer. Des déclencheurs de la base y notent, dans la transaction de chaque écriture, les lieux dont
le document de recherche a pu changer : mise à jour en masse, import, suppression ou SQL tapé à la main comptent aussi.

Sur PostgreSQL, la file n'a pas de clé unique : chaque écriture ajoute sa ligne. Sinon, celle d'une transaction encore
ouverte se confondrait avec une ligne que la mise à jour de l'index est en train de retirer.
"""

from django.db.backends.utils import CursorWrapper

FILE = "lieux_a_indexer"
DOCUMENTS = "lieux_plein_texte"
_PREFIXE = "a_indexer_"

DEPENDANCES = {
    "lieux_lieu": ("id", ""),
    "lieux_accueil": ("lieu_id", ""),
    "lieux_lieu_activites": ("lieu_id", ""),
    "lieux_lieu_langues": ("lieu_id", ""),
    "lieux_typelieu": ("id", "SELECT id AS lieu_id FROM lieux_lieu WHERE type_id IN ({})"),
    "lieux_commune": ("id", "SELECT id AS lieu_id FROM lieux_lieu WHERE commune_id IN ({})"),
    "lieux_localite": ("id", "SELECT id AS lieu_id FROM lieux_lieu WHERE localite_id IN ({})"),
    "lieux_operateur": ("id", "SELECT id AS lieu_id FROM lieux_lieu WHERE operateur_id IN ({})"),
    "lieux_public": ("id", "SELECT lieu_id FROM lieux_accueil WHERE public_id IN ({})"),
    "lieux_activite": ("id", "SELECT lieu_id FROM lieux_lieu_activites WHERE activite_id IN ({})"),
    "lieux_langue": ("id", "SELECT lieu_id FROM lieux_lieu_langues WHERE langue_id IN ({})"),
}
"""Par table : la clé des lignes touchées et, si ce n'est pas celle du lieu, les lieux qui en dépendent."""

_LIGNES = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
_TABLES = {"NEW": "apres", "OLD": "avant"}


def cree(curseur: CursorWrapper, *, neuf: bool) -> None:
    """Crée la file et pose les déclencheurs qui manquent, ou tous si `neuf`. Si l'un manquait, des écritures ont pu passer sans
    être notées : tous les lieux sont alors à réindexer."""
    curseur.execute(f"CREATE TABLE IF NOT EXISTS {FILE} (lieu_id bigint NOT NULL)")
    if curseur.db.vendor == "sqlite":
        curseur.execute(f"CREATE INDEX IF NOT EXISTS {FILE}_lieu ON {FILE} (lieu_id)")
        presents, voulus = _presents_sqlite(curseur), _declencheurs_sqlite()
    else:
        curseur.execute(_FONCTION_POSTGRESQL)
        presents, voulus = _presents_postgresql(curseur), _declencheurs_postgresql()
    if neuf:
        for nom, table in presents.items():
            curseur.execute(f"DROP TRIGGER {nom}" + ("" if curseur.db.vendor == "sqlite" else f" ON {table}"))
        presents = {}
    manquants = [instruction for nom, instruction in voulus.items() if nom not in presents]
    for instruction in manquants:
        curseur.execute(instruction)
    if manquants:
        curseur.execute(f"INSERT INTO {FILE} SELECT id FROM lieux_lieu")


def _presents_sqlite(curseur: CursorWrapper) -> dict[str, str]:
    curseur.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
    return {nom: table for nom, table in curseur.fetchall() if nom.startswith(_PREFIXE)}


def _presents_postgresql(curseur: CursorWrapper) -> dict[str, str]:
    curseur.execute("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    return {nom: table for nom, table in curseur.fetchall() if nom.startswith(_PREFIXE)}


def _declencheurs_sqlite() -> dict[str, str]:
    """Une seule écriture à la fois sur SQLite : n'y noter un lieu qu'une fois ne fait rien perdre."""
    instructions = {}
    for table, (cle, lieux) in DEPENDANCES.items():
        for evenement, lignes in _LIGNES.items():
            cles = [f"{ligne}.{cle}" for ligne in lignes]
            source = lieux.format(", ".join(cles)) or " UNION ".join(f"SELECT {c} AS lieu_id" for c in cles)
            nom = f"{_PREFIXE}{evenement}_{table}"
            instructions[nom] = (
                f"CREATE TRIGGER {nom} AFTER {evenement} ON {table} BEGIN INSERT INTO {FILE} "
                f"SELECT lieu_id FROM ({source}) WHERE lieu_id NOT IN (SELECT lieu_id FROM {FILE}); END"
            )
    return instructions


_FONCTION_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION note_a_indexer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO {FILE} SELECT lieu_id FROM {DOCUMENTS};
    ELSE
        EXECUTE 'INSERT INTO {FILE} ' || TG_ARGV[0];
    END IF;
    RETURN NULL;
END $$"""


def _declencheurs_postgresql() -> dict[str, str]:
    instructions = {}
    for table, (cle, lieux) in DEPENDANCES.items():
        nom = f"{_PREFIXE}truncate_{table}"
        instructions[nom] = (
            f"CREATE TRIGGER {nom} AFTER TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION note_a_indexer()"
        )
        for evenement, lignes in _LIGNES.items():
            nom = f"{_PREFIXE}{evenement}_{table}"
            cles = " UNION ".join(f"SELECT {cle} FROM {_TABLES[ligne]}" for ligne in lignes)
            tables = " ".join(f"{ligne} TABLE AS {_TABLES[ligne]}" for ligne in lignes)
            instructions[nom] = (
                f"CREATE TRIGGER {nom} AFTER {evenement} ON {table} REFERENCING {tables} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION note_a_indexer('{lieux.format(cles) or cles}')"
            )
    return instructions


def retire(curseur: CursorWrapper) -> set[int]:
    """Les lieux de la file, qui se vide d'eux. Ce qui est noté ensuite y reste."""
    curseur.execute(f"DELETE FROM {FILE} RETURNING lieu_id")
    return {pk for (pk,) in curseur.fetchall()}


def est_vide(curseur: CursorWrapper) -> bool:
    curseur.execute(f"SELECT NOT EXISTS (SELECT 1 FROM {FILE})")
    return bool(curseur.fetchone()[0])
