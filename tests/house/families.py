"""Keys about events, polls, plans and instruments that the code puts together: the pattern as it stands there, and what
its parts may be. `keys` takes them with all the others.
"""

from typing import get_args

from handlers.event_card import ANSWERS
from handlers.event_change import COUNTED, FIELDS
from handlers.event_sketches import PARTS
from handlers.instruments import ABOUT
from handlers.professional_dates import PARTS as DATED
from handlers.request_cards import READY
from jobs.catalogue_reports import CHANGE_COLUMNS, PROBLEM_COLUMNS
from jobs.instrument_files import HOW_ITEMS, HOW_TASKS
from jobs.instruments import COLUMNS
from jobs.request_files import COLUMNS as REQUEST_COLUMNS
from rules.audience import PRESENCES
from rules.doubts import DOUBTS
from rules.dpo import CATEGORIES, TURNS, WHATS
from rules.event_days import EVERY
from rules.event_plan import STATES
from rules.events import VIEWS
from rules.feedback import PARTS as FEEDBACK
from rules.filters import CHOICES as CHOICES_OF
from rules.filters import NAMES as FILTERS
from rules.filters import NEVER_UNKNOWN, Sort
from rules.literacy import PARTS as LITERACY_PARTS
from rules.plan_rows import PROBLEMS
from rules.polls import KINDS
from rules.programmes import Dot, Financing, Form, Kind
from rules.reasons import REASONS
from rules.request_desk import VIEWS as DESK
from rules.requests import CONFIRM, ENROL, OPEN, REFUSE, REOPEN, RETURN
from rules.requests import REASONS as REFUSALS
from rules.requests import STATES as REQUEST_STATES
from rules.seats import MODES
from rules.subjects import ATOMIC_STAGES
from rules.taste import REASONS as UNSUITABLE
from storage.broadcasts import ANSWERS as OFFERED
from storage.broadcasts import CHOICES
from storage.corrections import QUEUES
from storage.imports import CHANGES as IMPORT_CHANGES
from storage.merging import FIGURES, TABLES

DECIDED = (ENROL, REFUSE, REOPEN, CONFIRM, RETURN)
REPLIES = tuple(answer for kind in CHOICES for answer in OFFERED[kind])

PLAN: dict[str, tuple[str, ...]] = {
    "event-plan-state-{}": (*STATES, "overdue"),
    "event-plan-count-{}": ("all", *STATES, "overdue"),
    "event-plan-{}": ("reading", "laying", "dropped"),
    "event-plan-to-{}": ("overdue", "unmarked", "above"),
    "event-plan-section-{}": ("overdue", "unmarked", "above"),
    "event-plan-problem-{}": tuple(it for it in PROBLEMS if it != "kind-unknown"),
    "event-plan-column-{}": ("line", "due", "kind", "title", "whom", "lead", "day", "state", "came", "what"),
    "event-plan-how-{}": (
        *("plan", "held", "unmarked", "dated", "undated", "overdue", "cancelled", "above", "dropped"),
    ),
    "event-plan-example-{}": tuple(f"{n}-{part}" for n in (1, 2, 3) for part in ("due", "title", "whom", "lead")),
}
ORGANISER: dict[str, tuple[str, ...]] = {
    "event-view-{}": VIEWS,
    "event-none-{}": VIEWS,
    "event-answered-{}": ANSWERS,
    "event-missing-{}": ("day", "whom", "programme", "lead"),
    "event-field-{}": (*FIELDS, *COUNTED),
    "event-ask-{}": (*FIELDS, *COUNTED),
    "event-bad-{}": ("kind", "closes"),
    "event-items-bad-{}": ("many", "title", "speaker"),
    "event-day-ask-{}": (*PARTS, "end"),
    "event-day-without-{}": ("place", "link"),
    "event-every-{}": EVERY,
}

TEACHER: dict[str, tuple[str, ...]] = {
    "events-full-{}": MODES,
    "hosted-{}-applied": MODES,
    "summary-event-{}": ("absent", "excused", "unmarked", "waiting", "cannot", "seated", "came", *FEEDBACK),
    "summary-event-{}-apart": ("seated", "came"),
    "summary-event-column-{}": ("number", "name", "school", "mode", "mark", "hours", "part", "words"),
    "summary-event-row-{}": FEEDBACK,
    "summary-event-how-{}": ("seated", "came", "unmarked", "cannot"),
}

NOTICE: dict[str, tuple[str, ...]] = {
    "audience-event-{}": PRESENCES,
    "audience-presence-{}": PRESENCES,
    "call-closed-{}": ("early", "late", "over", "cancelled", "marked"),
    "call-full-{}": MODES,
    "call-seats-{}": MODES,
    "call-not-{}": ("no-day", "cancelled", "closed", "over"),
    "call-where-{}": ("both", *MODES),
    "broadcast-answer-{}": REPLIES,
    **dict.fromkeys(("broadcast-said-{}", "broadcast-counted-{}"), (*REPLIES, "done")),
    "broadcast-answers-{}": CHOICES,
    "broadcast-answers-are-{}": (*CHOICES, "event", "poll"),
}

