"""Telegram's limits as pure functions, so that the page, the tests and the templates are held to the same ones.

Every function either returns what Telegram would keep or raises LimitViolationError in the wording of the Bot API. Sources:
core.telegram.org/bots/api (methods and types named at each figure) and the messages of its server.
"""

import re
from dataclasses import dataclass

from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.lokal.auszeichnung import find_automatic, parse_html, trim, utf16_length
from bot.lokal.fehler import LimitViolationError
from bot.lokal.verweise import is_loopback, is_web_address

__all__ = [
    "FormatierterText",
    "LimitViolationError",
    "check_antwort",
    "check_befehle",
    "check_datei",
    "check_dateiname",
    "check_foto",
    "check_tastatur",
    "parse_beschriftung",
    "parse_html",
    "parse_text",
    "utf16_length",
]

MAX_TEXT = 4096
MAX_BESCHRIFTUNG = 1024
MAX_CALLBACK_BYTES = 64
MAX_ANTWORT = 200
MAX_KNOEPFE = 100
MAX_KNOEPFE_JE_REIHE = 8
MAX_TASTATUR_BYTES = 10_240
MAX_KOPIERTEXT = 256
MAX_ENTITIES = 100
MAX_DATEINAME_BYTES = 255
MAX_DATEI_BYTES = 50_000_000
MAX_FOTO_BYTES = 10_000_000
MAX_FOTO_KANTEN = 10_000
MAX_FOTO_VERHAELTNIS = 20
MAX_BEFEHLE = 100
MAX_BEFEHL_BESCHREIBUNG = 256

_BEFEHL = re.compile(r"[a-z0-9_]{1,32}")
_UNERLAUBT_IM_NAMEN = re.compile(r"[/\\\x00-\x1f\x7f]")


@dataclass(frozen=True)
class FormatierterText:
    """A text as Telegram keeps it: without markup, with entities counted in UTF-16 units."""

    text: str
    entities: tuple[MessageEntity, ...] = ()


def _parse(text: str, parse_mode: str | None, entities: list[MessageEntity] | None) -> FormatierterText:
    modus = (parse_mode or "").lower()
    if modus not in {"", "html"}:
        raise LimitViolationError(f"unsupported parse_mode here: {parse_mode}")
    klar, gefunden = parse_html(text) if modus else trim(text, entities or [])
    if len(gefunden) > MAX_ENTITIES:
        raise LimitViolationError(f"too many entities: {len(gefunden)}, Telegram shows the first {MAX_ENTITIES}")
    return FormatierterText(klar, tuple(find_automatic(klar, gefunden)))


def parse_text(text: str | None, parse_mode: str | None = "HTML", entities: list[MessageEntity] | None = None) -> FormatierterText:
    """Read the text of a message: 1–4096 UTF-16 units after entities parsing (sendMessage, text)."""
    ergebnis = _parse(text or "", parse_mode, entities)
    if not ergebnis.text:
        raise LimitViolationError("message text is empty")
    if (laenge := utf16_length(ergebnis.text)) > MAX_TEXT:
        raise LimitViolationError(f"message is too long ({laenge} of {MAX_TEXT} UTF-16 units)")
    return ergebnis


def parse_beschriftung(text: str | None, parse_mode: str | None = "HTML", entities: list[MessageEntity] | None = None) -> FormatierterText:
    """Read the caption of a document or picture: 0–1024 UTF-16 units after entities parsing (sendPhoto, caption)."""
    ergebnis = _parse(text or "", parse_mode, entities)
    if (laenge := utf16_length(ergebnis.text)) > MAX_BESCHRIFTUNG:
        raise LimitViolationError(f"message caption is too long ({laenge} of {MAX_BESCHRIFTUNG} UTF-16 units)")
    return ergebnis


