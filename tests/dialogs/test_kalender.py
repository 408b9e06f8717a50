"""Dates in at most three taps, or typed as people write them."""

import pytest

from dialogs import kalender
from dialogs.preview import MUSTERSTADT
from knowledge.frage import WEISS_NICHT
from tests.dialogs.lotse import Lotse

BIS_ZUM_DATUM = ("kommune_typ", "einwohner", "landkreis_ksm", "modell_heute", "stellenumfang", "foerderphase")


@pytest.fixture
async def beginn(lotse: Lotse) -> Lotse:
    """Give a consultation at the question for the beginning of the funding."""
    await lotse.stimme_zu()
    await lotse.setze(**{frage: MUSTERSTADT[frage] for frage in BIS_ZUM_DATUM})
    await lotse.tippe("/beratung")
    assert lotse.frage is not None
    assert lotse.frage.id == "foerderbeginn"
    return lotse


async def test_year_month_and_day_in_three_taps(beginn: Lotse):
    await beginn.druecke("foerderbeginn/.j2025")
    await beginn.druecke("foerderbeginn/.m2025-07")
    await beginn.druecke("foerderbeginn/.d2025-07-15")
    assert (await beginn.gespeichert())["foerderbeginn"] == "2025-07-15"
    assert beginn.frage is not None
    assert beginn.frage.id == "foerderende"


async def test_the_first_button_of_a_month_is_its_beginning_or_its_end(beginn: Lotse):
    await beginn.antworte("2024-02-01")
    await beginn.druecke("foerderende/.j2028")
    await beginn.druecke("foerderende/.m2028-02")
    assert next(iter(beginn.tasten)) == "foerderende/.d2028-02-29"
    await beginn.druecke("foerderende/.d2028-02-29")
    assert (await beginn.gespeichert())["foerderende"] == "2028-02-29"


async def test_one_can_go_back_from_the_days_to_the_months_and_to_the_years(beginn: Lotse):
    await beginn.druecke("foerderbeginn/.j2025")
    await beginn.druecke("foerderbeginn/.m2025-07")
    await beginn.druecke("foerderbeginn/.j2025")
    assert "foerderbeginn/.m2025-12" in beginn.tasten
    await beginn.druecke("foerderbeginn/.v2025")
    assert "foerderbeginn/.j2025" in beginn.tasten


async def test_the_years_can_be_leafed_through_to_both_ends_and_no_further(beginn: Lotse):
    for richtung, ende in ((min, kalender.ERSTES_JAHR), (max, kalender.LETZTES_JAHR)):
        for _ in range(20):
            jahre = [int(knopf.rpartition(kalender.JAHR)[2]) for knopf in beginn.tasten if kalender.JAHR in knopf]
            if richtung(jahre) == ende:
                break
            blaettern = [int(knopf.rpartition(kalender.AB_JAHR)[2]) for knopf in beginn.tasten if kalender.AB_JAHR in knopf]
            await beginn.druecke(f"foerderbeginn/{kalender.AB_JAHR}{richtung(blaettern)}")
        assert richtung(jahre) == ende
    assert len([knopf for knopf in beginn.tasten if kalender.AB_JAHR in knopf]) == 1


@pytest.mark.parametrize(
    ("getippt", "beginnt", "endet"),
    [
        ("30.6.2028", "2028-06-30", "2028-06-30"),
        ("1.7.25", "2025-07-01", "2025-07-01"),
        ("Juli 2027", "2027-07-01", "2027-07-31"),
        ("März 27", "2027-03-01", "2027-03-31"),
        ("2028-02-29", "2028-02-29", "2028-02-29"),
        ("k.A.", WEISS_NICHT, WEISS_NICHT),
    ],
)
async def test_typed_dates_mean_the_first_day_of_a_beginning_and_the_last_of_an_end(beginn: Lotse, getippt: str, beginnt: str, endet: str):
    await beginn.tippe(getippt)
    await beginn.tippe(getippt)
    antworten = await beginn.gespeichert()
    assert (antworten["foerderbeginn"], antworten["foerderende"]) == (beginnt, endet)


@pytest.mark.parametrize("getippt", ["31.2.2027", "32.1.2027", "2027-13-01", "irgendwann"])
async def test_days_that_do_not_exist_are_not_stored(beginn: Lotse, getippt: str):
    await beginn.tippe(getippt)
    assert "foerderbeginn" not in await beginn.gespeichert()
    assert beginn.frage is not None
    assert beginn.frage.id == "foerderbeginn"


@pytest.mark.parametrize(
    "teil",
    [
        ".j1999",
        ".j2100",
        ".j02028",
        ".j２０２８",
        ".v99999",
        ".m2028-13",
        ".m2028-1",
        ".m2028-W1",
        ".d2028-02-30",
        ".d",
        ".d1900-01-01",
        ".j",
    ],
)
async def test_forged_buttons_of_the_calendar_explain_themselves(beginn: Lotse, teil: str):
    await beginn.druecke("foerderbeginn/.j2025")
    vorher = beginn.tasten
    intent = beginn.data("foerderbeginn/.m2025-07").partition("\x1d")[0]
    await beginn.druecke_daten(f"{intent}\x1dk:foerderbeginn/{teil}")
    assert beginn.toast
    assert beginn.tasten == vorher
    assert "foerderbeginn" not in await beginn.gespeichert()


async def test_a_typed_date_ends_what_was_begun_in_the_calendar(beginn: Lotse):
    await beginn.druecke("foerderbeginn/.j2025")
    await beginn.tippe("1.8.2025")
    await beginn.druecke("foerderende/.zurueck")
    assert any(kalender.JAHR in knopf for knopf in beginn.tasten)
    assert not any(kalender.MONAT in knopf for knopf in beginn.tasten)
