from datetime import datetime

from storage.engine import Database


async def test_the_file_sent_last_is_kept_for_each_consultation_and_goes_with_the_person(db: Database, jetzt: datetime):
    async with db.transaction() as transaction:
        person = await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
        erste = await transaction.beratungen.create(person.id, katalog_version="1", jetzt=jetzt)
        zweite = await transaction.beratungen.create(person.id, katalog_version="1", jetzt=jetzt)
        assert await transaction.kalenderdateien.letzte(erste.id) is None
        for inhalt in ("BEGIN:VCALENDAR\r\nä\r\n", "neu"):
            await transaction.kalenderdateien.save(erste.id, inhalt, jetzt=jetzt)
            assert await transaction.kalenderdateien.letzte(erste.id) == inhalt
        assert await transaction.kalenderdateien.letzte(zweite.id) is None
    async with db.transaction() as transaction:
        await transaction.personen.delete(person.id)
        assert await transaction.kalenderdateien.letzte(erste.id) is None
