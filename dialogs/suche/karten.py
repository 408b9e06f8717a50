"""Cards for other chats: what ``@bot V8`` offers to send, as plain data for the transport."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs import verweise
from dialogs.rendering import rendere
from dialogs.suche.seiten import seiten
from knowledge.katalog import Katalog
from knowledge.modellsuche import finde_modell
from knowledge.passage import Passage
from knowledge.suche import Suche

HOECHSTENS = 10
TEXTLAENGE = 3000
"""Characters of a passage on a card; with title and source the message stays below Telegram's 4 096."""

ANRISS = 100
MAX_FRAGE = 256


@dataclass(frozen=True, slots=True)
class Karte:
    """What is shown in the list (title, first words), the message it becomes (HTML) and the link behind its button."""

    id: str
    titel: str
    anriss: str
    text: str
    link: str


def karten(katalog: Katalog, suche: Suche, bot: str, frage: str) -> list[Karte]:
    """Return the cards for a question, the best first: a Steckbrief that is named, then passages; none where nothing fits."""
    funde = finde_modell(katalog, frage[:MAX_FRAGE], nur_genau=True)
    alle = [*(_aus_steckbrief(katalog, bot, fund.steckbrief.id) for fund in funde), *_aus_passagen(suche, bot, frage)]
    return alle[:HOECHSTENS]


def themenkarte(katalog: Katalog, bot: str) -> Karte:
    """Return the card that names all themes, for a question that is empty or finds nothing."""
    text = rendere("suche/karte_themen", {"themen": list(katalog.themen.values())})
    titel = rendere("suche/karte_themen_titel", {})
    anriss = _anreissen(", ".join(thema.kurz for thema in katalog.themen.values()))
    return Karte(verweise.THEMEN, titel, anriss, text, verweise.verweis(bot, verweise.THEMEN))


def _aus_steckbrief(katalog: Katalog, bot: str, modell: str) -> Karte:
    steckbrief = katalog.steckbriefe[modell]
    text = rendere("suche/karte_steckbrief", {"steckbrief": steckbrief})
    titel = f"{steckbrief.nummer} {steckbrief.name}"
    return Karte(verweise.nutzlast(modell), titel, _anreissen(steckbrief.kurzbeschreibung), text, verweise.verweis(bot, modell))


def _aus_passagen(suche: Suche, bot: str, frage: str) -> Iterable[Karte]:
    for treffer in suche.suche(frage, HOECHSTENS):
        yield _aus_passage(bot, treffer.passage)


def _aus_passage(bot: str, passage: Passage) -> Karte:
    blaetter = seiten(passage.text, TEXTLAENGE)
    text = rendere("suche/karte", {"passage": passage, "text": blaetter[0], "gekuerzt": len(blaetter) > 1})
    return Karte(verweise.nutzlast(passage.id), passage.titel, _anreissen(passage.text), text, verweise.verweis(bot, passage.id))


def _anreissen(text: str) -> str:
    eine_zeile = " ".join(text.split())
    return eine_zeile if len(eine_zeile) <= ANRISS else f"{eine_zeile[: ANRISS - 1]}…"
