"""Empfehlung: the flow diagram says what the frame allows, the criteria say what fits; together they rank all models (section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from knowledge.antwort import Antworten
from knowledge.flussdiagramm import Abweichung, Flussdiagramm, Weg, Wegschritt
from knowledge.katalog import Katalog
from knowledge.passung import Befund, Fall, passt, pruefe
from knowledge.steckbrief import Steckbrief
from knowledge.widerspruch import Widerspruch, finde_widersprueche

Status = Literal["empfohlen", "moeglich", "angestrebt", "nicht_passend"]
# More open criteria than this at the leading model, and the result is only vorläufig.
OFFEN_HOECHSTENS = 2
HALBE_STELLE = Decimal("0.5")
UNENDLICH = (10_000, 0)
RANG_DES_STATUS: Mapping[Status, int] = {"empfohlen": 0, "moeglich": 1, "angestrebt": 2, "nicht_passend": 4}
# `moeglich` models without a post come here where the Kommune pays a post itself.
RANG_HINTER_ANGESTREBT = 3


@dataclass(frozen=True, slots=True)
class Bewertung:
    """One model in the ranking: status, verdicts, and where the own way leaves the way to it.

    ``abstand`` counts the diagram's answers that would have to differ and the unanswered ones, on the smallest way; ``uebergang`` tells
    whether the model would be an Übergangslösung here.
    """

    modell: str
    rang: int
    status: Status
    ist_blatt: bool
    befunde: Mapping[str, Befund]
    abstand: tuple[int, int]
    abweichung: Abweichung | None
    uebergang: bool

    @property
    def verfehlt(self) -> tuple[str, ...]:
        """The criteria that are clearly missed."""
        return self._mit("verfehlt")

    @property
    def knapp(self) -> tuple[str, ...]:
        """The criteria that are narrowly missed."""
        return self._mit("knapp")

    @property
    def offen(self) -> tuple[str, ...]:
        """The criteria that are still open."""
        return self._mit("offen")

    @property
    def vorbehalt(self) -> bool:
        """Tell whether the model is recommended only with reservation."""
        return self.status == "empfohlen" and bool(self.knapp or self.verfehlt)

    @property
    def erreichbar(self) -> bool:
        """Tell whether any way of the diagram reaches the model for this Kommune."""
        return self.abstand != UNENDLICH

    def _mit(self, urteil: str) -> tuple[str, ...]:
        return tuple(kriterium for kriterium, befund in self.befunde.items() if befund.urteil == urteil)


@dataclass(frozen=True, slots=True)
class Empfehlung:
    """The result of the consultation: all fourteen models ranked, and what has to be said about the first one."""

    katalog_version: str
    modelle: tuple[Bewertung, ...]
    weg: tuple[Wegschritt, ...]
    weg_fertig: bool
    blaetter: tuple[str, ...]
    widersprueche: tuple[Widerspruch, ...]
    heute: str | None
    unter_heutigem_niveau: bool

    @property
    def fuehrend(self) -> Bewertung:
        """The leading model."""
        return self.modelle[0]

    @property
    def vorlaeufig(self) -> bool:
        """Tell whether too much is open for a reliable recommendation."""
        return not self.weg_fertig or len(self.fuehrend.offen) > OFFEN_HOECHSTENS

    @property
    def uebergangsloesung(self) -> bool:
        """Tell whether the leading model is an Übergangslösung (B, Kap. 5.2)."""
        return self.fuehrend.uebergang

    def bewertung(self, modell: str) -> Bewertung:
        """Return the ranked entry of a model."""
        return next(eintrag for eintrag in self.modelle if eintrag.modell == modell)


def empfiehl(katalog: Katalog, antworten: Antworten) -> Empfehlung:
    """Rank all models for the answers. Pure, deterministic, never empty."""
    diagramm = katalog.flussdiagramm
    heute = katalog.modell_heute(antworten)
    wegelage = Wegelage.aus(diagramm, antworten)
    fall = Fall.aus(antworten, heute, wegelage.moegliche)
    blaetter = wegelage.blaetter
    befunde = {steckbrief.id: pruefe(steckbrief, fall) for steckbrief in katalog.steckbriefe.values()}
    modelle = tuple(_mit_rang(eintrag, rang) for rang, eintrag in enumerate(reihe(katalog, fall, wegelage, befunde), 1))
    fuehrend = katalog.steckbriefe[modelle[0].modell]
    return Empfehlung(
        katalog_version=katalog.version,
        modelle=modelle,
        weg=diagramm.gang(antworten),
        weg_fertig=diagramm.ist_fertig(antworten),
        blaetter=tuple(modell for modell in katalog.steckbriefe if modell in blaetter),
        widersprueche=finde_widersprueche(katalog.widersprueche, antworten, diagramm),
        heute=heute.id if heute else None,
        unter_heutigem_niveau=heute is not None and fuehrend.rang < heute.rang,
    )


@dataclass(frozen=True, slots=True)
class Wegelage:
    """What the diagram says to the answers: the ways still open, their leaves, and the smallest way to every model.

    The first in the order of the table wins ties; a model that no way reaches for this Kommune is missing in ``kuerzeste``.
    """

    moegliche: tuple[Weg, ...]
    blaetter: frozenset[str]
    kuerzeste: Mapping[str, tuple[tuple[int, int], Weg]]
    bekannt: Mapping[str, str]

    @classmethod
    def aus(cls, diagramm: Flussdiagramm, antworten: Antworten) -> "Wegelage":
        """Look at all ways once."""
        bekannt = diagramm.antworten(antworten)
        moegliche: list[Weg] = []
        erreichbar: set[str] = set()
        kuerzeste: dict[str, tuple[tuple[int, int], Weg]] = {}
        alle = zip(diagramm.wege, diagramm.abstaende(bekannt), diagramm.blaetter_aller_wege(antworten), strict=True)
        for weg, abstand, blaetter in alle:
            if abstand[0] == 0:
                moegliche.append(weg)
                erreichbar.update(blaetter)
            for modell in blaetter:
                if modell not in kuerzeste or abstand < kuerzeste[modell][0]:
                    kuerzeste[modell] = (abstand, weg)
        return cls(tuple(moegliche), frozenset(erreichbar), kuerzeste, bekannt)


def reihe(katalog: Katalog, fall: Fall, wegelage: Wegelage, befunde: Mapping[str, Mapping[str, Befund]]) -> list[Bewertung]:
    """Return all models from the best to the worst, given what the diagram and the criteria say to them; ``rang`` is still 0."""
    bewertungen = [_bewerte(katalog, steckbrief, fall, wegelage, befunde[steckbrief.id]) for steckbrief in katalog.steckbriefe.values()]
    zahlt_selbst = _zahlt_selbst(fall.antworten)
    return sorted(bewertungen, key=lambda eintrag: _schluessel(eintrag, katalog, fall.heute, zahlt_selbst=zahlt_selbst))


def _bewerte(katalog: Katalog, steckbrief: Steckbrief, fall: Fall, wegelage: Wegelage, befunde: Mapping[str, Befund]) -> Bewertung:
    ist_blatt = steckbrief.id in wegelage.blaetter
    abstand, weg = wegelage.kuerzeste.get(steckbrief.id, (UNENDLICH, None))
    return Bewertung(
        modell=steckbrief.id,
        rang=0,
        status=bestimme_status(steckbrief, befunde, fall, ist_blatt=ist_blatt),
        ist_blatt=ist_blatt,
        befunde=befunde,
        abstand=abstand,
        abweichung=weg.erste_abweichung(wegelage.bekannt) if weg else None,
        uebergang=steckbrief.id in katalog.flussdiagramm.uebergangsmodelle.modelle or (weg is not None and weg.uebergang),
    )


def bestimme_status(steckbrief: Steckbrief, befunde: Mapping[str, Befund], fall: Fall, *, ist_blatt: bool) -> Status:
    """Return the status of a model from its verdicts and whether the way can end at it."""
    es_passt = passt(befunde.values())
    if not ist_blatt:
        return "moeglich" if es_passt else "nicht_passend"
    # The post of a funded Erstvorhaben exists already: what it misses is a hint, not an obstacle.
    besteht_schon = steckbrief.id == fall.heute == "V7b" and fall.antworten.bekannt("foerderphase") == "erstvorhaben"
    if es_passt or besteht_schon:
        return "empfohlen"
    verfehlt = sum(befund.urteil == "verfehlt" for befund in befunde.values())
    return "angestrebt" if verfehlt <= 1 else "nicht_passend"


def _zahlt_selbst(antworten: Antworten) -> bool:
    """Tell whether the Kommune pays a post itself: Eigenfinanzierung and at least half a post, both known."""
    stellen = antworten.spanne("personalbudget")
    return antworten.bekannt("eigenfinanzierung") == "moeglich" and stellen is not None and stellen.mindestens(HALBE_STELLE)


def _schluessel(eintrag: Bewertung, katalog: Katalog, heute: str | None, *, zahlt_selbst: bool) -> tuple[object, ...]:
    steckbrief = katalog.steckbriefe[eintrag.modell]
    knapp, offen = len(eintrag.knapp), len(eintrag.offen)
    if eintrag.status == "empfohlen":
        ist_heute = heute == eintrag.modell
        return (RANG_DES_STATUS["empfohlen"], knapp, offen, not ist_heute, -steckbrief.rang)
    ohne_stelle = eintrag.status == "moeglich" and zahlt_selbst and not steckbrief.hat_stelle
    rang = RANG_HINTER_ANGESTREBT if ohne_stelle else RANG_DES_STATUS[eintrag.status]
    return (rang, len(eintrag.verfehlt), eintrag.abstand, -steckbrief.stufe, knapp, offen, -steckbrief.rang)


def _mit_rang(eintrag: Bewertung, rang: int) -> Bewertung:
    return Bewertung(
        eintrag.modell,
        rang,
        eintrag.status,
        eintrag.ist_blatt,
        eintrag.befunde,
        eintrag.abstand,
        eintrag.abweichung,
        eintrag.uebergang,
    )
