"""Where a German sentence ends, and how many words it has."""

import pytest

from knowledge.pruefung.saetze import teile_saetze, zaehle_woerter


@pytest.mark.parametrize(
    ("text", "saetze"),
    [
        ("Das ist so. Das auch.", ["Das ist so.", "Das auch."]),
        ("Nur einer", ["Nur einer"]),
        ("", []),
        ("Geht das? Ja! Gut.", ["Geht das?", "Ja!", "Gut."]),
        ("Das hilft, z. B. Nachbarn, d. h. Ihnen.", ["Das hilft, z. B. Nachbarn, d. h. Ihnen."]),
        ("Siehe Nr. 4 und ca. 3 Euro.", ["Siehe Nr. 4 und ca. 3 Euro."]),
        ("Ab 25.000 EW geht das.", ["Ab 25.000 EW geht das."]),
        ("Ab 25.000. Dann weiter.", ["Ab 25.000.", "Dann weiter."]),
        ("Das ist V 6a–c. Danach kommt V 7.", ["Das ist V 6a–c.", "Danach kommt V 7."]),
        ("Erst V 9. Dann V 10.", ["Erst V 9.", "Dann V 10."]),
        ("Er endet am 30. Juni 2028. Danach nicht mehr.", ["Er endet am 30. Juni 2028.", "Danach nicht mehr."]),
        ("Der 2. Schritt folgt. Im 3. Jahr auch.", ["Der 2. Schritt folgt.", "Im 3. Jahr auch."]),
        ("Ein Name (Nr. 4) steht da.", ["Ein Name (Nr. 4) steht da."]),
        ("„Z. B. Nachbarn.“ Sonst nichts.", ["„Z. B. Nachbarn.“", "Sonst nichts."]),
        ("Es gilt: Das Ziel zählt. Punkt.", ["Es gilt: Das Ziel zählt.", "Punkt."]),
        ("Er fragt: „Geht das?“ Dann geht er.", ["Er fragt: „Geht das?“", "Dann geht er."]),
        ("Das gilt (siehe Abb. 5.1). Weiter so.", ["Das gilt (siehe Abb. 5.1).", "Weiter so."]),
        ("Mio. Euro und Tsd. Euro.", ["Mio. Euro und Tsd. Euro."]),
        ("Erster Absatz ohne Punkt\n\nZweiter Absatz.", ["Erster Absatz ohne Punkt", "Zweiter Absatz."]),
        ("• Eins\n• Zwei", ["• Eins", "• Zwei"]),
        ("Ihre Angabe: {antwort}. Verlangt ist {verlangt}.", ["Ihre Angabe: {antwort}.", "Verlangt ist {verlangt}."]),
        ("{modell} passt. {modell} führt.", ["{modell} passt.", "{modell} führt."]),
    ],
)
def test_sentences_end_where_a_reader_would_pause(text: str, saetze: list[str]) -> None:
    assert teile_saetze(text) == saetze


@pytest.mark.parametrize(
    ("satz", "anzahl"),
    [
        ("Drei kurze Wörter.", 3),
        ("Ab 25.000 EW – und mehr.", 5),
        ("• Eins", 1),
        ("KSM/KEM-Stelle und Co.", 3),
        ("Ihre Angabe: {antwort}.", 3),
        ("", 0),
    ],
)
def test_words_are_what_has_a_letter_or_a_digit(satz: str, anzahl: int) -> None:
    assert zaehle_woerter(satz) == anzahl
