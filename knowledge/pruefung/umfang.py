"""Nothing is missing and nothing is there twice: the 31 tasks, the themes, the glossary, and every passage with text and source."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge.eingabe import normalisiere
from knowledge.katalog import Katalog
from knowledge.passage import passagen
from knowledge.pruefung import meldungen, vorgaben


def pruefe_umfang(katalog: Katalog) -> Iterator[str]:
    """Check tasks, themes, glossary and passages."""
    yield from _pruefe_aufgaben(katalog)
    if set(katalog.themen) != set(vorgaben.THEMEN):
        yield meldungen.THEMEN_FALSCH.format(soll=", ".join(sorted(vorgaben.THEMEN)), ist=", ".join(sorted(katalog.themen)))
    yield from _pruefe_glossar(katalog)
    yield from _pruefe_passagen(katalog)


def _pruefe_aufgaben(katalog: Katalog) -> Iterator[str]:
    for gruppe, soll in vorgaben.AUFGABEN.items():
        aufgaben = [aufgabe for aufgabe in katalog.aufgaben if aufgabe.gruppe == gruppe]
        nur_landkreis = sum(aufgabe.nur_landkreis for aufgabe in aufgaben)
        if (len(aufgaben), nur_landkreis) != (soll.anzahl, soll.nur_landkreis):
            yield meldungen.AUFGABEN_GRUPPE.format(
                gruppe=gruppe, ist=len(aufgaben), ist_lk=nur_landkreis, soll=soll.anzahl, soll_lk=soll.nur_landkreis
            )
        for aufgabe in aufgaben:
            if aufgabe.bereich != soll.bereich:
                yield meldungen.AUFGABE_BEREICH.format(kennung=aufgabe.id, gruppe=gruppe, soll=soll.bereich)
    for kennung, anzahl in Counter(aufgabe.id for aufgabe in katalog.aufgaben).items():
        if anzahl > 1:
            yield meldungen.AUFGABEN_DOPPELT.format(kennung=kennung)
    if list(katalog.aufgabengruppen) != list(vorgaben.AUFGABEN):
        yield meldungen.AUFGABEN_GRUPPENNAMEN.format(soll=", ".join(vorgaben.AUFGABEN), ist=", ".join(katalog.aufgabengruppen))
    yield from _pruefe_aufgabenhinweise(katalog)


def _pruefe_aufgabenhinweise(katalog: Katalog) -> Iterator[str]:
    """Check what hints refer to, and that one is left to say where no other one applies."""
    aufgaben = {aufgabe.id for aufgabe in katalog.aufgaben}
    for hinweis in katalog.aufgabenhinweise:
        genannt = {name for schwelle in hinweis.wenn for name in schwelle.aufgaben} - aufgaben
        for name in sorted((set(hinweis.modelle) - set(katalog.steckbriefe)) | genannt):
            yield meldungen.AUFGABENHINWEIS_BEZUG.format(kennung=hinweis.id, name=name)
    if sum(not hinweis.wenn and hinweis.typ is None for hinweis in katalog.aufgabenhinweise) != 1:
        yield meldungen.AUFGABENHINWEIS_SONST


def _pruefe_glossar(katalog: Katalog) -> Iterator[str]:
    if len(katalog.glossar) < vorgaben.GLOSSAR_MINDESTENS:
        yield meldungen.GLOSSAR_KURZ.format(ist=len(katalog.glossar), soll=vorgaben.GLOSSAR_MINDESTENS)
    gemeint: defaultdict[str, set[str]] = defaultdict(set)
    for begriff in katalog.glossar.values():
        for wort in (begriff.begriff, begriff.langform, *begriff.aliase):
            if wort:
                gemeint[normalisiere(wort)].add(begriff.id)
    for wort, begriffe in gemeint.items():
        if len(begriffe) > 1:
            yield meldungen.GLOSSAR_DOPPELT.format(wort=wort, begriffe=", ".join(sorted(begriffe)))


def _pruefe_passagen(katalog: Katalog) -> Iterator[str]:
    alle = passagen(katalog)
    for kennung, anzahl in Counter(passage.id for passage in alle).items():
        if anzahl > 1:
            yield meldungen.PASSAGE_DOPPELT.format(kennung=kennung)
    for passage in alle:
        for feld, inhalt in (("der Titel", passage.titel), ("der Text", passage.text), ("die Quelle", passage.quelle)):
            if not inhalt.strip():
                yield meldungen.PASSAGE_LEER.format(kennung=passage.id, feld=feld)
