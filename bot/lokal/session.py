"""aiogram's session without a network: the bot calls, the chat in this process answers."""

from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject

from bot.lokal.chat import LokalerChat
from bot.lokal.fehler import ApiError
from bot.lokal.methoden.tabelle import Hook, LokaleBotApi

FEHLERARTEN: dict[int, type[TelegramAPIError]] = {
    400: TelegramBadRequest,
    401: TelegramUnauthorizedError,
    403: TelegramForbiddenError,
    404: TelegramNotFound,
    409: TelegramConflictError,
}
LOKALER_SERVER = TelegramAPIServer.from_base("http://lokal.invalid")


class LokaleSession(BaseSession):
    """Answers every method from the memory of `chat`; request middlewares of aiogram work as with the real session.

    `fehler`, `vor_aufruf` and `aufrufe` belong to the Bot API behind it and are there for tests.
    """

    def __init__(self, chat: LokalerChat) -> None:
        super().__init__(api=LOKALER_SERVER)
        self.chat = chat
        self.bot_api = LokaleBotApi(chat)
        self.fehler = self.bot_api.fehler
        self.aufrufe = self.bot_api.aufrufe

    @property
    def vor_aufruf(self) -> Hook | None:
        """Return the hook called with every method before it is executed."""
        return self.bot_api.vor_aufruf

    @vor_aufruf.setter
    def vor_aufruf(self, hook: Hook | None) -> None:
        self.bot_api.vor_aufruf = hook

    async def make_request(self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None) -> TelegramType:  # noqa: ARG002, ASYNC109 - aiogram's signature
        """Execute the method and return aiogram objects bound to the calling bot; errors are those of the real session."""
        try:
            ergebnis = await self.bot_api.call(method, bot.default, bot)
        except ApiError as error:
            raise FEHLERARTEN.get(error.code, TelegramAPIError)(method=method, message=error.beschreibung) from error
        if isinstance(ergebnis, TelegramObject):
            ergebnis.as_(bot)
        return cast("TelegramType", ergebnis)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002 - aiogram's signature
        timeout: int = 30,  # noqa: ARG002, ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: ARG002 - aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """Yield a stored file for bot.download; nothing outside of this process is ever fetched."""
        datei = self.chat.dateien.get(url.rsplit("/", 1)[-1])
        if datei is None or not url.startswith(self.api.base.partition("/bot{")[0]):
            raise TelegramNetworkError(
                method=cast("TelegramMethod[Any]", None), message=f"nothing outside of this process can be fetched: {url}"
            )
        for anfang in range(0, len(datei.inhalt), chunk_size):
            yield datei.inhalt[anfang : anfang + chunk_size]

    async def close(self) -> None:
        """Close nothing: there is no connection."""


def create_lokaler_bot(chat: LokalerChat, default: DefaultBotProperties | None = None) -> Bot:
    """Return a bot that talks to this chat; HTML is its parse mode unless other defaults are given."""
    default = default or DefaultBotProperties(parse_mode=ParseMode.HTML)
    return Bot(f"{chat.bot_user.id}:LOKAL", session=LokaleSession(chat), default=default)
