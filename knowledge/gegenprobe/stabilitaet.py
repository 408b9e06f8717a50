"""Stability: which single answers, moved by one class, would bring another model to the front."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import Wegelage, reihe
from knowledge.frage import ZAHLARTEN, Frage, Option, Wert
from knowledge.katalog import Katalog
from knowledge.passung import Befund, Fall, pruefe, pruefe_kriterium
from knowledge.spanne import Spanne

STUFEN_FRAGEN = frozenset({"zeithorizont", "historie", "relevanz"})
ZAHLEN_FRAGEN = frozenset({"einwohner", "personalbudget", "klimabudget"})
# Which verdicts rest on an answer; the diagram's answers are looked at besides.
KRITERIEN_JE_FRAGE: Mapping[str, tuple[str, ...]] = {
    "einwohner": ("kommunengroesse", "personalbudget"),
    "konzept": ("voraussetzung",),
    **{frage: (frage,) for frage in ("personalbudget", "klimabudget", "zeithorizont", "historie", "relevanz")},
}


@dataclass(frozen=True, slots=True)
class Kipppunkt:
    """An answer that tips the result if it were ``nach`` instead of ``von``: then ``fuehrend`` leads."""

    frage: str
    von: Wert
    nach: Wert
    fuehrend: str


def stabilitaet(katalog: Katalog, antworten: Antworten) -> tuple[Kipppunkt, ...]:
    """Return the answers that tip the leading model, in the order of the Katalog.

    A number moves to the class below or above, a rating by one step, an answer of the diagram to each other option. Only known answers that
    count are moved.
    """
    stand = _Stand(katalog, antworten)
    return tuple(
        Kipppunkt(frage.id, von, nach, neu)
        for frage in zaehlende_fragen(katalog, antworten)
        if (von := antworten.bekannt(frage.id)) is not None
        for nach in _nachbarn(katalog, frage, antworten)
        if (neu := stand.fuehrend_mit(frage, nach)) != stand.fuehrend
    )


def _nachbarn(katalog: Katalog, frage: Frage, antworten: Antworten) -> Iterator[Wert]:
    wert = antworten.bekannt(frage.id)
    if frage.id in katalog.flussdiagramm.knoten:
        yield from (option.wert for option in frage.optionen if option.wert != wert)
    elif frage.id in STUFEN_FRAGEN:
        stufen = [option.wert for option in frage.optionen]
        stelle = stufen.index(str(wert))
        yield from (stufen[nachbar] for nachbar in (stelle - 1, stelle + 1) if 0 <= nachbar < len(stufen))
    elif frage.id in ZAHLEN_FRAGEN:
        yield from (klasse.wert for klasse in _nachbarklassen(frage, antworten))


def _nachbarklassen(frage: Frage, antworten: Antworten) -> tuple[Option, ...]:
    """Return the class below the answer and the one above; an exact number moves out of the class it lies in."""
    spanne = antworten.spanne(frage.id)
    klassen = [(option, option.spanne) for option in frage.optionen if option.spanne is not None]
    if spanne is None:
        return ()
    hier = next((klasse for _, klasse in klassen if _liegt_in(klasse, spanne)), spanne)
    unten = [option for option, klasse in klassen if klasse != hier and klasse.bis is not None and klasse.bis <= hier.von]
    oben = [option for option, klasse in klassen if klasse != hier and hier.bis is not None and klasse.von >= hier.bis]
    return (*unten[-1:], *oben[:1])


def _liegt_in(klasse: Spanne, zahl: Spanne) -> bool:
    if not zahl.ist_genau or klasse.ist_genau:
        return klasse == zahl
    return klasse.von < zahl.von and (klasse.bis is None or zahl.von < klasse.bis)


@dataclass(frozen=True)
class _Stand:
    """The result as it is. What an answer does not touch is not worked out again."""

    katalog: Katalog
    antworten: Antworten

    @cached_property
    def _wegelage(self) -> Wegelage:
        return Wegelage.aus(self.katalog.flussdiagramm, self.antworten)

    @cached_property
    def _fall(self) -> Fall:
        return Fall.aus(self.antworten, self.katalog.modell_heute(self.antworten), self._wegelage.moegliche)

    @cached_property
    def _befunde(self) -> dict[str, dict[str, Befund]]:
        return {steckbrief.id: pruefe(steckbrief, self._fall) for steckbrief in self.katalog.steckbriefe.values()}

    @cached_property
    def fuehrend(self) -> str:
        """The leading model."""
        return reihe(self.katalog, self._fall, self._wegelage, self._befunde)[0].modell

    def fuehrend_mit(self, frage: Frage, wert: Wert) -> str:
        """Return the leading model with another answer."""
        antworten = self._mit(frage, wert)
        wegelage = self._wegelage
        if frage.id in self.katalog.flussdiagramm.knoten:
            wegelage = Wegelage.aus(self.katalog.flussdiagramm, antworten)
        fall = Fall.aus(antworten, self.katalog.modell_heute(antworten), wegelage.moegliche)
        kriterien = [*KRITERIEN_JE_FRAGE.get(frage.id, ())]
        kriterien += ["zeithorizont"] if fall.geld_auf_zeit != self._fall.geld_auf_zeit else []
        befunde = {
            modell: {**befunde, **{k: pruefe_kriterium(self.katalog.steckbriefe[modell], k, fall) for k in kriterien}}
            for modell, befunde in self._befunde.items()
        }
        return reihe(self.katalog, fall, wegelage, befunde)[0].modell

    def _mit(self, frage: Frage, wert: Wert) -> Antworten:
        spannen = dict(self.antworten.spannen)
        option = frage.option(wert)
        if frage.art in ZAHLARTEN and option is not None and option.spanne is not None:
            spannen[frage.id] = option.spanne
        return Antworten({**self.antworten.werte, frage.id: wert}, self.antworten.weiss_nicht, spannen)
