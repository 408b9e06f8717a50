"""Telegram's HTML becomes plain text with entities, with Telegram's own refusals.

The rules are those of the Bot API ("HTML style"); the wording of the errors is that of its server, because people search for it. In one
point this parser is stricter on purpose: a named entity that Telegram does not know (`&nbsp;`) would stand letter by letter in the chat,
so it is refused here.
"""

import re
from dataclasses import dataclass, field

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity, User

from bot.lokal.fehler import LimitViolationError
from bot.lokal.verweise import is_link, mentioned_user_id

TAG_ARTEN = {
    "b": MessageEntityType.BOLD,
    "strong": MessageEntityType.BOLD,
    "i": MessageEntityType.ITALIC,
    "em": MessageEntityType.ITALIC,
    "u": MessageEntityType.UNDERLINE,
    "ins": MessageEntityType.UNDERLINE,
    "s": MessageEntityType.STRIKETHROUGH,
    "strike": MessageEntityType.STRIKETHROUGH,
    "del": MessageEntityType.STRIKETHROUGH,
    "span": MessageEntityType.SPOILER,
    "tg-spoiler": MessageEntityType.SPOILER,
    "blockquote": MessageEntityType.BLOCKQUOTE,
    "code": MessageEntityType.CODE,
    "pre": MessageEntityType.PRE,
    "a": MessageEntityType.TEXT_LINK,
    "tg-emoji": MessageEntityType.CUSTOM_EMOJI,
    "tg-time": MessageEntityType.DATE_TIME,
}
BENANNTE_ZEICHEN = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
UNTEILBAR = frozenset({MessageEntityType.CODE, MessageEntityType.PRE, MessageEntityType.TEXT_LINK, MessageEntityType.TEXT_MENTION})

