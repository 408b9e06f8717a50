"""What has to be said about a result besides the ranking: reservations, ways out, today's level, the next step."""

from dataclasses import dataclass

from knowledge.antwort import Antworten
from knowledge.empfehlung import OFFEN_HOECHSTENS, Bewertung, Empfehlung
from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief

# With more leaves than this the remark names them only; what each lacks stands in the list of models.
BLAETTER_MIT_GRUENDEN = 2
OHNE_STELLE = frozenset({"V1", "V2", "V3", "V4"})
QUELLE_AUSWEGE = "B, Kap. 5.2"
QUELLE_STRATEGIE = "B, Kap. 5.1"
QUELLE_NIVEAU = "B, Kap. 3.1"
QUELLE_RAHMEN = "B, Abb. 5.1"
QUELLE_VORSCHLAG = "Vorschlag, nach B, Kap. 3.1"


@dataclass(frozen=True, slots=True)
class Hinweis:
    """A remark on the result, in German, and the place it rests on (``None`` for what follows from the answers alone)."""

    id: str
    text: str
    quelle: str | None = None


def hinweise(katalog: Katalog, antworten: Antworten, empfehlung: Empfehlung) -> tuple[Hinweis, ...]:
    """Return the remarks in the order in which they matter."""
    sammler = _Sammler(katalog, antworten, empfehlung)
    return tuple(
        hinweis
        for teil in (sammler.vorlaeufig, sammler.auswege, sammler.rahmen, sammler.vorbehalt, sammler.niveau, sammler.uebergang, sammler.v7b)
        for hinweis in teil()
    )


def naechster_schritt(katalog: Katalog, steckbrief: Steckbrief) -> Hinweis:
    """Return where a model leads: what its text names, or else the next one by anchoring, marked as Vorschlag."""
    saetze = katalog.saetze["hinweise"]
    if steckbrief.weiterentwicklung:
        modelle = " und ".join(katalog.steckbriefe[schritt.ziel].nummer for schritt in steckbrief.weiterentwicklung)
        return Hinweis("weiter_genannt", saetze["weiter_genannt"].format(modelle=modelle), steckbrief.weiterentwicklung[0].quelle)
    hoeher = [anderer for anderer in katalog.steckbriefe.values() if anderer.rang > steckbrief.rang]
    if not hoeher:
        return Hinweis("weiter_ende", saetze["weiter_ende"], QUELLE_NIVEAU)
    naechstes = min(hoeher, key=lambda anderer: anderer.rang)
    return Hinweis("weiter_vorschlag", saetze["weiter_vorschlag"].format(modell=_name(naechstes)), QUELLE_VORSCHLAG)


