"""Keys that the code puts together from parts: all families of them, which `test_locales` takes."""

from typing import get_args

from bot.commands import ADMINISTRATORS, EVERYBODY, GIVERS
from bot.texts import LOCALES
from handlers.meeting_sketches import PARTS as MEETING_PARTS
from handlers.sketches import LIKELY, PARTS, WEEKS
from jobs.broadcast_reports import SAID as REPORTED
from rules import narrowing, pairs
from rules.attendance import CREDITED, MARKS
from rules.board import PARTS as BOARD_PARTS
from rules.entries import EDITED, USUAL_THEMES, WHYS
from rules.entries import STATES as ENTRY_STATES
from rules.feedback import PARTS as FEEDBACK_PARTS
from rules.head_counts import COHORTS
from rules.log import GROUPS
from rules.meetings import EVERY
from rules.meetings import FORMS as MEETING_FORMS
from rules.mentoring import FORMS as STEP_FORMS
from rules.outcomes import REASONS
from rules.pairing import WEIGHTS
from rules.periods import CODES
from rules.programmes import HEADERS, LEAST_HOURS, Dot, Form, Kind
from rules.roles import LEADS_TO
from rules.scoring import Word
from rules.seats import MODES
from rules.staff import PROBLEMS as STAFF_PROBLEMS
from rules.support import FORMS as SUPPORTS
from rules.watch import ALARMS, SILENT
from storage.documents import LETTERS
from storage.invites import TERMS
from storage.pulses import ANSWERS
from storage.roles import LINES
from tests.house import families

