"""A window as all of ours are: a template, rows of buttons, and an input that understands what is typed instead of tapping."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.text import Text

from dialogs.deps import person_oder_keine
from dialogs.freitext import Getter, Nimm, freie_eingabe, freitext
from dialogs.personenbezug import geschuetzt, mit_rueckfrage
from dialogs.rendering import rendere, rendere_beides
from dialogs.widgets import Knopfreihen, Tippen


class Vorlage(Text):
    """The text of a window, from a template, or two for a person who wants rich messages."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        leser = person_oder_keine(manager)
        return rendere_beides(self.name, data) if leser and leser.reich else rendere(self.name, data)


def fenster(
    state: State, vorlage: str, tippe: Tippen, getter: Getter, eingabe: MessageInput | Nimm | None = None, *, freies_feld: bool = False
) -> Window:
    """Build a window; without an input of its own, typing a button's label is a tap and all else is explained.

    ``eingabe`` may be a function that takes what is typed, where labels and words still lead as everywhere. ``freies_feld`` says that the
    text is stored as it is: then one that seems to name a person is asked back first (``personenbezug.py``).
    """
    if freies_feld and eingabe is not None and not isinstance(eingabe, MessageInput):
        tippe, eingabe = mit_rueckfrage(tippe, eingabe), geschuetzt(eingabe)
    if not isinstance(eingabe, MessageInput):
        eingabe = freitext(tippe, getter) if eingabe is None else freie_eingabe(eingabe, tippe, getter)
    return Window(Vorlage(vorlage), Knopfreihen(tippe), eingabe, state=state, getter=getter)
