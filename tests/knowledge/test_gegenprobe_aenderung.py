"""What would have to change: the sets suffice, nothing in them is in vain, and no smaller one exists (brute force up to two changes)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import Wegelage, bestimme_status, empfiehl
from knowledge.gegenprobe.aenderung import Gegenprobe, was_muesste_sich_aendern
from knowledge.gegenprobe.ausgabe import gegenprobe_als_daten
from knowledge.gegenprobe.worte import gegenprobe_in_worten
from knowledge.loading import load_katalog
from knowledge.passung import Fall, pruefe
from tests.knowledge import brute
from tests.knowledge.profile_gegenprobe import profile
from tests.knowledge.test_gegenprobe_robust import BASIS, ohne

KATALOG = load_katalog()
DIAGRAMM = KATALOG.flussdiagramm
MODELLE = st.sampled_from(list(KATALOG.steckbriefe))
HANDELBAR = ("personalbudget", "klimabudget", "zeithorizont", "relevanz")
BRUTE_BIS = 2
Satz = tuple[tuple[str, Any], ...]


def mit(antworten: Antworten, satz: Satz) -> Antworten:
    return KATALOG.antworten({**antworten.roh(), **dict(satz)})


def genuegt(antworten: Antworten, ziel: str, satz: Satz) -> bool:
    """Tell whether the changes suffice: the model is empfohlen, and a way leads to it on which no newly opened question is unanswered."""
    dann = mit(antworten, satz)
    wegelage = Wegelage.aus(DIAGRAMM, dann)
    if ziel not in wegelage.blaetter:
        return False
    fall = Fall.aus(dann, KATALOG.modell_heute(dann), wegelage.moegliche)
    steckbrief = KATALOG.steckbriefe[ziel]
    if bestimme_status(steckbrief, pruefe(steckbrief, fall), fall, ist_blatt=True) != "empfohlen":
        return False
    vorher = {frage.id for frage in zaehlende_fragen(KATALOG, antworten)}
    wege = (weg for weg in wegelage.moegliche if ziel in DIAGRAMM.blaetter_des_weges(weg, dann))
    return any(all(stueck.knoten in wegelage.bekannt or stueck.knoten in vorher for stueck in weg.stuecke) for weg in wege)


def einzelne(antworten: Antworten, frage: str) -> list[Any]:
    """Return every other answer worth a try; numbers at the bounds of the Fachkonzept and at the advised ratios, and a little above."""
    if frage in brute.KANTEN:
        raender = [Decimal(str(kante)) for kante in brute.KANTEN[frage]] + brute.verhaeltnisse(antworten, frage)
        aufgerundet = {rand.quantize(Decimal("0.01"), "ROUND_CEILING") for rand in raender}
        return [brute.ganz(zahl + n) for zahl in sorted(aufgerundet) for n in (0, Decimal("0.01"))]
    return [option.wert for option in KATALOG.fragen[frage].optionen if option.wert != antworten.bekannt(frage)]


def saetze(antworten: Antworten, anzahl: int) -> Iterator[Satz]:
    for fragen in combinations((*DIAGRAMM.knoten, *HANDELBAR), anzahl):
        for werte in product(*(einzelne(antworten, frage) for frage in fragen)):
            yield tuple(zip(fragen, werte, strict=True))


def als_saetze(gegenprobe: Gegenprobe) -> list[Satz]:
    return [tuple((aenderung.frage, aenderung.nach) for aenderung in satz) for satz in gegenprobe.saetze]


@settings(max_examples=settings().max_examples * 2)
@given(profile(KATALOG, 6), MODELLE)
def test_every_set_suffices_and_nothing_in_it_is_in_vain(roh: dict[str, Any], ziel: str):
    antworten = KATALOG.antworten(roh)
    gegenprobe = was_muesste_sich_aendern(KATALOG, antworten, ziel)

    for satz in als_saetze(gegenprobe):
        assert genuegt(antworten, ziel, satz)
        assert empfiehl(KATALOG, mit(antworten, satz)).bewertung(ziel).status == "empfohlen"
        for stelle in range(len(satz)):
            assert not genuegt(antworten, ziel, satz[:stelle] + satz[stelle + 1 :])
    assert bool(gegenprobe.gruende) != gegenprobe.erreichbar
    assert len(gegenprobe.saetze) <= 3
    assert len({len(satz) for satz in gegenprobe.saetze}) <= 1


@settings(max_examples=settings().max_examples)
@given(profile(KATALOG, 4), MODELLE)
def test_numbers_rise_to_the_smallest_value_that_suffices(roh: dict[str, Any], ziel: str):
    antworten = KATALOG.antworten(roh)

    for satz in als_saetze(was_muesste_sich_aendern(KATALOG, antworten, ziel)):
        for stelle, (frage, nach) in enumerate(satz):
            if not isinstance(nach, str):
                weniger = brute.ganz(Decimal(nach) - Decimal("0.01"))
                assert not genuegt(antworten, ziel, (*satz[:stelle], (frage, weniger), *satz[stelle + 1 :]))


@settings(max_examples=max(12, settings().max_examples // 8))
@given(profile(KATALOG, 3), MODELLE)
def test_no_smaller_set_exists(roh: dict[str, Any], ziel: str):
    antworten = KATALOG.antworten(roh)
    gefunden = als_saetze(was_muesste_sich_aendern(KATALOG, antworten, ziel))
    kleinste = len(gefunden[0]) if gefunden else None

    for anzahl in range(min(BRUTE_BIS, BRUTE_BIS if kleinste is None else kleinste) + 1):
        genuegende = [satz for satz in saetze(antworten, anzahl) if genuegt(antworten, ziel, satz)]
        assert bool(genuegende) == (anzahl == kleinste)


def test_money_is_named_per_inhabitant_and_for_the_whole_year():
    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(ohne(klimabudget="1_3", relevanz="mittel")), "V8")

    assert gegenprobe_als_daten(gegenprobe) == {
        "erreichbar": True,
        "aenderungen": [[{"frage": "klimabudget", "von": "1_3", "nach": 5, "euro_je_jahr": 160_000, "vzae": None}]],
        "grund": None,
    }


@pytest.mark.parametrize(("einwohner", "euro"), [("25_50", 200_000), ("ue100", None)])
def test_a_class_of_the_size_gives_the_sum_at_its_upper_edge(einwohner: str, euro: int | None):
    antworten = KATALOG.antworten(ohne(klimabudget="1_3", personalbudget=3, einwohner=einwohner))

    (satz,) = gegenprobe_als_daten(was_muesste_sich_aendern(KATALOG, antworten, "V8"))["aenderungen"]

    assert (satz[0]["nach"], satz[0]["euro_je_jahr"]) == (4, euro)


def test_an_unknown_size_gives_no_sum_and_the_words_say_so():
    antworten = KATALOG.antworten(ohne("einwohner", klimabudget="1_3"))
    gegenprobe = was_muesste_sich_aendern(KATALOG, antworten, "V8")

    assert gegenprobe.saetze[0][0].euro_je_jahr is None
    assert "hängt von der Größe Ihrer Kommune ab" in " ".join(gegenprobe_in_worten(KATALOG, antworten, gegenprobe))


def test_posts_are_named_in_vzae():
    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(ohne(personalbudget="0", klimabudget=4)), "V8")

    assert [(a.frage, a.nach, a.vzae) for a in gegenprobe.saetze[0]] == [("personalbudget", Decimal("0.5"), Decimal("0.5"))]


def test_more_than_ten_euros_are_ten_euros_and_a_cent():
    roh = ohne(einwohner=80_000, personalbudget=3, klimabudget=3, zeithorizont="mittel", stellenausbau="ja", ort="ausserhalb")

    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(roh), "V11")

    assert als_saetze(gegenprobe) == [(("klimabudget", Decimal("10.01")),)]


def test_a_model_that_is_recommended_needs_no_change():
    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(BASIS), "V8")

    assert gegenprobe.saetze == ((),)
    assert gegenprobe_in_worten(KATALOG, KATALOG.antworten(BASIS), gegenprobe)[0] == "V 8 ist schon empfohlen. Es muss sich nichts ändern."


@pytest.mark.parametrize(
    ("anders", "ziel", "grund"),
    [
        ({}, "V10", "Das ist zu klein."),
        ({}, "V7a", "V 7a ist nur für Landkreise gedacht."),
        ({"landkreis_ksm": "nein", "einwohner": 8_000}, "V3", "kein KSM"),
        ({"historie": "gering"}, "V9", "wächst nur über Jahre"),
        ({"historie": "mittel", "einwohner": 21_000}, "V9", "Kommunengröße, Historie Klimaschutz"),
    ],
)
def test_what_cannot_be_reached_says_why(anders: dict[str, Any], ziel: str, grund: str):
    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten({**BASIS, **anders}), ziel)

    assert not gegenprobe.erreichbar
    assert grund in " ".join(eintrag.text for eintrag in gegenprobe.gruende)
    assert all(eintrag.quelle for eintrag in gegenprobe.gruende)


def test_temporary_money_rules_v9_out_even_where_the_horizon_is_unknown():
    """The horizon is missed whatever it is, so another way has to be found and the unknown horizon stays unknown."""
    roh = ohne("zeithorizont", historie="hoch", sichtbarkeit="nein", eigenfinanzierung="nicht_moeglich", sponsoring="geld")

    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(roh), "V9")

    assert als_saetze(gegenprobe) == [(("eigenfinanzierung", "moeglich"),)]


def test_without_the_kind_of_kommune_no_way_leads_to_v7a():
    (grund,) = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(ohne("kommune_typ")), "V7a").gruende

    assert grund.text == "Solange die Art der Kommune fehlt, führt kein Weg zu V 7a."


def test_a_step_back_of_the_concept_is_named_as_only_thought():
    gegenprobe = was_muesste_sich_aendern(KATALOG, KATALOG.antworten(BASIS), "V7b")

    assert [hinweis.text[:21] for hinweis in gegenprobe.hinweise] == ["Das ist nur gedacht: "]


def test_a_sub_model_means_its_steckbrief():
    assert was_muesste_sich_aendern(KATALOG, KATALOG.antworten(BASIS), "V6a").ziel == "V6a-c"


def test_an_unknown_model_is_refused():
    with pytest.raises(KeyError):
        was_muesste_sich_aendern(KATALOG, KATALOG.antworten(BASIS), "V99")


@given(profile(KATALOG, 6), MODELLE)
def test_the_words_leave_no_placeholder(roh: dict[str, Any], ziel: str):
    antworten = KATALOG.antworten(roh)
    worte = gegenprobe_in_worten(KATALOG, antworten, was_muesste_sich_aendern(KATALOG, antworten, ziel))

    assert worte
    assert not any("{" in satz or "None" in satz for satz in worte)
