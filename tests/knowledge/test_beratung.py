"""A consultation asks only what counts, comes to an end on every way, and says honestly how much is left."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from knowledge import beratung
from knowledge.frage import WEISS_NICHT, Frage
from tests.knowledge.profile import IDEALE, KATALOG, WAHL, antworten, nenne_werte

# Each example is a whole consultation: a quarter of the profile, 25 normally, 500 at night.
BEISPIELE = settings().max_examples // 4
SCHRITTE = tuple(KATALOG.schritte)
NOETIGE = ("ausgangslage", "rahmenbedingungen")


def fuehre_durch(roh: dict[str, Any], schritt: str | None, waehle: Callable[[Frage], Any]) -> list[str]:
    """Answer every question that is asked, note them, and leave the answers in ``roh``."""
    gestellt: list[str] = []
    while (frage := beratung.naechste_frage(KATALOG, KATALOG.antworten(roh), schritt)) is not None:
        gelesen = KATALOG.antworten(roh)
        assert frage.id not in gestellt
        assert not gelesen.gegeben(frage.id)
        assert frage in beratung.zaehlende_fragen(KATALOG, gelesen)
        gestellt.append(frage.id)
        roh[frage.id] = waehle(frage)
    return gestellt


def ziehe(data: st.DataObject, *, mit_weiss_nicht: bool = True) -> Callable[[Frage], Any]:
    def waehle(frage: Frage) -> Any:
        return data.draw(WAHL[frage.id] | st.just(WEISS_NICHT) if mit_weiss_nicht else WAHL[frage.id], label=frage.id)

    return waehle


@settings(max_examples=BEISPIELE)
@given(antworten(), st.sampled_from((None, *SCHRITTE)), st.data())
def test_every_consultation_comes_to_an_end_and_is_then_ready(roh: dict[str, Any], schritt: str | None, data: st.DataObject) -> None:
    fuehre_durch(roh, schritt, ziehe(data))
    gelesen = KATALOG.antworten(roh)
    if schritt is None or schritt in NOETIGE:
        assert beratung.bereit_fuer_ergebnis(KATALOG, gelesen)
        assert beratung.noch_offen(KATALOG, gelesen, schritt or NOETIGE[0]) == (0, 0)
    if schritt is not None:
        assert beratung.fortschritt(KATALOG, gelesen, schritt).stand == "fertig"
        assert beratung.offene_frage(KATALOG, gelesen, schritt) is None


@settings(max_examples=BEISPIELE)
@given(st.data())
def test_going_back_leads_through_the_questions_in_reverse(data: st.DataObject) -> None:
    roh: dict[str, Any] = {}
    gestellt = fuehre_durch(roh, None, ziehe(data))
    gelesen = KATALOG.antworten(roh)
    zurueck, frage = [gestellt[-1]], gestellt[-1]
    while (vorige := beratung.vorige_frage(KATALOG, gelesen, frage)) is not None:
        frage = vorige.id
        zurueck.append(frage)
    assert zurueck == gestellt[::-1]


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_progress_counts_what_is_answered_of_what_counts(roh: dict[str, Any]) -> None:
    gelesen = KATALOG.antworten(roh)
    for schritt in SCHRITTE:
        fragen = beratung.zaehlende_fragen(KATALOG, gelesen, schritt)
        stand = beratung.fortschritt(KATALOG, gelesen, schritt)
        assert (stand.beantwortet, stand.gesamt) == (sum(frage.id in roh for frage in fragen), len(fragen))
        assert stand.stand == ("fertig" if stand.beantwortet == stand.gesamt else "begonnen" if stand.beantwortet else "offen")


@settings(max_examples=BEISPIELE)
@given(antworten())
def test_answers_that_no_longer_count_do_not_change_which_questions_count(roh: dict[str, Any]) -> None:
    gelesen = KATALOG.antworten(roh)
    wirksam = beratung.wirksame(KATALOG, gelesen)
    assert set(wirksam.roh()) <= set(roh)
    assert beratung.zaehlende_fragen(KATALOG, wirksam) == beratung.zaehlende_fragen(KATALOG, gelesen)


def test_a_landkreis_is_asked_for_its_gemeinden_and_not_for_the_ksm_of_another() -> None:
    assert {"gemeinden"} == nenne_zaehlende({"kommune_typ": "landkreis"}) & {"gemeinden", "landkreis_ksm"}
    assert {"landkreis_ksm"} == nenne_zaehlende({"kommune_typ": "gemeinde"}) & {"gemeinden", "landkreis_ksm"}


def test_after_a_shared_post_nothing_is_asked_about_strengthening_it() -> None:
    weg = {"konzept": "teilweise", "eigenfinanzierung": "moeglich", "stellenteilung": "ja"}
    assert not nenne_zaehlende(weg) & {"staerkung", "sichtbarkeit", "stellenausbau", "ort", "sponsoring", "prozesse", "ideen"}
    assert {"staerkung", "sichtbarkeit", "stellenausbau", "ort"} <= nenne_zaehlende({**weg, "stellenteilung": WEISS_NICHT})


def test_in_an_erstvorhaben_without_a_concept_its_funding_is_not_asked_for() -> None:
    assert "konzeptfoerderung" in nenne_zaehlende({"konzept": "keines", "foerderphase": "andere"})
    assert "konzeptfoerderung" not in nenne_zaehlende({"konzept": "keines", "foerderphase": "erstvorhaben"})


def test_dates_of_the_funding_are_not_asked_for_where_there_is_none() -> None:
    assert not nenne_zaehlende({"foerderphase": "keine"}) & {"foerderbeginn", "foerderende"}
    assert {"foerderbeginn", "foerderende"} <= nenne_zaehlende({"foerderphase": WEISS_NICHT})


def test_changing_an_answer_asks_only_what_now_counts_and_has_no_answer() -> None:
    roh: dict[str, Any] = {}
    fuehre_durch(roh, None, lambda frage: IDEALE["V7"].get(frage.id, WEISS_NICHT))
    roh["stellenteilung"] = "ja"
    assert fuehre_durch(roh, None, lambda _frage: WEISS_NICHT) == []
    roh["eigenfinanzierung"] = "nicht_moeglich"
    assert fuehre_durch(roh, None, lambda _frage: "geld") == ["sponsoring"]
    assert roh["staerkung"] == "nein"


def nenne_zaehlende(roh: dict[str, Any]) -> set[str]:
    return {frage.id for frage in beratung.zaehlende_fragen(KATALOG, KATALOG.antworten(roh))}


def nenne_angaben(roh: dict[str, Any], waehle: Callable[[Frage], Any]) -> list[tuple[int, int, int]]:
    """Return for every question of a consultation how many are said to come, at least and at most, and how many then came."""
    angaben: list[tuple[int, int]] = []

    def merke(frage: Frage) -> Any:
        angaben.append(beratung.noch_offen(KATALOG, KATALOG.antworten(roh), frage.schritt))
        return waehle(frage)

    anzahl = len(fuehre_durch(roh, None, merke))
    return [(mindestens, anzahl - stelle, hoechstens) for stelle, (mindestens, hoechstens) in enumerate(angaben)]


# Shrinking a whole consultation takes minutes and shows no more than the first failure.
@settings(max_examples=BEISPIELE, phases=[Phase.explicit, Phase.generate])
@given(st.sampled_from(sorted(IDEALE)), st.data())
def test_the_number_of_questions_to_come_lies_within_what_is_said(modell: str, data: st.DataObject) -> None:
    ausgangslage = {frage.id for frage in KATALOG.fragen.values() if frage.schritt == "ausgangslage"}
    roh = {**dict.fromkeys(ausgangslage, WEISS_NICHT), **{frage: wert for frage, wert in IDEALE[modell].items() if frage in ausgangslage}}
    for mindestens, wirklich, hoechstens in nenne_angaben(roh, lambda frage: data.draw(WAHL[frage.id], label=frage.id)):
        assert mindestens <= wirklich <= hoechstens


@pytest.mark.parametrize("modell", IDEALE)
def test_the_shortest_and_the_longest_way_are_foreseen_from_the_start(modell: str) -> None:
    profil = {**IDEALE[modell], "modell_heute": modell if modell not in ("V1", "V2", "V3", "V4") else WEISS_NICHT, "foerderphase": "andere"}
    for mindestens, wirklich, hoechstens in nenne_angaben({}, lambda frage: profil.get(frage.id, nenne_werte(frage)[0])):
        assert mindestens <= wirklich <= hoechstens


@pytest.mark.parametrize("kurz", [{"modell_heute": "keins"}, {"foerderphase": "keine"}])
def test_no_more_questions_are_announced_as_certain_than_a_short_consultation_has(kurz: dict[str, str]) -> None:
    kurzer_weg = {"konzept": "keines", "konzeptfoerderung": "ja", "foerderphase": "andere", "modell_heute": "V7b", **kurz}
    for mindestens, wirklich, _ in nenne_angaben({}, lambda frage: kurzer_weg.get(frage.id, nenne_werte(frage)[0])):
        assert mindestens <= wirklich


def test_whoever_does_not_know_is_not_asked_more_than_was_announced() -> None:
    roh: dict[str, Any] = {"konzept": "teilweise", "eigenfinanzierung": "nicht_moeglich"}
    for _, wirklich, hoechstens in nenne_angaben(roh, lambda _frage: WEISS_NICHT):
        assert wirklich <= hoechstens
