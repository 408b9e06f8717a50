"""Commands open a dialog, nothing more. Each works in every state and leads back."""

import re

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import BotCommand, Message
from aiogram_dialog import DialogManager

from dialogs import captions, verweise
from dialogs.daten.empfang import empfange
from dialogs.daten.gang import oeffne_daten
from dialogs.deps import deps
from dialogs.navigation import (
    oeffne_frage,
    oeffne_menue,
    oeffne_nachschlagen,
    oeffne_passage,
    oeffne_schritt,
    oeffne_steckbrief,
    oeffne_suche,
    oeffne_vergleich,
    zeige_erneut,
)
from dialogs.rendering import rendere
from dialogs.states import (
    AufgabenSG,
    BeratungenSG,
    BerichtSG,
    DatenschutzSG,
    DatenSG,
    EinstellungenSG,
    ErinnerungenSG,
    HilfeSG,
    MerklisteSG,
    SchnellSG,
    SteckbriefSG,
    SucheSG,
    ZeitplanSG,
)
from knowledge.begriffsuche import finde_begriff, nach_buchstaben
from knowledge.modellsuche import finde_modell

MODELL_BEFEHL = re.compile(r"v_?\d{1,2}[a-z]?(_?[a-z])?", re.IGNORECASE)


def commands_router() -> Router:
    """Build the router of the commands."""
    router = Router(name="commands")
    router.message.register(start, CommandStart())
    router.message.register(menu, Command("menu", "menue", "abbrechen", "cancel", ignore_case=True))
    router.message.register(beratung, Command("beratung", ignore_case=True))
    router.message.register(bericht, Command("bericht", ignore_case=True))
    router.message.register(aufgaben, Command("aufgaben", ignore_case=True))
    router.message.register(beratungen, Command("beratungen", ignore_case=True))
    router.message.register(schnell, Command("schnell", ignore_case=True))
    router.message.register(hilfe, Command("hilfe", "help", ignore_case=True))
    router.message.register(steckbrief, Command("steckbrief", "steckbriefe", ignore_case=True))
    router.message.register(vergleich, Command("vergleich", "vergleiche", "vergleichen", ignore_case=True))
    router.message.register(suche, Command("suche", "suchen", "search", ignore_case=True))
    router.message.register(glossar, Command("glossar", ignore_case=True))
    router.message.register(merkliste, Command("merkliste", ignore_case=True))
    router.message.register(zeitplan, Command("zeitplan", ignore_case=True))
    router.message.register(erinnerungen, Command("erinnerungen", "erinnerung", ignore_case=True))
    router.message.register(datenschutz, Command("datenschutz", "privacy", ignore_case=True))
    router.message.register(meine_daten, Command("meinedaten", ignore_case=True))
    router.message.register(loeschen, Command("loeschen", "löschen", ignore_case=True))
    router.message.register(empfange, F.document)
    router.message.register(einstellungen, Command("einstellungen", "settings", ignore_case=True))
    router.message.register(modell, Command(MODELL_BEFEHL))
    router.message.register(unbekannt, F.text.startswith("/"))
    return router


async def register_commands(bot: Bot) -> None:
    """Tell Telegram which commands there are."""
    await bot.set_my_commands([BotCommand(command=name, description=text) for name, text in captions.BEFEHLE.items()])


