"""Templates become messages: strict about missing values, everything escaped. Free of Telegram: pictures use them on the command line."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from knowledge import formatierung

LEERZEILEN = re.compile(r"\n{3,}")


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
    return env


def rendere(name: str, daten: Mapping[str, Any]) -> str:
    """Return the template filled with the data, without superfluous blank lines."""
    return LEERZEILEN.sub("\n\n", umgebung().get_template(f"{name}.html.j2").render(daten)).strip()


def _gross(text: str) -> str:
    return text[:1].upper() + text[1:]
