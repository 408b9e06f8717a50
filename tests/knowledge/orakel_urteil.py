"""The verdicts of section 4, typed once more from the Fachkonzept and found by trying completions."""

from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from tests.knowledge.orakel_weg import UNBEKANNT, Antworten, nenne_offene_wege

KRITERIEN = ("kommunengroesse", "personalbudget", "zeithorizont", "klimabudget", "historie", "relevanz", "voraussetzung")

# model: EW from, EW up to, posts from, money from, horizon, history, backing
ANFORDERUNG: dict[str, tuple[Any, ...]] = {
    "V1": (None, 50_000, None, None, None, "gering", "gering"),
    "V2": (None, None, None, 3, None, "gering", "hoch"),
    "V3": (None, 20_000, None, 1, None, "gering", "mittel"),
    "V4": (5_000, 25_000, None, None, None, "gering", "hoch"),
    "V5": (5_000, None, "0.5", 1, "mittel", "gering", "mittel"),
    "V6a-c": (10_000, 25_000, "0.5", 1, "mittel", "mittel", "mittel"),
    "V6d-f": (10_000, 25_000, "0.5", 1, "mittel", "gering", "mittel"),
    "V7": (25_000, None, "0.5", 5, "mittel", "mittel", "hoch"),
    "V7a": (None, None, 1, 1, "lang", "gering", "mittel"),
    "V7b": (25_000, None, "0.5", 1, "mittel", "gering", "hoch"),
    "V8": (25_000, None, "0.5", 5, "mittel", "gering", "hoch"),
    "V9": (25_000, None, "0.5", 5, "lang", "hoch", "hoch"),
    "V10": (50_000, None, 2, 5, "lang", "hoch", "hoch"),
    "V11": (50_000, None, 3, 10, "lang", "mittel", "hoch"),
}

WERTE = {
    "kommune_typ": ("gemeinde", "landkreis", "verbund"),
    "landkreis_ksm": ("ja", "nein"),
    "zeithorizont": ("kurz", "mittel", "lang"),
    "historie": ("gering", "mittel", "hoch"),
    "relevanz": ("gering", "mittel", "hoch"),
    "konzept": ("umgesetzt", "teilweise", "in_arbeit", "keines"),
}

KLASSEN: dict[str, dict[str, tuple[Any, Any]]] = {
    "einwohner": {
        "u5": (0, 5_000),
        "5_10": (5_000, 10_000),
        "10_25": (10_000, 25_000),
        "25_50": (25_000, 50_000),
        "50_100": (50_000, 100_000),
        "ue100": (100_000, None),
    },
    "klimabudget": {"0": (0, 0), "u1": (0, 1), "1_3": (1, 3), "3_5": (3, 5), "5_10": (5, 10), "ue10": (10, None)},
    "personalbudget": {"0": (0, 0), "u05": (0, "0.5"), "05_1": ("0.5", 1), "1_2": (1, 2), "2_3": (2, 3), "ue3": (3, None)},
}
SCHRITT = {"einwohner": Decimal(1), "klimabudget": Decimal("0.000001"), "personalbudget": Decimal("0.000001")}
KANTEN = {
    "einwohner": (5_000, 10_000, 20_000, 25_000, 50_000, 100_000),
    "klimabudget": (1, 3, 5, 10),
    "personalbudget": ("0.5", 1, 2, 3),
}


def nenne_heute(a: Antworten) -> str | None:
    """Return today's model by its Steckbrief, None if there is none or it is unknown."""
    heute = a.get("modell_heute")
    if heute in (None, "weiss_nicht", "keins"):
        return None
    return {"V6a": "V6a-c", "V6b": "V6a-c", "V6c": "V6a-c", "V6d": "V6d-f", "V6e": "V6d-f", "V6f": "V6d-f"}.get(heute, heute)


