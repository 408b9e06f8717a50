"""Store an answer."""

from dialogs.akte import Akte
from dialogs.deps import Deps
from dialogs.speichern import speichere
from knowledge.frage import Wert


async def beantworte(
    deps: Deps, person_id: str, frage: str, wert: Wert, *, nachricht: int | None = None, update: int | None = None
) -> Akte | None:
    """Store the answer to one question (see :func:`dialogs.speichern.speichere`)."""
    return await speichere(deps, person_id, {frage: wert}, nachricht=nachricht, update=update)
