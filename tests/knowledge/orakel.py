"""A second, naive reading of the Fachkonzept (sections 3 to 5), kept apart from the product's own code on purpose.

It takes a plain dict of answers (question id -> value, number or class) and finds every verdict by really trying completions of the
unknown answers: for numbers a fine list of points around every bound and class edge. Nothing here is shared with `knowledge`.

Where the text leaves room, it is read like this:

1.  EW and Gemeinden are whole numbers without an upper limit; posts and money are any decimals from 0 on.
2.  "All" sizes (V2) is a requirement that everyone meets, so `erfuellt` and not `entfaellt`.
3.  The Gemeinden ratio of V7a is judged whatever the type is, since the sentence names no type.
4.  The horizon rule speaks of the way: `neue_foerderung` = ja after `sponsoring` = gemeinsame_stelle is off the way and has no effect.
5.  An unknown `foerderphase` leaves the answer on `konzeptfoerderung` alone ("by itself *if* = erstvorhaben").
6.  In an Erstvorhaben `konzeptfoerderung` counts as answered with ja; a way through nein differs there by one.
7.  `vorbehalt` belongs to `empfohlen` alone: one `knapp`, or (V7b in its Erstvorhaben) any miss at all.
8.  "Pays a post itself" and every contradiction must be certain: they hold for each completion of the class, never for an unknown answer.
9.  Both look at the answers as given, on the way or not; only the one on the way (T) looks at the way.
10. The smallest way, ties: ways sorted by the order of nodes and answers as printed in the table.
11. The rewriting on the concept looks at the `konzept` of the way in question, not at the answer given.
12. A leader that no way reaches is no Übergangslösung (V5 and V6a-c are always reached).
13. V11 is `knapp` from 8 € to 10 €, both included.
14. The distance to a model compares every answer given to a question on that way, also one that is off the own way.
15. V7b in its Erstvorhaben is ranked like any other `empfohlen`: what it misses does not count, only its `knapp` and `offen` do.
16. With an unknown type V7a can be `moeglich`, but no way reaches it and it names no diverging question.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.knowledge.orakel_urteil import KRITERIEN, nenne_heute, nenne_punkte, urteile
from tests.knowledge.orakel_weg import (
    DIAGRAMM,
    MODELLE,
    UNBEKANNT,
    Antworten,
    gehe,
    nenne_abstand,
    nenne_blaetter,
    nenne_diagrammantwort,
    nenne_kleinsten_weg,
    nenne_offene_wege,
)

VERANKERUNG = ("V1", "V2", "V4", "V3", "V5", "V6d-f", "V6a-c", "V7b", "V7", "V7a", "V8", "V9", "V10", "V11")
STUFE = dict.fromkeys(("V1", "V2", "V3", "V4"), 0) | dict.fromkeys(("V5", "V6a-c", "V6d-f"), 1)
STUFE |= dict.fromkeys(("V7b", "V7", "V7a", "V8"), 2) | dict.fromkeys(("V9", "V10", "V11"), 3)


def ist_sicher(a: Antworten, frage: str, bedingung: Callable[[Decimal], bool]) -> bool:
    """Say whether a condition on a number holds for every completion."""
    return all(bedingung(p) for p in nenne_punkte(frage, a.get(frage)))


def finde_widersprueche(a: Antworten) -> set[str]:
    """Return each contradiction of section 5, split where the text says "or"."""
    typ, heute, konzept, phase = a.get("kommune_typ"), nenne_heute(a), a.get("konzept"), a.get("foerderphase")
    kein_geld = all(a.get(f) == "nicht_moeglich" for f in ("eigenfinanzierung", "sponsoring", "externe_kooperation"))
    beginn, ende = a.get("foerderbeginn"), a.get("foerderende")
    mehr = {f for f in ("staerkung", "stellenausbau") if a.get(f) == "ja"}
    bedingungen = {
        "eigenfinanzierung ohne Stelle": a.get("eigenfinanzierung") == "moeglich" and ist_sicher(a, "personalbudget", lambda p: p == 0),
        "vier Nein mit Stelle": kein_geld
        and a.get("neue_foerderung") == "nein"
        and ist_sicher(a, "personalbudget", lambda p: p >= Decimal("0.5")),
        "mehr ohne Relevanz": bool(mehr) and a.get("relevanz") == "gering",
        "mehr ohne Geld": bool(mehr) and ist_sicher(a, "klimabudget", lambda p: p == 0),
        "(T) und lang": a.get("zeithorizont") == "lang" and any(DIAGRAMM[s["knoten"]][s["antwort"]][1] for s in gehe(a)),
        "umgesetzt ohne Historie": konzept == "umgesetzt" and a.get("historie") == "gering",
        "keines mit Historie": konzept == "keines" and a.get("historie") == "hoch",
        "keines im Anschluss": konzept == "keines" and phase == "anschlussvorhaben",
        "V7b mit Konzept": heute == "V7b" and konzept == "umgesetzt",
        "V7a in Gemeinde": heute == "V7a" and typ == "gemeinde",
        "V3 im Landkreis": heute == "V3" and typ == "landkreis",
        "V7 im Landkreis": heute == "V7" and typ == "landkreis",
        "Ende vor Beginn": beginn not in UNBEKANNT and ende not in UNBEKANNT and ende < beginn,
        "kleiner Landkreis": typ == "landkreis" and ist_sicher(a, "einwohner", lambda p: p < 20_000),
    }
    return {name for name, gilt in bedingungen.items() if gilt}


def nenne_status(modell: str, urteil: dict[str, str], blatt: bool, a: Antworten) -> str:
    """Return the status of a model."""
    verfehlt, knapp = (list(urteil.values()).count(u) for u in ("verfehlt", "knapp"))
    passt = verfehlt == 0 and knapp <= 1
    besteht_schon = modell == "V7b" and nenne_heute(a) == "V7b" and a.get("foerderphase") == "erstvorhaben"
    if blatt:
        return "empfohlen" if passt or besteht_schon else "angestrebt" if verfehlt <= 1 else "nicht_passend"
    return "moeglich" if passt else "nicht_passend"


def nenne_rangschluessel(modell: str, status: str, urteil: dict[str, str], a: Antworten) -> tuple[Any, ...]:
    """Return what a model is sorted by, smallest first."""
    verfehlt, knapp, offen = (list(urteil.values()).count(u) for u in ("verfehlt", "knapp", "offen"))
    hoehe = -VERANKERUNG.index(modell)
    zahlt = a.get("eigenfinanzierung") == "moeglich" and ist_sicher(a, "personalbudget", lambda p: p >= Decimal("0.5"))
    gruppe: float = ("empfohlen", "moeglich", "angestrebt", "nicht_passend").index(status)
    if status == "moeglich" and zahlt and STUFE[modell] == 0:
        gruppe = 2.5
    if status == "empfohlen":
        return gruppe, knapp, offen, modell != nenne_heute(a), hoehe
    weg = nenne_kleinsten_weg(a, modell)
    abstand = nenne_abstand(a, weg) if weg else (float("inf"), float("inf"))
    return gruppe, verfehlt, abstand, -STUFE[modell], knapp, offen, hoehe


def nenne_abweichung(a: Antworten, modell: str) -> dict[str, str] | None:
    """Return the first question on the smallest way where the answer would have to differ."""
    weg = nenne_kleinsten_weg(a, modell)
    for knoten, noetig in weg.schritte if weg else ():
        ist = nenne_diagrammantwort(a, knoten)
        if ist not in (None, noetig):
            return {"knoten": knoten, "ist": ist, "noetig": noetig}
    return None


def empfiehl(a: Antworten) -> dict[str, Any]:
    """Return the whole recommendation for a dict of answers."""
    typ, heute = a.get("kommune_typ"), nenne_heute(a)
    blaetter = set().union(*(nenne_blaetter(w, typ) for w in nenne_offene_wege(a)))
    urteil = {m: {k: urteile(m, k, a) for k in KRITERIEN} for m in MODELLE}
    status = {m: nenne_status(m, urteil[m], m in blaetter, a) for m in MODELLE}
    reihe = sorted(MODELLE, key=lambda m: nenne_rangschluessel(m, status[m], urteil[m], a))
    erster = reihe[0]
    weg, kleinster = gehe(a), nenne_kleinsten_weg(a, erster)
    return {
        "modelle": [
            {
                "id": m,
                "rang": rang,
                "status": status[m],
                "vorbehalt": status[m] == "empfohlen" and bool({"knapp", "verfehlt"} & set(urteil[m].values())),
                "urteile": urteil[m],
                "abweichung": nenne_abweichung(a, m),
            }
            for rang, m in enumerate(reihe, 1)
        ],
        "weg": weg,
        "blaetter": [m for m in MODELLE if m in blaetter],
        "vorlaeufig": list(urteil[erster].values()).count("offen") > 2 or not weg or isinstance(weg[-1]["ziel"], str),
        "uebergangsloesung": erster in ("V5", "V6a-c") or (kleinster is not None and kleinster.uebergang),
        "unter_heutigem_niveau": heute is not None and VERANKERUNG.index(erster) < VERANKERUNG.index(heute),
        "widersprueche": finde_widersprueche(a),
    }
