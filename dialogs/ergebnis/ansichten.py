"""What the result shows: pure functions of Katalog, answers and recommendation."""

from collections.abc import Iterable
from typing import Any

from dialogs import captions
from dialogs.bilder.worte import status_wort
from dialogs.kurzform import kurze_antwort
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.arbeitszeit import Arbeitszeit, finde_hinweise, schrumpfende, wachsende
from knowledge.ausgabe import aspekte_sortiert
from knowledge.begruendung import FRAGE_ZUM_KRITERIUM, Urteil, antwort_text, begruende
from knowledge.empfehlung import Bewertung, Empfehlung
from knowledge.flussdiagramm import Abweichung
from knowledge.gegenprobe.robust import Robustheit
from knowledge.gegenprobe.worte import robust_in_worten
from knowledge.hinweis import hinweise, naechster_schritt
from knowledge.katalog import Katalog
from knowledge.merkliste import Merkeintrag, kennung
from knowledge.verlauf import Unterschied

KUEMMERER_FRAGEN = {
    "erfolg_vernetzung": "vernetzung",
    "erfolg_praesenz": "praesenz",
    "erfolg_expertise": "expertise",
    "erfolg_unterstuetzung": "externe_unterstuetzung",
}
STAND_KUEMMERER = ("kaum", "teilweise", "gut")
MERKLISTE = [Knopf("merkliste", captions.MERKLISTE)]
ZUM_UEBERBLICK = Knopf("ueberblick", captions.UEBERBLICK)


