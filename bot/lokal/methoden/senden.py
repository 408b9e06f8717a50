"""Methods that add messages or show that the bot is busy."""

from typing import Any

from aiogram.methods import SendChatAction, SendDocument, SendMediaGroup, SendMessage, SendPhoto, SendRichMessage
from aiogram.types import InputMediaDocument, InputMediaPhoto, Message, PhotoSize

from bot.lokal.dateien import Datei, document_of
from bot.lokal.fehler import LimitViolationError, bad_request
from bot.lokal.grenzen import parse_beschriftung, parse_text
from bot.lokal.methoden.kontext import Kontext
from bot.lokal.reich import parse_reich

AKTIONEN = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
ALBUM = range(2, 11)


def _shared_fields(kontext: Kontext, methode: SendMessage | SendRichMessage | SendDocument | SendPhoto) -> dict[str, Any]:
    """Return the fields every kind of message has, checked."""
    verlauf = kontext.find_chat(methode.chat_id)
    felder: dict[str, Any] = {"reply_markup": kontext.check_markup(methode.reply_markup)}
    if kontext.resolve(methode.protect_content):
        felder["has_protected_content"] = True
    antwort = methode.reply_parameters
    ziel = antwort.message_id if antwort else getattr(methode, "reply_to_message_id", None)
    if ziel is not None:
        nachricht = verlauf.nachrichten.get(ziel)
        duldet = kontext.resolve(antwort.allow_sending_without_reply) if antwort else getattr(methode, "allow_sending_without_reply", None)
        if nachricht is None and not duldet:
            raise bad_request("message to be replied not found")
        if nachricht is not None:
            felder["reply_to_message"] = nachricht.model_copy(update={"reply_to_message": None, "reply_markup": None})
    return felder


def media_fields(datei: Datei) -> dict[str, Any]:
    """Return the fields by which a message carries this file."""
    if datei.art == "photo":
        groesse = PhotoSize(
            file_id=datei.file_id,
            file_unique_id=datei.file_unique_id,
            width=datei.breite,
            height=datei.hoehe,
            file_size=len(datei.inhalt),
        )
        return {"photo": [groesse], "document": None}
    return {"document": document_of(datei), "photo": None}


def caption_fields(kontext: Kontext, methode: Any) -> dict[str, Any]:
    """Return caption and entities as a message keeps them."""
    beschriftung = parse_beschriftung(methode.caption, kontext.resolve(methode.parse_mode), methode.caption_entities)
    return {"caption": beschriftung.text or None, "caption_entities": list(beschriftung.entities) or None}


async def send_message(kontext: Kontext, methode: SendMessage) -> Message:
    """Answer sendMessage."""
    felder = _shared_fields(kontext, methode)
    text = parse_text(methode.text, kontext.resolve(methode.parse_mode), methode.entities)
    verlauf = kontext.find_chat(methode.chat_id)
    return kontext.chat.add_nachricht(
        verlauf.chat.id, kontext.chat.bot_user, text=text.text, entities=list(text.entities) or None, **felder
    )


async def send_rich_message(kontext: Kontext, methode: SendRichMessage) -> Message:
    """Answer sendRichMessage."""
    felder = _shared_fields(kontext, methode)
    verlauf = kontext.find_chat(methode.chat_id)
    return kontext.chat.add_nachricht(verlauf.chat.id, kontext.chat.bot_user, rich_message=parse_reich(methode.rich_message), **felder)


async def send_document(kontext: Kontext, methode: SendDocument) -> Message:
    """Answer sendDocument."""
    felder = _shared_fields(kontext, methode) | caption_fields(kontext, methode)
    datei = await kontext.store_datei("document", methode.document)
    verlauf = kontext.find_chat(methode.chat_id)
    return kontext.chat.add_nachricht(verlauf.chat.id, kontext.chat.bot_user, **felder, **media_fields(datei))


async def send_photo(kontext: Kontext, methode: SendPhoto) -> Message:
    """Answer sendPhoto."""
    felder = _shared_fields(kontext, methode) | caption_fields(kontext, methode)
    datei = await kontext.store_datei("photo", methode.photo)
    verlauf = kontext.find_chat(methode.chat_id)
    return kontext.chat.add_nachricht(verlauf.chat.id, kontext.chat.bot_user, **felder, **media_fields(datei))


async def send_media_group(kontext: Kontext, methode: SendMediaGroup) -> list[Message]:
    """Answer sendMediaGroup for pictures and documents, 2–10 of one kind."""
    verlauf = kontext.find_chat(methode.chat_id)
    if len(methode.media) not in ALBUM:
        raise LimitViolationError(f"wrong number of media in the album ({len(methode.media)}, must be 2–10)")
    if len({medium.type for medium in methode.media}) > 1:
        raise LimitViolationError("can't mix documents with other media in the album")
    felder = []
    for medium in methode.media:
        if not isinstance(medium, InputMediaPhoto | InputMediaDocument):
            raise LimitViolationError(f"{type(medium).__name__} is not supported here")
        datei = await kontext.store_datei("photo" if isinstance(medium, InputMediaPhoto) else "document", medium.media)
        felder.append(caption_fields(kontext, medium) | media_fields(datei))
    album = f"album-{verlauf.chat.id}-{verlauf.naechste_id}"
    return [kontext.chat.add_nachricht(verlauf.chat.id, kontext.chat.bot_user, media_group_id=album, **f) for f in felder]


async def send_chat_action(kontext: Kontext, methode: SendChatAction) -> bool:
    """Answer sendChatAction: the person sees that the bot is busy for up to five seconds."""
    verlauf = kontext.find_chat(methode.chat_id)
    if methode.action not in AKTIONEN:
        raise LimitViolationError(f"wrong parameter action in request: {methode.action}")
    kontext.chat.aktionen.append((verlauf.chat.id, methode.action))
    kontext.chat.melde("aktion", verlauf.chat.id, methode.action)
    return True
