"""Methods that change, remove or pin messages."""

from datetime import timedelta
from typing import Any

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    PinChatMessage,
    UnpinChatMessage,
)
from aiogram.types import InputMediaDocument, InputMediaPhoto, Message

from bot.lokal.chat import file_id_of
from bot.lokal.fehler import LimitViolationError, bad_request
from bot.lokal.grenzen import parse_text
from bot.lokal.methoden.kontext import Kontext
from bot.lokal.methoden.senden import caption_fields, media_fields
from bot.lokal.reich import parse_reich

LOESCHBAR = timedelta(hours=48)
UNVERAENDERT = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_INHALT = {"text", "entities", "rich_message", "caption", "caption_entities", "reply_markup"}


def _content(nachricht: Message) -> tuple[Any, ...]:
    return file_id_of(nachricht), nachricht.model_dump(include=_INHALT)


def _edit(kontext: Kontext, nachricht: Message, felder: dict[str, Any]) -> Message:
    neu = nachricht.model_copy(update=felder)
    if _content(neu) == _content(nachricht):
        raise bad_request(UNVERAENDERT)
    if felder.keys() != {"reply_markup"}:
        neu = neu.model_copy(update={"edit_date": int(kontext.chat.uhr().timestamp())})
    return kontext.chat.replace_nachricht(neu)


async def edit_message_text(kontext: Kontext, methode: EditMessageText) -> Message:
    """Answer editMessageText, text to rich message and back too; without a keyboard in the call the message loses it."""
    nachricht = kontext.find_own(methode.chat_id, methode.message_id)
    if nachricht.text is None and nachricht.rich_message is None:
        raise bad_request("there is no text in the message to edit")
    felder: dict[str, Any] = {
        "reply_markup": kontext.check_markup(methode.reply_markup),
        "text": None,
        "entities": None,
        "rich_message": None,
    }
    if methode.rich_message is not None:
        return _edit(kontext, nachricht, felder | {"rich_message": parse_reich(methode.rich_message)})
    text = parse_text(methode.text, kontext.resolve(methode.parse_mode), methode.entities)
    return _edit(kontext, nachricht, felder | {"text": text.text, "entities": list(text.entities) or None})


async def edit_message_caption(kontext: Kontext, methode: EditMessageCaption) -> Message:
    """Answer editMessageCaption."""
    nachricht = kontext.find_own(methode.chat_id, methode.message_id)
    if file_id_of(nachricht) is None:
        raise bad_request("there is no caption in the message to edit")
    markup = kontext.check_markup(methode.reply_markup)
    return _edit(kontext, nachricht, caption_fields(kontext, methode) | {"reply_markup": markup})


async def edit_message_media(kontext: Kontext, methode: EditMessageMedia) -> Message:
    """Answer editMessageMedia; a text message may become one with a file, never the other way round."""
    nachricht = kontext.find_own(methode.chat_id, methode.message_id)
    medium = methode.media
    if not isinstance(medium, InputMediaPhoto | InputMediaDocument):
        raise LimitViolationError(f"{type(medium).__name__} is not supported here")
    felder = caption_fields(kontext, medium) | {"reply_markup": kontext.check_markup(methode.reply_markup), "text": None, "entities": None}
    datei = await kontext.store_datei("photo" if isinstance(medium, InputMediaPhoto) else "document", medium.media)
    return _edit(kontext, nachricht, felder | media_fields(datei))


async def edit_message_reply_markup(kontext: Kontext, methode: EditMessageReplyMarkup) -> Message:
    """Answer editMessageReplyMarkup."""
    nachricht = kontext.find_own(methode.chat_id, methode.message_id)
    return _edit(kontext, nachricht, {"reply_markup": kontext.check_markup(methode.reply_markup)})


async def delete_message(kontext: Kontext, methode: DeleteMessage) -> bool:
    """Answer deleteMessage; only within 48 hours, and in private chats both sides' messages."""
    verlauf = kontext.find_chat(methode.chat_id)
    nachricht = verlauf.nachrichten.get(methode.message_id)
    if nachricht is None:
        raise bad_request("message to delete not found")
    if kontext.chat.uhr() - nachricht.date > LOESCHBAR:
        raise bad_request("message can't be deleted for everyone")
    kontext.chat.delete_nachricht(verlauf.chat.id, methode.message_id)
    return True


async def delete_messages(kontext: Kontext, methode: DeleteMessages) -> bool:
    """Answer deleteMessages: 1–100 ids; those that cannot be deleted are skipped in silence."""
    verlauf = kontext.find_chat(methode.chat_id)
    if not 1 <= len(methode.message_ids) <= 100:  # noqa: PLR2004 - the figure stands in the docstring
        raise LimitViolationError(f"wrong number of messages to delete ({len(methode.message_ids)}, must be 1–100)")
    for message_id in methode.message_ids:
        nachricht = verlauf.nachrichten.get(message_id)
        if nachricht is not None and kontext.chat.uhr() - nachricht.date <= LOESCHBAR:
            kontext.chat.delete_nachricht(verlauf.chat.id, message_id)
    return True


async def pin_chat_message(kontext: Kontext, methode: PinChatMessage) -> bool:
    """Answer pinChatMessage; the pin itself is not shown."""
    if methode.message_id not in kontext.find_chat(methode.chat_id).nachrichten:
        raise bad_request("message to pin not found")
    return True


async def unpin_chat_message(kontext: Kontext, methode: UnpinChatMessage) -> bool:
    """Answer unpinChatMessage."""
    kontext.find_chat(methode.chat_id)
    return True