class Ansicht:
    """The windows of one result."""

    def __init__(
        self,
        katalog: Katalog,
        antworten: Antworten,
        empfehlung: Empfehlung,
        robustheit: Robustheit,
        merkliste: Iterable[Merkeintrag] = (),
        *,
        zeit: Arbeitszeit | None = None,
    ) -> None:
        self.katalog = katalog
        self.zeit = zeit
        self.merkstaende = {(eintrag.modell, eintrag.aspekt): eintrag.stand for eintrag in merkliste}
        self.antworten = antworten
        self.empfehlung = empfehlung
        self.robustheit = robustheit

    def ueberblick(self, meldung: str | None = None, seither: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the data of the first card: the leading model, whether it holds, and what has to be said about it.

        ``seither`` as by :func:`seither_kurz`.
        """
        fuehrend = self.empfehlung.fuehrend
        steckbrief = self.katalog.steckbriefe[fuehrend.modell]
        frage = self.robustheit.frage
        knoepfe = [Knopf(f"klaeren/{frage}", captions.KLAEREN)] if frage else []
        knoepfe += [Knopf("gruende", captions.GRUENDE), Knopf("modelle", captions.MODELLE), Knopf("empfehlungen", captions.EMPFEHLUNGEN)]
        knoepfe += [Knopf("pfad", captions.PFAD), Knopf("waswaerewenn", captions.WAS_WAERE_WENN)]
        unten = [Knopf("bild/passung", captions.BILD_KNOPF_PASSUNG)]
        unten += [Knopf("seither", captions.SEITHER)] if seither else []
        unten += [Knopf("widersprueche", captions.WIDERSPRUECHE)] if self.empfehlung.widersprueche else []
        unten += [Knopf("kuemmerer", captions.KUEMMERER)] if self._kuemmerer() else []
        unten += [Knopf("aufgaben", captions.AUFGABEN_IM_ERGEBNIS)] if self._aufgaben() else []
        unten += [Knopf("gespraech", captions.GESPRAECH), Knopf("bericht", captions.BERICHT)]
        return {
            "meldung": meldung,
            "sicherheit": robust_in_worten(self.katalog, self.antworten, self.robustheit, self.empfehlung),
            "fuehrend": fuehrend,
            "steckbrief": steckbrief,
            "status": status_wort(fuehrend),
            "vorlaeufig": self.empfehlung.vorlaeufig,
            "haelt": fuehrend.modell in self.robustheit.kandidaten,
            "hinweise": hinweise(self.katalog, self.antworten, self.empfehlung),
            "widersprueche": len(self.empfehlung.widersprueche),
            "seither": seither,
            "aufgaben": self._aufgaben(),
            "weiter": naechster_schritt(self.katalog, steckbrief),
            "kurz": [
                (self.katalog.kriterien[zeile["urteil"].kriterium].kurz, self._kurze_antwort(zeile["urteil"].kriterium), zeile["wort"])
                for zeile in self._urteile(fuehrend)
                if zeile["urteil"].urteil != "entfaellt"
            ],
            "knoepfe": [
                *[[knopf] for knopf in knoepfe],
                [Knopf("weg", captions.WEG), Knopf("stabilitaet", captions.STABILITAET)],
                *[[knopf] for knopf in unten],
                [Knopf(f"steckbrief/{fuehrend.modell}", captions.STECKBRIEF), Knopf("zeitplan", captions.ZEITPLAN)],
                [Knopf("grenzen", captions.GRENZEN)],
                [Knopf("antworten", captions.UEBERSICHT), Knopf("menue", captions.MENUE)],
            ],
        }

    def gruende(self) -> dict[str, Any]:
        """Return the data of the reasons: the verdicts on the leading model."""
        fuehrend = self.empfehlung.fuehrend
        return {
            "steckbrief": self.katalog.steckbriefe[fuehrend.modell],
            "urteile": self._urteile(fuehrend),
            "knoepfe": [[Knopf(f"steckbrief/{fuehrend.modell}", captions.STECKBRIEF)], [ZUM_UEBERBLICK]],
        }

    def weg(self) -> dict[str, Any]:
        """Return the data of the way through the diagram."""
        diagramm = self.katalog.flussdiagramm
        schritte = [
            {
                "frage": self.katalog.fragen[schritt.knoten].kurz,
                "antwort": antwort_text(self.katalog.fragen[schritt.knoten], schritt.antwort, self.katalog),
                "kante": schritt.kante,
            }
            for schritt in self.empfehlung.weg
        ]
        regeln = [regel for regel in diagramm.blattregeln if regel.wenn.gilt(self.antworten) and self.empfehlung.weg_fertig]
        return {
            "schritte": schritte,
            "fertig": self.empfehlung.weg_fertig,
            "blaetter": [self.katalog.steckbriefe[modell] for modell in self.empfehlung.blaetter],
            "regeln": [regel for regel in regeln if self._greift(regel.ersetze or regel.ergaenze or {})],
            "hinweis": diagramm.hinweis,
            "quelle": diagramm.quelle,
            "knoepfe": [[Knopf("bild/weg", captions.BILD_KNOPF)], [ZUM_UEBERBLICK]],
        }

    def widersprueche(self) -> dict[str, Any]:
        """Return the data of the contradictions."""
        return {"widersprueche": self.empfehlung.widersprueche, "knoepfe": [[Knopf("antworten", captions.UEBERSICHT)], [ZUM_UEBERBLICK]]}

    def modelle(self) -> dict[str, Any]:
        """Return the data of the ranking."""
        zeilen = [(eintrag.rang, self.katalog.steckbriefe[eintrag.modell], status_wort(eintrag)) for eintrag in self.empfehlung.modelle]
        knoepfe = [Knopf(f"modell/{modell.id}", modell.nummer) for _, modell, _ in zeilen]
        return {
            "zeilen": zeilen,
            "knoepfe": [*in_reihen(knoepfe, 3), [Knopf("bild/passung", captions.BILD_KNOPF_PASSUNG)], [ZUM_UEBERBLICK]],
        }

    def modell(self, modell: str) -> dict[str, Any]:
        """Return the data of one model: why, or why not."""
        bewertung = self.empfehlung.bewertung(modell)
        urteile = self._urteile(bewertung)
        abweichung = bewertung.abweichung
        frage = self.katalog.fragen[abweichung.knoten] if abweichung else None
        return {
            "steckbrief": self.katalog.steckbriefe[modell],
            "bewertung": bewertung,
            "status": status_wort(bewertung),
            "fehlt": [zeile for zeile in urteile if zeile["urteil"].urteil in ("verfehlt", "knapp")],
            "offen": [zeile["titel"] for zeile in urteile if zeile["urteil"].urteil == "offen"],
            "abweichung": {
                "frage": frage.text,
                "ist": antwort_text(frage, abweichung.ist, self.katalog),
                "noetig": antwort_text(frage, abweichung.noetig, self.katalog),
                "eigener_zweig": self._eigener_zweig(abweichung),
            }
            if frage and abweichung
            else None,
            "knoepfe": [
                [Knopf(f"noetig/{modell}", captions.WAS_NOETIG)],
                [Knopf(f"vergleich/{modell}", captions.VERGLEICHEN)],
                [Knopf(f"pfad/{modell}", captions.PFAD_DORTHIN)],
                [Knopf(f"steckbrief/{modell}", captions.STECKBRIEF)],
                [Knopf("modelle", captions.MODELLE), ZUM_UEBERBLICK],
            ],
        }

    def empfehlungen(self) -> dict[str, Any]:
        """Return the data of the eight aspects, those that are open first."""
        namen = aspekte_sortiert(self.antworten)
        heute = self.empfehlung.heute
        knoepfe = [Knopf(f"empfehlung/{name}", self.katalog.aspekte[name].kurz) for name in namen]
        return {
            "heute": self.katalog.steckbriefe[heute] if heute else None,
            "ziel": self.katalog.steckbriefe[self.empfehlung.fuehrend.modell],
            "aspekte": [(self.katalog.aspekte[name].titel, self.antworten.bekannt(f"aspekt_{name}")) for name in namen],
            "knoepfe": [*in_reihen(knoepfe, 2), MERKLISTE, [ZUM_UEBERBLICK]],
            "gemerkt": len(self.merkstaende),
        }

    def empfehlung_zu(self, aspekt: str) -> dict[str, Any]:
        """Return the data of one aspect: from today's model on, and in the target model."""
        heute, ziel = self.empfehlung.heute, self.empfehlung.fuehrend.modell
        namen = aspekte_sortiert(self.antworten)
        naechster = namen[(namen.index(aspekt) + 1) % len(namen)]
        modelle = [(captions.VON_HEUTE_AUS, heute)] if heute else []
        modelle += [] if heute == ziel else [(captions.IM_ZIELMODELL, ziel)]
        neue = [modell for _, modell in modelle if (modell, aspekt) not in self.merkstaende]
        return {
            "titel": self.katalog.aspekte[aspekt].titel,
            "stand": self.antworten.bekannt(f"aspekt_{aspekt}"),
            "teile": [
                (wo, self.katalog.steckbriefe[modell], self.katalog.steckbriefe[modell].empfehlungen[aspekt]) for wo, modell in modelle
            ],
            "merkstaende": {modell: stand for (modell, gemerkt), stand in self.merkstaende.items() if gemerkt == aspekt},
            "knoepfe": [
                *[
                    [Knopf(f"merke/{kennung(modell, aspekt)}", captions.VORMERKEN.format(nummer=self.katalog.steckbriefe[modell].nummer))]
                    for modell in neue
                ],
                *([MERKLISTE] if len(neue) < len(modelle) else []),
                [Knopf(f"empfehlung/{naechster}", self.katalog.aspekte[naechster].kurz)],
                [Knopf("empfehlungen", captions.ALLE_ASPEKTE), ZUM_UEBERBLICK],
            ],
        }

    def kuemmerer(self) -> dict[str, Any]:
        """Return the data of the self-assessment: the weakest factors first, each with what helps."""
        return {"faktoren": self._kuemmerer(), "knoepfe": [[ZUM_UEBERBLICK]]}

    def grenzen(self) -> dict[str, Any]:
        """Return the data of the limits of the tool."""
        return {
            "quellen": list(self.katalog.quellen.values()),
            "version": self.empfehlung.katalog_version,
            "stand": self.katalog.stand.isoformat(),
            "knoepfe": [[ZUM_UEBERBLICK]],
        }

    def _aufgaben(self) -> dict[str, Any] | None:
        """Return in short what changes most among the tasks, and what it can speak for; ``None`` where none has shares."""
        if self.zeit is None or self.zeit.stand == "offen":
            return None
        hinweise_ = finde_hinweise(self.katalog.aufgabenhinweise, self.zeit, self.antworten.bekannt("kommune_typ"))
        modelle = dict.fromkeys(name for hinweis in hinweise_ for name in hinweis.modelle)
        return {
            "unterschiede": [*wachsende(self.zeit, 1), *schrumpfende(self.zeit, 1)],
            "modelle": [self.katalog.steckbriefe[name].nummer for name in modelle],
            "quellen": [hinweis.quelle for hinweis in hinweise_ if hinweis.modelle],
        }

    def _urteile(self, bewertung: Bewertung) -> list[dict[str, Any]]:
        steckbrief = self.katalog.steckbriefe[bewertung.modell]
        urteile: list[Urteil] = [
            begruende(self.katalog, steckbrief, name, befund, self.antworten) for name, befund in bewertung.befunde.items()
        ]
        return [
            {"titel": self.katalog.kriterien[urteil.kriterium].titel, "urteil": urteil, "wort": captions.URTEIL[urteil.urteil]}
            for urteil in urteile
        ]

    def _kurze_antwort(self, kriterium: str) -> str | None:
        frage = self.katalog.fragen.get(FRAGE_ZUM_KRITERIUM.get(kriterium, kriterium))
        wert = self.antworten.bekannt(frage.id) if frage else None
        return None if frage is None or wert is None else kurze_antwort(self.katalog, frage, wert)

    def _eigener_zweig(self, abweichung: Abweichung) -> bool:
        """Tell whether the edge that would have to be taken is ours and not in the printed figure."""
        kanten = self.katalog.flussdiagramm.knoten[abweichung.knoten].kanten
        return any(kante.eigener_zweig for kante in kanten if kante.antwort == abweichung.noetig)

    def _greift(self, tausch: Any) -> bool:
        gedruckt = self.empfehlung.weg[-1].kante.blaetter if self.empfehlung.weg else ()
        return any(modell in tausch for modell in gedruckt)

    def _kuemmerer(self) -> list[dict[str, Any]]:
        gegeben = [(name, str(wert)) for name in KUEMMERER_FRAGEN if (wert := self.antworten.bekannt(name)) is not None]
        sortiert = sorted(gegeben, key=lambda eintrag: STAND_KUEMMERER.index(eintrag[1]))
        return [
            {"frage": self.katalog.fragen[name], "stand": stand, "thema": self.katalog.themen[KUEMMERER_FRAGEN[name]]}
            for name, stand in sortiert
        ]


def seither_kurz(katalog: Katalog, unterschied: Unterschied) -> dict[str, Any]:
    """Return as plain data what the first card says about the earlier result: its day, its leading model, how many answers differ."""
    damals = unterschied.frueher.fuehrend
    return {
        "datum": unterschied.frueher.zeit.date().isoformat(),
        "anders": unterschied.fuehrt_anderes,
        "damals": katalog.steckbriefe[damals].nummer if damals in katalog.steckbriefe else damals,
        "geaendert": len(unterschied.antworten),
        "katalog": unterschied.umgestellt is not None,
    }
