"""Documents and pictures of the simulated chat, kept in memory under the ids Telegram would give them."""

import hashlib
import mimetypes
import struct
from dataclasses import dataclass
from typing import Literal

from aiogram.types import Document

from bot.lokal import grenzen

Dateiart = Literal["document", "photo"]

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_MASSE = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class Datei:
    """One stored file; `breite` and `hoehe` are pixels and 0 for documents."""

    file_id: str
    art: Dateiart
    name: str
    mime: str
    inhalt: bytes
    breite: int = 0
    hoehe: int = 0

    @property
    def file_unique_id(self) -> str:
        """Return the id that stays the same for the same content."""
        return hashlib.sha256(self.inhalt).hexdigest()[:16]

    @property
    def file_path(self) -> str:
        """Return the path under which the Bot API offers the download."""
        return f"{self.art}s/{self.file_id}"


def create_datei(art: Dateiart, name: str | None, inhalt: bytes) -> Datei:
    """Check an upload and give it its id, which follows from the content: sending the same file twice stores it once."""
    breite = hoehe = 0
    if art == "photo":
        breite, hoehe = grenzen.check_foto(inhalt, read_masse(inhalt))
        name = name or "photo.jpg"
    else:
        grenzen.check_datei(inhalt)
    name = grenzen.check_dateiname(name)
    kennung = hashlib.sha256(b"\0".join((art.encode(), name.encode(), inhalt))).hexdigest()[:24]
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if art == "photo":
        mime = "image/png" if inhalt.startswith(_PNG) else "image/jpeg"
    return Datei(f"{art}-{kennung}", art, name, mime, inhalt, breite, hoehe)


def document_of(datei: Datei) -> Document:
    """Return the object by which a message carries a document."""
    return Document(
        file_id=datei.file_id,
        file_unique_id=datei.file_unique_id,
        file_name=datei.name,
        mime_type=datei.mime,
        file_size=len(datei.inhalt),
    )


def read_masse(inhalt: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG in pixels, or None for anything else."""
    if inhalt.startswith(_PNG) and inhalt[12:16] == b"IHDR" and len(inhalt) > 24:  # noqa: PLR2004 - signature and the head of IHDR
        breite, hoehe = struct.unpack(">II", inhalt[16:24])
        return breite, hoehe
    return _read_jpeg_masse(inhalt) if inhalt.startswith(_JPEG) else None


def _read_jpeg_masse(inhalt: bytes) -> tuple[int, int] | None:
    stelle = len(_JPEG)
    while stelle + 9 <= len(inhalt) and inhalt[stelle] == 0xFF:  # noqa: PLR2004 - the byte that starts every JPEG segment
        marke = inhalt[stelle + 1]
        if marke in _JPEG_MASSE:
            hoehe, breite = struct.unpack(">HH", inhalt[stelle + 5 : stelle + 9])
            return breite, hoehe
        (laenge,) = struct.unpack(">H", inhalt[stelle + 2 : stelle + 4])
        stelle += 2 + laenge
    return None
