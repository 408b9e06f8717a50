"""What happens at the questions is counted where the operator has switched that on: by day, without anybody, and each tap once."""

from collections import Counter
from datetime import date

from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.betreiber import Betreiber
from tests.dialogs.lotse import Lotse


async def gezaehlt(lotse: Lotse) -> Counter[tuple[str, str]]:
    async with lotse.db.transaction() as transaktion:
        summen = await transaktion.statistik.summen(date(2026, 1, 1), date(2027, 1, 1))
    return Counter({(eintrag.frage, eintrag.art): eintrag.anzahl for eintrag in summen})


def schalte_ein(lotse: Lotse) -> None:
    object.__setattr__(lotse.deps, "betreiber", Betreiber(statistik=True))


async def test_nothing_is_counted_before_the_operator_says_so(lotse: Lotse):
    await lotse.beginne()
    await lotse.antworte(UNBEKANNT)
    assert await gezaehlt(lotse) == Counter()


async def test_each_question_of_a_consultation_is_counted_as_shown_and_as_answered_or_unknown(lotse: Lotse):
    schalte_ein(lotse)
    await lotse.beginne()
    erwartet: Counter[tuple[str, str]] = Counter()
    nummer = 0
    while (frage := lotse.frage) is not None:
        weiss_nicht = frage.art == "datum" or nummer % 2
        nummer += 1
        erwartet[frage.id, "gezeigt"] += 1
        erwartet[frage.id, "unbekannt" if weiss_nicht else "beantwortet"] += 1
        await lotse.antworte(UNBEKANNT if weiss_nicht else str(frage.optionen[0].wert))
    assert nummer > 5
    assert await gezaehlt(lotse) == erwartet


async def test_a_question_that_is_left_was_shown_and_not_answered(lotse: Lotse):
    schalte_ein(lotse)
    await lotse.beginne()
    frage = lotse.frage
    await lotse.tippe("/menu")
    assert frage is not None
    assert await gezaehlt(lotse) == Counter({(frage.id, "gezeigt"): 1})


async def test_an_answer_delivered_again_counts_once_and_a_typed_one_counts_too(lotse: Lotse):
    schalte_ein(lotse)
    await lotse.beginne()
    frage = lotse.frage
    await lotse.tippe("Gemeinde")
    assert frage is not None
    vorher = await gezaehlt(lotse)
    assert vorher[frage.id, "beantwortet"] == 1
    await lotse.kim.wiederhole()
    assert await gezaehlt(lotse) == vorher
