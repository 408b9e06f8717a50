"""The requirement table can be met: no impossible bound, no size for which nothing fits, bounds where the classes have their edges."""

from collections.abc import Iterator
from decimal import Decimal

from knowledge.antwort import GRENZEN, Antworten
from knowledge.katalog import Katalog
from knowledge.passung import KNAPP_OBEN, KNAPP_UNTEN, STUFEN, TYPEN, Fall, pruefe_kriterium
from knowledge.pruefung import meldungen, vorgaben
from knowledge.spanne import Spanne
from knowledge.steckbrief import VORAUSSETZUNG, Bedarf, Geraten, GroesseVerlangt, Steckbrief, StellenVerlangt

FRAGE_ZUR_GRENZE = {"kommunengroesse": "einwohner", "personalbudget": "personalbudget", "klimabudget": "klimabudget"}
GEPASST = frozenset({"erfuellt", "knapp"})


def pruefe_anforderungen(katalog: Katalog) -> Iterator[str]:
    """Check the requirement of each model by itself."""
    for steckbrief in katalog.steckbriefe.values():
        modell = steckbrief.id
        for kriterium, frage in FRAGE_ZUR_GRENZE.items():
            oben = GRENZEN[katalog.fragen[frage].art][1]
            for grenze in _grenzen(steckbrief, kriterium):
                if grenze < 0:
                    yield meldungen.GRENZE_NEGATIV.format(modell=modell, kriterium=kriterium, wert=grenze)
                elif grenze > oben:
                    yield meldungen.GRENZE_UNMOEGLICH.format(modell=modell, kriterium=kriterium)
                elif grenze not in (*vorgaben.KANTEN[frage], *vorgaben.ZWISCHEN_DEN_KANTEN):
                    yield meldungen.GRENZE_KEINE_KANTE.format(modell=modell, kriterium=kriterium, wert=grenze, frage=frage)
        yield from _pruefe_eindeutigkeit(steckbrief)
        yield from _pruefe_voraussetzung(katalog, steckbrief)


def pruefe_luecken(katalog: Katalog) -> Iterator[str]:
    """Check for each kind and size of Kommune that the size of a model without and of one with a post is met or narrowly missed."""
    grenzen = {grenze for steckbrief in katalog.steckbriefe.values() for grenze in _grenzen(steckbrief, "kommunengroesse")}
    schwellen = {grenze * faktor for grenze in grenzen for faktor in (Decimal(1), KNAPP_UNTEN, KNAPP_OBEN)}
    for typ in TYPEN:
        for einwohner in Spanne(Decimal(0), None).stellvertreter(schwellen):
            antworten = Antworten({"kommune_typ": typ}, spannen={"einwohner": Spanne.genau(einwohner)})
            fall = Fall(antworten, None, frozenset({False}))
            passende = [steckbrief for steckbrief in katalog.steckbriefe.values() if _kommt_in_frage(steckbrief, fall)]
            for mit_stelle, welche in ((False, meldungen.OHNE_STELLE), (True, meldungen.MIT_STELLE)):
                if not any(steckbrief.hat_stelle is mit_stelle for steckbrief in passende):
                    yield meldungen.LUECKE.format(typ=typ, einwohner=f"{einwohner:f}", welche=welche)


def _kommt_in_frage(steckbrief: Steckbrief, fall: Fall) -> bool:
    if pruefe_kriterium(steckbrief, VORAUSSETZUNG, fall).urteil == "verfehlt":
        return False
    return steckbrief.anforderung.kommunengroesse is None or pruefe_kriterium(steckbrief, "kommunengroesse", fall).urteil in GEPASST


def _grenzen(steckbrief: Steckbrief, kriterium: str) -> list[Decimal]:
    """Return every number that a requirement names for the answer itself."""
    anforderung = steckbrief.anforderung
    zahlen: tuple[Decimal | int | None, ...] = ()
    if kriterium == "kommunengroesse" and anforderung.kommunengroesse:
        verlangt = anforderung.kommunengroesse
        zahlen = (verlangt.von, verlangt.bis, verlangt.knapp_ab)
    elif kriterium == "personalbudget" and anforderung.personalbudget:
        geraten = anforderung.personalbudget.geraten
        zahlen = (anforderung.personalbudget.ab, geraten.stellen if geraten else None)
    elif kriterium == "klimabudget" and anforderung.klimabudget:
        zahlen = (anforderung.klimabudget.ab, anforderung.klimabudget.ueber)
    return [Decimal(zahl) for zahl in zahlen if zahl is not None]


