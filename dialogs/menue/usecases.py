"""Agree to the notice: from here on something is stored."""

from typing import Final

from dialogs.deps import Deps
from storage.records import Person

# Raise this when the notice changes in substance: everybody is then shown it once more.
HINWEIS_VERSION: Final = "2026-11-22b"


async def stimme_zu(deps: Deps, telegram_id: int, *, nachricht: int) -> Person:
    """Create the person and their first consultation, or note that they agreed to the present notice.

    ``nachricht`` is the id of the newest message by now: what was typed before the consent must not answer a question when it is
    delivered a second time.
    """
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        person = await transaktion.personen.create(telegram_id, hinweis_version=HINWEIS_VERSION, jetzt=jetzt)
        if person.hinweis_version != HINWEIS_VERSION:
            await transaktion.personen.update_hinweis(person.id, hinweis_version=HINWEIS_VERSION, jetzt=jetzt)
        if await transaktion.beratungen.active(person.id) is None:
            await transaktion.beratungen.create(person.id, katalog_version=deps.katalog.version, jetzt=jetzt)
        await transaktion.personen.claim_message(person.id, nachricht)
    return person
