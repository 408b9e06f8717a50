"""Take over what was tried."""

from collections.abc import Mapping

from dialogs.deps import Deps
from dialogs.speichern import speichere


async def uebernimm(deps: Deps, person_id: str, neu: Mapping[str, str | int | float], *, update: int | None) -> bool:
    """Store the answers of a trial once; tell whether it counted. ``update`` is the id of a tap, ``None`` for what was typed.

    Raises :class:`knowledge.antwort.InvalidAnswerError` where the Katalog no longer knows an answer.
    """
    werte = {**deps.katalog.antworten(neu).roh()}
    return await speichere(deps, person_id, werte, update=update) is not None
