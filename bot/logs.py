"""Logs: one line per event on standard error, with the update's id and never an answer, a name or a Telegram id."""

import logging
import sys

import structlog

# At DEBUG these write down whom they talk to and what was said, so they stay silent there.
GESPRAECHIG = ("aiogram_dialog", "aiosqlite")
# This one writes the Telegram id into its warnings; what they tell is seen in the chat as well.
MIT_KENNUNG = "aiogram_dialog.context.intent_middleware"


def configure_logs(level: str, form: str = "text") -> None:
    """Send everything through structlog to standard error; ``form`` is ``text`` (logfmt) or ``json``, one object a line."""
    gemeinsam: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=gemeinsam,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False)
                if form == "json"
                else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in GESPRAECHIG:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger(MIT_KENNUNG).setLevel(logging.ERROR)