def _pruefe_eindeutigkeit(steckbrief: Steckbrief) -> Iterator[str]:
    anforderung = steckbrief.anforderung
    if anforderung.kommunengroesse and _groesse_unmoeglich(anforderung.kommunengroesse):
        yield meldungen.GRENZE_UNMOEGLICH.format(modell=steckbrief.id, kriterium="kommunengroesse")
    for kriterium, stufe in (("historie", anforderung.historie), ("relevanz", anforderung.relevanz)):
        if stufe is not None and set(STUFEN[STUFEN.index(stufe.ab) :]) <= set(stufe.knapp_bei):
            yield meldungen.GRENZE_UNMOEGLICH.format(modell=steckbrief.id, kriterium=kriterium)
    unklar = {
        "kommunengroesse": anforderung.kommunengroesse is not None and _groesse_unklar(anforderung.kommunengroesse),
        "personalbudget": anforderung.personalbudget is not None and _stellen_unklar(anforderung.personalbudget),
        "klimabudget": anforderung.klimabudget is not None
        and (anforderung.klimabudget.ab is None) == (anforderung.klimabudget.ueber is None),
    }
    for kriterium, ist_unklar in unklar.items():
        if ist_unklar:
            yield meldungen.GRENZE_UNKLAR.format(modell=steckbrief.id, kriterium=kriterium)


def _groesse_unmoeglich(verlangt: GroesseVerlangt) -> bool:
    oben = verlangt.bis if verlangt.bis is not None else GRENZEN["einwohner"][1]
    knapp_schon_ganz = verlangt.knapp_ab is not None and verlangt.knapp_ab <= (verlangt.von or 0)
    return (verlangt.von or 0) > oben or oben <= 0 or knapp_schon_ganz


def _groesse_unklar(verlangt: GroesseVerlangt) -> bool:
    bereich = any(grenze is not None for grenze in (verlangt.von, verlangt.bis, verlangt.knapp_ab))
    return bereich == (verlangt.sonst is not None)


def _stellen_unklar(verlangt: StellenVerlangt) -> bool:
    return verlangt.geraten is not None and not _geraten_klar(verlangt.geraten, verlangt.ab)


def _geraten_klar(geraten: Geraten, ab: Decimal) -> bool:
    """Tell whether an advised number of posts is of exactly one kind and says more than the minimum."""
    je_menge = [menge for menge in (geraten.einwohner_je_stelle, geraten.gemeinden_je_stelle) if menge is not None]
    ab_groesse = (geraten.ab_einwohner, geraten.stellen)
    if je_menge:
        return len(je_menge) == 1 and je_menge[0] > 0 and ab_groesse == (None, None)
    return geraten.ab_einwohner is not None and geraten.stellen is not None and geraten.ab_einwohner > 0 and geraten.stellen > ab


def _pruefe_voraussetzung(katalog: Katalog, steckbrief: Steckbrief) -> Iterator[str]:
    bedarfe = steckbrief.anforderung.voraussetzung
    if bool(bedarfe) != bool(steckbrief.anforderung.voraussetzung_text) or any(not _bedarf_klar(bedarf) for bedarf in bedarfe):
        yield meldungen.GRENZE_UNKLAR.format(modell=steckbrief.id, kriterium=VORAUSSETZUNG)
    for frage in dict.fromkeys(bedarf.frage for bedarf in bedarfe):
        verfehlt = {wert for bedarf in bedarfe if bedarf.frage == frage for wert in bedarf.verfehlt}
        if verfehlt >= {option.wert for option in katalog.fragen[frage].optionen}:
            yield meldungen.GRENZE_UNMOEGLICH.format(modell=steckbrief.id, kriterium=VORAUSSETZUNG)


def _bedarf_klar(bedarf: Bedarf) -> bool:
    return bool(bedarf.verfehlt or bedarf.knapp) and not set(bedarf.verfehlt) & set(bedarf.knapp)
