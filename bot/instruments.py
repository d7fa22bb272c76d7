"""A questionnaire or a test in the words of the version that is asked for: those that ship, and those of the bank.

What ships is read from its files once; what stands in the bank is parsed once and remembered by its id.
An attempt that is older than the bank itself is read in the words that ship, if the first figure is the same.
"""

import logging
from collections import OrderedDict

import content
from rules import literacy as literacy_rules
from rules import questionnaire as questionnaire_rules
from rules.literacy import Variant
from rules.questionnaire import Questionnaire
from storage import bank
from storage.bank import Kept, Made, NoInstrument
from storage.db import Tx

SELF = "self_assessment"
LITERACY = "functional_literacy"
# Codes that come with the program: only administrators publish under them.
SHIPS = frozenset({*content.INSTRUMENTS, LITERACY})
REMEMBERED = 32  # parsed instruments: a draft that is changed has a new key, and the oldest goes

log = logging.getLogger(__name__)

_parsed: OrderedDict[tuple[int, int], Questionnaire | Variant] = OrderedDict()
# Code and variant of what the bank has in the version that ships, in other words: those are read that people met first.
_replaced: set[tuple[str, str]] = set()


async def questionnaire(tx: Tx, code: str = SELF, version: str | None = None) -> Questionnaire:
    """In this version, or in the one that is begun now. Raises NoInstrument."""
    there = code in content.INSTRUMENTS and (code, "") not in _replaced
    ships = content.questionnaire(code) if there else None
    if ships is not None and version == ships.version:
        return ships
    kept = await _kept(tx, code, version, "", ships.version if ships else None)
    if kept is None and ships is not None:
        return ships
    return await stored_questionnaire(tx, _there(kept, code))


async def variant(tx: Tx, letter: str, version: str | None = None) -> Variant:
    """Of the functional literacy test, as `questionnaire`. Raises NoInstrument."""
    there = (LITERACY, letter) not in _replaced
    ships = next((one for one in content.literacy() if there and one.letter == letter), None)
    if ships is not None and version == ships.version:
        return ships
    kept = await _kept(tx, LITERACY, version, letter, ships.version if ships else None)
    if kept is None and ships is not None:
        return ships
    return await stored_variant(tx, _there(kept, LITERACY))


async def variant_like(tx: Tx, letter: str, version: str) -> Variant:
    """As `variant`; of a letter that has no such version, because the other one was mended alone, the newest of the
    same first figure. Raises NoInstrument."""
    try:
        return await variant(tx, letter, version)
    except NoInstrument:
        for kept in await bank.versions(tx, LITERACY, letter):
            if kept.numbers[0] == bank.numbers(version)[0]:
                return await stored_variant(tx, kept)
        raise


async def stored_questionnaire(tx: Tx, kept: Kept) -> Questionnaire:
    """Of the bank, a draft too. Raises NoInstrument for a test."""
    read = await _read(tx, kept)
    if not isinstance(read, Questionnaire):
        raise NoInstrument(kept.id)
    return read


async def stored_variant(tx: Tx, kept: Kept) -> Variant:
    """As `stored_questionnaire`."""
    read = await _read(tx, kept)
    if not isinstance(read, Variant):
        raise NoInstrument(kept.id)
    return read


async def lay(tx: Tx, *, now: int) -> None:
    """What ships into the bank, so that its words outlive the files of this version; at each start."""
    for code in content.INSTRUMENTS:
        read = content.questionnaire(code)
        made = Made(kind=bank.QUESTIONNAIRE, code=code, version=read.version, title=read.title, body=content.body(code))
        await _lay(tx, made, now)
    for one in content.literacy():
        made = Made(
            kind=bank.TEST, code=LITERACY, variant=one.letter, version=one.version, title=one.title,
            body=content.body(LITERACY, one.letter),
        )  # fmt: skip
        await _lay(tx, made, now)


async def _lay(tx: Tx, made: Made, now: int) -> None:
    if not await bank.lay_shipped(tx, made, now=now):
        _replaced.add((made.code, made.variant))
        log.warning("the bank has another %s %s %s than the program", made.code, made.variant, made.version)


async def _kept(tx: Tx, code: str, version: str | None, letter: str, ships: str | None) -> Kept | None:
    """The row to read; None where the file that ships is to be read: it is newer, or the bank has none."""
    if version is not None:
        try:
            return await bank.version(tx, code, version, letter)
        except NoInstrument:
            if ships is None or bank.numbers(ships)[0] != bank.numbers(version)[0]:
                raise
            return None
    found = await bank.latest(tx, code, letter)
    if found is None or (ships is not None and bank.numbers(found.version) <= bank.numbers(ships)):
        return None
    return found


def _there(kept: Kept | None, code: str) -> Kept:
    if kept is None:
        raise NoInstrument(code)
    return kept


async def _read(tx: Tx, kept: Kept) -> Questionnaire | Variant:
    key = (kept.id, kept.changed_at)
    if key not in _parsed:
        body, name = await bank.body(tx, kept.id), f"{kept.code} {kept.version}"
        _parsed[key] = (
            literacy_rules.parse(body, name)
            if kept.kind == bank.TEST
            else questionnaire_rules.parse(body, name, content.areas())
        )
        if len(_parsed) > REMEMBERED:
            _parsed.popitem(last=False)
    return _parsed[key]
