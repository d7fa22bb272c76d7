"""«Мои данные» to read: what stands in the document, in words."""

from pathlib import Path

from bot.texts import Texts
from jobs.exports import Readable
from storage import privacy
from storage.db import Database
from tests.storage.hosting import ANNA, BORIS, HOST, MOSCOW, NOW, START, planned


async def test_sessions_stand_with_the_day_the_seat_and_the_mark(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await tx.run("INSERT INTO attendance VALUES ($1, $2, 'late', 'list', $3, $4)", number, ANNA, HOST, START)
        anna, boris = await privacy.everything(tx, ANNA), await privacy.everything(tx, BORIS)
    t = Texts(Path("locales")).speaker("ru")

    def rows(found: dict[str, list[dict[str, object]]]) -> list[list[str]]:
        sections = Readable(t, MOSCOW, found, {}).data(NOW)["sections"]
        return [row for section in sections if section["title"] == "Стажировки" for row in section["rows"]]

    assert rows(anna) == [["Критерии", f"{t.day(START, MOSCOW)}, место за вами, опоздание"]]
    assert rows(boris) == [["Критерии", f"{t.day(START, MOSCOW)}, вы в очереди"]]
