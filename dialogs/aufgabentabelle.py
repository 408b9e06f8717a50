"""IST and SOLL as a table that opens in a German Excel: CSV with semicolon, decimal comma and BOM, or XLSX with real cells."""

import csv
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dialogs import captions
from knowledge.arbeitszeit import FELDER, Arbeitszeit
from knowledge.aufgabe import Aufgabe
from knowledge.katalog import Katalog
from knowledge.thema import WAHLTHEMEN

# A cell that begins with one of these would be read as a formula, the wide forms by a Japanese Excel.
FORMELZEICHEN: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BREITEN: Final = (24, 30, 24, 70, 8, 8, 10, 12)
ZAHLENFORMAT: Final = "0.0"
ERSTE_ZAHLENSPALTE: Final = 4


@dataclass(frozen=True, slots=True)
class Zeile:
    """A task with its shares; ``None`` is one that was not given."""

    aufgabe: Aufgabe
    ist: Decimal | None
    soll: Decimal | None


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Groups by name, each with its Bereich and its tasks, and the picked ideas as (theme, point, source)."""

    gruppen: tuple[tuple[str, tuple[Zeile, ...]], ...]
    ideen: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Dateiart:
    """A kind of file: what it is called, and how it is made."""

    name: str
    baue: Callable[[Tabelle], bytes]


def tabelle(katalog: Katalog, zeit: Arbeitszeit, wahl: Collection[tuple[str, str]]) -> Tabelle:
    """Put together what goes into the file, in the order of the tables of the source."""
    gruppen = tuple(
        (katalog.aufgabengruppen[gruppe].titel, tuple(_zeile(zeit, aufgabe) for aufgabe in zeit.aufgaben if aufgabe.gruppe == gruppe))
        for gruppe in zeit.gruppen
    )
    themen = (katalog.themen[slug] for slug in WAHLTHEMEN)
    ideen = tuple((thema.titel, punkt.titel, thema.quelle) for thema in themen for punkt in thema.punkte if (thema.slug, punkt.id) in wahl)
    return Tabelle(gruppen, ideen)


def _zeile(zeit: Arbeitszeit, aufgabe: Aufgabe) -> Zeile:
    return Zeile(aufgabe, *(zeit.wert(aufgabe.id, feld) for feld in FELDER))


def als_csv(inhalt: Tabelle) -> bytes:
    """Return the tasks, the sums of the groups, the sum of all and the picked ideas as CSV."""
    text = StringIO()
    schreiber = csv.writer(text, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(captions.TABELLENKOPF)
    alle = tuple(zeile for _, zeilen in inhalt.gruppen for zeile in zeilen)
    for gruppe, zeilen in inhalt.gruppen:
        for zeile in zeilen:
            worte = (captions.BEREICHE[zeile.aufgabe.bereich], gruppe, zeile.aufgabe.kurz, zeile.aufgabe.text)
            schreiber.writerow([*map(entschaerfe, worte), *_zahlen(zeile.ist, zeile.soll), entschaerfe(zeile.aufgabe.quelle)])
    for titel, zeilen in (*inhalt.gruppen, (captions.ALLE_AUFGABEN, alle)):
        schreiber.writerow([captions.SUMME, entschaerfe(titel), "", "", *_zahlen(_summe(zeilen, "ist"), _summe(zeilen, "soll")), ""])
    for thema, idee, quelle in inhalt.ideen:
        schreiber.writerow([captions.IDEENKOPF[1], entschaerfe(thema), entschaerfe(idee), "", "", "", "", entschaerfe(quelle)])
    return text.getvalue().encode("utf-8-sig")


def entschaerfe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMELZEICHEN) else text


def _zahlen(ist: Decimal | None, soll: Decimal | None) -> list[str]:
    differenz = None if ist is None or soll is None else soll - ist
    return ["" if wert is None else f"{wert.normalize():f}".replace(".", ",") for wert in (ist, soll, differenz)]


def _summe(zeilen: Collection[Zeile], feld: str) -> Decimal:
    werte = (zeile.ist if feld == "ist" else zeile.soll for zeile in zeilen)
    return sum((wert for wert in werte if wert is not None), Decimal(0))


def als_xlsx(inhalt: Tabelle) -> bytes:
    """Return the same as a workbook whose sums and differences are formulas, so that they follow what is changed there."""
    ziel = BytesIO()
    with Workbook(ziel, {"in_memory": True}) as mappe:
        _fuelle_aufgaben(mappe, mappe.add_worksheet(captions.BLATT_AUFGABEN), inhalt)
        if inhalt.ideen:
            blatt = mappe.add_worksheet(captions.BLATT_IDEEN)
            blatt.set_column(0, 2, 45)
            for nummer, eintrag in enumerate((captions.IDEENKOPF, *inhalt.ideen)):
                for spalte, text in enumerate(eintrag):
                    blatt.write_string(nummer, spalte, text, mappe.add_format({"bold": not nummer}))
    return ziel.getvalue()


def _fuelle_aufgaben(mappe: Workbook, blatt: Worksheet, inhalt: Tabelle) -> None:
    fett, umbruch = mappe.add_format({"bold": True, "text_wrap": True}), mappe.add_format({"text_wrap": True, "valign": "top"})
    zahl = mappe.add_format({"num_format": ZAHLENFORMAT, "valign": "top"})
    summe = mappe.add_format({"num_format": ZAHLENFORMAT, "bold": True, "top": 1})
    blatt.freeze_panes(1, 0)
    blatt.set_landscape()
    blatt.fit_to_pages(1, 0)
    for spalte, (breite, titel) in enumerate(zip(BREITEN, captions.TABELLENKOPF, strict=True)):
        blatt.set_column(spalte, spalte, breite)
        blatt.write_string(0, spalte, titel, fett)
    nummer, teilsummen = 1, []
    for gruppe, zeilen in inhalt.gruppen:
        for stelle, zeile in enumerate(zeilen, nummer):
            aufgabe = zeile.aufgabe
            for spalte, text in enumerate((captions.BEREICHE[aufgabe.bereich], gruppe, aufgabe.kurz, aufgabe.text)):
                blatt.write_string(stelle, spalte, text, umbruch)
            for spalte, wert in enumerate((zeile.ist, zeile.soll), ERSTE_ZAHLENSPALTE):
                if wert is None:
                    blatt.write_blank(stelle, spalte, None, zahl)
                else:
                    blatt.write_number(stelle, spalte, float(wert), zahl)
            _schreibe_differenz(blatt, stelle, zahl, zeile.ist, zeile.soll)
            blatt.write_string(stelle, ERSTE_ZAHLENSPALTE + 3, aufgabe.quelle, umbruch)
        erste, nummer = nummer + 1, nummer + len(zeilen)
        formeln = {spalte: f"=SUM({spalte}{erste}:{spalte}{nummer})" for spalte in "EF"}
        _schreibe_summe(blatt, nummer, gruppe, formeln, zeilen, fett, summe)
        nummer += 1
        teilsummen.append(nummer)
    formeln = {spalte: "=" + "+".join(f"{spalte}{stelle}" for stelle in teilsummen) for spalte in "EF"}
    alle = [zeile for _, zeilen in inhalt.gruppen for zeile in zeilen]
    _schreibe_summe(blatt, nummer, captions.ALLE_AUFGABEN, formeln, alle, fett, summe)


def _schreibe_summe(
    blatt: Worksheet, stelle: int, titel: str, formeln: Mapping[str, str], zeilen: Collection[Zeile], fett: Format, zahl: Format
) -> None:
    werte = {"E": _summe(zeilen, "ist"), "F": _summe(zeilen, "soll")}
    blatt.write_string(stelle, 0, captions.SUMME, fett)
    blatt.write_string(stelle, 1, titel, fett)
    for spalte, name in enumerate("EF", ERSTE_ZAHLENSPALTE):
        blatt.write_formula(stelle, spalte, formeln[name], zahl, float(werte[name]))
    _schreibe_differenz(blatt, stelle, zahl, werte["E"], werte["F"])


def _schreibe_differenz(blatt: Worksheet, stelle: int, zahl: Format, ist: Decimal | None, soll: Decimal | None) -> None:
    formel = f'=IF(AND(ISNUMBER(E{stelle + 1}),ISNUMBER(F{stelle + 1})),F{stelle + 1}-E{stelle + 1},"")'
    wert = "" if ist is None or soll is None else float(soll - ist)
    blatt.write_formula(stelle, ERSTE_ZAHLENSPALTE + 2, formel, zahl, wert)


ARTEN: Final[Mapping[str, Dateiart]] = {"xlsx": Dateiart(captions.EXCEL_DATEI, als_xlsx), "csv": Dateiart(captions.CSV_DATEI, als_csv)}
