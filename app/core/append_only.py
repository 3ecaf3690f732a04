"""Tables whose rows are never changed or deleted: triggers see to it on both databases."""

from sqlalchemy import DDL, Table, event

TABLES: dict[str, Table] = {}


def append_only(table: Table) -> None:
    """Guard a table of the models: whoever creates it creates its triggers too."""
    TABLES[table.name] = table
    for dialect in ("sqlite", "postgresql"):
        for statement in triggers(dialect, table.name):
            ddl = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)
            event.listen(table, "after_create", ddl)


def triggers(dialect: str, table: str) -> list[str]:
    """The statements that guard `table`; migrations run them, again after a table was rebuilt."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for deed in ("update", "delete")
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ]


def trigger_names(dialect: str, table: str) -> list[str]:
    """The guards that a table has when all is well."""
    deeds = ("no_update", "no_delete") if dialect == "sqlite" else ("no_change", "no_truncate")
    return [f"{table}_{deed}" for deed in deeds]


def untriggers(dialect: str, table: str) -> list[str]:
    """The statements that lift the guard, for a migration that takes the table away."""
    if dialect == "sqlite":
        return [f"DROP TRIGGER {table}_no_{deed}" for deed in ("update", "delete")]
    return [
        f"DROP TRIGGER {table}_no_truncate ON {table}",
        f"DROP TRIGGER {table}_no_change ON {table}",
        f"DROP FUNCTION {table}_refuse()",
    ]
