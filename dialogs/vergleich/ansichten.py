"""What the comparison shows, criterion by criterion and in pages that fit on a phone: pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dialogs import captions
from dialogs.fragen import GEDANKENSTRICH
from dialogs.widgets import Knopf, in_reihen
from knowledge.gegenprobe.vergleich import HOECHSTENS, MINDESTENS, Vergleich
from knowledge.katalog import Katalog
from knowledge.quelle import Beleg
from knowledge.steckbrief import VORAUSSETZUNG

TEILE: Final = {
    "eignung": captions.EIGNUNG,
    "eigenschaften": captions.EIGENSCHAFTEN,
    "vorteile": captions.VORTEILE,
    "nachteile": captions.NACHTEILE,
}
ABSCHNITTE: Final = {
    "eignung": "Geeignete Ausgangslage",
    "eigenschaften": "Eigenschaften des Modells",
    "vorteile": captions.VORTEILE,
    "nachteile": captions.NACHTEILE,
}
# Visible characters of a page; with title and source a card stays below 1 500.
SEITE: Final = 1200
TRENNER: Final = ","


@dataclass(frozen=True, slots=True)
class Zeile:
    """One line: the model's number or nothing, what is said of it, and the verdict in a word or nothing."""

    nummer: str
    text: str
    wort: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A criterion, property or model with its lines; ``kopf`` is the own answer or nothing."""

    titel: str
    zeilen: tuple[Zeile, ...]
    kopf: str = ""

    @property
    def laenge(self) -> int:
        """About as many characters as are seen."""
        return len(self.titel) + len(self.kopf) + 20 + sum(len(z.nummer) + len(z.text) + len(z.wort) + 8 for z in self.zeilen)


def wahl(katalog: Katalog, gewaehlt: Sequence[str], unbekannt: str | None) -> dict[str, Any]:
    """Return the data of the choice: a chosen model is marked and can be tapped away, and beside three there is no fourth.

    ``unbekannt`` is what was typed in vain.
    """
    marken = {modell: captions.GEWAEHLT.format(name=katalog.steckbriefe[modell].nummer) for modell in gewaehlt}
    waehlbar = [katalog.steckbriefe[modell] for modell in gewaehlt] if len(gewaehlt) == HOECHSTENS else katalog.steckbriefe.values()
    knoepfe = [Knopf(f"waehle/{modell.id}", marken.get(modell.id, modell.nummer)) for modell in waehlbar]
    fertig = MINDESTENS <= len(gewaehlt) <= HOECHSTENS
    return {
        "modelle": list(katalog.steckbriefe.values()),
        "gewaehlt": [katalog.steckbriefe[modell].nummer for modell in gewaehlt],
        "unbekannt": unbekannt,
        "knoepfe": [
            *([[Knopf(f"zeige/{TRENNER.join(gewaehlt)}", captions.ANZEIGEN)]] if fertig else []),
            *in_reihen(knoepfe, 3),
            [Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def ansicht(katalog: Katalog, vergleich: Vergleich, teil: str, seite: int) -> dict[str, Any]:
    """Return the data of one page of one part; a page that is not there means the last."""
    modelle = [katalog.steckbriefe[modell] for modell in vergleich.modelle]
    seiten = bloecke_in_seiten(katalog, vergleich, teil)
    seite = min(seite, len(seiten) - 1)
    naechste = (seite + 1) % len(seiten)
    weiter = [Knopf(f"teil/{teil}/{naechste}", captions.WEITER if naechste else captions.VON_VORN)] if len(seiten) > 1 else []
    andere = [Knopf(f"teil/{name}/0", titel) for name, titel in TEILE.items() if name != teil]
    *vorne, letzte = (modell.nummer for modell in modelle)
    return {
        "titel": TEILE[teil],
        "modelle": modelle,
        "bloecke": seiten[seite],
        "seite": seite + 1,
        "anzahl": len(seiten),
        "eigene": teil == "eignung" and bool(vergleich.voraussetzungen),
        "quelle": f"S, {', '.join(vorne)} und {letzte}, {ABSCHNITTE[teil]}",
        "knoepfe": [
            *([weiter] if weiter else []),
            *[[knopf] for knopf in andere],
            *([[Knopf("bild", captions.BILD_KNOPF_PASSUNG)]] if vergleich.voraussetzungen else []),
            [Knopf("neu", captions.NEU_WAEHLEN), Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def bloecke_in_seiten(katalog: Katalog, vergleich: Vergleich, teil: str) -> list[list[Block]]:
    """Return the blocks of a part in pages."""
    if teil == "eignung":
        return _packe(_eignung(katalog, vergleich))
    if teil == "eigenschaften":
        return [_ergebnisse(katalog, vergleich), *_packe(_kommentare(katalog, vergleich))]
    belege = vergleich.vorteile if teil == "vorteile" else vergleich.nachteile
    return _packe([_liste(katalog, modell, eintraege) for modell, eintraege in belege.items()])


def _eignung(katalog: Katalog, vergleich: Vergleich) -> list[Block]:
    bloecke = [
        Block(
            zeile.titel,
            tuple(
                Zeile(_nummer(katalog, modell), eintrag.wert, captions.URTEIL[zeile.urteile[modell].urteil] if zeile.urteile else "")
                for modell, eintrag in zeile.werte.items()
            ),
            next((urteil.antwort.partition(GEDANKENSTRICH)[0] for urteil in zeile.urteile.values() if urteil.antwort), ""),
        )
        for zeile in vergleich.kriterien
    ]
    voraussetzungen = {m: u for m, u in vergleich.voraussetzungen.items() if u.urteil != "entfaellt"}
    zeilen = tuple(Zeile(_nummer(katalog, m), u.begruendung, captions.URTEIL[u.urteil]) for m, u in voraussetzungen.items())
    return [*bloecke, *([Block(katalog.kriterien[VORAUSSETZUNG].titel, zeilen)] if zeilen else [])]


def _ergebnisse(katalog: Katalog, vergleich: Vergleich) -> list[Block]:
    return [
        Block(zeile.titel, tuple(Zeile(_nummer(katalog, modell), eintrag.wert) for modell, eintrag in zeile.werte.items()))
        for zeile in vergleich.eigenschaften
    ]


def _kommentare(katalog: Katalog, vergleich: Vergleich) -> list[Block]:
    return [
        Block(zeile.titel, tuple(Zeile(_nummer(katalog, modell), eintrag.kommentar) for modell, eintrag in zeile.werte.items()))
        for zeile in vergleich.eigenschaften
    ]


def _liste(katalog: Katalog, modell: str, belege: Sequence[Beleg]) -> Block:
    steckbrief = katalog.steckbriefe[modell]
    return Block(f"{steckbrief.nummer} {steckbrief.name}", tuple(Zeile("", beleg.text) for beleg in belege))


def _nummer(katalog: Katalog, modell: str) -> str:
    return katalog.steckbriefe[modell].nummer


def _packe(bloecke: Sequence[Block]) -> list[list[Block]]:
    """Lay blocks on as few pages as hold them, in order."""
    seiten: list[list[Block]] = []
    for block in bloecke:
        if seiten and sum(vorher.laenge for vorher in seiten[-1]) + block.laenge <= SEITE:
            seiten[-1].append(block)
        else:
            seiten.append([block])
    return seiten
