"""What the page may send: its shape and its size, checked before anything else looks at it."""

from datetime import UTC, datetime
from typing import Annotated, Final, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dialogs.aufgaben.seite import Feldaenderung

MAX_ANFRAGE: Final = 16 * 1024
MAX_INIT_DATA: Final = 4096
MAX_AENDERUNGEN: Final = 100
MAX_NAME: Final = 100
# A secret of 32 random bytes in the alphabet of URLs.
GEHEIMNIS: Final = r"^[A-Za-z0-9_-]{43}$"
# Times are in milliseconds since 1970, up to the year 2100.
SPAETESTENS: Final = 4_102_444_800_000
TAUSENDSTEL: Final = 1000


class _Eingang(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Art = TypeVar("Art", bound=_Eingang)


class Anmeldung(_Eingang):
    """The first request: what Telegram says of who opened the page, and the secret that the page made up for itself."""

    init_data: str = Field(min_length=1, max_length=MAX_INIT_DATA)
    geheimnis: str = Field(pattern=GEHEIMNIS)


class Aenderung(_Eingang):
    """One changed field, in tenths of a percent; ``None`` empties it."""

    aufgabe: str = Field(max_length=MAX_NAME)
    feld: Literal["ist", "soll"]
    zehntel: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] | None
    zeit: int = Field(ge=0, le=SPAETESTENS)

    def als_feldaenderung(self) -> Feldaenderung:
        """Return it as the use case takes it."""
        return Feldaenderung(self.aufgabe, self.feld, self.zehntel, datetime.fromtimestamp(self.zeit / TAUSENDSTEL, UTC))


class Aenderungen(_Eingang):
    """All fields that were changed since the last time."""

    aenderungen: list[Aenderung] = Field(max_length=MAX_AENDERUNGEN)


class InvalidRequestError(Exception):
    """A body that the page never sends; ``status`` is the HTTP status that says so."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def lies_eingang(request: web.Request, art: type[Art]) -> Art:
    """Read a body, no further than it may be long. Raises :class:`InvalidRequestError`."""
    inhalt = b""
    async for stueck in request.content.iter_chunked(MAX_ANFRAGE):
        inhalt += stueck
        if len(inhalt) > MAX_ANFRAGE:
            raise InvalidRequestError(413)
    try:
        return art.model_validate_json(inhalt)
    except ValidationError as fehler:
        raise InvalidRequestError(400) from fehler
