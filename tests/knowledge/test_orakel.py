"""The recommendation equals a second, naive reading of the Fachkonzept (see orakel.py) on generated and on all printed ways."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.empfehlung import empfiehl
from knowledge.loading import load_katalog
from knowledge.passung import Fall, pruefe_kriterium
from tests.knowledge import orakel
from tests.knowledge.orakel_urteil import ANFORDERUNG, KANTEN, KLASSEN, WERTE, urteile
from tests.knowledge.orakel_weg import DIAGRAMM, MODELLE, WEGE, Weg, nenne_blaetter

KATALOG = load_katalog()
# Three times the profile: 300 examples normally, 6 000 at night.
BEISPIELE = 3 * settings().max_examples

# What the text lists as one contradiction, the product may split; here is which name means which.
WIDERSPRUECHE = {
    "eigenfinanzierung_ohne_stelle": "eigenfinanzierung ohne Stelle",
    "stelle_ohne_geld": "vier Nein mit Stelle",
    "staerkung_ohne_rueckhalt": "mehr ohne Relevanz",
    "staerkung_ohne_budget": "mehr ohne Geld",
    "uebergang_mit_langem_horizont": "(T) und lang",
    "konzept_umgesetzt_historie_gering": "umgesetzt ohne Historie",
    "kein_konzept_historie_hoch": "keines mit Historie",
    "kein_konzept_anschlussvorhaben": "keines im Anschluss",
    "v7b_trotz_konzept": "V7b mit Konzept",
    "v7a_in_gemeinde": "V7a in Gemeinde",
    "v3_im_landkreis": "V3 im Landkreis",
    "v7_im_landkreis": "V7 im Landkreis",
    "ende_vor_beginn": "Ende vor Beginn",
    "landkreis_zu_klein": "kleiner Landkreis",
}

AUSWAHL: dict[str, tuple[str, ...]] = {
    **WERTE,
    **{knoten: tuple(antworten) for knoten, antworten in DIAGRAMM.items()},
    "modell_heute": (*MODELLE, "V6a", "V6b", "V6c", "V6d", "V6e", "V6f", "keins"),
    "foerderphase": ("erstvorhaben", "anschlussvorhaben", "andere", "keine"),
    "foerderbeginn": ("2025-07-01", "2026-01-01"),
    "foerderende": ("2025-12-31", "2026-01-01", "2028-06-30"),
}


def nenne_randzahlen(frage: str, nachbarn: str, weitere: tuple[Any, ...]) -> list[Any]:
    """Return exact numbers: every bound, its 80 % and 125 %, all of these a little less and more, and special ones."""
    mitten = {Decimal(str(kante)) * faktor for kante in KANTEN[frage] for faktor in (Decimal("0.8"), Decimal(1), Decimal("1.25"))}
    rand = {mitte + Decimal(nachbarn) * n for mitte in mitten for n in (-1, 0, 1)} | {Decimal(str(zahl)) for zahl in weitere}
    return [int(zahl) if zahl == zahl.to_integral_value() else zahl for zahl in sorted(rand)]


# At 40 000 and 80 000 EW, and so on, 75 % of the advised posts is a round number.
RAND: dict[str, list[Any]] = {
    "einwohner": nenne_randzahlen("einwohner", "1", (1, 33_333, 33_334, 40_000, 66_667, 80_000, 200_000, 20_000_000)),
    "personalbudget": nenne_randzahlen("personalbudget", "0.001", (0, "0.375", "0.6", "0.75", "1.2", "1.5", 100)),
    "klimabudget": nenne_randzahlen("klimabudget", "0.001", (0, 1_000)),
    "gemeinden": [1, 20, 26, 27, 40, 41, 54, 2_000],
}
ZAHLEN: dict[str, st.SearchStrategy[Any]] = {
    "einwohner": st.sampled_from(RAND["einwohner"]) | st.integers(1, 250_000) | st.sampled_from(sorted(KLASSEN["einwohner"])),
    "personalbudget": st.sampled_from(RAND["personalbudget"])
    | st.decimals(0, 4, places=2)
    | st.sampled_from(sorted(KLASSEN["personalbudget"])),
    "klimabudget": st.sampled_from(RAND["klimabudget"]) | st.decimals(0, 12, places=2) | st.sampled_from(sorted(KLASSEN["klimabudget"])),
    "gemeinden": st.sampled_from(RAND["gemeinden"]) | st.integers(1, 120),
}
WAHL = {frage: st.sampled_from(werte) for frage, werte in AUSWAHL.items()} | ZAHLEN


@st.composite
def profile(draw: st.DrawFn) -> dict[str, Any]:
    """Return answers: any at all, or those that suit a model and a way well; some replaced, some unknown."""
    if draw(st.booleans()):
        antworten = {frage: draw(wahl) for frage, wahl in WAHL.items()}
    else:
        antworten = {frage: draw(WAHL[frage]) for frage in ("kommune_typ", "foerderphase", "modell_heute", "landkreis_ksm")}
        blatt = draw(st.sampled_from(sorted({blatt for weg in WEGE for blatt in weg.blaetter})))
        weg = draw(st.sampled_from([weg for weg in WEGE if blatt in weg.blaetter]))
        antworten |= dict(weg.schritte) | nenne_passende(draw(st.sampled_from(MODELLE)))
        if draw(st.booleans()):
            antworten["modell_heute"] = draw(st.sampled_from(sorted(nenne_blaetter(weg, antworten["kommune_typ"]))))
        antworten |= {frage: draw(WAHL[frage]) for frage in draw(st.sets(st.sampled_from(sorted(WAHL)), max_size=4))}
    luecken = draw(st.sets(st.sampled_from(sorted(WAHL)), max_size=draw(st.sampled_from((0, 2, 5, len(WAHL))))))
    for frage in sorted(luecken):
        if draw(st.booleans()):
            antworten[frage] = "weiss_nicht"
        else:
            antworten.pop(frage, None)
    return antworten


def nenne_passende(modell: str) -> dict[str, Any]:
    """Return answers that just meet what a model demands."""
    von, bis, stellen, geld, horizont, historie, relevanz = ANFORDERUNG[modell]
    return {
        "einwohner": von or bis or 30_000,
        "personalbudget": Decimal(str(stellen or 0)),
        "klimabudget": (geld or 0) + (modell == "V11"),
        "zeithorizont": horizont or "kurz",
        "historie": historie,
        "relevanz": relevanz,
    }


def nenne_ergebnis(antworten: dict[str, Any]) -> dict[str, Any]:
    """Return what the product says, in the shape of the oracle; the leaves of the last step in any order."""
    ergebnis = empfiehl(KATALOG, KATALOG.antworten(antworten))
    return {
        "modelle": [
            {
                "id": m.modell,
                "rang": m.rang,
                "status": m.status,
                "vorbehalt": m.vorbehalt,
                "urteile": {kriterium: befund.urteil for kriterium, befund in m.befunde.items()},
                "abweichung": m.abweichung and {"knoten": m.abweichung.knoten, "ist": m.abweichung.ist, "noetig": m.abweichung.noetig},
            }
            for m in ergebnis.modelle
        ],
        "weg": [
            {"knoten": s.knoten, "antwort": s.antwort, "ziel": s.ziel if isinstance(s.ziel, str) else sorted(s.ziel, key=MODELLE.index)}
            for s in ergebnis.weg
        ],
        "blaetter": list(ergebnis.blaetter),
        "vorlaeufig": ergebnis.vorlaeufig,
        "uebergangsloesung": ergebnis.uebergangsloesung,
        "unter_heutigem_niveau": ergebnis.unter_heutigem_niveau,
        "widersprueche": {WIDERSPRUECHE[widerspruch.id] for widerspruch in ergebnis.widersprueche},
    }


def nenne_unterschiede(antworten: dict[str, Any]) -> list[str]:
    """Return each place where product and oracle disagree, in words."""
    ist, soll = nenne_ergebnis(antworten), orakel.empfiehl(antworten)
    zeilen = [f"{feld}: {ist[feld]} statt {soll[feld]}" for feld in soll if feld != "modelle" and ist[feld] != soll[feld]]
    reihe_ist, reihe_soll = ([m["id"] for m in seite["modelle"]] for seite in (ist, soll))
    if reihe_ist != reihe_soll:
        zeilen.append(f"Reihe: {reihe_ist} statt {reihe_soll}")
    nach_id = {m["id"]: m for m in ist["modelle"]}
    for erwartet in soll["modelle"]:
        da = nach_id[erwartet["id"]]
        zeilen += [f"{da['id']}.{feld}: {da[feld]} statt {erwartet[feld]}" for feld in erwartet if da[feld] != erwartet[feld]]
    return zeilen


@settings(max_examples=BEISPIELE)
@example({"konzept": "keines", "foerderphase": "erstvorhaben", "modell_heute": "V7b", "einwohner": 3_000, "relevanz": "gering"})
@example({"konzept": "keines", "foerderphase": "erstvorhaben", "konzeptfoerderung": "nein", "modell_heute": "V7b", "personalbudget": 0})
@given(profile())
def test_every_profile_is_judged_as_the_text_says(antworten: dict[str, Any]) -> None:
    assert nenne_unterschiede(antworten) == [], json.dumps(antworten, default=str)


def nenne_randfaelle() -> list[tuple[str, dict[str, Any]]]:
    """Return a criterion and answers for each number at which a verdict turns, and for each pair with an advised ratio."""
    groessen = [*RAND["einwohner"], *KLASSEN["einwohner"]]
    gelder = [*RAND["klimabudget"], *KLASSEN["klimabudget"]]
    faelle = [
        ("kommunengroesse", {"kommune_typ": typ, "einwohner": ew}) for typ in (*WERTE["kommune_typ"], "weiss_nicht") for ew in groessen
    ]
    faelle += [("kommunengroesse", {"kommune_typ": "gemeinde", "einwohner": 3_999, "modell_heute": m}) for m in AUSWAHL["modell_heute"]]
    faelle += [("klimabudget", {"klimabudget": geld}) for geld in gelder]
    for stellen in [*RAND["personalbudget"], *KLASSEN["personalbudget"]]:
        faelle += [("personalbudget", {"personalbudget": stellen, "gemeinden": zahl}) for zahl in RAND["gemeinden"]]
        faelle += [("personalbudget", {"personalbudget": stellen, "einwohner": ew}) for ew in (33_334, 40_000, 49_999, 50_000, 80_000)]
        faelle += [("personalbudget", {"personalbudget": stellen, "einwohner": klasse}) for klasse in KLASSEN["einwohner"]]
    return faelle


def test_every_number_at_a_bound_is_judged_as_the_text_says() -> None:
    for kriterium, roh in nenne_randfaelle():
        antworten = KATALOG.antworten(roh)
        fall = Fall.aus(antworten, KATALOG.modell_heute(antworten), ())
        ist = {m: pruefe_kriterium(KATALOG.steckbriefe[m], kriterium, fall).urteil for m in MODELLE}
        assert ist == {m: urteile(m, kriterium, roh) for m in MODELLE}, roh


@pytest.mark.parametrize("typ", WERTE["kommune_typ"])
def test_each_of_the_108_ways_ends_at_the_leaves_of_the_text_for_this_kommune(typ: str) -> None:
    assert len(WEGE) == 108
    for weg in WEGE:
        antworten = {"kommune_typ": typ, **dict(weg.schritte)}
        ergebnis = empfiehl(KATALOG, KATALOG.antworten(antworten))
        assert set(ergebnis.blaetter) == nenne_blaetter(weg, typ), antworten
        assert not nenne_unterschiede(antworten), antworten


@pytest.mark.parametrize(
    ("typ", "konzept", "gedruckt", "erwartet"),
    [
        ("gemeinde", "umgesetzt", "V7", {"V7"}),
        ("gemeinde", "keines", "V7", {"V7b"}),
        ("landkreis", "umgesetzt", "V7", {"V7a"}),
        ("landkreis", "keines", "V7", {"V7a"}),
        ("landkreis", "keines", "V8", {"V7a"}),
        ("verbund", "teilweise", "V7", {"V7", "V6d-f"}),
        ("verbund", "keines", "V7", {"V7b", "V6d-f"}),
        ("verbund", "keines", "V6a-c", {"V6a-c", "V6d-f"}),
        ("verbund", "keines", "V8", {"V8"}),
        (None, "keines", "V7", {"V7b"}),
        (None, "umgesetzt", "V8", {"V8"}),
    ],
)
def test_the_oracle_itself_rewrites_leaves_in_the_order_of_the_text(
    typ: str | None, konzept: str, gedruckt: str, erwartet: set[str]
) -> None:
    assert nenne_blaetter(Weg((("konzept", konzept),), (gedruckt,)), typ) == erwartet


def test_every_contradiction_of_the_product_has_its_sentence_in_the_text() -> None:
    assert {widerspruch.id for widerspruch in KATALOG.widersprueche} == set(WIDERSPRUECHE)
