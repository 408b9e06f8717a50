"""A rich message as the tree that the page draws (see baum.py), and as plain words."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import Message, RichMessage

ARTEN = {"paragraph": "absatz", "footer": "quelle", "bold": "fett", "italic": "kursiv", "code": "code"}


def text_of(nachricht: Message) -> str:
    """Return what is to be read in a message: its text, its caption, or the words of a rich message."""
    return nachricht.text or nachricht.caption or (words_of(nachricht.rich_message) if nachricht.rich_message else "")


def words_of(nachricht: RichMessage) -> str:
    """Return all words of a rich message, a line per block or cell, closed parts included."""
    return "\n".join(_zeilen(nachricht.model_dump(mode="json", exclude_none=True)["blocks"]))


def _zeilen(bloecke: Sequence[dict[str, Any]]) -> list[str]:
    zeilen: list[str] = []
    for block in bloecke:
        if "summary" in block:
            zeilen.append(_klar(block["summary"]))
        if "text" in block:
            zeilen.append(_klar(block["text"]))
        for reihe in block.get("cells", ()):
            zeilen += [_klar(zelle.get("text", "")) for zelle in reihe]
        zeilen += _zeilen([*block.get("items", ()), *block.get("blocks", ())])
    return zeilen


def _klar(text: Any) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(_klar, text))
    return _klar(text["text"])


def build_reich(nachricht: RichMessage) -> list[Any]:
    """Return the tree of a rich message as the page draws it (see baum.py)."""
    return [_knoten(block) for block in nachricht.model_dump(mode="json", exclude_none=True)["blocks"]]


def _knoten(block: dict[str, Any]) -> dict[str, Any]:
    match block["type"]:
        case "heading":
            return {"art": f"ueberschrift{block['size']}", "kinder": _baum(block["text"])}
        case "list":
            punkte = [{"art": "punkt", "kinder": _baum(punkt["blocks"][0]["text"])} for punkt in block["items"]]
            return {"art": "liste", "kinder": punkte}
        case "table":
            return {"art": "tabelle", "kinder": [{"art": "reihe", "kinder": [*map(_zelle, reihe)]} for reihe in block["cells"]]}
        case "details":
            titel = {"art": "aufklapptitel", "kinder": _baum(block["summary"])}
            return {"art": "aufklappen", "kinder": [titel, *map(_knoten, block["blocks"])]}
        case art:
            return {"art": ARTEN[art], "kinder": _baum(block["text"])}


def _zelle(zelle: dict[str, Any]) -> dict[str, Any]:
    return {"art": "kopfzelle" if zelle.get("is_header") else "zelle", "kinder": _baum(zelle.get("text", ""))}


def _baum(text: Any) -> list[Any]:
    if isinstance(text, str):
        return [text]
    if isinstance(text, list):
        return [knoten for teil in text for knoten in _baum(teil)]
    return [{"art": ARTEN[text["type"]], "kinder": _baum(text["text"])}]