async def start(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Greet, or open what a link points to: ``?start=V8``, ``?start=V8__nachteile``, ``?start=themen``."""
    del message
    ziel = command.args or ""
    passage = verweise.kennung(ziel)
    funde = finde_modell(deps(dialog_manager).katalog, ziel, nur_genau=True) if ziel else ()
    if passage in deps(dialog_manager).suche.passagen:
        await oeffne_passage(dialog_manager, passage)
    elif ziel == verweise.THEMEN:
        await oeffne_nachschlagen(dialog_manager, SucheSG.themen)
    elif len(funde) == 1:
        await oeffne_steckbrief(dialog_manager, funde[0].untermodell or funde[0].steckbrief.id)
    else:
        await oeffne_menue(dialog_manager)


async def menu(message: Message, dialog_manager: DialogManager) -> None:
    """Show the hub; answers stay."""
    del message
    await oeffne_menue(dialog_manager)


async def beratung(message: Message, dialog_manager: DialogManager) -> None:
    """Begin or go on with the consultation."""
    del message
    await oeffne_frage(dialog_manager)


async def bericht(message: Message, dialog_manager: DialogManager) -> None:
    """Show which documents can be made."""
    del message
    await oeffne_schritt(dialog_manager, BerichtSG.wahl)


async def aufgaben(message: Message, dialog_manager: DialogManager) -> None:
    """Show IST and SOLL of the tasks."""
    del message
    await oeffne_schritt(dialog_manager, AufgabenSG.uebersicht)


async def beratungen(message: Message, dialog_manager: DialogManager) -> None:
    """List all consultations."""
    del message
    await oeffne_schritt(dialog_manager, BeratungenSG.liste)


async def schnell(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Read a line with several answers, or explain how to write one."""
    del message
    await oeffne_schritt(dialog_manager, SchnellSG.eingabe, {"text": command.args})


async def hilfe(message: Message, dialog_manager: DialogManager) -> None:
    """Show the help."""
    del message
    await oeffne_nachschlagen(dialog_manager, HilfeSG.hilfe)


async def steckbrief(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Show a Steckbrief, or the list to choose from."""
    del message
    await _zeige(dialog_manager, command.args)


async def vergleich(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Show two or three models side by side, or the choice."""
    del message
    await oeffne_vergleich(dialog_manager, command.args or "")


async def suche(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Answer a question from the sources, or show the themes."""
    del message
    if command.args and command.args.strip():
        await oeffne_suche(dialog_manager, command.args)
    else:
        await oeffne_nachschlagen(dialog_manager, SucheSG.themen)


async def glossar(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Explain a term, or show the glossary: all letters, one letter, or the terms that begin as what was typed."""
    del message
    gesucht = (command.args or "").strip()
    katalog = deps(dialog_manager).katalog
    gefunden = finde_begriff(katalog, gesucht)
    if len(gefunden) == 1:
        await oeffne_nachschlagen(dialog_manager, SucheSG.begriff, {"begriff": gefunden[0].id})
    elif gesucht.upper() in nach_buchstaben(katalog):
        await oeffne_nachschlagen(dialog_manager, SucheSG.glossar, {"buchstabe": gesucht.upper()})
    else:
        daten = {"gesucht": gesucht[:40] or None, "begriffe": [begriff.id for begriff in gefunden]}
        await oeffne_nachschlagen(dialog_manager, SucheSG.glossar, daten)


async def merkliste(message: Message, dialog_manager: DialogManager) -> None:
    """Show the Empfehlungen on the list."""
    del message
    await oeffne_schritt(dialog_manager, MerklisteSG.liste)


async def zeitplan(message: Message, dialog_manager: DialogManager) -> None:
    """Show the milestones to the end of the funding."""
    del message
    await oeffne_schritt(dialog_manager, ZeitplanSG.plan)


async def erinnerungen(message: Message, dialog_manager: DialogManager) -> None:
    """Show what reminders there are or would be."""
    del message
    await oeffne_schritt(dialog_manager, ErinnerungenSG.uebersicht)


async def datenschutz(message: Message, dialog_manager: DialogManager) -> None:
    """Say what is stored, why, how long, and who answers for it; also to somebody of whom nothing is stored."""
    del message
    await oeffne_nachschlagen(dialog_manager, DatenschutzSG.hinweis)


async def meine_daten(message: Message, dialog_manager: DialogManager) -> None:
    """Show what is stored about the person."""
    del message
    await oeffne_daten(dialog_manager, DatenSG.uebersicht)


async def loeschen(message: Message, dialog_manager: DialogManager) -> None:
    """Ask before everything is deleted."""
    del message
    await oeffne_daten(dialog_manager, DatenSG.loeschen)


async def einstellungen(message: Message, dialog_manager: DialogManager) -> None:
    """Show how the bot shows itself."""
    del message
    await oeffne_schritt(dialog_manager, EinstellungenSG.uebersicht)


async def modell(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """Show the Steckbrief that the command itself names: /v8."""
    del message
    await _zeige(dialog_manager, command.command.replace("_", ""))


async def unbekannt(message: Message, dialog_manager: DialogManager) -> None:
    """Say that there is no such command and show where the person is."""
    await message.answer(rendere("hilfe/befehl_unbekannt", {"befehle": captions.BEFEHLE}))
    await zeige_erneut(dialog_manager)


async def _zeige(manager: DialogManager, gesucht: str | None) -> None:
    funde = finde_modell(deps(manager).katalog, gesucht) if gesucht else ()
    if len(funde) == 1:
        await oeffne_steckbrief(manager, funde[0].untermodell or funde[0].steckbrief.id)
    else:
        await oeffne_nachschlagen(manager, SteckbriefSG.liste, {"gesucht": gesucht[:40] if gesucht else None})
