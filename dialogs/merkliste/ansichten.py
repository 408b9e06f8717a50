"""What the Merkliste shows: pure functions of Katalog, list, schedule and the state of the window."""

from datetime import date, timedelta
from typing import Any, Final

from dialogs import captions, kalender
from dialogs.merkliste.usecases import Merklage
from dialogs.navigation import MELDUNG
from dialogs.planstand import LAND
from dialogs.widgets import Knopf, in_reihen
from knowledge.arbeitstage import arbeitstag_ab
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.katalog import Katalog
from knowledge.merkliste import Merkeintrag, empfehlung_zu
from knowledge.zeitplan import plus_monate

JE_SEITE: Final = 6
ZWEI_WOCHEN: Final = timedelta(days=14)
ZUR_LISTE: Final = Knopf("liste", captions.ZUR_MERKLISTE)
MENUE: Final = Knopf("menue", captions.MENUE)


def liste(katalog: Katalog, lage: Merklage, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of one page of the list; what is still to be done comes first."""
    seiten = max(1, -(-len(lage.eintraege) // JE_SEITE))
    seite = min(fenster.get("seite") or 0, seiten - 1)
    gezeigte = list(enumerate(lage.eintraege, 1))[seite * JE_SEITE : (seite + 1) * JE_SEITE]
    bereit = bereit_fuer_ergebnis(katalog, lage.plan.akte.wirksam)
    weiter = Knopf(f"seite/{(seite + 1) % seiten}", captions.VON_VORN if seite + 1 == seiten else captions.WEITERE_EINTRAEGE)
    return {
        "meldung": fenster.get(MELDUNG),
        "zeilen": [(nummer, zeile(katalog, lage, eintrag)) for nummer, eintrag in gezeigte],
        "anzahl": len(lage.eintraege),
        "erledigt": sum(eintrag.stand == "erledigt" for eintrag in lage.eintraege),
        "bereit": bereit,
        "seite": seite + 1,
        "seiten": seiten,
        "knoepfe": [
            *in_reihen([Knopf(f"eintrag/{eintrag.kennung}", str(nummer)) for nummer, eintrag in gezeigte], JE_SEITE),
            *([[weiter]] if seiten > 1 else []),
            [Knopf("empfehlungen", captions.EMPFEHLUNGEN) if bereit or lage.eintraege else Knopf("weiter", captions.FORTSETZEN)],
            [MENUE],
        ],
    }


def eintrag(katalog: Katalog, lage: Merklage, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of one entry; one that has gone from the list meanwhile says so."""
    gemeint = lage.eintrag(fenster["eintrag"])
    daten: dict[str, Any] = {"meldung": fenster.get(MELDUNG), "zeile": None, "entfernen": False, "knoepfe": [[ZUR_LISTE]]}
    if gemeint is None:
        return daten
    return daten | {
        "zeile": zeile(katalog, lage, gemeint),
        "erinnert": (lage.erinnert or {}).get(gemeint.kennung),
        "an": lage.an,
        "entfernen": fenster.get("entfernen") == gemeint.kennung,
        "knoepfe": _knoepfe(lage, gemeint, entfernen=fenster.get("entfernen") == gemeint.kennung),
    }


def datum(katalog: Katalog, lage: Merklage, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which the day of a reminder is picked or typed."""
    kennung, stand = fenster["eintrag"], fenster.get("kalender")
    gemeint = lage.eintrag(kennung)
    land = lage.plan.akte.alle.bekannt(LAND)
    heute = lage.plan.zeitplan.heute
    angebot = [
        Knopf(f"{kennung}/{kalender.TAG}{tag.isoformat()}", wort)
        for wort, tag in vorschlaege(heute, None if land is None else str(land)).items()
    ]
    return {
        "meldung": fenster.get(MELDUNG),
        "zeile": None if gemeint is None else zeile(katalog, lage, gemeint),
        "gewaehlt": kalender.gewaehlt(stand),
        "knoepfe": [
            *(in_reihen(angebot, 2) if stand is None else []),
            *kalender.knoepfe(kennung, stand, heute),
            [Knopf(f"zurueck/{kennung}", captions.ZURUECK)],
        ],
    }


def vorschlaege(heute: date, land: str | None) -> dict[str, date]:
    """Return the days that are offered, each a working day, by what they are called."""
    tage = {captions.IN_ZWEI_WOCHEN: heute + ZWEI_WOCHEN}
    tage |= {wort: plus_monate(heute, monate) for monate, wort in captions.IN_MONATEN.items()}
    return {wort: arbeitstag_ab(tag, land) for wort, tag in tage.items()}


def titel(katalog: Katalog, gemeint: Merkeintrag) -> str:
    """Return what the milestone of an entry is called."""
    aspekt, modell = katalog.aspekte.get(gemeint.aspekt), katalog.steckbriefe.get(gemeint.modell)
    return captions.MERKTERMIN.format(
        aspekt=gemeint.aspekt if aspekt is None else aspekt.titel, nummer=gemeint.modell if modell is None else modell.nummer
    )


def zeile(katalog: Katalog, lage: Merklage, gemeint: Merkeintrag) -> dict[str, Any]:
    """Return what is said of an entry; ``tage`` is how far its day is off, negative when it has passed."""
    modell = katalog.steckbriefe.get(gemeint.modell)
    termin = lage.plan.zeitplan.termin(gemeint.kennung)
    return {
        "titel": titel(katalog, gemeint),
        "modell": None if modell is None else f"{modell.nummer} {modell.name}",
        "stand": gemeint.stand,
        "beleg": empfehlung_zu(katalog, gemeint.modell, gemeint.aspekt),
        "termin": termin,
        "tage": None if termin is None else (termin.datum - lage.plan.zeitplan.heute).days,
    }


def _knoepfe(lage: Merklage, gemeint: Merkeintrag, *, entfernen: bool) -> list[list[Knopf]]:
    kennung = gemeint.kennung
    if entfernen:
        return [[Knopf(f"jaentfernen/{kennung}", captions.JA_ENTFERNEN)], [Knopf(f"behalten/{kennung}", captions.BEHALTEN)]]
    if gemeint.stand == "erledigt":
        knoepfe = [Knopf(f"offen/{kennung}", captions.DOCH_OFFEN)]
    else:
        hat_tag = lage.plan.zeitplan.termin(kennung) is not None
        knoepfe = [Knopf(f"erledigt/{kennung}", captions.ERLEDIGT)]
        knoepfe.append(Knopf(f"datum/{kennung}", captions.DATUM_AENDERN if hat_tag else captions.ERINNERN_AM))
        knoepfe += [Knopf(f"ohnedatum/{kennung}", captions.OHNE_DATUM)] if hat_tag else []
        knoepfe += [Knopf("erinnerungen", captions.ERINNERUNGEN)] if hat_tag and not lage.an else []
    knoepfe.append(Knopf(f"entfernen/{kennung}", captions.ENTFERNEN))
    return [*in_reihen(knoepfe, 1), [ZUR_LISTE], [MENUE]]
