"""The Entscheidungsvorlage in the shape that councils know; what only the town hall knows is a marked blank."""

from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste
from knowledge.bericht.kosten import geld_satz, kostentabelle, stellen_satz
from knowledge.bericht.lage import Lage, tag
from knowledge.bericht.zusammenfassung import verlust
from knowledge.formatierung import datum

GRUPPE = "vorlage"
ALTERNATIVEN = 3
NACHWEISE = 2
VORTEILE = 3


def vorlage(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the sections of the Vorlage."""
    teile: tuple[tuple[str, list[Block]], ...] = (
        ("betreff", _betreff(lage)),
        ("sachverhalt", _sachverhalt(lage)),
        ("begruendung", _begruendung(lage)),
        ("alternativen", _alternativen(lage)),
        ("finanzen", [kostentabelle(lage), _luecke(lage, "finanzen_leer")]),
        ("stellenplan", _stellenplan(lage)),
        ("beschluss", _beschluss(lage)),
        ("anlage", [Liste((Absatz(lage.satz(GRUPPE, "anlage_bericht", datum=tag(lage.heute))),))]),
    )
    return tuple(Abschnitt(lage.satz(GRUPPE, name), tuple(bloecke)) for name, bloecke in teile)


def _luecke(lage: Lage, name: str) -> Absatz:
    return Absatz(lage.satz(GRUPPE, name), art="luecke")


def _betreff(lage: Lage) -> list[Block]:
    betreff = Absatz(lage.satz(GRUPPE, "betreff_satz", modell=lage.name(lage.fuehrend.modell)), art="kern")
    return [betreff, _luecke(lage, "kopf_leer"), Absatz(lage.satz(GRUPPE, "hinweis"), art="leise")]


def _sachverhalt(lage: Lage) -> list[Block]:
    bekannt = lage.antworten.bekannt
    bloecke: list[Block] = []
    if bekannt("modell_heute") is None:
        bloecke.append(_luecke(lage, "sachverhalt_unbekannt"))
    elif lage.modell_heute is None:
        bloecke.append(Absatz(lage.satz(GRUPPE, "sachverhalt_keins")))
    else:
        heute = lage.satz(GRUPPE, "sachverhalt_heute", modell=lage.angabe("modell_heute"))
        bloecke.append(Absatz(f"{heute} {lage.modell_heute.kurzbeschreibung}", f"S, {lage.modell_heute.nummer}"))
    saetze = [lage.satz(GRUPPE, "sachverhalt_phase", phase=lage.angabe("foerderphase"))] if bekannt("foerderphase") else []
    ende = bekannt("foerderende")
    saetze += [lage.satz(GRUPPE, "sachverhalt_ende", ende=datum(str(ende)))] if ende else []
    saetze += [lage.satz(GRUPPE, "sachverhalt_konzept", konzept=lage.angabe("konzept"))] if bekannt("konzept") else []
    bloecke += [Absatz(" ".join(saetze))] if saetze else []
    bloecke += [] if ende or bekannt("foerderphase") == "keine" else [_luecke(lage, "sachverhalt_ende_leer")]
    return [*bloecke, _luecke(lage, "sachverhalt_leer")]


def _begruendung(lage: Lage) -> list[Block]:
    bloecke: list[Block] = [Absatz(lage.satz(GRUPPE, "begruendung_vorlaeufig"), art="kern")] if lage.empfehlung.vorlaeufig else []
    bloecke.append(Absatz(lage.ziel.kurzbeschreibung, f"S, {lage.ziel.nummer}"))
    bloecke.append(Liste(tuple(Absatz(vorteil.text, vorteil.quelle) for vorteil in lage.ziel.vorteile[:VORTEILE])))
    nachweise = [nachweis for nachweis in lage.katalog.bericht.nachweise if nachweis.kurz][:NACHWEISE]
    return [*bloecke, Liste(tuple(Absatz(str(nachweis.kurz), nachweis.quelle) for nachweis in nachweise))]


def _alternativen(lage: Lage) -> list[Block]:
    punkte = [
        Absatz(
            lage.satz(
                GRUPPE,
                "alternative",
                modell=lage.name(bewertung.modell),
                status=lage.status(bewertung),
                grund=lage.katalog.steckbriefe[bewertung.modell].kurzbeschreibung,
            ),
            f"S, {lage.nummer(bewertung.modell)}",
        )
        for bewertung in lage.empfehlung.modelle[1:ALTERNATIVEN]
    ]
    ohne = verlust(lage)[0]
    punkte.append(Absatz(lage.satz(GRUPPE, "alternative_nichts", verlust=ohne.text), ohne.quelle))
    return [Absatz(lage.satz(GRUPPE, "alternativen_satz")), Liste(tuple(punkte))]


def _stellenplan(lage: Lage) -> list[Block]:
    verlangt = lage.ziel.kriterien["personalbudget"]
    if lage.ziel.hat_stelle:
        satz = lage.satz(GRUPPE, "stellenplan_satz", verlangt=verlangt.wert, angabe=lage.angabe("personalbudget"))
    else:
        satz = lage.satz(GRUPPE, "stellenplan_ohne")
    return [Absatz(satz, verlangt.quelle), _luecke(lage, "stellenplan_leer")]


def _beschluss(lage: Lage) -> list[Block]:
    return [
        Absatz(lage.satz(GRUPPE, "beschluss_vorschlag"), art="leise"),
        _luecke(lage, "beschluss_gremium"),
        Liste(tuple(Absatz(satz) for satz in _beschluesse(lage)), nummeriert=True),
    ]


def _beschluesse(lage: Lage) -> list[str]:
    fuehrend, modell = lage.fuehrend, lage.name(lage.fuehrend.modell)
    bericht = lage.satz(GRUPPE, "beschluss_bericht")
    if lage.empfehlung.vorlaeufig:
        return [lage.satz(GRUPPE, "beschluss_klaeren"), bericht]
    if fuehrend.status == "empfohlen":
        stellen, geld = stellen_satz(lage), geld_satz(lage)
        mittel = [lage.satz(GRUPPE, "beschluss_stelle", stellen=stellen)] if stellen else []
        mittel += [lage.satz(GRUPPE, "beschluss_geld", geld=geld)] if geld else []
        return [lage.satz(GRUPPE, "beschluss_modell", modell=modell), *mittel, bericht]
    if fuehrend.status == "moeglich":
        return [lage.satz(GRUPPE, "beschluss_pruefen", modell=modell), bericht]
    fehlt = lage.kriterien((*fuehrend.verfehlt, *fuehrend.knapp))
    return [lage.satz(GRUPPE, "beschluss_ziel", modell=modell, fehlt=fehlt), bericht]
