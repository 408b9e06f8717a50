"""What would have to change for a model to be recommended: the smallest sets of changes in answers that somebody can act on.

Actionable are posts, money, horizon, backing and the diagram's answers; never size or kind of Kommune, and the history only in years.
Resources and backing are lower bounds, so they only ever rise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from itertools import product

from knowledge.antwort import GRENZEN, Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import bestimme_status
from knowledge.frage import Wert
from knowledge.gegenprobe.grund import Grund, nenne_gruende, nenne_hinweise
from knowledge.katalog import Katalog
from knowledge.passung import ANTEIL_GERATEN, HORIZONTE, KNAPP_UNTEN, STUFEN, Befund, Fall, pruefe_kriterium
from knowledge.spanne import Spanne
from knowledge.steckbrief import PRUEFUNGEN, VORAUSSETZUNG, Steckbrief

HOECHSTENS = 3
# Money and posts are named in hundredths: nobody registers less.
SCHRITT = Decimal("0.01")
STUFEN_JE: Mapping[str, tuple[str, ...]] = {"zeithorizont": HORIZONTE, "relevanz": STUFEN}
# On these the way has an effect; on these nobody has.
VOM_WEG = ("zeithorizont", VORAUSSETZUNG)
FEST = ("kommunengroesse", "historie")
# In this order they are named after the diagram's answers.
MITTEL = ("personalbudget", "klimabudget", "zeithorizont", "relevanz")


@dataclass(frozen=True, slots=True)
class Aenderung:
    """One answer that would have to be another. ``von`` is ``None`` where it is unknown or the question newly opens.

    ``euro_je_jahr`` is what the new money per inhabitant comes to for this Kommune in a year: one sum, a span where the size is a class,
    ``None`` where it is unknown. ``vzae`` are the posts that must stay.
    """

    frage: str
    von: Wert | None
    nach: Wert
    euro_je_jahr: Spanne | None = None
    vzae: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Gegenprobe:
    """What would have to change for a model: up to three smallest sets, the cheapest first, or the reasons why none suffices.

    An empty set says that nothing has to change. All sets have the same, smallest number of changes.
    """

    ziel: str
    saetze: tuple[tuple[Aenderung, ...], ...]
    gruende: tuple[Grund, ...]
    hinweise: tuple[Grund, ...]

    @property
    def erreichbar(self) -> bool:
        """Tell whether some set of changes suffices."""
        return bool(self.saetze)


def was_muesste_sich_aendern(katalog: Katalog, antworten: Antworten, ziel: str) -> Gegenprobe:
    """Return the smallest sets of changes that make a model `empfohlen`. Raises KeyError for an unknown model.

    What is unknown may stay unknown, as long as it already counts; a question that a change newly opens on the way to the model has to be
    answered, and that is a change, too.
    """
    steckbrief = katalog.steckbrief(ziel)
    suche = _Suche(katalog, antworten, steckbrief)
    saetze = suche.kleinste()
    gruende = () if saetze else nenne_gruende(katalog, antworten, steckbrief, es_gibt_wege=bool(suche.wege))
    hinweise = (
        nenne_hinweise(katalog, antworten, steckbrief, frozenset((a.frage, a.nach) for satz in saetze for a in satz)) if saetze else ()
    )
    return Gegenprobe(steckbrief.id, saetze, gruende, hinweise)


# New answers by question, and how often the choice stands in the order of what is smallest.
Neu = tuple[tuple[str, Wert], ...]
# A new value (``None``: the old one stays) and how bad the verdict then is: 0 fits or is open, 1 narrowly missed, 2 missed.
Wahl = tuple[Wert | None, int]
SCHLECHT: Mapping[str, int] = {"knapp": 1, "verfehlt": 2}


@dataclass(frozen=True)
class _Suche:
    katalog: Katalog
    antworten: Antworten
    ziel: Steckbrief
    gefunden: dict[tuple[object, ...], tuple[Neu, ...]] = field(default_factory=dict)

    def kleinste(self) -> tuple[tuple[Aenderung, ...], ...]:
        """Return the smallest sets, the cheapest first."""
        gefunden: list[tuple[Neu, Neu]] = []
        wenigste = None
        if self._nie:
            return ()
        for weg in sorted(self.wege, key=len):
            if wenigste is not None and len(weg) > wenigste:
                break
            for mittel in self._mittel(weg):
                anzahl = len(weg) + len(mittel)
                if wenigste is None or anzahl < wenigste:
                    wenigste, gefunden = anzahl, []
                if anzahl == wenigste:
                    gefunden.append((weg, mittel))
        noetige = [satz for satz in gefunden if not any(self._genuegt_schon(anderer, satz) for anderer in gefunden)]
        return tuple(tuple(self._aenderungen(weg, mittel)) for weg, mittel in sorted(noetige, key=self._rang)[:HOECHSTENS])

    @cached_property
    def wege(self) -> tuple[Neu, ...]:
        """What would have to be answered otherwise, or newly, in the diagram, for each way that ends at the model."""
        diagramm = self.katalog.flussdiagramm
        fest = {vorgabe.frage for vorgabe in diagramm.vorgaben if vorgabe.wenn.gilt(self.antworten)}
        bekannt = diagramm.antworten(self.antworten)
        offen = {frage.id for frage in zaehlende_fragen(self.katalog, self.antworten)} - bekannt.keys()
        gefunden: dict[Neu, None] = {}
        for weg, blaetter in zip(diagramm.wege, diagramm.blaetter_aller_wege(self.antworten), strict=True):
            if self.ziel.id not in blaetter:
                continue
            stuecke = [(stueck.knoten, stueck.kante.antwort) for stueck in weg.stuecke]
            anders = tuple((k, a) for k, a in stuecke if (bekannt[k] != a if k in bekannt else k not in offen))
            if not any(knoten in fest for knoten, _ in anders):
                gefunden[anders] = None
        return tuple(gefunden)

    def _mittel(self, weg: Neu) -> tuple[Neu, ...]:
        """Return the changes of posts, money, horizon and backing that suffice on a way, none of them in vain."""
        werte = {**self.antworten.werte, **dict(weg)}
        fall = self._fall(Antworten(werte, self.antworten.weiss_nicht - dict(weg).keys(), self.antworten.spannen))
        vom_weg = {kriterium: self._befund(kriterium, fall) for kriterium in VOM_WEG}
        # Most ways make no difference to what they leave to posts, money, horizon and backing.
        schluessel = (fall.geld_auf_zeit, *vom_weg.values())
        if schluessel not in self.gefunden:
            self.gefunden[schluessel] = tuple(self._genuegende(fall, {**self._befunde, **vom_weg}))
        return self.gefunden[schluessel]

    def _genuegende(self, fall: Fall, befunde: Mapping[str, Befund]) -> Iterator[Neu]:
        """Yield the changes that suffice, given the verdicts without them."""
        wahlen = [self._wahlen(frage, befunde[frage], fall) for frage in MITTEL]
        for wahl in product(*wahlen):
            neu = dict(befunde)
            for frage, (_, schlecht) in zip(MITTEL, wahl, strict=True):
                if SCHLECHT.get(befunde[frage].urteil, 0) != schlecht:
                    neu[frage] = Befund("knapp" if schlecht else "erfuellt", "passt")
            if bestimme_status(self.ziel, neu, fall, ist_blatt=True) == "empfohlen":
                yield tuple((frage, wert) for frage, (wert, _) in zip(MITTEL, wahl, strict=True) if wert is not None)

    @cached_property
    def _befunde(self) -> dict[str, Befund]:
        return {kriterium: self._befund(kriterium, self._heutiger_fall) for kriterium in PRUEFUNGEN}

    @cached_property
    def _heutiger_fall(self) -> Fall:
        return self._fall(self.antworten)

    @property
    def _nie(self) -> bool:
        """Tell whether a miss that nobody can change rules the model out, so that no search is needed."""
        fest = {kriterium: Befund("erfuellt", "passt") for kriterium in PRUEFUNGEN}
        fest |= {kriterium: self._befunde[kriterium] for kriterium in FEST}
        return bestimme_status(self.ziel, fest, self._heutiger_fall, ist_blatt=True) != "empfohlen"

    def _fall(self, antworten: Antworten) -> Fall:
        return Fall.aus(antworten, self.katalog.modell_heute(antworten), self.katalog.flussdiagramm.moegliche_wege(antworten))

    def _befund(self, kriterium: str, fall: Fall) -> Befund:
        return pruefe_kriterium(self.ziel, kriterium, fall)

    def _wahlen(self, frage: str, befund: Befund, fall: Fall) -> list[Wahl]:
        """Return the old answer and each smallest better one, with how bad the verdict then is."""
        schlecht = SCHLECHT.get(befund.urteil, 0)
        wahlen: list[Wahl] = [(None, schlecht)]
        for wert in self._hoehere(frage, fall) if schlecht else ():
            spannen = dict(fall.antworten.spannen)
            if not isinstance(wert, str):
                spannen[frage] = Spanne.genau(Decimal(wert))
            dann = Fall(Antworten({**fall.antworten.werte, frage: wert}, frozenset(), spannen), fall.heute, fall.geld_auf_zeit)
            besser = SCHLECHT.get(self._befund(frage, dann).urteil, 0)
            if besser < wahlen[-1][1]:
                wahlen.append((wert, besser))
        return wahlen

    def _hoehere(self, frage: str, fall: Fall) -> list[Wert]:
        """Return the higher answers worth a try, in rising order."""
        if frage in STUFEN_JE:
            stufen = STUFEN_JE[frage]
            wert = fall.antworten.bekannt(frage)
            return list(stufen if wert is None else stufen[stufen.index(str(wert)) + 1 :])
        spanne = fall.zahl(frage)
        oben = GRENZEN[self.katalog.fragen[frage].art][1]
        grenzen = [grenze.quantize(SCHRITT, ROUND_CEILING) for grenze in self._grenzen(frage, fall)]
        werte = sorted({wert for grenze in grenzen for wert in (grenze, grenze + SCHRITT) if spanne.von < wert <= oben})
        return [int(wert) if wert == wert.to_integral_value() else wert.normalize() for wert in werte]

    def _grenzen(self, frage: str, fall: Fall) -> list[Decimal]:
        verlangt = self.ziel.anforderung
        if frage == "klimabudget":
            budget = verlangt.klimabudget
            grenze = None if budget is None else budget.ab if budget.ueber is None else budget.ueber
            return [] if grenze is None else [grenze * KNAPP_UNTEN, grenze]
        stellen = verlangt.personalbudget
        if stellen is None:
            return []
        grenzen = [stellen.ab * KNAPP_UNTEN, stellen.ab]
        geraten = stellen.geraten
        if geraten is not None:
            grenzen += [geraten.stellen] if geraten.stellen is not None else []
            for bezug, je_stelle in (("einwohner", geraten.einwohner_je_stelle), ("gemeinden", geraten.gemeinden_je_stelle)):
                spanne = fall.antworten.spanne(bezug)
                if je_stelle and spanne is not None:
                    grenzen += [rand * ANTEIL_GERATEN / je_stelle for rand in (spanne.von, spanne.bis) if rand is not None]
        return grenzen

    def _genuegt_schon(self, anderer: tuple[Neu, Neu], satz: tuple[Neu, Neu]) -> bool:
        """Tell whether another set asks for the same, but for less of something."""
        weniger, mehr = dict(anderer[1]), dict(satz[1])
        if anderer[0] != satz[0] or weniger.keys() != mehr.keys() or weniger == mehr:
            return False
        return all(_hoehe(frage, weniger[frage]) <= _hoehe(frage, mehr[frage]) for frage in mehr)

    def _rang(self, satz: tuple[Neu, Neu]) -> tuple[object, ...]:
        """Order sets by money, posts, and then by the questions and answers in the order of the Katalog."""
        weg, mittel = satz
        geld, stellen = (Decimal(str(dict(mittel).get(frage, 0))) for frage in ("klimabudget", "personalbudget"))
        reihenfolge = list(self.katalog.fragen)
        optionen = self.katalog.fragen
        antworten = [(reihenfolge.index(frage), [o.wert for o in optionen[frage].optionen].index(wert)) for frage, wert in weg]
        return (geld, stellen, antworten, [(reihenfolge.index(frage), _hoehe(frage, wert)) for frage, wert in mittel])

    def _aenderungen(self, weg: Neu, mittel: Neu) -> Iterator[Aenderung]:
        for frage, nach in (*weg, *mittel):
            yield Aenderung(
                frage,
                self.antworten.bekannt(frage),
                nach,
                euro_je_jahr=self._euro(Decimal(nach)) if frage == "klimabudget" else None,
                vzae=Decimal(nach) if frage == "personalbudget" else None,
            )

    def _euro(self, je_einwohner: Decimal) -> Spanne | None:
        einwohner = self.antworten.spanne("einwohner")
        if einwohner is None:
            return None
        return Spanne(je_einwohner * einwohner.von, None if einwohner.bis is None else je_einwohner * einwohner.bis)


def _hoehe(frage: str, wert: Wert) -> Decimal:
    return Decimal(STUFEN_JE[frage].index(str(wert))) if frage in STUFEN_JE else Decimal(wert)
