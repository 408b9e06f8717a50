"""The milestones of the schedule: what they refer to, and what the schedule and the reminders rely on."""

from collections.abc import Iterator
from typing import Final

from knowledge.katalog import Katalog
from knowledge.meilenstein import AbstandRegel, FrageRegel, HaushaltRegel, Meilenstein, QuartalRegel

KURZ_HOECHSTENS: Final = 20
STUFEN_HOECHSTENS: Final = 4
JAHR: Final = 12

FRAGE_FEHLT: Final = "meilensteine.yaml, {id}: Die Frage „{frage}“ gibt es nicht."
KEIN_DATUM: Final = "meilensteine.yaml, {id}: Die Frage „{frage}“ fragt nicht nach einem Datum."
KURZ_LANG: Final = "meilensteine.yaml, {id}: „{kurz}“ ist länger als {grenze} Zeichen."
STUFEN_FALSCH: Final = "meilensteine.yaml, {id}: „stufen“ sind höchstens {grenze} fallende Zahlen größer als 0."
ART_FALSCH: Final = "meilensteine.yaml, {id}: „art“ passt nicht zum Termin: eigen nur mit einer Frage, fassung nur mit einer Fassung."
TITEL_FALSCH: Final = "meilensteine.yaml, {id}: Nur der Titel eines Termins je Quartal nennt {{quartal}} und {{jahr}}, und er nennt beide."
REGEL_FALSCH: Final = "meilensteine.yaml, {id}: Der Termin ist unmöglich: Monate von 1 bis 12 in ihrer Folge, mindestens ein Quartal."
AB_FALSCH: Final = "meilensteine.yaml, {id}: „ab“ gibt es nur bei einem Abstand und nicht nach dem Termin."


def pruefe_meilensteine(katalog: Katalog) -> Iterator[str]:
    """Check every milestone; one German sentence per fault."""
    for meilenstein in katalog.meilensteine.values():
        for frage in meilenstein.fragen:
            if frage not in katalog.fragen:
                yield FRAGE_FEHLT.format(id=meilenstein.id, frage=frage)
        datumsfragen = {meilenstein.eigener_termin} if meilenstein.eigener_termin else set()
        if isinstance(meilenstein.termin, FrageRegel):
            datumsfragen.add(meilenstein.termin.frage)
        for frage in sorted(datumsfragen & set(katalog.fragen)):
            if katalog.fragen[frage].art != "datum":
                yield KEIN_DATUM.format(id=meilenstein.id, frage=frage)
        yield from _pruefe_form(meilenstein)


def _pruefe_form(meilenstein: Meilenstein) -> Iterator[str]:
    stufen = meilenstein.stufen
    if len(meilenstein.kurz) > KURZ_HOECHSTENS:
        yield KURZ_LANG.format(id=meilenstein.id, kurz=meilenstein.kurz, grenze=KURZ_HOECHSTENS)
    if not 1 <= len(stufen) <= STUFEN_HOECHSTENS or min(stufen) < 1 or list(stufen) != sorted(set(stufen), reverse=True):
        yield STUFEN_FALSCH.format(id=meilenstein.id, grenze=STUFEN_HOECHSTENS)
    if (meilenstein.art == "eigen") != isinstance(meilenstein.termin, FrageRegel) or (meilenstein.art == "fassung") != bool(
        meilenstein.fassung
    ):
        yield ART_FALSCH.format(id=meilenstein.id)
    je_quartal = isinstance(meilenstein.termin, QuartalRegel)
    if [je_quartal, je_quartal] != [name in meilenstein.titel for name in ("{quartal}", "{jahr}")]:
        yield TITEL_FALSCH.format(id=meilenstein.id)
    if not _moeglich(meilenstein):
        yield REGEL_FALSCH.format(id=meilenstein.id)
    if meilenstein.ab is not None and not _ab_moeglich(meilenstein):
        yield AB_FALSCH.format(id=meilenstein.id)


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