def nenne_punkte(frage: str, wert: Any, weitere: tuple[Decimal, ...] = ()) -> list[Decimal]:
    """Return the number itself, or many points of the open class, or many points of everything from 0 on."""
    if wert not in UNBEKANNT and wert not in KLASSEN[frage]:
        return [Decimal(str(wert))]
    unten, oben = KLASSEN[frage].get(wert, (None, None))
    if wert == "0":
        return [Decimal(0)]
    mitten = {Decimal(str(k)) * f for k in KANTEN[frage] for f in (Decimal("0.8"), Decimal(1), Decimal("1.25"))} | {Decimal(0), *weitere}
    punkte = {m + n * SCHRITT[frage] for m in mitten for n in (-1, 0, 1)} | {Decimal(10) ** 9}
    if frage == "einwohner":
        punkte = {Decimal(int(p)) for p in punkte}
    return sorted(p for p in punkte if p >= 0 and (unten is None or p > Decimal(str(unten))) and (oben is None or p < Decimal(str(oben))))


def nenne_werte(frage: str, wert: Any) -> tuple[str, ...]:
    """Return the answer given, or all there are."""
    return WERTE[frage] if wert in UNBEKANNT else (wert,)


def messe(wert: Decimal, von: Any, bis: Any = None) -> str:
    """Judge one number by a lower and an upper bound, 80 % and 125 %."""
    if von is not None and wert < Decimal(str(von)):
        return "knapp" if wert >= Decimal(str(von)) * Decimal("0.8") else "verfehlt"
    if bis is not None and wert > Decimal(str(bis)):
        return "knapp" if wert <= Decimal(str(bis)) * Decimal("1.25") else "verfehlt"
    return "erfuellt"


def beurteile_stufe(frage: str, ist: str, soll: str) -> str:
    """Judge a rating: one step short is narrow."""
    fehlt = WERTE[frage].index(soll) - WERTE[frage].index(ist)
    return "erfuellt" if fehlt <= 0 else "knapp" if fehlt == 1 else "verfehlt"


def beurteile_groesse(modell: str, typ: str, ew: Decimal, heute: str | None) -> str:
    """Judge the size of a completely known Kommune."""
    von, bis = ANFORDERUNG[modell][:2]
    if modell == "V7a":
        return "erfuellt" if typ == "landkreis" else "entfaellt"
    if (modell == "V6d-f" and typ in ("landkreis", "verbund")) or (modell == "V7b" and typ == "verbund"):
        return "erfuellt"
    if modell == "V2":
        return "knapp" if ew >= 50_000 else "erfuellt"
    urteil = messe(ew, von, bis)
    if modell in ("V6a-c", "V6d-f") and urteil != "erfuellt":
        return "knapp"
    if modell in ("V10", "V11") and ew < 50_000:
        urteil = "verfehlt"
    return "knapp" if urteil == "verfehlt" and modell == heute else urteil


def beurteile_stellen(modell: str, vze: Decimal, ew: Decimal, gemeinden: Decimal | None) -> str:
    """Judge completely known posts, the advised ratios included."""
    urteil = messe(vze, ANFORDERUNG[modell][2])
    zu_wenig = (
        (modell == "V7" and vze < Decimal("0.75") * ew / 50_000)
        or (modell == "V7a" and gemeinden is not None and vze < Decimal("0.75") * gemeinden / 20)
        or (modell == "V7b" and ew >= 50_000 and vze < 1)
    )
    return "knapp" if urteil == "erfuellt" and zu_wenig else urteil


def beurteile_voraussetzung(modell: str, typ: str, konzept: str, ksm: str) -> str:
    """Judge the seventh check for a completely known Kommune."""
    ohne, landkreis = konzept == "keines", typ == "landkreis"
    verfehlt, knapp = {
        "V3": (landkreis or ksm != "ja", False),
        "V6a-c": (False, ohne),
        "V6d-f": (False, ohne),
        "V7": (landkreis or ohne, False),
        "V7a": (not landkreis, ohne),
        "V7b": (not ohne, False),
        "V8": (landkreis, False),
    }[modell]
    return "verfehlt" if verfehlt else "knapp" if knapp else "erfuellt"


