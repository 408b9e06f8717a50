"""A transcript: what a person does, what they see, in a text file that anybody can read; played through the real Dispatcher.

A file has a head (YAML), a line ``---``, and then what is done and what comes of it:

    titel: one sentence
    vorher: nichts | zugestimmt | musterstadt   # how far the person has come; musterstadt has answered everything
    ohne: [klimabudget]                         # answers of Musterstadt that are missing
    mit: {historie: weiss_nicht}                # answers that are other ones, or more
    ---
    > /menu                                     # is typed
    > [Ergebnis ansehen]                        # is tapped, on the newest message that has it
    > (noch einmal)                             # the last step is delivered a second time, as Telegram may
    > (Neustart)                                # the process ends and another one begins

All other lines are the bot's. To begin a transcript write head and steps; ``pytest tests/dialogs/test_mitschriften.py
--mitschriften-erneuern`` fills in the rest, and brings all files up to date after a text has changed. Read the difference, then commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from aiogram.types import InlineKeyboardMarkup, Message

from dialogs.preview import MUSTERSTADT
from tests.dialogs.lotse import Lotse

ORDNER = Path(__file__).with_name("mitschriften")
TRENNLINIE = "---"
SCHRITT = "> "
EINZUG = "  "
NOCH_EINMAL = "(noch einmal)"
NEUSTART = "(Neustart)"
KOPF = {"titel", "vorher", "ohne", "mit"}

# What somebody sees of the bot: by the number of the message its text and its keyboard.
Bild = dict[int, tuple[str, InlineKeyboardMarkup | None]]


@dataclass(frozen=True)
class Drehbuch:
    """Head and steps of a transcript, the head as written."""

    kopf: str
    schritte: tuple[str, ...]

    @property
    def angaben(self) -> Mapping[str, Any]:
        """The head as data. Raises ValueError for a key that there is not, or no title."""
        angaben = yaml.safe_load(self.kopf)
        if not isinstance(angaben, dict) or not angaben.keys() <= KOPF or not angaben.get("titel"):
            raise ValueError(f"the head of a transcript has a title and no keys but {sorted(KOPF)}: {angaben!r}")
        return angaben


def lade(datei: Path) -> str:
    """Return what stands in a file."""
    return datei.read_text(encoding="utf-8")


def speichere(datei: Path, gespielt: str) -> None:
    """Write a transcript anew."""
    datei.write_text(gespielt, encoding="utf-8")


def lies(text: str) -> Drehbuch:
    """Return what is to be played. Raises ValueError where no line separates head and steps, or there are no steps."""
    kopf, linie, rest = text.partition(f"\n{TRENNLINIE}\n")
    schritte = tuple(zeile.removeprefix(SCHRITT).strip() for zeile in rest.splitlines() if zeile.startswith(SCHRITT))
    if not linie or not schritte:
        raise ValueError("a transcript has a head, a line of three hyphens, and steps")
    return Drehbuch(kopf, schritte)


async def spiele(lotse: Lotse, drehbuch: Drehbuch) -> str:
    """Do every step and return the whole transcript as it should stand in the file."""
    await _komme_an(lotse, drehbuch.angaben)
    teile = [f"{drehbuch.kopf}\n{TRENNLINIE}"]
    for schritt in drehbuch.schritte:
        vorher, getippt = _bild(lotse), len(lotse.kim.antworten)
        await _tue(lotse, schritt)
        einblendungen = [f"(Einblendung: {abfrage.text})" for abfrage in lotse.kim.antworten[getippt:] if abfrage.text]
        zeilen = [*einblendungen, *_was_sich_aendert(lotse, vorher)] or ["(nichts ändert sich)"]
        teile.append("\n".join([f"{SCHRITT}{schritt}", "", *(f"{EINZUG}{zeile}".rstrip() for zeile in zeilen)]))
    return "\n\n".join(teile) + "\n"


async def _komme_an(lotse: Lotse, angaben: Mapping[str, Any]) -> None:
    vorher = angaben.get("vorher", "musterstadt")
    if vorher == "nichts":
        return
    await lotse.stimme_zu()
    muster = MUSTERSTADT if vorher == "musterstadt" else {}
    antworten = {frage: wert for frage, wert in muster.items() if frage not in angaben.get("ohne", ())}
    await lotse.setze(**{**antworten, **angaben.get("mit", {})})


async def _tue(lotse: Lotse, schritt: str) -> None:
    if schritt == NOCH_EINMAL:
        await lotse.kim.wiederhole()
        # The repeated update carries the same query, so its second answer reaches nobody: the server's doing, not the bot's.
        lotse.chat.verstoesse[:] = [verstoss for verstoss in lotse.chat.verstoesse if not verstoss.text.startswith("answered twice")]
    elif schritt == NEUSTART:
        await lotse.neustart()
    elif schritt.startswith("[") and schritt.endswith("]"):
        lotse.uhr.vor(seconds=1)
        await lotse.kim.druecke(schritt[1:-1])
    else:
        await lotse.tippe(schritt)


def _bild(lotse: Lotse) -> Bild:
    return {
        nachricht.message_id: (_inhalt(nachricht), nachricht.reply_markup)
        for nachricht in lotse.kim.nachrichten
        if nachricht.from_user is not None and nachricht.from_user.is_bot
    }


def _inhalt(nachricht: Message) -> str:
    art = "(Bild)\n" if nachricht.photo else f"(Datei {nachricht.document.file_name})\n" if nachricht.document else ""
    # A blank that does not break cannot be told from another one by who reads or edits the file.
    return art + (nachricht.text or nachricht.caption or "").replace("\N{NO-BREAK SPACE}", " ")


def _was_sich_aendert(lotse: Lotse, vorher: Bild) -> list[str]:
    """Return new and changed messages; a keyboard that only goes, because a newer message has it, is not worth a line."""
    zeilen: list[str] = ["(eine Nachricht verschwindet)"] * len(vorher.keys() - _bild(lotse).keys())
    for nummer, (inhalt, tastatur) in _bild(lotse).items():
        if vorher.get(nummer) == (inhalt, tastatur) or (tastatur is None and vorher.get(nummer, ("", None))[0] == inhalt):
            continue
        zeilen += ["", "Lotse ändert die Nachricht:" if nummer in vorher else "Lotse schreibt:", "", *inhalt.splitlines()]
        reihen = tastatur.inline_keyboard if tastatur else []
        zeilen += ["", *(" ".join(f"[{knopf.text}{' ↗' if knopf.url else ''}]" for knopf in reihe) for reihe in reihen)]
    return zeilen[1:] if zeilen and not zeilen[0] else zeilen
