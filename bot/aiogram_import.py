"""Import aiogram without building its six hundred models at once.

aiogram 3.31 rebuilds every pydantic model while it is imported, which takes a second or more and half of a process's memory (aiogram issues
1876 and 1891). Here the models only learn the namespace that their annotations need, and pydantic builds each one when it is first used.
Nothing depends on it: whoever imports aiogram directly gets the same, later. ``tests/bot/test_aiogram_import.py`` builds every model.
"""

import sys
from collections.abc import Iterator
from unittest.mock import patch

from pydantic import BaseModel
from pydantic._internal._model_construction import build_lenient_weakvaluedict


def import_aiogram() -> None:
    """Import aiogram and aiogram-dialog; the first import in a process decides, so this has to come before any other of them."""
    if "aiogram" in sys.modules:
        return
    with patch.object(BaseModel, "model_rebuild"):
        import aiogram
        import aiogram_dialog.api.internal
    names = {**vars(aiogram_dialog.api.internal), **vars(aiogram.methods), **vars(aiogram.types), "Default": aiogram.client.default.Default}
    # The form in which pydantic itself keeps a namespace for later.
    namespace = build_lenient_weakvaluedict(names)
    for model in _subclasses(BaseModel):
        if model.__module__.startswith(("aiogram.", "aiogram_dialog.")):
            model.__pydantic_parent_namespace__ = namespace


def _subclasses(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for found in base.__subclasses__():
        yield found
        yield from _subclasses(found)
