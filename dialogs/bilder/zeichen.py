"""Signs that mean the same without colour: ticks, crosses and shapes, drawn as lines so that no font has to have them."""

from dialogs.bilder import farben
from dialogs.bilder.zeichnung import Zeichnung

STRICH = 2.2


def haken(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 6) -> None:
    """Draw a tick around a centre."""
    g = groesse
    zeichnung.weg(
        f"M{x - g * 0.9:.2f} {y + g * 0.05:.2f}L{x - g * 0.2:.2f} {y + g * 0.7:.2f}L{x + g * 0.95:.2f} {y - g * 0.75:.2f}", farbe, STRICH
    )


def kreuz(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 5) -> None:
    """Draw a cross around a centre."""
    g = groesse
    zeichnung.weg(f"M{x - g:.2f} {y - g:.2f}L{x + g:.2f} {y + g:.2f}M{x + g:.2f} {y - g:.2f}L{x - g:.2f} {y + g:.2f}", farbe, STRICH)


def welle(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 7) -> None:
    """Draw a tilde around a centre."""
    g = groesse
    zeichnung.weg(
        f"M{x - g:.2f} {y + g * 0.3:.2f}C{x - g * 0.5:.2f} {y - g * 0.9:.2f} {x - g * 0.1:.2f} {y - g * 0.3:.2f} {x:.2f} {y:.2f}"
        f"S{x + g * 0.5:.2f} {y + g * 0.9:.2f} {x + g:.2f} {y - g * 0.3:.2f}",
        farbe,
        STRICH,
    )


def querstrich(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 4) -> None:
    """Draw a dash around a centre."""
    zeichnung.weg(f"M{x - groesse:.2f} {y:.2f}H{x + groesse:.2f}", farbe, STRICH)


def fragezeichen(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 6) -> None:
    """Draw a question mark around a centre."""
    g = groesse
    zeichnung.weg(
        f"M{x - g * 0.6:.2f} {y - g * 0.5:.2f}C{x - g * 0.6:.2f} {y - g * 1.35:.2f} {x + g * 0.7:.2f} {y - g * 1.35:.2f} "
        f"{x + g * 0.65:.2f} {y - g * 0.45:.2f}C{x + g * 0.6:.2f} {y - g * 0.05:.2f} {x:.2f} {y:.2f} {x:.2f} {y + g * 0.4:.2f}"
        f"M{x:.2f} {y + g:.2f}V{y + g + 0.1:.2f}",
        farbe,
        STRICH,
    )


def pfeil_ab(zeichnung: Zeichnung, x: float, y: float, farbe: str, groesse: float = 5) -> None:
    """Draw the head of an arrow that points down to its tip."""
    g = groesse
    zeichnung.weg(f"M{x - g * 0.8:.2f} {y - g:.2f}L{x:.2f} {y:.2f}L{x + g * 0.8:.2f} {y - g:.2f}Z", farbe, 0.8, fuellung=farbe)


URTEIL = {"erfuellt": haken, "knapp": welle, "verfehlt": kreuz, "offen": fragezeichen, "entfaellt": querstrich}
PUNKT = 7.0


def terminart(zeichnung: Zeichnung, art: str, x: float, y: float, *, gefuellt: bool) -> None:
    """Draw the shape of a kind of date: circle source, square version of a rule, diamond Vorschlag, triangle own date."""
    g = PUNKT
    verlauf = {
        "quelle": f"M{x - g:.2f} {y:.2f}A{g} {g} 0 1 1 {x + g:.2f} {y:.2f}A{g} {g} 0 1 1 {x - g:.2f} {y:.2f}Z",
        "fassung": f"M{x - g:.2f} {y - g:.2f}H{x + g:.2f}V{y + g:.2f}H{x - g:.2f}Z",
        "vorschlag": f"M{x:.2f} {y - g - 1.5:.2f}L{x + g + 1.5:.2f} {y:.2f}L{x:.2f} {y + g + 1.5:.2f}L{x - g - 1.5:.2f} {y:.2f}Z",
        "eigen": f"M{x:.2f} {y - g - 1:.2f}L{x + g + 1:.2f} {y + g:.2f}H{x - g - 1:.2f}Z",
    }[art]
    zeichnung.weg(verlauf, farben.TINTE, 1.8, fuellung=farben.TINTE if gefuellt else farben.PAPIER)
