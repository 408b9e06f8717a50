"""Keep shares of the working time and picked ideas. Each change is taken up once, and only what it names is changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dialogs.akte import lade_beratung, lies_akte, nimm_auf
from dialogs.aufgabenakte import ZEHNTEL, lies_aufgabenakte
from dialogs.deps import Deps
from dialogs.planstand import gleiche_erinnerungen_ab
from knowledge.arbeitszeit import Arbeitszeit, Platz, Werte, pruefe_anteil

Aenderung = Mapping[Platz, Decimal | None]


@dataclass(frozen=True, slots=True)
class Anlass:
    """What a change came in by: the id of the message it was typed in, or that of the update a tap came in."""

    nachricht: int | None = None
    update: int | None = None


@dataclass(frozen=True, slots=True)
class Gefuellt:
    """What a change of many fields replaced, and by what."""

    vorher: Aenderung
    nachher: Aenderung


async def setze(deps: Deps, person_id: str, werte: Aenderung, anlass: Anlass) -> bool:
    """Store shares, or forget those that are ``None``; tell whether the change counted.

    Raises :class:`knowledge.arbeitszeit.InvalidShareError` for a share that is none.
    """
    return await _aendere(deps, person_id, lambda _: werte, anlass) is not None


async def fuelle(deps: Deps, person_id: str, rechne: Callable[[Arbeitszeit], Werte], anlass: Anlass) -> Gefuellt | None:
    """Store what is worked out from the present shares, and return what it replaced; ``None`` where the change did not count."""
    return await _aendere(deps, person_id, rechne, anlass)


async def nimm_zurueck(deps: Deps, person_id: str, gefuellt: Gefuellt, anlass: Anlass) -> bool:
    """Put back what was replaced, except in fields that were changed since; tell whether the change counted."""

    def unveraendert(zeit: Arbeitszeit) -> Aenderung:
        return {platz: wert for platz, wert in gefuellt.vorher.items() if zeit.wert(*platz) == gefuellt.nachher[platz]}

    return await _aendere(deps, person_id, unveraendert, anlass) is not None


async def waehle(deps: Deps, person_id: str, punkt: tuple[str, str], anlass: Anlass, *, gewaehlt: bool) -> bool:
    """Store whether a point of a theme fits locally; tell whether the change counted."""
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, deps.katalog, person_id, deps.jetzt())
        if not await nimm_auf(transaktion, person_id, nachricht=anlass.nachricht, update=anlass.update):
            return False
        await transaktion.arbeitszeit.waehle(beratung, *punkt, gewaehlt=gewaehlt, jetzt=deps.jetzt())
        await gleiche_erinnerungen_ab(transaktion, deps.katalog, person_id, deps.jetzt())
        return True


async def _aendere(deps: Deps, person_id: str, rechne: Callable[[Arbeitszeit], Aenderung], anlass: Anlass) -> Gefuellt | None:
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, deps.katalog, person_id, deps.jetzt())
        if not await nimm_auf(transaktion, person_id, nachricht=anlass.nachricht, update=anlass.update):
            return None
        # Touching first keeps others out until the end, so that nothing is worked out from shares that are changed meanwhile.
        await transaktion.arbeitszeit.touch(beratung, deps.jetzt())
        zeit = (await lies_aufgabenakte(transaktion, deps.katalog, await lies_akte(transaktion, deps.katalog, person_id))).zeit
        neue = rechne(zeit)
        zehntel: dict[tuple[str, str], int | None] = {
            platz: None if wert is None else int(pruefe_anteil(wert) * ZEHNTEL) for platz, wert in neue.items()
        }
        await transaktion.arbeitszeit.set_anteile(beratung, zehntel, jetzt=deps.jetzt())
        await gleiche_erinnerungen_ab(transaktion, deps.katalog, person_id, deps.jetzt())
        return Gefuellt({platz: zeit.wert(*platz) for platz in neue}, dict(neue))
