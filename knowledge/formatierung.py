"""Numbers and dates as Germans write them."""

from datetime import date
from decimal import Decimal


def zahl(wert: Decimal | int) -> str:
    """Return a number with points for thousands and a comma for decimals: 32.000, 0,5."""
    dezimal = Decimal(wert)
    ganz = dezimal == dezimal.to_integral_value()
    text = f"{int(dezimal):,}" if ganz else f"{dezimal.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def einwohner(wert: Decimal | int) -> str:
    """Return a number of inhabitants: 32.000 EW."""
    return f"{zahl(wert)} EW"


def stellen(wert: Decimal | int) -> str:
    """Return a number of posts: 0,5 VZÄ."""
    return f"{zahl(wert)} VZÄ"


def euro(wert: Decimal | int) -> str:
    """Return an amount of money: 5 €, 4,50 €, 60.000 €."""
    dezimal = Decimal(wert)
    if dezimal == dezimal.to_integral_value():
        return f"{zahl(dezimal)} €"
    return f"{dezimal:,.2f} €".translate(str.maketrans(",.", ".,"))


def euro_je_einwohner(wert: Decimal | int) -> str:
    """Return an amount per inhabitant and year: 5 € je EW, 4,50 € je EW (a slash would be read as a command in the chat)."""
    return f"{euro(wert)} je EW"


def prozent(wert: Decimal | int) -> str:
    """Return a share: 12,5 %, with a space at which no line breaks."""
    return f"{zahl(wert)}\N{NO-BREAK SPACE}%"


def prozentpunkte(wert: Decimal | int) -> str:
    """Return a change of a share with its sign: +10, −2,5, ±0."""
    return f"{'+' if wert > 0 else '−' if wert < 0 else '±'}{zahl(Decimal(wert).copy_abs())}"


def datum(iso: str) -> str:
    """Return an ISO date as Germans write it: 30.06.2028."""
    return f"{date.fromisoformat(iso):%d.%m.%Y}"
