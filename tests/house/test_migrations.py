"""One shape, whichever way a database came to it: file by file or at once, on SQLite or on PostgreSQL."""

import re
import shutil
from pathlib import Path

import pytest

from storage.db import Engine
from storage.migrate import MIGRATIONS, migrate, read_migrations
from storage.open import open_database
from tests.databases import NOW, MakeUrl, look

COLUMNS = {
    "sqlite": """
        SELECT t.name, c.name, c."notnull" = 1 OR c.pk > 0
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
    """,
    "postgres": """
        SELECT table_name, column_name, is_nullable = 'NO' FROM information_schema.columns
        WHERE table_schema = 'public'
    """,
}
# What an engine makes by itself for a key has a name of its own.
INDEXES = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgres": """
        SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'
        AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'
    """,
}
# Columns that lead to people and stand first in no index over the whole table.
UNINDEXED = """
    SELECT t.name || '.' || f."from" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table' AND f."table" = 'people' AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
        WHERE i.partial = 0 AND c.seqno = 0 AND c.name = f."from"
    ) AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.pk = 1 AND c.name = f."from")
"""
Shape = tuple[set[tuple[str, str, bool]], set[tuple[str, str]]]


async def _shape(url: str, engine: Engine) -> Shape:
    columns = {(table, column, bool(needed)) for table, column, needed in await look(url, COLUMNS[engine])}
    return columns, {(table, index) for table, index in await look(url, INDEXES[engine])}


async def _step_by_step(url: str, folder: Path) -> None:
    """As a database that was there from the first day: one file a release."""
    for migration in read_migrations():
        shutil.copy(MIGRATIONS / f"{migration.title}.sql", folder)
        db = await open_database(url, writers=1, readers=1)
        try:
            assert await migrate(db, now=NOW, folder=folder) == [migration.title]
        finally:
            await db.close()


async def test_every_step_leads_to_the_shape_of_a_new_database(
    engine: Engine, make_url: MakeUrl, tmp_path: Path
) -> None:
    old = make_url(engine, migrated=False)
    await _step_by_step(old, tmp_path)
    assert await _shape(old, engine) == await _shape(make_url(engine), engine)


async def test_both_engines_have_one_shape(make_url: MakeUrl) -> None:
    lite, great = await _shape(make_url("sqlite"), "sqlite"), await _shape(make_url("postgres"), "postgres")
    assert sorted(lite[0] ^ great[0]) == []
    assert sorted(lite[1] ^ great[1]) == []
    assert len({table for table, _, _ in lite[0]}) > 20


async def test_deleting_a_person_reads_no_whole_table(make_url: MakeUrl) -> None:
    assert await look(make_url("sqlite"), UNINDEXED) == []


@pytest.mark.parametrize("path", sorted(MIGRATIONS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_file_keeps_to_the_portable_subset(path: Path) -> None:
    """Times and ids are BIGINT, yes and no SMALLINT, JSON is TEXT; what one engine alone knows is left out."""
    bare = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    words = set(re.findall(r"\w+", bare.upper()))
    foreign = {"SERIAL", "BIGSERIAL", "AUTOINCREMENT", "TIMESTAMP", "TIMESTAMPTZ", "DATETIME", "BOOLEAN", "JSONB"}
    foreign |= {"JSON", "UUID", "VARCHAR", "CURRENT_TIMESTAMP", "INTEGER", "INT", "REAL", "NUMERIC", "BLOB"}
    assert sorted(foreign & words) == []
