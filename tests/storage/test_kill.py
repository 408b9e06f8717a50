import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from storage.dialogzustand import Dialogzustaende, Ort
from storage.engine import Database

TELEGRAM_ID = 7_700_123_456_789
ROOT = Path(__file__).parents[2]
WRITER = f"""
import asyncio, itertools, json, sys
from datetime import datetime, timezone
from storage.dialogzustand import Dialogzustaende, Ort
from storage.engine import Database

async def main():
    db = Database(sys.argv[1])
    dialog = Dialogzustaende(db)
    jetzt = datetime(2026, 11, 21, tzinfo=timezone.utc)
    async with db.transaction() as transaction:
        person = await transaction.personen.create({TELEGRAM_ID}, hinweis_version="1", jetzt=jetzt)
        beratung = await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)
    for number in itertools.count():
        async with db.transaction() as transaction:
            await transaction.beratungen.set_antwort(beratung.id, f"frage-{{number}}", number, katalog_version="k1", jetzt=jetzt)
        await dialog.write({TELEGRAM_ID}, Ort(1, 0, "d"), "daten", json.dumps({{"frage": number}}))
        print(number, flush=True)

asyncio.run(main())
"""


def write_until_killed(url: str) -> list[int]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    acknowledged = [int(process.stdout.readline()) for _ in range(50)]
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    acknowledged += [int(line) for line in rest.splitlines()]
    assert process.returncode == -signal.SIGKILL
    return acknowledged


async def test_after_a_kill_every_acknowledged_answer_and_the_dialog_state_are_there(sqlite_url: str):
    acknowledged = write_until_killed(sqlite_url)
    db = Database(sqlite_url)
    async with db.transaction() as transaction:
        person = await transaction.personen.find(TELEGRAM_ID)
        beratung = await transaction.beratungen.active(person.id)
        antworten = await transaction.beratungen.antworten(beratung.id)
    zustand = await Dialogzustaende(db).read(TELEGRAM_ID, Ort(1, 0, "d"))
    async with db.transaction() as transaction:
        jetzt = datetime(2026, 11, 22, tzinfo=UTC)
        await transaction.beratungen.set_antwort(beratung.id, "danach", "ja", katalog_version="k1", jetzt=jetzt)
    await db.close()
    assert len(acknowledged) >= 50
    assert {f"frage-{number}": number for number in acknowledged}.items() <= {f: a.wert for f, a in antworten.items()}.items()
    assert json.loads(zustand.daten)["frage"] >= acknowledged[-1]
