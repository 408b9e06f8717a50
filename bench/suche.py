"""Measure the search: how good on the frozen questions, how fast, and how much better than a plain BM25.

Prints one JSON line. ``--fehler`` lists the failures of the parts for tuning first; those of the untouched part are never shown.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from knowledge.loading import load_katalog
from knowledge.passage import passagen
from knowledge.suche import Suche

ORDNER = Path(__file__).parent.parent / "tests" / "knowledge"
VORN = 3
TEILE = ("abstimmen", "pruefen", "nachlese")
Finder = Callable[[str], Sequence[str]]


def lies(teil: str) -> dict[str, Any]:
    """Return the questions of one part."""
    daten: dict[str, Any] = yaml.safe_load((ORDNER / f"suche_fragen_{teil}.yaml").read_text(encoding="utf-8"))
    return daten


def rang(ids: Sequence[str], passt: Sequence[str]) -> int | None:
    """Return the rank of the first accepted passage, counted from 1."""
    return next((stelle for stelle, id_ in enumerate(ids, 1) if any(fnmatchcase(id_, muster) for muster in passt)), None)


def guete(finde: Finder, daten: dict[str, Any], *, zeige: bool = False) -> dict[str, float]:
    """Return the figures of one part: accepted passages among the first, the mean reciprocal rank, refusals right and wrong."""
    raenge = []
    for frage in daten["fragen"]:
        ids = finde(frage["frage"])
        raenge.append((rang(ids, frage["passt"]), bool(ids), bool(ids) and ids[0] == frage["passt"][0]))
        if zeige and raenge[-1][0] != 1:
            print(f"{raenge[-1][0] or '-'} {frage['frage']!r}: {', '.join(ids[:3])} statt {', '.join(frage['passt'][:3])}")
    abgelehnt = [not finde(text) for text in daten["abwegig"]]
    if zeige:
        for text, recht in zip(daten["abwegig"], abgelehnt, strict=True):
            if not recht:
                print(f"! {text!r}: {', '.join(finde(text)[:3])}")
    anzahl = len(raenge)
    return {
        "fragen": anzahl,
        "hit1": round(sum(r == 1 for r, _, _ in raenge) / anzahl, 3),
        "hit3": round(sum(r is not None and r <= VORN for r, _, _ in raenge) / anzahl, 3),
        "mrr": round(sum(1 / r for r, _, _ in raenge if r) / anzahl, 3),
        "beste_passage_zuerst": round(sum(beste for _, _, beste in raenge) / anzahl, 3),
        "falsch_abgelehnt": round(sum(not gefunden for _, gefunden, _ in raenge) / anzahl, 3),
        "richtig_abgelehnt": round(sum(abgelehnt) / len(abgelehnt), 3),
    }


def einfaches_bm25() -> Finder:
    """Return a plain BM25 over titles and texts: no stems, no synonyms, no typos, no fields; any shared word counts."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, titel, text)")
    db.executemany("INSERT INTO p VALUES (?, ?, ?)", [(p.id, p.titel, p.text) for p in passagen(load_katalog())])

    def finde(text: str) -> list[str]:
        worte = "".join(zeichen if zeichen.isalnum() else " " for zeichen in text).split()
        if not worte:
            return []
        abfrage = " OR ".join(f'"{wort}"' for wort in worte)
        return [zeile[0] for zeile in db.execute("SELECT id FROM p WHERE p MATCH ? ORDER BY bm25(p), rowid LIMIT 5", (abfrage,))]

    return finde


def zeiten(suche: Suche, texte: Sequence[str], runden: int = 20) -> dict[str, float]:
    """Return the times of a search in milliseconds: of the first one of each text, and warm by the clock and by the processor's time."""
    kalt = sorted(_dauer(suche, text, time.perf_counter) for text in texte)
    warm = sorted(_dauer(suche, text, time.perf_counter) for _ in range(runden) for text in texte)
    rechenzeit = sorted(_dauer(suche, text, time.thread_time) for _ in range(runden) for text in texte)
    return {
        "erste_p50_ms": _anteil(kalt, 0.5),
        "erste_p99_ms": _anteil(kalt, 0.99),
        "p50_ms": _anteil(warm, 0.5),
        "p99_ms": _anteil(warm, 0.99),
        "p99_rechenzeit_ms": _anteil(rechenzeit, 0.99),
    }


def _anteil(werte: Sequence[float], anteil: float) -> float:
    return round(werte[int(len(werte) * anteil)], 3)


def _dauer(suche: Suche, text: str, uhr: Callable[[], float]) -> float:
    beginn = uhr()
    suche.suche(text)
    return (uhr() - beginn) * 1000


def main() -> None:
    """Measure and print."""
    katalog = load_katalog()
    beginn = time.perf_counter()
    suche = Suche(katalog)
    aufbau = (time.perf_counter() - beginn) * 1000
    daten = {teil: lies(teil) for teil in TEILE}
    texte = [text for teil in daten.values() for text in (*(frage["frage"] for frage in teil["fragen"]), *teil["abwegig"])]
    ergebnis: dict[str, Any] = {"bench": "suche", "aufbau_ms": round(aufbau, 1), **zeiten(suche, texte)}

    def finde(text: str) -> list[str]:
        return [treffer.passage.id for treffer in suche.suche(text)]

    for teil in TEILE:
        ergebnis[teil] = guete(finde, daten[teil], zeige=teil != "pruefen" and "--fehler" in sys.argv)
        ergebnis[f"{teil}_bm25"] = guete(einfaches_bm25(), daten[teil])
    print(json.dumps(ergebnis, ensure_ascii=False))


if __name__ == "__main__":
    main()
