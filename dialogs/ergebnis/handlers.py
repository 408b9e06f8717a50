"""What a tap in the result leads to."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from dialogs.bilder.bild import Bild
from dialogs.bilder.passung import zeichne_passung
from dialogs.bilder.senden import sende_bild
from dialogs.bilder.weg import zeichne_weg
from dialogs.deps import deps, person, update_id
from dialogs.ergebnis.ansichten import seither_kurz
from dialogs.ergebnis.usecases import Ergebnis, halte_fest, werte_aus
from dialogs.merkakte import merke_vor
from dialogs.navigation import (
    GEAENDERT,
    MELDUNG,
    oeffne_einzelne_frage,
    oeffne_menue,
    oeffne_nachschlagen,
    oeffne_schritt,
    oeffne_steckbrief,
)
from dialogs.outdated import melde_veraltet
from dialogs.states import (
    AufgabenSG,
    BeratungenSG,
    BeratungSG,
    BerichtSG,
    ErgebnisSG,
    GegenprobeSG,
    GespraechSG,
    MerklisteSG,
    VergleichSG,
    ZeitplanSG,
)
from dialogs.widgets import Ereignis
from knowledge.gegenprobe.robust import robustheit
from knowledge.gegenprobe.schwelle import BUDGET, abschnitte_in_worten, budget_abschnitte
from knowledge.katalog import Katalog
from knowledge.merkliste import empfehlung_zu, lies_kennung
from knowledge.steckbrief import ASPEKTE

FENSTER: dict[str, State] = {
    "ueberblick": ErgebnisSG.ueberblick,
    "gruende": ErgebnisSG.gruende,
    "weg": ErgebnisSG.weg,
    "widersprueche": ErgebnisSG.widersprueche,
    "modelle": ErgebnisSG.modelle,
    "empfehlungen": ErgebnisSG.empfehlungen,
    "kuemmerer": ErgebnisSG.kuemmerer,
    "grenzen": ErgebnisSG.grenzen,
}
SCHRITTE: dict[str, State] = {
    "antworten": BeratungSG.uebersicht,
    "seither": BeratungenSG.seither,
    "zeitplan": ZeitplanSG.plan,
    "aufgaben": AufgabenSG.ergebnis,
    "gespraech": GespraechSG.uebersicht,
    "bericht": BerichtSG.wahl,
    "merkliste": MerklisteSG.liste,
}
GEGENPROBEN: dict[str, State] = {
    "pfad": GegenprobeSG.pfad,
    "stabilitaet": GegenprobeSG.stabilitaet,
    "waswaerewenn": GegenprobeSG.fragen,
}
ZU_EINEM_MODELL: dict[str, State] = {"noetig": GegenprobeSG.aendern, "pfad": GegenprobeSG.pfad}

BILDER: Mapping[str, Callable[[Katalog, Ergebnis], Bild]] = {
    "bild/passung": lambda katalog, ergebnis: zeichne_passung(katalog, ergebnis.empfehlung),
    "bild/weg": lambda katalog, ergebnis: zeichne_weg(katalog, ergebnis.antworten),
}


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Keep the result that is about to be shown."""
    await halte_ergebnis_fest(manager)


async def halte_ergebnis_fest(manager: DialogManager) -> None:
    """Store the present result, and remember for the window what is different from the earlier one."""
    unterschied = await halte_fest(deps(manager), person(manager).id)
    manager.dialog_data["seither"] = None if unterschied is None else seither_kurz(deps(manager).katalog, unterschied)


async def komme_zurueck(_start: object, ergebnis: Any, manager: DialogManager) -> None:
    """Show what a question or a trial on top of the result changed: the result itself, kept anew, with a sentence above it."""
    daten = ergebnis if isinstance(ergebnis, dict) else {}
    manager.dialog_data[MELDUNG] = daten.get(MELDUNG)
    if daten.get(GEAENDERT):
        await halte_ergebnis_fest(manager)
        await manager.switch_to(ErgebnisSG.ueberblick)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the result."""
    art, _, ziel = knopf.partition("/")
    katalog = deps(manager).katalog
    manager.dialog_data[MELDUNG] = None
    if knopf in FENSTER:
        await manager.switch_to(FENSTER[knopf])
    elif knopf == "menue":
        await oeffne_menue(manager)
    elif knopf in SCHRITTE:
        await oeffne_schritt(manager, SCHRITTE[knopf])
    elif art == "klaeren" and ziel in katalog.fragen:
        await _klaere(manager, ziel)
    elif knopf in GEGENPROBEN:
        await manager.start(GEGENPROBEN[knopf])
    elif knopf in BILDER:
        ergebnis = await werte_aus(deps(manager), person(manager).id)
        await sende_bild(ereignis, manager, lambda: BILDER[knopf](katalog, ergebnis))
    elif ziel in katalog.steckbriefe:
        await _tippe_modell(ereignis, manager, art, ziel)
    elif art == "empfehlung" and ziel in ASPEKTE:
        manager.dialog_data["aspekt"] = ziel
        await manager.switch_to(ErgebnisSG.empfehlung)
    elif art == "merke" and (gemeint := lies_kennung(ziel)) is not None and empfehlung_zu(katalog, *gemeint) is not None:
        await merke_vor(deps(manager), person(manager).id, *gemeint, update=update_id(manager))
    else:
        await melde_veraltet(ereignis)


async def _tippe_modell(ereignis: Ereignis, manager: DialogManager, art: str, modell: str) -> None:
    """React to a button that names a model."""
    if art == "modell":
        manager.dialog_data["modell"] = modell
        await manager.switch_to(ErgebnisSG.modell)
    elif art in ZU_EINEM_MODELL:
        await manager.start(ZU_EINEM_MODELL[art], {"ziel": modell})
    elif art == "vergleich":
        await oeffne_nachschlagen(manager, VergleichSG.wahl, {"modelle": [modell]})
    elif art == "steckbrief":
        await oeffne_steckbrief(manager, modell)
    else:
        await melde_veraltet(ereignis)


async def _klaere(manager: DialogManager, frage: str) -> None:
    """Ask one question on top of the result; where only its class is known, for the exact number."""
    mittel = deps(manager)
    ergebnis = await werte_aus(mittel, person(manager).id)
    robust = await mittel.rechner.rechne(robustheit, mittel.katalog, ergebnis.antworten)
    nur_genau = robust.frage == frage and ergebnis.antworten.bekannt(frage) is not None
    kandidaten = list(robust.kandidaten) if nur_genau else None
    schwellen: tuple[str, ...] = ()
    if nur_genau and frage == BUDGET:
        abschnitte = await mittel.rechner.rechne(budget_abschnitte, mittel.katalog, ergebnis.antworten)
        schwellen = abschnitte_in_worten(mittel.katalog, ergebnis.antworten, abschnitte)
    await oeffne_einzelne_frage(manager, frage, genau=kandidaten, schwellen=list(schwellen))
