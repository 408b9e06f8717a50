"""What is to be done: Empfehlungen per aspect, the schedule, and what is still open or was assumed."""

from collections.abc import Iterable

from knowledge.antwort import Antworten
from knowledge.ausgabe import aspekte_sortiert
from knowledge.beratung import zaehlende_fragen
from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste, Tabelle, Zelle
from knowledge.bericht.lage import Lage, tag
from knowledge.bericht.merkliste import einleitung, empfehlung_zelle, merkliste
from knowledge.frage import Frage
from knowledge.gegenprobe.robust import fragen_der_rangfolge
from knowledge.gegenprobe.worte import robust_in_worten
from knowledge.zeitplan import Termin, Zeitplan

EMPFEHLUNGEN = "empfehlungen"
ZEITPLAN = "zeitplan"
OFFEN = "offen"
FRAGEN_HOECHSTENS = 6
# The main part has its promised pages however many milestones somebody adds.
EIGENE_IM_HAUPTTEIL = 3
ANNAHMEN = ("annahme_unbekannt", "annahme_klasse", "annahme_mindest", "annahme_knapp", "annahme_personal")


def empfehlungen(lage: Lage) -> Abschnitt:
    """Return the eight aspects with their state, from today on and in the target model; what is open comes first."""
    modelle = [lage.modell_heute] if lage.modell_heute is not None else []
    modelle += [] if lage.modell_heute == lage.ziel else [lage.ziel]
    koepfe = [("heute" if steckbrief == lage.modell_heute else "ziel", steckbrief) for steckbrief in modelle]
    kopf = (
        lage.satz(EMPFEHLUNGEN, "aspekt"),
        *(lage.satz(EMPFEHLUNGEN, name, modell=f"{steckbrief.nummer} {steckbrief.name}") for name, steckbrief in koepfe),
    )
    zeilen = tuple(
        (Zelle(_aspekt(lage, aspekt)), *(empfehlung_zelle(lage, steckbrief.id, aspekt) for steckbrief in modelle))
        for aspekt in aspekte_sortiert(lage.antworten)
    )
    quelle = lage.satz(EMPFEHLUNGEN, "quelle", modelle=", ".join(steckbrief.nummer for steckbrief in modelle))
    satz = lage.satz(EMPFEHLUNGEN, "einleitung_beide" if len(modelle) > 1 else "einleitung_eine")
    bloecke: tuple[Block, ...] = (Absatz(satz, quelle), *einleitung(lage), Tabelle("empfehlungen", kopf, zeilen))
    return Abschnitt(lage.satz(EMPFEHLUNGEN, "titel"), bloecke)


def zeitplan(lage: Lage) -> Abschnitt:
    """Return every milestone with date, kind and state, and what is still possible where one has been missed."""
    plan, eigene = lage.zeitplan, _eigene_im_anhang(lage.zeitplan)
    verweis = lage.satz(ZEITPLAN, "eigene", anhang=_titel_eigene(lage)) if eigene else ""
    if plan.mangel is not None:
        return Abschnitt(lage.satz(ZEITPLAN, "titel"), (Absatz(f"{lage.satz(ZEITPLAN, lage.mangel_des_zeitplans)} {verweis}".strip()),))
    absatz = Absatz(f"{_einleitung(lage, plan)} {verweis}".strip(), lage.satz(ZEITPLAN, "quelle"))
    tabelle = _tabelle(lage, (termin for termin in plan.termine if termin not in eigene))
    return Abschnitt(lage.satz(ZEITPLAN, "titel"), (absatz, tabelle))


