"""Store what a quick line says, all of it or nothing."""

from collections.abc import Sequence

from dialogs.akte import Akte
from dialogs.deps import Deps
from dialogs.speichern import speichere
from knowledge.schnellstueck import Stueck


async def uebernimm(deps: Deps, person_id: str, stuecke: Sequence[Stueck], *, update: int) -> Akte | None:
    """Store the confirmed answers once and return the file after it (see :func:`dialogs.speichern.speichere`)."""
    return await speichere(deps, person_id, {stueck.frage: stueck.wert for stueck in stuecke}, update=update)
