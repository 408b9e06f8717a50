"""One transaction, seen as the repositories that share it."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.arbeitszeit import ArbeitszeitRepository
from storage.beratungen import BeratungenRepository
from storage.erinnerungen import ErinnerungenRepository
from storage.kalenderdateien import KalenderdateienRepository
from storage.kennzahlen import KennzahlenRepository
from storage.meilensteine import MeilensteineRepository
from storage.personen import PersonenRepository
from storage.verlauf import VerlaufRepository


class Transaction:
    """The repositories of one session; ``Database.transaction`` commits, they never do."""

    def __init__(self, session: AsyncSession) -> None:
        self.personen = PersonenRepository(session)
        self.beratungen = BeratungenRepository(session)
        self.verlauf = VerlaufRepository(session)
        self.meilensteine = MeilensteineRepository(session)
        self.erinnerungen = ErinnerungenRepository(session)
        self.kalenderdateien = KalenderdateienRepository(session)
        self.kennzahlen = KennzahlenRepository(session)
        self.arbeitszeit = ArbeitszeitRepository(session)
