"""The colours of the page: text can be read in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from bot.lokal.seite import STATIC

TEXT = 4.5
RAND = 3.0
PAARE = [
    ("text", "rahmen"),
    ("text", "kopf"),
    ("text", "bot"),
    ("text", "eigen"),
    ("text", "code"),
    ("text", "knopf-druck"),
    ("leise", "kopf"),
    ("leise", "bot"),
    ("leise", "eigen"),
    ("leise", "rahmen"),
    ("leise", "knopf-druck"),
    ("knopf-text", "knopf"),
    ("knopf-text", "knopf-druck"),
    ("knopf-text", "kopf"),
    ("haupt-text", "haupt"),
    ("verweis", "bot"),
    ("verweis", "eigen"),
    ("verweis", "code"),
    ("gefahr", "knopf"),
    ("gefahr", "knopf-druck"),
    ("gefahr-text", "gefahr"),
    ("hinweis-text", "hinweis"),
]
RAENDER = [
    ("knopf-rand", "knopf"),
    ("knopf-rand", "rahmen"),
    ("knopf-rand", "kopf"),
    ("fokus", "rahmen"),
    ("fokus", "kopf"),
    ("zitat", "bot"),
]


def lies_farben() -> dict[str, dict[str, str]]:
    hell, dunkel = (STATIC / "grund.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    return {name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", teil)) for name, teil in (("hell", hell), ("dunkel", dunkel))}


def kontrast(a: str, b: str) -> float:
    def helligkeit(farbe: str) -> float:
        kanaele = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaele)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    hoch, tief = sorted((helligkeit(a), helligkeit(b)), reverse=True)
    return (hoch + 0.05) / (tief + 0.05)


@pytest.mark.parametrize("schema", ["hell", "dunkel"])
def test_text_stands_out_from_its_ground(schema):
    farben = lies_farben()[schema]
    zu_schwach = {(v, g): round(k, 2) for v, g in PAARE if (k := kontrast(farben[v], farben[g])) < TEXT}
    assert zu_schwach == {}


@pytest.mark.parametrize("schema", ["hell", "dunkel"])
def test_borders_of_controls_and_the_focus_can_be_seen(schema):
    farben = lies_farben()[schema]
    zu_schwach = {(v, g): round(k, 2) for v, g in RAENDER if (k := kontrast(farben[v], farben[g])) < RAND}
    assert zu_schwach == {}


def test_fixed_colours_of_warnings_and_toasts_can_be_read():
    meldungen = (STATIC / "meldungen.css").read_text(encoding="utf-8")
    for grund, schrift in (("#b3261e", "#ffffff"), ("#26302c", "#ffffff")):
        assert f"background: {grund};\n  color: #fff;" in meldungen
        assert kontrast(grund, schrift) >= TEXT


def test_the_measure_knows_black_and_white():
    assert round(kontrast("#000000", "#ffffff"), 1) == 21.0
    assert kontrast("#777777", "#ffffff") < TEXT
