"""Sending: every method that adds a message, and every way it is refused."""

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    URLInputFile,
)


async def test_a_sent_message_is_stored_as_it_was_answered(bot, person):
    await person.tippe("hallo")
    nachricht = await bot.send_message(11, "  <b>Guten</b> Tag ", protect_content=True)
    assert (nachricht.text, nachricht.html_text) == ("Guten Tag", "<b>Guten</b> Tag")
    assert nachricht.has_protected_content
    assert nachricht.from_user is not None
    assert nachricht.from_user.id == bot.id
    assert person.letzte == nachricht


async def test_message_ids_grow_over_both_sides(bot, person):
    eigene = await person.tippe("hallo")
    erste = await bot.send_message(11, "a")
    zweite = await bot.send_message(11, "b")
    assert [eigene.message_id, erste.message_id, zweite.message_id] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "grund"),
    [("", "message text is empty"), ("<b>x", "can't parse entities: Can't find end tag"), ("x" * 4097, "message is too long")],
)
async def test_a_text_beyond_the_limits_is_refused_and_recorded(bot, chat, person, text, grund):
    await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match="Bad Request: " + grund):
        await bot.send_message(11, text)
    assert [(v.methode, v.chat_id) for v in chat.verstoesse] == [("sendMessage", 11)]
    assert grund in chat.verstoesse[0].text


async def test_callback_data_of_65_bytes_are_refused_and_recorded(bot, chat, person, knoepfe):
    await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match="BUTTON_DATA_INVALID"):
        await bot.send_message(11, "x", reply_markup=knoepfe([("a", "x" * 65)]))
    assert len(chat.verstoesse) == 1


async def test_nobody_can_be_written_to_who_has_not_begun(bot, chat):
    chat.person(12)
    for unbekannt in (12, 999, "@niemand"):
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(unbekannt, "x")
    assert chat.verstoesse == []


async def test_a_person_who_blocked_the_bot_cannot_be_written_to(bot, person):
    await person.tippe("hallo")
    await person.blockiere()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(11, "x")
    await person.entblockiere()
    assert (await bot.send_message(11, "x")).text == "x"


async def test_a_document_carries_name_kind_and_size(bot, chat, person):
    await person.tippe("hallo")
    nachricht = await bot.send_document(11, BufferedInputFile(b"%PDF", "Bericht.pdf"), caption="<i>fertig</i>")
    assert nachricht.document is not None
    assert (nachricht.document.file_name, nachricht.document.mime_type, nachricht.document.file_size) == (
        "Bericht.pdf",
        "application/pdf",
        4,
    )
    assert nachricht.caption == "fertig"
    assert chat.dateien[nachricht.document.file_id].inhalt == b"%PDF"


async def test_a_file_on_disk_is_read(bot, chat, person, tmp_path):
    (tmp_path / "plan.ics").write_bytes(b"BEGIN:VCALENDAR")
    await person.tippe("hallo")
    nachricht = await bot.send_document(11, FSInputFile(tmp_path / "plan.ics"))
    assert chat.dateien[nachricht.document.file_id].inhalt == b"BEGIN:VCALENDAR"


async def test_a_picture_knows_its_size_and_can_be_sent_again_by_its_id(bot, person, bild):
    await person.tippe("hallo")
    nachricht = await bot.send_photo(11, BufferedInputFile(bild(40, 30), "a.png"))
    assert (nachricht.photo[-1].width, nachricht.photo[-1].height) == (40, 30)
    noch_einmal = await bot.send_photo(11, nachricht.photo[-1].file_id, caption="x")
    assert noch_einmal.photo == nachricht.photo


async def test_a_file_of_the_other_kind_or_of_no_known_id_is_refused(bot, person, bild):
    await person.tippe("hallo")
    foto = await bot.send_photo(11, BufferedInputFile(bild(), "a.png"))
    with pytest.raises(TelegramBadRequest, match="can't use file of type Photo as Document"):
        await bot.send_document(11, foto.photo[-1].file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_photo(11, "unbekannt")


async def test_nothing_is_fetched_from_the_internet(bot, chat, person):
    await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_photo(11, "https://example.org/a.png")
    with pytest.raises(Exception, match="nothing outside of this process"):
        await bot.send_document(11, URLInputFile("https://example.org/a.pdf", filename="a.pdf"))


@pytest.mark.parametrize(("inhalt", "name", "grund"), [(b"", "a.pdf", "non-empty"), (b"x", "../a.pdf", "path")])
async def test_a_bad_upload_is_refused_and_recorded(bot, chat, person, inhalt, name, grund):
    await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match=grund):
        await bot.send_document(11, BufferedInputFile(inhalt, name))
    assert len(chat.verstoesse) == 1


async def test_an_album_arrives_as_one_group(bot, person, bild):
    await person.tippe("hallo")
    medien = [InputMediaPhoto(media=BufferedInputFile(bild(10 + i, 10), f"{i}.png"), caption=str(i)) for i in range(2)]
    nachrichten = await bot.send_media_group(11, medien)
    assert len({n.media_group_id for n in nachrichten}) == 1
    assert [n.caption for n in nachrichten] == ["0", "1"]


async def test_an_album_of_one_or_of_mixed_kinds_is_refused(bot, person, bild):
    await person.tippe("hallo")
    foto = InputMediaPhoto(media=BufferedInputFile(bild(), "a.png"))
    dokument = InputMediaDocument(media=BufferedInputFile(b"x", "a.pdf"))
    with pytest.raises(TelegramBadRequest, match="wrong number of media"):
        await bot.send_media_group(11, [foto])
    with pytest.raises(TelegramBadRequest, match="can't mix"):
        await bot.send_media_group(11, [foto, dokument])


async def test_a_reply_carries_what_it_answers_and_needs_it_to_exist(bot, person):
    frage = await person.tippe("hallo")
    nachricht = await frage.as_(bot).reply("selbst hallo")
    assert nachricht.reply_to_message.text == "hallo"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(11, "x", reply_parameters=ReplyParameters(message_id=99))
    assert await bot.send_message(11, "x", reply_parameters=ReplyParameters(message_id=99, allow_sending_without_reply=True))


async def test_a_reply_keyboard_is_a_violation_and_its_removal_is_none(bot, chat, person):
    await person.tippe("hallo")
    await bot.send_message(11, "x", reply_markup=ReplyKeyboardRemove(remove_keyboard=True))
    assert chat.verstoesse == []
    with pytest.raises(TelegramBadRequest, match="not supported here"):
        await bot.send_message(11, "x", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="a")]]))
    assert len(chat.verstoesse) == 1


async def test_a_chat_action_is_seen_and_an_unknown_one_refused(bot, person):
    await person.tippe("hallo")
    await bot.send_chat_action(11, "typing")
    assert person.aktionen == ("typing",)
    with pytest.raises(TelegramBadRequest, match="wrong parameter action"):
        await bot.send_chat_action(11, "denkt")


async def test_a_method_nobody_built_is_refused_and_recorded(bot, chat, person):
    await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match="method not supported here: sendDice"):
        await bot.send_dice(11)
    assert [v.methode for v in chat.verstoesse] == ["sendDice"]
