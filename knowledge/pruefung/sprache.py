"""Which texts of the Katalog are in our own words, and that they can be read."""

from collections.abc import Iterator
from typing import Final

from knowledge.katalog import Katalog
from knowledge.pruefung.lesbarkeit import Text, pruefe_texte
from knowledge.steckbrief import Steckbrief

# The Steckbriefe speak of Verwaltungsstruktur and Personalbudget: long words that the subject cannot do without.
LIX_DES_KATALOGS: Final = 45


def pruefe_saetze(katalog: Katalog) -> Iterator[str]:
    """Check how readable our own texts of the Katalog are."""
    return pruefe_texte("Katalog", list(eigene_texte(katalog)), LIX_DES_KATALOGS)


def eigene_texte(katalog: Katalog) -> Iterator[Text]:
    """Yield every text in our own words and where it stands; ratings and titles as printed are none."""
    for steckbrief in katalog.steckbriefe.values():
        for ort, text in _steckbrieftexte(steckbrief):
            yield f"Steckbrief {steckbrief.id}, {ort}", text
    yield from _fragetexte(katalog)
    yield "Flussdiagramm, Hinweis", katalog.flussdiagramm.hinweis
    yield from (("Flussdiagramm, Blattregel", regel.grund) for regel in katalog.flussdiagramm.blattregeln)
    yield from ((f"Widerspruch {widerspruch.id}", widerspruch.text) for widerspruch in katalog.widersprueche)
    yield from ((f"Schritt {schritt.id}", schritt.beschreibung) for schritt in katalog.schritte.values())
    yield from ((f"Aufgabe {aufgabe.id}", aufgabe.text) for aufgabe in katalog.aufgaben)
    yield from ((f"Aufgabenhinweis {hinweis.id}", hinweis.text) for hinweis in katalog.aufgabenhinweise)
    for thema in katalog.themen.values():
        yield f"Thema {thema.slug}", thema.text
        yield from ((f"Thema {thema.slug}, {punkt.id}", punkt.text) for punkt in thema.punkte)
    yield from ((f"Glossar {begriff.id}", begriff.text) for begriff in katalog.glossar.values())
    for meilenstein in katalog.meilensteine.values():
        for text in (meilenstein.warum, meilenstein.was_tun, meilenstein.was_noch_geht):
            yield f"Meilenstein {meilenstein.id}", text
    yield from _berichtstexte(katalog)
    for version in katalog.versionen:
        yield f"versionen.yaml, {version.version}", version.aenderung
        yield from ((f"versionen.yaml, {version.version}", regel.grund) for regel in version.regeln)
    for gruppe, saetze in katalog.saetze.items():
        yield from ((f"saetze.yaml, {gruppe}.{schluessel}", satz) for schluessel, satz in saetze.items())


def _berichtstexte(katalog: Katalog) -> Iterator[Text]:
    for gruppe, saetze in katalog.bericht.saetze.items():
        yield from ((f"bericht.yaml, {gruppe}.{schluessel}", satz) for schluessel, satz in saetze.items())
    for nachweis in katalog.bericht.nachweise:
        yield from ((f"bericht.yaml, Nachweis {nachweis.id}", text) for text in (nachweis.aussage, nachweis.pruefen, nachweis.kurz) if text)
    for modell, antworten in katalog.bericht.gegenargumente.items():
        yield from ((f"gegenargumente.yaml, {modell}", antwort.antwort) for antwort in antworten)
    for faktor, erfolge in katalog.bericht.erfolge.items():
        yield from ((f"gespraech.yaml, {faktor}", erfolg.text) for erfolg in erfolge)


def _steckbrieftexte(steckbrief: Steckbrief) -> Iterator[Text]:
    yield "Kurzbeschreibung", steckbrief.kurzbeschreibung
    for name, eintrag in (*steckbrief.kriterien.items(), *steckbrief.eigenschaften.items()):
        yield name, eintrag.kommentar
    for name, belege in (("Vorteile", steckbrief.vorteile), ("Nachteile", steckbrief.nachteile)):
        for beleg in belege:
            yield name, beleg.text
    for aspekt, beleg in steckbrief.empfehlungen.items():
        yield f"Empfehlung {aspekt}", beleg.text
    for schritt in steckbrief.weiterentwicklung:
        yield f"Weiterentwicklung {schritt.ziel}", schritt.text
    for bedarf in steckbrief.anforderung.voraussetzung:
        yield "Voraussetzung", bedarf.grund


def _fragetexte(katalog: Katalog) -> Iterator[Text]:
    for frage in katalog.fragen.values():
        for text in (frage.text, frage.hinweis, frage.warum, frage.wen_fragen):
            if text:
                yield f"Frage {frage.id}", text
        for option in frage.optionen:
            yield f"Frage {frage.id}, Antwort {option.wert}", option.text
