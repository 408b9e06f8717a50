"""The milestones of the schedule: what they refer to, and what the schedule and the reminders rely on."""

from collections.abc import Iterator
from typing import Final

from knowledge.katalog import Katalog
from knowledge.meilenstein import AbstandRegel, FrageRegel, HaushaltRegel, Meilenstein, QuartalRegel
from knowledge.pruefung import meldungen

KURZ_HOECHSTENS: Final = 20
STUFEN_HOECHSTENS: Final = 4
JAHR: Final = 12


def pruefe_meilensteine(katalog: Katalog) -> Iterator[str]:
    """Check every milestone; one German sentence per fault."""
    for meilenstein in katalog.meilensteine.values():
        for frage in meilenstein.fragen:
            if frage not in katalog.fragen:
                yield meldungen.MEILENSTEIN_FRAGE_FEHLT.format(id=meilenstein.id, frage=frage)
        datumsfragen = {meilenstein.eigener_termin} if meilenstein.eigener_termin else set()
        if isinstance(meilenstein.termin, FrageRegel):
            datumsfragen.add(meilenstein.termin.frage)
        for frage in sorted(datumsfragen & set(katalog.fragen)):
            if katalog.fragen[frage].art != "datum":
                yield meldungen.MEILENSTEIN_KEIN_DATUM.format(id=meilenstein.id, frage=frage)
        yield from _pruefe_form(meilenstein)


def _pruefe_form(meilenstein: Meilenstein) -> Iterator[str]:
    stufen = meilenstein.stufen
    if len(meilenstein.kurz) > KURZ_HOECHSTENS:
        yield meldungen.MEILENSTEIN_KURZ_LANG.format(id=meilenstein.id, kurz=meilenstein.kurz, grenze=KURZ_HOECHSTENS)
    if not 1 <= len(stufen) <= STUFEN_HOECHSTENS or min(stufen) < 1 or list(stufen) != sorted(set(stufen), reverse=True):
        yield meldungen.MEILENSTEIN_STUFEN_FALSCH.format(id=meilenstein.id, grenze=STUFEN_HOECHSTENS)
    if (meilenstein.art == "eigen") != isinstance(meilenstein.termin, FrageRegel) or (meilenstein.art == "fassung") != bool(
        meilenstein.fassung
    ):
        yield meldungen.MEILENSTEIN_ART_FALSCH.format(id=meilenstein.id)
    je_quartal = isinstance(meilenstein.termin, QuartalRegel)
    if [je_quartal, je_quartal] != [name in meilenstein.titel for name in ("{quartal}", "{jahr}")]:
        yield meldungen.MEILENSTEIN_TITEL_FALSCH.format(id=meilenstein.id)
    if not _moeglich(meilenstein):
        yield meldungen.MEILENSTEIN_REGEL_FALSCH.format(id=meilenstein.id)
    if meilenstein.ab is not None and not _ab_moeglich(meilenstein):
        yield meldungen.MEILENSTEIN_AB_FALSCH.format(id=meilenstein.id)


def _moeglich(meilenstein: Meilenstein) -> bool:
    regel = meilenstein.termin
    if isinstance(regel, HaushaltRegel):
        return 1 <= regel.haushalt[0] <= regel.haushalt[1] <= JAHR
    return not isinstance(regel, QuartalRegel) or regel.quartale > 0


def _ab_moeglich(meilenstein: Meilenstein) -> bool:
    ab, termin = meilenstein.ab, meilenstein.termin
    if ab is None or not isinstance(termin, AbstandRegel):
        return False
    return ab.bezug != termin.bezug or (ab.monate, ab.tage) <= (termin.monate, termin.tage)
