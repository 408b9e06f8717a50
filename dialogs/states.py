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


class BerichtSG(StatesGroup):
    """The choice between the documents, and the name of the Kommune for one of them."""

    wahl = State()
    name = State()


class MerklisteSG(StatesGroup):
    """The Empfehlungen on the list, one of them, and the day on which to be reminded of it."""

    liste = State()
    eintrag = State()
    datum = State()


class ZeitplanSG(StatesGroup):
    """The milestones, one of them, and what a person types or picks for it: date, title, note; and the answers the plan rests on."""

    plan = State()
    karte = State()
    datum = State()
    titel = State()
    notiz = State()
    daten = State()


class ErinnerungenSG(StatesGroup):
    """Whether and how the person is reminded, all that will come, and the settings."""

    uebersicht = State()
    vorschau = State()
    stunde = State()
    zone = State()
    stufen = State()


class BeratungenSG(StatesGroup):
    """All consultations, one of them, its name, its end; what was taken over from the last time, and what changed since."""

    liste = State()
    eine = State()
    name = State()
    loeschen = State()
    durchsicht = State()
    seither = State()
    wechsel = State()


class SchnellSG(StatesGroup):
    """The quick line: what it is, what is unclear, what was understood, and what to do after it was stored."""

    eingabe = State()
    klaeren = State()
    bestaetigen = State()
    gespeichert = State()


class GegenprobeSG(StatesGroup):
    """What would have to change, what tips the result, the development path, and an answer on trial."""

    aendern = State()
    stabilitaet = State()
    pfad = State()
    fragen = State()
    antworten = State()
    versuch = State()


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


class VergleichSG(StatesGroup):
    """The choice of the models to compare, and the models side by side."""

    wahl = State()
    ansicht = State()


class DatenSG(StatesGroup):
    """What is stored about a person, the question before all of it is deleted, and a file that is to be taken over."""

    uebersicht = State()
    loeschen = State()
    einfuhr = State()


class DatenschutzSG(StatesGroup):
    """What is stored, why, how long, and who answers for it."""

    hinweis = State()


class EinstellungenSG(StatesGroup):
    """How the bot shows itself."""

    uebersicht = State()


class HilfeSG(StatesGroup):
    """What the bot can do."""

    hilfe = State()


NACHSCHLAGEN = (SteckbriefSG, SucheSG, VergleichSG, HilfeSG, DatenschutzSG)
