"""The documents of the consultation as data, without layout: Empfehlungsbericht, Entscheidungsvorlage and Gesprächsleitfaden. Pure.

``dokument`` what a document is made of · ``lage`` all it rests on, with ``beilagen`` · ``zusammenfassung``, ``ausgangslage``, ``modelle``,
``schritte``, ``gespraech``, ``aufgaben``, ``merkliste``, ``grundlagen`` the parts of the report · ``vorlage``, ``leitfaden`` the papers
beside it · ``kosten`` posts and money.
The sentences stand in ``data/bericht.yaml``.
"""

from datetime import date
from typing import Final

from knowledge.antwort import Antworten
from knowledge.bericht.aufgaben import aufgaben
from knowledge.bericht.ausgangslage import ausgangslage
from knowledge.bericht.beilagen import Beilagen
from knowledge.bericht.dokument import Abschnitt, Dokument, Dokumentart
from knowledge.bericht.gespraech import gespraech
from knowledge.bericht.grundlagen import belege, quellen
from knowledge.bericht.lage import Lage, Vorarbeit, tag
from knowledge.bericht.leitfaden import leitfaden
from knowledge.bericht.merkliste import merkliste
from knowledge.bericht.modelle import aendern, alle_modelle, ergebnis, vergleich, warum_nicht
from knowledge.bericht.schritte import eigene_termine, empfehlungen, offenes, zeitplan
from knowledge.bericht.vorlage import vorlage
from knowledge.bericht.zusammenfassung import zusammenfassung
from knowledge.katalog import Katalog

__all__ = ["KOMMUNE_HOECHSTENS", "Beilagen", "Dokument", "Dokumentart", "Vorarbeit", "erstelle"]

# A longer name of a Kommune would break the head of a page; the longest in Germany has some 60 characters.
KOMMUNE_HOECHSTENS: Final = 80


def erstelle(
    katalog: Katalog,
    antworten: Antworten,
    art: Dokumentart,
    heute: date,
    kommune: str | None = None,
    vorarbeit: Vorarbeit | None = None,
    beilagen: Beilagen | None = None,
) -> Dokument:
    """Return a document for the answers as of a day. The same arguments give the same document.

    ``kommune`` is a name typed for this document only, at most ``KOMMUNE_HOECHSTENS`` characters.
    """
    lage = Lage(katalog, antworten, heute, kommune, vorarbeit, beilagen or Beilagen())
    if art == "bericht":
        abschnitte = _bericht(lage)
    elif art == "vorlage":
        abschnitte = vorlage(lage)
    else:
        abschnitte = leitfaden(lage)
    return Dokument(
        art=art,
        titel=lage.satz("titel", art),
        untertitel=lage.satz("titel", f"{art}_unter"),
        kommune=kommune,
        datum=heute,
        stand=lage.satz("titel", "stand", datum=tag(heute)),
        fuss=lage.wort("fuss", version=katalog.version),
        seite=katalog.bericht.saetze["worte"]["seite"],
        abschnitte=abschnitte,
    )


def _bericht(lage: Lage) -> tuple[Abschnitt, ...]:
    vorn = (ausgangslage, ergebnis, alle_modelle, vergleich, aendern, empfehlungen)
    hinten = (aufgaben, zeitplan, offenes, quellen, warum_nicht, belege)
    teile = (*(teil(lage) for teil in vorn), *gespraech(lage), *(teil(lage) for teil in hinten))
    return (*zusammenfassung(lage), *teile, *merkliste(lage), *eigene_termine(lage))
