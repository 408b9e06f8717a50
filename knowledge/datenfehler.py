"""What is wrong with a data file, in one German sentence per fault: for editors, who read neither Python nor pydantic (house rule 4)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml
from pydantic import ValidationError

KEIN_YAML: Final = (
    "In Zeile {zeile} oder kurz davor stimmt der Aufbau nicht. Prüfen Sie Einrückung, Doppelpunkte, Klammern, Anführungszeichen."
)
FEHLT: Final = "„{feld}“ fehlt."
UNBEKANNT: Final = "„{feld}“ gibt es hier nicht. Bitte prüfen Sie die Schreibweise."
PASST_NICHT: Final = "Der Wert {wert} von „{feld}“ passt nicht{erlaubt}."
ERLAUBT: Final = ", erlaubt ist {werte}"
DATEI_FEHLT: Final = "Die Datei fehlt."
WERT_HOECHSTENS: Final = 60

# What pydantic calls a fault, and how it is said; all else is a value that does not fit.
SAETZE: Final[Mapping[str, str]] = {
    "missing": FEHLT,
    "missing_argument": FEHLT,
    "unexpected_keyword_argument": UNBEKANNT,
    "extra_forbidden": UNBEKANNT,
}


def sage_fehler(fehler: Exception) -> str:
    """Return what is wrong, each fault once; what only a programmer can cause is shown as it is."""
    for art, sage in ARTEN.items():
        if isinstance(fehler, art):
            return sage(fehler)
    return repr(fehler)


def _sage_yaml(fehler: Any) -> str:
    stelle = fehler.problem_mark or fehler.context_mark
    return KEIN_YAML.format(zeile=stelle.line + 1) if stelle else repr(fehler)


def _sage_mangel(fehler: ValidationError) -> str:
    return " ".join(dict.fromkeys(_sage_einen(dict(mangel)) for mangel in fehler.errors(include_url=False)))


def _sage_einen(mangel: Mapping[str, Any]) -> str:
    feld = ".".join(str(teil) for teil in mangel["loc"] if not str(teil)[:1].isupper())
    werte = mangel.get("ctx", {}).get("expected")
    wert = repr(mangel["input"])
    return SAETZE.get(mangel["type"], PASST_NICHT).format(
        feld=feld,
        wert=wert if len(wert) <= WERT_HOECHSTENS else f"{wert[: WERT_HOECHSTENS - 1]}…",
        erlaubt=ERLAUBT.format(werte=str(werte).replace(" or ", " oder ")) if werte else "",
    )


ARTEN: Final[Mapping[type[Exception], Callable[[Any], str]]] = {
    yaml.MarkedYAMLError: _sage_yaml,
    ValidationError: _sage_mangel,
    FileNotFoundError: lambda _fehler: DATEI_FEHLT,
    KeyError: lambda fehler: FEHLT.format(feld=fehler.args[0]),
}
