"""The windows of the bot. State names are stored with the dialogs of every person: treat them as frozen."""

from aiogram.fsm.state import State, StatesGroup


class MenueSG(StatesGroup):
    """The notice before anything is stored, and the hub with the steps."""

    hinweis = State()
    menue = State()


class BeratungSG(StatesGroup):
    """A question, the end of the necessary steps, and the answers given."""

    frage = State()
    fertig = State()
    uebersicht = State()


class AufgabenSG(StatesGroup):
    """IST and SOLL of the tasks: all groups, one group, one task, quick ways to fill in, what it amounts to, and ideas that fit locally."""

    uebersicht = State()
    gruppe = State()
    aufgabe = State()
    schnell = State()
    ergebnis = State()
    hinweise = State()
    wahl = State()


class ErgebnisSG(StatesGroup):
    """The result and what explains it."""

    ueberblick = State()
    gruende = State()
    weg = State()
    widersprueche = State()
    modelle = State()
    modell = State()
    empfehlungen = State()
    empfehlung = State()
    kuemmerer = State()
    grenzen = State()


class SteckbriefSG(StatesGroup):
    """The list of the models, a choice where a name fits several, and one Steckbrief."""

    liste = State()
    ansicht = State()


class SucheSG(StatesGroup):
    """A passage that was found, the themes, the glossary and one of its terms."""

    treffer = State()
    themen = State()
    glossar = State()
    begriff = State()


class HilfeSG(StatesGroup):
    """What the bot can do."""

    hilfe = State()


NACHSCHLAGEN = (SteckbriefSG, SucheSG, HilfeSG)
