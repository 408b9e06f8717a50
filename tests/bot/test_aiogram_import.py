"""What is put off at the import can be made up for: every model of aiogram is built from what it was left with."""

import subprocess
import sys
from collections.abc import Iterator

from pydantic import BaseModel


def modelle(basis: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for modell in basis.__subclasses__():
        yield modell
        yield from modelle(modell)


def test_every_model_can_be_built():
    alle = {modell for modell in modelle(BaseModel) if modell.__module__.partition(".")[0] in ("aiogram", "aiogram_dialog")}
    assert len(alle) > 600
    for modell in alle:
        modell.model_rebuild()
        assert modell.__pydantic_complete__


def test_nothing_is_built_before_it_is_used():
    programm = (
        "from bot.aiogram_import import import_aiogram; import_aiogram()\n"
        "from aiogram.methods import SendMessage\n"
        "from aiogram_dialog.api.entities.update_event import DialogUpdate\n"
        "assert not SendMessage.__pydantic_complete__\n"
        "assert not DialogUpdate.__pydantic_complete__"
    )
    subprocess.run([sys.executable, "-c", programm], check=True)
