"""`grant` and `revoke` of the command line: a role of somebody who has agreed to take part, by their id in Telegram."""

from bot import places
from bot.turn import MESSENGER
from storage import people, roles
from storage.db import Database


class NotGranted(Exception):
    """Somebody unknown, or a role or a place that is none; the message says which."""


async def change(db: Database, address: str, role: str, scope: str, *, give: bool, now: int) -> str:
    """What was done, in words. Raises NotGranted."""
    kind, _, place = scope.partition(":")
    async with db.write() as tx:
        person = await people.find_person(tx, MESSENGER, address)
        if person is None:
            raise NotGranted(f"{address} is not known: this person has to open the bot and agree first.")
        try:
            where = await roles.place(tx, kind, place, regions=places.region_codes())
            act = roles.grant if give else roles.revoke
            changed = await act(tx, person, role, where, by=None, now=now)
        except (roles.UnknownPlace, roles.UnknownRole, roles.SiteClosed) as error:
            raise NotGranted(f"There is no such role or place: {error}.") from error
    unchanged = " (had it already)" if give else " (did not have it)"
    return f"{'' if give else 'taken from '}{address}: {role}, {scope}{'' if changed else unchanged}"
