"""Count what happens at the questions, if the operator has switched that on: by day, all people together, never an answer."""

from dialogs.deps import Deps
from dialogs.planstand import tag_von
from knowledge.zaehlung import Art


async def zaehle(deps: Deps, frage: str, art: Art) -> None:
    """Count one more; nothing happens while the statistics are off, which they are unless the operator says otherwise."""
    if not deps.betrieb.statistik:
        return
    async with deps.db.transaction() as transaktion:
        await transaktion.statistik.zaehle(tag_von(deps.jetzt()), frage, art)
