"""All dialogs of the bot. They are built by a function, so that a second Dispatcher is possible."""

from typing import Any

from aiogram import Router
from aiogram.fsm.state import State

from dialogs.aufgaben import previews as aufgaben_previews
from dialogs.aufgaben.windows import aufgaben_dialog
from dialogs.beratung import previews as beratung_previews
from dialogs.beratung.windows import beratung_dialog
from dialogs.beratungen import previews as beratungen_previews
from dialogs.beratungen.windows import beratungen_dialog
from dialogs.bericht import previews as bericht_previews
from dialogs.bericht.windows import bericht_dialog
from dialogs.daten import previews as daten_previews
from dialogs.daten.windows import daten_dialog, datenschutz_dialog
from dialogs.einstellungen import windows as einstellungen
from dialogs.ergebnis import previews as ergebnis_previews
from dialogs.ergebnis.windows import ergebnis_dialog
from dialogs.erinnerungen import previews as erinnerungen_previews
from dialogs.erinnerungen.windows import erinnerungen_dialog
from dialogs.gegenprobe import previews as gegenprobe_previews
from dialogs.gegenprobe.windows import gegenprobe_dialog
from dialogs.hilfe import windows as hilfe
from dialogs.menue import previews as menue_previews
from dialogs.menue.windows import menue_dialog
from dialogs.merkliste import previews as merkliste_previews
from dialogs.merkliste.windows import merkliste_dialog
from dialogs.schnell import previews as schnell_previews
from dialogs.schnell.windows import schnell_dialog
from dialogs.steckbriefe import previews as steckbriefe_previews
from dialogs.steckbriefe.windows import steckbriefe_dialog
from dialogs.suche import previews as suche_previews
from dialogs.suche.windows import suche_dialog
from dialogs.vergleich import previews as vergleich_previews
from dialogs.vergleich.windows import vergleich_dialog
from dialogs.zeitplan import previews as zeitplan_previews
from dialogs.zeitplan.windows import zeitplan_dialog


def dialoge() -> Router:
    """Return a router with all dialogs."""
    router = Router(name="dialoge")
    router.include_routers(
        menue_dialog(),
        beratung_dialog(),
        aufgaben_dialog(),
        ergebnis_dialog(),
        gegenprobe_dialog(),
        bericht_dialog(),
        beratungen_dialog(),
        schnell_dialog(),
        zeitplan_dialog(),
        erinnerungen_dialog(),
        merkliste_dialog(),
        steckbriefe_dialog(),
        suche_dialog(),
        vergleich_dialog(),
        daten_dialog(),
        datenschutz_dialog(),
        einstellungen.einstellungen_dialog(),
        hilfe.hilfe_dialog(),
    )
    return router


def previews() -> dict[State, dict[str, Any]]:
    """Return for every window data to render it without bot and database."""
    ordner = (
        menue_previews,
        beratung_previews,
        aufgaben_previews,
        ergebnis_previews,
        gegenprobe_previews,
        bericht_previews,
        beratungen_previews,
        schnell_previews,
        zeitplan_previews,
        erinnerungen_previews,
        merkliste_previews,
        steckbriefe_previews,
        suche_previews,
        vergleich_previews,
        daten_previews,
        einstellungen,
        hilfe,
    )
    return {state: daten for modul in ordner for state, daten in modul.previews().items()}
