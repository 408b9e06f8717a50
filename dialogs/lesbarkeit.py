"""All prose of the windows as plain text, so that it can be measured: each line of a template, and every label."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from importlib.resources import files
from typing import Final

from jinja2 import nodes

from dialogs import captions
from dialogs.rendering import umgebung

# What the check of sentences counts as one word.
PLATZHALTER: Final = "{wert}"
_MARKE: Final = re.compile(r"<[^>]+>")


def eigene_texte() -> Iterator[tuple[str, str]]:
    """Yield every text and where it stands. A line break ends a text, because people see it."""
    ordner = files("dialogs") / "texts"
    for vorlage in sorted(umgebung().list_templates()):
        for text in vorlagentexte((ordner / vorlage).read_text(encoding="utf-8")):
            yield f"texts/{vorlage}", text
    for name, wert in vars(captions).items():
        if name.isupper():
            yield from ((f"captions.{name}", text) for text in texte_in(wert))


def texte_in(wert: object) -> Iterator[str]:
    """Yield the texts in a constant: itself, the values of a table, the parts of a row."""
    if isinstance(wert, str):
        yield wert
    elif isinstance(wert, dict):
        yield from (text for eintrag in wert.values() for text in texte_in(eintrag))
    elif isinstance(wert, tuple):
        yield from (text for eintrag in wert for text in texte_in(eintrag))


def vorlagentexte(quelle: str) -> list[str]:
    """Return the lines of a template: of two branches the longer one where it stands, the other one by itself."""
    einzeln: list[str] = []
    ganzes = _lies(umgebung().parse(quelle).body, einzeln)
    zeilen = (zeile.strip() for text in (ganzes, *einzeln) for zeile in unescape(_MARKE.sub("", text)).splitlines())
    return [zeile for zeile in zeilen if zeile]


def _lies(knoten: Sequence[nodes.Node], einzeln: list[str]) -> str:
    """Return the prose of some nodes; what stands beside it (branches, macros) is added to ``einzeln``."""
    return "".join(_lies_knoten(eines, einzeln) for eines in knoten)


def _lies_knoten(knoten: nodes.Node, einzeln: list[str]) -> str:
    if isinstance(knoten, nodes.Output):
        return "".join(_lies_ausdruck(teil) for teil in knoten.nodes)
    if isinstance(knoten, nodes.If):
        zweige = [_lies(zweig, einzeln) for zweig in (knoten.body, *(weiterer.body for weiterer in knoten.elif_), knoten.else_)]
        laengster = max(zweige, key=_woerter)
        einzeln += [zweig for zweig in zweige if zweig is not laengster]
        return laengster
    if isinstance(knoten, nodes.For):
        einzeln.append(_lies(knoten.else_, einzeln))
        return _lies(knoten.body, einzeln)
    if isinstance(knoten, nodes.Macro):
        einzeln.append(_lies(knoten.body, einzeln))
    return ""


def _lies_ausdruck(ausdruck: nodes.Node) -> str:
    if isinstance(ausdruck, nodes.TemplateData):
        return ausdruck.data
    if isinstance(ausdruck, nodes.Const) and isinstance(ausdruck.value, str):
        return ausdruck.value
    if isinstance(ausdruck, nodes.CondExpr):
        return max((_lies_ausdruck(teil) for teil in (ausdruck.expr1, ausdruck.expr2) if teil), key=_woerter)
    if isinstance(ausdruck, nodes.Concat):
        return "".join(_lies_ausdruck(teil) for teil in ausdruck.nodes)
    return PLATZHALTER


def _woerter(text: str) -> int:
    return len(_MARKE.sub("", text).split())
