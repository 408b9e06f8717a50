"""One transaction, seen as the repositories that share it."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.arbeitszeit import ArbeitszeitRepository
from storage.aufbewahrung import AufbewahrungRepository
from storage.auskunft import AuskunftRepository
from storage.beratungen import BeratungenRepository
from storage.erinnerungen import ErinnerungenRepository
from storage.kalenderdateien import KalenderdateienRepository
from storage.meilensteine import MeilensteineRepository
from storage.merkliste import MerklisteRepository
from storage.personen import PersonenRepository
from storage.statistik import StatistikRepository
from storage.verlauf import VerlaufRepository
from storage.webzugaenge import WebzugaengeRepository


class Transaction:
    """The repositories of one session; ``Database.transaction`` commits, they never do."""

    def __init__(self, session: AsyncSession) -> None:
        self.personen = PersonenRepository(session)
        self.beratungen = BeratungenRepository(session)
        self.verlauf = VerlaufRepository(session)
        self.meilensteine = MeilensteineRepository(session)
        self.erinnerungen = ErinnerungenRepository(session)
        self.kalenderdateien = KalenderdateienRepository(session)
        self.merkliste = MerklisteRepository(session)
        self.arbeitszeit = ArbeitszeitRepository(session)
        self.webzugaenge = WebzugaengeRepository(session)
        self.auskunft = AuskunftRepository(session)
        self.aufbewahrung = AufbewahrungRepository(session)
        self.statistik = StatistikRepository(session)
