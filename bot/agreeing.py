"""The text that both of a pair agree to: shown before the button, kept with the answer."""

import content
from bot.doors import Go, Press
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Screen
from bot.settings import Settings
from bot.texts import Html, T, escape, lines
from rules.consents import Consent
from storage import consents, pairing
from storage.db import Tx
from storage.pairing import AlreadyPaired, Full, NoSchool, NotReady, Oneself


def terms() -> Consent:
    return content.consent("mentoring")


def was_read(version: str) -> bool:
    """Whether the button stood under the text of today."""
    return version == terms().version


def ask(t: T, head: Html, sure: Html, press: Press, back: Go, *, read: str, whole: str = "") -> Screen:
    """The short text under `head`; `press` agrees to it by its `version`. `read` is the one that was pressed: another
    than today's has changed meanwhile; `whole`: where the full text leads back to, if not to `back`."""
    now = terms()
    agree = Button(sure, press.model_copy(update={"version": now.version}))
    changed = t("consent-changed") if read not in ("", now.version) else None
    text = Button(t("consent-full"), Go(room="pair_terms", id=whole or f"{back.room}.{back.id}"))
    return Screen(
        lines([head, "", changed, escape(t.pick(now.short))]),
        [[agree], [text], [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]],
    )


async def keep(tx: Tx, t: T, settings: Settings) -> str:
    """The fingerprint of the text as this person read it."""
    now = terms()
    text = now.text(t.locale, settings.operator)
    return await consents.keep_text(tx, purpose=now.purpose, version=now.version, locale=t.locale, text=text)


async def propose(
    tx: Tx, person: Person, t: T, settings: Settings, *, mentor: int, mentee: int, now: int
) -> tuple[int, Html | None]:  # fmt: skip
    """The number of the pair of the two, or 0 with a sentence why there is none. Who of them proposes has agreed."""
    text = await keep(tx, t, settings) if person.id in (mentor, mentee) else None
    try:
        made = await pairing.propose(
            tx,
            mentor=mentor,
            mentee=mentee,
            by=person.id,
            today=local(now, person.zone).date(),
            text_hash=text,
            now=now,
        )
    except AlreadyPaired as there:
        return there.pair, None if there.pair else t("pair-bad-again")
    except (Full, NotReady, NoSchool, Oneself) as wrong:
        return 0, t(f"pair-bad-{type(wrong).__name__.lower()}")
    return made, None
