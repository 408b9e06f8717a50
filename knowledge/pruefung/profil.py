"""For each model the answers of a Kommune it is made for: they prove that the model can lead, and serve tests and previews."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from knowledge.antwort import GRENZEN
from knowledge.empfehlung import empfiehl
from knowledge.flussdiagramm import Weg
from knowledge.frage import Wert
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, STUFEN, TYPEN
from knowledge.pruefung import meldungen
from knowledge.steckbrief import Bedarf, Steckbrief, StellenVerlangt, StufeVerlangt

Profil = dict[str, Wert]

# Sizes that no other model is better made for are found by trying: one in each class, those in the model's own range only.
GROESSEN = (30_000, 15_000, 60_000, 7_000, 3_000, 150_000)
WEGE_JE_TYP = 3
# A model that cannot lead is given up after so many tries.
VERSUCHE = 60


def ideales_profil(katalog: Katalog, modell: str) -> Profil:
    """Return raw answers that just meet what a model demands, and a way that leads to it.

    Of all such answers the first is taken that contradicts itself nowhere and makes the model lead; where there is none, one that makes
    it lead, else the first of all. Empty where no way of the diagram reaches the model. Raises KeyError for an unknown model.
    """
    steckbrief = katalog.steckbriefe[modell]
    fuehrend: Profil | None = None
    erstes: Profil = {}
    for profil in islice(_profile(katalog, steckbrief), VERSUCHE):
        ergebnis = empfiehl(katalog, katalog.antworten(profil))
        erstes = erstes or profil
        if ergebnis.fuehrend.modell == modell and ergebnis.fuehrend.status == "empfohlen":
            if not ergebnis.widersprueche:
                return profil
            fuehrend = fuehrend or profil
    return fuehrend or erstes


def pruefe_fuehrung(katalog: Katalog) -> Iterator[str]:
    """Check that each model leads, and is recommended, for the Kommune it is made for."""
    for modell in katalog.steckbriefe:
        profil = ideales_profil(katalog, modell)
        fuehrend = empfiehl(katalog, katalog.antworten(profil)).fuehrend
        if fuehrend.modell != modell or fuehrend.status != "empfohlen":
            angaben = ", ".join(f"{frage}={wert}" for frage, wert in profil.items())
            yield meldungen.FUEHRT_NIE.format(modell=modell, statt=fuehrend.modell, profil=angaben)


def _profile(katalog: Katalog, steckbrief: Steckbrief) -> Iterator[Profil]:
    bedarfe = steckbrief.anforderung.voraussetzung
    for typ in TYPEN:
        if _mangel(bedarfe, "kommune_typ", typ):
            continue
        for weg in _wege(katalog, steckbrief, typ)[:WEGE_JE_TYP]:
            antworten = {stueck.knoten: stueck.kante.antwort for stueck in weg.stuecke}
            for einwohner in _groessen(steckbrief):
                yield {**_kommune(bedarfe, typ, antworten), "einwohner": einwohner, **_mittel(steckbrief, einwohner, typ), **antworten}


def _kommune(bedarfe: tuple[Bedarf, ...], typ: str, weg: dict[str, str]) -> Profil:
    ohne_ksm = not _mangel(bedarfe, "landkreis_ksm", "nein")
    phase = {"ja": "erstvorhaben", "nein": "keine"}.get(weg.get("konzeptfoerderung", ""), "anschlussvorhaben")
    kommune: Profil = {"kommune_typ": typ, "modell_heute": "keins", "foerderphase": phase}
    return kommune if typ == "landkreis" else {**kommune, "landkreis_ksm": "nein" if ohne_ksm else "ja"}


def _mangel(bedarfe: tuple[Bedarf, ...], frage: str, wert: str) -> int:
    """Return how bad an answer is for the Voraussetzung: 0 fine, 1 narrowly missed, 2 missed."""
    eigene = [bedarf for bedarf in bedarfe if bedarf.frage == frage]
    if any(wert in bedarf.verfehlt for bedarf in eigene):
        return 2
    return int(any(wert in bedarf.knapp for bedarf in eigene))


def _wege(katalog: Katalog, steckbrief: Steckbrief, typ: str) -> list[Weg]:
    """Return the ways to a model, the most suitable first: by its Voraussetzung, then without money on time, then the shortest."""
    diagramm = katalog.flussdiagramm
    antworten = katalog.antworten({"kommune_typ": typ})
    wege = [weg for weg in diagramm.wege if steckbrief.id in diagramm.blaetter_des_weges(weg, antworten)]

    def guete(weg: Weg) -> tuple[int, bool, int]:
        konzept = next((stueck.kante.antwort for stueck in weg.stuecke if stueck.knoten == "konzept"), "")
        return _mangel(steckbrief.anforderung.voraussetzung, "konzept", konzept), weg.geld_auf_zeit, len(weg.stuecke)

    return sorted(wege, key=guete)


def _groessen(steckbrief: Steckbrief) -> list[int]:
    verlangt = steckbrief.anforderung.kommunengroesse
    if verlangt is None:
        return list(GROESSEN)
    oben = min(grenze for grenze in (verlangt.bis, verlangt.knapp_ab, int(GRENZEN["einwohner"][1])) if grenze is not None)
    return [groesse for groesse in GROESSEN if (verlangt.von or 0) <= groesse <= oben] or [verlangt.von or oben]


def _mittel(steckbrief: Steckbrief, einwohner: int, typ: str) -> Profil:
    """Return posts, money, horizon, history and backing that just meet the requirement."""
    anforderung = steckbrief.anforderung
    stellen = _stellen(anforderung.personalbudget, einwohner) if anforderung.personalbudget else Decimal(0)
    budget = Decimal(0)
    if anforderung.klimabudget:
        budget = anforderung.klimabudget.ueber + 1 if anforderung.klimabudget.ueber is not None else anforderung.klimabudget.ab or budget
    mittel: Profil = {
        "personalbudget": stellen,
        "klimabudget": budget,
        "zeithorizont": anforderung.zeithorizont.ab if anforderung.zeithorizont else HORIZONTE[0],
        "historie": _stufe(anforderung.historie),
        "relevanz": _stufe(anforderung.relevanz),
    }
    geraten = anforderung.personalbudget.geraten if anforderung.personalbudget else None
    if typ == "landkreis" and geraten and geraten.gemeinden_je_stelle:
        mittel["gemeinden"] = int(stellen * geraten.gemeinden_je_stelle)
    return mittel


def _stellen(verlangt: StellenVerlangt, einwohner: int) -> Decimal:
    geraten = verlangt.geraten
    if geraten and geraten.einwohner_je_stelle:
        return max(verlangt.ab, Decimal(einwohner) / geraten.einwohner_je_stelle)
    if geraten and geraten.stellen is not None and einwohner >= (geraten.ab_einwohner or 0):
        return max(verlangt.ab, geraten.stellen)
    return verlangt.ab


def _stufe(verlangt: StufeVerlangt | None) -> str:
    if verlangt is None:
        return STUFEN[0]
    return next((stufe for stufe in STUFEN[STUFEN.index(verlangt.ab) :] if stufe not in verlangt.knapp_bei), STUFEN[-1])
