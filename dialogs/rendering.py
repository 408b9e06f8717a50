"""Templates become messages: strict about missing values, everything escaped. Free of Telegram: pictures use them on the command line."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

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


def _gross(text: str) -> str:
    return text[:1].upper() + text[1:]
