"""Text and entities become a tree that a browser can build from without ever trusting the text.

A node is a string or `{"art": …, "kinder": […]}`; the page knows each `art` and makes DOM nodes of it, so markup of the bot never becomes
markup of the page. Entities that overlap are split where they cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity

from bot.lokal.verweise import start_payload

Knoten = str | dict[str, Any]

ARTEN = {
    MessageEntityType.BOLD: "fett",
    MessageEntityType.ITALIC: "kursiv",
    MessageEntityType.UNDERLINE: "unterstrichen",
    MessageEntityType.STRIKETHROUGH: "gestrichen",
    MessageEntityType.SPOILER: "verdeckt",
    MessageEntityType.BLOCKQUOTE: "zitat",
    MessageEntityType.EXPANDABLE_BLOCKQUOTE: "langzitat",
    MessageEntityType.CODE: "code",
    MessageEntityType.PRE: "block",
    MessageEntityType.DATE_TIME: "zeit",
    MessageEntityType.BOT_COMMAND: "befehl",
}
SICHERE_ZIELE = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True)
class _Spanne:
    von: int
    bis: int
    entity: MessageEntity


def build_baum(text: str, entities: Sequence[MessageEntity] | None, username: str) -> list[Knoten]:
    """Return the tree of a text; `username` is the bot's, whose start links act inside the page."""
    roh = text.encode("utf-16-le")
    spannen = [_Spanne(e.offset, e.offset + e.length, e) for e in entities or ()]
    return _build(roh, 0, len(roh) // 2, spannen, username)


def _build(roh: bytes, von: int, bis: int, spannen: list[_Spanne], username: str) -> list[Knoten]:
    knoten: list[Knoten] = []
    stelle = von
    rest = sorted(spannen, key=lambda s: (s.von, -s.bis))
    while rest:
        spanne = rest.pop(0)
        anfang, ende = max(spanne.von, stelle), min(spanne.bis, bis)
        if anfang >= ende:
            continue
        if anfang > stelle:
            knoten.append(_cut(roh, stelle, anfang))
        innen = [s for s in rest if s.von < ende]
        ueber = [_Spanne(ende, s.bis, s.entity) for s in innen if s.bis > ende]
        rest = sorted([*ueber, *(s for s in rest if s.von >= ende)], key=lambda s: (s.von, -s.bis))
        kinder = _build(roh, anfang, ende, innen, username)
        huelle = describe_entity(spanne.entity, _cut(roh, anfang, ende), username)
        knoten.extend([{**huelle, "kinder": kinder}] if huelle else kinder)
        stelle = ende
    if stelle < bis:
        knoten.append(_cut(roh, stelle, bis))
    return knoten


def _cut(roh: bytes, von: int, bis: int) -> str:
    return roh[von * 2 : bis * 2].decode("utf-16-le", errors="replace")


def describe_entity(entity: MessageEntity, text: str, username: str) -> dict[str, Any] | None:
    """Return the node of an entity without its children, or None where it changes nothing on the page."""
    if entity.type in {MessageEntityType.TEXT_LINK, MessageEntityType.URL}:
        return describe_link(entity.url or text, username)
    if entity.type == MessageEntityType.BOT_COMMAND:
        return {"art": "befehl", "befehl": text}
    art = ARTEN.get(MessageEntityType(entity.type))
    return {"art": art} if art else None


def describe_link(url: str, username: str) -> dict[str, Any]:
    """Return what a link does on the page: start the bot, open a safe address, or nothing but show where it leads."""
    nutzlast = start_payload(url, username)
    if nutzlast is not None:
        return {"art": "start", "nutzlast": nutzlast}
    if "://" not in url and not url.startswith(("mailto:", "tel:")):
        url = f"https://{url}"
    if urlsplit(url).scheme.lower() in SICHERE_ZIELE:
        return {"art": "verweis", "ziel": url}
    return {"art": "fremd", "ziel": url}