def eigene_termine(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the person's own milestones as an appendix, where the main part does not show them."""
    eigene = _eigene_im_anhang(lage.zeitplan)
    return (Abschnitt(_titel_eigene(lage), (_tabelle(lage, eigene),), teil="anhang"),) if eigene else ()


def offenes(lage: Lage) -> Abschnitt:
    """Return which answers are missing and whom to ask, what contradicts itself, how certain the result is, and how it was worked out."""
    fehlend = _fehlend(lage.antworten, zaehlende_fragen(lage.katalog, lage.antworten), fragen_der_rangfolge(lage.katalog))
    bloecke: list[Block] = [Absatz(" ".join(robust_in_worten(lage.katalog, lage.antworten, lage.robustheit, lage.empfehlung)), art="kern")]
    bloecke += _fragen(lage, fehlend) if fehlend else [Absatz(lage.satz(OFFEN, "keine"))]
    if lage.empfehlung.widersprueche:
        bloecke.append(Absatz(lage.satz(OFFEN, "widersprueche"), art="zwischen"))
        bloecke.append(Liste(tuple(Absatz(widerspruch.text) for widerspruch in lage.empfehlung.widersprueche)))
    bloecke.append(Absatz(lage.satz(OFFEN, "annahmen"), art="zwischen"))
    bloecke.append(Liste(tuple(Absatz(lage.satz(OFFEN, name)) for name in ANNAHMEN)))
    return Abschnitt(lage.satz(OFFEN, "titel"), tuple(bloecke))


def _aspekt(lage: Lage, aspekt: str) -> str:
    stand = lage.antworten.bekannt(f"aspekt_{aspekt}")
    worte = lage.satz(EMPFEHLUNGEN, "stand_unbekannt") if stand is None else lage.wort(str(stand))
    return lage.satz(EMPFEHLUNGEN, "aspekt_stand", aspekt=lage.katalog.aspekte[aspekt].titel, stand=worte)


def _einleitung(lage: Lage, plan: Zeitplan) -> str:
    if plan.ende is not None and plan.beginn is not None:
        return lage.satz(ZEITPLAN, "einleitung", beginn=tag(plan.beginn), ende=tag(plan.ende))
    if plan.ende is not None:
        return lage.satz(ZEITPLAN, "einleitung_ende", ende=tag(plan.ende))
    if plan.beginn is not None:
        return lage.satz(ZEITPLAN, "einleitung_beginn", beginn=tag(plan.beginn))
    return lage.satz(ZEITPLAN, "einleitung_ohne")


def _eigene_im_anhang(plan: Zeitplan) -> tuple[Termin, ...]:
    """Return the person's own milestones where they are too many for the main part, or there is no schedule to put them in."""
    eigene = tuple(termin for termin in plan.termine if not termin.meilenstein)
    return eigene if plan.mangel is not None or len(eigene) > EIGENE_IM_HAUPTTEIL else ()


def _titel_eigene(lage: Lage) -> str:
    return lage.satz(ZEITPLAN, "titel_eigene", buchstabe="D" if merkliste(lage) else "C")


def _tabelle(lage: Lage, termine: Iterable[Termin]) -> Tabelle:
    kopf = tuple(lage.satz(ZEITPLAN, name) for name in ("datum", "was", "art", "stand"))
    return Tabelle("zeitplan", kopf, tuple(_termin(lage, termin) for termin in termine))


def _termin(lage: Lage, termin: Termin) -> tuple[Zelle, ...]:
    datum = tag(termin.datum) if termin.ab is None else lage.satz(ZEITPLAN, "spanne", ab=tag(termin.ab), datum=tag(termin.datum))
    noch = termin.was_noch_geht if termin.stand == "versaeumt" else ""
    titel = lage.satz(ZEITPLAN, "noch", titel=termin.titel, noch=noch) if noch else termin.titel
    return (Zelle(datum), Zelle(titel), Zelle(lage.wort(f"art_{termin.art}")), Zelle(lage.wort(f"termin_{termin.stand}"), termin.stand))


def _fehlend(antworten: Antworten, fragen: tuple[Frage, ...], wichtig: frozenset[str]) -> list[Frage]:
    return [frage for frage in fragen if frage.id in wichtig and antworten.bekannt(frage.id) is None]


def _fragen(lage: Lage, fehlend: list[Frage]) -> list[Block]:
    """Return the questions that are still open: the deciding one first, the others named without whom to ask where they are many."""
    fehlend = sorted(fehlend, key=lambda frage: frage.id != lage.robustheit.frage)
    erste, weitere = fehlend[:FRAGEN_HOECHSTENS], fehlend[FRAGEN_HOECHSTENS:]
    punkte = tuple(Absatz(lage.satz(OFFEN, "frage", frage=frage.kurz, wen=frage.wen_fragen), frage.quelle) for frage in erste)
    bloecke: list[Block] = [Absatz(lage.satz(OFFEN, "fragen"), art="zwischen"), Liste(punkte)]
    namen = ", ".join(frage.kurz for frage in weitere)
    return [*bloecke, *([Absatz(lage.satz(OFFEN, "weitere", fragen=namen))] if weitere else [])]
