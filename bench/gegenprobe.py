"""How long a full result takes: recommendation, robust, stability and changes for all fourteen models, beside brute force.

Prints one JSON line, in milliseconds of processor time on one core. Each profile is measured once, before anything is remembered of its
ways; then the emptiest ones, with one answer at most: they leave the most completions.
Run it from the top of the repository: ``python -m bench.gegenprobe``.
``--profile`` says how many random profiles (500), ``--brute`` up to how many completions brute force writes out (200).
"""

import argparse
import gc
import json
import random
import resource
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from knowledge.antwort import Antworten
from knowledge.empfehlung import empfiehl
from knowledge.frage import Frage
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.robust import bereite_vor, fragen_der_rangfolge, robustheit
from knowledge.gegenprobe.stabilitaet import stabilitaet
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from tests.knowledge import brute

SAAT = 20_260_101
TAUSEND = 1_000
ANTEILE_OFFEN = (0.0, 0.1, 0.25, 0.5, 0.75)
RUNDE: dict[str, tuple[Any, ...]] = {
    "einwohner": (4_000, 8_000, 20_000, 25_000, 32_000, 50_000, 62_500, 80_000, 120_000),
    "personalbudget": (Decimal("0.4"), Decimal("0.75"), Decimal("1.2"), Decimal("1.5")),
    "klimabudget": (1, 3, 4, 5, 8, 10, 12),
    "gemeinden": (5, 20, 27, 40, 60),
}


def fragen(katalog: Katalog) -> list[Frage]:
    """Return the questions on which the ranking rests."""
    return [frage for frage in katalog.fragen.values() if frage.id in fragen_der_rangfolge(katalog)]


def profile(katalog: Katalog, anzahl: int) -> list[Antworten]:
    """Return random answers, the same each time; a fifth each with none, some, and most of the answers unknown."""
    zufall = random.Random(SAAT)  # noqa: S311 - samples, no secrets
    ergebnis = []
    for nummer in range(anzahl):
        offen = ANTEILE_OFFEN[nummer % len(ANTEILE_OFFEN)]
        roh: dict[str, object] = {}
        for frage in fragen(katalog):
            optionen = [option.wert for option in frage.optionen] + list(RUNDE.get(frage.id, ()))
            werte = [*katalog.steckbriefe, "keins"] if frage.id == "modell_heute" else optionen
            if zufall.random() >= offen:
                roh[frage.id] = zufall.choice(werte)
        ergebnis.append(katalog.antworten(roh))
    return ergebnis


def dauer(tue: Callable[[], object]) -> float:
    """Return how long something takes, in milliseconds of processor time."""
    anfang = time.process_time()
    tue()
    return (time.process_time() - anfang) * TAUSEND


def messe(faelle: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and worst case."""
    gereiht = sorted(faelle)
    return {
        "median_ms": round(statistics.median(gereiht), 2),
        "p95_ms": round(gereiht[int(len(gereiht) * 0.95)], 2),
        "max_ms": round(gereiht[-1], 2),
    }


def ergebnis_mit_allem(katalog: Katalog, antworten: Antworten) -> None:
    """Work out everything that a full result shows."""
    empfiehl(katalog, antworten)
    robustheit(katalog, antworten)
    stabilitaet(katalog, antworten)
    for modell in katalog.steckbriefe:
        was_muesste_sich_aendern(katalog, antworten, modell)


def main() -> None:
    """Measure and print."""
    argumente = argparse.ArgumentParser(description=__doc__)
    argumente.add_argument("--profile", type=int, default=500)
    argumente.add_argument("--brute", type=int, default=200)
    wahl = argumente.parse_args()
    katalog = load_katalog()
    leer = katalog.antworten({})
    vorbereitung = dauer(lambda: bereite_vor(katalog))
    gc.collect()
    gc.freeze()  # as bot/start.py does
    faelle = profile(katalog, wahl.profile)
    teile: dict[str, list[float]] = {"gesamt": [], "robust": [], "stabilitaet": [], "aenderungen": [], "brute": []}
    gleich = ungleich = 0
    for antworten in faelle:
        teile["gesamt"].append(dauer(lambda antworten=antworten: ergebnis_mit_allem(katalog, antworten)))
        teile["robust"].append(dauer(lambda antworten=antworten: robustheit(katalog, antworten)))
        teile["stabilitaet"].append(dauer(lambda antworten=antworten: stabilitaet(katalog, antworten)))
        teile["aenderungen"].append(
            dauer(lambda antworten=antworten: [was_muesste_sich_aendern(katalog, antworten, modell) for modell in katalog.steckbriefe])
        )
        if brute.anzahl(katalog, antworten, wahl.brute) < wahl.brute:
            teile["brute"].append(dauer(lambda antworten=antworten: brute.kandidaten(katalog, antworten)))
            stimmt = brute.kandidaten(katalog, antworten) == robustheit(katalog, antworten).kandidaten
            gleich, ungleich = gleich + stimmt, ungleich + (not stimmt)
    duenn = [leer, *(katalog.antworten({frage.id: option.wert}) for frage in fragen(katalog) for option in frage.optionen)]
    teile["hoechstens_eine_antwort"] = [dauer(lambda antworten=antworten: ergebnis_mit_allem(katalog, antworten)) for antworten in duenn]
    print(
        json.dumps(
            {
                "profile": len(faelle),
                **{name: messe(zeiten) for name, zeiten in teile.items() if zeiten},
                "vorbereitung_ms": round(vorbereitung, 2),
                "speicher_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / TAUSEND, 1),
                "brute_verglichen": gleich + ungleich,
                "brute_ungleich": ungleich,
            }
        )
    )


if __name__ == "__main__":
    main()
