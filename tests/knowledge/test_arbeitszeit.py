"""The arithmetic of IST and SOLL: sums, what is left, even shares, differences and the hints that rest on them."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.arbeitszeit import (
    FEINHEIT,
    FELDER,
    GANZ,
    SCHRITT,
    Arbeitszeit,
    Feld,
    InvalidShareError,
    Platz,
    differenzen,
    finde_hinweise,
    massgebend,
    passe_an,
    pruefe_anteil,
    schrumpfende,
    teile_auf,
    uebernimm,
    verteile,
    wachsende,
)
from knowledge.aufgabe import aufgaben_fuer
from knowledge.loading import load_katalog

KATALOG = load_katalog()
ALLE = KATALOG.aufgaben
GEMEINDE = aufgaben_fuer(ALLE, "gemeinde")
ANTEILE = st.integers(0, 1000).map(lambda zehntel: Decimal(zehntel) / 10)
TYPEN = st.sampled_from(["gemeinde", "verbund", "landkreis", None])


@st.composite
def arbeitszeiten(draw: st.DrawFn) -> Arbeitszeit:
    """Give shares that somebody may have entered: of some tasks, often of all, sometimes together exactly 100."""
    aufgaben = aufgaben_fuer(ALLE, draw(TYPEN))
    kleine = st.integers(0, 200).map(lambda zehntel: Decimal(zehntel) / 10)
    plaetze = [(aufgabe.id, feld) for aufgabe in ALLE for feld in FELDER]
    voll = draw(st.booleans())
    werte = {platz: draw(kleine) for platz in plaetze if voll or draw(st.booleans())}
    return Arbeitszeit(aufgaben, werte)


def mit(zeit: Arbeitszeit, neue: Mapping[Platz, Decimal]) -> Arbeitszeit:
    return Arbeitszeit(zeit.aufgaben, {**zeit.werte, **neue})


def zeit(ist: dict[str, object], soll: dict[str, object] | None = None, typ: str = "gemeinde") -> Arbeitszeit:
    spalten: dict[Feld, dict[str, object]] = {"ist": ist, "soll": soll or {}}
    werte: dict[Platz, Decimal] = {(name, feld): Decimal(str(wert)) for feld, spalte in spalten.items() for name, wert in spalte.items()}
    return Arbeitszeit(aufgaben_fuer(ALLE, typ), werte)


@pytest.mark.parametrize(("typ", "anzahl"), [("gemeinde", 20), ("verbund", 20), (None, 20), ("landkreis", 31)])
def test_a_landkreis_has_all_tasks_and_everybody_else_twenty(typ: str | None, anzahl: int):
    assert len(aufgaben_fuer(ALLE, typ)) == anzahl


@given(arbeitszeiten())
def test_groups_and_bereiche_add_up_to_the_whole_and_the_rest_to_a_hundred(zeit: Arbeitszeit):
    for feld in FELDER:
        summe = zeit.summe(feld)
        assert sum(zeit.summe(feld, gruppe=gruppe) for gruppe in zeit.gruppen) == summe
        assert zeit.summe(feld, bereich="innen") + zeit.summe(feld, bereich="aussen") == summe
        assert summe + zeit.rest(feld) == GANZ
        assert zeit.eingetragen(feld) + len(zeit.offene(feld)) == len(zeit.aufgaben)


@given(arbeitszeiten())
def test_what_a_kommune_does_not_do_changes_nothing(zeit: Arbeitszeit):
    ids = {aufgabe.id for aufgabe in zeit.aufgaben}
    gleich = Arbeitszeit(zeit.aufgaben, {platz: wert for platz, wert in zeit.werte.items() if platz[0] in ids})
    for feld in FELDER:
        assert gleich.summe(feld) == zeit.summe(feld)
        assert verteile(gleich, feld) == verteile(zeit, feld)
        assert passe_an(gleich, feld) == passe_an(zeit, feld)
    assert differenzen(gleich) == differenzen(zeit)
    assert uebernimm(gleich) == uebernimm(zeit)


@pytest.mark.parametrize(
    ("summe", "stimmt"), [("99.4", False), ("99.5", True), ("100", True), ("100.5", True), ("100.6", False), ("0", False)]
)
def test_a_column_has_reached_its_target_within_half_a_percent(summe: str, stimmt: bool):
    halb = Decimal(summe) / 2
    assert zeit({"pflicht_1": halb, "extern_1": halb}).stimmt("ist") is stimmt


@given(st.lists(ANTEILE, min_size=1, max_size=31), st.integers(0, 400), st.sampled_from([SCHRITT, FEINHEIT]))
def test_a_sum_is_split_to_the_last_unit_and_each_part_lies_within_one_unit_of_its_share(
    gewichte: list[Decimal], einheiten: int, schritt: Decimal
):
    summe = einheiten * schritt
    if not sum(gewichte):
        with pytest.raises(ValueError, match="weights"):
            teile_auf(summe, gewichte, schritt)
        return
    teile = teile_auf(summe, gewichte, schritt)
    assert sum(teile) == summe
    assert all(teil % schritt == 0 for teil in teile)
    genau = [summe * gewicht / sum(gewichte) for gewicht in gewichte]
    assert all(abs(teil - anteil) < schritt + Decimal("1e-20") for teil, anteil in zip(teile, genau, strict=True))
    geordnet = sorted(zip(gewichte, teile, strict=True))
    assert all(kleiner <= groesser for (g, kleiner), (h, groesser) in pairwise(geordnet) if g < h)


@pytest.mark.parametrize(("summe", "schritt"), [("-0.5", "0.5"), ("0.3", "0.5")])
def test_what_cannot_be_split_into_its_units_is_refused(summe: str, schritt: str):
    with pytest.raises(ValueError, match="units"):
        teile_auf(Decimal(summe), [Decimal(1)], Decimal(schritt))


@given(arbeitszeiten(), st.sampled_from(FELDER))
def test_spreading_fills_the_open_tasks_to_exactly_a_hundred_and_touches_nothing_else(zeit: Arbeitszeit, feld: Feld):
    neue = verteile(zeit, feld)
    if zeit.rest(feld) <= 0 or not zeit.offene(feld):
        assert neue == {}
        return
    assert set(neue) == {(aufgabe.id, feld) for aufgabe in zeit.offene(feld)}
    assert mit(zeit, neue).summe(feld) == GANZ
    assert max(neue.values()) - min(neue.values()) <= SCHRITT
    assert all(pruefe_anteil(wert) == wert for wert in neue.values())
    assert verteile(mit(zeit, neue), feld) == {}


@pytest.mark.parametrize("typ", ["gemeinde", "landkreis"])
def test_an_empty_column_is_spread_over_all_tasks(typ: str):
    leer = Arbeitszeit(aufgaben_fuer(ALLE, typ), {})
    neue = verteile(leer, "soll")
    assert sum(neue.values()) == GANZ
    assert set(neue.values()) == ({Decimal(5)} if typ == "gemeinde" else {Decimal(3), Decimal("3.5")})


@given(arbeitszeiten(), st.sampled_from(FELDER))
def test_adjusting_keeps_the_proportions_and_reaches_exactly_a_hundred(zeit: Arbeitszeit, feld: Feld):
    neue = passe_an(zeit, feld)
    summe = zeit.summe(feld)
    if summe in (0, GANZ) or (summe < GANZ and zeit.offene(feld)):
        assert neue == {}
        return
    angepasst = mit(zeit, neue)
    assert angepasst.summe(feld) == GANZ
    for aufgabe in zeit.aufgaben:
        vorher, nachher = zeit.wert(aufgabe.id, feld), angepasst.wert(aufgabe.id, feld)
        assert (vorher is None) == (nachher is None)
        assert vorher is None or nachher is None or abs(nachher - vorher * GANZ / summe) < SCHRITT
    assert passe_an(angepasst, feld) == {}


@given(arbeitszeiten())
def test_taking_over_fills_only_an_empty_soll_and_only_where_there_is_an_ist(zeit: Arbeitszeit):
    neue = uebernimm(zeit)
    assert all(feld == "soll" and (aufgabe, "soll") not in zeit.werte for aufgabe, feld in neue)
    assert all(zeit.werte[aufgabe, "ist"] == wert for (aufgabe, _), wert in neue.items())
    nachher = mit(zeit, neue)
    assert uebernimm(nachher) == {}
    assert all(nachher.wert(aufgabe.id, "soll") is not None for aufgabe in zeit.aufgaben if nachher.wert(aufgabe.id, "ist") is not None)


@given(arbeitszeiten(), st.integers(0, 31))
def test_the_lists_of_differences_are_ordered_and_share_no_task(zeit: Arbeitszeit, hoechstens: int):
    mehr, weniger = wachsende(zeit, hoechstens), schrumpfende(zeit, hoechstens)
    assert len(mehr) <= hoechstens
    assert len(weniger) <= hoechstens
    assert [eintrag.wert for eintrag in mehr] == sorted((eintrag.wert for eintrag in mehr), reverse=True)
    assert [eintrag.wert for eintrag in weniger] == sorted(eintrag.wert for eintrag in weniger)
    assert all(eintrag.wert > 0 for eintrag in mehr)
    assert all(eintrag.wert < 0 for eintrag in weniger)
    andere = [eintrag for eintrag in differenzen(zeit) if eintrag not in (*mehr, *weniger) and eintrag.wert]
    assert all(abs(eintrag.wert) <= max((abs(e.wert) for e in (*mehr, *weniger)), default=GANZ) or hoechstens == 0 for eintrag in andere)
    if all(zeit.stimmt(feld) for feld in FELDER):
        assert sum(eintrag.wert for eintrag in differenzen(zeit)) == zeit.summe("soll") - zeit.summe("ist")


def test_an_empty_share_is_unknown_until_the_column_is_full():
    halb = zeit({"pflicht_1": 60}, {"pflicht_1": 20, "extern_1": 40})
    assert [eintrag.aufgabe.id for eintrag in differenzen(halb)] == ["pflicht_1"]
    voll = zeit({"pflicht_1": 100}, {"pflicht_1": 60, "extern_1": 40})
    assert [(e.aufgabe.id, e.wert) for e in wachsende(voll, 3)] == [("extern_1", 40)]
    assert [(e.aufgabe.id, e.wert) for e in schrumpfende(voll, 3)] == [("pflicht_1", -40)]
    assert len(differenzen(voll)) == 20


def test_the_sum_of_a_group_is_unknown_until_something_of_it_is_given_or_nothing_is_left():
    halb = zeit({"pflicht_1": 60, "management_1": 0})
    assert halb.gruppe("ist", "pflicht") == 60
    assert halb.gruppe("ist", "management") == 0
    assert halb.gruppe("ist", "extern") is None
    voll = zeit({"pflicht_1": 100})
    assert voll.gruppe("ist", "extern") == 0
    assert voll.gruppe("soll", "pflicht") is None


def test_the_step_is_finished_when_both_columns_have_reached_a_hundred():
    assert zeit({}).stand == "offen"
    assert zeit({"pflicht_1": 0}).stand == "begonnen"
    assert zeit({"pflicht_1": 100}).stand == "begonnen"
    assert zeit({"pflicht_1": 100}, {"extern_1": "99.5"}).stand == "fertig"


def test_the_share_of_a_bereich_is_one_of_what_was_entered():
    halb = zeit({"pflicht_1": 10, "extern_1": 30})
    assert halb.anteil("ist", "innen") == 25
    assert halb.anteil("ist", "aussen") == 75
    assert halb.anteil("soll", "innen") is None


@pytest.mark.parametrize("wert", ["-0.1", "100.1", "12.25", "NaN", "Infinity"])
def test_a_share_that_is_none_is_refused(wert: str):
    with pytest.raises(InvalidShareError):
        pruefe_anteil(Decimal(wert))


def hinweise(spalte: dict[str, object], typ: str = "gemeinde") -> list[str]:
    return [hinweis.id for hinweis in finde_hinweise(KATALOG.aufgabenhinweise, zeit({}, spalte, typ), typ)]


@pytest.mark.parametrize(
    ("spalte", "typ", "erwartet"),
    [
        ({"pflicht_1": 50, "extern_1": 50}, "gemeinde", ["pflicht", "aussen", "aussen_anbindung"]),
        ({"pflicht_1": 60, "extern_1": 40}, "landkreis", ["pflicht_landkreis"]),
        ({"management_1": 70, "extern_1": 30}, "verbund", ["management"]),
        ({"management_1": 70, "extern_1": 30}, "landkreis", ["management_landkreis"]),
        ({"pflicht_1": 30, "management_1": 30, "extern_1": 40}, "gemeinde", ["pflicht_und_management"]),
        ({"pflicht_3": 25, "pflicht_1": 4, "management_1": 30, "extern_1": 41}, "gemeinde", ["liegenschaften"]),
        ({"gemeinden_1": 30, "pflicht_1": 29, "management_1": 41}, "landkreis", ["gemeinden"]),
        ({"pflicht_1": 29, "management_1": 49, "extern_1": 22}, "gemeinde", ["gemischt"]),
        ({"pflicht_1": 99}, "gemeinde", []),
        ({}, "gemeinde", []),
    ],
)
def test_hints_name_the_emphasis_of_the_tasks(spalte: dict[str, object], typ: str, erwartet: list[str]):
    assert hinweise(spalte, typ) == erwartet


def test_hints_rest_on_the_soll_and_on_the_ist_only_where_the_soll_is_not_complete():
    nur_ist = zeit({"pflicht_1": 100})
    assert massgebend(nur_ist) == "ist"
    assert [hinweis.id for hinweis in finde_hinweise(KATALOG.aufgabenhinweise, nur_ist, "gemeinde")] == ["pflicht"]
    beide = zeit({"pflicht_1": 100}, {"management_1": 100})
    assert massgebend(beide) == "soll"
    assert [hinweis.id for hinweis in finde_hinweise(KATALOG.aufgabenhinweise, beide, "gemeinde")] == ["management"]


@given(arbeitszeiten(), TYPEN)
def test_there_is_a_hint_wherever_a_column_is_complete_and_each_has_text_and_source(zeit: Arbeitszeit, typ: str | None):
    gefunden = finde_hinweise(KATALOG.aufgabenhinweise, zeit, typ)
    assert bool(gefunden) == (massgebend(zeit) is not None)
    assert all(hinweis.text and hinweis.quelle for hinweis in gefunden)
