"""Which job is done by what: the kind of a job row, and the work that gives its files."""

from collections.abc import Callable
from functools import partial

from bot.sent import MOST_BYTES
from bot.session import LeanSession
from jobs import catalogue, event_plans, figure_files, figures, instruments, staff
from jobs.audit_log import audit_log_file
from jobs.boards import board
from jobs.broadcast_reports import broadcast_report
from jobs.catalogue_sample import SAMPLE as CATALOGUE_SAMPLE
from jobs.catalogue_sample import sample as catalogue_sample
from jobs.event_reports import event_report
from jobs.exports import export
from jobs.pair_boards import pair_board_file
from jobs.papers import paper
from jobs.plan_files import FILE, SAMPLE, plan_file, sample
from jobs.poll_reports import poll_report
from jobs.request_files import RequestFile
from jobs.work import Work
from storage import request_board

WORKS: dict[str, Work] = {
    "export": export,
    "board": board,
    "paper": paper,
    "pair_board": pair_board_file,
    "audit_log": audit_log_file,
    "broadcast_report": broadcast_report,
    "event_report": event_report,
    "poll_report": poll_report,
    staff.ERRORS: staff.errors,
    event_plans.ERRORS: event_plans.errors,
    instruments.ERRORS: instruments.errors,
    catalogue.CHANGES: catalogue.changes,
    catalogue.PROBLEMS: catalogue.problems,
    CATALOGUE_SAMPLE: catalogue_sample,
    SAMPLE: sample,
    FILE: plan_file,
}


def works(session: LeanSession, token: str, admins: frozenset[str], clock: Callable[[], int]) -> dict[str, Work]:
    """All of them; `admins` are the addresses of ADMIN_IDS."""
    fetch = partial(session.download, token, most=MOST_BYTES)
    return WORKS | {
        staff.READ: staff.Reading(fetch, admins, clock),
        staff.LAY: staff.Laying(clock),
        figures.COUNT: figures.Counting(clock),
        figure_files.FILE: figure_files.FigureFile(admins),
        request_board.FILE: RequestFile(admins),
        event_plans.READ: event_plans.Reading(fetch, clock),
        event_plans.LAY: event_plans.Laying(clock),
        catalogue.READ: catalogue.Reading(fetch, admins, clock),
        catalogue.APPLY: catalogue.Carrying(clock),
        instruments.READ: instruments.Reading(fetch, admins, clock),
        instruments.FILE_OF: instruments.Giving(admins),
    }
