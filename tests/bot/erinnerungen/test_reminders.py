from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientConnectorError, ServerDisconnectedError

from bot.reminders import FRIST
from knowledge.erinnerung import Einstellung
from tests.bot.erinnerungen.conftest import METHODE, Abbruch, Welt, eine

STANDARD = Einstellung(land="BW")
NEUN = datetime(2027, 5, 3, 7, 0, tzinfo=UTC)


def einmal(fehler: BaseException) -> Callable[[int], None]:
    rest = [fehler]

    def wirf(_chat: int) -> None:
        if rest:
            raise rest.pop()

    return wirf


def immer(fehler: BaseException) -> Callable[[int], None]:
    def wirf(_chat: int) -> None:
        raise fehler

    return wirf


def netzfehler(ursache: BaseException) -> TelegramNetworkError:
    fehler = TelegramNetworkError(METHODE, "weg")
    fehler.__cause__ = ursache
    return fehler


KEINE_VERBINDUNG = ClientConnectorError.__new__(ClientConnectorError)


async def laufe(welt: Welt, dauer: timedelta = timedelta(hours=2), schritt: timedelta = timedelta(minutes=1)) -> None:
    """Run a worker for a while; a kill is followed by a new process."""
    ende = welt.uhr.jetzt + dauer
    dienst = welt.dienst()
    while welt.uhr.jetzt < ende:
        try:
            await dienst.tick()
        except BaseExceptionGroup as gruppe:
            if gruppe.split(Abbruch)[1] is not None:
                raise
            dienst = welt.dienst()
        welt.uhr.jetzt += schritt


async def test_what_is_due_goes_out_once_in_one_message(welt: Welt):
    await welt.person(1, STANDARD, [eine("a", NEUN), eine("b", NEUN), eine("c", NEUN + timedelta(days=1))])
    await laufe(welt)
    assert [(n.chat, n.zeit, n.schluessel) for n in welt.telegram.nachrichten] == [(1, NEUN, ("a/3/2027-05-06", "b/3/2027-05-06"))]
    welt.uhr.jetzt = NEUN + timedelta(days=1)
    await laufe(welt)
    assert welt.telegram.schluessel(1) == ["a/3/2027-05-06", "b/3/2027-05-06", "c/3/2027-05-06"]


async def test_nothing_goes_out_early(welt: Welt):
    await welt.person(1, STANDARD, [eine("a", NEUN + timedelta(minutes=30))])
    await laufe(welt, timedelta(minutes=30))
    assert welt.telegram.nachrichten == []


async def test_what_an_outage_held_back_waits_through_night_and_holiday_for_the_morning(welt: Welt):
    await welt.person(1, STANDARD, [eine("a", NEUN)])
    welt.uhr.jetzt = NEUN + timedelta(days=2, hours=18)
    await laufe(welt, timedelta(hours=40), timedelta(minutes=10))
    [nachricht] = welt.telegram.nachrichten
    assert f"{STANDARD.lokal(nachricht.zeit):%d. %H}" == "07. 09"


async def test_sending_is_paced_below_thirty_a_second(welt: Welt):
    for chat in range(1, 91):
        await welt.person(chat, STANDARD, [eine("a", NEUN)])
    await welt.dienst().tick()
    zeiten = [n.zeit for n in welt.telegram.nachrichten]
    assert len(zeiten) == 90
    assert all(sum(zeit <= andere < zeit + timedelta(seconds=1) for andere in zeiten) <= 30 for zeit in zeiten)
    assert zeiten[-1] - zeiten[0] < timedelta(seconds=90 / 28.5)


async def test_a_429_holds_everybody_for_as_long_as_telegram_says(welt: Welt):
    for chat in (1, 2, 3):
        await welt.person(chat, STANDARD, [eine("a", NEUN)])
    welt.telegram.vorher = einmal(TelegramRetryAfter(METHODE, "zu viel", 40))
    await laufe(welt, timedelta(minutes=10), timedelta(seconds=5))
    assert sorted(n.chat for n in welt.telegram.nachrichten) == [1, 2, 3]
    assert min(n.zeit for n in welt.telegram.nachrichten) >= NEUN + timedelta(seconds=40)


@pytest.mark.parametrize(
    "fehler",
    [TelegramServerError(METHODE, "502"), netzfehler(KEINE_VERBINDUNG), netzfehler(TimeoutError()), netzfehler(ServerDisconnectedError())],
    ids=["5xx", "keine Verbindung", "Zeitgrenze", "getrennt"],
)
async def test_a_passing_fault_is_tried_again_later(welt: Welt, fehler: TelegramAPIError):
    await welt.person(1, STANDARD, [eine("a", NEUN)])
    welt.telegram.vorher = einmal(fehler)
    await laufe(welt, timedelta(minutes=10), timedelta(seconds=5))
    [nachricht] = welt.telegram.nachrichten
    assert nachricht.zeit >= NEUN + timedelta(seconds=15)


