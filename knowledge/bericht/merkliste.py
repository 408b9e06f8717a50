"""The Merkliste in the report: marked in the table of Empfehlungen where it stands there, all else in an appendix of its own."""

from typing import Final

from knowledge.bericht.dokument import Absatz, Abschnitt, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.merkliste import Merkeintrag, Merkstand, empfehlung_zu, sortiert

MERKLISTE: Final = "merkliste"


def empfehlung_zelle(lage: Lage, modell: str, aspekt: str) -> Zelle:
    """Return the cell of an Empfehlung, marked where it is on the list."""
    text = lage.katalog.steckbriefe[modell].empfehlungen[aspekt].text
    stand = next((eintrag.stand for eintrag in lage.beilagen.merkliste if (eintrag.modell, eintrag.aspekt) == (modell, aspekt)), None)
    return Zelle(text) if stand is None else Zelle(lage.satz(MERKLISTE, "zelle", text=text, stand=_stand(lage, stand)), stand)


def einleitung(lage: Lage) -> tuple[Absatz, ...]:
    """Return how much of the list is still to be done, and where the rest of it stands; nothing where the list is empty."""
    liste = lage.beilagen.merkliste
    if not liste:
        return ()
    erledigt = sum(eintrag.stand == "erledigt" for eintrag in liste)
    satz = lage.satz(MERKLISTE, "anzahl", vorgemerkt=len(liste) - erledigt, erledigt=erledigt)
    weitere = lage.satz(MERKLISTE, "weitere", anhang=lage.satz(MERKLISTE, "titel")) if _uebrige(lage) else ""
    return (Absatz(f"{satz} {weitere}".strip()),)


def merkliste(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return what of the list the table does not show: that of other models, and what the Katalog no longer has."""
    uebrige = _uebrige(lage)
    if not uebrige:
        return ()
    kopf = tuple(lage.satz(MERKLISTE, name) for name in ("kopf_aspekt", "kopf_empfehlung", "kopf_stand"))
    tabelle = Tabelle(MERKLISTE, kopf, tuple(_zeile(lage, eintrag) for eintrag in uebrige))
    return (Abschnitt(lage.satz(MERKLISTE, "titel"), (Absatz(lage.satz(MERKLISTE, "einleitung")), tabelle), teil="anhang"),)


def _uebrige(lage: Lage) -> tuple[Merkeintrag, ...]:
    gezeigte = {lage.ziel.id, *(() if lage.modell_heute is None else (lage.modell_heute.id,))}
    return tuple(
        eintrag
        for eintrag in sortiert(lage.katalog, lage.beilagen.merkliste)
        if eintrag.modell not in gezeigte or empfehlung_zu(lage.katalog, eintrag.modell, eintrag.aspekt) is None
    )


def _zeile(lage: Lage, eintrag: Merkeintrag) -> tuple[Zelle, ...]:
    aspekt, steckbrief = lage.katalog.aspekte.get(eintrag.aspekt), lage.katalog.steckbriefe.get(eintrag.modell)
    beleg = empfehlung_zu(lage.katalog, eintrag.modell, eintrag.aspekt)
    name = lage.satz(
        MERKLISTE,
        "eintrag",
        aspekt=eintrag.aspekt if aspekt is None else aspekt.titel,
        modell=eintrag.modell if steckbrief is None else lage.name(steckbrief.id),
    )
    inhalt = Zelle(lage.satz(MERKLISTE, "entfallen")) if beleg is None else Zelle(beleg.text, quelle=beleg.quelle)
    return (Zelle(name), inhalt, Zelle(_stand(lage, eintrag.stand), eintrag.stand))


def _stand(lage: Lage, stand: Merkstand) -> str:
    return lage.satz(MERKLISTE, stand)
