"""Links to single passages: what stands behind ``?start=`` and the button that hands a link on."""

import re
from typing import Final
from urllib.parse import quote, urlencode

THEMEN: Final = "themen"
GLOSSAR: Final = "glossar"
_PUNKT: Final = "__"
_NUTZLAST: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def nutzlast(kennung: str) -> str:
    """Return the start payload of a passage or model. Raises ValueError where Telegram would not take it."""
    text = kennung.replace(".", _PUNKT)
    if _PUNKT in kennung or not _NUTZLAST.fullmatch(text):
        raise ValueError(f"no start payload for {kennung!r}")
    return text


def kennung(text: str) -> str:
    """Return the id of a passage that a start payload names; the caller checks whether there is one."""
    return text.replace(_PUNKT, ".")


def verweis(bot: str, ziel: str) -> str:
    """Return the link that opens a passage or model with the bot of that username."""
    return f"https://t.me/{bot}?start={nutzlast(ziel)}"


def teilen(bot: str, ziel: str, titel: str) -> str:
    """Return the link that lets somebody choose a chat and send a passage there."""
    return f"https://t.me/share/url?{urlencode({'url': verweis(bot, ziel), 'text': titel}, quote_via=quote)}"
