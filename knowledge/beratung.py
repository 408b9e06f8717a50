"""The position in a consultation follows from the answers: which questions count, which one is open, how far one has come."""

from dataclasses import dataclass
from typing import Literal

from knowledge.antwort import Antworten
from knowledge.frage import Frage
from knowledge.katalog import Katalog, Schritt

Stand = Literal["offen", "begonnen", "fertig"]


@dataclass(frozen=True, slots=True)
class Fortschritt:
    """How many of the questions that still count are answered."""

    beantwortet: int
    gesamt: int

    @property
    def stand(self) -> Stand:
        """The state in a word."""
        if self.beantwortet >= self.gesamt:
            return "fertig"
        return "begonnen" if self.beantwortet else "offen"


def zaehlende_fragen(katalog: Katalog, antworten: Antworten, schritt: str | None = None) -> tuple[Frage, ...]:
    """Return the questions whose answer can still matter, in order: of one step or of all."""
    diagramm = katalog.flussdiagramm
    auf_wegen = {stueck.knoten for weg in diagramm.moegliche_wege(antworten) for stueck in weg.stuecke}
    vorgegeben = {vorgabe.frage for vorgabe in diagramm.vorgaben if vorgabe.wenn.gilt(antworten)}

    def zaehlt(frage: Frage) -> bool:
        if schritt is not None and frage.schritt != schritt:
            return False
        if frage.id in diagramm.knoten and (frage.id not in auf_wegen or frage.id in vorgegeben):
            return False
        return all(bedingung.gilt(antworten) for bedingung in frage.nur_wenn)

    return tuple(frage for frage in katalog.fragen.values() if zaehlt(frage))


def wirksame(katalog: Katalog, antworten: Antworten) -> Antworten:
    """Return only the answers that still count; the others are kept in storage but reach no rule and no document."""
    return antworten.nur({frage.id for frage in zaehlende_fragen(katalog, antworten)})


def offene_frage(katalog: Katalog, antworten: Antworten, schritt: str) -> Frage | None:
    """Return the first question of a step that counts and has no answer yet ("weiß nicht" is an answer), or ``None``."""
    return next((frage for frage in zaehlende_fragen(katalog, antworten, schritt) if not antworten.gegeben(frage.id)), None)


def fortschritt(katalog: Katalog, antworten: Antworten, schritt: str) -> Fortschritt:
    """Return how far a step is; the total shrinks or grows honestly with the way the answers take."""
    fragen = zaehlende_fragen(katalog, antworten, schritt)
    return Fortschritt(sum(antworten.gegeben(frage.id) for frage in fragen), len(fragen))


def bereit_fuer_ergebnis(katalog: Katalog, antworten: Antworten) -> bool:
    """Tell whether the steps a result needs are finished."""
    return all(fortschritt(katalog, antworten, schritt.id).stand == "fertig" for schritt in noetige_schritte(katalog))


def noetige_schritte(katalog: Katalog) -> tuple[Schritt, ...]:
    """Return the steps that are enough for a result."""
    return tuple(schritt for schritt in katalog.schritte.values() if schritt.noetig)


def schritt_minuten(katalog: Katalog) -> int:
    """Return how long the steps that a result needs take, in minutes."""
    return sum(schritt.minuten for schritt in noetige_schritte(katalog))


def vorige_frage(katalog: Katalog, antworten: Antworten, frage: str) -> Frage | None:
    """Return the question before this one among those that count: in the same step, for a necessary step in all necessary ones."""
    schritt = katalog.fragen[frage].schritt
    noetige = [eintrag.id for eintrag in noetige_schritte(katalog)]
    reihe = [
        eintrag for eintrag in zaehlende_fragen(katalog, antworten) if eintrag.schritt in (noetige if schritt in noetige else [schritt])
    ]
    stelle = next((nummer for nummer, eintrag in enumerate(reihe) if eintrag.id == frage), 0)
    return reihe[stelle - 1] if stelle else None


def naechste_frage(katalog: Katalog, antworten: Antworten, schritt: str | None) -> Frage | None:
    """Return the question to go on with: the first open one of the step, then of the necessary steps where it is one of them."""
    noetige = [eintrag.id for eintrag in noetige_schritte(katalog)]
    if schritt is not None and schritt not in noetige:
        return offene_frage(katalog, antworten, schritt)
    reihenfolge = noetige if schritt is None else [schritt, *(eintrag for eintrag in noetige if eintrag != schritt)]
    offene = (offene_frage(katalog, antworten, eintrag) for eintrag in reihenfolge)
    return next((frage for frage in offene if frage is not None), None)


def noch_offen(katalog: Katalog, antworten: Antworten, schritt: str) -> tuple[int, int]:
    """Return how many questions are still to come, at least and at most: in the step, for a necessary step in all necessary ones.

    The diagram's ways differ in length, other questions depend on answers still to come, and "weiß nicht" leaves several ways open; so the
    honest figure is a range.
    """
    noetige = [eintrag.id for eintrag in noetige_schritte(katalog)]
    schritte = noetige if schritt in noetige else [schritt]
    diagramm = katalog.flussdiagramm
    offen = [frage for name in schritte for frage in zaehlende_fragen(katalog, antworten, name) if not antworten.gegeben(frage.id)]
    im_diagramm = {frage.id for frage in offen if frage.id in diagramm.knoten}
    sonst = [frage for frage in offen if frage.id not in diagramm.knoten]
    sicher = sum(all(antworten.gegeben(bedingung.frage) for bedingung in frage.nur_wenn) for frage in sonst)
    je_weg = (sum(stueck.knoten in im_diagramm for stueck in weg.stuecke) for weg in diagramm.moegliche_wege(antworten))
    return sicher + min(je_weg), len(offen)
