"""Finding somebody by the words of their name, inside places; nobody who is nameless is ever found."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.names import words_of
from rules.roles import number_of
from storage.db import Tx
from storage.mentors import NAME

HEAD = 3  # letters of a word that are looked up, the rest is compared
WORDS = 4  # of what was typed; more narrow nothing
# Where a person belongs, by the kind of the place.
_WITHIN = {"all": "${0} = ''"} | {kind: f"p.{kind} = ${{0}}" for kind in ("region", "municipality", "organisation")}
# In a district its people are gone through, in a region those of the words: among 300,000 the other way round took
# 350 ms instead of 5, and 400 instead of 10.
WIDE = ("all", "region")
_BY_WORD = "p.id IN (SELECT person FROM name_words WHERE head = ${0} AND word LIKE ${1})"
_BY_PERSON = "EXISTS (SELECT 1 FROM name_words w WHERE w.person = p.id AND w.head = ${0} AND w.word LIKE ${1})"


@dataclass(frozen=True, slots=True)
class Found:
    """Codes of subject and stage are content's."""

    person: int
    name: str
    subject: str | None
    stage: str | None
    organisation_name: str | None


async def find(tx: Tx, scopes: Sequence[Sequence[str]], typed: str, *, limit: int) -> list[Found]:
    """People of these places (kind and id) with a word of their name for each typed one, which it begins with.

    One or two letters are a whole word: «Ли». No word at all finds nobody. Not in any order.
    """
    words = words_of(typed)[:WORDS]
    if not words or not scopes:
        return []
    given: list[str | int] = []
    named = []
    how = _BY_WORD if any(kind in WIDE for kind, _ in scopes) else _BY_PERSON
    for word in words:
        given += [word[:HEAD], f"{word}%" if len(word) >= HEAD else word]
        named.append(how.format(len(given) - 1, len(given)))
    within = []
    for kind, place in scopes:
        given.append(number_of(kind, place))
        within.append(_WITHIN[kind].format(len(given)))
    rows = await tx.all(
        f"""
        SELECT p.id, {NAME.format("p")} AS name, p.subject, p.stage, o.name AS organisation_name
        FROM people p LEFT JOIN organisations o ON o.id = p.organisation
        WHERE p.known = 1 AND {" AND ".join(named)} AND ({" OR ".join(within)}) LIMIT ${len(given) + 1}
        """,
        *given, limit,
    )  # fmt: skip
    return [Found(row["id"], row["name"], row["subject"], row["stage"], row["organisation_name"]) for row in rows]


async def learn(tx: Tx, person: int) -> None:
    """The person is found by their names as they are now."""
    row = await tx.one("SELECT name, full_name FROM people WHERE id = $1", person)
    if row is None:
        return
    words = {*words_of(row["name"] or ""), *words_of(row["full_name"] or "")}
    await tx.run("DELETE FROM name_words WHERE person = $1", person)
    await tx.many(
        "INSERT INTO name_words (head, word, person) VALUES ($1, $2, $3)",
        [(word[:HEAD], word, person) for word in sorted(words)],
    )
    await tx.run("UPDATE people SET worded = 1 WHERE id = $1 AND worded = 0", person)


async def learn_rest(tx: Tx, *, limit: int) -> int:
    """Those who came before names were kept in words; how many it were."""
    rows = await tx.all("SELECT id FROM people WHERE known = 1 AND worded = 0 ORDER BY id LIMIT $1", limit)
    for row in rows:
        await learn(tx, row["id"])
    return len(rows)
