"""One keyboard for all windows: rows of buttons that the getter computes, each naming what it is about."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message, WebAppInfo
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Keyboard

WIDGET_ID = "k"
FELD = "knoepfe"


@dataclass(frozen=True, slots=True)
class Knopf:
    """A button: what a tap is about (≤ 55 bytes ASCII) and its label (≤ 20 characters), or a link, or a page that opens over the chat."""

    id: str
    text: str
    url: str | None = None
    webapp: str | None = None


Reihen = Sequence[Sequence[Knopf]]
Ereignis = CallbackQuery | Message
Tippen = Callable[[Ereignis, DialogManager, str], Awaitable[None]]


def in_reihen(knoepfe: Iterable[Knopf], spalten: int) -> list[list[Knopf]]:
    """Lay buttons out in rows of so many."""
    alle = list(knoepfe)
    return [alle[i : i + spalten] for i in range(0, len(alle), spalten)]


class Knopfreihen(Keyboard):
    """Buttons from the window's data under ``knoepfe``; a tap goes to the window's handler with the button's id."""

    def __init__(self, on_click: Tippen) -> None:
        super().__init__(id=WIDGET_ID)
        self.on_click = on_click

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        del manager
        reihen: Reihen = data[FELD]
        return [[self._knopf(knopf) for knopf in reihe] for reihe in reihen]

    def _knopf(self, knopf: Knopf) -> InlineKeyboardButton:
        if knopf.url is not None:
            return InlineKeyboardButton(text=knopf.text, url=knopf.url)
        if knopf.webapp is not None:
            return InlineKeyboardButton(text=knopf.text, web_app=WebAppInfo(url=knopf.webapp))
        return InlineKeyboardButton(text=knopf.text, callback_data=self._item_callback_data(knopf.id))

    async def _process_item_callback(self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager) -> bool:
        del dialog
        if callback.message is not None and callback.message.message_id != manager.current_stack().last_message_id:
            # The library would edit the old message, above the one that shows the dialog by now.
            manager.show_mode = ShowMode.SEND
        await self.on_click(callback, manager, data)
        return True