_STELLE = re.compile(r"[<&]")
_ZEICHEN = re.compile(r"&(?:#(?P<dezimal>[0-9]{1,8})|#[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<name>[A-Za-z][A-Za-z0-9]*));?")
_ANFANG = re.compile(r"""<(?P<name>[^\s>]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ENDE = re.compile(r"</(?P<name>[^\s>]*)\s*>")
_ATTRIBUT = re.compile(r"""\s+(?P<name>[^\s=]+)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[A-Za-z0-9.-]+)))?(?=\s|$)""")
_AUTOMATISCH = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)\]])|(?<![\w/<@.])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)(?![\w/])"
)


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Offen:
    """A start tag that waits for its end tag."""

    name: str
    attribute: dict[str, str]
    offset: int


@dataclass
class _Leser:
    """The state of one pass over an HTML text."""

    html: str
    stelle: int = 0
    laenge: int = 0
    stuecke: list[str] = field(default_factory=list)
    offen: list[_Offen] = field(default_factory=list)
    entities: list[MessageEntity] = field(default_factory=list)

    def refuse(self, grund: str) -> LimitViolationError:
        stelle = len(self.html[: self.stelle].encode())
        return LimitViolationError(f"can't parse entities: {grund} at byte offset {stelle}")

    def append(self, text: str) -> None:
        self.stuecke.append(text)
        self.laenge += utf16_length(text)

    def read(self) -> tuple[str, list[MessageEntity]]:
        while self.stelle < len(self.html):
            naechste = _STELLE.search(self.html, self.stelle)
            ende = naechste.start() if naechste else len(self.html)
            self.append(self.html[self.stelle : ende])
            self.stelle = ende
            if naechste is None:
                break
            if naechste[0] == "&":
                self._read_zeichen()
            elif self.html.startswith("</", ende):
                self._read_ende()
            else:
                self._read_anfang()
        if self.offen:
            raise LimitViolationError(f"can't parse entities: Can't find end tag corresponding to start tag \"{self.offen[-1].name}\"")
        return "".join(self.stuecke), self.entities

    def _read_zeichen(self) -> None:
        treffer = _ZEICHEN.match(self.html, self.stelle)
        zeichen = decode_zeichen(treffer) if treffer else None
        if treffer and treffer["name"] and treffer[0].endswith(";") and zeichen is None:
            raise self.refuse(f'Unsupported entity "{treffer[0]}"')
        if treffer is None or zeichen is None:
            self.append("&")
            self.stelle += 1
        else:
            self.append(zeichen)
            self.stelle = treffer.end()

    def _read_anfang(self) -> None:
        treffer = _ANFANG.match(self.html, self.stelle)
        if treffer is None:
            raise self.refuse("Unclosed start tag")
        name = treffer["name"].lower()
        if name not in TAG_ARTEN:
            raise self.refuse(f'Unsupported start tag "{name}"')
        attribute = self._read_attribute(name, treffer["rest"])
        if name == "span" and attribute.get("class") != "tg-spoiler":
            raise self.refuse('Tag "span" must have class "tg-spoiler"')
        if name == "tg-time" and not re.fullmatch(r"[0-9]{1,12}", attribute.get("unix", "")):
            raise self.refuse('Tag "tg-time" must have attribute "unix"')
        self.offen.append(_Offen(name, attribute, self.laenge))
        self.stelle = treffer.end()

    def _read_attribute(self, name: str, rest: str) -> dict[str, str]:
        attribute: dict[str, str] = {}
        stelle = 0
        while rest[stelle:].strip():
            treffer = _ATTRIBUT.match(rest, stelle)
            if treffer is None:
                raise self.refuse(f'Empty attribute name in the tag "{name}"')
            wert = next((w for w in (treffer["a"], treffer["b"], treffer["c"]) if w is not None), "")
            attribute[treffer["name"].lower()] = _ZEICHEN.sub(lambda z: decode_zeichen(z) or z[0], wert)
            stelle = treffer.end()
        return attribute

    def _read_ende(self) -> None:
        treffer = _ENDE.match(self.html, self.stelle)
        if treffer is None:
            raise self.refuse("Unclosed end tag")
        if not self.offen:
            raise self.refuse("Unexpected end tag")
        tag = self.offen.pop()
        name = treffer["name"].lower()
        if name not in {"", tag.name}:
            raise self.refuse(f'Unmatched end tag, expected "</{tag.name}>", found "</{name}>"')
        self.stelle = treffer.end()
        if self.laenge > tag.offset:
            self._close(tag)

    def _close(self, tag: _Offen) -> None:
        felder: dict[str, object] = {"type": TAG_ARTEN[tag.name], "offset": tag.offset, "length": self.laenge - tag.offset}
        letzte = self.entities[-1] if self.entities else None
        match tag.name:
            case "a":
                inhalt = "".join(self.stuecke).encode("utf-16-le")[tag.offset * 2 :].decode("utf-16-le")
                url = tag.attribute.get("href") or inhalt
                if user_id := mentioned_user_id(url):
                    felder |= {"type": MessageEntityType.TEXT_MENTION, "user": User(id=user_id, is_bot=False, first_name=inhalt)}
                elif is_link(url):
                    felder["url"] = url
                else:
                    return
            case "blockquote" if "expandable" in tag.attribute:
                felder["type"] = MessageEntityType.EXPANDABLE_BLOCKQUOTE
            case "code":
                felder["language"] = tag.attribute.get("class", "").removeprefix("language-") or None
            case "pre" if (
                letzte and letzte.type == MessageEntityType.CODE and (letzte.offset, letzte.length) == (tag.offset, felder["length"])
            ):
                felder["language"] = letzte.language
                self.entities.pop()
            case "tg-emoji":
                felder["custom_emoji_id"] = tag.attribute.get("emoji-id")
            case "tg-time":
                felder |= {"unix_time": int(tag.attribute["unix"]), "date_time_format": tag.attribute.get("format")}
        self.entities.append(MessageEntity.model_validate(felder))


def decode_zeichen(treffer: re.Match[str]) -> str | None:
    """Return the character an entity stands for, or None where Telegram leaves it as it is written."""
    if treffer["name"]:
        return BENANNTE_ZEICHEN.get(treffer["name"])
    nummer = int(treffer["dezimal"]) if treffer["dezimal"] else int(treffer["hex"], 16)
    try:
        return chr(nummer) if nummer and not 0xD800 <= nummer <= 0xDFFF else None  # noqa: PLR2004 - the range of the surrogates
    except (ValueError, OverflowError):
        return None


def parse_html(html: str) -> tuple[str, list[MessageEntity]]:
    """Read Telegram's HTML; raise LimitViolationError with the server's wording where Telegram refuses it."""
    text, entities = _Leser(html).read()
    return trim(text, entities)


def trim(text: str, entities: list[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """Drop white space around the text, as Telegram does, and move the entities along."""
    vorn = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    laenge = utf16_length(text)
    verschoben = []
    for entity in entities:
        anfang = max(entity.offset - vorn, 0)
        ende = min(entity.offset + entity.length - vorn, laenge)
        if ende > anfang:
            verschoben.append(entity.model_copy(update={"offset": anfang, "length": ende - anfang}))
    return text, sorted(verschoben, key=lambda e: (e.offset, -e.length))


def find_automatic(text: str, entities: list[MessageEntity]) -> list[MessageEntity]:
    """Add what every client finds by itself, web addresses and commands, outside of code and links."""
    belegt = [(e.offset, e.offset + e.length) for e in entities if e.type in UNTEILBAR]
    gefunden = []
    for treffer in _AUTOMATISCH.finditer(text):
        anfang = utf16_length(text[: treffer.start()])
        laenge = utf16_length(treffer[0])
        if not any(anfang < bis and von < anfang + laenge for von, bis in belegt):
            gefunden.append(MessageEntity(type=treffer.lastgroup or "", offset=anfang, length=laenge))
    return sorted([*entities, *gefunden], key=lambda e: (e.offset, -e.length))
