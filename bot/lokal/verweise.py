"""Links as Telegram's clients understand them: which are links at all, and which start the bot itself."""

import re
from urllib.parse import parse_qs, urlsplit

from bot.lokal.dienst import NAMEN

TELEGRAM_HOSTS = frozenset({"t.me", "telegram.me", "www.t.me"})
WEB = frozenset({"http", "https"})

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}", re.UNICODE)
_NUTZLAST = re.compile(r"[A-Za-z0-9_-]{1,64}")


def is_link(url: str) -> bool:
    """Tell whether Telegram keeps this address as a link; any other one it drops in silence and leaves the bare text."""
    try:
        teile = urlsplit(url if "://" in url or url.startswith(("mailto:", "tel:")) else f"https://{url}")
        host = teile.hostname or ""
    except ValueError:
        return False
    if teile.scheme in {"tg", "mailto", "tel"}:
        return True
    return teile.scheme in WEB and bool(_HOST.fullmatch(host))


def is_web_address(url: str, *, nur_https: bool = False) -> bool:
    """Tell whether a button may carry this address: http(s) with a full host name, or tg://."""
    scheme = url.partition("://")[0].lower()
    if nur_https:
        return scheme == "https" and is_link(url)
    return scheme in WEB | {"tg"} and is_link(url)


def is_loopback(url: str) -> bool:
    """Tell whether this is a page of this machine, which only the local chat page can open."""
    try:
        return urlsplit(url).scheme == "http" and urlsplit(url).hostname in NAMEN
    except ValueError:
        return False


def mentioned_user_id(url: str) -> int | None:
    """Return the person a tg://user?id=… link names."""
    teile = urlsplit(url) if url.startswith("tg:") else None
    nummer = parse_qs(teile.query).get("id", [""])[0] if teile and teile.netloc == "user" else ""
    return int(nummer) if nummer.isdigit() else None


def start_payload(url: str, username: str) -> str | None:
    """Return the start payload of a link to this bot ("" without one), or None for every other link."""
    try:
        teile = urlsplit(url)
    except ValueError:
        return None
    query = parse_qs(teile.query)
    if teile.scheme == "tg" and teile.netloc == "resolve":
        ziel = query.get("domain", [""])[0]
    elif teile.scheme in WEB and teile.hostname in TELEGRAM_HOSTS:
        ziel = teile.path.strip("/")
    else:
        return None
    if ziel.lower() != username.lower():
        return None
    nutzlast = query.get("start", [""])[0]
    return nutzlast if _NUTZLAST.fullmatch(nutzlast) else ""
