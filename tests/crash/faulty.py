"""`python -m tests.crash.faulty`: the real bot with one more feature, the ledger, asked before all others."""

import sys

import handlers
import main
from tests.crash import ledger

if __name__ == "__main__":
    handlers.MODULES = (ledger, *handlers.MODULES)
    sys.exit(main.main(["run"]))
