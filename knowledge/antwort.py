"""The answers of one consultation, keyed by question id, checked once and immutable afterwards."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from knowledge.frage import WEISS_NICHT, ZAHLARTEN, Frage, Wert
from knowledge.spanne import Spanne

NULL = Decimal(0)
GRENZEN: Mapping[str, tuple[Decimal, Decimal]] = {
    "einwohner": (Decimal(1), Decimal(20_000_000)),
    "ganzzahl": (Decimal(1), Decimal(2_000)),
    "stellen": (NULL, Decimal(100)),
    "budget": (NULL, Decimal(1_000)),
}
# More digits than this are no figure of a town hall.
STELLEN_HOECHSTENS = 20
GANZE_ZAHLEN = frozenset({"einwohner", "ganzzahl"})


class InvalidAnswerError(ValueError):
    """An answer that the catalogue does not know: which question, which value, and what would be allowed.

    ``frage`` is the key as given, ``erlaubt`` the allowed values in words; ``unbekannte_frage`` tells the two kinds apart.
    """

    def __init__(self, frage: str, wert: object, erlaubt: Iterable[str], *, unbekannte_frage: bool = False) -> None:
        self.frage = frage
        self.wert = wert
        self.erlaubt = tuple(erlaubt)
        self.unbekannte_frage = unbekannte_frage
        super().__init__(f"{frage}={wert!r}")


@dataclass(frozen=True, slots=True)
class Antworten:
    """What is known: the values, the questions answered with "weiß nicht", and the span of every known number."""

    werte: Mapping[str, Wert] = field(default_factory=dict)
    weiss_nicht: frozenset[str] = frozenset()
    spannen: Mapping[str, Spanne] = field(default_factory=dict)

    @classmethod
    def lies(cls, roh: Mapping[str, object], fragen: Mapping[str, Frage], modelle: Collection[str]) -> "Antworten":
        """Check raw values against the questions and return the answers.

        ``modelle`` are the model ids that a question of kind ``modell`` accepts besides its own options.
        Raises :class:`InvalidAnswerError` for an unknown question or value.
        """
        werte: dict[str, Wert] = {}
        spannen: dict[str, Spanne] = {}
        weiss_nicht: set[str] = set()
        for schluessel, wert in roh.items():
            frage = fragen.get(schluessel)
            if frage is None:
                raise InvalidAnswerError(schluessel, wert, fragen, unbekannte_frage=True)
            if wert == WEISS_NICHT:
                weiss_nicht.add(schluessel)
                continue
            geprueft, spanne = _pruefe(frage, wert, modelle)
            werte[schluessel] = geprueft
            if spanne is not None:
                spannen[schluessel] = spanne
        return cls(werte, frozenset(weiss_nicht), spannen)

    def bekannt(self, frage: str) -> Wert | None:
        """Return the known answer to a question, or ``None``."""
        return self.werte.get(frage)

    def spanne(self, frage: str) -> Spanne | None:
        """Return the span of a known number, or ``None``."""
        return self.spannen.get(frage)

    def gegeben(self, frage: str) -> bool:
        """Tell whether the question was answered at all, "weiß nicht" included."""
        return frage in self.werte or frage in self.weiss_nicht

    def nur(self, fragen: Collection[str]) -> "Antworten":
        """Return these answers without those to any other question."""
        return Antworten(
            {frage: wert for frage, wert in self.werte.items() if frage in fragen},
            self.weiss_nicht & frozenset(fragen),
            {frage: spanne for frage, spanne in self.spannen.items() if frage in fragen},
        )

    def roh(self) -> dict[str, Wert]:
        """Return the answers as plain values, as :meth:`lies` reads them."""
        return {**self.werte, **dict.fromkeys(sorted(self.weiss_nicht), WEISS_NICHT)}


def erlaubte_werte(frage: Frage, modelle: Collection[str]) -> tuple[str, ...]:
    """Return in words what a question accepts, for messages and for the check itself."""
    optionen = tuple(str(option.wert) for option in frage.optionen)
    if frage.art == "modell":
        return (*modelle, *optionen)
    if frage.art == "datum":
        return ("JJJJ-MM-TT",)
    if frage.art in ZAHLARTEN:
        unten, oben = GRENZEN[frage.art]
        klassen = tuple(str(option.wert) for option in frage.optionen if option.spanne is not None)
        return (f"{'ganze Zahl' if frage.art in GANZE_ZAHLEN else 'Zahl'} von {unten} bis {oben}", *klassen)
    return optionen


def _pruefe(frage: Frage, wert: object, modelle: Collection[str]) -> tuple[Wert, Spanne | None]:
    fehler = InvalidAnswerError(frage.id, wert, (*erlaubte_werte(frage, modelle), WEISS_NICHT))
    if isinstance(wert, str):
        return _pruefe_text(frage, wert, modelle, fehler)
    if isinstance(wert, bool) or not isinstance(wert, int | float | Decimal) or frage.art not in ZAHLARTEN:
        raise fehler
    zahl = Decimal(str(wert))
    unten, oben = GRENZEN[frage.art]
    if (
        not zahl.is_finite()
        or abs(int(zahl.as_tuple().exponent)) > STELLEN_HOECHSTENS
        or not unten <= zahl <= oben
        or (frage.art in GANZE_ZAHLEN and zahl != zahl.to_integral_value())
    ):
        raise fehler
    return (int(zahl) if zahl == zahl.to_integral_value() else zahl), Spanne.genau(zahl)


def _pruefe_text(frage: Frage, wert: str, modelle: Collection[str], fehler: InvalidAnswerError) -> tuple[Wert, Spanne | None]:
    option = frage.option(wert)
    if option is not None:
        return wert, option.spanne
    if frage.art == "modell" and wert in modelle:
        return wert, None
    if frage.art == "datum" and _ist_datum(wert):
        return wert, None
    raise fehler


def _ist_datum(wert: str) -> bool:
    try:
        return date.fromisoformat(wert).isoformat() == wert
    except ValueError:
        return False
