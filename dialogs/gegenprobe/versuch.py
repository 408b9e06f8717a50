"""An answer on trial: what it would change, before and after, and the button that takes it over."""

import json
from collections.abc import Mapping
from typing import Any, Final
from zlib import crc32

from dialogs import captions
from dialogs.fragen import antwort_kurz
from dialogs.gegenprobe.ansichten import ZURUECK
from dialogs.widgets import Knopf
from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import OFFEN_HOECHSTENS, Bewertung, Empfehlung
from knowledge.gegenprobe.versuch import Versuch
from knowledge.katalog import Katalog

# More models or criteria than these are only counted.
MODELLE_HOECHSTENS: Final = 6
KRITERIEN_HOECHSTENS: Final = 6


def kennung(neu: Mapping[str, object]) -> str:
    """Return what a trial is known by, so that a late tap never takes over another one."""
    return f"{crc32(json.dumps(neu, sort_keys=True).encode()):08x}"


def versuch(katalog: Katalog, vorher: Antworten, probe: Versuch, neu: Mapping[str, object], ziel: str | None) -> dict[str, Any]:
    """Return the data of a trial; ``neu`` are the answers as they would be stored, ``ziel`` the model they were chosen for."""
    aenderungen = [
        (frage.kurz, antwort_kurz(katalog, vorher, frage), antwort_kurz(katalog, probe.antworten, frage))
        for frage in katalog.fragen.values()
        if frage.id in neu
    ]
    gleich = all(alt == dann for _, alt, dann in aenderungen)
    wechsel = sorted(probe.status, key=lambda eintrag: (eintrag.modell != ziel, probe.nachher.bewertung(eintrag.modell).rang))
    wichtig = dict.fromkeys(filter(None, (ziel, probe.nachher.fuehrend.modell, probe.vorher.fuehrend.modell)))
    urteile = [
        eintrag for modell in wichtig for eintrag in probe.urteile if eintrag.modell == modell and eintrag.kriterium in katalog.kriterien
    ]
    bisher = {frage.id for frage in zaehlende_fragen(katalog, vorher)}
    neue = [frage for frage in zaehlende_fragen(katalog, probe.antworten) if frage.id not in bisher]
    nimm = [Knopf(f"nimm/{kennung(neu)}", captions.UEBERNEHMEN), Knopf("verwirf", captions.VERWERFEN)]
    return {
        "aenderungen": aenderungen,
        "gleich": gleich,
        "kippt": probe.kippt,
        "seiten": [_seite(katalog, probe.vorher), _seite(katalog, probe.nachher)],
        "wechsel": [
            (katalog.steckbriefe[eintrag.modell], _status(probe.vorher, eintrag.modell), _status(probe.nachher, eintrag.modell))
            for eintrag in wechsel[:MODELLE_HOECHSTENS]
        ],
        "weitere": max(0, len(wechsel) - MODELLE_HOECHSTENS),
        "urteile": [
            (
                katalog.steckbriefe[eintrag.modell].nummer,
                katalog.kriterien[eintrag.kriterium].kurz,
                captions.URTEIL[eintrag.vorher],
                captions.URTEIL[eintrag.nachher],
            )
            for eintrag in urteile[:KRITERIEN_HOECHSTENS]
        ],
        "neue_fragen": [frage.kurz for frage in neue if not probe.antworten.gegeben(frage.id)],
        "knoepfe": [*([] if gleich else [nimm]), [ZURUECK]],
    }


def _seite(katalog: Katalog, empfehlung: Empfehlung) -> dict[str, Any]:
    modell = empfehlung.fuehrend.modell
    return {
        "steckbrief": katalog.steckbriefe[modell],
        "status": _status(empfehlung, modell),
        "vorlaeufig": empfehlung.vorlaeufig,
        "offen": [katalog.kriterien[kriterium].kurz for kriterium in empfehlung.fuehrend.offen],
    }


def _status(empfehlung: Empfehlung, modell: str) -> str:
    return status_in_worten(empfehlung.bewertung(modell))


def status_in_worten(bewertung: Bewertung) -> str:
    """Return the status as the result says it: "empfohlen" is said of nothing that is still open for the most part."""
    if bewertung.status == "empfohlen" and len(bewertung.offen) > OFFEN_HOECHSTENS:
        return captions.NOCH_OFFEN
    if bewertung.vorbehalt:
        return f"{captions.STATUS[bewertung.status]} {captions.MIT_VORBEHALT}"
    return captions.STATUS[bewertung.status]
