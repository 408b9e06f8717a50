"""Points for the talk: at most three of a part, a suggestion once, nothing to tell gives way, and an order that can be changed."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gespraech import (
    FAKTOREN,
    IDEEN,
    JE_TEIL_HOECHSTENS,
    NICHTS,
    TEILE,
    Gespraech,
    Gespraechspunkt,
    Punkte,
    TooManyPointsError,
    aussagen,
    eigener_punkt,
    lass,
    moegliche,
    nach_vorn,
    nimm,
    ohne_erfolg,
    stand,
    vorgemerkte,
)
from tests.knowledge.berichtsprofile import KATALOG

PRAESENZ = "erfolg_praesenz"


def notiert(teil: str, *neue: Gespraechspunkt) -> Punkte:
    punkte: Punkte = ()
    for neu in neue:
        punkte = nimm(KATALOG, teil, punkte, neu)
    return punkte


def kennungen(punkte: Sequence[Gespraechspunkt]) -> list[str]:
    return [punkt.id for punkt in punkte]


def test_the_same_suggestion_and_the_same_text_are_noted_once():
    punkte = notiert(
        PRAESENZ, Gespraechspunkt("foerdermittel"), eigener_punkt("LED"), Gespraechspunkt("foerdermittel"), eigener_punkt("LED")
    )
    assert [punkt.text for punkt in punkte] == [None, "LED"]


def test_a_fourth_point_is_refused_and_one_that_the_katalog_lost_does_not_count():
    volle = notiert(PRAESENZ, *(eigener_punkt(text) for text in "abc"))
    with pytest.raises(TooManyPointsError):
        nimm(KATALOG, PRAESENZ, volle, eigener_punkt("d"))
    mit_verlorenem = (Gespraechspunkt("gibt_es_nicht_mehr"), *volle[:2])
    assert kennungen(nimm(KATALOG, PRAESENZ, mit_verlorenem, volle[2])) == ["gibt_es_nicht_mehr", *kennungen(volle)]


def test_nothing_to_tell_gives_way_to_any_point_and_takes_the_place_of_none():
    nichts = Gespraechspunkt(NICHTS)
    assert kennungen(notiert(PRAESENZ, nichts, Gespraechspunkt("foerdermittel"))) == ["foerdermittel"]
    assert kennungen(notiert(PRAESENZ, Gespraechspunkt("foerdermittel"), nichts)) == ["foerdermittel"]
    allein = Gespraech({PRAESENZ: notiert(PRAESENZ, nichts)})
    assert ohne_erfolg(allein, PRAESENZ)
    assert aussagen(KATALOG, allein, PRAESENZ) == ()


def test_a_point_comes_first_without_mixing_the_others_and_goes_alone():
    punkte = tuple(eigener_punkt(text) for text in "abc")
    assert [punkt.text for punkt in nach_vorn(punkte, punkte[2].id)] == ["c", "a", "b"]
    assert nach_vorn(punkte, "fremd") == punkte
    assert [punkt.text for punkt in lass(punkte, punkte[1].id)] == ["a", "c"]


@given(st.lists(st.sampled_from([NICHTS, *moegliche(KATALOG, PRAESENZ), "x1", "x2", "x3", "x4"])))
def test_whatever_is_tapped_a_part_never_has_too_many_points_nor_one_twice(getippt: list[str]):
    punkte: Punkte = ()
    for kennung in getippt:
        neu = eigener_punkt(kennung) if kennung.startswith("x") else Gespraechspunkt(kennung)
        try:
            punkte = nimm(KATALOG, PRAESENZ, punkte, neu)
        except TooManyPointsError:
            assert len(punkte) == JE_TEIL_HOECHSTENS
    assert len(punkte) <= JE_TEIL_HOECHSTENS
    assert len(set(kennungen(punkte))) == len(punkte)
    assert NICHTS not in kennungen(punkte) or kennungen(punkte) == [NICHTS]


def test_the_state_is_finished_once_each_factor_was_dealt_with_and_there_are_three_ideas():
    teile: dict[str, Punkte] = {}
    assert stand(KATALOG, Gespraech(teile)) == "offen"
    for faktor in FAKTOREN:
        teile[faktor] = (Gespraechspunkt(NICHTS),)
        assert stand(KATALOG, Gespraech(teile)) == "begonnen"
    for anzahl in range(1, JE_TEIL_HOECHSTENS + 1):
        teile[IDEEN] = tuple(eigener_punkt(str(nummer)) for nummer in range(anzahl))
        assert stand(KATALOG, Gespraech(teile)) == ("fertig" if anzahl == JE_TEIL_HOECHSTENS else "begonnen")
    del teile[PRAESENZ]
    assert stand(KATALOG, Gespraech(teile)) == "begonnen"


def test_the_ideas_are_the_eight_themes_and_the_four_ways_each_with_its_source():
    ideen = moegliche(KATALOG, IDEEN)
    assert [kennung.partition("/")[0] for kennung in ideen] == ["zukunftsthemen"] * 8 + ["verwaltungsarbeit"] * 4
    assert all((idee.quelle or "").startswith("B, ") for idee in ideen.values())
    gespraech = Gespraech({IDEEN: (Gespraechspunkt("zukunftsthemen/klimafolgen"),)})
    wahl = {("zukunftsthemen", "klimafolgen"), ("verwaltungsarbeit", "kosten"), ("zukunftsthemen", "demografie"), ("zukunftsthemen", "weg")}
    assert [idee.titel for idee in vorgemerkte(KATALOG, gespraech, wahl)] == ["Demografiediskussionen", "Kosteneinsparungen erzielen"]


@pytest.mark.parametrize("faktor", FAKTOREN)
def test_each_factor_has_suggestions_with_labels_and_sources(faktor: str):
    vorschlaege = moegliche(KATALOG, faktor).values()
    assert len(vorschlaege) >= 4
    quelle = KATALOG.fragen[faktor].quelle
    assert {vorschlag.quelle for vorschlag in vorschlaege} == {quelle}
    assert TEILE.index(faktor) + 1 == int(quelle[-1])
