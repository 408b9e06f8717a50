"""Measure how due reminders are found among many stored ones, and how close to Telegram's limit they are sent.

    python bench/erinnerungen.py [--postgres URL] [--groessen 10000,100000,1000000] [--nachrichten 600]

Prints one JSON line. ``finden`` gives seconds to claim everybody with a due reminder, by database, stored and due reminders; ``plan`` tells
whether both statements use their index. ``senden`` gives messages a second against a local server that answers 429 beyond 30 a second.
The PostgreSQL database named is filled and emptied: name one of its own.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web
from sqlalchemy import insert, text

from bot.reminders import STAPEL, Erinnerungsdienst, Nachricht
from knowledge.sendung import Sendung
from storage.engine import Database, migrate
from storage.erinnerungen import DUE, DUE_OF_CLAIMED, ERINNERUNGEN, PERSONEN, PLAENE
from storage.records import Anspruch

JETZT = datetime(2027, 5, 4, 8, 0, tzinfo=UTC)
JE_PERSON = 10
GRENZE = 30


def zeilen(gespeichert: int, faellig: int) -> Iterator[tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]]:
    """Yield people with ten reminders each: of as many as are due the first is, all others lie in the future."""
    for nummer in range(gespeichert // JE_PERSON):
        person_id, erste = f"{nummer:032x}", JETZT - timedelta(minutes=1) if nummer < faellig else JETZT + timedelta(days=2)
        person = {"id": person_id, "telegram_id": nummer + 1, "hinweis_version": "1", "hinweis_zeit": JETZT, "erstellt": JETZT}
        plan = {"person_id": person_id, "an": True, "zone": "Europe/Berlin", "stunde": 9, "naechste": erste, "versuche": 0}
        tage = (erste, *(JETZT + timedelta(days=30 * stelle + nummer % 1000) for stelle in range(1, JE_PERSON)))
        kopf = {"person_id": person_id, "stufe": "3", "datum": date(2027, 6, 1), "ungewiss": 0}
        yield (
            person,
            plan,
            [{**kopf, "schluessel": f"m{stelle}/3/2027-06-01", "termin": f"m{stelle}", "faellig": tag} for stelle, tag in enumerate(tage)],
        )


async def fuelle(db: Database, gespeichert: int, faellig: int) -> None:
    """Empty the database and store reminders."""
    async with db.session() as session:
        await session.execute(text("DELETE FROM personen"))
    alle = zeilen(gespeichert, faellig)
    while stapel := list(islice(alle, 2000)):
        async with db.session() as session:
            await session.execute(insert(PERSONEN), [person for person, _, _ in stapel])
            await session.execute(insert(PLAENE), [plan for _, plan, _ in stapel])
            await session.execute(insert(ERINNERUNGEN), [eintrag for _, _, eintraege in stapel for eintrag in eintraege])
    async with db.session() as session:
        await session.execute(text("ANALYZE"))


async def finde(db: Database, erwartet: int) -> float:
    """Claim everybody who is due and return the seconds it took."""
    beginn, gefunden = time.perf_counter(), 0
    while True:
        async with db.transaction() as transaktion:
            ansprueche = await transaktion.erinnerungen.claim(jetzt=JETZT, bis=JETZT + timedelta(hours=1), hoechstens=STAPEL)
        if not ansprueche:
            break
        gefunden += len(ansprueche)
    assert gefunden == erwartet
    return round(time.perf_counter() - beginn, 3)


async def nutzt_index(db: Database) -> bool:
    """Ask the database how it would run both statements."""
    from sqlalchemy.dialects import postgresql, sqlite

    dialekt = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}[db.dialect]
    vorn = "EXPLAIN QUERY PLAN " if db.dialect == "sqlite" else "EXPLAIN "
    fragen = (
        (DUE, {"jetzt": JETZT, "hoechstens": STAPEL}, "ix_erinnerungsplaene_naechste"),
        (DUE_OF_CLAIMED, {"personen": [f"{n:032x}" for n in range(STAPEL)], "jetzt": JETZT}, "ix_erinnerungen_person_id_faellig"),
    )
    async with db.session() as session:
        ergebnis = []
        for statement, werte, index in fragen:
            sql = str(statement.params(werte).compile(dialect=dialekt, compile_kwargs={"literal_binds": True})).replace(":", r"\:")
            ergebnis.append(index in "\n".join(str(zeile) for zeile in (await session.execute(text(vorn + sql))).all()))
    return all(ergebnis)


async def messe_finden(name: str, url: str, groessen: list[int]) -> list[dict[str, Any]]:
    """Measure one database at every size, with a thousand due and, where there are enough people, ten thousand."""
    await asyncio.to_thread(migrate, url)
    ergebnisse = []
    for gespeichert in groessen:
        for faellig in (1000, 10_000):
            if faellig * JE_PERSON > gespeichert:
                continue
            db = Database(url)
            await fuelle(db, gespeichert, faellig)
            plan = await nutzt_index(db)
            sekunden = await finde(db, faellig)
            await db.close()
            ergebnisse.append({"db": name, "gespeichert": gespeichert, "faellig": faellig, "sekunden": sekunden, "index": plan})
    return ergebnisse


async def messe_senden(url: str, nachrichten: int) -> dict[str, Any]:
    """Send to a local server that enforces the limit, and return the rate reached between its first and last message."""
    fenster: deque[float] = deque()
    zeiten: list[float] = []
    abgelehnt = 0

    async def nimm(_anfrage: web.Request) -> web.Response:
        nonlocal abgelehnt
        jetzt = time.perf_counter()
        while fenster and jetzt - fenster[0] >= 1:
            fenster.popleft()
        if len(fenster) >= GRENZE:
            abgelehnt += 1
            zuviel = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1}}
            return web.json_response(zuviel, status=429)
        fenster.append(jetzt)
        zeiten.append(jetzt)
        nachricht = {"message_id": len(zeiten), "date": 0, "chat": {"id": 1, "type": "private"}, "text": "x"}
        return web.json_response({"ok": True, "result": nachricht})

    app = web.Application()
    app.router.add_post("/{token}/{methode}", nimm)
    laeufer = web.AppRunner(app)
    await laeufer.setup()
    seite = web.TCPSite(laeufer, "127.0.0.1", 0)
    await seite.start()
    port = laeufer.addresses[0][1]
    db = Database(url)
    await fuelle(db, nachrichten * JE_PERSON, nachrichten)
    bot = Bot("1:x", session=AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")))
    anfang = time.perf_counter()

    async def verfasse(_anspruch: Anspruch, _sendung: Sendung) -> Nachricht:
        return Nachricht("x" * 300)

    dienst = Erinnerungsdienst(db, bot, verfasse, jetzt=lambda: JETZT + timedelta(seconds=time.perf_counter() - anfang))
    while len(zeiten) < nachrichten:
        await dienst.tick()
    await bot.session.close()
    await db.close()
    await laeufer.cleanup()
    rate = (nachrichten - 1) / (zeiten[-1] - zeiten[0])
    return {"je_sekunde": round(rate, 2), "anteil_der_grenze": round(rate / GRENZE, 3), "abgelehnt_429": abgelehnt}


async def main() -> None:
    """Run everything and print one line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres")
    parser.add_argument("--groessen", default="10000,100000,1000000")
    parser.add_argument("--nachrichten", type=int, default=600)
    argumente = parser.parse_args()
    groessen = [int(groesse) for groesse in argumente.groessen.split(",")]
    with tempfile.TemporaryDirectory() as ordner:
        sqlite = f"sqlite:///{Path(ordner) / 'bench.sqlite3'}"
        finden = await messe_finden("sqlite", sqlite, groessen)
        if argumente.postgres:
            finden += await messe_finden("postgresql", argumente.postgres, groessen)
        senden = {"sqlite": await messe_senden(sqlite, argumente.nachrichten)}
        if argumente.postgres:
            senden["postgresql"] = await messe_senden(argumente.postgres, argumente.nachrichten)
    print(json.dumps({"finden": finden, "senden": senden}))


if __name__ == "__main__":
    asyncio.run(main())
