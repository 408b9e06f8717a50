"""Why a model cannot be reached, and what to bear in mind where it can: German sentences with the place they rest on."""

from dataclasses import dataclass

from knowledge.antwort import Antworten
from knowledge.begruendung import begruende
from knowledge.frage import Wert
from knowledge.katalog import Katalog
from knowledge.passung import Befund, Fall, pruefe
from knowledge.steckbrief import VORAUSSETZUNG, Steckbrief

QUELLE_WEG = "B, Abb. 5.1"
QUELLE_PASSUNG = "Vorschlag, nach S, Kap. 1.2"
# What nobody can change by a decision.
UNVERAENDERLICH = ("kommunengroesse", "historie", VORAUSSETZUNG)
FESTE_FRAGEN = frozenset({"kommune_typ", "landkreis_ksm"})
KONZEPT = "konzept"


@dataclass(frozen=True, slots=True)
class Grund:
    """A sentence and where it comes from."""

    text: str
    quelle: str


def nenne_gruende(katalog: Katalog, antworten: Antworten, ziel: Steckbrief, *, es_gibt_wege: bool) -> tuple[Grund, ...]:
    """Return why nothing that can be changed suffices for a model; never empty."""
    saetze = katalog.saetze["gegenprobe"]
    befunde = _befunde(katalog, antworten, ziel)
    hart = [
        kriterium for kriterium in UNVERAENDERLICH if befunde[kriterium].urteil == "verfehlt" and _ist_fest(kriterium, befunde[kriterium])
    ]
    gruende = [_grund(katalog, antworten, ziel, kriterium, befunde[kriterium]) for kriterium in hart]
    if "historie" in hart:
        gruende.append(Grund(saetze["historie_langfristig"], ziel.kriterien["historie"].quelle))
    if not es_gibt_wege and not gruende:
        schluessel = "weg_typ_offen" if antworten.bekannt("kommune_typ") is None else "weg_keiner"
        gruende.append(Grund(saetze[schluessel].format(modell=ziel.nummer), QUELLE_WEG))
    if not gruende:
        knapp = [kriterium for kriterium in UNVERAENDERLICH if befunde[kriterium].urteil == "knapp"]
        namen = ", ".join(_name(katalog, kriterium) for kriterium in knapp) or saetze["mehrere"]
        gruende.append(Grund(saetze["vorbehalte"].format(kriterien=namen), QUELLE_PASSUNG))
    return tuple(gruende)


def nenne_hinweise(katalog: Katalog, antworten: Antworten, ziel: Steckbrief, neu: frozenset[tuple[str, Wert]]) -> tuple[Grund, ...]:
    """Return what to bear in mind about changes that suffice: a history that only grows with time, a step back that is only thought."""
    saetze = katalog.saetze["gegenprobe"]
    hinweise = []
    if _befunde(katalog, antworten, ziel)["historie"].urteil == "knapp":
        hinweise.append(Grund(saetze["historie_langfristig"], ziel.kriterien["historie"].quelle))
    stufen = [option.wert for option in katalog.fragen[KONZEPT].optionen]
    heute = antworten.bekannt(KONZEPT)
    if heute is not None and any(frage == KONZEPT and stufen.index(wert) > stufen.index(heute) for frage, wert in neu):
        hinweise.append(Grund(saetze["konzept_zurueck"], QUELLE_WEG))
    return tuple(hinweise)


def _befunde(katalog: Katalog, antworten: Antworten, ziel: Steckbrief) -> dict[str, Befund]:
    wege = katalog.flussdiagramm.moegliche_wege(antworten)
    return pruefe(ziel, Fall.aus(antworten, katalog.modell_heute(antworten), wege))


def _ist_fest(kriterium: str, befund: Befund) -> bool:
    return kriterium != VORAUSSETZUNG or befund.grund in FESTE_FRAGEN


def _grund(katalog: Katalog, antworten: Antworten, ziel: Steckbrief, kriterium: str, befund: Befund) -> Grund:
    urteil = begruende(katalog, ziel, kriterium, befund, antworten)
    return Grund(urteil.begruendung, urteil.quelle)


def _name(katalog: Katalog, kriterium: str) -> str:
    return katalog.kriterien[kriterium].titel if kriterium in katalog.kriterien else katalog.saetze["gegenprobe"]["voraussetzung"]
