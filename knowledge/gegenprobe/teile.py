"""The answers to a question on numbers that can make a difference: its classes, cut at the bounds that matter."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from knowledge.antwort import Antworten
from knowledge.frage import Frage
from knowledge.gegenprobe.raum import Verhaeltnis
from knowledge.gegenprobe.stueck import Stueck, bereich
from knowledge.gegenprobe.tafel import Tafel
from knowledge.spanne import Spanne

STELLEN = "personalbudget"
GEMEINDEN = "gemeinden"


def teile_der_zahl(tafel: Tafel, frage: Frage, antworten: Antworten, verhaeltnisse: Iterable[Verhaeltnis]) -> list[tuple[int, Stueck]]:
    """Return the pieces of all classes, or of the class answered, each with the number of the piece in the table that it lies in.

    A bound itself counts only where it is an option.
    """
    klassen = [bereich(frage.art, antworten.spanne(frage.id))]
    if antworten.bekannt(frage.id) is None and frage.optionen:
        klassen = [bereich(frage.art, option.spanne or Spanne.genau(Decimal(option.wert))) for option in frage.optionen]
    stuecke = tafel.stuecke(frage.id) if frage.id != GEMEINDEN else (bereich(frage.art),)
    grenzen = _grenzen(frage.id, antworten, verhaeltnisse)
    teile: list[tuple[int, Stueck]] = []
    for klasse in klassen:
        gemeinsame = [(nummer, teil) for nummer, stueck in enumerate(stuecke) if (teil := stueck.schnitt(klasse)) is not None]
        geteilt = [(nummer, teil) for nummer, gemeinsam in gemeinsame for teil in gemeinsam.geteilt(grenzen)]
        teile += [(nummer, teil) for nummer, teil in geteilt if klasse.ist_punkt or not teil.ist_punkt]
    return teile


def _grenzen(frage: str, antworten: Antworten, verhaeltnisse: Iterable[Verhaeltnis]) -> list[Decimal]:
    """Return from which number on the exact other number meets an advised ratio, or meets it no more."""
    grenzen = []
    for verhaeltnis in verhaeltnisse:
        anderes = antworten.spanne(verhaeltnis.frage if frage == STELLEN else STELLEN)
        if anderes is None or not anderes.ist_genau:
            continue
        if frage == STELLEN:
            grenzen.append(verhaeltnis.stellen(anderes.von))
        elif frage == verhaeltnis.frage:
            grenzen.append(verhaeltnis.menge(anderes.von).to_integral_value(ROUND_FLOOR) + 1)
    return sorted(set(grenzen))
