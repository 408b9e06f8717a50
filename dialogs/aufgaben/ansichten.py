"""What the tasks show: pure functions of Katalog, stored shares and the state of the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from dialogs import captions
from dialogs.aufgabenakte import Aufgabenakte
from dialogs.navigation import MELDUNG
from dialogs.widgets import Knopf, in_reihen
from knowledge.arbeitszeit import (
    FELDER,
    GANZ,
    Feld,
    finde_hinweise,
    massgebend,
    passe_an,
    schrumpfende,
    uebernimm,
    verteile,
    wachsende,
)
from knowledge.aufgabe import Aufgabe, Gruppe
from knowledge.formatierung import prozent
from knowledge.katalog import Katalog
from knowledge.thema import WAHLTHEMEN

# Where the window keeps which task and column it shows, which group, which theme, whether large values are offered, and the last filling.
AUFGABE: Final = "aufgabe"
FELD: Final = "feld"
GRUPPE: Final = "gruppe"
THEMA: Final = "thema"
MEHR: Final = "mehr"
ZULETZT: Final = "zuletzt"

STUFEN: Final = range(0, 51, 5)
GROSSE_STUFEN: Final = range(55, 101, 5)
SPALTEN_WERTE: Final = 4
SPALTEN_NUMMERN: Final = 5
LISTE_HOECHSTENS: Final = 3
MENUE: Final = Knopf("menue", captions.MENUE)
ALLE: Final = Knopf("uebersicht", captions.AUFGABEN_ALLE)


@dataclass(frozen=True, slots=True)
class Ansicht:
    """The windows of one file; ``fenster`` is what the dialog remembers, ``seite`` the address of the page where there is one."""

    katalog: Katalog
    akte: Aufgabenakte
    fenster: Mapping[str, Any]
    seite: str | None = None

    def uebersicht(self) -> dict[str, Any]:
        """Return the data of all groups with their sums, and the ways on."""
        zeit = self.akte.zeit
        offen = next(self._offene(), None)
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "leer": zeit.stand == "offen",
            "typ_offen": self.akte.typ is None,
            "gruppen": self._gruppenzeilen(),
            "stand": self._stand(),
            "anzahl": len(zeit.aufgaben),
            "nur_landkreis": len(self.katalog.aufgaben) - len(zeit.aufgaben),
            "knoepfe": [
                *([[Knopf(f"aufgabe/{offen[0].id}/{offen[1]}", captions.AUFGABEN_WEITER)]] if offen else []),
                *[[Knopf(f"gruppe/{gruppe}", self.katalog.aufgabengruppen[gruppe].kurz)] for gruppe in zeit.gruppen],
                *([[Knopf("seite", captions.AUFGABEN_SEITE, webapp=self.seite)]] if self.seite else []),
                [Knopf("schnell", captions.AUFGABEN_SCHNELL)],
                [Knopf("ergebnis", captions.AUFGABEN_ERGEBNIS)],
                [Knopf(f"wahl/{WAHLTHEMEN[0]}", captions.AUFGABEN_IDEEN)],
                *([[Knopf("typ", captions.AUFGABEN_TYP)]] if self.akte.typ is None else []),
                [MENUE],
            ],
        }

    def gruppe(self) -> dict[str, Any]:
        """Return the data of one group: its tasks, numbered, each to be changed."""
        zeit, gruppe = self.akte.zeit, self._gruppe()
        aufgaben = [aufgabe for aufgabe in zeit.aufgaben if aufgabe.gruppe == gruppe]
        nummern = [Knopf(f"aufgabe/{a.id}/{self._feld_fuer(a)}", str(nummer)) for nummer, a in enumerate(aufgaben, 1)]
        naechste = zeit.gruppen[zeit.gruppen.index(gruppe) + 1 :][:1]
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "name": self.katalog.aufgabengruppen[gruppe],
            "zeilen": [
                {"nummer": nummer, "kurz": a.kurz, "ist": zeit.wert(a.id, "ist"), "soll": zeit.wert(a.id, "soll")}
                for nummer, a in enumerate(aufgaben, 1)
            ],
            "summen": {feld: zeit.gruppe(feld, gruppe) for feld in FELDER},
            "stand": self._stand(),
            "knoepfe": [
                *in_reihen(nummern, SPALTEN_NUMMERN),
                *[[Knopf(f"eintragen/{gruppe}/{feld}", captions.EINTRAGEN[feld])] for feld in FELDER if zeit.offene(feld, gruppe)],
                *([[Knopf(f"uebernimm/{gruppe}", captions.SOLL_WIE_IST)]] if self._uebernehmbar(gruppe) else []),
                *[[Knopf(f"gruppe/{andere}", self.katalog.aufgabengruppen[andere].kurz)] for andere in naechste],
                [ALLE, MENUE],
            ],
        }

    def aufgabe(self) -> dict[str, Any]:
        """Return the data of one task and one of its columns."""
        zeit, feld = self.akte.zeit, self._feld()
        aufgabe = self.gezeigte()
        nachbarn = [eintrag for eintrag in zeit.aufgaben if eintrag.gruppe == aufgabe.gruppe]
        platz = f"{aufgabe.id}/{feld}"
        stufen = GROSSE_STUFEN if self.fenster.get(MEHR) else STUFEN
        werte = [Knopf(f"wert/{platz}/{stufe}", prozent(stufe)) for stufe in stufen]
        mehr = Knopf(f"mehr/{platz}/{int(stufen is STUFEN)}", captions.MEHR_WERTE if stufen is STUFEN else captions.WENIGER_WERTE)
        ist = zeit.wert(aufgabe.id, "ist")
        andere: Feld = "soll" if feld == "ist" else "ist"
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "aufgabe": aufgabe,
            "gruppe": self.katalog.aufgabengruppen[aufgabe.gruppe],
            "nummer": nachbarn.index(aufgabe) + 1,
            "von": len(nachbarn),
            "feld": feld,
            "werte": {spalte: zeit.wert(aufgabe.id, spalte) for spalte in FELDER},
            "summe_gruppe": zeit.summe(feld, gruppe=aufgabe.gruppe),
            "stand": [eintrag for eintrag in self._stand() if eintrag["feld"] == feld],
            "knoepfe": [
                *in_reihen([*werte, mehr], SPALTEN_WERTE),
                *([[Knopf(f"gleich/{aufgabe.id}/soll", captions.SOLL_WIE_IST)]] if feld == "soll" and ist is not None else []),
                *([[Knopf(f"leer/{platz}", captions.LEEREN)]] if zeit.wert(aufgabe.id, feld) is not None else []),
                [Knopf(f"weiter/{platz}", captions.UEBERSPRINGEN)],
                [Knopf(f"aufgabe/{aufgabe.id}/{andere}", captions.ZUM_FELD[andere])],
                [Knopf(f"gruppe/{aufgabe.gruppe}", captions.AUFGABEN_GRUPPE), MENUE],
            ],
        }

    def schnell(self) -> dict[str, Any]:
        """Return the data of the quick ways to fill in; only those that would change something are offered."""
        zeit = self.akte.zeit
        verteilbar = [feld for feld in FELDER if verteile(zeit, feld)]
        anpassbar = [feld for feld in FELDER if passe_an(zeit, feld)]
        return {
            MELDUNG: self.fenster.get(MELDUNG),
            "stand": self._stand(),
            "verteilbar": verteilbar,
            "anpassbar": anpassbar,
            "uebernehmbar": len(uebernimm(zeit)),
            "rueckgaengig": bool(self.fenster.get(ZULETZT)),
            "knoepfe": [
                *[[Knopf(f"verteile/{feld}", captions.VERTEILEN[feld])] for feld in verteilbar],
                *([[Knopf("uebernimm/alle", captions.SOLL_WIE_IST)]] if uebernimm(zeit) else []),
                *[[Knopf(f"anpasse/{feld}", captions.ANPASSEN[feld])] for feld in anpassbar],
                *([[Knopf("rueckgaengig", captions.RUECKGAENGIG)]] if self.fenster.get(ZULETZT) else []),
                [ALLE, MENUE],
            ],
        }

    def ergebnis(self) -> dict[str, Any]:
        """Return the data of what IST and SOLL amount to."""
        zeit = self.akte.zeit
        return {
            "leer": zeit.stand == "offen",
            "gruppen": self._gruppenzeilen(),
            "stand": self._stand(),
            "bereiche": [
                (captions.BEREICHE[bereich], zeit.anteil("ist", bereich), zeit.anteil("soll", bereich)) for bereich in captions.BEREICHE
            ],
            "wachsend": wachsende(zeit, LISTE_HOECHSTENS),
            "schrumpfend": schrumpfende(zeit, LISTE_HOECHSTENS),
            "knoepfe": [
                [Knopf("hinweise", captions.AUFGABEN_HINWEISE)],
                *([] if zeit.stand == "offen" else [[Knopf("bild", captions.BILD_KNOPF)]]),
                [Knopf("datei/xlsx", captions.ALS_EXCEL)],
                [Knopf("datei/csv", captions.ALS_CSV)],
                [Knopf(f"wahl/{WAHLTHEMEN[0]}", captions.AUFGABEN_IDEEN)],
                [ALLE, MENUE],
            ],
        }

    def hinweise(self) -> dict[str, Any]:
        """Return the data of what the emphasis of the tasks can mean for the model."""
        hinweise = finde_hinweise(self.katalog.aufgabenhinweise, self.akte.zeit, self.akte.typ)
        modelle = [self.katalog.steckbriefe[name] for name in dict.fromkeys(name for hinweis in hinweise for name in hinweis.modelle)]
        feld = massgebend(self.akte.zeit)
        return {
            "spalte": captions.SPALTEN[feld] if feld else None,
            "hinweise": hinweise,
            "modelle": modelle,
            "knoepfe": [
                *in_reihen([Knopf(f"steckbrief/{modell.id}", modell.nummer) for modell in modelle], SPALTEN_NUMMERN),
                [Knopf("ergebnis", captions.AUFGABEN_ERGEBNIS)],
                [ALLE, MENUE],
            ],
        }

    def wahl(self) -> dict[str, Any]:
        """Return the data of a theme whose points can be picked."""
        thema = self.katalog.themen[self._thema()]
        gewaehlt = {punkt for slug, punkt in self.akte.wahl if slug == thema.slug}
        andere = next(slug for slug in WAHLTHEMEN if slug != thema.slug)
        knoepfe = [
            Knopf(
                f"punkt/{thema.slug}/{punkt.id}/{'aus' if punkt.id in gewaehlt else 'an'}",
                self._beschriftung(punkt.kurz, punkt.id in gewaehlt),
            )
            for punkt in thema.punkte
        ]
        return {
            "thema": thema,
            "punkte": [(punkt, punkt.id in gewaehlt) for punkt in thema.punkte],
            "andere": captions.WAHLTHEMEN[andere],
            "knoepfe": [
                *[[knopf] for knopf in knoepfe],
                [Knopf(f"nachlesen/{thema.slug}", captions.NACHLESEN)],
                [Knopf(f"wahl/{andere}", captions.WAHLTHEMEN[andere])],
                [Knopf("gespraech", captions.GESPRAECH)],
                [ALLE, MENUE],
            ],
        }

    def gezeigte(self) -> Aufgabe:
        """Return the task that is shown; the first one where it is no task of this Kommune any more."""
        name, aufgaben = self.fenster.get(AUFGABE), self.akte.zeit.aufgaben
        return next((aufgabe for aufgabe in aufgaben if aufgabe.id == name), aufgaben[0])

    def _feld(self) -> Feld:
        return "soll" if self.fenster.get(FELD) == "soll" else "ist"

    def _gruppe(self) -> Gruppe:
        gruppen = self.akte.zeit.gruppen
        return next((gruppe for gruppe in gruppen if gruppe == self.fenster.get(GRUPPE)), gruppen[0])

    def _thema(self) -> str:
        gemerkt = self.fenster.get(THEMA)
        return gemerkt if gemerkt in WAHLTHEMEN else WAHLTHEMEN[0]

    def _feld_fuer(self, aufgabe: Aufgabe) -> Feld:
        """Return the column a task is opened with: the first one without a share."""
        return next((feld for feld in FELDER if self.akte.zeit.wert(aufgabe.id, feld) is None), "ist")

    def _offene(self) -> Iterator[tuple[Aufgabe, Feld]]:
        """Yield what is still to be entered, column by column; a column that has reached 100 % needs no more."""
        zeit = self.akte.zeit
        return ((aufgabe, feld) for feld in FELDER if not zeit.stimmt(feld) for aufgabe in zeit.offene(feld))

    def _uebernehmbar(self, gruppe: Gruppe) -> bool:
        zeit = self.akte.zeit
        return any(zeit.wert(aufgabe.id, "ist") is not None for aufgabe in zeit.offene("soll", gruppe))

    def _gruppenzeilen(self) -> list[dict[str, Any]]:
        zeit = self.akte.zeit
        return [
            {"name": self.katalog.aufgabengruppen[gruppe], **{feld: zeit.gruppe(feld, gruppe) for feld in FELDER}}
            for gruppe in zeit.gruppen
        ]

    def _stand(self) -> list[dict[str, Any]]:
        """Return for both columns the sum, what is left or too much, and how many tasks have a share."""
        zeit = self.akte.zeit
        return [
            {
                "feld": feld,
                "spalte": captions.SPALTEN[feld],
                "summe": zeit.summe(feld),
                "rest": zeit.rest(feld),
                "zuviel": max(zeit.summe(feld) - GANZ, Decimal(0)),
                "stimmt": zeit.stimmt(feld),
                "eingetragen": zeit.eingetragen(feld),
                "offen": len(zeit.offene(feld)),
            }
            for feld in FELDER
        ]

    def _beschriftung(self, kurz: str, gewaehlt: bool) -> str:
        return captions.GEWAEHLT.format(name=kurz) if gewaehlt else kurz
