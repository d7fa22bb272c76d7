"""The attendance code on the host's screen: a QR and six digits that turn by themselves until they are stopped.

Each turn is a row of the outbox whose notice edits the same message and puts the next one; nothing else remembers.
"""

from typing import Any

from aiogram import Router

from bot.doors import Door, Go, Id, Press, number
from bot.hosting import session_of, still_of
from bot.person import Person
from bot.screen import Button, Open, Picture, Screen
from bot.settings import Settings
from bot.texts import T, lines, plain
from rules.attendance import OPENS, TURNS
from storage import attendance, marks, outbox
from storage.db import Tx
from storage.sessions import Session

router = Router(name="codes")
door = Door()

KIND = "attendance-code"
SHOWN = 45 * 60  # seconds that a code turns without being asked for again
CHECK_IN = "in_"  # the deep link's beginning, /start in_<session>_<code>


class Show(Press, prefix="vs"):
    """Show the code of this session, for three quarters of an hour from now."""

    session: Id


class Fresh(Press, prefix="vf"):
    """Draw the code of this minute into the message that shows it since then."""

    session: Id
    since: Id


class Stop(Press, prefix="vp"):
    """The code turns no more."""

    session: Id


async def code_room(id: str, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Screen:
    """`id` is the session: the code is shown at once."""
    session = await session_of(tx, person, number(id))
    if not _in_time(session, now):
        return _not_now(t, session, now)
    await _stop(tx, session, person, now)
    await _turn_again(tx, session, person, since=now, now=now)
    return await _shown(tx, t, session, since=now, now=now, bot_name=bot_name)


@door.on(Show)
async def show(press: Show, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Screen:
    return await code_room(str(press.session), tx, person, t, now, bot_name)


@door.on(Fresh)
async def fresh(press: Fresh, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Screen:
    session = await session_of(tx, person, press.session)
    if not _in_time(session, now) or not press.since <= now < press.since + SHOWN:
        return await code_room(str(session.id), tx, person, t, now, bot_name)
    await _turn_again(tx, session, person, since=press.since, now=now)
    return await _shown(tx, t, session, since=press.since, now=now, bot_name=bot_name)


@door.on(Stop)
async def stop(press: Stop, tx: Tx, person: Person, t: T, now: int) -> Open:
    session = await session_of(tx, person, press.session)
    await _stop(tx, session, person, now)
    return Open("marks", str(session.id), toast=t("code-stopped"))


async def turned(
    subject: str, which: str, *, tx: Tx, person: Person, t: T, now: int, settings: Settings, bot_name: str
) -> Screen | None:
    """The next code, in the same message. `which` is «since.turn»; the right is asked for again."""
    since = int(which.partition(".")[0])
    session = await still_of(tx, person, number(subject), settings)
    if session is None:
        return None
    if not _in_time(session, now) or now >= since + SHOWN:
        return _over(t, session, since=since, now=now)
    await _turn_again(tx, session, person, since=since, now=now)
    return await _shown(tx, t, session, since=since, now=now, bot_name=bot_name)


def _in_time(session: Session, now: int) -> bool:
    return session.state == "planned" and session.starts_at - OPENS <= now < session.ends_at


async def _turn_again(tx: Tx, session: Session, person: Person, *, since: int, now: int) -> None:
    """The next code comes with the next minute; a row that is there already is that one."""
    turn = now // TURNS + 1
    await outbox.put(
        tx, person=person.id, kind=KIND, subject=str(session.id), which=f"{since}.{turn}", due_at=turn * TURNS,
        now=now,
    )  # fmt: skip


async def _stop(tx: Tx, session: Session, person: Person, now: int) -> None:
    await outbox.void(tx, kind=KIND, subject=str(session.id), person=person.id, now=now)


async def _shown(tx: Tx, t: T, session: Session, *, since: int, now: int, bot_name: str) -> Screen:
    code = await attendance.code(tx, session.id, now=now)
    listed = [one for one in await marks.listed(tx, session.id) if one.state == "seated"]
    came = sum(one.mark in ("present", "late") for one in listed)
    groups = [code[:3], code[3:]]
    return Screen(
        lines(
            [
                t("code-digits", code=" ".join(groups)),
                t("code-session", title=session.title),
                t("code-turns"),
                t("code-came", came=came, all=len(listed)),
            ]
        ),
        [
            [
                Button(t("code-fresh"), Fresh(session=session.id, since=since)),
                Button(t("code-stop"), Stop(session=session.id)),
            ],
            _ways(t, session),
        ],
        picture=_picture(
            t,
            session,
            hint=t("code-hint"),
            qr=f"https://t.me/{bot_name}?start={CHECK_IN}{session.id}_{code}",
            code=groups,
        ),
        slot=_slot(session, since),
    )


def _over(t: T, session: Session, *, since: int, now: int) -> Screen:
    """The last edit of a showing: an old code is not left on the wall. A picture takes the place of a picture."""
    return Screen(
        lines([t("code-over"), t("code-session", title=session.title)]),
        [
            [Button(t("code-more"), Show(session=session.id))] if _in_time(session, now) else [],
            _ways(t, session),
        ],
        picture=_picture(t, session, hint=t("code-over"), qr=None, code=[]),
        slot=_slot(session, since),
    )


def _not_now(t: T, session: Session, now: int) -> Screen:
    if session.state == "cancelled":
        said = t("marks-cancelled")
    elif now >= session.ends_at:
        said = t("code-late")
    else:
        said = t("code-early", time=t.moment(session.starts_at - OPENS, session.zone))
    return Screen(lines([t("code-session", title=session.title), said]), [_ways(t, session)])


def _ways(t: T, session: Session) -> list[Button]:
    return [Button(t("marks-list"), Go(room="marks", id=str(session.id))), Button(t("menu"), Go(room="menu"))]


def _picture(t: T, session: Session, **more: Any) -> Picture:
    shown = {key: plain(words) if isinstance(words, str) else words for key, words in more.items()}
    when = t.moment(session.starts_at, session.zone)
    return Picture("code", {"lang": t.locale, "title": session.title, "moment": when, **shown})


def _slot(session: Session, since: int) -> str:
    """One message a showing: a new one is shown below, not in a message far above."""
    return f"code:{session.id}:{since}"


ROOMS = {"code": code_room}
NOTICES = {KIND: turned}
