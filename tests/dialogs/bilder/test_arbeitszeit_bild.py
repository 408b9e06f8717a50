"""The bars of IST and SOLL show every group to one scale, the text says the same, and the chat sends it once."""

import pytest

from bot.lokal.grenzen import parse_text
from dialogs import captions
from dialogs.bilder import farben
from dialogs.bilder.arbeitszeit import LAENGSTER_MINDESTENS, zeichne_arbeitszeit
from dialogs.bilder.senden import teile
from knowledge.arbeitszeit import FELDER, Arbeitszeit
from knowledge.formatierung import prozent, prozentpunkte
from tests.dialogs.bilder.faelle import KATALOG, ZEITEN, bild, zeit
from tests.dialogs.bilder.messen import flaechen, graustufe, lies, texte
from tests.dialogs.lotse import Lotse

JEDE_ZEIT = pytest.mark.parametrize("name", ZEITEN)


@JEDE_ZEIT
def test_each_group_has_its_two_values_and_the_change_in_the_order_of_the_tables(name: str):
    zeilen = [text.text for text in texte(lies(bild(f"arbeitszeit-{name}").svg))]
    werte = [
        zeile
        for zeile in zeilen
        if ("%" in zeile or zeile == "offen") and not zeile.startswith((captions.BILD_ARBEITSZEIT_OFFEN[:4], "IST "))
    ]
    erwartet = []
    for gruppe in zeit(name).gruppen:
        ist, soll = (zeit(name).gruppe(feld, gruppe) for feld in FELDER)
        erwartet += ["offen" if wert is None else prozent(wert) for wert in (ist, soll)]
        if zeit(name).vollstaendig and ist != soll:
            assert ist is not None
            assert soll is not None
            erwartet[-1] += f" ({prozentpunkte(soll - ist)})"
    assert [wert.replace("\N{NO-BREAK SPACE}", " ") for wert in werte] == [wert.replace("\N{NO-BREAK SPACE}", " ") for wert in erwartet]


@JEDE_ZEIT
def test_the_bars_are_as_long_as_their_shares_and_nothing_has_none(name: str):
    balken = {feld: [f for f in flaechen(lies(bild(f"arbeitszeit-{name}").svg)) if f.fuellung == farben.SPALTEN[feld]] for feld in FELDER}
    je_prozent = set()
    for feld in FELDER:
        werte = [wert for gruppe in zeit(name).gruppen if (wert := zeit(name).summe(feld, gruppe=gruppe))]
        assert len(balken[feld]) == len(werte)
        je_prozent |= {
            round((f.kasten.rechts - f.kasten.links) / float(wert), 2)
            for f, wert in zip(balken[feld], werte, strict=True)
            if wert >= LAENGSTER_MINDESTENS / 10
        }
    assert not je_prozent or max(je_prozent) - min(je_prozent) < 0.03
    assert len({f.kasten.links for liste in balken.values() for f in liste}) == 1


@JEDE_ZEIT
def test_the_words_say_the_same_and_fit_into_the_caption(name: str):
    text = parse_text(bild(f"arbeitszeit-{name}").text).text.replace("\N{NO-BREAK SPACE}", " ")
    for gruppe in zeit(name).gruppen:
        werte = [zeit(name).gruppe(feld, gruppe) for feld in FELDER]
        ist, soll = ("offen" if wert is None else prozent(wert).replace("\N{NO-BREAK SPACE}", " ") for wert in werte)
        assert f"{KATALOG.aufgabengruppen[gruppe].titel}: IST {ist}, SOLL {soll}" in text
    assert ("Noch nicht vollständig" in text) is not zeit(name).vollstaendig
    assert teile(bild(f"arbeitszeit-{name}").text)[1] == []


def test_ist_and_soll_differ_in_grey():
    assert abs(graustufe(farben.SPALTEN["ist"]) - graustufe(farben.SPALTEN["soll"])) > 30


def test_what_was_not_entered_is_no_zero_and_is_not_compared():
    nur_ist = Arbeitszeit(zeit("voll").aufgaben, {platz: wert for platz, wert in zeit("voll").werte.items() if platz[1] == "ist"})
    gezeichnet = zeichne_arbeitszeit(KATALOG, nur_ist)
    assert gezeichnet is not None
    zeilen = [text.text for text in texte(lies(gezeichnet.svg))]
    assert zeilen.count("offen") == len(nur_ist.gruppen)
    assert not [zeile for zeile in zeilen if "(" in zeile]


def test_there_is_no_picture_of_nothing():
    assert zeichne_arbeitszeit(KATALOG, Arbeitszeit(zeit("voll").aufgaben, {})) is None


async def test_the_chat_offers_the_picture_once_there_is_one_and_sends_it_once(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("/aufgaben")
    await lotse.druecke("ergebnis")
    assert "bild" not in lotse.tasten
    await lotse.druecke("uebersicht")
    await lotse.druecke("schnell")
    await lotse.druecke("verteile/ist")
    await lotse.druecke("uebersicht")
    await lotse.druecke("ergebnis")
    await lotse.druecke("bild", mal=2)
    fotos = [nachricht for nachricht in lotse.kim.nachrichten if nachricht.photo]
    assert len(fotos) == 1
    assert "Das Bild in Worten" in (fotos[0].caption or "")
    assert "bild" in lotse.tasten