def check_tastatur(markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    """Check an inline keyboard and return it without empty rows, or None where nothing is left (InlineKeyboardMarkup)."""
    reihen = [reihe for reihe in markup.inline_keyboard if reihe]
    knoepfe = [knopf for reihe in reihen for knopf in reihe]
    if len(knoepfe) > MAX_KNOEPFE:
        raise LimitViolationError(f"REPLY_MARKUP_TOO_LONG: {len(knoepfe)} of {MAX_KNOEPFE} buttons")
    for reihe in reihen:
        if len(reihe) > MAX_KNOEPFE_JE_REIHE:
            raise LimitViolationError(f"REPLY_MARKUP_TOO_LONG: {len(reihe)} of {MAX_KNOEPFE_JE_REIHE} buttons in a row")
    for knopf in knoepfe:
        _check_knopf(knopf)
    if sum(len(f"{k.text}{k.callback_data or ''}{k.url or ''}".encode()) for k in knoepfe) > MAX_TASTATUR_BYTES:
        raise LimitViolationError("REPLY_MARKUP_TOO_LONG")
    return InlineKeyboardMarkup(inline_keyboard=reihen) if reihen else None


def _check_knopf(knopf: InlineKeyboardButton) -> None:
    if not knopf.text.strip():
        raise LimitViolationError("inline keyboard button text must be non-empty")
    ziele = {name: wert for name in _KNOPF_ARTEN if (wert := getattr(knopf, name)) is not None}
    if len(ziele) != 1:
        raise LimitViolationError(
            f'can\'t parse inline keyboard button "{knopf.text}": it needs exactly one action, found {sorted(ziele) or "none"}'
        )
    if knopf.callback_data is not None and not 1 <= len(knopf.callback_data.encode()) <= MAX_CALLBACK_BYTES:
        raise LimitViolationError(
            f'BUTTON_DATA_INVALID ("{knopf.text}": {len(knopf.callback_data.encode())} of {MAX_CALLBACK_BYTES} bytes)'
        )
    if knopf.url is not None and not is_web_address(knopf.url):
        raise LimitViolationError(f"inline keyboard button URL '{knopf.url}' is invalid: Wrong HTTP URL")
    # Telegram wants https; the local chat page opens a page of this machine without it.
    if knopf.web_app is not None and not (is_web_address(knopf.web_app.url, nur_https=True) or is_loopback(knopf.web_app.url)):
        raise LimitViolationError(f"inline keyboard button Web App URL '{knopf.web_app.url}' is invalid: Only HTTPS links are allowed")
    if knopf.copy_text is not None and not 1 <= len(knopf.copy_text.text) <= MAX_KOPIERTEXT:
        raise LimitViolationError("BUTTON_COPY_TEXT_INVALID")


_KNOPF_ARTEN = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


def check_antwort(text: str | None) -> None:
    """Check the text of an answered callback: at most 200 characters (answerCallbackQuery, text)."""
    if text is not None and (laenge := utf16_length(text)) > MAX_ANTWORT:
        raise LimitViolationError(f"MESSAGE_TOO_LONG ({laenge} of {MAX_ANTWORT} characters)")


def check_dateiname(name: str | None) -> str:
    """Check the name a document is sent under: not empty, no path, no control characters, at most 255 bytes."""
    if not name or not name.strip(". "):
        raise LimitViolationError("file name must be non-empty")
    if _UNERLAUBT_IM_NAMEN.search(name):
        raise LimitViolationError("file name must not contain a path or control characters")
    if len(name.encode()) > MAX_DATEINAME_BYTES:
        raise LimitViolationError(f"file name is too long ({len(name.encode())} of {MAX_DATEINAME_BYTES} bytes)")
    return name


def check_datei(inhalt: bytes, *, hoechstens: int = MAX_DATEI_BYTES) -> None:
    """Check the size of an upload: not empty, at most 50 MB (sending files)."""
    if not inhalt:
        raise LimitViolationError("file must be non-empty")
    if len(inhalt) > hoechstens:
        raise LimitViolationError(f"file is too big ({len(inhalt)} of {hoechstens} bytes)")


def check_foto(inhalt: bytes, masse: tuple[int, int] | None) -> tuple[int, int]:
    """Check a picture: at most 10 MB, width + height at most 10 000, at most 20 times as long as wide (sendPhoto, photo)."""
    check_datei(inhalt, hoechstens=MAX_FOTO_BYTES)
    if masse is None:
        raise LimitViolationError("IMAGE_PROCESS_FAILED")
    breite, hoehe = masse
    if not breite or not hoehe or breite + hoehe > MAX_FOTO_KANTEN or max(masse) > MAX_FOTO_VERHAELTNIS * min(masse):
        raise LimitViolationError(f"PHOTO_INVALID_DIMENSIONS ({breite}×{hoehe})")
    return breite, hoehe


def check_befehle(befehle: list[BotCommand]) -> None:
    """Check the command menu: at most 100, names of a–z, 0–9, _ up to 32, descriptions of 1–256 characters (setMyCommands)."""
    if len(befehle) > MAX_BEFEHLE:
        raise LimitViolationError("BOT_COMMANDS_TOO_MUCH")
    for befehl in befehle:
        if not _BEFEHL.fullmatch(befehl.command.removeprefix("/")):
            raise LimitViolationError(f"BOT_COMMAND_INVALID ({befehl.command})")
        if not 1 <= len(befehl.description) <= MAX_BEFEHL_BESCHREIBUNG:
            raise LimitViolationError(f"BOT_COMMAND_DESCRIPTION_INVALID ({befehl.command})")
