"""A Katalog with two versions before it that never were, and rules of every kind between them."""

from dataclasses import replace
from datetime import date

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.version import FrageEntfernt, FrageGeteilt, FrageUmbenannt, Katalogversion, WerteUmbenannt

KATALOG = load_katalog()
EINST = Katalogversion("2025.1", date(2025, 5, 1), "Erste Fassung.")
DANN = Katalogversion(
    "2025.2",
    date(2025, 9, 1),
    "Rückhalt heißt anders.",
    (
        FrageUmbenannt("stuetze", "rueckenwind", "Die Frage hat einen klareren Namen."),
        WerteUmbenannt("historie", {"klein": "gering", "unklar": None}, "Die Stufen heißen überall gleich."),
    ),
)
HEUTE = Katalogversion(
    KATALOG.version,
    KATALOG.stand,
    "Stärkung und Sichtbarkeit sind zwei Fragen.",
    (
        FrageUmbenannt("rueckenwind", "relevanz", "Die Frage hat wieder einen anderen Namen."),
        FrageGeteilt(
            "ausrichtung",
            "Ausrichtung",
            {"nach_aussen": {"staerkung": "ja", "sichtbarkeit": "ja"}, "wie_bisher": {"staerkung": "nein"}},
            "Stärkung und Sichtbarkeit haben verschiedene Folgen.",
            {"nach_aussen": "nach außen"},
        ),
        FrageEntfernt("partei", "Mehrheit im Rat", "Die Antwort änderte kein Ergebnis.", {"a": "Mehrheit A"}),
    ),
)


def mit_versionen(*versionen: Katalogversion) -> Katalog:
    return replace(KATALOG, versionen=versionen)


NEU = mit_versionen(EINST, DANN, HEUTE)
