"""The talk with the Verwaltungsspitze: what was achieved, by the four success factors (B, Kap. 2), and three ideas for the future.

A point is a suggestion of the Katalog, known by its id, or a text that was typed. What the Katalog does not know any more is kept but
neither shown nor counted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Final, Literal

from knowledge.katalog import Katalog
from knowledge.thema import WAHLTHEMEN, Punkt, Thema

Stand = Literal["offen", "begonnen", "fertig"]

# The success factors, named by the questions of the self-assessment; the ideas are the fifth part.
FAKTOREN: Final = ("erfolg_vernetzung", "erfolg_praesenz", "erfolg_expertise", "erfolg_unterstuetzung")
IDEEN: Final = "ideen"
TEILE: Final = (*FAKTOREN, IDEEN)
# A point that says that there is nothing to tell about a factor yet.
NICHTS: Final = "nichts"
EIGEN: Final = "eigen_"
TEXT_HOECHSTENS: Final = 200
# Four factors with three points each are all that one page holds; three ideas are what a talk holds.
JE_TEIL_HOECHSTENS: Final = 3


class TooManyPointsError(ValueError):
    """A part has as many points as it may have."""


@dataclass(frozen=True, slots=True)
class Gespraechspunkt:
    """A point of a part; ``text`` is what was typed, ``None`` for a suggestion."""

    id: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Aussage:
    """A point in words: as the label of a button, as a title, in full, and its source, ``None`` where a person typed it."""

    id: str
    kurz: str
    titel: str
    text: str
    quelle: str | None = None


Punkte = tuple[Gespraechspunkt, ...]


@dataclass(frozen=True, slots=True)
class Gespraech:
    """All points by part, each part in its order."""

    teile: Mapping[str, Punkte] = field(default_factory=lambda: MappingProxyType({}))

    def punkte(self, teil: str) -> Punkte:
        """Return the points of a part."""
        return self.teile.get(teil, ())


def eigener_punkt(text: str) -> Gespraechspunkt:
    """Return a point that was typed; the same text is the same point."""
    return Gespraechspunkt(f"{EIGEN}{sha256(text.encode()).hexdigest()[:12]}", text)


def nimm(katalog: Katalog, teil: str, punkte: Punkte, neu: Gespraechspunkt) -> Punkte:
    """Return the points with one more at the end. Raises :class:`TooManyPointsError`.

    That there is nothing to tell gives way to any other point, and takes the place of none.
    """
    if neu.id in {punkt.id for punkt in punkte}:
        return punkte
    uebrige = tuple(punkt for punkt in punkte if punkt.id != NICHTS)
    gueltig = bekannte(katalog, teil, uebrige)
    if neu.id == NICHTS:
        return punkte if gueltig else (*uebrige, neu)
    if len(gueltig) >= JE_TEIL_HOECHSTENS:
        raise TooManyPointsError(teil)
    return (*uebrige, neu)


def lass(punkte: Punkte, kennung: str) -> Punkte:
    """Return the points without one."""
    return tuple(punkt for punkt in punkte if punkt.id != kennung)


def nach_vorn(punkte: Punkte, kennung: str) -> Punkte:
    """Return the points with one of them first."""
    return tuple(sorted(punkte, key=lambda punkt: punkt.id != kennung))


def moegliche(katalog: Katalog, teil: str) -> Mapping[str, Aussage]:
    """Return what can be picked for a part, by id: achievements of a factor, or the local themes and the ways into the administration."""
    if teil == IDEEN:
        return {
            idee_id(thema, punkt): Aussage(idee_id(thema, punkt), punkt.kurz, punkt.titel, f"{punkt.titel}: {punkt.text}", thema.quelle)
            for thema in (katalog.themen[slug] for slug in WAHLTHEMEN)
            for punkt in thema.punkte
        }
    return {
        erfolg.id: Aussage(erfolg.id, erfolg.kurz, erfolg.kurz, erfolg.text, erfolg.quelle)
        for erfolg in katalog.bericht.erfolge.get(teil, ())
    }


def idee_id(thema: Thema, punkt: Punkt) -> str:
    """Return the id of a point of a theme as an idea."""
    return f"{thema.slug}/{punkt.id}"


def bekannte(katalog: Katalog, teil: str, punkte: Punkte) -> tuple[Aussage, ...]:
    """Return points in words, in their order; what the Katalog does not know, and that there is nothing, has none."""
    vorschlaege = moegliche(katalog, teil)
    gefunden = (
        vorschlaege.get(punkt.id) if punkt.text is None else Aussage(punkt.id, punkt.text, punkt.text, punkt.text) for punkt in punkte
    )
    return tuple(aussage for aussage in gefunden if aussage is not None)


def aussagen(katalog: Katalog, gespraech: Gespraech, teil: str) -> tuple[Aussage, ...]:
    """Return what is to be said about a part."""
    return bekannte(katalog, teil, gespraech.punkte(teil))


def ohne_erfolg(gespraech: Gespraech, faktor: str) -> bool:
    """Tell whether somebody said that there is nothing to tell about a factor yet."""
    return any(punkt.id == NICHTS for punkt in gespraech.punkte(faktor))


def vorgemerkte(katalog: Katalog, gespraech: Gespraech, wahl: Collection[tuple[str, str]]) -> tuple[Aussage, ...]:
    """Return the ideas that were picked at the tasks and are not among the chosen ones, in the order of the themes."""
    gewaehlt = {punkt.id for punkt in gespraech.punkte(IDEEN)}
    gemeint = {f"{slug}/{punkt}" for slug, punkt in wahl} - gewaehlt
    return tuple(aussage for kennung, aussage in moegliche(katalog, IDEEN).items() if kennung in gemeint)


def stand(katalog: Katalog, gespraech: Gespraech) -> Stand:
    """Return how far the preparation is: finished once each factor was dealt with and there are three ideas."""
    fertig = [bool(aussagen(katalog, gespraech, faktor)) or ohne_erfolg(gespraech, faktor) for faktor in FAKTOREN]
    ideen = aussagen(katalog, gespraech, IDEEN)
    if all(fertig) and len(ideen) == JE_TEIL_HOECHSTENS:
        return "fertig"
    return "begonnen" if any(fertig) or ideen else "offen"
