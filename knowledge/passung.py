"""Passung: one verdict per model and criterion, honest about what is unknown (Fachkonzept, section 4).

A verdict is ``offen`` only if two completions of the unknown answers it rests on give different verdicts. Each criterion is therefore
judged for a few representative completions, chosen so that no verdict between the thresholds is missed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from knowledge.antwort import Antworten
from knowledge.flussdiagramm import Weg
from knowledge.spanne import Spanne
from knowledge.steckbrief import (
    Bedarf,
    BudgetVerlangt,
    GroesseVerlangt,
    HorizontVerlangt,
    KommuneTyp,
    Steckbrief,
    StellenVerlangt,
    StufeVerlangt,
)

Verdikt = Literal["erfuellt", "knapp", "verfehlt", "offen", "entfaellt"]

# A lower bound is missed narrowly down to 80 % of it, an upper one up to 125 %.
KNAPP_UNTEN = Decimal("0.8")
KNAPP_OBEN = Decimal("1.25")
# An advised ratio counts as met from 75 % of it on.
ANTEIL_GERATEN = Decimal("0.75")

TYPEN: tuple[KommuneTyp, ...] = get_args(KommuneTyp)
STUFEN = ("gering", "mittel", "hoch")
HORIZONTE = ("kurz", "mittel", "lang")
UNBEKANNTE_ZAHL = Spanne(Decimal(0), None)
# Reasons that hold whatever the unknown answer is: told first where completions agree on the verdict for different reasons.
UNABHAENGIG = frozenset({"auf_zeit", "heute"})
SCHWERE: Mapping[str, int] = {"entfaellt": 0, "erfuellt": 1, "knapp": 2, "verfehlt": 3}


@dataclass(frozen=True, slots=True)
class Befund:
    """A verdict and the short name of its reason; the sentence to it stands in ``saetze.yaml``."""

    urteil: Verdikt
    grund: str


@dataclass(frozen=True, slots=True)
class Fall:
    """What the verdicts rest on: the answers, today's model, and whether the money on the way may end."""

    antworten: Antworten
    heute: str | None
    geld_auf_zeit: frozenset[bool]

    @classmethod
    def aus(cls, antworten: Antworten, heute: Steckbrief | None, wege: Iterable[Weg]) -> "Fall":
        """Build the case from the answers and the ways they still allow."""
        return cls(antworten, heute.id if heute else None, frozenset(weg.geld_auf_zeit for weg in wege))

    def typen(self) -> tuple[str, ...]:
        """Return the kinds of Kommune that are still possible."""
        wert = self.antworten.bekannt("kommune_typ")
        return (str(wert),) if wert is not None else TYPEN

    def zahl(self, frage: str) -> Spanne:
        """Return the span of a number, all numbers where it is unknown."""
        return self.antworten.spanne(frage) or UNBEKANNTE_ZAHL

    def stufen(self, frage: str, alle: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ratings that are still possible."""
        wert = self.antworten.bekannt(frage)
        return (str(wert),) if wert is not None else alle


def pruefe(steckbrief: Steckbrief, fall: Fall) -> dict[str, Befund]:
    """Return the verdict for each of the six criteria and the Voraussetzung, in that order."""
    return {kriterium: pruefe_kriterium(steckbrief, kriterium, fall) for kriterium in PRUEFER}


def pruefe_kriterium(steckbrief: Steckbrief, kriterium: str, fall: Fall) -> Befund:
    """Return the verdict for one criterion of one model."""
    verlangt = getattr(steckbrief.anforderung, kriterium)
    if not verlangt:
        return Befund("entfaellt", "nichts")
    return _zusammen(PRUEFER[kriterium](verlangt, fall, steckbrief.id), OFFEN[kriterium], verlangt, fall)


def passt(befunde: Iterable[Befund]) -> bool:
    """Tell whether a model fits: nothing is missed and at most one criterion narrowly."""
    urteile = [befund.urteil for befund in befunde]
    return "verfehlt" not in urteile and urteile.count("knapp") <= 1


def _zusammen(befunde: Iterable[Befund], offen: Callable[..., str], verlangt: object, fall: Fall) -> Befund:
    """Merge the verdicts of all completions: the common one, or ``offen`` with what leaves it open."""
    alle = list(befunde)
    if len({befund.urteil for befund in alle}) == 1:
        return next((befund for befund in alle if befund.grund in UNABHAENGIG), alle[0])
    return Befund("offen", offen(verlangt, fall))


def _groesse(verlangt: GroesseVerlangt, fall: Fall, modell: str) -> Iterator[Befund]:
    grenzen = (verlangt.von, verlangt.bis)
    schwellen = [Decimal(zahl) * faktor for zahl in grenzen if zahl for faktor in (1, KNAPP_UNTEN, KNAPP_OBEN)]
    schwellen += [Decimal(verlangt.knapp_ab)] if verlangt.knapp_ab else []
    for typ in fall.typen():
        if typ in verlangt.erfuellt_fuer:
            yield Befund("erfuellt", "typ")
        elif verlangt.sonst:
            yield Befund(verlangt.sonst, "nur_typ")
        else:
            for einwohner in fall.zahl("einwohner").stellvertreter(schwellen):
                befund = _groesse_bei(verlangt, einwohner)
                yield Befund("knapp", "heute") if befund.urteil == "verfehlt" and fall.heute == modell else befund


def _groesse_bei(verlangt: GroesseVerlangt, einwohner: Decimal) -> Befund:
    zu_klein = verlangt.von is not None and einwohner < verlangt.von
    zu_gross = verlangt.bis is not None and einwohner > verlangt.bis
    if not zu_klein and not zu_gross:
        zu_breit = verlangt.knapp_ab is not None and einwohner >= verlangt.knapp_ab
        return Befund("knapp", "grosse_stadt") if zu_breit else Befund("erfuellt", "passt")
    richtung = "klein" if zu_klein else "gross"
    if verlangt.weich:
        return Befund("knapp", f"bedingt_{richtung}")
    if zu_klein and verlangt.von is not None:
        nah = not verlangt.hart and einwohner >= verlangt.von * KNAPP_UNTEN
    else:
        nah = verlangt.bis is not None and einwohner <= verlangt.bis * KNAPP_OBEN
    return Befund("knapp" if nah else "verfehlt", f"zu_{richtung}")


def _stellen(verlangt: StellenVerlangt, fall: Fall, _modell: str) -> Iterator[Befund]:
    stellen = fall.zahl("personalbudget")
    bezug, je_stelle = _bezug(verlangt, fall)
    schwellen = [verlangt.ab, verlangt.ab * KNAPP_UNTEN]
    if verlangt.geraten and verlangt.geraten.stellen:
        schwellen.append(verlangt.geraten.stellen)
    if bezug is not None:
        schwellen += [grenze * ANTEIL_GERATEN / je_stelle for grenze in (bezug.von, bezug.bis) if grenze is not None]
    for anzahl in stellen.stellvertreter(schwellen):
        if anzahl < verlangt.ab:
            yield Befund("knapp" if anzahl >= verlangt.ab * KNAPP_UNTEN else "verfehlt", "zu_wenig")
        elif bezug is None:
            yield Befund("erfuellt", "passt")
        else:
            for menge in bezug.stellvertreter(_schwellen_geraten(verlangt, anzahl, je_stelle)):
                genug = _geraten_erfuellt(verlangt, anzahl, menge, je_stelle)
                yield Befund("erfuellt", "passt") if genug else Befund("knapp", "geraten")


def _bezug(verlangt: StellenVerlangt, fall: Fall) -> tuple[Spanne | None, Decimal]:
    """Return what the advised number of posts relates to, and how many of it one post is advised for."""
    geraten = verlangt.geraten
    if geraten is None:
        return None, Decimal(1)
    if geraten.gemeinden_je_stelle:
        return fall.antworten.spanne("gemeinden"), Decimal(geraten.gemeinden_je_stelle)
    if geraten.einwohner_je_stelle:
        return fall.zahl("einwohner"), Decimal(geraten.einwohner_je_stelle)
    return fall.zahl("einwohner"), Decimal(1)


def _schwellen_geraten(verlangt: StellenVerlangt, anzahl: Decimal, je_stelle: Decimal) -> tuple[Decimal, ...]:
    geraten = verlangt.geraten
    if geraten is not None and geraten.ab_einwohner is not None:
        return (Decimal(geraten.ab_einwohner),)
    return (anzahl * je_stelle / ANTEIL_GERATEN,)


def _geraten_erfuellt(verlangt: StellenVerlangt, anzahl: Decimal, menge: Decimal, je_stelle: Decimal) -> bool:
    geraten = verlangt.geraten
    if geraten is not None and geraten.ab_einwohner is not None and geraten.stellen is not None:
        return menge < geraten.ab_einwohner or anzahl >= geraten.stellen
    return anzahl * je_stelle >= menge * ANTEIL_GERATEN


def _budget(verlangt: BudgetVerlangt, fall: Fall, _modell: str) -> Iterator[Befund]:
    grenze = verlangt.ueber if verlangt.ueber is not None else verlangt.ab
    if grenze is None:
        return
    for betrag in fall.zahl("klimabudget").stellvertreter((grenze, grenze * KNAPP_UNTEN)):
        if betrag > grenze or (betrag == grenze and verlangt.ueber is None):
            yield Befund("erfuellt", "passt")
        else:
            yield Befund("knapp" if betrag >= grenze * KNAPP_UNTEN else "verfehlt", "zu_wenig")


def _horizont(verlangt: HorizontVerlangt, fall: Fall, _modell: str) -> Iterator[Befund]:
    for stufe in fall.stufen("zeithorizont", HORIZONTE):
        befund = _stufe_bei(HORIZONTE.index(verlangt.ab) - HORIZONTE.index(stufe))
        for auf_zeit in fall.geld_auf_zeit:
            gedeckelt = verlangt.mit_geld_auf_zeit if auf_zeit else None
            if gedeckelt is not None and SCHWERE[gedeckelt] > SCHWERE[befund.urteil]:
                yield Befund(gedeckelt, "auf_zeit")
            else:
                yield befund


def _historie(verlangt: StufeVerlangt, fall: Fall, _modell: str) -> Iterator[Befund]:
    yield from _rating(verlangt, fall, "historie")


def _relevanz(verlangt: StufeVerlangt, fall: Fall, _modell: str) -> Iterator[Befund]:
    yield from _rating(verlangt, fall, "relevanz")


def _rating(verlangt: StufeVerlangt, fall: Fall, frage: str) -> Iterator[Befund]:
    for stufe in fall.stufen(frage, STUFEN):
        befund = _stufe_bei(STUFEN.index(verlangt.ab) - STUFEN.index(stufe))
        yield Befund("knapp", "vorbehalt") if befund.urteil == "erfuellt" and stufe in verlangt.knapp_bei else befund


def _stufe_bei(fehlende_stufen: int) -> Befund:
    if fehlende_stufen <= 0:
        return Befund("erfuellt", "passt")
    return Befund("knapp" if fehlende_stufen == 1 else "verfehlt", "zu_wenig")


def _voraussetzung(verlangt: tuple[Bedarf, ...], fall: Fall, _modell: str) -> Iterator[Befund]:
    moeglich = [_bedarf(bedarf, fall) for bedarf in verlangt]
    schlechteste = max((min(befunde, key=_schwere) for befunde in moeglich), key=_schwere)
    yield schlechteste
    # The verdicts of independent parts combine to the worst one: any part's verdict at least that bad can be the result.
    for befunde in moeglich:
        yield from (befund for befund in befunde if _schwere(befund) > _schwere(schlechteste))


def _schwere(befund: Befund) -> int:
    return SCHWERE[befund.urteil]


def _bedarf(bedarf: Bedarf, fall: Fall) -> list[Befund]:
    wert = fall.antworten.bekannt(bedarf.frage)
    verfehlt, knapp = Befund("verfehlt", bedarf.frage), Befund("knapp", bedarf.frage)
    if wert is None:
        return [Befund("erfuellt", "passt"), *([knapp] if bedarf.knapp else []), *([verfehlt] if bedarf.verfehlt else [])]
    if wert in bedarf.verfehlt:
        return [verfehlt]
    return [knapp] if wert in bedarf.knapp else [Befund("erfuellt", "passt")]


def _offen_groesse(verlangt: GroesseVerlangt, fall: Fall) -> str:
    if verlangt.erfuellt_fuer and fall.antworten.bekannt("kommune_typ") is None:
        return "typ"
    return _offen_zahl("einwohner", fall)


def _offen_zahl(frage: str, fall: Fall) -> str:
    return "unbekannt" if fall.antworten.spanne(frage) is None else "spanne"


def _offen_stellen(_verlangt: StellenVerlangt, fall: Fall) -> str:
    grund = _offen_zahl("personalbudget", fall)
    stellen = fall.antworten.spanne("personalbudget")
    return "einwohner" if stellen is not None and stellen.ist_genau else grund


def _offen_horizont(_verlangt: HorizontVerlangt, fall: Fall) -> str:
    return "unbekannt" if fall.antworten.bekannt("zeithorizont") is None else "weg"


Pruefer = Callable[..., Iterator[Befund]]
PRUEFER: Mapping[str, Pruefer] = {
    "kommunengroesse": _groesse,
    "personalbudget": _stellen,
    "zeithorizont": _horizont,
    "klimabudget": _budget,
    "historie": _historie,
    "relevanz": _relevanz,
    "voraussetzung": _voraussetzung,
}
OFFEN: Mapping[str, Callable[..., str]] = {
    "kommunengroesse": _offen_groesse,
    "personalbudget": _offen_stellen,
    "zeithorizont": _offen_horizont,
    "klimabudget": lambda _verlangt, fall: _offen_zahl("klimabudget", fall),
    "historie": lambda _verlangt, _fall: "unbekannt",
    "relevanz": lambda _verlangt, _fall: "unbekannt",
    "voraussetzung": lambda _verlangt, _fall: "unbekannt",
}
