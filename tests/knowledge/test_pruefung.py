"""Every cross-check can fail: each fault an editor can make is put into the sound Katalog once and must be named."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from knowledge import hinweis
from knowledge.aufgabe import Schwelle
from knowledge.bedingung import EineVon, FrageBedingung, VorBedingung, ZahlBedingung
from knowledge.berichtstexte import Erfolg, Gegenargument
from knowledge.empfehlung import empfiehl
from knowledge.flussdiagramm import Kante
from knowledge.gespraech import FAKTOREN, NICHTS
from knowledge.katalog import Bezeichnung, Katalog
from knowledge.loading import load_katalog
from knowledge.meilenstein import AbstandRegel, FrageRegel, HaushaltRegel, QuartalRegel
from knowledge.pruefung import anforderungen as a
from knowledge.pruefung import diagramm as d
from knowledge.pruefung import ideales_profil, meldungen, pruefe_katalog
from knowledge.pruefung import modelle as m
from knowledge.pruefung.berichtstexte import pruefe_berichtstexte
from knowledge.pruefung.beschriftung import pruefe_beschriftungen
from knowledge.pruefung.fragen import pruefe_bezuege, pruefe_fragen
from knowledge.pruefung.gruende import PLATZHALTER, pruefe_gruende
from knowledge.pruefung.meilensteine import pruefe_meilensteine
from knowledge.pruefung.profil import pruefe_fuehrung
from knowledge.pruefung.schnellworte import pruefe_schnellworte
from knowledge.pruefung.sprache import pruefe_saetze
from knowledge.pruefung.umfang import pruefe_umfang
from knowledge.pruefung.versionen import pruefe_versionen
from knowledge.schnellworte import Fragewort
from knowledge.spanne import Spanne
from knowledge.steckbrief import Bedarf, BudgetVerlangt, Geraten, GroesseVerlangt, Schritt, StellenVerlangt, StufeVerlangt
from knowledge.version import FrageEntfernt, FrageGeteilt, FrageUmbenannt, Katalogversion, Regel, WerteUmbenannt
from knowledge.widerspruch import Widerspruch

KATALOG = load_katalog()
LANGER_SATZ = " ".join(["Wort"] * 26) + "."
SCHWERER_TEXT = " ".join(["Zusammenarbeit"] * 12) + "."

Pruefung = Callable[[Katalog], Iterator[str]]


def steckbrief(modell: str, **werte: Any) -> Katalog:
    return replace(KATALOG, steckbriefe={**KATALOG.steckbriefe, modell: replace(KATALOG.steckbriefe[modell], **werte)})


def anforderung(modell: str, **werte: Any) -> Katalog:
    return steckbrief(modell, anforderung=replace(KATALOG.steckbriefe[modell].anforderung, **werte))


def frage(name: str, **werte: Any) -> Katalog:
    return replace(KATALOG, fragen={**KATALOG.fragen, name: replace(KATALOG.fragen[name], **werte)})


def option(name: str, stelle: int, **werte: Any) -> Katalog:
    optionen = list(KATALOG.fragen[name].optionen)
    optionen[stelle] = replace(optionen[stelle], **werte)
    return frage(name, optionen=tuple(optionen))


def ohne(feld: str, schluessel: str) -> Katalog:
    return replace(KATALOG, **{feld: {name: wert for name, wert in getattr(KATALOG, feld).items() if name != schluessel}})


def widerspruch(*wenn: Any) -> Katalog:
    return replace(KATALOG, widersprueche=(*KATALOG.widersprueche, Widerspruch("neu", "Das passt nicht.", wenn)))


def meilenstein(name: str, **werte: Any) -> Katalog:
    return replace(KATALOG, meilensteine={**KATALOG.meilensteine, name: replace(KATALOG.meilensteine[name], **werte)})


def diagramm(**werte: Any) -> Katalog:
    return replace(KATALOG, flussdiagramm=replace(KATALOG.flussdiagramm, **werte))


def knoten(name: str, *kanten: Kante, **werte: Any) -> Katalog:
    alle = KATALOG.flussdiagramm.knoten
    return diagramm(knoten={**alle, name: replace(alle[name], **({"kanten": kanten} if kanten else {}), **werte)})


def satz(gruppe: str, **saetze: str | None) -> Katalog:
    neu = {name: text for name, text in {**KATALOG.saetze[gruppe], **saetze}.items() if text is not None}
    return replace(KATALOG, saetze={**KATALOG.saetze, gruppe: neu})


def bericht(**werte: Any) -> Katalog:
    return replace(KATALOG, bericht=replace(KATALOG.bericht, **werte))


def gegenargumente(modell: str, *antworten: Gegenargument) -> Katalog:
    return bericht(gegenargumente={**KATALOG.bericht.gegenargumente, modell: antworten})


def aufgabe(stelle: int, **werte: Any) -> Katalog:
    aufgaben = list(KATALOG.aufgaben)
    aufgaben[stelle] = replace(aufgaben[stelle], **werte)
    return replace(KATALOG, aufgaben=tuple(aufgaben))


def aufgabenhinweis(stelle: int, **werte: Any) -> Katalog:
    hinweise = list(KATALOG.aufgabenhinweise)
    hinweise[stelle] = replace(hinweise[stelle], **werte)
    return replace(KATALOG, aufgabenhinweise=tuple(hinweise))


def begriff(name: str, **werte: Any) -> Katalog:
    return replace(KATALOG, glossar={**KATALOG.glossar, name: replace(KATALOG.glossar[name], **werte)})


def schnellworte(**fragen: Fragewort) -> Katalog:
    worte = KATALOG.schnellworte
    return replace(KATALOG, schnellworte=replace(worte, fragen={**worte.fragen, **fragen}))


def versionen(*regeln: Regel, **erste: Any) -> Katalog:
    """Return a Katalog with an older version before the present one, and the rules between them."""
    davor = replace(Katalogversion("2025.1", date(2025, 1, 1), "Alt."), **erste)
    return replace(KATALOG, versionen=(davor, Katalogversion(KATALOG.version, KATALOG.stand, "Neu.", regeln)))


def voraussetzung(*bedarfe: Bedarf) -> Katalog:
    return anforderung("V8", voraussetzung=bedarfe)


def bedarf(name: str, **werte: Any) -> Bedarf:
    return Bedarf(name, "S, V 8", "Das fehlt.", **werte)


V8 = KATALOG.steckbriefe["V8"]
V9 = KATALOG.steckbriefe["V9"]
NACHWEISE = KATALOG.bericht.nachweise
ERFOLGE = KATALOG.bericht.erfolge
ORT = KATALOG.flussdiagramm.knoten["ort"]
REGELN = KATALOG.flussdiagramm.blattregeln
KRITERIEN_LANG = {**KATALOG.kriterien, "historie": replace(KATALOG.kriterien["historie"], kurz="x" * 21)}
LANDKREIS = FrageBedingung("kommune_typ", ist=("landkreis",))
GEMEINDE = FrageBedingung("kommune_typ", ist=("gemeinde",))

# The fault, the check that must find it, and the sentence it must find.
FAELLE: list[tuple[str, Pruefung, Katalog]] = [
    ("LABEL_LANG", pruefe_beschriftungen, steckbrief("V8", kurz="V 8 Stabsstelle Klima")),
    ("LABEL_LANG", pruefe_beschriftungen, option("ort", 0, knopf="In der Verwaltung selbst")),
    ("LABEL_LANG", pruefe_beschriftungen, replace(KATALOG, kriterien=KRITERIEN_LANG)),
    ("LABEL_LEER", pruefe_beschriftungen, option("ort", 0, knopf=" ")),
    ("LABEL_DOPPELT", pruefe_beschriftungen, steckbrief("V8", kurz=V9.kurz)),
    ("LABEL_DOPPELT", pruefe_beschriftungen, option("ort", 0, knopf="Außerhalb")),
    ("LABEL_DOPPELT", pruefe_beschriftungen, frage("ideen", kurz=KATALOG.fragen["ort"].kurz)),
    ("RUECKRUF_UNGUELTIG", pruefe_beschriftungen, option("ort", 0, wert="außerhalb")),
    ("RUECKRUF_UNGUELTIG", pruefe_beschriftungen, option("ort", 0, wert="x" * 52)),
    ("RUECKRUF_DOPPELT", pruefe_beschriftungen, option("personalbudget", 0, wert="1")),
    ("MODELLE_FALSCH", m.pruefe_modelle, ohne("steckbriefe", "V9")),
    ("MODELLE_FALSCH", m.pruefe_modelle, replace(KATALOG, steckbriefe=dict(reversed(KATALOG.steckbriefe.items())))),
    ("RANG_FALSCH", m.pruefe_modelle, steckbrief("V8", rang=9)),
    ("STUFE_FALSCH", m.pruefe_modelle, steckbrief("V8", stufe=4)),
    ("STUFE_OHNE_NAMEN", m.pruefe_modelle, replace(KATALOG, stufen={1: "ohne Stelle"})),
    ("UNTERMODELLE_FALSCH", m.pruefe_modelle, steckbrief("V6a-c", untermodelle={"V6a": "KSM/KEM"})),
    ("ALIAS_MEHRDEUTIG", m.pruefe_modelle, steckbrief("V7", aliase=("STABS-Stelle",))),
    ("ALIAS_MEHRDEUTIG", m.pruefe_modelle, steckbrief("V7", name="v 6 B")),
    ("ENTWICKLUNG_UNBEKANNT", m.pruefe_modelle, steckbrief("V8", weiterentwicklung=(Schritt("V12", "Weiter.", "S, V 8"),))),
    ("ENTWICKLUNG_KREIS", m.pruefe_modelle, steckbrief("V10", weiterentwicklung=(Schritt("V7", "Zurück.", "S, V 10"),))),
    ("FRAGE_FEHLT", pruefe_fragen, ohne("fragen", "nachweis_termin")),
    ("FRAGE_UNERWARTET", pruefe_fragen, replace(KATALOG, fragen={**KATALOG.fragen, "x": replace(KATALOG.fragen["ort"], id="x")})),
    ("ART_FALSCH", pruefe_fragen, frage("gemeinden", art="stellen")),
    ("WERTE_FALSCH", pruefe_fragen, frage("ort", optionen=KATALOG.fragen["ort"].optionen[:1])),
    ("WERTE_FALSCH", pruefe_fragen, option("personalbudget", 0, wert=Decimal(0))),
    ("SCHRITT_UNBEKANNT", pruefe_fragen, frage("ort", schritt="politik")),
    ("KLASSEN_FALSCH", pruefe_fragen, option("einwohner", 1, spanne=Spanne(Decimal(6_000), Decimal(10_000)))),
    ("KLASSEN_FALSCH", pruefe_fragen, option("klimabudget", 5, spanne=Spanne(Decimal(10), Decimal(20)))),
    ("BEZUG_FRAGE", pruefe_bezuege, frage("ort", nur_wenn=(FrageBedingung("typ", ist=("landkreis",)),))),
    ("BEZUG_FRAGE", pruefe_bezuege, widerspruch(ZahlBedingung("ew", unter=Decimal(1)))),
    ("BEZUG_WERT", pruefe_bezuege, frage("ort", nur_wenn=(FrageBedingung("kommune_typ", nicht=("kreis",)),))),
    ("BEZUG_WERT", pruefe_bezuege, widerspruch(EineVon((FrageBedingung("modell_heute", ist=("V12",)),)))),
    ("BEZUG_WERT", pruefe_bezuege, voraussetzung(bedarf("kommune_typ", knapp=("kreis",)))),
    ("BEZUG_ART", pruefe_bezuege, widerspruch(ZahlBedingung("historie", mindestens=Decimal(1)))),
    ("BEZUG_ART", pruefe_bezuege, widerspruch(VorBedingung(("foerderende", "einwohner")))),
    ("WIDERSPRUCH_DOPPELT", pruefe_bezuege, replace(KATALOG, widersprueche=KATALOG.widersprueche * 2)),
    ("BEZUG_MODELL", d.pruefe_diagramm, knoten("ort", replace(ORT.kanten[0], blaetter=("V12",)), ORT.kanten[1])),
    ("BEZUG_MODELL", d.pruefe_diagramm, diagramm(blattregeln=(replace(REGELN[0], ersetze={"V7": "V7c"}),))),
    ("BEZUG_MODELL", d.pruefe_diagramm, diagramm(uebergangsmodelle=replace(KATALOG.flussdiagramm.uebergangsmodelle, modelle=("V6a",)))),
    ("BEZUG_WERT", d.pruefe_diagramm, diagramm(vorgaben=(replace(KATALOG.flussdiagramm.vorgaben[0], wert="vielleicht"),))),
    ("BEZUG_FRAGE", d.pruefe_diagramm, diagramm(blattregeln=(replace(REGELN[0], wenn=FrageBedingung("typ", ist=("x",))),))),
    ("BEZUG_BLOCK", d.pruefe_diagramm, knoten("ort", block="ort")),
    ("KNOTEN_OHNE_FRAGE", d.pruefe_diagramm, ohne("fragen", "ort")),
    ("KANTEN_FALSCH", d.pruefe_diagramm, knoten("ort", ORT.kanten[0])),
    ("KANTEN_FALSCH", d.pruefe_diagramm, knoten("ort", *ORT.kanten, ORT.kanten[0])),
    ("KANTE_OHNE_ZIEL", d.pruefe_diagramm, knoten("ort", replace(ORT.kanten[0], blaetter=()), ORT.kanten[1])),
    ("KANTE_OHNE_ZIEL", d.pruefe_diagramm, knoten("ort", replace(ORT.kanten[0], ziel="ideen"), ORT.kanten[1])),
    ("KNOTEN_KREIS", d.pruefe_diagramm, knoten("ort", replace(ORT.kanten[0], blaetter=(), ziel="ideen"), ORT.kanten[1])),
    ("KNOTEN_UNERREICHBAR", d.pruefe_diagramm, diagramm(start="prozesse")),
    ("BLATT_UNERREICHBAR", d.pruefe_wege, diagramm(blattregeln=())),
    ("FRAGE_NIE_GESTELLT", d.pruefe_wege, frage("gemeinden", nur_wenn=(LANDKREIS, GEMEINDE))),
    ("GRENZE_NEGATIV", a.pruefe_anforderungen, anforderung("V8", personalbudget=StellenVerlangt(Decimal("-0.5")))),
    ("GRENZE_UNMOEGLICH", a.pruefe_anforderungen, anforderung("V8", personalbudget=StellenVerlangt(Decimal(101)))),
    ("GRENZE_UNMOEGLICH", a.pruefe_anforderungen, anforderung("V8", kommunengroesse=GroesseVerlangt(von=25_000, bis=10_000))),
    ("GRENZE_UNMOEGLICH", a.pruefe_anforderungen, anforderung("V8", kommunengroesse=GroesseVerlangt(von=25_000, knapp_ab=25_000))),
    ("GRENZE_UNMOEGLICH", a.pruefe_anforderungen, anforderung("V8", relevanz=StufeVerlangt("hoch", ("hoch",)))),
    ("GRENZE_UNMOEGLICH", a.pruefe_anforderungen, voraussetzung(bedarf("landkreis_ksm", verfehlt=("ja", "nein")))),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", kommunengroesse=GroesseVerlangt(hart=True))),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", klimabudget=BudgetVerlangt())),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", klimabudget=BudgetVerlangt(ab=Decimal(5), ueber=Decimal(10)))),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", personalbudget=StellenVerlangt(Decimal("0.5"), Geraten()))),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", personalbudget=StellenVerlangt(Decimal("0.5"), Geraten(9, 9)))),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, anforderung("V8", voraussetzung_text=None)),
    ("GRENZE_UNKLAR", a.pruefe_anforderungen, voraussetzung(bedarf("kommune_typ", verfehlt=("landkreis",), knapp=("landkreis",)))),
    ("GRENZE_KEINE_KANTE", a.pruefe_anforderungen, anforderung("V8", kommunengroesse=GroesseVerlangt(von=30_000))),
    ("GRENZE_KEINE_KANTE", a.pruefe_anforderungen, anforderung("V8", klimabudget=BudgetVerlangt(ab=Decimal(4)))),
    ("LUECKE", a.pruefe_luecken, replace(KATALOG, steckbriefe={k: s for k, s in KATALOG.steckbriefe.items() if not k.startswith("V6")})),
    ("LUECKE", a.pruefe_luecken, replace(KATALOG, steckbriefe={k: s for k, s in KATALOG.steckbriefe.items() if k not in ("V1", "V2")})),
    ("FUEHRT_NIE", pruefe_fuehrung, knoten("ort", *(replace(kante, blaetter=("V10",)) for kante in ORT.kanten))),
    ("FUEHRT_NIE", pruefe_fuehrung, steckbrief("V1", anforderung=KATALOG.steckbriefe["V4"].anforderung)),
    ("SATZ_FEHLT", pruefe_gruende, satz("personalbudget", geraten=None)),
    ("SATZ_FEHLT", pruefe_gruende, satz("kommunengroesse", typ_offen=None)),
    ("SATZ_FEHLT", pruefe_gruende, satz("hinweise", uebergang=None)),
    ("SATZ_UNBENUTZT", pruefe_gruende, satz("relevanz", grund="Das ist neu.")),
    ("SATZ_UNBENUTZT", pruefe_gruende, satz("verlangt", gar_nichts="nichts")),
    ("SATZ_UNBENUTZT", pruefe_gruende, satz("hinweise", gruss="Guten Tag.")),
    ("SATZ_UNGUELTIG", pruefe_gruende, satz("relevanz", passt="Das genügt, {name}.")),
    ("SATZ_PLATZHALTER", pruefe_gruende, satz("hinweise", vorbehalt="Es fehlt noch {was}.")),
    ("SATZ_GLEICH", pruefe_gruende, satz("klimabudget", zu_wenig_knapp=None)),
    ("SATZ_LANG", pruefe_saetze, steckbrief("V8", kurzbeschreibung=LANGER_SATZ)),
    ("TEXT_SCHWER", pruefe_saetze, frage("ort", hinweis=SCHWERER_TEXT)),
    ("SATZ_LANG", pruefe_saetze, frage("ort", hinweis=f"Kurz. {LANGER_SATZ}")),
    ("SATZ_LANG", pruefe_saetze, satz("relevanz", passt=f"{LANGER_SATZ} Kurz.")),
    ("SATZ_LANG", pruefe_saetze, begriff("eea", text=LANGER_SATZ)),
    ("AUFGABEN_GRUPPE", pruefe_umfang, replace(KATALOG, aufgaben=KATALOG.aufgaben[1:])),
    ("AUFGABEN_GRUPPE", pruefe_umfang, aufgabe(0, nur_landkreis=True)),
    ("AUFGABE_BEREICH", pruefe_umfang, aufgabe(0, bereich="aussen")),
    ("AUFGABEN_DOPPELT", pruefe_umfang, aufgabe(0, id=KATALOG.aufgaben[1].id)),
    ("AUFGABEN_GRUPPENNAMEN", pruefe_umfang, ohne("aufgabengruppen", "extern")),
    ("AUFGABENHINWEIS_BEZUG", pruefe_umfang, aufgabenhinweis(0, modelle=("V12",))),
    ("AUFGABENHINWEIS_BEZUG", pruefe_umfang, aufgabenhinweis(0, wenn=(Schwelle(Decimal(25), aufgaben=("pflicht_9",)),))),
    ("AUFGABENHINWEIS_SONST", pruefe_umfang, aufgabenhinweis(-1, typ="landkreis")),
    ("SATZ_LANG", pruefe_saetze, aufgabenhinweis(0, text=LANGER_SATZ)),
    ("LABEL_LANG", pruefe_beschriftungen, replace(KATALOG, aufgabengruppen={"pflicht": Bezeichnung("Pflichtaufgaben", "x" * 21)})),
    ("THEMEN_FALSCH", pruefe_umfang, ohne("themen", "praesenz")),
    ("GLOSSAR_KURZ", pruefe_umfang, replace(KATALOG, glossar=dict(list(KATALOG.glossar.items())[:24]))),
    ("GLOSSAR_DOPPELT", pruefe_umfang, begriff("eea", aliase=("KSM",))),
    ("PASSAGE_DOPPELT", pruefe_umfang, begriff("eea", id="kem")),
    ("PASSAGE_LEER", pruefe_umfang, begriff("eea", quelle=" ")),
    ("MEILENSTEIN_FRAGE_FEHLT", pruefe_meilensteine, meilenstein("haushalt", eigener_termin="gibt_es_nicht")),
    ("MEILENSTEIN_FRAGE_FEHLT", pruefe_meilensteine, meilenstein("pruefung_1", nur_wenn=(FrageBedingung("gibt_es_nicht", ist=("ja",)),))),
    ("MEILENSTEIN_KEIN_DATUM", pruefe_meilensteine, meilenstein("nachweis", termin=FrageRegel("einwohner"))),
    ("MEILENSTEIN_KURZ_LANG", pruefe_meilensteine, meilenstein("nachweis", kurz="x" * 21)),
    ("MEILENSTEIN_STUFEN_FALSCH", pruefe_meilensteine, meilenstein("nachweis", stufen=(3, 14))),
    ("MEILENSTEIN_STUFEN_FALSCH", pruefe_meilensteine, meilenstein("nachweis", stufen=())),
    ("MEILENSTEIN_STUFEN_FALSCH", pruefe_meilensteine, meilenstein("nachweis", stufen=(42, 14, 7, 3, 1))),
    ("MEILENSTEIN_ART_FALSCH", pruefe_meilensteine, meilenstein("nachweis", art="quelle")),
    ("MEILENSTEIN_ART_FALSCH", pruefe_meilensteine, meilenstein("antrag_anschluss_frist", fassung=None)),
    ("MEILENSTEIN_TITEL_FALSCH", pruefe_meilensteine, meilenstein("dokumentation", titel="Dokumentieren")),
    ("MEILENSTEIN_TITEL_FALSCH", pruefe_meilensteine, meilenstein("pruefung_1", titel="Im {quartal}. Quartal {jahr} prüfen")),
    ("MEILENSTEIN_REGEL_FALSCH", pruefe_meilensteine, meilenstein("haushalt", termin=HaushaltRegel((8, 3)))),
    ("MEILENSTEIN_REGEL_FALSCH", pruefe_meilensteine, meilenstein("dokumentation", termin=QuartalRegel(0))),
    ("MEILENSTEIN_AB_FALSCH", pruefe_meilensteine, meilenstein("pruefung_3", ab=AbstandRegel("ende", -1))),
    ("MEILENSTEIN_AB_FALSCH", pruefe_meilensteine, meilenstein("nachweis", ab=AbstandRegel("beginn"))),
    ("SATZ_LANG", pruefe_saetze, meilenstein("nachweis", was_noch_geht=LANGER_SATZ)),
    ("SATZ_LANG", pruefe_saetze, bericht(saetze={"titel": {"bericht": LANGER_SATZ}})),
    ("SATZ_LANG", pruefe_saetze, bericht(nachweise=(replace(NACHWEISE[0], pruefen=LANGER_SATZ),))),
    ("SATZ_LANG", pruefe_saetze, gegenargumente("V1", Gegenargument(LANGER_SATZ))),
    ("GEGENARGUMENTE_MODELLE", pruefe_berichtstexte, bericht(gegenargumente={})),
    ("GEGENARGUMENTE_ANZAHL", pruefe_berichtstexte, gegenargumente("V8", Gegenargument("Doch."))),
    ("GEGENARGUMENT_QUELLE", pruefe_berichtstexte, gegenargumente("V1", Gegenargument("Doch.", "vorteile"), Gegenargument("Doch."))),
    ("SPITZE_FRAGE", pruefe_berichtstexte, bericht(fragen_an_die_spitze=("wetter",))),
    ("ERFOLGE_FAKTOREN", pruefe_berichtstexte, bericht(erfolge={})),
    ("ERFOLG_KENNUNG", pruefe_berichtstexte, bericht(erfolge={**ERFOLGE, FAKTOREN[0]: ERFOLGE[FAKTOREN[0]][:1] * 2})),
    ("ERFOLG_KENNUNG", pruefe_berichtstexte, bericht(erfolge={**ERFOLGE, FAKTOREN[0]: (Erfolg(NICHTS, "x", "Doch.", "B, Kap. 2"),)})),
    ("NACHWEIS_DOPPELT", pruefe_berichtstexte, bericht(nachweise=NACHWEISE * 2)),
    ("NACHWEIS_JAHR", pruefe_berichtstexte, bericht(nachweise=(replace(NACHWEISE[0], jahr=2031),))),
    ("VERSION_FORM", pruefe_versionen, versionen(version="alt")),
    ("VERSION_FOLGE", pruefe_versionen, versionen(version="2026.10")),
    ("VERSION_FOLGE", pruefe_versionen, versionen(stand=date(2027, 1, 1))),
    ("VERSION_GEGENWART", pruefe_versionen, replace(KATALOG, versionen=())),
    ("VERSION_GEGENWART", pruefe_versionen, replace(KATALOG, version="2026.2")),
    ("VERSION_ERSTE", pruefe_versionen, versionen(regeln=(FrageEntfernt("alt", "Alt", "Grund."),))),
    ("REGEL_DOPPELT", pruefe_versionen, versionen(FrageEntfernt("alt", "Alt", "Grund."), FrageUmbenannt("alt", "ort", "Grund."))),
    ("REGEL_ALT_DA", pruefe_versionen, versionen(FrageEntfernt("ort", "Ort", "Grund."))),
    ("REGEL_ZIEL_FEHLT", pruefe_versionen, versionen(FrageUmbenannt("alt", "nirgends", "Grund."))),
    ("REGEL_ZIEL_FEHLT", pruefe_versionen, versionen(WerteUmbenannt("nirgends", {"a": "b"}, "Grund."))),
    ("REGEL_WERT_FEHLT", pruefe_versionen, versionen(WerteUmbenannt("ort", {"a": "b"}, "Grund."))),
    ("REGEL_WERT_FEHLT", pruefe_versionen, versionen(FrageGeteilt("alt", "Alt", {"x": {"ort": "b", "ideen": "ja"}}, "Grund."))),
    ("REGEL_WERT_DA", pruefe_versionen, versionen(WerteUmbenannt("ort", {"innerhalb": "ausserhalb"}, "Grund."))),
    ("REGEL_TEILUNG", pruefe_versionen, versionen(FrageGeteilt("alt", "Alt", {"x": {"ort": "innerhalb"}}, "Grund."))),
    ("SCHNELL_UNBEKANNT", pruefe_schnellworte, schnellworte(nirgends=Fragewort(("Nirgends",)))),
    ("SCHNELL_FEHLT", pruefe_schnellworte, schnellworte(ort=Fragewort(()))),
    ("SATZ_LANG", pruefe_saetze, versionen(FrageEntfernt("alt", "Alt", LANGER_SATZ))),
]  # fmt: skip


def muster(name: str) -> re.Pattern[str]:
    """Return what a sentence looks like whatever is filled in."""
    return re.compile(re.sub(r"\\\{\w+\\\}", ".*", re.escape(getattr(meldungen, name))), re.DOTALL)


@pytest.mark.parametrize(("meldung", "pruefung", "katalog"), FAELLE, ids=[f"{nummer}-{fall[0]}" for nummer, fall in enumerate(FAELLE)])
def test_a_fault_is_named(meldung: str, pruefung: Pruefung, katalog: Katalog) -> None:
    saetze = list(pruefung(katalog))
    assert any(muster(meldung).fullmatch(satz) for satz in saetze), saetze
    assert list(pruefung(KATALOG)) == []


def test_each_sentence_for_editors_is_shown_by_a_fault() -> None:
    saetze = {name for name in vars(meldungen) if name.isupper() and getattr(meldungen, name).endswith((".", "“"))}
    assert saetze == {fall[0] for fall in FAELLE} | {"SATZ_MEDIAN", "LIX_HOCH"}


def test_the_remarks_known_to_the_check_are_those_the_code_makes() -> None:
    genannt = re.findall(r'(?:_satz\(|saetze\[|\]\[|Hinweis\()"(\w+)"', inspect.getsource(hinweis))
    assert set(genannt) - {"hinweise"} == set(PLATZHALTER)


def test_the_data_of_the_package_are_sound() -> None:
    assert pruefe_katalog(KATALOG) == []


@pytest.mark.parametrize(
    "katalog",
    [
        knoten("ort", replace(ORT.kanten[0], blaetter=("V12",)), ORT.kanten[1]),
        knoten("ort", replace(ORT.kanten[0], blaetter=(), ziel="konzept"), ORT.kanten[1]),
        ohne("fragen", "einwohner"),
        ohne("fragen", "ort"),
        ohne("steckbriefe", "V5"),
        anforderung("V8", relevanz=StufeVerlangt("hoch", ("hoch",))),
    ],
)
def test_data_that_refer_to_nothing_are_named_without_walking_into_them(katalog: Katalog) -> None:
    assert pruefe_katalog(katalog)


def test_long_sentences_on_the_whole_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    texte = [("hier", " ".join(["Wort"] * 16) + "."), ("dort", " ".join(["Wort"] * 16) + "."), ("da", "Kurz.")]
    monkeypatch.setattr("knowledge.pruefung.sprache.eigene_texte", lambda _katalog: texte)
    assert list(pruefe_saetze(KATALOG)) == [meldungen.SATZ_MEDIAN.format(raum="Katalog", median=16, grenze=15)]


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_the_ideal_profile_of_a_model_meets_it_in_everything_and_makes_it_lead(modell: str) -> None:
    ergebnis = empfiehl(KATALOG, KATALOG.antworten(ideales_profil(KATALOG, modell)))
    fuehrend = ergebnis.fuehrend
    assert (fuehrend.modell, fuehrend.status, fuehrend.vorbehalt) == (modell, "empfohlen", False)
    assert {befund.urteil for befund in fuehrend.befunde.values()} <= {"erfuellt", "entfaellt"}
    assert ergebnis.weg_fertig
    assert not ergebnis.vorlaeufig
    assert ergebnis.widersprueche == ()


def test_a_model_that_no_way_reaches_has_no_ideal_profile() -> None:
    katalog = knoten("ort", *(replace(kante, blaetter=("V10",)) for kante in ORT.kanten))
    assert ideales_profil(katalog, "V11") == {}
    with pytest.raises(KeyError):
        ideales_profil(KATALOG, "V12")
