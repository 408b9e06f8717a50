"""What every method is given: the chat, the defaults of the calling bot, and the checks that several methods share."""

from dataclasses import dataclass
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.types import ForceReply, InlineKeyboardMarkup, InputFile, Message, ReplyKeyboardRemove

from bot.lokal.chat import LokalerChat, Verlaufschat
from bot.lokal.dateien import Datei, Dateiart, create_datei
from bot.lokal.fehler import ApiError, LimitViolationError, bad_request
from bot.lokal.grenzen import check_tastatur


@dataclass(frozen=True)
class Kontext:
    """One call: `bot` is only there to read its uploads and may be None where they are in memory."""

    chat: LokalerChat
    defaults: DefaultBotProperties
    bot: Bot | None = None

    def resolve(self, wert: Any) -> Any:
        """Replace aiogram's placeholder by the default the bot was created with."""
        return self.defaults[wert.name] if isinstance(wert, Default) else wert

    def find_chat(self, chat_id: int | str | None) -> Verlaufschat:
        """Return the chat; unknown ones, those nobody started and blocked ones are refused as Telegram does."""
        if isinstance(chat_id, str) and chat_id.lstrip("-").isdigit():
            chat_id = int(chat_id)
        verlauf = self.chat.chats.get(chat_id) if isinstance(chat_id, int) else None
        if verlauf is None or (verlauf.chat.type == "private" and not verlauf.begonnen):
            raise bad_request("chat not found")
        if verlauf.blockiert:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return verlauf

    def find_own(self, chat_id: int | str | None, message_id: int | None) -> Message:
        """Return a message of the bot that is to be edited."""
        nachricht = self.find_chat(chat_id).nachrichten.get(message_id or 0)
        if nachricht is None:
            raise bad_request("message to edit not found")
        if nachricht.from_user is None or nachricht.from_user.id != self.chat.bot_user.id:
            raise bad_request("message can't be edited")
        return nachricht

    def check_markup(self, markup: Any) -> InlineKeyboardMarkup | None:
        """Return the inline keyboard to store; reply keyboards are not built here and count as a violation."""
        if markup is None or isinstance(markup, ReplyKeyboardRemove | ForceReply):
            return None
        if isinstance(markup, InlineKeyboardMarkup):
            return check_tastatur(markup)
        raise LimitViolationError(f"{type(markup).__name__} is not supported here")

    async def store_datei(self, art: Dateiart, quelle: InputFile | str, name: str | None = None) -> Datei:
        """Return the file to send: an upload is stored, a text must be the id of a file sent before."""
        if isinstance(quelle, InputFile):
            stuecke = [stueck async for stueck in quelle.read(cast("Bot", self.bot))]
            datei = create_datei(art, name or quelle.filename, b"".join(stuecke))
            self.chat.dateien[datei.file_id] = datei
            return datei
        if quelle.startswith(("http://", "https://")):
            raise LimitViolationError("failed to get HTTP URL content (not supported here)")
        bekannt = self.chat.dateien.get(quelle)
        if bekannt is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if bekannt.art != art:
            raise bad_request(f"can't use file of type {bekannt.art.capitalize()} as {art.capitalize()}")
        return bekannt
