"""What the windows of the quick line show: pure functions of what was read."""

import zlib
from collections.abc import Sequence
from typing import Any, Final

from dialogs import captions
from dialogs.kurzform import kurze_antwort
from dialogs.widgets import Knopf
from knowledge.antwort import Antworten
from knowledge.beratung import noch_offen, noetige_schritte
from knowledge.katalog import Katalog
from knowledge.schnell import WEGLASSEN, Schnellzeile, Zwischenstand
from knowledge.schnellstueck import Stueck

LABEL_ZEICHEN: Final = 20
REST_HOECHSTENS: Final = 6
REST_ZEICHEN: Final = 60
MENUE: Final = [Knopf("menue", captions.MENUE)]


def eingabe(meldung: str | None) -> dict[str, Any]:
    """Return the data of the window that explains and waits for a line."""
    return {"meldung": meldung, "beispiel": captions.SCHNELL_BEISPIEL, "knoepfe": [MENUE]}


def klaeren(katalog: Katalog, zeile: Schnellzeile, stand: Zwischenstand) -> dict[str, Any]:
    """Return the data of the question about one piece; there is always a way to leave it out."""
    if stand.offen is None:
        return {"text": "", "deutungen": [], "allein": False, "offen": 0, "knoepfe": [MENUE]}
    deutungen = [[_satz(katalog, stueck) for stueck in deutung] for deutung in stand.offen.deutungen]
    knoepfe = [
        Knopf(f"deutung/{stand.stelle}/{nummer}", label) for nummer, label in enumerate(_beschriftungen(katalog, stand.offen.deutungen))
    ]
    return {
        "text": stand.offen.text[:REST_ZEICHEN],
        "deutungen": deutungen,
        "allein": len(deutungen) == 1,
        "offen": len(zeile.unklar) - stand.stelle,
        "knoepfe": [*[[knopf] for knopf in knoepfe], [Knopf(f"deutung/{stand.stelle}/{WEGLASSEN}", captions.WEGLASSEN)], MENUE],
    }


def nichts_verstanden(zeile: Schnellzeile, stand: Zwischenstand) -> dict[str, Any]:
    """Return the data of the sentence about a line of which nothing can be stored: because of what was left out, or a sum alone."""
    summen = (rest.text for rest in zeile.rest if rest.grund == "ohne_einwohner")
    return {"weggelassen": bool(stand.uebergangen), "summe": next(summen, "")[:REST_ZEICHEN]}


def bestaetigen(katalog: Katalog, zeile: Schnellzeile, stand: Zwischenstand, bisher: Antworten, meldung: str | None) -> dict[str, Any]:
    """Return the data of what was understood, and what not; answers that change name the one before."""
    nach_fragen = {stueck.frage: stueck for stueck in stand.stuecke}
    zeilen = [_zeile(katalog, nach_fragen[frage], bisher) for frage in katalog.fragen if frage in nach_fragen]
    rest = [
        *((rest.text[:REST_ZEICHEN], rest.grund) for rest in zeile.rest),
        *((text[:REST_ZEICHEN], "weggelassen") for text in stand.uebergangen),
    ]
    vorn = [[Knopf(f"uebernehmen/{marke(stand.stuecke)}", captions.UEBERNEHMEN)]] if zeilen else []
    return {
        "meldung": meldung,
        "zeilen": zeilen,
        "rest": rest[:REST_HOECHSTENS],
        "weitere": max(0, len(rest) - REST_HOECHSTENS),
        "knoepfe": [*vorn, [Knopf("verwerfen", captions.VERWERFEN)]],
    }


def gespeichert(katalog: Katalog, antworten: Antworten, anzahl: int) -> dict[str, Any]:
    """Return the data of the window after the line was stored: what is still missing, and the ways on."""
    mindestens, hoechstens = noch_offen(katalog, antworten, noetige_schritte(katalog)[0].id)
    return {
        "anzahl": anzahl,
        "mindestens": mindestens,
        "hoechstens": hoechstens,
        "knoepfe": [[Knopf("weiter", captions.LUECKEN)], [Knopf("ergebnis", captions.ERGEBNIS)], MENUE],
    }


def marke(stuecke: Sequence[Stueck]) -> str:
    """Return a short mark of what a card shows, so that a late tap cannot store another line."""
    return f"{zlib.crc32(repr(sorted((stueck.frage, str(stueck.wert)) for stueck in stuecke)).encode()):08x}"


def _zeile(katalog: Katalog, stueck: Stueck, bisher: Antworten) -> dict[str, Any]:
    vorher = bisher.roh().get(stueck.frage)
    return {
        "kurz": katalog.fragen[stueck.frage].kurz,
        "worte": kurze_antwort(katalog, katalog.fragen[stueck.frage], stueck.wert),
        "genau": stueck.genau,
        "bisher": None if vorher is None or vorher == stueck.wert else kurze_antwort(katalog, katalog.fragen[stueck.frage], vorher),
    }


def _satz(katalog: Katalog, stueck: Stueck) -> tuple[str, str]:
    return katalog.fragen[stueck.frage].kurz, kurze_antwort(katalog, katalog.fragen[stueck.frage], stueck.wert)


def _beschriftungen(katalog: Katalog, deutungen: Sequence[tuple[Stueck, ...]]) -> list[str]:
    """Return a label per reading: the question, or the answer where all readings are of one question, or "both"."""
    fragen = {stueck.frage for deutung in deutungen for stueck in deutung}
    labels = []
    for deutung in deutungen:
        if len(deutung) > 1:
            labels.append(captions.BEIDES)
        elif len(deutungen) > 1 and len(fragen) == 1:
            labels.append(kurze_antwort(katalog, katalog.fragen[deutung[0].frage], deutung[0].wert))
        else:
            labels.append(captions.JA_GEMEINT if len(deutungen) == 1 else katalog.fragen[deutung[0].frage].kurz)
    kurz = [label[:LABEL_ZEICHEN] for label in labels]
    return kurz if len(set(kurz)) == len(kurz) else [str(nummer) for nummer in range(1, len(labels) + 1)]
