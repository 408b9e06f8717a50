"""What somebody may type or send: answers that fit one kind of question and none of the others, commands, and noise."""

from typing import Any

from hypothesis import strategies as st

from dialogs import captions

ANTWORTEN_JE_ART: dict[str, tuple[str, ...]] = {
    "auswahl": ("ja", "nein", "weiß nicht", "hoch", "mittel"),
    "modell": ("V8", "V 6a", "stabsstelle", "keins", "v99", "weiß nicht"),
    "einwohner": ("32.000", "32 Tsd", "etwa 30000", "unter 5.000", "0", "-3", "k.A."),
    "ganzzahl": ("27", "zwölf", "2,5", "k.A."),
    "stellen": ("1,5 Stellen", "halbe Stelle", "0", "50", "50 %", "zwei", "weiß nicht"),
    "budget": ("3 €", "96.000 Euro im Jahr", "0", "2,50", "keine Ahnung"),
    "datum": ("30.6.2028", "Mitte 2028", "März 27", "31.2.2028", "Ende 2099", "1.1.1800", "k.A."),
}
WORTE = ("zurück", "weiter", "hilfe", "menü", "warum?", "abbrechen", "meine Antworten", "Steckbriefe", "offen", "1", "2", "3", "14")
BESCHRIFTUNGEN = tuple(wert for name, wert in vars(captions).items() if name.isupper() and isinstance(wert, str) and len(wert) <= 20)
ANTWORTEN = tuple(dict.fromkeys([*(text for texte in ANTWORTEN_JE_ART.values() for text in texte), *WORTE, *BESCHRIFTUNGEN]))

BEFEHLE = (
    *(f"/{name}" for name in captions.BEFEHLE),
    "/help",
    "/schnell 32000 EW, 6 €, halbe Stelle, Konzept teilweise, Rückhalt hoch",
    "/v8",
    "/v6_a",
    "/v99",
    "/start V9",
    "/start <b>",
    "/steckbrief stabsstelle",
    "/vergleich 7 8",
    "/vergleich <b>",
    "/steckbrief &amp; <i>",
    "/gibtesnicht",
    "/",
)
MEDIEN: tuple[dict[str, Any], ...] = (
    {"location": {"latitude": 49.4, "longitude": 8.7}},
    {"contact": {"phone_number": "1", "first_name": "Kim"}},
    {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
    {"caption": "32.000", "document": {"file_id": "f", "file_unique_id": "u"}},
)
# Surrogates cannot be sent at all; everything else can, also what looks like markup or like the library's own marks.
RAUSCHEN = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    | st.text(st.sampled_from("<>&;/\x1d\u200b\u200c\u200d\u202e0123456789,.-€% abVvßü"), min_size=1, max_size=12)
    | st.integers(1, 5000).map(lambda laenge: "ä" * laenge)
).filter(lambda text: bool(text.strip()))
# What follows the mark of our buttons, or stands there instead of all: short enough for callback data.
FAELSCHUNGEN = st.sampled_from(
    [
        *("x", "", "/", "kommune_typ", "kommune_typ/", "kommune_typ/dorf", "einwohner/25_50", "historie/.d2028-01-01"),
        *("foerderende/.m2028-13", "foerderende/.d2028-02-31", "foerderende/.v9999", "modell_heute/V99", "aendern/gibt_es_nicht"),
        *("klaeren/x", "noetig/V99", "pfad/x", "satz/V9/9", "probe/ort/x", "nimm/00000000", "waehle/x", "zeige/V7,V7", "teil/x/9"),
        *("modell/V99", "V99/ausgangslage", "schritt/x", "zeige/x", "verstanden", "ergebnis", "zu", "menue", "empfehlung/x", "liste"),
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=13)
