"""A passage is the smallest piece of knowledge with an address of its own, such as ``V8.nachteile`` or ``thema.finanzierung``."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.katalog import Katalog
from knowledge.quelle import Beleg
from knowledge.steckbrief import Steckbrief


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in own words with its address, its title and the place it rests on."""

    id: str
    titel: str
    text: str
    quelle: str


def passagen(katalog: Katalog) -> tuple[Passage, ...]:
    """Return all passages in the order of the Katalog: Steckbriefe, themes, glossary."""
    return (
        *(passage for steckbrief in katalog.steckbriefe.values() for passage in _aus_steckbrief(katalog, steckbrief)),
        *(Passage(f"thema.{thema.slug}", thema.titel, thema.volltext, thema.quelle) for thema in katalog.themen.values()),
        *(Passage(f"glossar.{begriff.id}", begriff.titel, begriff.text, begriff.quelle) for begriff in katalog.glossar.values()),
    )


def _aus_steckbrief(katalog: Katalog, steckbrief: Steckbrief) -> Iterator[Passage]:
    vorn = f"{steckbrief.nummer} {steckbrief.name}"
    for name, eintrag in steckbrief.kriterien.items():
        titel = f"{vorn}: {katalog.kriterien[name].titel}"
        yield Passage(f"{steckbrief.id}.kriterium.{name}", titel, f"{eintrag.wert}. {eintrag.kommentar}", eintrag.quelle)
    for name, eintrag in steckbrief.eigenschaften.items():
        titel = f"{vorn}: {katalog.eigenschaften[name].titel}"
        yield Passage(f"{steckbrief.id}.eigenschaft.{name}", titel, f"{eintrag.wert}. {eintrag.kommentar}", eintrag.quelle)
    yield _aus_liste(steckbrief, "vorteile", f"{vorn}: Vorteile", steckbrief.vorteile)
    yield _aus_liste(steckbrief, "nachteile", f"{vorn}: Nachteile", steckbrief.nachteile)
    for name, beleg in steckbrief.empfehlungen.items():
        titel = f"{vorn}: Empfehlung {katalog.aspekte[name].titel}"
        yield Passage(f"{steckbrief.id}.empfehlung.{name}", titel, beleg.text, beleg.quelle)


def _aus_liste(steckbrief: Steckbrief, name: str, titel: str, belege: tuple[Beleg, ...]) -> Passage:
    return Passage(f"{steckbrief.id}.{name}", titel, "\n".join(f"• {beleg.text}" for beleg in belege), belege[0].quelle)
