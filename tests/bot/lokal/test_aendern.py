"""Editing and deleting, with the errors a bot meets in real life."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto, InputMediaVideo


@pytest.fixture
async def nachricht(bot, person, knoepfe):
    await person.tippe("hallo")
    return await bot.send_message(11, "<b>a</b>", reply_markup=knoepfe([("A", "a"), ("B", "b")]))


@pytest.fixture
async def foto(bot, person, bild):
    await person.tippe("hallo")
    return await bot.send_photo(11, BufferedInputFile(bild(), "a.png"), caption="alt")


async def test_an_edit_changes_the_message_in_its_place(nachricht, person, uhr):
    uhr.vor(seconds=5)
    await nachricht.edit_text("b")
    assert person.letzte.message_id == nachricht.message_id
    assert (person.letzte.text, person.letzte.edit_date) == ("b", int(uhr.jetzt.timestamp()))
    assert person.letzte.date == nachricht.date


async def test_an_edit_without_keyboard_removes_the_keyboard(nachricht, person):
    await nachricht.edit_text("b")
    assert person.tastatur() == []


async def test_editing_with_the_same_content_is_refused_as_not_modified(nachricht, knoepfe, chat):
    with pytest.raises(TelegramBadRequest, match="Bad Request: message is not modified: specified new message content"):
        await nachricht.edit_text(" <b>a</b> ", reply_markup=knoepfe([("A", "a"), ("B", "b")]))
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await nachricht.edit_reply_markup(reply_markup=knoepfe([("A", "a"), ("B", "b")]))
    assert chat.verstoesse == []


async def test_the_same_text_with_other_markup_or_keyboard_is_an_edit(nachricht, knoepfe, person):
    await nachricht.edit_text("<i>a</i>", reply_markup=knoepfe([("A", "a"), ("B", "b")]))
    await nachricht.edit_text("<i>a</i>", reply_markup=knoepfe([("A", "a")]))
    assert person.tastatur() == [["A"]]


async def test_changing_only_the_keyboard_does_not_mark_the_message_as_edited(nachricht, person):
    await nachricht.edit_reply_markup(reply_markup=None)
    assert person.letzte.edit_date is None
    assert person.tastatur() == []


async def test_a_message_that_is_gone_cannot_be_edited(bot, nachricht):
    await nachricht.delete()
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=11, message_id=nachricht.message_id)


async def test_a_message_of_the_person_cannot_be_edited(bot, person):
    eigene = await person.tippe("hallo")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=11, message_id=eigene.message_id)


async def test_a_limit_broken_by_an_edit_is_recorded_and_changes_nothing(nachricht, person, chat):
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await nachricht.edit_text("x" * 4097)
    assert person.text == "a"
    assert [v.methode for v in chat.verstoesse] == ["editMessageText"]


async def test_text_and_caption_are_edited_by_their_own_methods(nachricht, foto):
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await nachricht.edit_caption(caption="x")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await foto.edit_text("x")
    assert (await foto.edit_caption(caption="<b>neu</b>")).caption == "neu"


async def test_the_file_of_a_message_can_be_replaced(foto, person, bild):
    await foto.edit_media(InputMediaPhoto(media=BufferedInputFile(bild(50, 50), "b.png"), caption="neu"))
    assert (person.letzte.photo[-1].width, person.letzte.caption) == (50, "neu")
    await foto.edit_media(InputMediaDocument(media=BufferedInputFile(b"x", "b.pdf")))
    assert person.letzte.photo is None
    assert person.letzte.document.file_name == "b.pdf"


async def test_a_text_message_can_become_one_with_a_picture(nachricht, person, bild):
    await nachricht.edit_media(InputMediaPhoto(media=BufferedInputFile(bild(), "b.png"), caption="neu"))
    assert person.letzte.text is None
    assert person.letzte.photo


async def test_a_kind_of_media_nobody_built_is_refused(foto):
    with pytest.raises(TelegramBadRequest, match="InputMediaVideo is not supported here"):
        await foto.edit_media(InputMediaVideo(media="x"))


async def test_a_deleted_message_is_gone_and_cannot_be_deleted_twice(bot, nachricht, person):
    await nachricht.delete()
    assert nachricht.message_id not in [n.message_id for n in person.nachrichten]
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(11, nachricht.message_id)


async def test_messages_can_be_deleted_for_48_hours_only(nachricht, uhr):
    uhr.vor(hours=48, seconds=1)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await nachricht.delete()


async def test_many_messages_are_deleted_at_once_skipping_those_that_cannot(bot, nachricht, person, uhr):
    uhr.vor(hours=47)
    neue = await bot.send_message(11, "neu")
    uhr.vor(hours=2)
    assert await bot.delete_messages(11, [nachricht.message_id, neue.message_id, 999])
    assert [n.message_id for n in person.nachrichten] == [1, nachricht.message_id]
    with pytest.raises(TelegramBadRequest, match="wrong number"):
        await bot.delete_messages(11, [])


async def test_only_a_message_that_exists_can_be_pinned(bot, nachricht):
    assert await bot.pin_chat_message(11, nachricht.message_id)
    assert await bot.unpin_chat_message(11)
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(11, 999)
