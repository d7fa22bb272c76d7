"""Entries of the log in words, for the screen and the file: who, and what was decided, with the role and the place."""

from bot import places
from bot.texts import Html, T, plain
from storage.audit_log import Entry, Who
from storage.db import Tx


def who(one: Who | None, t: T) -> str:
    """A name; «удалён» for somebody who asked to be, the machine for nobody."""
    if one is None:
        return plain(t("audit-machine"))
    if one.gone:
        return plain(t("audit-gone"))
    return one.name or plain(t("audit-nameless"))


async def said(tx: Tx, t: T, entry: Entry) -> Html:
    """«роль дана: координатор, Тимашевский район»."""
    key = f"action-{entry.action.replace('.', '-')}"
    action = t(key) if t.has(key) else t("action-other", action=entry.action)
    kind, place = entry.details.get("scope_kind"), entry.details.get("scope")
    if not isinstance(kind, str) or not isinstance(place, str):
        return action
    where = await places.scope_name(tx, t, kind, place)
    role = entry.details.get("role")
    named = f"role-{role}"
    if role is not None and t.has(named):
        where = t("acting-role", role=t(named), place=where)
    return t("audit-what-where", what=action, where=where)
