"""Somebody who does anything at all with the bot, and what has to be true after each step whatever they did.

Every rule says beforehand which answers it may change and to what; the invariant compares that with the database.
"""

import asyncio
import logging
import shutil
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any, ClassVar

from aiogram.types import Update
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.lokal.chat import Ereignis
from dialogs import captions
from dialogs.akte import als_speicherwert
from dialogs.beratung.ansichten import GENAU, UNBEKANNT
from dialogs.kalender import TAG
from dialogs.preview import MUSTERSTADT
from dialogs.states import BeratungSG, GegenprobeSG, SchnellSG
from knowledge.frage import WEISS_NICHT, Frage
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from tests.dialogs.lotse import TRENNER, WIDGET, Lotse, Stand, knopf_id
from tests.ende_zu_ende.worte import ANTWORTEN, ANTWORTEN_JE_ART, BEFEHLE, FAELSCHUNGEN, MEDIEN, RAUSCHEN

IRGENDETWAS = object()
AM_ENDE = {"historie", "relevanz", "zeithorizont"}
ANFAENGE: Mapping[str, Mapping[str, object] | None] = {
    "a stranger": None,
    "somebody who agreed": {},
    "somebody about to finish": {frage: wert for frage, wert in MUSTERSTADT.items() if frage not in AM_ENDE},
    "somebody with a result": {**MUSTERSTADT, "klimabudget": "0"},
}


