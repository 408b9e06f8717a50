"""The bot about itself: identity, commands, descriptions, files, updates, answers."""

import asyncio

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MenuButtonCommands,
)

from bot.lokal.chat import LokalerChat
from bot.lokal.session import create_lokaler_bot


async def test_the_bot_knows_itself(bot, chat):
    ich = await bot.me()
    assert (ich.id, ich.username, ich.is_bot) == (chat.bot_user.id, "lotse_lokal_bot", True)
    assert bot.id == ich.id


async def test_the_narrowest_command_menu_is_shown(bot, chat):
    chat.person(11)
    await bot.set_my_commands([BotCommand(command="/alle", description="a")])
    assert [b.command for b in chat.befehle_fuer(11)] == ["alle"]
    await bot.set_my_commands([BotCommand(command="privat", description="a")], scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand(command="deutsch", description="a")], scope=BotCommandScopeAllPrivateChats(), language_code="de")
    assert [b.command for b in chat.befehle_fuer(11)] == ["deutsch"]
    assert [b.command for b in chat.befehle_fuer(11, "en")] == ["privat"]
    await bot.set_my_commands([BotCommand(command="nur_hier", description="a")], scope=BotCommandScopeChat(chat_id=11))
    assert [b.command for b in chat.befehle_fuer(11)] == ["nur_hier"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=11))
    assert [b.command for b in chat.befehle_fuer(11)] == ["deutsch"]


async def test_commands_are_read_for_exactly_one_scope(bot):
    await bot.set_my_commands([BotCommand(command="a", description="b")])
    assert [b.command for b in await bot.get_my_commands()] == ["a"]
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == []


async def test_a_bad_command_is_refused_and_recorded(bot, chat):
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="löschen", description="x")])
    assert len(chat.verstoesse) == 1


async def test_descriptions_and_name_are_kept_within_their_limits(bot):
    await bot.set_my_description("Lang")
    await bot.set_my_short_description("Kurz", language_code="de")
    await bot.set_my_name("Lotse")
    assert (await bot.get_my_description()).description == "Lang"
    assert (await bot.get_my_short_description(language_code="de")).short_description == "Kurz"
    assert (await bot.get_my_short_description()).short_description == ""
    assert (await bot.get_my_name()).name == "Lotse"
    for zu_lang in (bot.set_my_description("x" * 513), bot.set_my_short_description("x" * 121), bot.set_my_name("x" * 65)):
        with pytest.raises(TelegramBadRequest, match="too long"):
            await zu_lang


async def test_the_menu_button_is_remembered(bot):
    assert (await bot.get_chat_menu_button()).type == "default"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_a_sent_file_can_be_downloaded(bot, person):
    await person.tippe("hallo")
    nachricht = await bot.send_document(11, BufferedInputFile(b"%PDF" * 40_000, "a.pdf"))
    datei = await bot.get_file(nachricht.document.file_id)
    assert datei.file_size == 160_000
    inhalt = await bot.download(nachricht.document)
    assert inhalt is not None
    assert inhalt.read() == b"%PDF" * 40_000
    with pytest.raises(TelegramBadRequest, match="wrong file_id"):
        await bot.get_file("unbekannt")


async def test_without_dispatcher_updates_wait_for_get_updates():
    chat = LokalerChat()
    bot = create_lokaler_bot(chat)
    await chat.person(5).tippe("hallo")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "hallo"
    assert await bot.get_updates(offset=update.update_id + 1) == []


async def test_long_polling_of_aiogram_runs_on_the_session(neuer_dispatcher):
    chat = LokalerChat()
    bot = create_lokaler_bot(chat)
    dispatcher = neuer_dispatcher()
    geantwortet = asyncio.Event()
    chat.beobachter.append(lambda e: geantwortet.set() if e.art == "nachricht" and e.inhalt.from_user.is_bot else None)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
    await chat.person(5).tippe("/start")
    await asyncio.wait_for(geantwortet.wait(), 3)
    await dispatcher.stop_polling()
    await polling
    assert chat.person(5).text == "Wie groß ist Ihre Kommune?"


async def test_a_webhook_forbids_polling_until_it_is_deleted(bot, chat):
    with pytest.raises(TelegramBadRequest, match="HTTPS URL must be provided"):
        await bot.set_webhook("http://example.org")
    await bot.set_webhook("https://example.org/hook")
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


@pytest.fixture
async def gedrueckt(bot, person, chat, knoepfe):
    """Press a button while no dispatcher listens, so that its query waits."""
    from bot.lokal.chat import Abfrage

    await person.tippe("hallo")
    nachricht = await bot.send_message(11, "x", reply_markup=knoepfe([("A", "a")]))
    return chat.add_abfrage(Abfrage("1", 11, 11, nachricht.message_id, "a", chat.uhr()))


async def test_an_answered_callback_keeps_text_and_kind(bot, gedrueckt):
    await bot.answer_callback_query("1", "Gespeichert.", show_alert=True)
    assert (gedrueckt.beantwortet, gedrueckt.text, gedrueckt.alert) == (True, "Gespeichert.", True)


async def test_answering_late_or_an_unknown_callback_is_refused_as_too_old(bot, gedrueckt, uhr, chat):
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"):
        await bot.answer_callback_query("2")
    uhr.vor(seconds=61)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query("1")
    assert chat.verstoesse == []


async def test_a_callback_a_polling_bot_never_answers_becomes_a_violation_once(bot, gedrueckt, chat, uhr):
    await bot.get_updates()
    assert chat.verstoesse == []
    uhr.vor(seconds=61)
    await bot.get_updates()
    await bot.get_updates()
    assert [v.text for v in chat.verstoesse] == ['callback query "a" was never answered']


async def test_a_second_answer_is_harmless_unless_its_text_gets_lost(bot, gedrueckt, chat):
    await bot.answer_callback_query("1", "a")
    await bot.answer_callback_query("1")
    assert chat.verstoesse == []
    await bot.answer_callback_query("1", "b")
    assert 'nobody sees "b"' in chat.verstoesse[0].text
    assert gedrueckt.text == "a"


async def test_an_answer_over_200_characters_is_refused_and_recorded(bot, gedrueckt, chat):
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query("1", "x" * 201)
    assert len(chat.verstoesse) == 1
    assert not gedrueckt.beantwortet


def artikel(kennung="1", text="x"):
    return InlineQueryResultArticle(id=kennung, title="V8", input_message_content=InputTextMessageContent(message_text=text))


@pytest.mark.parametrize(
    ("ergebnisse", "grund"),
    [
        ([artikel(str(i)) for i in range(51)], "RESULTS_TOO_MUCH"),
        ([artikel(), artikel()], "RESULT_ID_DUPLICATE"),
        ([artikel("x" * 65)], "RESULT_ID_INVALID"),
        ([artikel(text="<b>x")], "can't parse entities"),
    ],
)
async def test_inline_results_beyond_the_limits_are_refused(bot, ergebnisse, grund):
    with pytest.raises(TelegramBadRequest, match=grund):
        await bot.answer_inline_query("1", ergebnisse)


async def test_a_person_sees_the_inline_results(bot, person, dispatcher):
    @dispatcher.inline_query()
    async def _antworte(query):
        await query.answer([artikel(text=f"<b>{query.query}</b>")])

    (ergebnis,) = await person.frage_inline("V8")
    assert ergebnis.input_message_content.message_text == "<b>V8</b>"
