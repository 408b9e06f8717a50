"""What a person has noted for the talk with the Verwaltungsspitze, as the dialogs see it."""

from collections.abc import Mapping

from dialogs.akte import Akte
from knowledge.gespraech import Gespraech, Gespraechspunkt, Punkte
from storage.records import GespeicherterGespraechspunkt
from storage.transaction import Transaction


async def lies_gespraech(transaktion: Transaction, akte: Akte) -> Gespraech:
    """Read all points of the active consultation within a transaction that is already open; none where there is no consultation."""
    gespeichert = await transaktion.gespraeche.alle(akte.beratung_id) if akte.beratung_id else ()
    teile: dict[str, list[Gespraechspunkt]] = {}
    for punkt in gespeichert:
        teile.setdefault(punkt.teil, []).append(Gespraechspunkt(punkt.id, punkt.text))
    fertige: Mapping[str, Punkte] = {teil: tuple(punkte) for teil, punkte in teile.items()}
    return Gespraech(fertige)


def als_zeilen(teil: str, punkte: Punkte) -> list[GespeicherterGespraechspunkt]:
    """Return the points of a part as they are stored."""
    return [GespeicherterGespraechspunkt(teil, punkt.id, platz, punkt.text) for platz, punkt in enumerate(punkte)]