KINDS: tuple[str, ...] = get_args(Kind)
PAIR_ENDS = (*pairs.RESULTS, "handed_over")
PROBLEMS = (
    *("no-title", "missing", "too-long", "unknown-kind", "unknown-form", "unknown-dot", "form-remote"),
    *("form-internship", "not-hours", "not-yes-no", "not-a-year", "not-a-number", "not-a-day", "not-a-link"),
    *("ends-before", "dates-unread", "unknown-financing", "not-places", "not-a-programme"),
    *("not-a-price", "number-twice", "same-as", "no-competence", "too-many-cells"),
    *(f"too-few-hours-{kind}" for kind in LEAST_HOURS),
)
# Keys that are put together from parts: the pattern as it stands in the code, and what its parts may be.
FAMILIES: dict[str, tuple[str, ...]] = {
    "command-{}": (*EVERYBODY, *GIVERS, *ADMINISTRATORS),
    "alarm-{}": ALARMS,
    "alarm-over-{}": tuple(name for name in ALARMS if name not in SILENT),
    "language-{}": LOCALES,
    "language-to-{}": ("menu", "profile"),
    "line-{}": LINES,
    "not-allowed-{}": ("now", "over", "own"),
    "role-{}": tuple(LEADS_TO),
    "invite-{}": ("unknown", "used", "full", "expired", "ended", "own", "held", "throttled", "closed"),
    "invite-make-{}": tuple(str(days) for days in TERMS),
    "invite-where-{}": ("region", "municipality", "organisation"),
    "opening-ask-{}": ("region", "municipality", "organisation"),
    "opening-type-{}": ("municipality", "organisation"),
    "site-ask-{}": ("title", "address", "way"),
    "site-change-{}": ("title", "address", "way"),
    "module-ask-{}": ("title", "hours", "product"),
    "module-change-{}": ("title", "hours", "product"),
    "module-bad-{}": ("title", "hours", "product", "modules"),
    **(families.ORGANISER | families.POLLS),
    "plan-part-{}": tuple(part for part in PARTS if part != "end"),
    "plan-ask-{}": PARTS,
    "plan-bad-{}": ("past", "far", "time", *(part for part in PARTS if part not in ("start", "end"))),
    "plan-without-{}": ("place", "link"),
    "plan-{}-button": tuple(LIKELY),
    "plan-weeks-{}": tuple(str(weeks) for weeks in WEEKS),
    "moved-{}": ("place", "link", "both"),
    "moved-too-{}": ("place", "link", "both"),
    "hosted-bad-{}": MODES,
    "hosted-{}": MODES,
    "hosted-{}-waiting": MODES,
    "session-bad-{}": (
        *("starts_at", "ends_at", "opens_at", "closes_at", "module", "stream", "event"),
        *("place", "link", "room", "remote", "hours"),
    ),
    "places-{}": ("empty", "long", "strange"),
    "profile-change-{}": (
        *("subject", "stage", "full_name", "region", "municipality", "school", "years", "zone", "language"),
    ),
    "session-free-{}": MODES,
    "session-places-{}": MODES,
    "session-full-{}": MODES,
    "session-mode-{}": MODES,
    "session-mark-{}": MARKS,
    "sessions-dates-{}": ("week", "month", "later"),
    "seat-take-{}": MODES,
    "seat-queue-{}": MODES,
    "seat-apply-{}": MODES,
    "seat-change-{}": MODES,
    "seat-closed-{}": ("early", "late", "over", "cancelled", "marked"),
    "my-data-seat-{}": ("seated", "queued", "offered", "left", "declined", "lapsed", "passed", "cancelled"),
    "my-sessions-{}": ("offered", "coming", "waiting"),
    "meeting-form-{}": MEETING_FORMS,
    "meeting-every-{}": tuple(str(weeks) for weeks in EVERY),
    "meeting-state-{}": ("held", "missed", "cancelled", "declined", "lapsed"),
    "meeting-ask-{}": ("clock", *MEETING_PARTS),
    "meeting-part-{}": tuple(part for part in MEETING_PARTS if part != "when"),
    "meeting-bad-{}": ("past", "far", "many", *MEETING_PARTS),
    "meeting-heard-{}": ("proposed", "requested", "moved", "waiting"),
    "check-in-done-{}": CREDITED,
    "check-in-already-{}": MARKS,
    "mentoring-waits-{}": ("you", "them"),
    "mentoring-line-{}": pairs.SIDES,
    "mentoring-line-{}-paused": pairs.SIDES,
    "match-{}": tuple(why for why in WEIGHTS if why not in ("subject", "areas")),
    "pair-bad-{}": ("full", "notready", "noschool", "oneself"),
    "pair-asks-{}": pairs.SIDES,
    "pair-continues-{}": pairs.SIDES,
    "pair-proposed-{}": pairs.SIDES,
    "pair-{}": ("refused", "withdrawn", "lapsed"),
    "pair-{}-curator": ("refused", "lapsed"),
    "pair-result-{}": PAIR_ENDS,
    "pair-was-{}": PAIR_ENDS,
    "pair-kind-{}": pairs.KINDS,
    "pair-form-{}": pairs.FORMS,
    "finish-{}": pairs.RESULTS,
    **dict.fromkeys(("feedback-ask-{}", "feedback-change-{}", "feedback-{}"), FEEDBACK_PARTS),
    "full-name-{}": ("one", "long", "strange"),
    "journal-empty-{}": ("mentor", "mentee", "curator"),
    "journal-state-{}": ENTRY_STATES,
    "entry-part-{}": EDITED,
    "writing-ask-{}": (*EDITED, "other"),
    "writing-bad-{}": EDITED,
    "writing-theme-{}": USUAL_THEMES,
    "writing-lost-{}": ("written", "pair", "meeting", "day"),
    "missed-{}": WHYS,
    "pulse-{}": ("useful", "clear"),
    "pulse-answer-{}": tuple(str(answer) for answer in ANSWERS),
    "card-missing-{}": ("kind", "hours", "form", "provider", "region", "audience", "url", "price", "dates"),
    "card-document-{}": KINDS,
    "programme-kind-{}": KINDS,
    "programme-form-{}": get_args(Form),
    "programme-dot-{}": get_args(Dot),
    "level-{}": get_args(Word),
    "mark-{}": MARKS,
    "mark-how-{}": ("qr", "code", "list", "typed", "rest"),
    "marks-mode-{}": MODES,
    "xlsx-column-{}": ("number", "name", "school"),
    "xlsx-mark-{}": MARKS,
    "xlsx-row-{}": ("made", "by", "marks", "hours", "share", "behind", "certificate", "people", "paper"),
    "board-{}": ("without", "untold", *BOARD_PARTS, "file", "file-schools"),
    "board-to-{}": ("without", "untold", *BOARD_PARTS, "all"),
    "board-list-{}": ("without", "untold", *BOARD_PARTS, "all"),
    "board-column-{}": (
        *("number", "mentor", "mentee", "state", "dates", "held", "silent", "steps", "entries", "name", "wished"),
        *("year", "school", "municipality", "pairs", "without", "waiting", "quiet", "overdue", "ending"),
    ),
    "board-state-{}": ("proposed", *pairs.OPEN),
    "curated-{}": ("refused", "withdrawn", "lapsed"),
    "audience-part-{}": ("places", *narrowing.PARTS),
    "audience-ask-{}": narrowing.PARTS,
    "audience-service-{}": tuple(narrowing.SERVICE),
    "audience-role-{}": narrowing.ROLES,
    "broadcast-from-{}": ("region", "municipality", "organisation"),
    **families.NOTICE,
    "broadcast-why-{}": REASONS,
    "broadcast-over-{}": ("done", "cancelled"),
    "broadcasts-{}": ("draft", "running", "paused", "done", "cancelled"),
    "report-column-{}": ("number", "name", "state", "answer", "at"),
    "report-state-{}": REPORTED,
    "report-how-{}": ("sent", "unknown", "answer", "consent", "people", "areas"),
    "papers-{}": ("pdf", "xlsx"),
    "papers-kind-{}": tuple(LETTERS),
    "paper-title-{}": tuple(LETTERS),
    "period-{}": CODES,
    "paper-kind-{}": pairs.KINDS,
    "paper-form-{}": pairs.FORMS,
    "paper-state-{}": pairs.OPEN,
    "paper-result-{}": (*pairs.RESULTS, "handed_over"),
    "paper-{}": (
        *("page", "of", "signature", "name", "date-of", "date", "number", "when", "minutes", "entry-form", "theme"),
        *(
            "done",
            "difficulty",
            "agreement",
            "agreements",
            "confirmed",
            "aim-area",
            "aim",
            "step",
            "step-aim",
            "step-form",
        ),
        *("step-due", "step-product", "step-done", "day", "mentee", "school", "pair-dates", "count"),
        *("minutes-confirmed", "minutes-unconfirmed"),
    ),
    "task-form-{}": STEP_FORMS,
    "task-ask-{}": ("title", "product", "day", "form"),
    "task-change-{}": ("title", "product", "day", "form"),
    "staff-{}": ("reading", "applying", "cancelled"),
    "staff-member-{}": ("in", "maybe", "not"),
    "staff-errors-{}": ("line", "name", "school", "what"),
    "staff-problem-{}": STAFF_PROBLEMS,
    "support-{}": (
        *("had-mentor", "begun-mentor", "open-mentor", "had-steps", "begun-steps"),
        *("had-internship", "begun-internship", "open-internship", "had-courses", "begun-courses", "open-courses"),
    ),
    "support-to-{}": SUPPORTS,
    **(families.PLAN | families.TEACHER),
    **(
        families.PLACES
        | families.BANK
        | families.DIAGNOSIS
        | families.LITERACY
        | families.NUMBERED
        | families.REQUESTS
        | families.FINDING
        | families.DATES
        | families.CATALOGUE
    ),
    "tree-to-{}": ("region", "municipality", "organisation"),
    "tree-type-{}": ("region", "municipality", "organisation"),
    "cohort-{}": COHORTS,
    "cohort-{}-button": COHORTS,
    "count-bad-{}": ("number", "line", "day", "future", "source"),
    "agreement-bad-{}": ("number", "day", "future"),
    "agreement-bad-until-{}": ("day", "before", "far"),
    "audit-group-{}": tuple(GROUPS),
    "audit-column-{}": ("at", "actor", "what", "about", "code"),
    "import-column-{}": (*HEADERS, "competences", "subjects", "stages"),
    "import-problem-{}": PROBLEMS,
}
