"""The files a German Excel opens: real numbers, sums that follow what is changed, and no text that becomes a formula."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from dialogs import captions
from dialogs.aufgaben.previews import beispielakte
from dialogs.aufgabentabelle import ARTEN, FORMELZEICHEN, als_csv, als_xlsx, entschaerfe, tabelle
from knowledge.arbeitszeit import Arbeitszeit
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse

IST, SOLL, DIFFERENZ = 4, 5, 6


def zeilen_csv(inhalt: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhalt.decode("utf-8-sig")), delimiter=";"))


def zeilen_xlsx(inhalt: bytes, *, werte: bool, blatt: str = captions.BLATT_AUFGABEN) -> list[list[Any]]:
    mappe = load_workbook(io.BytesIO(inhalt), data_only=werte)
    return [[zelle.value for zelle in reihe] for reihe in mappe[blatt].iter_rows()]


def test_a_german_excel_reads_the_csv(katalog: Katalog):
    akte = beispielakte()
    inhalt = als_csv(tabelle(katalog, akte.zeit, akte.wahl))
    assert inhalt.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in inhalt
    kopf, *zeilen = zeilen_csv(inhalt)
    assert tuple(kopf) == captions.TABELLENKOPF
    assert {len(zeile) for zeile in zeilen} == {len(kopf)}
    aufgaben = zeilen[: len(akte.zeit.aufgaben)]
    assert [zeile[2] for zeile in aufgaben] == [aufgabe.kurz for aufgabe in akte.zeit.aufgaben]
    summe, idee = zeilen[-2:]
    assert summe[:2] == [captions.SUMME, captions.ALLE_AUFGABEN]
    assert [Decimal(wert.replace(",", ".")) for wert in summe[IST:DIFFERENZ]] == [akte.zeit.summe("ist"), akte.zeit.summe("soll")]
    thema = katalog.themen["zukunftsthemen"]
    assert idee == [captions.IDEENKOPF[1], thema.titel, "Mobilitätsmanagement", "", "", "", "", thema.quelle]
    assert len(zeilen) == len(aufgaben) + len(akte.zeit.gruppen) + 2


def test_a_decimal_has_a_comma_and_a_missing_share_is_an_empty_cell(katalog: Katalog):
    zeit = Arbeitszeit(beispielakte().zeit.aufgaben, {("pflicht_1", "ist"): Decimal("12.5"), ("pflicht_1", "soll"): Decimal(10)})
    erste, zweite, *_ = zeilen_csv(als_csv(tabelle(katalog, zeit, ())))[1:]
    assert erste[IST : DIFFERENZ + 1] == ["12,5", "10", "-2,5"]
    assert zweite[IST : DIFFERENZ + 1] == ["", "", ""]


@pytest.mark.parametrize("zeichen", FORMELZEICHEN)
def test_no_text_becomes_a_formula_in_either_file(katalog: Katalog, zeichen: str):
    boese = f"{zeichen}cmd|' /C calc'!A1"
    akte = beispielakte()
    aufgaben = (replace(akte.zeit.aufgaben[0], kurz=boese, text=boese, quelle=boese),)
    gruppen = {**katalog.aufgabengruppen, "pflicht": replace(katalog.aufgabengruppen["pflicht"], titel=boese)}
    inhalt = tabelle(replace(katalog, aufgabengruppen=gruppen), Arbeitszeit(aufgaben, {}), ())
    csv_zellen = [zelle for zeile in zeilen_csv(als_csv(inhalt)) for zelle in zeile]
    assert not [zelle for zelle in csv_zellen if zelle.startswith(FORMELZEICHEN)]
    assert csv_zellen.count(entschaerfe(boese)) >= 4
    mappe = load_workbook(io.BytesIO(als_xlsx(inhalt)))
    arten = {zelle.data_type for reihe in mappe[captions.BLATT_AUFGABEN].iter_rows(max_col=4) for zelle in reihe if zelle.value}
    assert arten == {"s"}


def test_the_workbook_has_numbers_and_sums_that_are_formulas_with_their_values(katalog: Katalog):
    akte = beispielakte()
    inhalt = als_xlsx(tabelle(katalog, akte.zeit, akte.wahl))
    werte, formeln = zeilen_xlsx(inhalt, werte=True), zeilen_xlsx(inhalt, werte=False)
    assert tuple(werte[0]) == captions.TABELLENKOPF
    summe = werte[-1]
    assert summe[:2] == [captions.SUMME, captions.ALLE_AUFGABEN]
    assert summe[IST] == float(akte.zeit.summe("ist"))
    assert summe[SOLL] == float(akte.zeit.summe("soll"))
    assert all(isinstance(zeile[IST], int | float | None) for zeile in werte[1:])
    for gruppe in akte.zeit.gruppen:
        titel = katalog.aufgabengruppen[gruppe].titel
        stelle = next(n for n, zeile in enumerate(werte) if zeile[:2] == [captions.SUMME, titel])
        anzahl = sum(aufgabe.gruppe == gruppe for aufgabe in akte.zeit.aufgaben)
        assert formeln[stelle][IST] == f"=SUM(E{stelle + 1 - anzahl}:E{stelle})"
        assert werte[stelle][SOLL] == float(akte.zeit.summe("soll", gruppe=gruppe))
    assert formeln[1][DIFFERENZ].startswith("=IF(")


def test_the_formulas_come_to_what_the_file_says(katalog: Katalog):
    """Evaluate the sums by hand: what Excel computes is what stands in the cells."""
    akte = beispielakte()
    inhalt = als_xlsx(tabelle(katalog, akte.zeit, akte.wahl))
    werte, formeln = zeilen_xlsx(inhalt, werte=True), zeilen_xlsx(inhalt, werte=False)
    for spalte, buchstabe in ((IST, "E"), (SOLL, "F")):
        for stelle, zeile in enumerate(formeln):
            formel = zeile[spalte]
            if isinstance(formel, str) and formel.startswith("=SUM("):
                von, bis = (int(teil.removeprefix(buchstabe)) for teil in formel[5:-1].split(":"))
                assert sum(werte[n - 1][spalte] or 0 for n in range(von, bis + 1)) == werte[stelle][spalte]
            elif isinstance(formel, str) and formel.startswith("="):
                zellen = [int(teil.removeprefix(buchstabe)) for teil in formel[1:].split("+")]
                assert sum(werte[n - 1][spalte] for n in zellen) == werte[stelle][spalte]


def test_picked_ideas_have_a_sheet_of_their_own_and_none_have_none(katalog: Katalog):
    akte = beispielakte()
    mit = als_xlsx(tabelle(katalog, akte.zeit, akte.wahl))
    assert zeilen_xlsx(mit, werte=True, blatt=captions.BLATT_IDEEN) == [
        list(captions.IDEENKOPF),
        [katalog.themen["zukunftsthemen"].titel, "Mobilitätsmanagement", katalog.themen["zukunftsthemen"].quelle],
    ]
    ohne = load_workbook(io.BytesIO(als_xlsx(tabelle(katalog, akte.zeit, ()))))
    assert ohne.sheetnames == [captions.BLATT_AUFGABEN]


@pytest.mark.parametrize("endung", list(ARTEN))
async def test_the_file_is_sent_once_and_the_window_stands_below_it(lotse: Lotse, endung: str):
    await lotse.stimme_zu()
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("/aufgaben")
    await lotse.druecke("schnell")
    await lotse.druecke("verteile/ist")
    await lotse.druecke("uebersicht")
    await lotse.druecke("ergebnis")
    await lotse.druecke(f"datei/{endung}")
    await lotse.kim.wiederhole()
    dokumente = [nachricht.document for nachricht in lotse.kim.nachrichten if nachricht.document]
    assert [dokument.file_name for dokument in dokumente] == [f"Aufgaben-IST-SOLL.{endung}"]
    assert lotse.kim.nachrichten[-1].document is None
    assert f"datei/{endung}" in lotse.tasten
    inhalt = lotse.chat.dateien[dokumente[0].file_id].inhalt
    summe = zeilen_csv(inhalt)[-1][IST] if endung == "csv" else zeilen_xlsx(inhalt, werte=True)[-1][IST]
    assert float(summe) == 100
    lotse.chat.verstoesse.clear()
