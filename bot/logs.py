"""Log lines for people or for machines. No names, no texts, no secrets are ever logged."""

import json
import logging
from pathlib import Path

from bot.settings import Settings
from storage.db import Trouble


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": round(record.created, 3),
            "level": record.levelname,
            "from": record.name,
            "says": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(settings: Settings) -> None:
    handler = logging.StreamHandler()
    if settings.log_format == "json":
        handler.setFormatter(JsonLines())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    # One line an update is noise, and formatting it costs more than the update's SQL.
    for noisy in ("aiogram.event", "apscheduler", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def where(error: BaseException) -> str:
    """The kind of an error and where it came from; never its words, which may quote a person's."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    name = f"{type(error).__name__} {error.code}" if isinstance(error, Trouble) else type(error).__name__
    return f"{name} at {' > '.join(places[-6:])}"
