"""Where within a class the exact amount of money decides: from which bound on which model can lead."""

from dataclasses import dataclass
from decimal import Decimal

from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.gegenprobe.robust import robustheit
from knowledge.katalog import Katalog
from knowledge.passung import KNAPP_UNTEN

BUDGET = "klimabudget"


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """The amounts from a bound on, up to the next section, in € per inhabitant and year, and who can lead with them.

    ``ab`` is ``None`` for the first section; ``einschliesslich`` tells whether the bound itself belongs to it.
    """

    ab: Decimal | None
    einschliesslich: bool
    kandidaten: tuple[str, ...]


def budget_abschnitte(katalog: Katalog, antworten: Antworten) -> tuple[Abschnitt, ...]:
    """Return the sections into which the class of the money falls; nothing where it is unknown or exact.

    The verdicts on the money change at the bounds of the requirements and at 80 % of them alone, so nothing between two of them is missed.
    """
    klasse = antworten.spanne(BUDGET)
    if klasse is None or klasse.ist_genau:
        return ()
    grenzen = {grenze * faktor for grenze in _verlangte(katalog) for faktor in (Decimal(1), KNAPP_UNTEN)}
    abschnitte: list[Abschnitt] = []
    grenze = None
    for betrag in klasse.stellvertreter(grenzen):
        grenze = betrag if betrag in grenzen else grenze
        kandidaten = robustheit(katalog, katalog.antworten({**antworten.roh(), BUDGET: betrag})).kandidaten
        if not abschnitte or kandidaten != abschnitte[-1].kandidaten:
            abschnitte.append(Abschnitt(grenze if abschnitte else None, betrag in grenzen, kandidaten))
    return tuple(abschnitte)


def abschnitte_in_worten(katalog: Katalog, antworten: Antworten, abschnitte: tuple[Abschnitt, ...]) -> tuple[str, ...]:
    """Say which amounts bring which model to the front, also as a sum per year where the size of the Kommune is known exactly."""
    saetze = katalog.saetze["gegenprobe"]
    groesse = antworten.spanne("einwohner")
    worte = []
    for nummer, abschnitt in enumerate(abschnitte):
        if abschnitt.ab is not None:
            schluessel, grenze = ("ab" if abschnitt.einschliesslich else "ueber"), abschnitt.ab
        elif nummer + 1 < len(abschnitte) and (naechste := abschnitte[nummer + 1].ab) is not None:
            schluessel, grenze = ("unter" if abschnitte[nummer + 1].einschliesslich else "bis"), naechste
        else:
            continue
        modelle = ", ".join(katalog.steckbriefe[modell].nummer for modell in abschnitt.kandidaten)
        betrag = formatierung.euro_je_einwohner(grenze)
        if groesse is not None and groesse.ist_genau:
            betrag = saetze["betrag_im_jahr"].format(betrag=betrag, summe=formatierung.euro(grenze * groesse.von))
        worte.append(saetze[schluessel].format(grenze=betrag, modelle=modelle))
    return tuple(worte)


def _verlangte(katalog: Katalog) -> list[Decimal]:
    verlangt = [steckbrief.anforderung.klimabudget for steckbrief in katalog.steckbriefe.values()]
    return [grenze for budget in verlangt if budget is not None for grenze in (budget.ab, budget.ueber) if grenze is not None]
