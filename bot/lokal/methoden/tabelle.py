"""The one dispatch table, and the call that goes through it with limits, faults and the record of calls."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, methods
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import TelegramMethod

from bot.lokal.chat import LokalerChat
from bot.lokal.fehler import LimitViolationError, bad_request
from bot.lokal.methoden import aendern, auskunft, senden
from bot.lokal.methoden.kontext import Kontext
from bot.lokal.stoerung import Stoerung

Hook = Callable[[TelegramMethod[Any]], Awaitable[None] | None]

TABELLE: dict[type[TelegramMethod[Any]], Callable[[Kontext, Any], Awaitable[Any]]] = {
    methods.SendMessage: senden.send_message,
    methods.SendDocument: senden.send_document,
    methods.SendPhoto: senden.send_photo,
    methods.SendRichMessage: senden.send_rich_message,
    methods.SendMediaGroup: senden.send_media_group,
    methods.SendChatAction: senden.send_chat_action,
    methods.EditMessageText: aendern.edit_message_text,
    methods.EditMessageCaption: aendern.edit_message_caption,
    methods.EditMessageMedia: aendern.edit_message_media,
    methods.EditMessageReplyMarkup: aendern.edit_message_reply_markup,
    methods.DeleteMessage: aendern.delete_message,
    methods.DeleteMessages: aendern.delete_messages,
    methods.PinChatMessage: aendern.pin_chat_message,
    methods.UnpinChatMessage: aendern.unpin_chat_message,
    methods.GetMe: auskunft.get_me,
    methods.AnswerCallbackQuery: auskunft.answer_callback_query,
    methods.AnswerInlineQuery: auskunft.answer_inline_query,
    methods.SetMyCommands: auskunft.set_my_commands,
    methods.GetMyCommands: auskunft.get_my_commands,
    methods.DeleteMyCommands: auskunft.delete_my_commands,
    methods.SetMyDescription: auskunft.set_my_description,
    methods.GetMyDescription: auskunft.get_my_description,
    methods.SetMyShortDescription: auskunft.set_my_short_description,
    methods.GetMyShortDescription: auskunft.get_my_short_description,
    methods.SetMyName: auskunft.set_my_name,
    methods.GetMyName: auskunft.get_my_name,
    methods.SetChatMenuButton: auskunft.set_chat_menu_button,
    methods.GetChatMenuButton: auskunft.get_chat_menu_button,
    methods.GetFile: auskunft.get_file,
    methods.GetUpdates: auskunft.get_updates,
    methods.SetWebhook: auskunft.set_webhook,
    methods.DeleteWebhook: auskunft.delete_webhook,
    methods.GetWebhookInfo: auskunft.get_webhook_info,
}


async def _refuse(_: Kontext, methode: TelegramMethod[Any]) -> Any:
    raise LimitViolationError(f"method not supported here: {methode.__api_method__}")


class LokaleBotApi:
    """The Bot API over one chat.

    `fehler` holds the faults to come (see stoerung.py); `vor_aufruf` is called with every method before it is executed and may raise;
    `aufrufe` are the last thousand methods that arrived, executed or not.
    """

    def __init__(self, chat: LokalerChat) -> None:
        self.chat = chat
        self.fehler: list[Stoerung] = []
        self.vor_aufruf: Hook | None = None
        self.aufrufe: deque[TelegramMethod[Any]] = deque(maxlen=1000)

    async def call(self, methode: TelegramMethod[Any], defaults: DefaultBotProperties, bot: Bot | None = None) -> Any:
        """Execute one method: return its result, or raise ApiError (or the injected fault) as the server would answer."""
        self.aufrufe.append(methode)
        await asyncio.sleep(0)
        if self.vor_aufruf is not None and (warten := self.vor_aufruf(methode)) is not None:
            await warten
        stoerung = next((s for s in self.fehler if s.matches(methode)), None)
        if stoerung is not None:
            stoerung.mal -= 1
            if not stoerung.mal:
                self.fehler.remove(stoerung)
            if stoerung.danach:
                await self._execute(methode, defaults, bot)
            raise stoerung.baue(methode)
        return await self._execute(methode, defaults, bot)

    async def _execute(self, methode: TelegramMethod[Any], defaults: DefaultBotProperties, bot: Bot | None) -> Any:
        name = methode.__api_method__
        chat_id = getattr(methode, "chat_id", None)
        try:
            funktion = TABELLE.get(type(methode)) or _refuse
            return await funktion(Kontext(self.chat, defaults, bot), methode)
        except LimitViolationError as error:
            self.chat.melde_verstoss(name, str(error), chat_id if isinstance(chat_id, int) else None)
            raise bad_request(str(error)) from error
