"""Whatever is typed, the readers never fail, and what is written in German notation reads back as it was meant."""

import calendar
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.eingabe import (
    EinwohnerFehltError,
    Gelesen,
    ist_weiss_nicht,
    lies_befehlswort,
    lies_budget,
    lies_datum,
    lies_einwohner,
    lies_ganzzahl,
    lies_option,
    lies_stellen,
    normalisiere,
)
from knowledge.eingabe_zahl import lies_zahlwort

OPTIONEN = {"umgesetzt": ("Umgesetzt", "erledigt"), "teilweise": ("Teilweise umgesetzt",), "ja": ("Ja",), "nein": ("Nein",)}

STUECKE = """0 1 32 000 1.000 , . - – / + % € ? ½ ² ③ Tsd Mio k EW von bis zwischen und unter über mehr als
eine halbe keine Stelle je Stunden
im Jahr pro Kopf Juni Ende Q 2028 20 m² nicht weiß ja nein ( ) ' 👍 ä ß ﷺ İ ǆ"""
TEXTSTUECKE = st.sampled_from([*STUECKE.split(), "\u200d", "\u0308", "\u0327", "\ufe0f", "\u20e3", "\ud800", "\x00"])
SAETZE = st.lists(TEXTSTUECKE, max_size=12)
TEXTE = st.one_of(st.text(), st.text(st.characters()), SAETZE.map("".join), SAETZE.map(" ".join))


@given(TEXTE, st.one_of(st.none(), st.integers()))
@example("1" * 200, None)
@example("ﷺ" * 200, 1)
def test_no_text_raises(text: str, einwohner: int | None) -> None:
    for gelesen in (lies_einwohner(text), lies_ganzzahl(text)):
        assert gelesen is None or isinstance(gelesen.wert, str) or gelesen.wert >= 1
    stellen = lies_stellen(text)
    assert stellen is None or isinstance(stellen.wert, str) or 0 <= stellen.wert <= 100
    try:
        budget = lies_budget(text, einwohner)
    except EinwohnerFehltError:
        assert einwohner is None or einwohner < 1
    else:
        assert budget is None or isinstance(budget.wert, str) or 0 <= budget.wert <= 1000
    for ende in (False, True):
        datum = lies_datum(text, ende=ende)
        assert datum is None or 2000 <= date.fromisoformat(str(datum.wert)).year <= 2099
    assert lies_befehlswort(text) is None or text
    assert lies_option(text, OPTIONEN) in {None, *OPTIONEN}
    assert ist_weiss_nicht(text) in {True, False}