class Wanderer(RuleBasedStateMachine):
    """One person in front of the real Dispatcher; ``katalog``, ``vorlage`` and ``ordner`` are set by the test."""

    katalog: ClassVar[Katalog]
    suche: ClassVar[Suche]
    vorlage: ClassVar[Path]
    ordner: ClassVar[Path]
    schritte: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.datei = self.ordner / "wanderer.sqlite3"
        shutil.copy(self.vorlage, self.datei)
        self.runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self.lotse = Lotse(self.katalog, self.suche, self.datei)
        logging.getLogger().addHandler(self.lotse.protokoll)
        self.lotse.chat.beobachter.append(self.merke_knoepfe)
        self.knoepfe: list[tuple[int, str, str]] = []
        self.updates: list[Update] = []
        self.getippt: list[int] = []
        self.gespeichert: dict[str, Any] = {}
        self.aktive: str | None = None
        self.erlaubt: dict[str, set[Any]] = {}
        self.verlangt: dict[str, Any] = {}
        self.stand: Stand | None = None
        self.wiederholt = False

    def teardown(self) -> None:
        """End the process and drop its file."""
        logging.getLogger().removeHandler(self.lotse.protokoll)
        self.lauf(self.lotse.db.close())
        self.runner.close()
        for datei in self.ordner.glob("wanderer.sqlite3*"):
            datei.unlink()

    def merke_knoepfe(self, ereignis: Ereignis) -> None:
        """Remember every button that was ever shown."""
        if ereignis.art in ("nachricht", "bearbeitet") and (markup := ereignis.inhalt.reply_markup):
            for knopf in (knopf for reihe in markup.inline_keyboard for knopf in reihe):
                eintrag = (ereignis.inhalt.message_id, knopf.callback_data, knopf.text)
                if knopf.callback_data and eintrag not in self.knoepfe:
                    self.knoepfe.append(eintrag)

    # What the person does

    @initialize(anfang=st.sampled_from(sorted(ANFAENGE)))
    def komme_an(self, anfang: str) -> None:
        """Begin as a stranger or somewhere later."""
        antworten = ANFAENGE[anfang]
        if antworten is None:
            self.tue(self.lotse.tippe("/start"))
            return
        self.lauf(self.lotse.stimme_zu())
        if antworten:
            self.lauf(self.lotse.setze(**antworten))
            self.tue(self.lotse.tippe("/beratung"))
        self.gespeichert = self.lauf(self.lotse.gespeichert())

    @precondition(lambda self: self.hat_knoepfe())
    @rule(daten=st.data(), wie=st.sampled_from(({}, {}, {}, {"mal": 2}, {"mal": 3}, {"verfallen": True}, {"unzugaenglich": True})))
    def druecke(self, daten: st.DataObject, wie: dict[str, Any]) -> None:
        """Tap a button that is shown, perhaps several times at once, perhaps with a query or message that is too old."""
        self.druecke_jetzt(*daten.draw(st.sampled_from(self.sichtbar())), **wie)

    @precondition(lambda self: self.offene_frage() is not None)
    @rule(daten=st.data())
    def beantworte(self, daten: st.DataObject) -> None:
        """Tap an answer to the question that is shown; it counts."""
        passend = [eintrag for eintrag in self.sichtbar() if self.wert(eintrag[0])[1] is not None]
        if passend:
            self.druecke_jetzt(*daten.draw(st.sampled_from(passend)))

    @precondition(lambda self: len(self.knoepfe) > 0)
    @rule(daten=st.data(), wie=st.sampled_from(({}, {}, {"mal": 2}, {"unzugaenglich": True}, {"verfallen": True})))
    def druecke_einen_alten(self, daten: st.DataObject, wie: dict[str, Any]) -> None:
        """Tap any button that was ever shown, whether or not it is still there."""
        message_id, data, beschriftung = daten.draw(st.sampled_from(self.knoepfe))
        note(f"old button {beschriftung!r} {knopf_id(data)}")
        self.erlaube_tipp(data)
        self.tue(self.lotse.druecke_daten(data, message_id, **wie))

    @precondition(lambda self: self.hat_knoepfe())
    @rule(teil=FAELSCHUNGEN, eigener=st.booleans())
    def faelsche(self, teil: str, eigener: bool) -> None:
        """Send data that no button has."""
        data = f"{self.sichtbar()[0][0].partition(TRENNER)[0]}{TRENNER}{WIDGET}{teil}" if eigener else teil
        self.erlaube_tipp(data)
        self.tue(self.lotse.druecke_daten(data, self.lotse.kim.letzte.message_id))

    @precondition(lambda self: self.hat_knoepfe())
    @rule(daten=st.data())
    def druecke_zwei_zugleich(self, daten: st.DataObject) -> None:
        """Tap two buttons, one shown and one of any time, at the same time."""
        aktuell = self.lotse.kim.letzte.message_id
        erste, _ = daten.draw(st.sampled_from(self.sichtbar()))
        message_id, zweite, _ = daten.draw(st.sampled_from(self.knoepfe))
        for data in (erste, zweite):
            self.erlaube_tipp(data, auch_spaeter=True)
        self.tue(self.zugleich(self.lotse.druecke_daten(erste, aktuell), self.lotse.druecke_daten(zweite, message_id)))

    @precondition(lambda self: self.hat_knoepfe())
    @rule(daten=st.data(), text=st.sampled_from(ANTWORTEN))
    def druecke_und_tippe_zugleich(self, daten: st.DataObject, text: str) -> None:
        """Tap and type at the same time: what was typed may meet the question that the tap opened."""
        data, _ = daten.draw(st.sampled_from(self.sichtbar()))
        self.erlaubt = {frage: {IRGENDETWAS} for frage in self.katalog.fragen}
        self.tue(self.zugleich(self.lotse.druecke_daten(data, self.lotse.kim.letzte.message_id), self.lotse.tippe(text)))

    @precondition(lambda self: self.offene_frage() is not None)
    @rule(daten=st.data())
    def tippe_eine_antwort(self, daten: st.DataObject) -> None:
        """Type an answer to the question that is shown: the label of an option means that option."""
        frage = self.offene_frage()
        assert frage is not None
        optionen = {option.knopf: option.wert for option in frage.optionen}
        text = daten.draw(st.sampled_from((*optionen, *ANTWORTEN_JE_ART.get(frage.art, ()))))
        note(f"{frage.id}: {text!r}")
        if text in optionen and frage.art == "auswahl":
            self.verlangt[frage.id] = als_speicherwert(optionen[text])
        self.tippe_jetzt(text)

    @rule(text=st.sampled_from(ANTWORTEN) | RAUSCHEN)
    def tippe_irgendetwas(self, text: str) -> None:
        """Type whatever: only the question that is shown may be answered by it."""
        self.tippe_jetzt(text)

    @rule(befehl=st.sampled_from(BEFEHLE))
    def befiehl(self, befehl: str) -> None:
        """Send a command: it answers nothing."""
        self.tue(self.lotse.tippe(befehl))

    @rule(felder=st.sampled_from(MEDIEN))
    def schicke_etwas_anderes(self, felder: dict[str, Any]) -> None:
        """Send something that is no text."""
        self.tue(self.lotse.kim.sende(**felder))

    @precondition(lambda self: len(self.getippt) > 0)
    @rule(daten=st.data(), text=st.sampled_from(ANTWORTEN))
    def aendere_eine_nachricht(self, daten: st.DataObject, text: str) -> None:
        """Edit an own message afterwards: it answers nothing."""
        self.tue(self.lotse.kim.bearbeite(daten.draw(st.sampled_from(self.getippt)), text))

    @precondition(lambda self: len(self.updates) > 0)
    @rule(daten=st.data(), letztes=st.booleans())
    def liefere_erneut(self, daten: st.DataObject, letztes: bool) -> None:
        """Deliver an earlier update once more: it changes nothing."""
        stelle = len(self.updates) - 1 if letztes else daten.draw(st.integers(0, len(self.updates) - 1))
        self.wiederholt = True
        self.lauf(self.lotse.chat.stelle_zu(self.updates[stelle]))

    @rule()
    def starte_neu(self) -> None:
        """End the process and start another one on the same file."""
        self.lauf(self.lotse.neustart())

    # What has to be true

    @invariant()
    def nichts_ging_schief(self) -> None:
        """No failed handler, no broken limit, no tap left without an answer."""
        type(self).schritte += 1
        assert self.lotse.protokoll.zeilen == []
        # A repeated update carries the same query, so its second answer reaches nobody: that is the server's doing.
        harmlos = "answered twice" if self.wiederholt else "\0"
        assert [verstoss for verstoss in self.lotse.chat.verstoesse if not verstoss.text.startswith(harmlos)] == []
        self.lotse.chat.verstoesse.clear()

    @invariant()
    def nur_was_gefragt_war_wurde_beantwortet(self) -> None:
        """Answers are valid, none is lost, and only that changed which this step was about."""
        vorher, self.gespeichert = self.gespeichert, self.lauf(self.lotse.gespeichert())
        self.katalog.antworten(self.gespeichert)
        aktive = self.lauf(self.lotse.aktive())
        if aktive != self.aktive or (self.stand is not None and self.stand.state == SchnellSG.bestaetigen.state):
            # Another consultation has answers of its own, and a line that is confirmed has many.
            self.aktive, vorher, self.verlangt = aktive, dict(self.gespeichert), {}
        assert not vorher.keys() - self.gespeichert.keys()
        for frage, wert in self.gespeichert.items():
            if frage not in vorher or vorher[frage] != wert:
                moeglich = self.erlaubt.get(frage, set())
                assert IRGENDETWAS in moeglich or wert in moeglich, f"{frage}: {vorher.get(frage)!r} became {wert!r}"
        for frage, wert in self.verlangt.items():
            assert self.gespeichert.get(frage) == wert, f"{frage} should be {wert!r}"
        self.erlaubt, self.verlangt, self.wiederholt = {}, {}, False

    @invariant()
    def es_geht_weiter(self) -> None:
        """Find on the newest message of the bot the buttons of the dialog that is open and of the question that it is at."""
        if not self.knoepfe:
            return
        self.stand = self.lauf(self.lotse.stand())
        letzte = self.lotse.kim.letzte
        # The sentence below a changed message leaves the window above it as it was.
        assert letzte.reply_markup or letzte.text == captions.NICHT_NOCH_EINMAL_GELESEN, letzte.text
        if self.stand is not None:
            assert {data.partition(TRENNER)[0] for data, _ in self.sichtbar()} == {self.lauf(self.lotse.intent())}
        if (frage := self.offene_frage()) is not None:
            assert any(knopf_id(data) == f"{frage.id}/{UNBEKANNT}" for data, _ in self.sichtbar())

    # Hands and eyes

    def lauf(self, was: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(was)

    def tue(self, was: Coroutine[Any, Any, Any]) -> None:
        """Do something and remember the update it made."""
        self.lauf(was)
        update = self.lotse.kim._letztes_update
        assert update is not None
        self.updates.append(update)

    async def zugleich(self, *handlungen: Coroutine[Any, Any, Any]) -> None:
        await asyncio.gather(*handlungen)

    def tippe_jetzt(self, text: str) -> None:
        frage = self.offene_frage()
        if frage is not None:
            self.erlaubt[frage.id] = {IRGENDETWAS}
        self.erlaube_versuch()
        self.tue(self.lotse.tippe(text))
        self.getippt.append(next(n.message_id for n in reversed(self.lotse.kim.nachrichten) if n.from_user == self.lotse.kim.user))

    def druecke_jetzt(self, data: str, beschriftung: str, **wie: Any) -> None:
        note(f"button {beschriftung!r} {knopf_id(data)}")
        frage, wert = self.wert(data)
        offen = self.offene_frage()
        if wert is not None and offen is not None and offen.id == frage and not (wert == WEISS_NICHT and self.fragt_genau()):
            self.verlangt[frage] = wert
        self.erlaube_tipp(data)
        self.tue(self.lotse.druecke_daten(data, self.lotse.kim.letzte.message_id, **wie))

    def erlaube_tipp(self, data: str, *, auch_spaeter: bool = False) -> None:
        """Allow what this button says, if its question is shown, or may be by then."""
        frage, wert = self.wert(data)
        offen = self.offene_frage()
        if wert is not None and (auch_spaeter or (offen is not None and offen.id == frage)):
            self.erlaubt.setdefault(frage, set()).add(wert)
        if frage == "nimm":
            self.erlaube_versuch(auch_spaeter=auch_spaeter)

    def erlaube_versuch(self, *, auch_spaeter: bool = False) -> None:
        """Allow the trial that is shown to be taken over; where another tap may show one first, any."""
        if auch_spaeter:
            self.erlaubt = {frage: {IRGENDETWAS} for frage in self.katalog.fragen}
        elif self.stand is not None and self.stand.state == GegenprobeSG.versuch.state:
            for frage, wert in self.stand.daten["versuch"].items():
                self.erlaubt.setdefault(frage, set()).add(wert)

    def fragt_genau(self) -> bool:
        """Tell whether only the exact number is asked for: there "weiß nicht" leaves the class as it is."""
        return self.stand is not None and bool(self.stand.daten.get(GENAU))

    def wert(self, data: str) -> tuple[str, Any]:
        """Return the question a button belongs to, and the answer it stands for or None."""
        frage, _, teil = knopf_id(data).partition("/")
        if frage not in self.katalog.fragen:
            return frage, None
        if teil == UNBEKANNT:
            return frage, WEISS_NICHT
        if teil.startswith("."):
            return frage, teil.removeprefix(TAG) if teil.startswith(TAG) else None
        optionen = self.katalog.fragen[frage].optionen
        return frage, als_speicherwert(next((option.wert for option in optionen if str(option.wert) == teil), teil))

    def offene_frage(self) -> Frage | None:
        if self.stand is None or self.stand.state != BeratungSG.frage.state:
            return None
        return self.katalog.fragen[self.stand.daten["frage"]]

    def hat_knoepfe(self) -> bool:
        return len(self.knoepfe) > 0 and bool(self.sichtbar())

    def sichtbar(self) -> list[tuple[str, str]]:
        return [(knopf.callback_data, knopf.text) for knopf in self.lotse.kim.knoepfe() if knopf.callback_data]
