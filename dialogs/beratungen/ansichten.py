"""What the windows of the consultations show: pure functions of what was read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dialogs import captions
from dialogs.kurzform import kurze_antwort
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten, InvalidAnswerError
from knowledge.beratung import zaehlende_fragen
from knowledge.formatierung import datum
from knowledge.frage import WEISS_NICHT, Frage, Wert
from knowledge.katalog import Katalog
from knowledge.verlauf import Unterschied
from knowledge.versionswechsel import versionen_seit
from storage.records import Beratung, GespeicherterVersionswechsel, GespeichertesErgebnis

SEITE: Final = 10
SPALTEN: Final = 5
ZEILEN_HOECHSTENS: Final = 10
MENUE: Final = Knopf("menue", captions.MENUE)
ALLE: Final = Knopf("liste", captions.ALLE_BERATUNGEN)


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A consultation with its last result."""

    beratung: Beratung
    aktiv: bool
    ergebnis: GespeichertesErgebnis | None = None


def name_von(beratung: Beratung) -> str:
    """Return what a consultation is called: its label, or the day it began."""
    return beratung.label or captions.BERATUNG_VOM.format(datum=datum(beratung.erstellt.date().isoformat()))


def liste(katalog: Katalog, eintraege: Sequence[Eintrag], seite: int, meldung: str | None = None) -> dict[str, Any]:
    """Return the data of the list, ten to a page."""
    seiten = max(1, -(-len(eintraege) // SEITE))
    seite = min(seite, seiten - 1)
    zeilen = list(enumerate(eintraege, 1))[seite * SEITE : (seite + 1) * SEITE]
    weitere = [[Knopf(f"seite/{(seite + 1) % seiten}", captions.WEITERE)]] if seiten > 1 else []
    return {
        "meldung": meldung,
        "zeilen": [(nummer, _zeile(katalog, eintrag)) for nummer, eintrag in zeilen],
        "knoepfe": [
            *in_reihen([Knopf(f"beratung/{eintrag.beratung.id}", str(nummer)) for nummer, eintrag in zeilen], SPALTEN),
            *weitere,
            [Knopf("neu", captions.NEUE_BERATUNG)],
            [MENUE],
        ],
    }


def eine(katalog: Katalog, eintrag: Eintrag, antworten: int, vorgaenger: Beratung | None, *, hat_wechsel: bool = False) -> dict[str, Any]:
    """Return the data of one consultation: what it holds and what can be done with it."""
    kennung = eintrag.beratung.id
    weiter = Knopf("weiter", captions.FORTSETZEN) if eintrag.aktiv else Knopf(f"wechseln/{kennung}", captions.HIERHER_WECHSELN)
    knoepfe = [weiter, *([Knopf(f"wiederholen/{kennung}", captions.WIEDERHOLEN)] if eintrag.ergebnis and antworten else [])]
    knoepfe += [Knopf(f"wechsel/{kennung}", captions.KATALOG_NEU)] if hat_wechsel else []
    knoepfe += [Knopf(f"umbenennen/{kennung}", captions.NAME_AENDERN), Knopf(f"loeschen/{kennung}", captions.LOESCHEN)]
    return {
        **_zeile(katalog, eintrag),
        "antworten": antworten,
        "katalog": eintrag.beratung.katalog_version,
        "vorgaenger": None if vorgaenger is None else {"name": name_von(vorgaenger), "begonnen": _tag(vorgaenger)},
        "knoepfe": [*[[knopf] for knopf in knoepfe], [ALLE], [MENUE]],
    }


def name(beratung: Beratung, zeichen: int, meldung: str | None = None) -> dict[str, Any]:
    """Return the data of the window that waits for a name."""
    return {
        "name": beratung.label,
        "zeichen": zeichen,
        "meldung": meldung,
        "knoepfe": [[Knopf(f"ohne_namen/{beratung.id}", captions.OHNE_NAMEN)], [Knopf(f"beratung/{beratung.id}", captions.ZURUECK)]],
    }


def loeschen(katalog: Katalog, eintrag: Eintrag, antworten: int, *, andere: bool) -> dict[str, Any]:
    """Return the data of the question before anything is deleted; ``andere`` tells whether there are other consultations."""
    kennung = eintrag.beratung.id
    return {
        **_zeile(katalog, eintrag),
        "antworten": antworten,
        "andere": andere,
        "knoepfe": [
            [Knopf(f"wirklich/{kennung}", captions.JA_LOESCHEN)],
            [Knopf(f"beratung/{kennung}", captions.BEHALTEN)],
        ],
    }


def uebernommene(katalog: Katalog, antworten: Antworten, alte: Collection[str]) -> tuple[Frage, ...]:
    """Return the questions that count and whose answers were taken over and not confirmed yet."""
    return tuple(frage for frage in zaehlende_fragen(katalog, antworten) if frage.id in alte)


def durchsicht(katalog: Katalog, antworten: Antworten, alte: Collection[str], stand: str | None) -> dict[str, Any]:
    """Return the data of the answers taken over in the first step that has any; ``stand`` is the day of the earlier result."""
    fragen = uebernommene(katalog, antworten, alte)
    if not fragen:
        return {"schritt": None, "zeilen": [], "rest": 0, "stand": stand, "knoepfe": [[Knopf("weiter", captions.WEITER)], [MENUE]]}
    schritt = next(name for name in katalog.schritte if any(frage.schritt == name for frage in fragen))
    hier = [frage for frage in fragen if frage.schritt == schritt]
    nummern = [Knopf(f"aendern/{frage.id}", str(nummer)) for nummer, frage in enumerate(hier, 1)]
    return {
        "schritt": katalog.schritte[schritt],
        "zeilen": [(nummer, frage.kurz, kurze_antwort(katalog, frage, antworten.roh()[frage.id])) for nummer, frage in enumerate(hier, 1)],
        "rest": len(fragen) - len(hier),
        "stand": stand,
        "knoepfe": [[Knopf(f"stimmt/{schritt}", captions.STIMMT_NOCH)], *in_reihen(nummern, SPALTEN), [MENUE]],
    }


def seither(katalog: Katalog, unterschied: Unterschied | None, unbestaetigt: int) -> dict[str, Any]:
    """Return the data of what changed since the earlier result: answers, recommendation, Katalog, and why."""
    knoepfe = [[Knopf("durchsicht", captions.DURCHSICHT)]] if unbestaetigt else []
    knoepfe += [[Knopf("ergebnis", captions.UEBERBLICK)], [MENUE]]
    if unterschied is None:
        return {"frueher": None, "unbestaetigt": unbestaetigt, "knoepfe": knoepfe}
    frueher = unterschied.frueher
    zeilen = [
        (katalog.fragen[w.frage].kurz, *(kurze_antwort(katalog, katalog.fragen[w.frage], wert) for wert in (w.vorher, w.jetzt)))
        for w in unterschied.antworten
    ]
    modelle = [
        (_nummer(katalog, modell), captions.STATUS[vorher], captions.STATUS[jetzt])
        for modell, (vorher, jetzt) in unterschied.status.items()
    ]
    return {
        "frueher": {
            "datum": frueher.zeit.date().isoformat(),
            "modell": _modell(katalog, frueher.fuehrend),
            "katalog": frueher.katalog_version,
        },
        "jetzt": {"modell": _modell(katalog, unterschied.fuehrend), "katalog": katalog.version},
        "anders": unterschied.fuehrt_anderes,
        "durch_katalog": unterschied.durch_katalog,
        "durch_antworten": unterschied.durch_antworten,
        "ausschlag": [katalog.fragen[frage].kurz for frage in unterschied.ausschlag],
        "zeilen": zeilen[:ZEILEN_HOECHSTENS],
        "weitere": max(0, len(zeilen) - ZEILEN_HOECHSTENS),
        "modelle": modelle[:ZEILEN_HOECHSTENS],
        "katalog_neu": unterschied.umgestellt is not None,
        "aenderungen": [version.aenderung for version in versionen_seit(katalog, frueher.katalog_version)],
        "unbestaetigt": unbestaetigt,
        "knoepfe": knoepfe,
    }


def wechsel(katalog: Katalog, eintraege: Sequence[GespeicherterVersionswechsel], *, aktiv: bool = True) -> dict[str, Any]:
    """Return the data of how the Katalog changed and what became of the stored answers of a consultation, the active one or another."""
    weiter = [[Knopf("weiter", captions.FORTSETZEN)], [Knopf("antworten", captions.UEBERSICHT)]] if aktiv else [[ALLE]]
    zeilen = [_umschrift(katalog, umschrift) for eintrag in eintraege for umschrift in eintrag.umschriften]
    return {
        "von": eintraege[0].von if eintraege else None,
        "nach": eintraege[-1].nach if eintraege else None,
        "aenderungen": [version.aenderung for version in versionen_seit(katalog, eintraege[0].von)] if eintraege else [],
        "zeilen": zeilen[:ZEILEN_HOECHSTENS],
        "weitere": max(0, len(zeilen) - ZEILEN_HOECHSTENS),
        "aktiv": aktiv,
        "knoepfe": [*weiter, [MENUE]],
    }


def _umschrift(katalog: Katalog, umschrift: Mapping[str, Any]) -> dict[str, Any]:
    """Return one rewritten answer in words; what this Katalog cannot say any more is said as it was stored."""
    frage = katalog.fragen.get(umschrift["frage"])
    neu = [
        (katalog.fragen[kennung].kurz, kurze_antwort(katalog, katalog.fragen[kennung], wert))
        for kennung, wert in umschrift["neu"].items()
        if _kennt(katalog, kennung, wert)
    ]
    wert = captions.WEISS_NICHT.lower() if umschrift["wert"] == WEISS_NICHT else umschrift["worte"] or umschrift["wert"]
    return {
        "art": umschrift["art"],
        "name": umschrift["name"] or (frage.kurz if frage else None) or (neu[0][0] if neu else umschrift["frage"]),
        "wert": wert,
        "neu": neu,
        "grund": umschrift["grund"],
    }


def _kennt(katalog: Katalog, frage: str, wert: Wert) -> bool:
    """Tell whether an answer can still be said in words; a later version may have replaced it once more."""
    try:
        katalog.antworten({frage: wert})
    except InvalidAnswerError:
        return False
    return True


def _zeile(katalog: Katalog, eintrag: Eintrag) -> dict[str, Any]:
    ergebnis = eintrag.ergebnis
    return {
        "name": name_von(eintrag.beratung),
        "benannt": eintrag.beratung.label is not None,
        "aktiv": eintrag.aktiv,
        "begonnen": _tag(eintrag.beratung),
        "geaendert": eintrag.beratung.geaendert.date().isoformat(),
        "ergebnis": None
        if ergebnis is None
        else {
            "modell": _kurz(katalog, ergebnis.ergebnis["fuehrend"]),
            "vorlaeufig": ergebnis.ergebnis["vorlaeufig"],
            "datum": ergebnis.zeit.date().isoformat(),
            "katalog": ergebnis.katalog_version,
        },
    }


def _tag(beratung: Beratung) -> str:
    return beratung.erstellt.date().isoformat()


def _nummer(katalog: Katalog, modell: str) -> str:
    return katalog.steckbriefe[modell].nummer if modell in katalog.steckbriefe else modell


def _modell(katalog: Katalog, modell: str) -> str:
    """Return number and name of a model; a model that this Katalog does not have keeps its id."""
    return f"{_nummer(katalog, modell)} {katalog.steckbriefe[modell].name}" if modell in katalog.steckbriefe else modell


def _kurz(katalog: Katalog, modell: str) -> str:
    """Return the short name of a model: ten of them have to fit on a card."""
    return katalog.steckbriefe[modell].kurz if modell in katalog.steckbriefe else modell
