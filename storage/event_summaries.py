"""What became of an event: who had a seat and who came, in the room and remotely apart, and what they said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.attendance import CREDITED
from rules.seats import MODES
from storage import feedback
from storage.db import Tx
from storage.feedback import Summed
from storage.sessions import Session


@dataclass(frozen=True, slots=True)
class Summary:
    """People. `seated` and `came` (present or late) by the mode of the seat; `unmarked` have a seat and no mark;
    `waiting` were never given one."""

    seated: Mapping[str, int]
    came: Mapping[str, int]
    absent: int
    excused: int
    unmarked: int
    waiting: int
    said: Summed

    @property
    def all_seated(self) -> int:
        return sum(self.seated.values())

    @property
    def all_came(self) -> int:
        return sum(self.came.values())


async def summary(tx: Tx, session: Session) -> Summary:
    rows = await tx.all(
        "SELECT x.mode, x.state, a.mark, count(*) AS people FROM seats x"
        " LEFT JOIN attendance a ON a.session = x.session AND a.person = x.person"
        " WHERE x.session = $1 AND x.state IN ('seated', 'queued', 'offered') GROUP BY x.mode, x.state, a.mark",
        session.id,
    )
    seated = [(row["mode"], row["mark"], row["people"]) for row in rows if row["state"] == "seated"]

    def people(*marks: str | None, mode: str | None = None) -> int:
        return sum(count for where, mark, count in seated if mark in marks and mode in (None, where))

    return Summary(
        seated={mode: sum(count for where, _, count in seated if where == mode) for mode in MODES},
        came={mode: people(*CREDITED, mode=mode) for mode in MODES},
        absent=people("absent"),
        excused=people("excused"),
        unmarked=people(None),
        waiting=sum(row["people"] for row in rows if row["state"] != "seated"),
        said=await feedback.summed(tx, session.id),
    )