@dataclass(frozen=True, slots=True)
class _Sammler:
    katalog: Katalog
    antworten: Antworten
    empfehlung: Empfehlung

    def _satz(self, schluessel: str, quelle: str | None = None, **werte: object) -> Hinweis:
        return Hinweis(schluessel, self.katalog.saetze["hinweise"][schluessel].format(**werte), quelle)

    def _steckbrief(self, modell: str) -> Steckbrief:
        return self.katalog.steckbriefe[modell]

    def _fehlt(self, bewertung: Bewertung) -> str:
        namen = [self.katalog.kriterien[kriterium].kurz for kriterium in (*bewertung.verfehlt, *bewertung.knapp)]
        return ", ".join(namen)

    def vorlaeufig(self) -> list[Hinweis]:
        if not self.empfehlung.vorlaeufig:
            return []
        saetze = self.katalog.saetze["hinweise"]
        gruende = [] if self.empfehlung.weg_fertig else [saetze["vorlaeufig_weg"]]
        offen = len(self.empfehlung.fuehrend.offen)
        gruende += [saetze["vorlaeufig_offen"].format(anzahl=offen)] if offen > OFFEN_HOECHSTENS else []
        return [self._satz("vorlaeufig", grund=" ".join(gruende))]

    def rahmen(self) -> list[Hinweis]:
        fuehrend = self.empfehlung.fuehrend
        modell = _name(self._steckbrief(fuehrend.modell))
        teile: list[Hinweis] = []
        if not fuehrend.ist_blatt:
            blaetter = [self.empfehlung.bewertung(blatt) for blatt in self.empfehlung.blaetter]
            if len(blaetter) > BLAETTER_MIT_GRUENDEN:
                namen = ", ".join(self._steckbrief(blatt.modell).nummer for blatt in blaetter)
                teile.append(self._satz("rahmen_anders_kurz", QUELLE_RAHMEN, blaetter=namen))
            else:
                fehlt = "; ".join(f"{self._steckbrief(blatt.modell).nummer} ({self._fehlt(blatt)})" for blatt in blaetter)
                teile.append(self._satz("rahmen_anders", QUELLE_RAHMEN, fehlt=fehlt))
        if fuehrend.status == "nicht_passend":
            teile.append(self._satz("nichts_passt", modell=modell))
        elif fuehrend.status == "angestrebt":
            teile.append(self._satz("angestrebt", QUELLE_RAHMEN, modell=modell, fehlt=self._fehlt(fuehrend)))
        return teile

    def vorbehalt(self) -> list[Hinweis]:
        fuehrend = self.empfehlung.fuehrend
        if not fuehrend.vorbehalt:
            return []
        hinweis = self._satz("vorbehalt", fehlt=self._fehlt(fuehrend))
        besteht = fuehrend.modell == self.empfehlung.heute == "V7b" and self.antworten.bekannt("foerderphase") == "erstvorhaben"
        return [hinweis, *([self._satz("v7b_besteht", "S, V 7b")] if besteht else [])]

    def niveau(self) -> list[Hinweis]:
        heute = self.empfehlung.heute
        if heute is None or not self.empfehlung.unter_heutigem_niveau:
            return []
        rang = self._steckbrief(heute).rang
        haltend = [
            self._steckbrief(bewertung.modell).nummer
            for bewertung in self.empfehlung.modelle
            if bewertung.status != "nicht_passend" and self._steckbrief(bewertung.modell).rang >= rang
        ]
        erster = self._satz("unter_niveau", QUELLE_NIVEAU, heute=_name(self._steckbrief(heute)))
        zweiter = self._satz("niveau_halten", modelle=", ".join(haltend)) if haltend else self._satz("niveau_keines")
        return [erster, zweiter]

    def uebergang(self) -> list[Hinweis]:
        return [self._satz("uebergang", QUELLE_AUSWEGE)] if self.empfehlung.uebergangsloesung else []

    def auswege(self) -> list[Hinweis]:
        blaetter = set(self.empfehlung.blaetter)
        if not self.empfehlung.weg_fertig and not blaetter <= OHNE_STELLE | {"V5"}:
            return []
        teile: list[Hinweis] = []
        if "V5" in blaetter:
            teile.append(self._satz("blatt_v5_konzept", QUELLE_STRATEGIE))
            if self.antworten.bekannt("kommune_typ") == "landkreis":
                teile.append(self._satz("blatt_v5_landkreis", "S, V 7a, Kommunengröße"))
        if blaetter & OHNE_STELLE:
            teile.append(self._satz("blatt_ohne_stelle_aufgaben", QUELLE_AUSWEGE))
            teile.append(self._satz("blatt_ohne_stelle_geld", QUELLE_AUSWEGE))
        return teile

    def v7b(self) -> list[Hinweis]:
        if self.empfehlung.fuehrend.modell != "V7b":
            return []
        return [self._satz("v7b_weiter", "S, V 7b, Empfehlungen, Weiterentwicklung der personellen Verstetigung")]


def _name(steckbrief: Steckbrief) -> str:
    return f"{steckbrief.nummer} {steckbrief.name}"
