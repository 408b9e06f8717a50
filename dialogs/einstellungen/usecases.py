"""Change the settings of a person."""

from dataclasses import replace

from dialogs.deps import Deps
from storage.records import Person


async def waehle_darstellung(deps: Deps, person: Person, *, reich: bool) -> Person:
    """Keep whether rich messages are wanted, and return the person as of now."""
    async with deps.db.transaction() as transaktion:
        await transaktion.personen.update_reich(person.id, reich=reich)
    return replace(person, reich=reich)