@pytest.mark.parametrize("ursache", [KEINE_VERBINDUNG, TimeoutError()], ids=["keine Verbindung", "Zeitgrenze"])
async def test_a_long_outage_of_telegram_loses_nothing(welt: Welt, ursache: BaseException):
    await welt.person(1, STANDARD, [eine("a", NEUN)])
    welt.telegram.vorher = immer(netzfehler(ursache))
    await laufe(welt, timedelta(days=1), timedelta(minutes=10))
    assert welt.telegram.nachrichten == []
    welt.telegram.vorher = lambda _chat: None
    await laufe(welt, timedelta(days=1), timedelta(minutes=10))
    assert welt.telegram.schluessel(1) == ["a/3/2027-05-06"]


@pytest.mark.parametrize(
    ("fehler", "grund"),
    [
        (TelegramForbiddenError(METHODE, "Forbidden: bot was blocked by the user"), "blockiert"),
        (TelegramForbiddenError(METHODE, "Forbidden: user is deactivated"), "deaktiviert"),
        (TelegramMigrateToChat(METHODE, "moved", 5), "verschoben"),
        (TelegramBadRequest(METHODE, "Bad Request: chat not found"), "geloescht"),
    ],
)
async def test_a_chat_that_is_gone_ends_the_reminders_of_that_person_alone(welt: Welt, fehler: TelegramAPIError, grund: str):
    erste = await welt.person(1, STANDARD, [eine("a", NEUN), eine("b", NEUN + timedelta(days=1))])
    await welt.person(2, STANDARD, [eine("a", NEUN)])
    welt.telegram.vorher = lambda chat: immer(fehler)(chat) if chat == 1 else None
    await laufe(welt, timedelta(days=2), timedelta(minutes=30))
    assert [n.chat for n in welt.telegram.nachrichten] == [2]
    async with welt.db.transaction() as transaktion:
        plan = await transaktion.erinnerungen.plan(erste)
    assert plan is not None
    assert (plan.an, plan.grund) == (False, grund)


async def test_a_message_that_cannot_be_made_does_not_keep_the_others_waiting(welt: Welt):
    await welt.person(1, STANDARD, [eine("a", NEUN)])
    await welt.person(2, STANDARD, [eine("a", NEUN)])
    welt.telegram.vorher = lambda chat: immer(ZeroDivisionError())(chat) if chat == 1 else None
    await welt.dienst().tick()
    assert [n.chat for n in welt.telegram.nachrichten] == [2]
    assert await welt.dienst().tick() == 0


@pytest.mark.parametrize("punkt", ["vor dem Senden", "nach dem Senden"])
async def test_a_kill_loses_nothing_and_doubles_at_most_once(welt: Welt, punkt: str):
    await welt.person(1, STANDARD, [eine("a", NEUN)])
    if punkt == "vor dem Senden":
        welt.telegram.vorher = einmal(Abbruch())
    else:
        welt.telegram.nachher = einmal(Abbruch())
    await laufe(welt)
    assert len(welt.telegram.nachrichten) == (1 if punkt == "vor dem Senden" else 2)


async def test_a_kill_after_every_send_doubles_once_and_then_stops(welt: Welt):
    person = await welt.person(1, STANDARD, [eine("a", NEUN)])
    welt.telegram.nachher = immer(Abbruch())
    await laufe(welt, timedelta(hours=5))
    assert len(welt.telegram.nachrichten) == 2
    assert [eintrag.gesendet is not None for eintrag in await welt.alle(person)] == [True]


async def test_a_kill_between_claim_and_begin_costs_nothing_however_often(welt: Welt):
    await welt.person(1, STANDARD, [eine("a", NEUN)])

    async def abbruch(*_: object) -> None:
        raise Abbruch

    for _ in range(5):
        with pytest.raises(BaseExceptionGroup):
            await welt.dienst(verfasse=abbruch).tick()
        welt.uhr.jetzt += FRIST
    await laufe(welt)
    assert welt.telegram.schluessel(1) == ["a/3/2027-05-06"]


async def test_what_there_is_nothing_to_say_about_is_settled_without_a_message(welt: Welt):
    person = await welt.person(1, STANDARD, [eine("a", NEUN)])

    async def nichts(*_: object) -> None:
        return None

    await welt.dienst(verfasse=nichts).tick()
    assert welt.telegram.nachrichten == []
    assert [eintrag.gesendet for eintrag in await welt.alle(person)] == [NEUN]
