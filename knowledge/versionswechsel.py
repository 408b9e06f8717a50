"""Answers given to an older Katalog become answers to this one, by the rules of every version between, and nothing vanishes unnamed."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.antwort import InvalidAnswerError
from knowledge.katalog import Katalog
from knowledge.version import Katalogversion, Rohwert, Umschrift


@dataclass(frozen=True, slots=True)
class Versionswechsel:
    """The answers as they are now, what became of those that changed, and the versions on the way."""

    von: str
    nach: str
    antworten: Mapping[str, Rohwert]
    umschriften: tuple[Umschrift, ...]
    versionen: tuple[Katalogversion, ...]


def kennt_weg(katalog: Katalog, von: str) -> bool:
    """Tell whether answers of that version can be brought to this Katalog; a newer or unknown version must be left alone."""
    return von != katalog.version and von in [version.version for version in katalog.versionen]


def versionen_seit(katalog: Katalog, von: str) -> tuple[Katalogversion, ...]:
    """Return the versions after that one, the oldest first; none where it is not known."""
    namen = [version.version for version in katalog.versionen]
    return katalog.versionen[namen.index(von) + 1 :] if von in namen else ()


def ueberfuehre(katalog: Katalog, roh: Mapping[str, Rohwert], von: str) -> Versionswechsel:
    """Bring raw answers of an older version to this Katalog.

    What no rule speaks of and this Katalog does not know either is taken out and named, so that the answers returned are always valid.
    """
    antworten = dict(roh)
    versionen = versionen_seit(katalog, von)
    umschriften = [umschrift for version in versionen for regel in version.regeln for umschrift in regel.wende_an(antworten)]
    while (ungueltig := _erste_ungueltige(katalog, antworten)) is not None:
        umschriften.append(Umschrift("ungueltig", ungueltig, antworten.pop(ungueltig)))
    return Versionswechsel(von, katalog.version, antworten, tuple(umschriften), versionen)


def _erste_ungueltige(katalog: Katalog, antworten: Mapping[str, Rohwert]) -> str | None:
    try:
        katalog.antworten(antworten)
    except InvalidAnswerError as fehler:
        return fehler.frage
    return None
