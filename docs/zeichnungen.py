"""Draw the house from its code, for ARCHITEKTUR.md: `make bilder`, or `python docs/zeichnungen.py` for these alone.

Floors come from the contracts in pyproject.toml, what is in a room and which room imports which from grimp, windows from the recorded
list of where their buttons lead (tests/dialogs/uebergaenge.yaml), the flow diagram from its data. A test compares the files with what
would be drawn.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import grimp
import yaml

from dialogs.bilder import farben, schrift
from dialogs.bilder.weg import zeichne_weg
from dialogs.bilder.zeichen import pfeil_ab
from dialogs.bilder.zeichnung import GROSS, KLEIN, NORMAL, Stil, Zeichnung
from knowledge.loading import load_katalog

WURZEL: Final = Path(__file__).parents[1]
ZIEL: Final = Path(__file__).parent / "bilder"
UEBERGAENGE: Final = WURZEL / "tests" / "dialogs" / "uebergaenge.yaml"
BREITE: Final = 960
RAND: Final = 16
INNEN: Final = 10
GASSE: Final = 34
RAEUME: Final = ("bot", "dialogs", "knowledge", "storage")
# The hub: every step has a button that leads there, so that drawing it says nothing.
MENUE: Final = "MenueSG:menue"
TITEL: Final = Stil(GROSS, fett=True)
NAME: Final = Stil(14, fett=True)
TEXT: Final = Stil(NORMAL)
KLEINGEDRUCKT: Final = Stil(KLEIN, farben.LEISE)
CHIP_HOEHE: Final = 17
FENSTERNAME: Final = 88
FARBEN: Final = dict(zip(RAEUME, (*farben.BLOECKE, (farben.ZIEL, farben.ZIEL_HELL)), strict=True))


def zeichnungen() -> dict[str, str]:
    """Return every drawing by the name of its file, one element to a line so that a change can be read."""
    katalog = load_katalog()
    gezeichnet = {
        "raeume.svg": zeichne_raeume(),
        "uebergaenge.svg": zeichne_uebergaenge(yaml.safe_load(UEBERGAENGE.read_text(encoding="utf-8"))),
        "flussdiagramm.svg": zeichne_weg(katalog, katalog.antworten({})).svg,
    }
    return {name: svg.replace("><", ">\n<") + "\n" for name, svg in gezeichnet.items()}


# Rooms and floors


def zeichne_raeume() -> str:
    """Draw the four rooms with their floors, and an arrow wherever one room imports another."""
    zeichnung = Zeichnung("The rooms of the house, their floors, and the imports between them", BREITE)
    graph = grimp.build_graph(*RAEUME, cache_dir=None)
    importe = {(_raum(modul), _raum(ziel)) for modul in graph.modules for ziel in graph.find_modules_directly_imported_by(modul)}
    oben = _kopf(zeichnung, "A floor may import what lies below it, a room what an arrow leads to. Names with a slash are folders.")
    links, breite = RAND + GASSE, BREITE - 2 * (RAND + GASSE)
    teil = breite * 0.72
    bot = _zeichne_raum(zeichnung, graph, "bot", (links, oben, breite))
    dialogs = _zeichne_raum(zeichnung, graph, "dialogs", (links, bot + GASSE, breite))
    knowledge = _zeichne_raum(zeichnung, graph, "knowledge", (links, dialogs + GASSE, teil - INNEN))
    storage = _zeichne_raum(zeichnung, graph, "storage", (links + teil, dialogs + GASSE, breite - teil))
    mitte_bot, eingang = (oben + bot) / 2, dialogs + GASSE + 40
    wege: dict[tuple[str, str], Callable[[], None]] = {
        ("bot", "dialogs"): lambda: _zeichne_pfeil(zeichnung, BREITE / 2, bot),
        ("dialogs", "knowledge"): lambda: _zeichne_pfeil(zeichnung, links + teil / 2, dialogs),
        ("dialogs", "storage"): lambda: _zeichne_pfeil(zeichnung, links + (teil + breite) / 2, dialogs),
        ("bot", "knowledge"): lambda: _zeichne_umweg(zeichnung, links, -1, mitte_bot, eingang),
        ("bot", "storage"): lambda: _zeichne_umweg(zeichnung, links + breite, 1, mitte_bot, eingang),
    }
    for von, nach in sorted(importe):
        if von != nach:
            wege[von, nach]()
    return zeichnung.svg(max(knowledge, storage) + RAND)


def _raum(modul: str) -> str:
    return modul.partition(".")[0]


def stockwerke(raum: str) -> list[tuple[str, ...]]:
    """Return the floors of a room from its contract, the highest first; a room without one has a single floor."""
    vertraege = tomllib.loads((WURZEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    for vertrag in vertraege:
        if vertrag["type"] == "layers" and vertrag.get("containers") == [raum]:
            return [tuple(name.strip() for name in etage.split("|")) for etage in vertrag["layers"]]
    return []


def _zeichne_raum(zeichnung: Zeichnung, graph: grimp.ImportGraph, raum: str, kasten: tuple[float, float, float]) -> float:
    """Draw a room with its floors at (left, top, width); return where it ends."""
    x, y, breite = kasten
    dunkel, hell = FARBEN[raum]
    etagen = stockwerke(raum) or [tuple(sorted(kind.removeprefix(f"{raum}.") for kind in graph.find_children(raum)))]
    hoehe = 30 + sum(_etagenhoehe(graph, raum, etage, breite) + 3 for etage in etagen) + 5
    zeichnung.rechteck(x, y, breite, hoehe, farben.PAPIER, rand=dunkel, staerke=2, radius=4)
    zeichnung.text(x + INNEN, y + 20, f"{raum}/", Stil(NAME.groesse, dunkel, fett=True))
    unten = y + 30
    for etage in etagen:
        eigene = _etagenhoehe(graph, raum, etage, breite)
        zeichnung.rechteck(x + 6, unten, breite - 12, eigene, hell, radius=2)
        zeichnung.zeilen(x + 6 + INNEN, unten + 3, _etagenzeilen(graph, raum, etage, breite), TEXT)
        unten += eigene + 3
    return y + hoehe


def _etagenzeilen(graph: grimp.ImportGraph, raum: str, etage: Sequence[str], breite: float) -> list[str]:
    return _packe([_beschrifte(graph, f"{raum}.{name}") for name in etage], breite - 12 - 2 * INNEN)


def _etagenhoehe(graph: grimp.ImportGraph, raum: str, etage: Sequence[str], breite: float) -> float:
    return len(_etagenzeilen(graph, raum, etage, breite)) * TEXT.zeile + 8


def _beschrifte(graph: grimp.ImportGraph, modul: str) -> str:
    name = modul.partition(".")[2]
    return f"{name}/" if graph.find_children(modul) else name


def _packe(namen: Iterable[str], platz: float) -> list[str]:
    """Set names side by side, as many to a line as fit; a name is never broken."""
    zeilen: list[str] = []
    for name in namen:
        versuch = f"{zeilen[-1]}  ·  {name}" if zeilen else name
        if zeilen and schrift.breite(versuch, TEXT.groesse) <= platz:
            zeilen[-1] = versuch
        else:
            zeilen.append(name)
    return zeilen


def _zeichne_pfeil(zeichnung: Zeichnung, x: float, y: float) -> None:
    """Draw an arrow down from one room to the next."""
    zeichnung.weg(f"M{x:.2f} {y:.2f}V{y + GASSE - 6:.2f}", farben.TINTE, 2)
    pfeil_ab(zeichnung, x, y + GASSE - 2, farben.TINTE)


def _zeichne_umweg(zeichnung: Zeichnung, x: float, seite: int, von: float, bis: float) -> None:
    """Draw an arrow that leads past ``dialogs``, on the left (-1) or right (1) of the rooms."""
    spitze = x + seite * 6
    zeichnung.weg(f"M{x:.2f} {von:.2f}H{x + seite * (GASSE - 12):.2f}V{bis:.2f}H{spitze:.2f}", farben.TINTE, 2)
    zeichnung.weg(f"M{spitze:.2f} {bis - 4:.2f}L{x:.2f} {bis:.2f}L{spitze:.2f} {bis + 4:.2f}Z", farben.TINTE, 0.8, fuellung=farben.TINTE)


# Windows and where their buttons lead


def zeichne_uebergaenge(liste: Mapping[str, Sequence[str]]) -> str:
    """Draw a card for each dialog: its windows, and for each of them the windows that its buttons lead to."""
    zeichnung = Zeichnung("The windows of the dialogs, and where their buttons lead", BREITE)
    y = _kopf(
        zeichnung,
        "Light: a window of the same dialog. Dark: a window of another one. The hub (menue) is left out, every step leads back to it. As "
        "recorded with a full consultation; what lies on top of another window returns to the one it was opened from.",
    )
    karten: dict[str, list[str]] = {}
    for fenster in liste:
        karten.setdefault(_dialog(fenster), []).append(fenster)
    breite = (BREITE - 3 * RAND) / 2
    hoehen = {dialog: _karte(None, (0, 0, breite), fenster, liste) for dialog, fenster in karten.items()}
    unten = [y, y]
    for fenster in sorted(karten.values(), key=lambda fenster: -hoehen[_dialog(fenster[0])]):
        spalte = unten.index(min(unten))
        unten[spalte] += _karte(zeichnung, (RAND + spalte * (breite + RAND), unten[spalte], breite), fenster, liste) + INNEN
    return zeichnung.svg(max(unten) + RAND - INNEN)


def _karte(
    zeichnung: Zeichnung | None, kasten: tuple[float, float, float], fenster: Sequence[str], liste: Mapping[str, Sequence[str]]
) -> float:
    """Draw the card of one dialog at (left, top, width), or only measure it; return its height."""
    x, y, breite = kasten
    dialog = _dialog(fenster[0])
    chips = {
        name: _lege_chips([ziel for ziel in liste[name] if ziel != MENUE], dialog, breite - FENSTERNAME - 2 * INNEN) for name in fenster
    }
    zeilen = {name: max(1, len(reihen)) for name, reihen in chips.items()}
    hoehe = 30 + sum(anzahl * (CHIP_HOEHE + 3) + 4 for anzahl in zeilen.values()) + 4
    if zeichnung is None:
        return hoehe
    zeichnung.rechteck(x, y, breite, hoehe, farben.PAPIER, rand=farben.LINIE, radius=4)
    zeichnung.text(x + INNEN, y + 20, f"dialogs/{dialog}", NAME)
    oben = y + 30
    for name in fenster:
        zeichnung.text(x + INNEN, oben + 13, name.partition(":")[2], TEXT)
        for nummer, reihe in enumerate(chips[name]):
            for versatz, ziel in reihe:
                _zeichne_chip(zeichnung, x + INNEN + FENSTERNAME + versatz, oben + nummer * (CHIP_HOEHE + 3), ziel, dialog)
        oben += zeilen[name] * (CHIP_HOEHE + 3) + 4
    return hoehe


def _lege_chips(ziele: Sequence[str], dialog: str, platz: float) -> list[list[tuple[float, str]]]:
    """Lay out the targets in rows, those of the same dialog first; return for each its distance from the left."""
    reihen: list[list[tuple[float, str]]] = []
    x = platz
    for ziel in sorted(ziele, key=lambda ziel: (_dialog(ziel) != dialog, ziel)):
        weite = _chipbreite(ziel, dialog)
        if x + weite > platz:
            reihen.append([])
            x = 0.0
        reihen[-1].append((x, ziel))
        x += weite + 4
    return reihen


def _zeichne_chip(zeichnung: Zeichnung, x: float, y: float, ziel: str, dialog: str) -> None:
    dunkel, hell = FARBEN["bot"]
    fremd = _dialog(ziel) != dialog
    zeichnung.rechteck(x, y, _chipbreite(ziel, dialog), CHIP_HOEHE, dunkel if fremd else hell, radius=4)
    zeichnung.text(x + 5, y + 12.5, _chipname(ziel, dialog), Stil(KLEIN, farben.PAPIER if fremd else farben.TINTE))


def _chipbreite(ziel: str, dialog: str) -> float:
    return schrift.breite(_chipname(ziel, dialog), KLEIN) + 10


def _chipname(ziel: str, dialog: str) -> str:
    fenster = ziel.partition(":")[2]
    return fenster if _dialog(ziel) == dialog else f"{_dialog(ziel)}: {fenster}"


def _dialog(fenster: str) -> str:
    """Return the folder of a window: ``ErgebnisSG:weg`` lies in ``ergebnis``; the Steckbriefe have the only group named in the singular."""
    name = fenster.partition("SG:")[0].lower()
    return "steckbriefe" if name == "steckbrief" else name


def _kopf(zeichnung: Zeichnung, satz: str) -> float:
    y = zeichnung.absatz(RAND, RAND, zeichnung.titel, TITEL, BREITE - 2 * RAND)
    return zeichnung.absatz(RAND, y + 2, satz, KLEINGEDRUCKT, BREITE - 2 * RAND) + 10


def main() -> None:
    """Write all drawings."""
    for name, svg in zeichnungen().items():
        (ZIEL / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
