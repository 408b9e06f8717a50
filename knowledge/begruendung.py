"""The words to a verdict: own answer, requirement, and the reason in a sentence, from the sentences in ``saetze.yaml``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.frage import Frage
from knowledge.katalog import Katalog
from knowledge.passung import STUFEN, Befund, Verdikt
from knowledge.steckbrief import (
    VORAUSSETZUNG,
    BudgetVerlangt,
    GroesseVerlangt,
    HorizontVerlangt,
    Steckbrief,
    StellenVerlangt,
    StufeVerlangt,
)

FRAGE_ZUM_KRITERIUM: Mapping[str, str] = {"kommunengroesse": "einwohner"}
SCHREIBWEISEN: Mapping[str, Callable[[Decimal], str]] = {
    "einwohner": formatierung.einwohner,
    "ganzzahl": formatierung.zahl,
    "stellen": formatierung.stellen,
    "budget": formatierung.euro_je_einwohner,
}
TYP_IN_WORTEN: Mapping[str, str] = {"landkreis": "Landkreise", "verbund": "mehrere Kommunen zusammen", "gemeinde": "Gemeinden"}


@dataclass(frozen=True, slots=True)
class Urteil:
    """A verdict as it is told: criterion, verdict, own answer and requirement in German or ``None``, reason and source."""

    kriterium: str
    urteil: Verdikt
    antwort: str | None
    verlangt: str | None
    begruendung: str
    quelle: str


def antwort_text(frage: Frage, wert: object, katalog: Katalog) -> str:
    """Return a stored answer in German words."""
    option = frage.option(wert)
    if option is not None:
        return option.text
    if isinstance(wert, int | Decimal):
        return SCHREIBWEISEN[frage.art](Decimal(wert))
    if frage.art == "datum":
        return formatierung.datum(str(wert))
    steckbrief = katalog.steckbrief(str(wert))
    unter = steckbrief.untermodelle.get(str(wert))
    return f"{formatierte_nummer(str(wert))} {unter}" if unter else f"{steckbrief.nummer} {steckbrief.name}"


def formatierte_nummer(modell: str) -> str:
    """Return a model id as it is printed: V 6a for V6a."""
    return f"{modell[0]} {modell[1:]}"


def begruende(katalog: Katalog, steckbrief: Steckbrief, kriterium: str, befund: Befund, antworten: Antworten) -> Urteil:
    """Put a verdict into words."""
    if kriterium == VORAUSSETZUNG:
        return _voraussetzung(katalog, steckbrief, befund, antworten)
    antwort = _antwort(katalog, FRAGE_ZUM_KRITERIUM.get(kriterium, kriterium), antworten)
    anforderung = getattr(steckbrief.anforderung, kriterium)
    verlangt = verlangt_text(katalog, anforderung) if anforderung else None
    quelle = steckbrief.kriterien[kriterium].quelle
    if befund.urteil == "entfaellt":
        text = katalog.saetze[kriterium]["nur_typ"] if befund.grund == "nur_typ" else katalog.saetze["allgemein"]["nicht_verlangt"]
        return Urteil(kriterium, befund.urteil, antwort, verlangt, text, quelle)
    saetze = katalog.saetze[kriterium]
    grund = f"{befund.grund}_knapp" if befund.urteil == "knapp" and f"{befund.grund}_knapp" in saetze else befund.grund
    if antwort is None and befund.urteil == "erfuellt" and grund == "passt":
        return Urteil(kriterium, befund.urteil, None, verlangt, katalog.saetze["allgemein"]["egal"], quelle)
    typ = antworten.bekannt("kommune_typ")
    text = saetze["typ_offen" if befund.urteil == "offen" and grund == "typ" else grund].format(
        antwort=antwort or "", verlangt=verlangt, antwort_typ=TYP_IN_WORTEN.get(str(typ), "")
    )
    return Urteil(kriterium, befund.urteil, antwort, verlangt, text, quelle)


def verlangt_text(katalog: Katalog, anforderung: object) -> str | None:
    """Return a requirement in German words, ``None`` where nothing is demanded."""
    saetze = katalog.saetze["verlangt"]
    match anforderung:
        case GroesseVerlangt():
            return _groesse_text(saetze, anforderung)
        case StellenVerlangt():
            return _stellen_text(saetze, anforderung)
        case BudgetVerlangt(ab=ab, ueber=ueber):
            schluessel, betrag = ("budget_ab", ab) if ueber is None else ("budget_ueber", ueber)
            return saetze[schluessel].format(betrag=formatierung.euro_je_einwohner(betrag or Decimal(0)))
        case StufeVerlangt(knapp_bei=(knapp, *_)):
            return saetze["stufe_vorbehalt"].format(knapp=knapp)
        case StufeVerlangt(ab=ab) | HorizontVerlangt(ab=ab):
            return saetze["stufe_egal" if ab == STUFEN[0] else "stufe"].format(ab=ab)
        case _:
            return None


def _groesse_text(saetze: Mapping[str, str], verlangt: GroesseVerlangt) -> str:
    typen = " oder ".join(TYP_IN_WORTEN[typ] for typ in verlangt.erfuellt_fuer)
    von, bis = (formatierung.zahl(grenze) if grenze else None for grenze in (verlangt.von, verlangt.bis))
    if verlangt.sonst:
        return saetze["groesse_typ"].format(typen=typen)
    if verlangt.knapp_ab:
        return saetze["groesse_alle"].format(bis=formatierung.zahl(verlangt.knapp_ab))
    schluessel = "groesse_von_bis" if von and bis else ("groesse_ab" if von else "groesse_bis")
    groesse = saetze[schluessel].format(von=von, bis=bis)
    return saetze["groesse_zusatz"].format(groesse=groesse, typen=typen) if typen else groesse


def _stellen_text(saetze: Mapping[str, str], verlangt: StellenVerlangt) -> str:
    ab, geraten = formatierung.stellen(verlangt.ab), verlangt.geraten
    if geraten is None:
        return saetze["stellen"].format(ab=ab)
    if geraten.einwohner_je_stelle:
        return saetze["stellen_je_einwohner"].format(ab=ab, menge=formatierung.zahl(geraten.einwohner_je_stelle))
    if geraten.gemeinden_je_stelle:
        return saetze["stellen_je_gemeinden"].format(ab=ab, menge=formatierung.zahl(geraten.gemeinden_je_stelle))
    menge, stellen = formatierung.zahl(geraten.ab_einwohner or 0), formatierung.stellen(geraten.stellen or 0)
    return saetze["stellen_ab_einwohner"].format(ab=ab, menge=menge, stellen=stellen)


def _voraussetzung(katalog: Katalog, steckbrief: Steckbrief, befund: Befund, antworten: Antworten) -> Urteil:
    bedarf = steckbrief.anforderung.voraussetzung
    if not bedarf:
        quelle = f"S, {steckbrief.nummer}"
        return Urteil(VORAUSSETZUNG, befund.urteil, None, None, katalog.saetze["allgemein"]["nicht_verlangt"], quelle)
    teile = [text for teil in bedarf if (text := _antwort(katalog, teil.frage, antworten))]
    antwort = "; ".join(teile) or None
    getroffen = next((teil for teil in bedarf if teil.frage == befund.grund), None)
    verlangt = steckbrief.anforderung.voraussetzung_text
    if getroffen is not None:
        return Urteil(VORAUSSETZUNG, befund.urteil, antwort, verlangt, getroffen.grund, getroffen.quelle)
    text = katalog.saetze[VORAUSSETZUNG][befund.grund].format(verlangt=verlangt)
    return Urteil(VORAUSSETZUNG, befund.urteil, antwort, verlangt, text, bedarf[0].quelle)


def _antwort(katalog: Katalog, frage: str, antworten: Antworten) -> str | None:
    wert = antworten.bekannt(frage)
    return None if wert is None else antwort_text(katalog.fragen[frage], wert, katalog)
