"""The picture of an invite link: a QR for the wall of a staff room, with the words that a colleague asks about."""

from bot.screen import Picture
from bot.texts import T, plain


def invitation(t: T, link: str, *, title: str, place: str, until: str, hint: str) -> Picture:
    """`until`: the day it works till, in words."""
    return Picture(
        "invite",
        {
            "lang": t.locale,
            "title": plain(title),
            "place": plain(place),
            "hint": plain(hint),
            "until": plain(t("invite-qr-until", day=until)),
            "link": link.removeprefix("https://"),
            "qr": link,
        },
    )
