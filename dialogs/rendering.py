"""Templates become messages: strict about missing values, everything escaped. Free of Telegram: pictures use them on the command line."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Self

from jinja2 import Environment, PackageLoader, StrictUndefined

from knowledge import formatierung

LEERZEILEN = re.compile(r"\n{3,}")
MODELLNUMMER = re.compile(r"\bV (?=\d)")
GESCHUETZT = "V\N{NO-BREAK SPACE}"


@cache
def umgebung() -> Environment:
    """Return the template environment; prose stands in ``dialogs/texts``."""
    env = Environment(
        loader=PackageLoader("dialogs", "texts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(zahl=formatierung.zahl, datum=formatierung.datum, gross=_gross)
    env.filters.update(prozent=formatierung.prozent, prozentpunkte=formatierung.prozentpunkte)
    return env


def rendere(name: str, daten: Mapping[str, Any]) -> str:
    """Return the template filled with the data: no superfluous blank lines, no number of a model broken at the end of a line."""
    text = umgebung().get_template(f"{name}.html.j2").render(daten)
    return MODELLNUMMER.sub(GESCHUETZT, LEERZEILEN.sub("\n\n", text)).strip()


class Doppeltext(str):
    """A text in the form that every client reads, which it is itself, and as the HTML of a rich message beside it."""

    __slots__ = ("reich",)
    reich: str

    def __new__(cls, klassisch: str, reich: str) -> Self:
        """Put both forms together."""
        text = super().__new__(cls, klassisch)
        text.reich = reich
        return text


@cache
def hat_reiche_form(name: str) -> bool:
    """Tell whether a template has a second one beside it, for rich messages: ``<name>.reich``."""
    return f"{name}.reich.html.j2" in umgebung().list_templates()


def rendere_beides(name: str, daten: Mapping[str, Any]) -> str:
    """Return the template filled with the data, as a :class:`Doppeltext` where there is a rich form of it."""
    klassisch = rendere(name, daten)
    return Doppeltext(klassisch, rendere(f"{name}.reich", daten)) if hat_reiche_form(name) else klassisch


def _gross(text: str) -> str:
    return text[:1].upper() + text[1:]
