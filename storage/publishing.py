"""What happens to an instrument of the bank: a file makes a draft, a draft is published, an instrument is withdrawn.

A code belongs to the place that first published it; versions only grow. Who may do what the caller has asked already.
"""

from collections.abc import Collection, Iterable, Sequence

from rules import literacy
from rules.literacy import VARIANTS
from storage import audit
from storage.bank import TEST, Kept, Made, body, get, highest, numbers, of_code, owner
from storage.db import Tx

DROPPED_KEPT = 30 * 86_400  # seconds that a draft which was given up may come back
_SEEN = ("published", "withdrawn")


class NotNow(Exception):
    """Its state is another one meanwhile: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Taken(Exception):
    """The code is that of an instrument of another place, (kind, id), or of another kind."""

    def __init__(self, scope_kind: str, scope: str) -> None:
        super().__init__(f"{scope_kind}:{scope}")
        self.scope_kind = scope_kind
        self.scope = scope


class NotHigher(Exception):
    """A version of this code that is as high or higher was published before: `version`."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class NoTwin(Exception):
    """The other variant of the test has no such first figure of the version, and no draft that has: `letter`."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


async def make_draft(tx: Tx, made: Made, place: tuple[str, str], *, by: int, now: int) -> int:
    """The draft of this code and variant at the place (kind, id): the next file takes the place of the last one."""
    drafts = await tx.all(
        "SELECT id FROM instruments WHERE code = $1 AND variant = $2 AND scope_kind = $3 AND scope = $4"
        " AND state = 'draft' ORDER BY changed_at DESC, id DESC FOR NO KEY UPDATE",
        made.code, made.variant, *place,
    )  # fmt: skip
    said = (
        made.kind, made.code, made.variant, made.version, *numbers(made.version), made.title["ru"], made.title["en"],
        made.body, by, now,
    )  # fmt: skip
    if drafts:
        number: int = drafts[0]["id"]
        # Whoever remembers a draft knows it by its moment: two files of one second are two moments.
        await tx.run(
            """
            UPDATE instruments SET kind = $1, code = $2, variant = $3, version = $4, major = $5, minor = $6,
                   title_ru = $7, title_en = $8, body = $9, made_by = $10,
                   changed_at = CASE WHEN changed_at >= $11 THEN changed_at + 1 ELSE $11 END
            WHERE id = $12
            """,
            *said, number,
        )  # fmt: skip
    else:
        number = await tx.value(
            "INSERT INTO instruments (kind, code, variant, version, major, minor, title_ru, title_en, body, made_by,"
            " changed_at, made_at, scope_kind, scope, state)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, 'draft') RETURNING id",
            *said, *place,
        )  # fmt: skip
    await _record(tx, "drafted", number, by, now)
    return number


async def publish(tx: Tx, number: int, *, seen: int, by: int, now: int, ships: Collection[str]) -> list[Kept]:
    """What is published now: the draft, and of a test whose first figure grows the other letter's draft with it.

    `seen`: its `changed_at` when somebody looked at it; `ships`: codes that come with the program, whose place is
    everywhere. Those who are in the middle go on. Raises NoInstrument, NotNow, Taken, NotHigher, NoTwin; BrokenContent
    for a variant of the test that is not parallel to the other.
    """
    draft = await _lock(tx, number)
    if draft.changed_at != seen:
        raise NotNow(draft.state)
    twin = await publishable(tx, draft, ships=ships)
    published = [draft, twin] if twin and twin.state == "draft" else [draft]
    for it in published:
        await tx.run(
            "UPDATE instruments SET state = 'published', published_by = $2, published_at = $3 WHERE id = $1",
            it.id, by, now,
        )  # fmt: skip
        await _record(tx, "published", it.id, by, now)
    if twin and twin.state == "withdrawn":
        await _bring_back(tx, [twin])
    return [await get(tx, it.id) for it in published]


async def publishable(tx: Tx, draft: Kept, *, ships: Collection[str]) -> Kept | None:
    """The other variant of a test, which goes out with it if it is a draft. Raises what `publish` does."""
    if draft.state != "draft":
        raise NotNow(draft.state)
    rows = await of_code(tx, draft.code)
    await _refuse(tx, draft, rows, ships)
    if draft.kind != TEST:
        return None
    twin = await _twin(tx, draft, rows)
    if twin.state == "draft":
        await _refuse(tx, twin, rows, ships)
    return twin


async def withdraw(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Nobody begins any version or variant of it from now on; who has begun may finish. Raises NoInstrument, NotNow."""
    it = await _lock(tx, number)
    if it.state != "published":
        raise NotNow(it.state)
    await tx.run(
        "UPDATE instruments SET state = 'withdrawn', withdrawn_at = $2 WHERE code = $1 AND state = 'published'",
        it.code, now,
    )  # fmt: skip
    await _record(tx, "withdrawn", number, by, now)


