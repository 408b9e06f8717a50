"""What holds for any answers at all: the ranking is whole, says what it judges, and never punishes a Kommune for having more."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.antwort import Antworten
from knowledge.ausgabe import empfehlung_als_daten
from knowledge.empfehlung import empfiehl
from knowledge.frage import WEISS_NICHT
from knowledge.hinweis import hinweise, naechster_schritt
from knowledge.passung import HORIZONTE, STUFEN, passt
from knowledge.pruefung.gruende import PLATZHALTER
from knowledge.steckbrief import PRUEFUNGEN
from tests.knowledge.profile import IDEALE, KATALOG, WAHL, ZAHLEN, antworten

# Each example ranks several times: a third of the profile, 33 normally, 666 at night.
BEISPIELE = settings().max_examples // 3
# What a text must not show: a value that is missing, a placeholder, a number as Python writes it, a hole where words should be.
FEHLSTELLE = re.compile(r"None|[{}]|Decimal|weiss_nicht|  |\(\)|[;,] *[;,.]")
# With more of a resource, a verdict may only become one of these.
BESSER: dict[str, set[str]] = {
    "entfaellt": {"entfaellt"},
    "erfuellt": {"erfuellt"},
    "knapp": {"knapp", "offen", "erfuellt"},
    "offen": {"knapp", "offen", "erfuellt"},
    "verfehlt": {"verfehlt", "knapp", "offen", "erfuellt"},
}
REICHER: dict[str, tuple[Any, ...]] = {
    "personalbudget": ZAHLEN["stellen"],
    "klimabudget": ZAHLEN["budget"],
    "zeithorizont": HORIZONTE,
    "historie": STUFEN,
    "relevanz": STUFEN,
}


def lies(roh: dict[str, Any]) -> Antworten:
    return KATALOG.antworten(roh)


def berechne(roh: dict[str, Any]) -> dict[str, Any]:
    gelesen = lies(roh)
    return empfehlung_als_daten(KATALOG, gelesen, empfiehl(KATALOG, gelesen))


def nenne_texte(wert: Any) -> list[str]:
    """Return every text in a result."""
    if isinstance(wert, dict):
        return [text for inhalt in wert.values() for text in nenne_texte(inhalt)]
    if isinstance(wert, list):
        return [text for inhalt in wert for text in nenne_texte(inhalt)]
    return [wert] if isinstance(wert, str) else []


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_all_fourteen_models_are_ranked_exactly_once(roh: dict[str, Any]) -> None:
    ergebnis = empfiehl(KATALOG, lies(roh))
    assert sorted(bewertung.modell for bewertung in ergebnis.modelle) == sorted(KATALOG.steckbriefe)
    assert [bewertung.rang for bewertung in ergebnis.modelle] == list(range(1, 15))
    assert ergebnis.blaetter
    assert set(ergebnis.blaetter) == {bewertung.modell for bewertung in ergebnis.modelle if bewertung.ist_blatt}
    for bewertung in ergebnis.modelle:
        assert tuple(bewertung.befunde) == PRUEFUNGEN
        assert bewertung.ist_blatt <= (bewertung.abstand[0] == 0)
        assert (bewertung.abweichung is None) == (bewertung.abstand[0] == 0 or not bewertung.erreichbar)


@settings(max_examples=BEISPIELE)
@given(antworten(), st.randoms(use_true_random=False))
def test_the_same_answers_in_any_order_give_the_same_result(roh: dict[str, Any], zufall: Any) -> None:
    paare = list(roh.items())
    zufall.shuffle(paare)
    assert berechne(roh) == berechne(dict(paare)) == berechne(roh)


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_not_knowing_is_the_same_as_not_answering(roh: dict[str, Any]) -> None:
    bekannt = {frage: wert for frage, wert in roh.items() if wert != WEISS_NICHT}
    assert berechne(roh) == berechne({**dict.fromkeys(WAHL, WEISS_NICHT), **bekannt}) == berechne(bekannt)


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_the_explanation_says_what_the_evaluation_found(roh: dict[str, Any]) -> None:
    gelesen = lies(roh)
    ergebnis = empfiehl(KATALOG, gelesen)
    daten = empfehlung_als_daten(KATALOG, gelesen, ergebnis)
    for bewertung, modell in zip(ergebnis.modelle, daten["modelle"], strict=True):
        assert [(k["id"], k["urteil"]) for k in modell["kriterien"]] == [(k, befund.urteil) for k, befund in bewertung.befunde.items()]
        for kriterium in modell["kriterien"]:
            assert kriterium["begruendung"]
            assert kriterium["quelle"].startswith("S, V ")
            assert (kriterium["verlangt"] is None) == (
                getattr(KATALOG.steckbriefe[modell["id"]].anforderung, kriterium["id"]) in (None, ())
            )
    assert [text for text in nenne_texte(daten) if FEHLSTELLE.search(text)] == []


@settings(max_examples=BEISPIELE)
@given(antworten())
@example({"konzept": "teilweise", "eigenfinanzierung": "nicht_moeglich", "sponsoring": "geld"})
def test_no_reason_quotes_an_answer_that_was_not_given(roh: dict[str, Any]) -> None:
    for modell in berechne(roh)["modelle"]:
        for kriterium in modell["kriterien"]:
            assert kriterium["antwort"] is not None or "Ihre Angabe" not in kriterium["begruendung"], (modell["id"], kriterium["id"])


@pytest.mark.parametrize(("roh", "grund"), [({}, "unbekannt"), ({"einwohner": "50_100"}, "spanne")])
def test_an_open_size_is_put_down_to_what_leaves_it_open(roh: dict[str, Any], grund: str) -> None:
    assert empfiehl(KATALOG, lies(roh)).bewertung("V1").befunde["kommunengroesse"].grund == grund


def test_the_post_of_an_erstvorhaben_is_spoken_of_only_where_there_is_one() -> None:
    roh = {**IDEALE["V7b"], "modell_heute": "V7b", "foerderphase": "andere", "relevanz": "mittel"}
    gelesen = lies(roh)
    ergebnis = empfiehl(KATALOG, gelesen)
    assert (ergebnis.fuehrend.modell, ergebnis.fuehrend.vorbehalt) == ("V7b", True)
    assert "v7b_besteht" not in {hinweis.id for hinweis in hinweise(KATALOG, gelesen, ergebnis)}


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_remarks_never_fail_and_are_whole_sentences(roh: dict[str, Any]) -> None:
    gelesen = lies(roh)
    liste = hinweise(KATALOG, gelesen, empfiehl(KATALOG, gelesen))
    assert len({hinweis.id for hinweis in liste}) == len(liste)
    for hinweis in liste:
        assert hinweis.id in PLATZHALTER
        assert not FEHLSTELLE.search(hinweis.text)
        assert hinweis.text.endswith(".")


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_each_model_names_its_next_step_or_the_end(modell: str) -> None:
    steckbrief = KATALOG.steckbriefe[modell]
    hinweis = naechster_schritt(KATALOG, steckbrief)
    erwartet = "weiter_genannt" if steckbrief.weiterentwicklung else "weiter_ende" if modell == "V11" else "weiter_vorschlag"
    assert hinweis.id == erwartet
    assert hinweis.quelle


@settings(max_examples=BEISPIELE)
@given(antworten(), st.sampled_from(sorted(REICHER)), st.data())
def test_more_of_a_resource_never_lowers_a_models_passung(roh: dict[str, Any], frage: str, data: st.DataObject) -> None:
    stufen = REICHER[frage]
    unten = data.draw(st.integers(0, len(stufen) - 2))
    oben = data.draw(st.integers(unten + 1, len(stufen) - 1))
    weniger, mehr = (empfiehl(KATALOG, lies({**roh, frage: stufen[stelle]})) for stelle in (unten, oben))
    for vorher in weniger.modelle:
        nachher = mehr.bewertung(vorher.modell)
        for kriterium in PRUEFUNGEN:
            alt, neu = vorher.befunde[kriterium].urteil, nachher.befunde[kriterium].urteil
            assert neu in BESSER[alt] if kriterium == frage else neu == alt, (vorher.modell, kriterium)
        if passt(vorher.befunde.values()) and not nachher.offen:
            assert passt(nachher.befunde.values()), vorher.modell


@settings(max_examples=BEISPIELE)
@given(antworten(), st.data())
def test_answers_off_the_way_change_neither_way_nor_leaves(roh: dict[str, Any], data: st.DataObject) -> None:
    gelesen = lies(roh)
    diagramm = KATALOG.flussdiagramm
    auf_wegen = {stueck.knoten for weg in diagramm.moegliche_wege(gelesen) for stueck in weg.stuecke}
    abseits = sorted(set(diagramm.knoten) - auf_wegen)
    andere = {frage: data.draw(WAHL[frage]) for frage in abseits}
    vorher, nachher = berechne(roh), berechne({**roh, **andere})
    assert [vorher[feld] for feld in ("weg", "blaetter")] == [nachher[feld] for feld in ("weg", "blaetter")]
    urteile = [
        {modell["id"]: [kriterium["urteil"] for kriterium in modell["kriterien"]] for modell in daten["modelle"]}
        for daten in (vorher, nachher)
    ]
    assert urteile[0] == urteile[1]
