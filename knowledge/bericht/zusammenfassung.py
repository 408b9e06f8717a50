"""The one page for the Verwaltungsspitze: what is asked, which model, why, what it costs, what is lost otherwise, what comes next."""

from typing import Final

from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste
from knowledge.bericht.kosten import geld_satz, kostentabelle, stellen_satz
from knowledge.bericht.lage import Lage, tag
from knowledge.flussdiagramm import Abweichung
from knowledge.gegenprobe.worte import robust_in_worten
from knowledge.hinweis import hinweise
from knowledge.meilenstein import QuartalRegel
from knowledge.zeitplan import Termin

GRUPPE: Final = "zusammenfassung"
VORTEILE_HOECHSTENS = 2
QUELLE_WEG = "B, Abb. 5.1"
QUELLE_STRATEGIE = "B, Kap. 5.1"
QUELLE_ZENTRAL = "B, Kap. 1"
HAUSHALT = "haushalt"
# The model that ends with the finished concept.
MIT_KONZEPT_ZU_ENDE = "V7b"
# What must not be read only on a later page: reservations, a solution for a time, less than today.
WICHTIGE_HINWEISE = frozenset({"vorbehalt", "v7b_besteht", "v7b_weiter", "uebergang", "unter_niveau"})


def zusammenfassung(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the sections of the page."""
    kopf = Abschnitt(lage.satz(GRUPPE, "titel"), (), teil=GRUPPE)
    teile: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("bitte", bitte(lage)),
        ("modell", _modell(lage)),
        ("warum", (Liste(_warum(lage)),)),
        ("kosten", (kostentabelle(lage),)),
        ("verlust", (Liste(verlust(lage)),)),
        ("termin", _termin(lage)),
        ("sicher", _sicher(lage)),
    )
    return (kopf, *(Abschnitt(lage.satz(GRUPPE, name), bloecke, 2, GRUPPE) for name, bloecke in teile))


def bitte(lage: Lage) -> tuple[Absatz, ...]:
    """Return what the Verwaltungsspitze is asked for; a Vorschlag of ours, drawn from the result."""
    fuehrend = lage.fuehrend
    modell = lage.name(fuehrend.modell)
    if lage.empfehlung.vorlaeufig:
        klaerung = () if lage.robustheit.robust else robust_in_worten(lage.katalog, lage.antworten, lage.robustheit, lage.empfehlung)[1:]
        return (Absatz(lage.satz(GRUPPE, "bitte_vorlaeufig"), art="kern"), *(Absatz(satz) for satz in klaerung))
    if fuehrend.status == "empfohlen":
        bleibt = "bitte_bis_konzept" if fuehrend.modell == MIT_KONZEPT_ZU_ENDE else "bitte_bleibt"
        name = bleibt if lage.empfehlung.heute == fuehrend.modell else "bitte_neu"
        return (Absatz(lage.satz(GRUPPE, name, modell=modell), art="kern"), *_mittel(lage))
    if fuehrend.status == "angestrebt":
        fehlt = lage.kriterien((*fuehrend.verfehlt, *fuehrend.knapp))
        return (Absatz(lage.satz(GRUPPE, "bitte_angestrebt", modell=modell, fehlt=fehlt), art="kern"),)
    if fuehrend.status == "moeglich" and fuehrend.abweichung is not None:
        return (Absatz(_bitte_moeglich(lage, modell, fuehrend.abweichung), art="kern"),)
    return (Absatz(lage.satz(GRUPPE, "bitte_nichts", modell=modell), art="kern"),)


def verlust(lage: Lage) -> tuple[Absatz, ...]:
    """Return what is at stake if nothing is decided, from the sources."""
    heute = lage.modell_heute
    teile = [Absatz(lage.satz(GRUPPE, "verlust_strategie"), QUELLE_STRATEGIE)]
    if heute is not None and heute.hat_stelle:
        teile += [
            Absatz(lage.satz(GRUPPE, "verlust_heute", modell=heute.nummer, vorteil=vorteil.text), vorteil.quelle)
            for vorteil in heute.vorteile[:VORTEILE_HOECHSTENS]
        ]
    else:
        teile.append(Absatz(lage.satz(GRUPPE, "verlust_zentral"), QUELLE_ZENTRAL))
    return tuple(teile)


def haushalt_frist(lage: Lage) -> str | None:
    """Return until when post and money should be registered, in words; ``None`` where that cannot be computed or has passed."""
    termin = next((termin for termin in lage.zeitplan.termine if termin.meilenstein == HAUSHALT and termin.stand == "offen"), None)
    if termin is None:
        return None
    if termin.ab is None or termin.ab < lage.heute:
        return lage.satz(GRUPPE, "frist_bis", datum=tag(termin.datum))
    return lage.satz(GRUPPE, "frist_von_bis", von=tag(termin.ab), bis=tag(termin.datum))


def _bitte_moeglich(lage: Lage, modell: str, abweichung: Abweichung) -> str:
    frage = lage.katalog.fragen[abweichung.knoten]
    ist, noetig = (lage.antwort_kurz(frage.id, wert) for wert in (abweichung.ist, abweichung.noetig))
    return lage.satz(GRUPPE, "bitte_moeglich", modell=modell, frage=frage.kurz, ist=ist, noetig=noetig)


def _mittel(lage: Lage) -> list[Absatz]:
    """Return posts, money and the date to register them by, as far as the model demands any."""
    stellen, geld, frist = stellen_satz(lage), geld_satz(lage), haushalt_frist(lage)
    saetze = [lage.satz(GRUPPE, "bitte_stelle", stellen=stellen)] if stellen else []
    saetze += [lage.satz(GRUPPE, "bitte_geld", geld=geld)] if geld else []
    saetze += [lage.satz(GRUPPE, "bitte_haushalt", frist=frist)] if frist and stellen and geld else []
    return [Absatz(" ".join(saetze), lage.wort("ist_vorschlag"))] if saetze else []


def _modell(lage: Lage) -> tuple[Absatz, ...]:
    modell = lage.name(lage.fuehrend.modell)
    satz = lage.satz(GRUPPE, "modell_status", modell=modell, status=lage.status(lage.fuehrend))
    if lage.empfehlung.vorlaeufig:
        satz = lage.satz(GRUPPE, "modell_vorlaeufig", kandidaten=lage.nummern(lage.robustheit.kandidaten), modell=modell)
    wichtig = tuple(
        Absatz(hinweis.text, hinweis.quelle)
        for hinweis in hinweise(lage.katalog, lage.antworten, lage.empfehlung)
        if hinweis.id in WICHTIGE_HINWEISE
    )
    return (Absatz(satz, art="kern"), Absatz(lage.ziel.kurzbeschreibung, f"S, {lage.ziel.nummer}"), *wichtig)


def _warum(lage: Lage) -> tuple[Absatz, ...]:
    fuehrend = lage.fuehrend
    gefragt = [name for name, befund in fuehrend.befunde.items() if befund.urteil != "entfaellt"]
    erfuellt = [name for name in gefragt if fuehrend.befunde[name].urteil == "erfuellt"]
    saetze = [lage.satz(GRUPPE, "warum_kriterien", gefragt=len(gefragt), erfuellt=len(erfuellt))]
    for name, kriterien in (("knapp", fuehrend.knapp), ("verfehlt", fuehrend.verfehlt), ("offen", fuehrend.offen)):
        saetze += [lage.satz(GRUPPE, f"warum_{name}", kriterien=lage.kriterien(kriterien))] if kriterien else []
    vorteile = [Absatz(vorteil.text, vorteil.quelle) for vorteil in lage.ziel.vorteile[:VORTEILE_HOECHSTENS]]
    return (Absatz(_warum_weg(lage), QUELLE_WEG), Absatz(" ".join(saetze), f"S, {lage.ziel.nummer}"), *vorteile)


def _warum_weg(lage: Lage) -> str:
    modelle = lage.nummern(lage.empfehlung.blaetter)
    if not lage.empfehlung.weg_fertig:
        return lage.satz(GRUPPE, "warum_weg_offen", modelle=modelle)
    return lage.satz(GRUPPE, "warum_weg") if lage.fuehrend.ist_blatt else lage.satz(GRUPPE, "warum_weg_anders", modelle=modelle)


def _termin(lage: Lage) -> tuple[Absatz, ...]:
    plan = lage.zeitplan
    if plan.mangel is not None:
        return (Absatz(lage.satz("zeitplan", lage.mangel_des_zeitplans)),)
    offene = [termin for termin in plan.termine if termin.stand == "offen"]
    # What comes round every quarter is no date for the Verwaltungsspitze, as long as there is another.
    einmalige = (termin for termin in offene if not _jedes_quartal(lage, termin))
    naechster = next(einmalige, next(iter(offene), None))
    versaeumt = len(plan.versaeumte)
    teile = [Absatz(lage.satz(GRUPPE, "termin_keiner")) if naechster is None else _naechster(lage, naechster)]
    if versaeumt:
        name = "termin_versaeumt_einer" if versaeumt == 1 else "termin_versaeumt"
        teile.append(Absatz(lage.satz(GRUPPE, name, anzahl=versaeumt)))
    return tuple(teile)


def _jedes_quartal(lage: Lage, termin: Termin) -> bool:
    """Tell whether a milestone comes round every quarter; one of the person's own does not."""
    meilenstein = lage.katalog.meilensteine.get(termin.meilenstein)
    return meilenstein is not None and isinstance(meilenstein.termin, QuartalRegel)


def _naechster(lage: Lage, termin: Termin) -> Absatz:
    return Absatz(lage.satz(GRUPPE, "termin_naechster", datum=tag(termin.datum), titel=termin.titel), termin.quelle or None)


def _sicher(lage: Lage) -> tuple[Absatz, ...]:
    saetze = list(robust_in_worten(lage.katalog, lage.antworten, lage.robustheit, lage.empfehlung))
    widersprueche = len(lage.empfehlung.widersprueche)
    saetze += [lage.satz(GRUPPE, "sicher_widerspruch", anzahl=widersprueche)] if widersprueche else []
    return (Absatz(" ".join(saetze)),)
