"""The tasks in the report: IST and SOLL by group, what grows and shrinks, inside and outside, and what that can mean for the model."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from knowledge.arbeitszeit import FELDER, Arbeitszeit, Differenz, finde_hinweise, massgebend, schrumpfende, wachsende
from knowledge.aufgabe import BEREICHE
from knowledge.bericht.dokument import Absatz, Abschnitt, Bild, Block, Liste, Nebeneinander, Tabelle, Zelle
from knowledge.bericht.lage import UNBEKANNT, Lage
from knowledge.formatierung import prozent, prozentpunkte

GRUPPE: Final = "aufgaben"
BILD: Final = "arbeitszeit"
QUELLE: Final = "B, Tab. 4.2 und 4.3"
LISTE_HOECHSTENS: Final = 3


def aufgaben(lage: Lage) -> Abschnitt:
    """Return the section; one line where no task was filled in."""
    zeit = lage.beilagen.zeit
    titel = lage.satz(GRUPPE, "titel")
    if zeit is None or zeit.stand == "offen":
        return Abschnitt(titel, (Absatz(lage.satz(GRUPPE, "ohne")),))
    tabelle = _tabelle(lage, zeit)
    links: tuple[Block, ...] = (Absatz(lage.satz(GRUPPE, "einleitung"), QUELLE), tabelle, *_luecke(lage, zeit))
    listen = (
        _liste(lage, "wachsend", wachsende(zeit, LISTE_HOECHSTENS)),
        _liste(lage, "schrumpfend", schrumpfende(zeit, LISTE_HOECHSTENS)),
    )
    unterschiede: tuple[Block, ...] = (Nebeneinander(*listen),) if all(listen) else (*listen[0], *listen[1])
    return Abschnitt(titel, (Nebeneinander(links, (_bild(lage, tabelle),)), *unterschiede, *_hinweise(lage, zeit)))


def _tabelle(lage: Lage, zeit: Arbeitszeit) -> Tabelle:
    """Return sums by group, inside and outside, and in all."""
    gruppen = lage.katalog.aufgabengruppen
    zeilen = [_zeile(lage, gruppen[gruppe].titel, *(zeit.gruppe(feld, gruppe) for feld in FELDER)) for gruppe in zeit.gruppen]
    zeilen += [_zeile(lage, lage.satz(GRUPPE, bereich), *(_summe(zeit, feld, bereich) for feld in FELDER)) for bereich in BEREICHE]
    zeilen.append(_zeile(lage, lage.satz(GRUPPE, "summe"), *(zeit.summe(feld) for feld in FELDER)))
    return Tabelle("aufgaben", tuple(lage.satz(GRUPPE, name) for name in ("gruppe", "ist", "soll", "unterschied")), tuple(zeilen))


def _summe(zeit: Arbeitszeit, feld: str, bereich: str) -> Decimal | None:
    """Return what a Bereich adds up to; ``None`` where one of its groups is unknown."""
    spalte = next(name for name in FELDER if name == feld)
    gruppen = {aufgabe.gruppe for aufgabe in zeit.aufgaben if aufgabe.bereich == bereich}
    werte = [zeit.gruppe(spalte, gruppe) for gruppe in gruppen]
    bekannt = [wert for wert in werte if wert is not None]
    return sum(bekannt, Decimal(0)) if len(bekannt) == len(werte) else None


def _zeile(lage: Lage, name: str, ist: Decimal | None, soll: Decimal | None) -> tuple[Zelle, ...]:
    unterschied = Zelle(lage.wort("keine") if ist is None or soll is None else prozentpunkte(soll - ist))
    return (Zelle(name), *(_anteil(lage, wert) for wert in (ist, soll)), unterschied)


def _anteil(lage: Lage, wert: Decimal | None) -> Zelle:
    return Zelle(lage.wort(UNBEKANNT), UNBEKANNT) if wert is None else Zelle(prozent(wert))


def _luecke(lage: Lage, zeit: Arbeitszeit) -> list[Block]:
    """Return which column is not complete; what is missing there is unknown."""
    offen = [lage.satz(GRUPPE, f"offen_{feld}", summe=prozent(zeit.summe(feld))) for feld in FELDER if not zeit.stimmt(feld)]
    return [Absatz(" ".join(offen), art="leise")] if offen else []


def _liste(lage: Lage, name: str, eintraege: Iterable[Differenz]) -> tuple[Block, ...]:
    punkte = tuple(Absatz(_differenz(lage, eintrag)) for eintrag in eintraege)
    return (Absatz(lage.satz(GRUPPE, name), art="zwischen"), Liste(punkte)) if punkte else ()


def _differenz(lage: Lage, eintrag: Differenz) -> str:
    """Return how much a task grows or shrinks, in words."""
    werte = {"ist": prozent(eintrag.ist), "soll": prozent(eintrag.soll), "differenz": prozentpunkte(eintrag.wert)}
    return lage.satz(GRUPPE, "differenz", aufgabe=eintrag.aufgabe.kurz, **werte)


def _hinweise(lage: Lage, zeit: Arbeitszeit) -> list[Block]:
    """Return what the emphasis can mean for the model: hints with their source, none as long as no column is complete."""
    feld = massgebend(zeit)
    if feld is None:
        return [Absatz(lage.satz(GRUPPE, "hinweis_offen"), art="leise")]
    hinweise = finde_hinweise(lage.katalog.aufgabenhinweise, zeit, lage.antworten.bekannt("kommune_typ"))
    punkte = tuple(Absatz(hinweis.text, hinweis.quelle) for hinweis in hinweise)
    kopf = Absatz(lage.satz(GRUPPE, "hinweis", spalte=lage.satz(GRUPPE, feld)), art="zwischen")
    return [kopf, Liste(punkte), Absatz(lage.satz(GRUPPE, "hinweis_regel"), art="leise")]


def _bild(lage: Lage, tabelle: Tabelle) -> Bild:
    """Return the bars; in words they are the rows of the groups."""
    gruppen = tabelle.zeilen[: -len(BEREICHE) - 1]
    teile = "; ".join(lage.satz(GRUPPE, "bild_teil", aufgaben=name.text, ist=ist.text, soll=soll.text) for name, ist, soll, _ in gruppen)
    return Bild(BILD, lage.satz(GRUPPE, "bild"), lage.satz(GRUPPE, "bild_text", teile=teile))
