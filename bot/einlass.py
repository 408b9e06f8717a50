"""What is let in: the kinds of updates that somebody answers, without characters that no text has, and nothing of Telegram's own.

All of it looks at the update alone, so it comes before the person's turn, the dialogs and the database.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.enums import ContentType
from aiogram.types import InlineQuery, Message, TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

ARTEN: Final = frozenset({"message", "edited_message", "callback_query", "inline_query", "aiogd_update"})
# Half of a character, what is none, and control characters but for tabs and line ends: no keyboard types them, and neither every
# database nor a document takes them.
KEIN_TEXT: Final = re.compile("[\ud800-\udfff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ufffe\uffff]")
GROESSTE_ID: Final = 2**63 - 1
ERSATZ: Final = "\N{REPLACEMENT CHARACTER}"
# The data of a button are compared with buttons and nothing else, and the dialog library marks its own with a control character.
TEXTFELDER: Final = {Message: ("text", "caption"), InlineQuery: ("query",)}

# Everything else that a message can hold is Telegram's own news of the chat (pinned, a timer was set …), and nobody waits for an answer.
VON_PERSONEN: Final = frozenset(
    {
        *(ContentType.TEXT, ContentType.ANIMATION, ContentType.AUDIO, ContentType.DOCUMENT, ContentType.LIVE_PHOTO, ContentType.PAID_MEDIA),
        *(ContentType.PHOTO, ContentType.STICKER, ContentType.STORY, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE),
        *(ContentType.CHECKLIST, ContentType.CONTACT, ContentType.DICE, ContentType.GAME, ContentType.POLL, ContentType.VENUE),
        *(ContentType.LOCATION, ContentType.INVOICE, ContentType.PASSPORT_DATA, ContentType.WEB_APP_DATA, ContentType.RICH_MESSAGE),
        *(ContentType.USERS_SHARED, ContentType.CHAT_SHARED, ContentType.GIVEAWAY, ContentType.UNKNOWN),
    }
)


class HandledKinds(BaseMiddleware):
    """Drop the kinds of updates that nobody answers, and those whose sender is not the owner of the private chat they came from."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update if it is of a kind that is answered."""
        if (
            isinstance(event, Update)
            and _art(event) in ARTEN
            and not (_is_foreign(data) or _is_silent(event) or _is_too_large(event, data))
        ):
            return await handler(event, data)
        return None


class CleanText(BaseMiddleware):
    """Replace what is no character, before it reaches a template, the log or the database."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update with readable text."""
        if isinstance(event, Update) and (neu := _clean(event.event)) is not None:
            event = event.model_copy(update={event.event_type: neu})
        return await handler(event, data)


class NoServiceMessages(BaseMiddleware):
    """Drop Telegram's own messages: a person who pins something has asked nothing."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the message if a person has sent it."""
        if isinstance(event, Message) and event.content_type not in VON_PERSONEN:
            return None
        return await handler(event, data)


def _art(update: Update) -> str | None:
    """Return the kind of an update, None for one that is newer than this program."""
    try:
        return update.event_type
    except UpdateTypeLookupError:
        return None


def _is_silent(update: Update) -> bool:
    """Tell whether nobody waits for an answer: to a tap without data (only games have such buttons), or to a change of anything but a text.

    A live location changes by itself every few seconds.
    """
    if update.callback_query is not None:
        return update.callback_query.data is None
    return update.edited_message is not None and update.edited_message.text is None


def _is_too_large(update: Update, data: dict[str, Any]) -> bool:
    """Tell whether an id is larger than any of Telegram's, and than a database takes."""
    personen = (data.get("event_chat"), data.get("event_from_user"))
    nummern = [update.update_id, *(wer.id for wer in personen if wer is not None)]
    nachricht = update.message or update.edited_message or (update.callback_query.message if update.callback_query else None)
    if nachricht is not None:
        nummern.append(nachricht.message_id)
    return any(abs(nummer) > GROESSTE_ID for nummer in nummern)


def clean(text: str) -> str:
    """Return the text with a mark in place of each half or control character."""
    return KEIN_TEXT.sub(ERSATZ, text)


def _clean(ereignis: TelegramObject) -> TelegramObject | None:
    """Return a copy without such characters, None where there are none."""
    felder = next((felder for art, felder in TEXTFELDER.items() if isinstance(ereignis, art)), ())
    neu: dict[str, Any] = {feld: clean(text) for feld in felder if (text := getattr(ereignis, feld)) and KEIN_TEXT.search(text)}
    if isinstance(ereignis, Message) and ereignis.reply_to_message is not None and ereignis.reply_to_message.from_user is None:
        # The dialog library asks who sent what is replied to, and does not expect that nobody did.
        neu["reply_to_message"] = None
    return ereignis.model_copy(update=neu) if neu else None


def _is_foreign(data: dict[str, Any]) -> bool:
    """Tell whether a private chat and the sender do not belong together; the id of such a chat is that of its owner."""
    chat, sender = data.get("event_chat"), data.get("event_from_user")
    return chat is not None and sender is not None and chat.type == "private" and chat.id != sender.id
