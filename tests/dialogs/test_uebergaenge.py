"""Where the buttons of each window lead, as it is: every kind of button of every window is tapped and compared with the list.

The list is what docs/bilder/uebergaenge.svg draws. ``pytest tests/dialogs/test_uebergaenge.py --mitschriften-erneuern`` writes it anew.
"""

import shutil
from pathlib import Path

import pytest
import yaml
from aiogram.fsm.state import State

from dialogs.states import AufgabenSG, BerichtSG, ErgebnisSG, MenueSG, ZeitplanSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import ALLE, fuelle, gehe_zu

LISTE = Path(__file__).with_name("uebergaenge.yaml")
KOPF = """\
---
# Where the buttons of each window lead, other than to itself; written by tests/dialogs/test_uebergaenge.py with --mitschriften-erneuern.
"""
# The windows most lead through; all others are walked through by `make nightly`.
TAEGLICH = (MenueSG.hinweis, MenueSG.menue, ErgebnisSG.ueberblick, AufgabenSG.ergebnis, ZeitplanSG.karte, BerichtSG.name)


def lade() -> dict[str, list[str]]:
    return yaml.safe_load(LISTE.read_text(encoding="utf-8")) if LISTE.exists() else {}


def schreibe(state: str, ziele: list[str]) -> None:
    alle = lade() | {state: ziele}
    zeilen = [f'"{fenster.state}": {_liste(alle[str(fenster.state)])}\n' for fenster in ALLE if str(fenster.state) in alle]
    LISTE.write_text(KOPF + "".join(zeilen), encoding="utf-8")


def _liste(ziele: list[str]) -> str:
    return "[" + ", ".join(f'"{ziel}"' for ziel in ziele) + "]"


async def gehe_von_neuem(lotse: Lotse, fenster: State, vorlage: Path) -> None:
    """Come to the window again, with everything as it was before the last tap."""
    await lotse.db.close()
    shutil.copy(vorlage, lotse.datei)
    lotse.verbinde()
    await gehe_zu(lotse, fenster)


async def ziele(lotse: Lotse, fenster: State, vorlage: Path) -> list[str]:
    """Tap one button of each kind; return the other windows they lead to."""
    if fenster != MenueSG.hinweis:
        await fuelle(lotse)
    await lotse.db.close()
    shutil.copy(lotse.datei, vorlage)
    await gehe_von_neuem(lotse, fenster, vorlage)
    arten = {knopf if knopf.startswith("schritt/") else knopf.partition("/")[0]: knopf for knopf in lotse.tasten}
    gefunden = set()
    for knopf in arten.values():
        await gehe_von_neuem(lotse, fenster, vorlage)
        await lotse.druecke(knopf)
        stand = await lotse.stand()
        assert stand is not None
        gefunden.add(stand.state)
    return sorted(gefunden - {str(fenster.state)})


@pytest.mark.parametrize("fenster", [pytest.param(f, marks=[] if f in TAEGLICH else [pytest.mark.nightly], id=str(f.state)) for f in ALLE])
async def test_the_buttons_of_a_window_lead_where_the_list_says(
    lotse: Lotse, fenster: State, tmp_path: Path, request: pytest.FixtureRequest
):
    gefunden = await ziele(lotse, fenster, tmp_path / "vorlage.sqlite3")
    if request.config.getoption("--mitschriften-erneuern"):
        schreibe(str(fenster.state), gefunden)
    else:
        assert lade()[str(fenster.state)] == gefunden


def test_the_list_has_every_window_and_leads_to_every_window():
    liste = lade()
    assert list(liste) == [str(fenster.state) for fenster in ALLE]
    assert {ziel for ziele in liste.values() for ziel in ziele} <= set(liste)
