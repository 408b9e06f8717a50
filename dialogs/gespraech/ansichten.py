"""What the preparation of the talk shows: pure functions of Katalog, stored points and the state of the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dialogs import captions
from dialogs.navigation import MELDUNG
from dialogs.widgets import Knopf, in_reihen
from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste, Tabelle
from knowledge.bericht.leitfaden import LEITFADEN
from knowledge.gespraech import (
    FAKTOREN,
    IDEEN,
    JE_TEIL_HOECHSTENS,
    NICHTS,
    TEXT_HOECHSTENS,
    Aussage,
    Gespraech,
    aussagen,
    moegliche,
    ohne_erfolg,
    stand,
    vorgemerkte,
)
from knowledge.katalog import Katalog

# Where the window keeps which factor and which part of the Leitfaden it shows.
FAKTOR: Final = "faktor"
TEIL: Final = "teil"
SPALTEN_NUMMERN: Final = 2
UEBERSICHT: Final = Knopf("uebersicht", captions.ALLE_TEILE)
MENUE: Final = Knopf("menue", captions.MENUE)


@dataclass(frozen=True, slots=True)
class Ansicht:
    """The windows of one consultation; ``fenster`` is what the dialog remembers.

    ``bereit`` tells whether there are answers enough for a result, ``leitfaden`` has the parts to read, where they are shown.
    """

    katalog: Katalog
    gespraech: Gespraech
    wahl: frozenset[tuple[str, str]]
    fenster: Mapping[str, Any]
    bereit: bool = True
    leitfaden: Mapping[str, Abschnitt] = field(default_factory=dict)

    def uebersicht(self) -> dict[str, Any]:
        """Return the data of all parts with what is noted, and the ways on."""
        return {
            "bereit": self.bereit,
            "stand": captions.STAND[stand(self.katalog, self.gespraech)],
            "faktoren": [(self._name(faktor), len(self._aussagen(faktor)), ohne_erfolg(self.gespraech, faktor)) for faktor in FAKTOREN],
            "ideen": len(self._aussagen(IDEEN)),
            "hoechstens": JE_TEIL_HOECHSTENS,
            "knoepfe": [
                *[[Knopf(f"faktor/{faktor}", self._name(faktor))] for faktor in FAKTOREN],
                [Knopf("ideen", captions.GESPRAECH_IDEEN)],
                [Knopf(f"teil/{LEITFADEN[0]}", captions.LEITFADEN_LESEN)],
                [Knopf("pdf", captions.LEITFADEN_PDF)],
                [MENUE],
            ],
        }

    def faktor(self) -> dict[str, Any]:
        """Return the data of one success factor: what is noted, what can be picked."""
        faktor = self.gezeigter_faktor()
        aussagen_ = self._aussagen(faktor)
        naechste = FAKTOREN[FAKTOREN.index(faktor) + 1 :][:1]
        vorschlaege = moegliche(self.katalog, faktor).values()
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "frage": self.katalog.bericht.saetze["leitfaden"][faktor],
            "quelle": self.katalog.fragen[faktor].quelle,
            "aussagen": aussagen_,
            "nichts": ohne_erfolg(self.gespraech, faktor),
            "zeichen": TEXT_HOECHSTENS,
            "hoechstens": JE_TEIL_HOECHSTENS,
            "knoepfe": [
                *[[self._wahlknopf(faktor, vorschlag)] for vorschlag in vorschlaege],
                *in_reihen(self._loeschen(faktor, aussagen_), SPALTEN_NUMMERN),
                *([] if aussagen_ else [[self._nichts(faktor)]]),
                *[[Knopf(f"faktor/{anderer}", self._name(anderer))] for anderer in naechste],
                *([] if naechste else [[Knopf("ideen", captions.GESPRAECH_IDEEN)]]),
                [UEBERSICHT, MENUE],
            ],
        }

    def ideen(self) -> dict[str, Any]:
        """Return the data of the ideas: those that were chosen in their order, and those that were picked at the tasks."""
        gewaehlt = self._aussagen(IDEEN)
        vorgemerkt = vorgemerkte(self.katalog, self.gespraech, self.wahl)
        themen = [aussage for aussage in gewaehlt if aussage.quelle]
        nach_vorn = [
            Knopf(f"vorn/{IDEEN}/{aussage.id}", captions.NR_NACH_VORN.format(nummer=nummer))
            for nummer, aussage in enumerate(gewaehlt, 1)
            if nummer > 1
        ]
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "aussagen": gewaehlt,
            "vorgemerkt": len(vorgemerkt),
            "zeichen": TEXT_HOECHSTENS,
            "hoechstens": JE_TEIL_HOECHSTENS,
            "knoepfe": [
                *[[self._wahlknopf(IDEEN, aussage)] for aussage in (*themen, *vorgemerkt)],
                *in_reihen(nach_vorn, SPALTEN_NUMMERN),
                *in_reihen(self._loeschen(IDEEN, gewaehlt), SPALTEN_NUMMERN),
                [Knopf("auswahl", captions.AUFGABEN_IDEEN)],
                [UEBERSICHT, MENUE],
            ],
        }

    def teil(self) -> dict[str, Any]:
        """Return the data of one part of the Gesprächsleitfaden."""
        name = self._teil()
        nummer = LEITFADEN.index(name)
        abschnitt = self.leitfaden[name]
        notieren = {"erreicht": f"faktor/{FAKTOREN[0]}", "ideen": "ideen"}
        return {
            "bereit": self.bereit,
            "titel": abschnitt.titel,
            "nummer": nummer + 1,
            "von": len(LEITFADEN),
            "zeilen": list(_zeilen(abschnitt.bloecke)),
            "knoepfe": [
                *[[Knopf(f"teil/{anderer}", captions.WEITER)] for anderer in LEITFADEN[nummer + 1 :][:1]],
                *([[Knopf(f"teil/{LEITFADEN[nummer - 1]}", captions.ZURUECK)]] if nummer else []),
                *([[Knopf(notieren[name], captions.NOTIEREN[name])]] if name in notieren else []),
                *([] if nummer + 1 < len(LEITFADEN) else [[Knopf("pdf", captions.LEITFADEN_PDF)]]),
                [UEBERSICHT, MENUE],
            ],
        }

    def gezeigter_faktor(self) -> str:
        """Return the factor that is shown."""
        gemerkt = self.fenster.get(FAKTOR)
        return str(gemerkt) if gemerkt in FAKTOREN else FAKTOREN[0]

    def _teil(self) -> str:
        gemerkt = self.fenster.get(TEIL)
        return str(gemerkt) if gemerkt in LEITFADEN else LEITFADEN[0]

    def _name(self, faktor: str) -> str:
        return self.katalog.fragen[faktor].kurz

    def _aussagen(self, teil: str) -> tuple[Aussage, ...]:
        return aussagen(self.katalog, self.gespraech, teil)

    def _wahlknopf(self, teil: str, aussage: Aussage) -> Knopf:
        """Return a button that picks a suggestion or withdraws it: it says which, so a double tap changes nothing more."""
        gewaehlt = aussage.id in {punkt.id for punkt in self.gespraech.punkte(teil)}
        text = captions.GEWAEHLT.format(name=aussage.kurz) if gewaehlt else aussage.kurz
        return Knopf(f"{'lass' if gewaehlt else 'nimm'}/{teil}/{aussage.id}", text)

    def _nichts(self, faktor: str) -> Knopf:
        return self._wahlknopf(faktor, Aussage(NICHTS, captions.NOCH_NICHTS, "", ""))

    def _loeschen(self, teil: str, genannt: tuple[Aussage, ...]) -> list[Knopf]:
        """Return a button for each point that was typed; the others are withdrawn by their own."""
        return [
            Knopf(f"lass/{teil}/{aussage.id}", captions.NR_LOESCHEN.format(nummer=nummer))
            for nummer, aussage in enumerate(genannt, 1)
            if aussage.quelle is None
        ]


def _zeilen(bloecke: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a part as lines of the chat: paragraphs, items of a list, objections with their answers."""
    for block in bloecke:
        match block:
            case Absatz():
                yield {"art": block.art, "text": block.text, "quelle": block.quelle}
            case Liste():
                for nummer, punkt in enumerate(block.punkte, 1):
                    yield {"art": "punkt", "marke": f"{nummer}." if block.nummeriert else "•", "text": punkt.text, "quelle": punkt.quelle}
            case Tabelle():
                yield from ({"art": "paar", "einwand": zeile[0], "antwort": zeile[1]} for zeile in block.zeilen)
