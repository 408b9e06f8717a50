"""The public server of the Mini App beside the real Dispatcher, on the same database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.types import User
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.lokal.webapp import sign_init_data
from bot.web.miniapp.routen import miniapp_routen
from dialogs.deps import Deps
from tests.dialogs.conftest import katalog, leere_datenbank, lotse, suche  # noqa: F401 - the fixtures of the chat
from tests.dialogs.lotse import KIM, Lotse

TOKEN = "4711:geheim"
GEHEIMNIS = "g" * 43
GEMEINDE = {"kommune_typ": "gemeinde"}


class Browser:
    """A page without a screen: what it may send, and what it is told."""

    def __init__(self, lotse: Lotse, client: Any, geheimnis: str = GEHEIMNIS) -> None:  # noqa: F811 - the fixture imported above
        self.lotse = lotse
        self.client = client
        self.geheimnis = geheimnis

    def init_data(self, token: str = TOKEN, telegram_id: int = KIM) -> str:
        """Return what Telegram hands to the page for one press of the button."""
        return sign_init_data(token, User(id=telegram_id, is_bot=False, first_name="Kim"), self.lotse.uhr())

    async def melde_an(self, init_data: str | None = None, geheimnis: str | None = None) -> tuple[int, Any]:
        daten = {"init_data": self.init_data() if init_data is None else init_data, "geheimnis": geheimnis or self.geheimnis}
        async with self.client.post("/app/anmeldung", json=daten) as antwort:
            return antwort.status, await antwort.json()

    async def stand(self, geheimnis: str | None = None) -> tuple[int, Any]:
        async with self.client.get("/app/stand", headers={"Authorization": f"Bearer {geheimnis or self.geheimnis}"}) as antwort:
            return antwort.status, await antwort.json()

    async def sende(self, **felder: int | None) -> tuple[int, Any]:
        """Send changes made right now, by ``<task>__<column>``."""
        return await self.sende_roh([self.aenderung(name, wert) for name, wert in felder.items()])

    def aenderung(self, name: str, zehntel: int | None, vor: float = 0) -> dict[str, Any]:
        aufgabe, feld = name.split("__")
        return {"aufgabe": aufgabe, "feld": feld, "zehntel": zehntel, "zeit": int((self.lotse.uhr().timestamp() - vor) * 1000)}

    async def sende_roh(self, aenderungen: Any) -> tuple[int, Any]:
        kopf = {"Authorization": f"Bearer {self.geheimnis}"}
        async with self.client.post("/app/aenderungen", json={"aenderungen": aenderungen}, headers=kopf) as antwort:
            return antwort.status, await antwort.json()


def werte(stand: Any) -> dict[str, int]:
    """Return the shares that the page is told, by task and column."""
    alle = {
        f"{aufgabe['id']}__{feld}": wert
        for gruppe in stand["gruppen"]
        for aufgabe in gruppe["aufgaben"]
        for feld, wert in aufgabe["werte"].items()
    }
    return {name: wert for name, wert in alle.items() if wert is not None}


async def serve(deps: Deps) -> AsyncIterator[TestClient[Any, Any]]:
    app = web.Application()
    app.add_routes(miniapp_routen(deps, TOKEN))
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def client(lotse: Lotse) -> AsyncIterator[TestClient[Any, Any]]:  # noqa: F811 - the fixture imported above
    async for client in serve(lotse.deps):
        yield client


@pytest.fixture
async def kim(lotse: Lotse, client: Any) -> Browser:  # noqa: F811 - the fixture imported above
    """Give the page of somebody who has agreed and lives in a Gemeinde; it is not opened yet."""
    await lotse.stimme_zu()
    await lotse.setze(**GEMEINDE)
    return Browser(lotse, client)
