"""Which job is done by what: the kind of a job row, and the work that gives its files."""

from jobs.audit_log import audit_log_file
from jobs.boards import board
from jobs.exports import export
from jobs.pair_boards import pair_board_file
from jobs.papers import paper

WORKS = {"export": export, "board": board, "paper": paper, "pair_board": pair_board_file, "audit_log": audit_log_file}
