"""The prose of templates and labels as it is measured, and that it keeps the limits."""

import pytest

from bot.befehle.lesbarkeit import befehlszeile, pruefe_raeume
from dialogs import captions
from dialogs.lesbarkeit import eigene_texte, vorlagentexte
from dialogs.rendering import umgebung


@pytest.mark.parametrize(
    ("quelle", "texte"),
    [
        ("<b>Eins &amp; zwei</b>\n\nDrei\nvier.", ["Eins & zwei", "Drei", "vier."]),
        ("Es sind {{ anzahl }} Fragen.", ["Es sind {wert} Fragen."]),
        ("Noch {% if n == 1 %}eine{% elif n %}zwei oder drei{% else %}keine{% endif %}.", ["Noch zwei oder drei.", "eine", "keine"]),
        ("{% for x in y %}• {{ x }} da\n{% else %}Nichts.{% endfor %}", ["• {wert} da", "Nichts."]),
        ("{% macro m(x) %}Im Makro{% endmacro %}Davor {{ m(1) }}", ["Davor {wert}", "Im Makro"]),
        ("{{ 'Eine Antwort ist' if n == 1 else n ~ ' Antworten sind' }} anders.", ["Eine Antwort ist anders."]),
        ("{{ x if y }}{{ 3 }}{# kein Text #}{% set z = 'auch keiner' %}", ["{wert}{wert}"]),
    ],
)
def test_a_template_is_read_as_people_see_it(quelle: str, texte: list[str]):
    assert vorlagentexte(quelle) == texte


def test_every_template_with_words_and_every_label_is_measured():
    gelesen = dict(eigene_texte())
    assert {ort for ort in gelesen if ort.startswith("texts/")} == {f"texts/{vorlage}" for vorlage in umgebung().list_templates()}
    assert gelesen["captions.FEHLER"] == captions.FEHLER
    assert captions.MONATE[-1] in [text for ort, text in eigene_texte() if ort == "captions.MONATE"]


def test_windows_and_command_line_keep_the_limits():
    assert list(pruefe_raeume()) == []


@pytest.mark.parametrize("ort", ["bot.hilfe.KEIN_JSON", "bot.hilfe.ZEITPLAN_MANGEL", "knowledge.pruefung.meldungen.SATZ_LANG", "BOT_TOKEN"])
def test_help_messages_and_settings_are_measured(ort: str):
    assert ort in dict(befehlszeile())


def test_a_long_sentence_in_a_label_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(captions, "FEHLER", " ".join(["Wort"] * 26) + ".")
    assert [meldung.partition(":")[0] for meldung in pruefe_raeume()] == ["captions.FEHLER"]
