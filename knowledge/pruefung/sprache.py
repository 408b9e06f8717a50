"""Short sentences: where a German sentence ends, how many words it has, and which of our own texts have one that is too long."""

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen
from knowledge.steckbrief import Steckbrief

WOERTER_HOECHSTENS: Final = 25
MEDIAN_HOECHSTENS: Final = 15

# A point after one of these ends no sentence; a single letter is a part of "z. B.", "d. h.", "u. a." or an initial.
_ABKUERZUNG: Final = re.compile(
    r"[a-zäöü]|abb|abs|abschn|anm|bd|bspw|bzw|ca|dez|dr|einschl|evtl|exkl|ff|ggf|hrsg|inkl|insb|jan|kap|max|mind|mio|mrd|mwst|nov|nr|okt"
    r"|prof|rd|sept|sog|st|std|str|tab|tel|tsd|vgl|zzgl",
    re.IGNORECASE,
)
MONATE: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# Punctuation that can end a sentence, closing marks behind it, then a blank and something a sentence can begin with.
_ENDE: Final = re.compile(r"(?P<zeichen>[.!?…]+)(?P<zu>[“”\"»’)\]]*)(?=\s+[„“\"«‚(\[•–-]*\s*[A-ZÄÖÜ0-9{])")
_VORHER: Final = re.compile(r"(?:(?P<davor>\S+)\s+)?[(„“\"]*(?P<wort>[^\s(„“\"]+)$")
# A number with a point is an ordinal behind an article or preposition ("im 2. Schritt") and before a month or a year.
_ARTIKEL: Final = frozenset({"der", "die", "das", "dem", "den", "des", "ein", "am", "im", "vom", "zum", "zur", "ab", "bis"})
_DATUM: Final = re.compile(rf"\s+(?:{MONATE}|[0-9])")
_ABSATZ: Final = re.compile(r"\n\s*\n|\n\s*(?=•)")
_PLATZHALTER: Final = re.compile(r"\{[a-z_]+\}")


def teile_saetze(text: str) -> list[str]:
    """Return the sentences of a text. Paragraphs end a sentence; colons, abbreviations and points in numbers do not."""
    return [satz for absatz in _ABSATZ.split(text) for satz in _teile_absatz(absatz) if satz]


def zaehle_woerter(satz: str) -> int:
    """Return the number of words: what stands between blanks and has a letter or a digit. A placeholder counts as one."""
    return sum(any(zeichen.isalnum() for zeichen in wort) for wort in _PLATZHALTER.sub("x", satz).split())


def pruefe_saetze(katalog: Katalog) -> Iterator[str]:
    """Check the length of every sentence of our own, and the median of all."""
    laengen: list[int] = []
    for ort, text in eigene_texte(katalog):
        for satz in teile_saetze(text):
            woerter = zaehle_woerter(satz)
            laengen.append(woerter)
            if woerter > WOERTER_HOECHSTENS:
                yield meldungen.SATZ_LANG.format(ort=ort, woerter=woerter, grenze=WOERTER_HOECHSTENS, satz=satz)
    if laengen and median(laengen) > MEDIAN_HOECHSTENS:
        yield meldungen.SATZ_MEDIAN.format(median=median(laengen), grenze=MEDIAN_HOECHSTENS)


def eigene_texte(katalog: Katalog) -> Iterator[tuple[str, str]]:
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


def _berichtstexte(katalog: Katalog) -> Iterator[tuple[str, str]]:
    for gruppe, saetze in katalog.bericht.saetze.items():
        yield from ((f"bericht.yaml, {gruppe}.{schluessel}", satz) for schluessel, satz in saetze.items())
    for nachweis in katalog.bericht.nachweise:
        yield from ((f"bericht.yaml, Nachweis {nachweis.id}", text) for text in (nachweis.aussage, nachweis.pruefen, nachweis.kurz) if text)
    for modell, antworten in katalog.bericht.gegenargumente.items():
        yield from ((f"gegenargumente.yaml, {modell}", antwort.antwort) for antwort in antworten)
    for faktor, erfolge in katalog.bericht.erfolge.items():
        yield from ((f"gespraech.yaml, {faktor}", erfolg.text) for erfolg in erfolge)


def _steckbrieftexte(steckbrief: Steckbrief) -> Iterator[tuple[str, str]]:
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


def _fragetexte(katalog: Katalog) -> Iterator[tuple[str, str]]:
    for frage in katalog.fragen.values():
        for text in (frage.text, frage.hinweis, frage.warum, frage.wen_fragen):
            if text:
                yield f"Frage {frage.id}", text
        for option in frage.optionen:
            yield f"Frage {frage.id}, Antwort {option.wert}", option.text


def _teile_absatz(absatz: str) -> Iterator[str]:
    beginn = 0
    for treffer in _ENDE.finditer(absatz):
        if treffer["zeichen"] == "." and not treffer["zu"] and _geht_weiter(absatz[beginn : treffer.start()], absatz[treffer.end() :]):
            continue
        yield absatz[beginn : treffer.end()].strip()
        beginn = treffer.end()
    yield absatz[beginn:].strip()


def _geht_weiter(davor: str, danach: str) -> bool:
    """Tell whether a point belongs to an abbreviation or to an ordinal number in a date, not to the end of a sentence."""
    gefunden = _VORHER.search(davor)
    if gefunden is None:
        return False
    wort = gefunden["wort"]
    if wort.isdigit():
        return len(wort) <= len("31") and ((gefunden["davor"] or "").lower() in _ARTIKEL or _DATUM.match(danach) is not None)
    return _ABKUERZUNG.fullmatch(wort) is not None
