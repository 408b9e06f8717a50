"""What the report rests on: evidence with its years, the sources, the state of knowledge, and the limits."""

from typing import Final

from knowledge.bericht.dokument import Absatz, Abschnitt, Liste, Tabelle, Zelle
from knowledge.bericht.lage import Lage, tag

BELEGE: Final = "belege"
QUELLEN = "quellen"
GRENZEN = ("grenze_recht", "grenze_beratung", "grenze_alter", "grenze_worte")


def belege(lage: Lage) -> Abschnitt:
    """Return the facts from outside the two sources, each with its year and what to check before use."""
    kopf = tuple(lage.satz(BELEGE, name) for name in ("aussage", "jahr", "herkunft", "pruefen"))
    zeilen = tuple(
        (Zelle(nachweis.aussage), Zelle(str(nachweis.jahr)), Zelle(nachweis.quelle), Zelle(nachweis.pruefen))
        for nachweis in lage.katalog.bericht.nachweise
    )
    bloecke = (Absatz(lage.satz(BELEGE, "einleitung")), Tabelle(BELEGE, kopf, zeilen))
    return Abschnitt(lage.satz(BELEGE, "titel"), bloecke, teil="anhang")


def quellen(lage: Lage) -> Abschnitt:
    """Return the sources, version and date, and the limits of the report."""
    katalog = lage.katalog
    punkte = tuple(
        Absatz(
            lage.satz(QUELLEN, "quelle", kuerzel=quelle.id, titel=quelle.titel, herausgeber=quelle.herausgeber, ort_datum=quelle.ort_datum)
        )
        for quelle in katalog.quellen.values()
    )
    stand = lage.satz(QUELLEN, "stand", version=katalog.version, stand=tag(katalog.stand), datum=tag(lage.heute))
    grenzen = [lage.satz(QUELLEN, name) for name in (*GRENZEN, *(("grenze_name",) if lage.kommune else ()))]
    bloecke = (Liste(punkte), Absatz(stand), Liste(tuple(Absatz(satz) for satz in grenzen)))
    return Abschnitt(lage.satz(QUELLEN, "titel"), bloecke)
