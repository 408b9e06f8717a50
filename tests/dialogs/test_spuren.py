"""Recognisable values are followed through a consultation: where they may stand, where not, and that nothing stays after /loeschen."""

import io
import json
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.betrieb import Betrieb
from bot.logs import configure_logs
from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.betreiber import Betreiber
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.auskunft import READ
from storage.engine import migrate
from storage.geteilt import GeteilterSpeicher
from tests.dialogs.lotse import KIM, Lotse
from tests.server import EigenesRedis
from tests.storage.conftest import new_postgres_url, postgres_server  # noqa: F401 - the fixtures of the other database
from tests.storage.test_geteilt import alles

EINWOHNER = "31337"
GETIPPT = ("Kanarienstadt", "Kanarientermin", "Kanariennotiz", "Kanarienfrage", "kanarie@musterstadt.example")
PROFIL = ("Kanarienvorname", "kanarienname")
SPRACHE = "tlh"
ENDE = "2027-12-31"
DATEINAME = "lotse.sqlite3"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give a migrated database of either kind."""
    address = f"sqlite:///{tmp_path / DATEINAME}" if request.param == "sqlite" else request.getfixturevalue("new_postgres_url")()
    migrate(address)
    return str(address)


@pytest.fixture(scope="module")
def redis_server() -> Iterator[EigenesRedis]:
    with EigenesRedis() as server:
        yield server


@pytest.fixture(params=["alone", pytest.param("redis", marks=pytest.mark.redis)])
async def betrieb(request: pytest.FixtureRequest) -> AsyncIterator[Betrieb]:
    """Give what one process has beside its dialogs, or what several share."""
    if request.param == "alone":
        yield Betrieb()
        return
    geteilt = GeteilterSpeicher(request.getfixturevalue("redis_server").url)
    await geteilt.redis.flushall()
    yield Betrieb(geteilt=geteilt, gedaechtnis=geteilt)
    await geteilt.close()


@pytest.fixture
async def spuren(
    url: str, betrieb: Betrieb, katalog: Katalog, suche: Suche, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Lotse, Callable[[], str]]]:
    """Give a bot that logs everything, and all that it wrote to the log and into temporary files."""
    temporaer = tmp_path / "temporaer"
    temporaer.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporaer))
    protokoll = io.StringIO()
    monkeypatch.setattr("sys.stderr", protokoll)
    vorher = logging.getLogger().handlers[:]
    configure_logs("DEBUG")
    lotse = Lotse(katalog, suche, tmp_path / DATEINAME, url, betrieb)
    object.__setattr__(lotse.deps, "betreiber", Betreiber(statistik=True))
    lotse.kim.user = lotse.kim.user.model_copy(update={"first_name": PROFIL[0], "username": PROFIL[1], "language_code": SPRACHE})
    yield lotse, lambda: protokoll.getvalue() + "".join(p.read_text("utf-8", "replace") for p in temporaer.rglob("*") if p.is_file())
    await lotse.db.close()
    logging.basicConfig(handlers=vorher, force=True, level=logging.WARNING)


async def gehe_durch(lotse: Lotse) -> None:
    """Leave a recognisable value in every place where something can be typed."""
    await lotse.beginne()
    while (frage := lotse.frage) is not None:
        if frage.id == "einwohner":
            await lotse.tippe(EINWOHNER)
        else:
            await lotse.antworte(ENDE if frage.id == "foerderende" else UNBEKANNT if frage.art == "datum" else str(frage.optionen[0].wert))
    await lotse.tippe("/beratungen")
    await lotse.druecke(f"beratung/{await lotse.aktive()}")
    await lotse.druecke(f"umbenennen/{await lotse.aktive()}")
    await lotse.tippe("Kanarienstadt")
    await lotse.tippe("/zeitplan")
    termin = next(knopf for knopf in lotse.tasten if knopf.startswith("termin/"))
    await lotse.druecke(termin)
    await lotse.druecke(f"notiz/{termin.partition('/')[2]}")
    await lotse.tippe("Kanariennotiz, kanarie@musterstadt.example")
    await lotse.druecke("personenbezug/so")
    await lotse.tippe("/zeitplan")
    await lotse.druecke("hinzu")
    await lotse.tippe("Kanarientermin")
    await lotse.tippe("31.01.2027")
    await lotse.tippe("/zeitplan")
    await lotse.druecke("ics")
    await lotse.tippe("/erinnerungen")
    await lotse.tippe("Anstellen")
    await lotse.tippe("/bericht")
    await lotse.tippe("? Nachteile Stabsstelle Kanarienfrage")
    await lotse.tippe("/meinedaten")


async def zeilen(lotse: Lotse, *ohne: str) -> str:
    """Return every row of every table as text."""
    async with lotse.db.session() as session:
        namen = [name for name in (*READ, "statistik", "alembic_version") if name not in ohne]
        return "\n".join([str(list((await session.execute(text(f"SELECT * FROM {name}"))).mappings())) for name in namen])


async def in_redis(lotse: Lotse) -> str:
    """Return every key and every value that several processes share, nothing where there is only one."""
    geteilt = lotse.verdrahtung.betrieb.geteilt
    return "" if geteilt is None else await alles(geteilt)


def in_den_zahlen(lotse: Lotse) -> str:
    """Return the names and labels of all figures; as a value there is no answer either."""
    zeilen = [zeile.rsplit(" ", 1) for zeile in lotse.verdrahtung.betrieb.zahlen.text().decode().splitlines() if not zeile.startswith("#")]
    assert all(float(wert) != float(EINWOHNER) for _, wert in zeilen)
    return "\n".join(name for name, _ in zeilen)


async def test_values_stand_only_where_they_belong_and_nowhere_after_deletion(spuren: tuple[Lotse, Callable[[], str]]):
    lotse, sonst = spuren
    await gehe_durch(lotse)
    vorher = await zeilen(lotse)
    for wert in (EINWOHNER, "Kanarienstadt", "Kanarientermin", "Kanariennotiz"):
        assert wert in vorher, wert
    assert str(KIM) not in await zeilen(lotse, "personen")
    for wert in (*PROFIL, SPRACHE):
        assert wert not in vorher, wert
    await lotse.druecke("datei")
    datei_text = next(json.dumps(json.loads(d.inhalt), ensure_ascii=False) for d in lotse.chat.dateien.values() if d.name.endswith("json"))
    assert "Kanariennotiz" in datei_text
    assert str(KIM) not in datei_text
    person = await lotse.person()
    assert person is not None
    kennungen = (person.id, str(int(person.id, 16)))
    geteilt, zahlen = await in_redis(lotse), in_den_zahlen(lotse)
    assert bool(geteilt) == (lotse.verdrahtung.betrieb.geteilt is not None)
    assert not geteilt or kennungen[1] in geteilt
    assert 'lotse_updates_total{kind="message",outcome="ok"}' in zahlen
    for wert in (str(KIM), *PROFIL, SPRACHE):
        assert wert not in geteilt, wert
    for wert in (EINWOHNER, str(KIM), *kennungen, *GETIPPT, *PROFIL):
        assert wert not in zahlen, wert
    await lotse.tippe("/loeschen")
    await lotse.druecke("ja_loeschen")
    nachher = await zeilen(lotse)
    roh = b"".join(p.read_bytes() for p in lotse.datei.parent.glob(f"{DATEINAME}*"))
    geteilt, zahlen = await in_redis(lotse), in_den_zahlen(lotse)
    for wert in (EINWOHNER, str(KIM), *kennungen, *GETIPPT, *PROFIL):
        assert wert not in nachher, wert
        assert wert.encode() not in roh, wert
        assert wert not in sonst(), wert
        assert wert not in geteilt, wert
        assert wert not in zahlen, wert
    assert not any(str(KIM) in d.name for d in lotse.chat.dateien.values())


async def test_what_was_changed_or_taken_away_does_not_stay_in_the_file_either(lotse: Lotse):
    await lotse.stimme_zu()
    beratung = await lotse.aktive()
    async with lotse.db.transaction() as transaktion:
        await transaktion.meilensteine.note(str(beratung), "ratsbeschluss", "Kanariennotiz" * 20)
    async with lotse.db.transaction() as transaktion:
        await transaktion.meilensteine.note(str(beratung), "ratsbeschluss", None)
    await lotse.db.wipe()
    assert b"Kanarie" not in b"".join(p.read_bytes() for p in lotse.datei.parent.glob(f"{lotse.datei.name}*"))
