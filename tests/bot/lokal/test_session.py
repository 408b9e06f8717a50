"""A dialog bot on the local session: what a person does, and what goes wrong on the way."""

import asyncio

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetMe, SendMessage

from bot.lokal.fehler import NoSuchButtonError
from bot.lokal.stoerung import netzfehler, retry_after, serverfehler, verboten


async def test_start_opens_the_dialog_with_its_keyboard(person, chat):
    await person.tippe("/start")
    assert person.letzte.html_text == "<b>Wie groß</b> ist Ihre Kommune?"
    assert person.tastatur() == [["bis 10 000", "10 000 bis 50 000", "über 50 000"], ["Was zählt?"]]
    assert chat.verstoesse == []


async def test_a_choice_edits_the_same_message_in_place(person, chat):
    await person.tippe("/start")
    vorher = person.letzte.message_id
    await person.druecke("10 000 bis 50 000")
    assert person.letzte.message_id == vorher
    assert person.text == "Gewählt: mittel (1).\nWie heißt die Kommune?"
    assert len(person.nachrichten) == 2
    assert chat.verstoesse == []


async def test_typed_input_reaches_the_dialog_and_the_old_keyboard_goes(person, chat):
    await person.tippe("/start")
    await person.druecke("bis 10 000")
    alte = person.letzte.message_id
    await person.tippe("Musterstadt")
    assert "Bisher: Musterstadt" in person.text
    assert person.letzte.message_id > alte
    assert person.tastatur(alte) == []
    assert chat.verstoesse == []


async def test_an_answer_of_a_callback_reaches_the_person(person):
    await person.tippe("/start")
    abfrage = await person.druecke("Was zählt?")
    assert abfrage is not None
    assert (abfrage.beantwortet, abfrage.text, abfrage.alert) == (True, "Es zählt der Hauptwohnsitz.", False)
    assert person.antworten == [abfrage]


async def test_a_late_tap_on_a_button_that_is_gone_still_reaches_the_bot(person):
    await person.tippe("/start")
    daten = person.knoepfe()[0].callback_data
    nachricht = person.letzte.message_id
    await person.druecke("über 50 000")
    abfrage = await person.druecke(data=daten, message_id=nachricht)
    assert abfrage is not None
    assert (abfrage.data, abfrage.beantwortet) == (daten, True)
    assert "Gewählt: gross (1)." in person.text


async def test_two_taps_at_the_same_time_are_two_updates_handled_one_after_the_other(person, session):
    await person.tippe("/start")
    await person.druecke("bis 10 000", mal=2)
    assert "Gewählt: klein (1)." in person.text
    assert len([m for m in session.aufrufe if isinstance(m, AnswerCallbackQuery)]) == 2


async def test_a_repeated_update_keeps_its_id(person, dispatcher):
    gesehen = []

    @dispatcher.update.outer_middleware()
    async def _merke(handler, event, data):
        gesehen.append(event.update_id)
        return await handler(event, data)

    with pytest.raises(LookupError):
        await person.wiederhole()
    await person.tippe("/start")
    await person.wiederhole()
    assert gesehen[0] == gesehen[1]
    assert len(person.nachrichten) == 3


async def test_a_button_that_does_not_exist_is_named_together_with_those_that_do(person):
    await person.tippe("/start")
    with pytest.raises(NoSuchButtonError, match=r"no button 'Nirgends'; there are \['bis 10 000'"):
        await person.druecke("Nirgends")


async def test_a_callback_nobody_answers_is_a_violation(person, chat):
    await person.tippe("/knoepfe")
    await person.druecke("Stumm")
    assert [(v.methode, v.text) for v in chat.verstoesse] == [("answerCallbackQuery", 'callback query "stumm" was never answered')]


async def test_a_failing_handler_reaches_the_test_and_leaves_a_violation(person, chat):
    await person.tippe("/knoepfe")
    with pytest.raises(RuntimeError, match="broken on purpose"):
        await person.druecke("Fehler")
    assert len(chat.verstoesse) == 1


async def test_an_expired_query_is_refused_without_being_a_violation(person, chat):
    await person.tippe("/knoepfe")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await person.druecke("Meldung", verfallen=True)
    assert chat.verstoesse == []