def beurteile_horizont(modell: str, horizont: str, geld_auf_zeit: bool) -> str:
    """Judge a known horizon on a known way."""
    if geld_auf_zeit and modell in ("V9", "V10"):
        return "verfehlt"
    urteil = beurteile_stufe("zeithorizont", horizont, ANFORDERUNG[modell][4])
    return "knapp" if geld_auf_zeit and modell == "V7a" and urteil == "erfuellt" else urteil


@cache
def urteile_groesse(modell: str, typ: Any, ew: Any, heute: str | None) -> set[str]:
    """Collect the verdicts on size over all completions."""
    alle = product(nenne_werte("kommune_typ", typ), nenne_punkte("einwohner", ew))
    return {beurteile_groesse(modell, t, e, heute) for t, e in alle}


@cache
def urteile_stellen(modell: str, vze: Any, ew: Any, gemeinden: Any) -> set[str]:
    """Collect the verdicts on posts over all completions; points where the ratio of V7 turns are added to both lists."""
    ews, vzes = nenne_punkte("einwohner", ew), nenne_punkte("personalbudget", vze)
    if modell == "V7":
        wendepunkte = tuple(Decimal("0.75") * e / 50_000 for e in ews), tuple(v * 50_000 / Decimal("0.75") for v in vzes)
        vzes, ews = nenne_punkte("personalbudget", vze, wendepunkte[0]), nenne_punkte("einwohner", ew, wendepunkte[1])
    zahl = None if gemeinden in UNBEKANNT else Decimal(str(gemeinden))
    gefunden: set[str] = set()
    for v, e in product(vzes, ews):
        gefunden.add(beurteile_stellen(modell, v, e, zahl))
        if len(gefunden) > 1:
            break
    return gefunden


def urteile(modell: str, kriterium: str, a: Antworten) -> str:
    """Return the one verdict of all completions, else `offen`."""
    _, _, stellen, geld, horizont, historie, relevanz = ANFORDERUNG[modell]
    gefunden = {"entfaellt"}
    if kriterium == "kommunengroesse":
        gefunden = urteile_groesse(modell, a.get("kommune_typ"), a.get("einwohner"), nenne_heute(a))
    elif kriterium == "personalbudget" and stellen is not None:
        gefunden = urteile_stellen(modell, a.get("personalbudget"), a.get("einwohner"), a.get("gemeinden"))
    elif kriterium == "klimabudget" and modell == "V11":
        gefunden = {"knapp" if p == 10 else messe(p, geld) for p in nenne_punkte("klimabudget", a.get("klimabudget"))}
    elif kriterium == "klimabudget" and geld is not None:
        gefunden = {messe(p, geld) for p in nenne_punkte("klimabudget", a.get("klimabudget"))}
    elif kriterium == "zeithorizont" and horizont is not None:
        alle = product(nenne_werte("zeithorizont", a.get("zeithorizont")), {w.geld_auf_zeit for w in nenne_offene_wege(a)})
        gefunden = {beurteile_horizont(modell, h, zeit) for h, zeit in alle}
    elif kriterium == "historie":
        stufen = nenne_werte("historie", a.get("historie"))
        gefunden = {"knapp" if modell == "V8" and s == "gering" else beurteile_stufe("historie", s, historie) for s in stufen}
    elif kriterium == "relevanz":
        gefunden = {beurteile_stufe("relevanz", s, relevanz) for s in nenne_werte("relevanz", a.get("relevanz"))}
    elif kriterium == "voraussetzung" and modell in ("V3", "V6a-c", "V6d-f", "V7", "V7a", "V7b", "V8"):
        alle = product(*(nenne_werte(f, a.get(f)) for f in ("kommune_typ", "konzept", "landkreis_ksm")))
        gefunden = {beurteile_voraussetzung(modell, *eine) for eine in alle}
    return next(iter(gefunden)) if len(gefunden) == 1 else "offen"
