"""The log of decisions as it is read: which kinds of entries belong together, and which are nobody else's."""

# Group → the kinds: the word before the dot in an action.
GROUPS = {
    "roles": ("role",),
    "invites": ("invite", "staff"),
    "consents": ("consent",),
    "deletions": ("person",),
    "sessions": ("site", "module", "stream", "session", "seat"),
    "attendance": ("attendance",),
    "programmes": ("programme", "catalogue", "request"),
    "mentoring": ("mentor", "pair", "meeting", "entry", "aim", "task"),
    "papers": ("document",),
    "places": ("place", "head_count", "agreement"),
    "broadcasts": ("broadcast",),
    "events": ("event",),
    "polls": ("poll",),
    "instruments": ("instrument",),
}
# Said to a curator in confidence: even that it was said is between the two.
UNREAD = ("whisper",)


def kind(action: str) -> str:
    """«role» of «role.granted»."""
    return action.partition(".")[0]