async def test_an_inaccessible_message_arrives_without_its_content(person):
    await person.tippe("/knoepfe")
    await person.druecke("Bearbeiten", unzugaenglich=True)
    assert person.text == "Bitte wählen."


async def test_a_button_linking_to_the_bot_starts_it(person, bot, knoepfe):
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    await person.tippe("/start")
    knopf = InlineKeyboardButton(text="V8", url="https://t.me/lotse_lokal_bot?start=V8")
    fremd = InlineKeyboardButton(text="Weg", url="https://example.org")
    await bot.send_message(11, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[knopf, fremd]]))
    assert await person.druecke("V8") is None
    assert "/start V8" in [n.text for n in person.nachrichten]
    with pytest.raises(NoSuchButtonError, match="sends nothing"):
        await person.druecke("Weg")


async def test_a_long_typed_text_goes_as_several_messages_without_breaking_a_character(person, dispatcher):
    await person.tippe("🌱" * 3000)
    texte = [n.text for n in person.nachrichten if not n.from_user.is_bot]
    assert [len(t) for t in texte] == [2048, 952]
    with pytest.raises(ValueError, match="empty"):
        await person.tippe("  ")


async def test_an_own_message_can_be_edited_and_any_kind_be_sent(person, dispatcher):
    gesehen = []

    @dispatcher.edited_message()
    async def _merke(message):
        gesehen.append(message.text)

    nachricht = await person.tippe("a")
    await person.bearbeite(nachricht.message_id, "b")
    assert gesehen == ["b"]
    assert (await person.sende(location={"latitude": 50.9, "longitude": 6.9})).content_type == "location"


async def test_a_person_can_write_in_a_group(person, chat, dispatcher):
    gruppe = chat.gruppe()
    nachricht = await person.tippe("hallo", gruppe)
    assert nachricht.chat.type == "supergroup"
    assert person.nachrichten == ()


async def test_the_flood_limit_meets_one_call_and_no_other(person, session, bot):
    await person.tippe("/start")
    session.fehler.append(retry_after(3, SendMessage))
    await bot.me()
    with pytest.raises(TelegramRetryAfter) as fehler:
        await bot.send_message(11, "x")
    assert fehler.value.retry_after == 3
    assert (await bot.send_message(11, "x")).text == "x"
    assert session.fehler == []


@pytest.mark.parametrize(
    ("stoerung", "art"), [(netzfehler, TelegramNetworkError), (serverfehler, TelegramServerError), (verboten, TelegramForbiddenError)]
)
async def test_each_kind_of_fault_raises_its_own_error_as_often_as_told(person, session, bot, stoerung, art):
    await person.tippe("/start")
    session.fehler.append(stoerung(mal=2))
    for _ in range(2):
        with pytest.raises(art):
            await bot.send_message(11, "nein")
    assert (await bot.send_message(11, "ja")).text == "ja"
    assert "nein" not in [n.text for n in person.nachrichten]


async def test_a_lost_answer_means_the_call_was_executed(person, session, bot):
    await person.tippe("/start")
    session.fehler.append(netzfehler(SendMessage, danach=True))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(11, "doch da")
    assert person.text == "doch da"


async def test_the_hook_sees_every_call_before_it_happens_and_may_stop_it(person, session):
    await person.tippe("/start")
    gesehen = []

    async def hook(methode):
        gesehen.append(type(methode))
        if isinstance(methode, EditMessageText):
            raise TelegramNetworkError(method=methode, message="weg")

    session.vor_aufruf = hook
    with pytest.raises(TelegramNetworkError):
        await person.druecke("bis 10 000")
    assert gesehen[0] is EditMessageText
    assert "Wie groß" in person.text


async def test_calls_interleave_as_they_do_over_a_network(bot):
    reihenfolge = []

    async def ruf(name):
        reihenfolge.append(name)
        await bot(GetMe())
        reihenfolge.append(name)

    await asyncio.gather(ruf("a"), ruf("b"))
    assert reihenfolge == ["a", "b", "a", "b"]
