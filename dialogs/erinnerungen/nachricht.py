"""The reminders themselves: what, why, what to do next, as text and buttons that work outside of any dialog."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dialogs import captions
from dialogs.planstand import Planstand
from dialogs.rendering import rendere
from dialogs.widgets import Knopf
from knowledge.erinnerung import AB_STUFE, ANSTOSS_STUFE
from knowledge.sendung import Posten, Sendung
from knowledge.zeitplan import Termin

# Shorter than a message may be, since markup counts here and a phone is small.
LAENGE_HOECHSTENS: Final = 3500
SUMME_HOECHSTENS: Final = 10
# So much of the id of a consultation tells those of one person apart and leaves room for the milestone.
MARKE: Final = 8
PLAN: Final = "plan"
AB: Final = "ab"
ERLEDIGT: Final = "erledigt"
OFFEN: Final = "offen"
SPAETER: Final = "spaeter"
BERATUNG: Final = "beratung"

Nachrichtentext = tuple[str, list[list[Knopf]]]


def verfasse(stand: Planstand, sendung: Sendung, heute: date, *, fertig: bool) -> Nachrichtentext | None:
    """Return the text and the buttons of one message, ``None`` where there is nothing left to say.

    What has been done or has gone from the plan is passed over, and so is the nudge for a consultation that is finished.
    """
    anstoss = not fertig and any(posten.erinnerung.stufe == ANSTOSS_STUFE for posten in (*sendung.einzelne, *sendung.summe))
    einzelne = _offene(stand, sendung.einzelne, heute)
    summe = _offene(stand, sendung.summe, heute)
    if not (anstoss or einzelne or summe):
        return None
    # As many as fit are told in full, the others by title and date.
    voll = next(anzahl for anzahl in range(len(einzelne), -1, -1) if not anzahl or len(_text(einzelne, anzahl, summe)) <= LAENGE_HOECHSTENS)
    text = _text(einzelne, voll, summe, anstoss=anstoss)
    nummeriert = len(einzelne) > 1
    ziele = [ziel(eintrag["termin"].id, stand.akte.beratung_id or "") for eintrag in einzelne[:voll]]
    knoepfe = [knopf_reihe(eines, nummer if nummeriert else None) for nummer, eines in enumerate(ziele, 1)]
    return text, [
        *(reihe for reihen in knoepfe for reihe in reihen),
        *([[Knopf(BERATUNG, captions.FORTSETZEN)]] if anstoss else []),
        *([[Knopf(PLAN, captions.PLAN_ZEIGEN)]] if einzelne or summe else []),
        [Knopf(AB, captions.ALLE_ABSTELLEN)],
    ]


def ziel(termin_id: str, beratung_id: str) -> str:
    """Return what a button names: the milestone and its consultation, because another one has milestones of the same names."""
    return f"{termin_id}/{beratung_id[:MARKE]}"


def knopf_reihe(termin: str, nummer: int | None) -> list[list[Knopf]]:
    """Return the buttons of one milestone: in a row of two with its number where a message tells several."""
    if nummer is None:
        return [[Knopf(f"{ERLEDIGT}/{termin}", captions.ERLEDIGT)], [Knopf(f"{SPAETER}/{termin}", captions.IN_EINER_WOCHE)]]
    return [
        [
            Knopf(f"{ERLEDIGT}/{termin}", captions.NR_ERLEDIGT.format(nummer=nummer)),
            Knopf(f"{SPAETER}/{termin}", captions.NR_SPAETER.format(nummer=nummer)),
        ]
    ]


def erledigt_reihe(termin: str, nummer: int | None) -> list[list[Knopf]]:
    """Return the button of a milestone that was marked as done in the message."""
    text = captions.DOCH_OFFEN if nummer is None else captions.NR_DOCH_OFFEN.format(nummer=nummer)
    return [[Knopf(f"{OFFEN}/{termin}", text)]]


def _offene(stand: Planstand, posten: Sequence[Posten], heute: date) -> list[dict[str, Any]]:
    """Return what is still to be done, in the order of the plan."""
    je_termin = {eintrag.erinnerung.termin: eintrag for eintrag in posten}
    offene = (termin for termin in stand.zeitplan.termine if termin.id in je_termin and termin.stand != "erledigt")
    return [_eintrag(je_termin[termin.id], termin, heute) for termin in offene]


def _eintrag(posten: Posten, termin: Termin, heute: date) -> dict[str, Any]:
    tage = (termin.datum - heute).days
    return {
        "termin": termin,
        "tage": tage,
        "vorbei": tage < 0,
        "beginnt": posten.erinnerung.stufe == AB_STUFE,
        "verspaetet": posten.verspaetet,
        "art": captions.TERMINART[termin.art],
    }


def _text(einzelne: list[dict[str, Any]], voll: int, summe: list[dict[str, Any]], *, anstoss: bool = False) -> str:
    daten = {
        "volle": einzelne[:voll],
        "kurze": einzelne[voll : voll + SUMME_HOECHSTENS],
        "mehr": max(0, len(einzelne) - voll - SUMME_HOECHSTENS),
        "summe": summe[:SUMME_HOECHSTENS],
        "summe_mehr": max(0, len(summe) - SUMME_HOECHSTENS),
        "anstoss": anstoss,
        "nummeriert": len(einzelne) > 1,
    }
    return rendere("erinnerungen/nachricht", daten)
