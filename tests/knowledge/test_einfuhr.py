"""A file is taken for what it is, or refused with a reason; nothing that is read can surprise what comes after it."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.einfuhr import InvalidEinfuhrError, lies_einfuhr
from knowledge.gespraech import eigener_punkt
from knowledge.loading import load_katalog

KATALOG = load_katalog()
ZEIT = "2026-11-21T09:30:00+00:00"
BERATUNG: dict[str, Any] = {
    "label": "Musterstadt",
    "aktiv": True,
    "katalog_version": KATALOG.version,
    "erstellt": ZEIT,
    "geaendert": ZEIT,
    "antworten": [{"frage": "einwohner", "wert": 32000, "zeit": ZEIT, "katalog_version": KATALOG.version}],
    "meilensteine": [
        {"id": "eigen_0123456789ab", "titel": "Vortrag", "datum": "2027-01-31", "erledigt": None, "notiz": "eins\nzwei"},
        {"id": "merk_V8_finanzierung", "titel": "Finanzierung", "datum": "2027-01-31", "erledigt": None, "notiz": None},
        {"id": "ratsbeschluss", "titel": None, "datum": None, "erledigt": ZEIT, "notiz": None},
    ],
    "arbeitszeit": [{"aufgabe": "pflicht_1", "feld": "ist", "zehntel": 125, "zeit": ZEIT}],
    "themenwahl": [
        {"thema": "zukunftsthemen", "punkt": KATALOG.themen["zukunftsthemen"].punkte[0].id, "gewaehlt": True, "zeit": ZEIT},
    ],
    "merkliste": [{"modell": "V8", "aspekt": "finanzierung", "stand": "vorgemerkt", "zeit": ZEIT}],
    "gespraechspunkte": [
        {"teil": "ideen", "id": eigener_punkt("Solardach").id, "platz": 0, "text": "Solardach"},
        {"teil": "ideen", "id": "zukunftsthemen/klimafolgen", "platz": 1, "text": None},
        {"teil": "erfolg_vernetzung", "id": "nichts", "platz": 0, "text": None},
    ],
    "ergebnisse": ["is passed over"],
}
DATEI: dict[str, Any] = {"format": "verstetigungslotse", "fassung": 1, "beratungen": [BERATUNG], "erinnerungen": []}


def lies(datei: Any) -> Any:
    return lies_einfuhr(KATALOG, json.dumps(datei).encode())


def mit(weg: tuple[str | int, ...], wert: Any) -> dict[str, Any]:
    """Return the file with one value changed."""
    datei = deepcopy(DATEI)
    ziel: Any = datei["beratungen"][0]
    for teil in weg[:-1]:
        ziel = ziel[teil]
    ziel[weg[-1]] = wert
    return datei


def test_a_whole_file_is_read_with_the_active_consultation_first():
    zweite = {**BERATUNG, "label": None, "aktiv": False}
    einfuhr = lies({**DATEI, "beratungen": [zweite, BERATUNG]})
    assert [beratung.label for beratung in einfuhr.beratungen] == ["Musterstadt", None]
    assert einfuhr.beratungen[0].freitexte == ("Musterstadt", "Vortrag", "eins\nzwei", "Finanzierung", "Solardach")


def test_a_byte_order_mark_does_no_harm():
    assert lies_einfuhr(KATALOG, b"\xef\xbb\xbf" + json.dumps(DATEI).encode()).beratungen


@pytest.mark.parametrize(
    ("weg", "wert"),
    [
        (("label",), ""),
        (("label",), "x" * 41),
        (("label",), "\u202everkehrt"),
        (("label",), 7),
        (("aktiv",), 1),
        (("erstellt",), "2026-11-21T09:30:00"),
        (("erstellt",), "0001-01-01T00:00:00+00:00"),
        (("geaendert",), "gestern"),
        (("antworten", 0, "wert"), None),
        (("antworten", 0, "wert"), [1]),
        (("antworten", 0, "wert"), True),
        (("antworten", 0, "wert"), 10**400),
        (("antworten", 0, "frage"), "x" * 101),
        (("antworten", 0, "mehr"), 1),
        (("antworten",), [BERATUNG["antworten"][0]] * 2),
        (("antworten",), [BERATUNG["antworten"][0]] * 501),
        (("meilensteine", 0, "id"), "eigen_../../etc"),
        (("meilensteine", 0, "titel"), None),
        (("meilensteine", 0, "titel"), "x" * 81),
        (("meilensteine", 0, "datum"), "2027-02-30"),
        (("meilensteine", 0, "datum"), "9999-01-01"),
        (("meilensteine", 0, "notiz"), "\x00"),
        (("meilensteine", 1, "id"), "merk_V99_finanzierung"),
        (("meilensteine", 2, "id"), "unbekannt"),
        (("meilensteine", 2, "titel"), "Ein anderer Titel"),
        (("arbeitszeit", 0, "zehntel"), 1001),
        (("arbeitszeit", 0, "zehntel"), 12.5),
        (("arbeitszeit", 0, "aufgabe"), "unbekannt"),
        (("arbeitszeit", 0, "feld"), "soll "),
        (("themenwahl", 0, "punkt"), "unbekannt"),
        (("merkliste", 0, "stand"), "vergessen"),
        (("merkliste", 0, "aspekt"), "unbekannt"),
        (("gespraechspunkte", 0, "text"), "Etwas anderes als seine Kennung"),
        (("gespraechspunkte", 0, "text"), "x" * 500),
        (("gespraechspunkte", 0, "text"), None),
        (("gespraechspunkte", 1, "id"), "unbekannt"),
        (("gespraechspunkte", 1, "platz"), -1),
        (("gespraechspunkte", 2, "teil"), "ideen"),
        (("gespraechspunkte", 2, "teil"), "unbekannt"),
        (("gespraechspunkte",), [BERATUNG["gespraechspunkte"][1]] * 2),
        (
            ("gespraechspunkte",),
            [{"teil": "ideen", "id": eigener_punkt(t).id, "platz": 0, "text": t} for t in "abcdefghijklmnopqrstu"],
        ),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_with_its_place(weg: tuple[str | int, ...], wert: Any):
    with pytest.raises(InvalidEinfuhrError) as fehler:
        lies(mit(weg, wert))
    assert fehler.value.art == "aufbau"
    assert fehler.value.stelle


def test_an_answer_that_a_question_does_not_know_is_named():
    with pytest.raises(InvalidEinfuhrError) as fehler:
        lies(mit(("antworten", 0, "wert"), "viele"))
    assert (fehler.value.art, fehler.value.stelle) == ("antwort", "einwohner")


@given(st.binary(max_size=500))
def test_any_bytes_are_refused_or_read(roh: bytes):
    with pytest.raises(InvalidEinfuhrError):
        lies_einfuhr(KATALOG, roh)


WERTE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=120) | st.sampled_from([ZEIT, "einwohner", "V8", "ist", ""]),
    lambda kinder: (
        st.lists(kinder, max_size=4) | st.dictionaries(st.sampled_from(sorted(BERATUNG)) | st.text(max_size=8), kinder, max_size=4)
    ),
    max_leaves=12,
)
LISTEN = [name for name, wert in BERATUNG.items() if isinstance(wert, list) and isinstance(wert[0], dict)]
WEGE = st.sampled_from([(name,) for name in BERATUNG] + [(name, 0, feld) for name in LISTEN for feld in BERATUNG[name][0]])


@given(WEGE, WERTE)
def test_a_file_with_any_value_anywhere_is_refused_or_valid(weg: tuple[str | int, ...], wert: Any):
    try:
        einfuhr = lies(mit(weg, wert))
    except InvalidEinfuhrError:
        return
    for beratung in einfuhr.beratungen:
        KATALOG.antworten({zeile.frage: zeile.wert for zeile in beratung.antworten})
        assert all(0 <= (zeile.zehntel or 0) <= 1000 for zeile in beratung.arbeitszeit)
        assert all(zeile.text is None or zeile.id == eigener_punkt(zeile.text).id for zeile in beratung.gespraechspunkte)