async def bring_back(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Of a withdrawn instrument the highest version of each variant. Raises NoInstrument, NotNow."""
    it = await _lock(tx, number)
    rows = await of_code(tx, it.code)
    if it.state != "withdrawn" or any(row.state == "published" for row in rows):
        raise NotNow("published" if it.state == "withdrawn" else it.state)
    await _bring_back(tx, highest(row for row in rows if row.state == "withdrawn").values())
    await _record(tx, "returned", number, by, now)


async def drop(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Give a draft up. Raises NoInstrument, NotNow."""
    await _turn(tx, number, "draft", "dropped", by=by, now=now)


async def restore(tx: Tx, number: int, *, by: int, now: int) -> None:
    """Take a draft up again. Raises NoInstrument, NotNow: also when there is another one meanwhile."""
    it = await _lock(tx, number)
    other = [row for row in await of_code(tx, it.code) if (row.variant, row.place) == (it.variant, it.place)]
    if any(row.state == "draft" for row in other):
        raise NotNow("draft")
    await _turn(tx, number, "dropped", "draft", by=by, now=now)


async def forget_dropped(tx: Tx, *, now: int) -> None:
    await tx.run("DELETE FROM instruments WHERE state = 'dropped' AND changed_at < $1", now - DROPPED_KEPT)


async def _lock(tx: Tx, number: int) -> Kept:
    """As it is now; all who would change something of its code take turns."""
    code = (await get(tx, number)).code
    await tx.all("SELECT id FROM instruments WHERE code = $1 ORDER BY id FOR NO KEY UPDATE", code)
    return await get(tx, number)


async def _refuse(tx: Tx, draft: Kept, rows: Sequence[Kept], ships: Collection[str]) -> None:
    """Raises Taken, NotHigher."""
    place = await owner(tx, draft.code, ships)
    seen = [it for it in rows if it.state in _SEEN]
    if (place is not None and place != draft.place) or any(it.kind != draft.kind for it in seen):
        raise Taken(*(place or draft.place))
    there = highest(seen).get((draft.code, draft.variant))
    if there and there.numbers >= draft.numbers:
        raise NotHigher(there.version)


async def _twin(tx: Tx, draft: Kept, rows: Sequence[Kept]) -> Kept:
    """The other variant that stands beside this one: of the same first figure, published or a draft of the place."""
    letter = next(letter for letter in VARIANTS if letter != draft.variant)
    others = [it for it in rows if it.variant == letter and it.numbers[0] == draft.numbers[0]]
    seen = highest(it for it in others if it.state in _SEEN)
    drafts = [it for it in others if it.state == "draft" and it.place == draft.place]
    found = seen.get((draft.code, letter)) or max(drafts, key=lambda it: it.changed_at, default=None)
    if found is None:
        raise NoTwin(letter)
    ours, other = [literacy.parse(await body(tx, it.id), f"{it.code}.{it.variant}") for it in (draft, found)]
    literacy.refuse_unlike(other, ours, f"{draft.code}.{draft.variant}")
    return found


async def _bring_back(tx: Tx, rows: Iterable[Kept]) -> None:
    for it in rows:
        await tx.run("UPDATE instruments SET state = 'published', withdrawn_at = NULL WHERE id = $1", it.id)


async def _turn(tx: Tx, number: int, before: str, after: str, *, by: int, now: int) -> None:
    changed = await tx.run(
        "UPDATE instruments SET state = $3, changed_at = CASE WHEN changed_at >= $4 THEN changed_at + 1 ELSE $4 END"
        " WHERE id = $1 AND state = $2",
        number, before, after, now,
    )  # fmt: skip
    if not changed:
        raise NotNow((await get(tx, number)).state)
    await _record(tx, "dropped" if after == "dropped" else "drafted", number, by, now)


async def _record(tx: Tx, what: str, number: int, by: int, now: int) -> None:
    it = await get(tx, number)
    details: audit.Details = {"instrument": number, "scope_kind": it.scope_kind, "scope": it.scope}
    await audit.record(tx, now=now, actor=by, action=f"instrument.{what}", details=details)