BANK: dict[str, tuple[str, ...]] = {
    "broken-{}": tuple(REASONS),
    "bank-{}": ("reading", "dropped"),
    "bank-state-{}": ("draft", "withdrawn"),
    "bank-made-{}": ("draft", "dropped"),
    "doubt-{}": DOUBTS,
    "instrument-how-{}": tuple(dict.fromkeys((*HOW_ITEMS, *HOW_TASKS))),
    "mistakes-column-{}": tuple(COLUMNS),
    "mistakes-{}": ("yes", "no"),
}
LITERACY: dict[str, tuple[str, ...]] = {
    "literacy-bridge-{}": ("over", "under"),
    "literacy-review-{}": ("all", "wrong"),
    "literacy-short-{}": LITERACY_PARTS,
}
PLACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("unchecked-{}", "unchecked-to-{}"), tuple(TABLES)),
    "merge-{}": FIGURES,
}
POLLS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("polls-above-{}", "poll-is-{}"), ("open", "closed")),
    "polls-{}": ("draft", "open", "closed"),
    "poll-kind-{}": ("one", "many"),
    "poll-make-{}": ("one", "many"),
    "poll-kind-{}-button": KINDS,
    "poll-how-{}": ("many", "words"),
    "poll-bad-{}": ("empty", "long", "strange"),
    "poll-options-{}": ("few", "many", "long", "strange", "twice"),
    "xpoll-column-{}": (
        *("question", "option", "count", "share", "region", "municipality", "school", "done", "words"),
    ),
    "xpoll-how-{}": ("done", "share", "few", "place", "reached", "open", "words"),
}
DATES: dict[str, tuple[str, ...]] = {
    "dates-{}": CATEGORIES,
    "dates-ask-{}": WHATS,
    "dates-button-{}": DATED,
    "dates-of-{}": ("month", "year"),
    "dates-in-{}": tuple(map(str, TURNS)),
    "dates-bad-{}": ("unknown", "plan", "year", "ahead", "old", "over", "far"),
    "notice-date-{}": WHATS,
}
DIAGNOSIS: dict[str, tuple[str, ...]] = {
    "instruments-about-{}": ABOUT,
    "instruments-form-{}": ("short", "full"),
}
REQUESTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("desk-to-{}", "desk-list-{}", "desk-state-{}"), DESK),
    "desk-{}": (*DESK, *DECIDED, "enrol-on"),
    "desk-reason-{}": REFUSALS,
    "desk-file-column-{}": tuple(key for key, _, _ in REQUEST_COLUMNS),
    "desk-return-{}": READY,
    "desk-done-{}": DECIDED,
    "desk-doubt-{}": ("hours-other", "hours-few"),
    "desk-bad-{}": ("early", "late"),
    "request-way-{}": (*OPEN, "completed"),
    "request-state-{}": REQUEST_STATES,
    "request-reason-{}": REFUSALS,
    "request-ask-to-{}": ("municipality", "region", "region-only"),
    "request-closed-{}": ("demo", "archived"),
    "request-next-{}": (*REQUEST_STATES, "sent", "returned"),
}
NUMBERED: dict[str, tuple[str, ...]] = {
    "figures-alpha-{}": ("loose", "holds", "well", "alike"),
    "figures-item-{}": ("flat", "against"),
    "xfigures-sheet-{}": ("summary", "areas", "items", "places", "counted"),
    "figures-task-{}": ("flat", "against"),
    "xfigures-row-{}": (*("place", "year", "version", "people", "taken", "over", "under"),),
    "xfigures-column-{}": (
        *("theme", "weak", "answered", "area", "people", "level", "deficits", "share", "cases", "alpha", "item"),
        *("question", "mean", "deviation", "first", "second", "third", "fourth", "rest", "without", "mark", "region"),
        *("municipality", "school", "what", "count", "part", "right", "of", "variant", "measures", "none", "reached"),
    ),
    "xfigures-how-{}": (
        *("who", "level", "deficits", "few", "grow", "places", "alpha", "items", "marks", "version"),
        *("best", "score", "gaps", "tasks", "options"),
    ),
}
CATALOGUE: dict[str, tuple[str, ...]] = {
    "import-found-{}": IMPORT_CHANGES,
    "import-change-{}": IMPORT_CHANGES,
    "import-not-undone-{}": ("late", "not-last", "busy", "state"),
    "import-table-{}": tuple(dict.fromkeys((*PROBLEM_COLUMNS, *CHANGE_COLUMNS))),
    "import-kind-{}": get_args(Kind),
    "import-form-{}": get_args(Form),
    "import-dot-{}": get_args(Dot),
    "import-financing-{}": get_args(Financing),
    "catalogue-{}": (
        *("registry", "hourless", "without", "doubtful", "corrected", "added", "changed", "archived"),
        *("staging", "dropped", "overtaken", "applying", "undoing", "undone"),
    ),
    "catalogue-now-{}": ("applying", "undoing"),
    "catalogue-to-{}": tuple(QUEUES),
    "catalogue-change-{}": IMPORT_CHANGES,
    "catalogue-no-undo-{}": ("late", "not-last", "busy", "state"),
    "catalogue-codes-{}": tuple(QUEUES),
    "catalogue-codes-none-{}": tuple(QUEUES),
    "catalogue-codes-ask-{}": ("1", "2", "3"),
    "catalogue-sample-about-{}": (
        *("title", "kind", "hours", "form", "dot", "provider", "region", "audience", "registry_number", "starts_on"),
        *("ends_on", "apply_until", "places", "price", "url", "annotation"),
    ),
}
FINDING: dict[str, tuple[str, ...]] = {
    "card-financing-{}": ("budget", "paid"),
    "filter-{}": (*FILTERS, "sort"),
    "filter-ask-{}": FILTERS,
    "filter-yes-{}": ("free", "registry"),
    "filter-dot-{}": CHOICES_OF["dot"],
    "filter-document-{}": CHOICES_OF["document"],
    "list-sort-{}": tuple(it.value for it in Sort if it != Sort.BEST),
    "list-without-{}": tuple(it for it in FILTERS if it not in NEVER_UNKNOWN),
    "refused-why-{}": UNSUITABLE,
    "sort-{}": tuple(it.value for it in Sort),
    "stage-atomic-{}": ATOMIC_STAGES,
    "unsuitable-{}": UNSUITABLE,
    "unsuitable-said-{}": UNSUITABLE,
}
