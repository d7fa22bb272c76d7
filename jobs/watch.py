"""The machine looks after itself: does Telegram answer, is our clock right, is anything late or broken."""

from collections.abc import Callable

from bot.session import LeanSession, Lost, NotSent, Refusal
from rules import watch as rules
from storage import watch
from storage.db import Database


class Watching:
    """A step of the clock, once a minute; `admins` are the addresses of ADMIN_IDS."""

    def __init__(
        self, db: Database, session: LeanSession, token: str, admins: frozenset[str], clock: Callable[[], int]
    ) -> None:
        self._db = db
        self._session = session
        self._token = token
        self._admins = admins
        self._clock = clock
        self._seen: dict[str, int] = {}
        self._next = 0

    async def __call__(self) -> int | None:
        now = self._clock()
        if now < self._next:
            return self._next
        answers, skew = await self._answers(), self._session.skew
        async with self._db.write() as tx:
            wrong = rules.found(
                late=await watch.late(tx, now=now), answers=answers, skew=skew, broken=await watch.broken(tx, now=now)
            )
            self._seen = {name: self._seen.get(name, now) for name in wrong}
            lasting = rules.lasting(self._seen, now)
            # What is wrong for a moment only neither begins an alarm nor keeps one that is over from ending.
            told = {one.name for one in await watch.alarms(tx)}
            alarms = {name: wrong[name] for name in wrong if name in lasting or name in told}
            await watch.settle(tx, alarms, since=self._seen, admins=self._admins, now=now)
            await watch.note(tx, {"telegram": int(answers), "skew": skew}, now=now)
        self._next = now + rules.MINUTE
        return self._next

    async def _answers(self) -> bool:
        """Asked only when the last call got no answer: while anything goes out or comes in, that is known."""
        if self._session.answers:
            return True
        try:
            await self._session.call(self._token, "getMe", {})
        except (NotSent, Lost):
            return False
        except Refusal:
            return True
        return True
