"""Rich messages become the blocks that Telegram would keep, within its limits.

Only the HTML form is read, and of it what this bot writes: headings, paragraphs, lists, tables, parts to open, footers, and bold, italic
and code within. Whatever else Telegram allows is refused here, so that nobody relies on it unseen. Source: core.telegram.org/bots/api,
InputRichMessage and the RichBlock types, whose descriptions name the tags.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from typing import Any

from aiogram.types import InputRichMessage, RichMessage

from bot.lokal.fehler import LimitViolationError

MAX_ZEICHEN = 32_768
MAX_BLOECKE = 500
MAX_TIEFE = 16
MAX_SPALTEN = 20

UEBERSCHRIFTEN = {f"h{stufe}": stufe for stufe in range(1, 7)}
ZEILEN = {"b": "bold", "i": "italic", "code": "code"}
TEXTBLOECKE = {"p": "paragraph", "footer": "footer"}
# Where a tag may stand; None is the message itself.
ORT: dict[str, frozenset[str | None]] = {
    **dict.fromkeys([*UEBERSCHRIFTEN, *TEXTBLOECKE, "ul", "table", "details"], frozenset({None, "details"})),
    "li": frozenset({"ul"}),
    "tr": frozenset({"table"}),
    "th": frozenset({"tr"}),
    "td": frozenset({"tr"}),
    "summary": frozenset({"details"}),
}
TEXTTRAEGER = frozenset({*UEBERSCHRIFTEN, *TEXTBLOECKE, *ZEILEN, "th", "td", "summary", "li"})

Inhalt = dict[str, Any] | str


@dataclass
class _Knoten:
    """A tag that is open, and what stands in it so far."""

    tag: str | None
    kinder: list[Any] = field(default_factory=list)

    @property
    def text(self) -> Any:
        """Its content as a RichText: one string, or a list."""
        return self.kinder[0] if len(self.kinder) == 1 else self.kinder or ""


class _Leser(HTMLParser):
    """One pass over the HTML of a rich message."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stapel = [_Knoten(None)]
        self.bloecke = 0
        self.zeichen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if attrs:
            raise LimitViolationError(f"can't parse rich message: attributes of <{tag}> are not supported here")
        oben = self.stapel[-1].tag
        erlaubt = oben in TEXTTRAEGER if tag in ZEILEN else oben in ORT.get(tag, ())
        if not erlaubt:
            raise LimitViolationError(f"can't parse rich message: <{tag}> is not allowed in <{oben or 'message'}>")
        if tag not in ZEILEN and tag not in {"th", "td", "summary"}:
            self.bloecke += 1
        self.stapel.append(_Knoten(tag))
        if len(self.stapel) - 1 > MAX_TIEFE:
            raise LimitViolationError(f"rich message is nested too deeply (more than {MAX_TIEFE} levels)")

    def handle_endtag(self, tag: str) -> None:
        if self.stapel[-1].tag != tag:
            raise LimitViolationError(f"can't parse rich message: </{tag}> does not close <{self.stapel[-1].tag or 'message'}>")
        knoten = self.stapel.pop()
        self.stapel[-1].kinder.append(_baue(knoten))

    def handle_data(self, data: str) -> None:
        oben = self.stapel[-1]
        if oben.tag in TEXTTRAEGER:
            self.zeichen += len(data)
            oben.kinder.append(data)
        elif data.strip():
            raise LimitViolationError(f"can't parse rich message: text stands in no block: {data.strip()[:40]!r}")


def _baue(knoten: _Knoten) -> dict[str, Any]:
    """Return a closed tag as the Bot API describes it; rows and summaries wait for their parent to take them in."""
    return BAUPLAN[str(knoten.tag)](knoten)


def _baue_text(art: str, knoten: _Knoten, **mehr: Any) -> dict[str, Any]:
    return {"type": art, "text": knoten.text, **mehr}


def _baue_punkt(knoten: _Knoten) -> dict[str, Any]:
    return {"label": "•", "blocks": [{"type": "paragraph", "text": knoten.text}]}


def _baue_zelle(knoten: _Knoten) -> dict[str, Any]:
    return {"text": knoten.text, "is_header": knoten.tag == "th" or None, "align": "left", "valign": "top"}


def _baue_tabelle(knoten: _Knoten) -> dict[str, Any]:
    reihen = [reihe["cells"] for reihe in knoten.kinder]
    if not reihen or not all(reihen):
        raise LimitViolationError("rich message has an empty table or row")
    if (spalten := max(len(reihe) for reihe in reihen)) > MAX_SPALTEN:
        raise LimitViolationError(f"rich message has a table with {spalten} of {MAX_SPALTEN} columns")
    return {"type": "table", "cells": reihen}


def _baue_details(knoten: _Knoten) -> dict[str, Any]:
    kopf, *rest = knoten.kinder or [{}]
    if "summary" not in kopf or not rest:
        raise LimitViolationError("rich message has details without a summary or without content")
    return {"type": "details", "summary": kopf["summary"], "blocks": rest}


BAUPLAN: dict[str, Callable[[_Knoten], dict[str, Any]]] = {
    **{tag: partial(_baue_text, "heading", size=stufe) for tag, stufe in UEBERSCHRIFTEN.items()},
    **{tag: partial(_baue_text, art) for tag, art in {**TEXTBLOECKE, **ZEILEN}.items()},
    "li": _baue_punkt,
    "ul": lambda knoten: {"type": "list", "items": knoten.kinder},
    "th": _baue_zelle,
    "td": _baue_zelle,
    "tr": lambda knoten: {"cells": knoten.kinder},
    "table": _baue_tabelle,
    "summary": lambda knoten: {"summary": knoten.text},
    "details": _baue_details,
}


def parse_reich(nachricht: InputRichMessage) -> RichMessage:
    """Read a rich message in HTML; raise LimitViolationError where Telegram would refuse it or this reader does not know it."""
    if nachricht.html is None or nachricht.markdown is not None or nachricht.blocks is not None or nachricht.media is not None:
        raise LimitViolationError("rich messages are supported here as HTML without media alone")
    leser = _Leser()
    leser.feed(nachricht.html)
    leser.close()
    if len(leser.stapel) > 1:
        raise LimitViolationError(f"can't parse rich message: <{leser.stapel[-1].tag}> is not closed")
    if not leser.zeichen:
        raise LimitViolationError("rich message text is empty")
    if leser.zeichen > MAX_ZEICHEN:
        raise LimitViolationError(f"rich message is too long ({leser.zeichen} of {MAX_ZEICHEN} characters)")
    if leser.bloecke > MAX_BLOECKE:
        raise LimitViolationError(f"rich message has {leser.bloecke} of {MAX_BLOECKE} blocks")
    return RichMessage.model_validate({"blocks": leser.stapel[0].kinder})
