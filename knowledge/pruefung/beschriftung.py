"""Labels fit their buttons and differ where they stand side by side; the ids behind buttons fit Telegram's limit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from knowledge.frage import Frage
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen

LABEL_ZEICHEN: Final = 20
# Telegram allows 64 bytes; the dialog library and the widget's name take the rest.
RUECKRUF_BYTES: Final = 55


def pruefe_beschriftungen(katalog: Katalog) -> Iterator[str]:
    """Check every label and every callback id."""
    for ort, labels in _gruppen(katalog):
        yield from _pruefe_gruppe(ort, list(labels))
    for frage in katalog.fragen.values():
        yield from _pruefe_rueckrufe(katalog, frage)


def _gruppen(katalog: Katalog) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the labels that stand side by side, and where."""
    yield "Steckbriefe", (steckbrief.kurz for steckbrief in katalog.steckbriefe.values())
    yield "Schritte", (schritt.kurz for schritt in katalog.schritte.values())
    bezeichnungen = {
        "Kriterien": katalog.kriterien,
        "Eigenschaften": katalog.eigenschaften,
        "Aspekte": katalog.aspekte,
        "Aufgabengruppen": katalog.aufgabengruppen,
    }
    for ort, namen in bezeichnungen.items():
        yield ort, (bezeichnung.kurz for bezeichnung in namen.values())
    for schritt in katalog.schritte:
        yield f"Fragen zu {schritt}", (frage.kurz for frage in katalog.fragen.values() if frage.schritt == schritt)
    for frage in katalog.fragen.values():
        yield f"Frage {frage.id}", (option.knopf for option in frage.optionen)
    yield "Themen", (thema.kurz for thema in katalog.themen.values())
    for thema in katalog.themen.values():
        yield f"Thema {thema.slug}", (punkt.kurz for punkt in thema.punkte)
    for gruppe in dict.fromkeys(aufgabe.gruppe for aufgabe in katalog.aufgaben):
        yield f"Aufgaben {gruppe}", (aufgabe.kurz for aufgabe in katalog.aufgaben if aufgabe.gruppe == gruppe)
    for faktor, erfolge in katalog.bericht.erfolge.items():
        yield f"Erfolge {faktor}", (erfolg.kurz for erfolg in erfolge)


def _pruefe_gruppe(ort: str, labels: list[str]) -> Iterator[str]:
    for text, anzahl in Counter(labels).items():
        if not text.strip():
            yield meldungen.LABEL_LEER.format(ort=ort)
        elif anzahl > 1:
            yield meldungen.LABEL_DOPPELT.format(ort=ort, text=text)
        if len(text) > LABEL_ZEICHEN:
            yield meldungen.LABEL_LANG.format(ort=ort, text=text, laenge=len(text), grenze=LABEL_ZEICHEN)


def _pruefe_rueckrufe(katalog: Katalog, frage: Frage) -> Iterator[str]:
    modelle = katalog.steckbriefe if frage.art == "modell" else ()
    werte = Counter([*modelle, *(str(option.wert) for option in frage.optionen)])
    for wert, anzahl in werte.items():
        kennung = f"{frage.id}/{wert}"
        if not kennung.isascii() or len(kennung) > RUECKRUF_BYTES:
            yield meldungen.RUECKRUF_UNGUELTIG.format(ort=f"Frage {frage.id}", text=kennung, grenze=RUECKRUF_BYTES)
        if anzahl > 1:
            yield meldungen.RUECKRUF_DOPPELT.format(ort=f"Frage {frage.id}", text=kennung)