@given(TEXTE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalisiere(normalisiere(text)) == normalisiere(text)


def test_normalising_any_single_character_twice_changes_nothing() -> None:
    ungleich = [z for z in map(chr, range(0x3000)) if normalisiere(normalisiere(f"1{z}a")) != normalisiere(f"1{z}a")]
    assert not ungleich


def gruppiere(zahl: int, trenner: str) -> str:
    return f"{zahl:,}".replace(",", trenner)


def kommas(zahl: Decimal) -> str:
    return str(zahl).replace(".", ",")


@given(st.integers(1, 20_000_000))
def test_every_number_of_inhabitants_reads_back(zahl: int) -> None:
    tausend = kommas((Decimal(zahl) / 1000).normalize() if zahl % 1000 else Decimal(zahl // 1000))
    for text in (
        str(zahl),
        *(gruppiere(zahl, t) for t in ". '’\u00a0\u202f"),
        f"{zahl} Einwohner",
        f"EW: {gruppiere(zahl, '.')}",
        f"{tausend} Tsd.",
    ):
        assert lies_einwohner(text) == Gelesen(zahl), text
    assert lies_einwohner(f"ca. {gruppiere(zahl, '.')} EW") == Gelesen(zahl, genau=False)


@given(st.integers(max_value=0) | st.integers(min_value=20_000_001))
def test_no_number_of_inhabitants_outside_the_limits_is_read(zahl: int) -> None:
    assert lies_einwohner(str(zahl)) is None
    assert lies_einwohner(gruppiere(zahl, ".")) is None


@given(st.integers(1, 2_000))
def test_every_number_of_gemeinden_reads_back(zahl: int) -> None:
    assert lies_ganzzahl(str(zahl)) == lies_ganzzahl(f"{gruppiere(zahl, '.')} Gemeinden") == Gelesen(zahl)


@given(st.integers(0, 10_000))
def test_every_number_of_posts_reads_back(hundertstel: int) -> None:
    vzae = Decimal(hundertstel) / 100
    for text in (
        kommas(vzae),
        f"{vzae:.2f}",
        f"{kommas(vzae)} Stellen",
        f"{kommas(vzae)} VZÄ",
        f"{hundertstel} %",
        f"{hundertstel}-Prozent-Stelle",
    ):
        assert lies_stellen(text) == Gelesen(vzae), text


@given(st.integers(0, 50_000))
def test_every_amount_per_head_reads_back(cent: int) -> None:
    betrag = Decimal(cent) / 100
    for text in (f"{kommas(betrag)} €", f"{betrag:.2f} Euro", f"{kommas(betrag)} € pro Kopf", f"{kommas(betrag)} €/EW"):
        assert lies_budget(text, None) == Gelesen(betrag), text


@given(st.integers(501, 10_000_000), st.integers(10_000, 20_000_000))
def test_every_sum_is_divided_by_the_inhabitants(summe: int, einwohner: int) -> None:
    cent = (summe * 200 + einwohner) // (2 * einwohner)
    for text in (f"{gruppiere(summe, '.')} € im Jahr", f"{summe}", f"jährlich {summe} Euro"):
        assert lies_budget(text, einwohner) == Gelesen(Decimal(cent) / 100 if cent else "u1", genau=False), text


MONATE = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.booleans())
def test_every_date_reads_back(tag: date, ende: bool) -> None:
    monat = MONATE[tag.month - 1]
    for text in (
        tag.isoformat(),
        f"{tag:%d.%m.%Y}",
        f"{tag.day}.{tag.month}.{tag:%y}",
        f"{tag.day}. {tag.month}. {tag.year}",
        f"{tag.day}/{tag.month}/{tag.year}",
        f"{tag.day}. {monat} {tag.year}",
        f"{tag.day} {monat[:3]} {tag:%y}",
        f"{tag.day}.{monat}.{tag.year}",
    ):
        assert lies_datum(text, ende=ende) == Gelesen(tag.isoformat()), text


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_every_month_means_its_first_day_as_a_begin_and_its_last_as_an_end(jahr: int, monat: int) -> None:
    letzter = calendar.monthrange(jahr, monat)[1]
    name = MONATE[monat - 1]
    for text in (f"{monat:02}/{jahr}", f"{monat}.{jahr}", f"{name} {jahr}", f"{name[:3]}. {jahr % 100:02}", name.upper() + str(jahr)):
        assert lies_datum(text, ende=False) == Gelesen(date(jahr, monat, 1).isoformat()), text
        assert lies_datum(text, ende=True) == Gelesen(date(jahr, monat, letzter).isoformat()), text


@given(st.integers(2000, 2099), st.integers(13, 99))
def test_no_month_beyond_december_is_read(jahr: int, monat: int) -> None:
    assert lies_datum(f"{monat}/{jahr}", ende=True) is None


EINER = [
    "",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
]
EINER += ["sechzehn", "siebzehn", "achtzehn", "neunzehn"]
ZEHNER = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def schreibe(zahl: int) -> str:
    """Write a number out as German does, except for the s of "eins"."""
    if zahl >= 1000:
        return schreibe(zahl // 1000) + "tausend" + (schreibe(zahl % 1000) if zahl % 1000 else "")
    if zahl >= 100:
        return EINER[zahl // 100] + "hundert" + (schreibe(zahl % 100) if zahl % 100 else "")
    if zahl < 20:
        return EINER[zahl]
    return (f"{EINER[zahl % 10]}und" if zahl % 10 else "") + ZEHNER[zahl // 10]


@given(st.integers(1, 999_999))
@example(101_001)
@example(999_999)
def test_every_number_written_out_reads_back(zahl: int) -> None:
    assert lies_einwohner(schreibe(zahl)) == Gelesen(zahl)
    assert lies_einwohner(f"etwa {schreibe(zahl)} Einwohner") == Gelesen(zahl, genau=False)


@pytest.mark.parametrize(
    "wort",
    [
        "",
        "und",
        "hundertund",
        "tausendund",
        "nullhundert",
        "zwanzigeins",
        "tausendtausend",
        "hunderthundert",
        "einhalb",
        "hundertnull",
        "zweizwei",
    ],
)
def test_a_word_that_is_almost_a_number_is_none(wort: str) -> None:
    assert lies_zahlwort(wort) is None
