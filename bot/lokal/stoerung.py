"""Faults a test puts between bot and Telegram: the network, the flood limit, a server in trouble, a person who blocked the bot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram.exceptions import ClientDecodeError, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import TelegramMethod


@dataclass
class Stoerung:
    """One fault: it meets the next `mal` calls (of `methode`, if given); `danach`: the call is executed, its answer is lost."""

    baue: Callable[[TelegramMethod[Any]], Exception]
    methode: type[TelegramMethod[Any]] | None = None
    mal: int = 1
    danach: bool = False

    def matches(self, methode: TelegramMethod[Any]) -> bool:
        """Tell whether this call is meant."""
        return self.methode is None or isinstance(methode, self.methode)


def retry_after(sekunden: int = 1, methode: type[TelegramMethod[Any]] | None = None, mal: int = 1) -> Stoerung:
    """Return the flood limit: 429 with `sekunden` to wait."""
    return Stoerung(lambda m: TelegramRetryAfter(method=m, message="Too Many Requests", retry_after=sekunden), methode, mal)


def netzfehler(methode: type[TelegramMethod[Any]] | None = None, mal: int = 1, *, danach: bool = False) -> Stoerung:
    """Return a broken connection, before the call arrived or (`danach`) after it was executed."""
    return Stoerung(lambda m: TelegramNetworkError(method=m, message="ClientOSError: connection reset"), methode, mal, danach)


def serverfehler(methode: type[TelegramMethod[Any]] | None = None, mal: int = 1, *, danach: bool = False) -> Stoerung:
    """Return an internal error of the server: 502."""
    return Stoerung(lambda m: TelegramServerError(method=m, message="Bad Gateway"), methode, mal, danach)


def unlesbar(methode: type[TelegramMethod[Any]] | None = None, mal: int = 1, *, danach: bool = False) -> Stoerung:
    """Return an answer that is not Telegram's: the page of a proxy."""
    return Stoerung(lambda _: ClientDecodeError("Failed to decode object", ValueError("no JSON"), "<html>"), methode, mal, danach)


def verboten(methode: type[TelegramMethod[Any]] | None = None, mal: int = 1) -> Stoerung:
    """Return the refusal for a person who blocked the bot: 403."""
    return Stoerung(lambda m: TelegramForbiddenError(method=m, message="Forbidden: bot was blocked by the user"), methode, mal)
