"""How long a report takes, cold and warm, and how much memory: PDF and DOCX for a small Gemeinde, a town and a Landkreis, on one core.

Prints one JSON line, in milliseconds of processor time, so that other work on the machine does not count. Run it from the top of the
repository: ``python -m bench.bericht``. ``--runden`` says how many warm documents are made of each kind (10). Cold is a process of its
own from its start to the finished file.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dialogs.satz.dateien import FORMEN, Auftrag, Form, erzeuge
from tests.knowledge.berichtsprofile import DREI, HEUTE, KATALOG

TAUSEND = 1_000
ZIEL_MS = 1_000
# The command line as a person starts it.
LOTSE = (sys.executable, "-m", "bot", "bericht")


def warm(profil: str, form: Form, runden: int) -> list[float]:
    """Return how long each of some documents takes, in milliseconds; the first one, which warms up, is left out."""
    antworten, auftrag = KATALOG.antworten(DREI[profil]), Auftrag("bericht", form, HEUTE, "Musterstadt")
    zeiten = []
    for _ in range(runden + 1):
        anfang = time.process_time()
        inhalt = erzeuge(KATALOG, antworten, auftrag)
        zeiten.append((time.process_time() - anfang) * TAUSEND)
        assert len(inhalt) > TAUSEND
    return zeiten[1:]


def kalt(profil: str, form: Form) -> tuple[float, float]:
    """Return how long a process of its own takes, in milliseconds, and its peak memory in MB."""
    with tempfile.TemporaryDirectory() as ordner:
        fall, ziel = Path(ordner) / "fall.json", Path(ordner) / f"bericht.{form}"
        fall.write_text(json.dumps({"antworten": DREI[profil]}), encoding="utf-8")
        prozess = subprocess.Popen([*LOTSE, str(fall), "-o", str(ziel), "--datum", HEUTE.isoformat()], stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        _, status, verbrauch = os.wait4(prozess.pid, 0)
        assert status == 0
        return (verbrauch.ru_utime + verbrauch.ru_stime) * TAUSEND, verbrauch.ru_maxrss / 1024


def main() -> None:
    """Measure on one core and print."""
    argumente = argparse.ArgumentParser(description=__doc__)
    argumente.add_argument("--runden", type=int, default=10)
    runden = argumente.parse_args().runden
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ergebnis: dict[str, object] = {}
    schlechteste = 0.0
    for form in FORMEN:
        for profil in DREI:
            zeiten = warm(profil, form, runden)
            dauer, speicher = kalt(profil, form)
            schlechteste = max(schlechteste, statistics.median(zeiten)) if form == "pdf" else schlechteste
            ergebnis[f"{form}_{profil}"] = {
                "kalt_ms": round(dauer),
                "kalt_spitze_mb": round(speicher),
                "warm_median_ms": round(statistics.median(zeiten)),
                "warm_max_ms": round(max(zeiten)),
            }
    spitze = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**ergebnis, "spitze_mb": round(spitze), "pdf_ziel_erreicht": schlechteste <= ZIEL_MS}))


if __name__ == "__main__":
    main()
