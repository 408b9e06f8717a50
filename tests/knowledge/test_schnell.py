"""The quick line: a table of what people type, and what holds for any text at all."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge import schnellstueck, schnellvorrat
from knowledge.frage import WEISS_NICHT
from knowledge.loading import load_katalog
from knowledge.schnell import MAX_ZEICHEN, WEGLASSEN, Schnellzeile, lies_zeile, loese
from knowledge.schnellstueck import Stueck
from knowledge.schnellvorrat import VERSUCHE
from tests.knowledge.profile import antworten as zufaellige

KATALOG = load_katalog()
TABELLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("schnell.yaml").read_text(encoding="utf-8"))
WORTE = sorted({wort for zeile in TABELLE for wort in zeile["eingabe"].split()})


def als_tabelle(eingabe: str, zeile: Schnellzeile) -> dict[str, Any]:
    """Return what was read in the form of the table, without what is empty."""
    rest = [eintrag.text if eintrag.grund == "fremd" else {eintrag.grund: eintrag.text} for eintrag in zeile.rest]
    unklar = [{"text": u.text, "deutungen": [{s.frage: zahl(s.wert) for s in d} for d in u.deutungen]} for u in zeile.unklar]
    gelesen = {
        "antworten": {stueck.frage: zahl(stueck.wert) for stueck in zeile.stuecke},
        "ungefaehr": [stueck.frage for stueck in zeile.stuecke if not stueck.genau],
        "unklar": unklar,
        "rest": rest,
    }
    return {"eingabe": eingabe} | {name: wert for name, wert in gelesen.items() if wert}


def zahl(wert: object) -> object:
    return wert if isinstance(wert, str) else float(str(wert))


def test_the_table_is_long_and_names_no_line_twice():
    eingaben = [zeile["eingabe"] for zeile in TABELLE]
    assert len(eingaben) == len(set(eingaben)) >= 60


@pytest.mark.parametrize("zeile", TABELLE, ids=[zeile["eingabe"] for zeile in TABELLE])
def test_a_line_is_read_as_the_table_says_and_nothing_else_is_read_from_it(zeile: dict[str, Any]):
    assert als_tabelle(zeile["eingabe"], lies_zeile(KATALOG, zeile["eingabe"])) == zeile


@pytest.mark.parametrize(
    ("eingabe", "einwohner", "wert"), [("60.000 € im Jahr", 30_000, 2), ("60.000 € im Jahr", None, None), ("60 T€, 20000 EW", 30_000, 3)]
)
def test_a_sum_is_divided_by_the_inhabitants_known_those_of_the_line_first(eingabe: str, einwohner: int | None, wert: int | None):
    gelesen = {stueck.frage: stueck.wert for stueck in lies_zeile(KATALOG, eingabe, einwohner).stuecke}
    assert gelesen.get("klimabudget") == wert


def test_every_question_can_be_named_and_a_name_alone_is_never_an_answer():
    assert set(KATALOG.schnellworte.fragen) == set(KATALOG.fragen)
    for frage, wort in KATALOG.schnellworte.fragen.items():
        for name in wort.worte:
            assert lies_zeile(KATALOG, name).stuecke == (), (frage, name)


@pytest.mark.parametrize("frage", [frage for frage in KATALOG.fragen.values() if frage.art == "auswahl"], ids=lambda frage: frage.id)
def test_name_and_label_of_any_option_are_its_answer_or_are_asked(frage: Any):
    for option in frage.optionen:
        zeile = lies_zeile(KATALOG, f"{KATALOG.schnellworte.fragen[frage.id].worte[0]}: {option.knopf}")
        deutungen = {(s.frage, s.wert) for u in zeile.unklar for d in u.deutungen for s in d}
        assert [(s.frage, s.wert) for s in zeile.stuecke] == [(frage.id, option.wert)] or (frage.id, option.wert) in deutungen


def gueltig(stuecke: tuple[Stueck, ...]) -> None:
    KATALOG.antworten({stueck.frage: stueck.wert for stueck in stuecke})
    assert len({stueck.frage for stueck in stuecke}) == len(stuecke)


@given(st.text(max_size=120) | st.lists(st.sampled_from(WORTE), max_size=14).map(" ".join), st.none() | st.integers(1, 20_000_000))
def test_any_text_is_read_without_a_crash_and_only_as_valid_answers(text: str, einwohner: int | None):
    zeile = lies_zeile(KATALOG, text, einwohner)
    gueltig(zeile.stuecke)
    for unklar in zeile.unklar:
        for deutung in unklar.deutungen:
            gueltig(deutung)


@given(st.lists(st.sampled_from(WORTE), max_size=14).map(", ".join), st.lists(st.integers(-1, 5), max_size=12))
def test_whatever_is_chosen_no_question_gets_two_answers_and_every_piece_is_chosen_or_named(text: str, wahl: list[int]):
    zeile = lies_zeile(KATALOG, text)
    stand = loese(zeile, wahl)
    gueltig(stand.stuecke)
    fertig = loese(zeile, [0] * len(zeile.unklar))
    assert fertig.offen is None
    gueltig(fertig.stuecke)
    alles_weg = loese(zeile, [WEGLASSEN] * len(zeile.unklar))
    assert alles_weg.stuecke == zeile.stuecke
    assert len(alles_weg.uebergangen) == len(zeile.unklar)


@given(zufaellige())
def test_answers_written_with_their_labels_are_read_back_or_asked_but_never_become_others(roh: dict[str, Any]):
    optionen = {
        frage: option
        for frage, wert in roh.items()
        if KATALOG.fragen[frage].art == "auswahl" and wert != WEISS_NICHT and (option := KATALOG.fragen[frage].option(wert)) is not None
    }
    text = ", ".join(f"{KATALOG.schnellworte.fragen[frage].worte[0]} {option.knopf}" for frage, option in optionen.items())
    if len(text) <= MAX_ZEICHEN:
        for stueck in lies_zeile(KATALOG, text).stuecke:
            assert stueck.wert == optionen[stueck.frage].wert


@pytest.mark.parametrize("ohne", ["", ","])
def test_no_line_of_a_person_is_too_long_for_its_supply_of_tries(ohne: str, monkeypatch: pytest.MonkeyPatch):
    eingaben = [eintrag["eingabe"].replace(ohne, "") if ohne else eintrag["eingabe"] for eintrag in TABELLE]
    gelesen = [lies_zeile(KATALOG, eingabe) for eingabe in eingaben]
    monkeypatch.setattr(schnellvorrat, "VERSUCHE", 1_000_000)
    assert gelesen == [lies_zeile(KATALOG, eingabe) for eingabe in eingaben]


NAMEN = sorted({wort for frage in KATALOG.schnellworte.fragen.values() for name in frage.worte for wort in name.split()})
OPTIONEN = sorted({wort for frage in KATALOG.fragen.values() for option in frage.optionen for wort in option.knopf.split()})
ZAHLEN = [*(str(7 * n) for n in range(1, 200)), *(f"0,{n}" for n in range(10, 90)), "halbe", "Stellen", "€", "EW", "T€", "2028", "Juni"]


@pytest.mark.parametrize("worte", [NAMEN, OPTIONEN, ZAHLEN, [*NAMEN, *OPTIONEN, *ZAHLEN]], ids=["names", "options", "figures", "all"])
@pytest.mark.parametrize("trenner", [" ", ", ", " und "])
def test_the_work_on_a_line_is_bounded_whatever_stands_in_it(worte: list[str], trenner: str, monkeypatch: pytest.MonkeyPatch):
    """Count tries, not seconds: a line of hundreds of words once cost fourteen times what any person's line does."""
    versuche: list[int] = []
    urspruenglich = schnellstueck.lies_antwort
    monkeypatch.setattr(schnellstueck, "lies_antwort", lambda *wie: versuche.append(1) or urspruenglich(*wie))
    zufall = random.Random(2026)
    for anzahl in (40, 60, 100, 300):
        zeile = "20000 EW, 70.000 € im Jahr, " + trenner.join(zufall.sample(worte, min(anzahl, len(worte))))
        versuche.clear()
        lies_zeile(KATALOG, zeile)
        assert len(versuche) <= 1.3 * VERSUCHE, zeile


def test_a_full_line_is_read_quickly():
    zeile = max((eintrag["eingabe"] for eintrag in TABELLE), key=len)
    lies_zeile(KATALOG, zeile)
    beginn = time.process_time()
    lies_zeile(KATALOG, zeile)
    assert time.process_time() - beginn < 0.2
