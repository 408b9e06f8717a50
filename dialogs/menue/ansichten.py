"""What the notice and the hub show: pure functions of Katalog and answers."""

from dataclasses import dataclass
from typing import Any

from dialogs import captions
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.arbeitszeit import Stand
from knowledge.beratung import bereit_fuer_ergebnis, fortschritt, noetige_schritte, schritt_minuten
from knowledge.katalog import Katalog
from knowledge.merkliste import Merkeintrag
from knowledge.zeitplan import Zeitplan

# The steps that ask questions one after the other; three more have a dialog of their own: the tasks, behind the third, and at the end the
# talk and the schedule.
SCHRITTE = ("ausgangslage", "kuemmerer", "rahmenbedingungen", "aspekte")
AUFGABEN = "aufgaben"
VOR_AUFGABEN = SCHRITTE.index("rahmenbedingungen") + 1
GESPRAECH = "gespraech"
NACHBEREITUNG = "zeitplan"


@dataclass(frozen=True, slots=True)
class Daneben:
    """What a person has entered beside the questions: how far tasks and talk are, and the Empfehlungen on the list."""

    aufgaben: Stand
    merkliste: tuple[Merkeintrag, ...] = ()
    gespraech: Stand = "offen"


def hinweis(katalog: Katalog, *, lokal: bool = False) -> dict[str, Any]:
    """Return the data of the notice; ``lokal`` where no Telegram takes part."""
    return {
        "lokal": lokal,
        "minuten": schritt_minuten(katalog),
        "quellen": list(katalog.quellen.values()),
        "knoepfe": [
            [Knopf("verstanden", captions.VERSTANDEN)],
            [Knopf("steckbriefe", captions.STECKBRIEFE), Knopf("hilfe", captions.HILFE)],
            [Knopf("datenschutz", captions.DATENSCHUTZ)],
        ],
    }


def menue(
    katalog: Katalog,
    antworten: Antworten,
    zeitplan: Zeitplan,
    *,
    daneben: Daneben,
    name: str | None = None,
    unbestaetigt: int = 0,
    katalog_neu: bool = False,
) -> dict[str, Any]:
    """Return the data of the hub: every step with its state, and the way on.

    ``name`` is what the consultation is called, ``unbestaetigt`` counts answers that a repetition took over, ``katalog_neu`` tells
    that the Katalog changed and the person has not seen yet what that means.
    """
    staende = {schritt: fortschritt(katalog, antworten, schritt) for schritt in SCHRITTE}
    bereit = bereit_fuer_ergebnis(katalog, antworten)
    begonnen = any(staende[schritt.id].beantwortet for schritt in noetige_schritte(katalog))
    vorn: list[list[Knopf]] = []
    if bereit:
        vorn += [[Knopf("ergebnis", captions.ERGEBNIS)], [Knopf("bericht", captions.BERICHT)]]
    else:
        vorn.append([Knopf("weiter", captions.FORTSETZEN if begonnen else captions.BEGINNEN)])
        vorn += [] if begonnen else [[Knopf("schnell", captions.SCHNELL)]]
    vorn += [[Knopf("durchsicht", captions.DURCHSICHT)]] if unbestaetigt else []
    vorn += [[Knopf("wechsel", captions.KATALOG_NEU)]] if katalog_neu else []
    schritte = [Knopf(f"schritt/{schritt}", katalog.schritte[schritt].kurz) for schritt in SCHRITTE]
    schritte.insert(VOR_AUFGABEN, Knopf(AUFGABEN, katalog.schritte[AUFGABEN].kurz))
    schritte.append(Knopf(GESPRAECH, katalog.schritte[GESPRAECH].kurz))
    zeilen: list[dict[str, Any]] = [
        {"schritt": katalog.schritte[name], "stand": captions.STAND[stand.stand], "fortschritt": stand} for name, stand in staende.items()
    ]
    zeilen.insert(VOR_AUFGABEN, {"schritt": katalog.schritte[AUFGABEN], "stand": captions.STAND[daneben.aufgaben], "fortschritt": None})
    zeilen.append({"schritt": katalog.schritte[GESPRAECH], "stand": captions.STAND[daneben.gespraech], "fortschritt": None})
    fuss = [Knopf("antworten", captions.UEBERSICHT)] if begonnen else []
    return {
        "name": name,
        "unbestaetigt": unbestaetigt,
        "katalog_neu": katalog_neu,
        "bereit": bereit,
        "begonnen": begonnen,
        "minuten": schritt_minuten(katalog),
        "schritte": zeilen,
        "nachbereitung": katalog.schritte[NACHBEREITUNG],
        "zeitplan": zeitplan,
        "gemerkt": len(daneben.merkliste),
        "vorgemerkt": sum(eintrag.stand == "vorgemerkt" for eintrag in daneben.merkliste),
        "naechster": next((termin for termin in zeitplan.termine if termin.stand == "offen"), None),
        "knoepfe": [
            *vorn,
            *[[knopf] for knopf in schritte],
            [Knopf(NACHBEREITUNG, katalog.schritte[NACHBEREITUNG].kurz)],
            *([[Knopf("merkliste", captions.MERKLISTE)]] if bereit or daneben.merkliste else []),
            *([fuss] if fuss else []),
            [Knopf("beratungen", captions.BERATUNGEN)],
            [Knopf("suche", captions.SUCHE)],
            *in_reihen([Knopf("steckbriefe", captions.STECKBRIEFE), Knopf("hilfe", captions.HILFE)], 2),
        ],
    }
