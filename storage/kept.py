"""Which rows and columns are whose: what a person gets in their export, and what is not in it, with the reason.

Every table that leads to a person stands in `KEPT` or in `NOT_TAKEN`; a test reads the schema and says what is missing.
"""

from dataclasses import dataclass

from storage.mentors import NAME

MINE = "person = $1"
MY_ATTEMPT = "attempt IN (SELECT id FROM attempts WHERE person = $1)"
MY_TEST = "attempt IN (SELECT id FROM test_attempts WHERE person = $1)"
MY_PAIRS = "(SELECT id FROM pairs WHERE mentor = $1 OR mentee = $1)"
_IN_MY_PAIR = f"pair IN {MY_PAIRS}"


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns of a table that a person gets in their export, in order, and which of its rows are theirs."""

    columns: tuple[str, ...]
    where: str
    order: str


KEPT = {
    "people": Kept(
        (
            *("id", "known", "name", "full_name", "locale", "locale_chosen", "zone", "region", "municipality"),
            *("organisation", "subject", "stage", "service_year", "arrived_with", "created_at", "seen_at"),
            *("notices_asked_at", "acting"),
        ),
        "id = $1",
        "id",
    ),
    "accounts": Kept(("messenger", "address", "screen_message", "unreachable_since"), MINE, "messenger, address"),
    "dialogues": Kept(("state", "data"), MINE, "person"),
    "consents": Kept(("id", "purpose", "text_hash", "given_at", "withdrawn_at"), MINE, "id"),
    "roles": Kept(("id", "role", "scope_kind", "scope", "granted_at", "revoked_at"), MINE, "id"),
    "invites": Kept(
        ("role", "scope_kind", "scope", "created_at", "expires_at", "ended_at", "uses", "used_at"),
        "created_by = $1 OR used_by = $1",
        "created_at, token_hash",
    ),
    "invite_uses": Kept(("at",), MINE, "at, invite"),
    "staff": Kept(
        (
            *("id", "organisation", "full_name", "folded", "post", "subject", "stage", "service_year", "made_at"),
            *("changed_at", "gone_at"),
        ),
        MINE,
        "id",
    ),
    "event_loads": Kept(
        (
            *("id", "scope_kind", "scope", "year", "name", "state", "refusal", "lines", "wrong", "known", "added"),
            *("laid_to", "made_at", "decided_at"),
        ),
        MINE,
        "id",
    ),
    "instruments": Kept(
        (
            *("id", "kind", "code", "variant", "version", "major", "minor", "scope_kind", "scope", "state", "shipped"),
            *("title_ru", "title_en", "made_at", "changed_at", "published_at", "withdrawn_at"),
        ),
        "made_by = $1 OR published_by = $1",
        "id",
    ),
    "instrument_loads": Kept(
        (
            *("id", "scope_kind", "scope", "name", "state", "refusal", "mistakes", "wrong", "warned", "instrument"),
            "made_at",
        ),
        MINE,
        "id",
    ),
    "staff_loads": Kept(
        (
            *("id", "name", "state", "lines", "wrong", "doubles", "unknown_subjects", "unknown_stages", "refusal"),
            *("applied_to", "added", "changed", "gone", "made_at", "decided_at"),
        ),
        MINE,
        "id",
    ),
    "imports": Kept(
        (
            *("id", "name", "state", "refusal", "row_count", "wrong", "warned", "errors", "warnings", "fresh", "back"),
            *("other", "same", "gone", "applied", "added", "changed", "archived", "started_at", "finished_at"),
            "undone_at",
        ),
        "person = $1 OR undone_by = $1",
        "id",
    ),
    "programme_corrections": Kept(("identity", "codes", "at"), MINE, "at, identity"),
    "attempts": Kept(
        (
            *("id", "questionnaire", "version", "major", "form", "state", "items", "current"),
            *("started_at", "touched_at", "completed_at"),
        ),
        MINE,
        "id",
    ),
    "answers": Kept(("attempt", "item", "choice", "answered_at"), MY_ATTEMPT, "attempt, answered_at, item"),
    "results": Kept(
        ("attempt", "area", "place", "level", "answered", "deficit", "themes"), MY_ATTEMPT, "attempt, place"
    ),
    "test_attempts": Kept(
        (
            *("id", "test", "variant", "version", "major", "state", "orders", "current", "tasks", "right_answers"),
            *("started_at", "touched_at", "completed_at"),
        ),
        MINE,
        "id",
    ),
    "test_answers": Kept(("attempt", "task", "choice", "answered_at"), MY_TEST, "attempt, answered_at, task"),
    "test_results": Kept(("attempt", "part", "place", "right_answers", "tasks"), MY_TEST, "attempt, place"),
    "choices": Kept(
        ("id", "programme", "attempt", "area", "level", "chosen_at", "removed_at"),
        MINE,
        "id",
    ),
    "professional_dates": Kept(("what", "day", "said", "told_at"), MINE, "what"),
    "date_reminders": Kept(("since",), MINE, "person"),
    "requests": Kept(
        (
            *("id", "programme", "choice", "attempt", "area", "level", "region", "municipality", "organisation"),
            *("state", "reason", "words", "asked_at", "decided_at", "enrolled_on", "registry_number", "document"),
            *("document_number", "document_on", "document_hours", "document_reason", "document_sent_at"),
            *("document_at", "version"),
        ),
        MINE,
        "id",
    ),
    "programme_lists": Kept(("filters", "ordering", "words", "place"), MINE, "person"),
    "programme_refusals": Kept(("id", "programme", "reason", "refused_at", "undone_at"), MINE, "id"),
    "seats": Kept(
        (
            *("id", "session", "mode", "state", "number", "queued_at", "offer_until", "door_at", "plan", "reason"),
            *("created_at", "changed_at"),
        ),
        MINE,
        "id",
    ),
    "attendance": Kept(("session", "mark", "how", "marked_at"), MINE, "session"),
    "feedback": Kept(("session", "useful", "takes", "lacks", "at"), MINE, "session"),
    "session_wishes": Kept(("area", "created_at"), MINE, "area"),
    "outbox": Kept(
        (
            *("id", "kind", "subject", "which", "lane", "due_at", "expires_at", "quiet", "state", "tries", "message"),
            *("error", "ended_at"),
        ),
        MINE,
        "id",
    ),
    "slots": Kept(("slot", "message", "kind", "kept_at"), MINE, "slot"),
    "jobs": Kept(("id", "kind", "args", "state", "tries", "due_at", "created_at", "changed_at", "error"), MINE, "id"),
    "mentors": Kept(("ready", "capacity", "about", "changed_at"), MINE, "person"),
    "mentor_wishes": Kept(("wished_at",), MINE, "person"),
    "pairs": Kept(
        (
            *("id", "mentor", "mentee", "organisation", "kind", "form", "state", "proposed_at", "mentor_agreed_at"),
            *("mentee_agreed_at", "began_at", "starts_on", "ends_on", "mentor_contact", "mentee_contact", "paused_at"),
            *("resumed_at", "held_at", "ended_at", "result", "note", "continues"),
        ),
        "mentor = $1 OR mentee = $1",
        "id",
    ),
    "pair_consents": Kept(("pair", "text_hash", "given_at"), MINE, "pair"),
    "aims": Kept(("id", "pair", "area", "title", "made_at", "dropped_at"), _IN_MY_PAIR, "id"),
    "tasks": Kept(
        ("id", "pair", "aim", "title", "form", "product", "due_on", "made_at", "done_on", "done_at", "dropped_at"),
        _IN_MY_PAIR,
        "id",
    ),
    "task_comments": Kept(("id", "task", "text", "at"), f"task IN (SELECT id FROM tasks WHERE {_IN_MY_PAIR})", "id"),
    "meetings": Kept(
        (
            *("id", "pair", "form", "task", "place", "starts_at", "minutes", "zone", "state", "version", "reason"),
            *("every", "series", "was_at", "row_moves", "lapses_at", "changed_at", "created_at"),
        ),
        _IN_MY_PAIR,
        "id",
    ),
    "meeting_options": Kept(
        ("meeting", "number", "starts_at"),
        f"meeting IN (SELECT id FROM meetings WHERE {_IN_MY_PAIR})",
        "meeting, number",
    ),
    "entries": Kept(
        (
            *("id", "meeting", "held_at", "zone", "minutes", "form", "task", "theme", "done", "difficulty"),
            *("agreement", "due_on", "written_at", "changed_at", "version"),
        ),
        f"id IN (SELECT entry FROM entry_pairs WHERE {_IN_MY_PAIR})",
        "id",
    ),
    "entry_pairs": Kept(("entry", "pair", "state", "remark", "answered_at"), _IN_MY_PAIR, "entry, pair"),
    "pulses": Kept(("entry", "pair", "useful", "clear", "answered_at"), MINE, "entry"),
    "whispers": Kept(("id", "pair", "text", "at", "answer", "answered_at"), MINE, "id"),
    "silences": Kept(("pair", "since", "told_at", "curator_told_at"), _IN_MY_PAIR, "pair, since"),
    "documents": Kept(
        ("id", "organisation", "kind", "year", "number", "subject", "period_from", "period_to", "made_at"),
        "made_by = $1",
        "id",
    ),
    "head_counts": Kept(
        ("id", "scope_kind", "scope", "cohort", "number", "on_day", "source", "made_at", "dropped_at"),
        "made_by = $1",
        "id",
    ),
    "agreements": Kept(
        (
            *("id", "municipality", "organisation", "partner", "subject", "number", "signed_on", "until", "made_at"),
            "ended_on",
        ),
        "made_by = $1",
        "id",
    ),
    "events": Kept(
        (
            *("id", "scope_kind", "scope", "kind", "title", "area", "whom", "about", "due", "series", "copied"),
            *("made_at", "dropped_at"),
        ),
        "lead = $1 OR made_by = $1",
        "id",
    ),
    "broadcasts": Kept(
        (
            *("id", "scope_kind", "scope", "audience", "text", "attached_kind", "attached", "answers", "after"),
            *("on_day", "at_time", "state", "version", "created_at", "launched_at", "ended_at", "withdrawn_at"),
            *("event", "poll"),
        ),
        "author = $1",
        "id",
    ),
    "broadcast_answers": Kept(("broadcast", "answer", "at"), MINE, "broadcast"),
    "polls": Kept(
        (
            *("id", "scope_kind", "scope", "title", "about", "state", "closes_on", "closes_at", "made_at"),
            *("opened_at", "closed_at"),
        ),
        "author = $1",
        "id",
    ),
    "poll_questions": Kept(
        ("poll", "number", "kind", "text", "options"),
        "poll IN (SELECT id FROM polls WHERE author = $1 UNION SELECT poll FROM poll_forms WHERE person = $1)",
        "poll, number",
    ),
    "poll_forms": Kept(("poll", "region", "municipality", "organisation", "began_at", "done_at"), MINE, "poll"),
    "poll_answers": Kept(("poll", "question", "choices", "words", "at"), MINE, "poll, question"),
    "figure_people": Kept(("figures", "part", "leaf"), MINE, "figures, part"),
    "audit": Kept(("id", "at", "action", "details"), "actor = $1 OR about = $1", "id"),
}
# Tables and columns that lead to a person and are not in the export, each with its reason.
NOT_TAKEN = {
    "job_files": "the export itself",
    "command_lists": "an address, for the moment until Telegram is told",
    "name_words": "the words of the two names of the person",
    "people.worded": "whether those words are written",
    "roles.person": "the person",
    "roles.granted_by": "somebody else's number",
    "invites.token_hash": "would let a lost file use the link's fingerprint",
    "invites.request": "the press that made it",
    "invites.created_by": "somebody else's number",
    "invites.used_by": "somebody else's number",
    "invite_uses.invite": "would let a lost file use the link's fingerprint",
    "staff_places": "the school's, on the way into its list",
    "staff_lines": "other people, on the way into the school's list",
    "event_lines": "the place's plan, on the way into its events",
    "requests.decided_by": "somebody else's number",
    "requests.document_by": "somebody else's number",
    "seats.made_by": "may be somebody else's number",
    "attendance.marked_by": "may be somebody else's number",
    "pairs.proposed_by": "may be somebody else's number",
    "aims.made_by": "may be somebody else's number",
    "tasks.made_by": "may be somebody else's number",
    "tasks.done_by": "may be somebody else's number",
    "tasks.request": "the press that made it",
    "task_comments.person": "may be somebody else's number",
    "task_comments.request": "the press that made it",
    "meetings.proposed_by": "may be somebody else's number",
    "meetings.request": "the press that made it",
    "entries.mentor": "may be somebody else's number",
    "entries.request": "the press that made it",
    "whispers.answered_by": "somebody else's number",
    "whispers.request": "the press that made it",
    "documents.made_by": "the person",
    "head_counts.made_by": "the person",
    "agreements.made_by": "the person",
    "events.lead": "may be somebody else's number",
    "events.lead_name": "somebody who is not in the bot",
    "events.made_by": "may be somebody else's number",
    "events.request": "the press that made it",
    "event_items": "the programme, whoever holds it",
    "sessions": "a session is the event's; those the person went to are named",
    "session_versions": "when a session was to be, whoever goes there",
    "instruments.body": "a questionnaire or a test of a place, whoever keeps it",
    "instruments.made_by": "may be somebody else's number",
    "instruments.published_by": "may be somebody else's number",
    "imports.person": "may be somebody else's number",
    "imports.undone_by": "may be somebody else's number",
    "imports.demo": "the sample's mark, nobody's",
    "imports.busy": "how far the machine is",
    "imports.unknown": "columns of the file that nobody here knows",
    "imports.tallies": "how often which mistake stood in the file",
    "import_rows": "the catalogue's, on the way into it",
    "import_problems": "the catalogue's, on the way into it",
    "polls.author": "the person",
    "polls.request": "the press that made it",
    "broadcasts.author": "the person",
    "broadcasts.laid_to": "somebody else's number",
    "broadcasts.laid_at": "how far the machine is",
    "broadcasts.fixed_to": "somebody else's number",
    "broadcast_tallies": "numbers of readers, of nobody by name",
    "audit.actor": "may be somebody else's number",
    "audit.about": "may be somebody else's number",
    "outbox.claimed_by": "a process of ours",
    "jobs.claimed_by": "a process of ours",
}
# What the numbers in those rows stand for: columns, and the query for one person.
NAMED = {
    "places": (
        ("kind", "id", "name", "verified"),
        """
        SELECT 'municipality' AS kind, m.id, m.name, m.verified
        FROM people p JOIN municipalities m ON m.id = p.municipality WHERE p.id = $1
        UNION ALL
        SELECT 'organisation', o.id, o.name, o.verified
        FROM people p JOIN organisations o ON o.id = p.organisation WHERE p.id = $1
        """,
    ),
    "consent_texts": (
        ("hash", "purpose", "version", "locale", "text"),
        """
        SELECT hash, purpose, version, locale, text FROM consent_texts
        WHERE hash IN (SELECT text_hash FROM consents WHERE person = $1 UNION
                       SELECT text_hash FROM pair_consents WHERE person = $1) ORDER BY hash
        """,
    ),
    "sessions": (
        ("id", "title", "event", "starts_at", "ends_at", "zone", "place", "link"),
        """
        SELECT id, title, event, starts_at, ends_at, zone, place, link FROM sessions
        WHERE id IN (SELECT session FROM seats WHERE person = $1 UNION
                     SELECT session FROM attendance WHERE person = $1) ORDER BY starts_at, id
        """,
    ),
    "polls_answered": (
        ("id", "title"),
        "SELECT id, title FROM polls WHERE id IN (SELECT poll FROM poll_forms WHERE person = $1) ORDER BY id",
    ),
    "pair_people": (
        ("pair", "mentor_name", "mentee_name", "organisation_name"),
        f"""
        SELECT p.id AS pair, {NAME.format("a")} AS mentor_name, {NAME.format("b")} AS mentee_name,
               o.name AS organisation_name
        FROM pairs p JOIN organisations o ON o.id = p.organisation
        LEFT JOIN people a ON a.id = p.mentor LEFT JOIN people b ON b.id = p.mentee
        WHERE p.mentor = $1 OR p.mentee = $1 ORDER BY p.id
        """,
    ),
}
