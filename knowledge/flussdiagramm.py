"""The flow diagram (B, Abb. 5.1) as a graph: the way the answers take, and every leaf they can still reach."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.bedingung import FrageBedingung


@dataclass(frozen=True, slots=True)
class Kante:
    """An answer and where it leads: to the next question (``ziel``) or to printed leaves (``blaetter``)."""

    antwort: str
    ziel: str | None = None
    blaetter: tuple[str, ...] = ()
    unsicher: bool = False
    uebergang: bool = False
    geld_auf_zeit: bool = False
    eigener_zweig: bool = False


@dataclass(frozen=True, slots=True)
class Knoten:
    """A question of the diagram; its id is the id of the question in the catalogue."""

    id: str
    block: str
    kanten: tuple[Kante, ...]


@dataclass(frozen=True, slots=True)
class Vorgabe:
    """An answer that a condition settles by itself, whatever was answered."""

    wenn: FrageBedingung
    frage: str
    wert: str


@dataclass(frozen=True, slots=True)
class Blattregel:
    """How the Kommune changes the leaves: replace one by another, or add one to it (by the leaf as printed)."""

    wenn: FrageBedingung
    grund: str
    quelle: str
    ersetze: Mapping[str, str] | None = None
    ergaenze: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Uebergangsmodelle:
    """Models that are an Übergangslösung on whatever way they are reached (B, Kap. 5.2)."""

    modelle: tuple[str, ...]
    quelle: str


@dataclass(frozen=True, slots=True)
class Wegstueck:
    """One step of a way: the question, the answer taken, and the edge it follows."""

    knoten: str
    kante: Kante


@dataclass(frozen=True)
class Weg:
    """A whole way from the start to printed leaves."""

    stuecke: tuple[Wegstueck, ...]
    blaetter: tuple[str, ...]

    @cached_property
    def uebergang(self) -> bool:
        """Tell whether the way is marked as an Übergangslösung."""
        return any(stueck.kante.uebergang for stueck in self.stuecke)

    @cached_property
    def geld_auf_zeit(self) -> bool:
        """Tell whether the money on this way ends after a time."""
        return any(stueck.kante.geld_auf_zeit for stueck in self.stuecke)

    def abstand(self, antworten: Mapping[str, str]) -> tuple[int, int]:
        """Return how many answers would have to differ on this way, and how many of its questions are unanswered."""
        anders = sum(stueck.knoten in antworten and antworten[stueck.knoten] != stueck.kante.antwort for stueck in self.stuecke)
        offen = sum(stueck.knoten not in antworten for stueck in self.stuecke)
        return anders, offen

    def erste_abweichung(self, antworten: Mapping[str, str]) -> "Abweichung | None":
        """Return the first question on this way whose answer would have to differ, or ``None``."""
        for stueck in self.stuecke:
            ist = antworten.get(stueck.knoten)
            if ist is not None and ist != stueck.kante.antwort:
                return Abweichung(stueck.knoten, ist, stueck.kante.antwort)
        return None


@dataclass(frozen=True, slots=True)
class Abweichung:
    """The question at which the own way leaves the way to a model: the answer given and the answer it would take."""

    knoten: str
    ist: str
    noetig: str


@dataclass(frozen=True, slots=True)
class Wegschritt:
    """One answered step of the own way; ``ziel`` is the next question or the leaves for this Kommune."""

    knoten: str
    antwort: str
    ziel: str | tuple[str, ...]
    kante: Kante


@dataclass(frozen=True)
class Flussdiagramm:
    """The graph as data. Everything it tells is a pure function of the answers."""

    quelle: str
    hinweis: str
    start: str
    bloecke: Mapping[str, str]
    knoten: Mapping[str, Knoten]
    vorgaben: tuple[Vorgabe, ...]
    blattregeln: tuple[Blattregel, ...]
    uebergangsmodelle: Uebergangsmodelle

    @cached_property
    def wege(self) -> tuple[Weg, ...]:
        """All ways from the start to a leaf, in the order of the table."""
        return tuple(self._wege(self.start, ()))

    def _wege(self, knoten: str, bisher: tuple[Wegstueck, ...]) -> Iterator[Weg]:
        for kante in self.knoten[knoten].kanten:
            stuecke = (*bisher, Wegstueck(knoten, kante))
            if kante.ziel is None:
                yield Weg(stuecke, kante.blaetter)
            else:
                yield from self._wege(kante.ziel, stuecke)

    def antworten(self, antworten: Antworten) -> dict[str, str]:
        """Return the known answers to the diagram's questions, those that a rule settles by itself included."""
        bekannt = {knoten: str(wert) for knoten in self.knoten if (wert := antworten.bekannt(knoten)) is not None}
        for vorgabe in self.vorgaben:
            if vorgabe.wenn.gilt(antworten):
                bekannt[vorgabe.frage] = vorgabe.wert
        return bekannt

    def moegliche_wege(self, antworten: Antworten) -> tuple[Weg, ...]:
        """Return every way the answers still allow; unknown answers make each branch count. Never empty."""
        bekannt = self.antworten(antworten)
        anders = sum(
            self._bits[(knoten.id, kante.antwort)]
            for knoten in self.knoten.values()
            for kante in knoten.kanten
            if knoten.id in bekannt and kante.antwort != bekannt[knoten.id]
        )
        return tuple([weg for weg, (_, stuecke) in zip(self.wege, self._masken, strict=True) if not stuecke & anders])

    def abstaende(self, bekannt: Mapping[str, str]) -> list[tuple[int, int]]:
        """Return :meth:`Weg.abstand` for all ways at once: a result asks for it often, and bit masks answer it fast."""
        fragen = sum(self._bits[knoten] for knoten in bekannt if knoten in self._bits)
        paare = sum(self._bits.get((knoten, antwort), 0) for knoten, antwort in bekannt.items())
        return [
            ((knoten & fragen).bit_count() - (stuecke & paare).bit_count(), (knoten & ~fragen).bit_count())
            for knoten, stuecke in self._masken
        ]

    def blaetter_aller_wege(self, antworten: Antworten) -> tuple[tuple[str, ...], ...]:
        """Return :meth:`blaetter_des_weges` for all ways; remembered by what the rules on the leaves look at."""
        schluessel = tuple(antworten.bekannt(regel.wenn.frage) for regel in self.blattregeln if regel.wenn.frage != "konzept")
        if schluessel not in self._blaetter:
            self._blaetter[schluessel] = tuple(self.blaetter_des_weges(weg, antworten) for weg in self.wege)
        return self._blaetter[schluessel]

    @cached_property
    def _bits(self) -> Mapping[object, int]:
        """A bit for each question, and one for each of its answers."""
        namen: list[object] = [*self.knoten]
        namen += [(knoten.id, kante.antwort) for knoten in self.knoten.values() for kante in knoten.kanten]
        return {name: 1 << nummer for nummer, name in enumerate(namen)}

    @cached_property
    def _masken(self) -> tuple[tuple[int, int], ...]:
        """For each way the bits of its questions and those of its answers."""
        return tuple(
            (
                sum(self._bits[stueck.knoten] for stueck in weg.stuecke),
                sum(self._bits[(stueck.knoten, stueck.kante.antwort)] for stueck in weg.stuecke),
            )
            for weg in self.wege
        )

    @cached_property
    def _blaetter(self) -> dict[tuple[object, ...], tuple[tuple[str, ...], ...]]:
        """What :meth:`blaetter_aller_wege` has found so far."""
        return {}

    def gang(self, antworten: Antworten) -> tuple[Wegschritt, ...]:
        """Walk from the start as far as the answers go and return the steps taken."""
        bekannt = self.antworten(antworten)
        schritte: list[Wegschritt] = []
        knoten: str | None = self.start
        while knoten is not None and knoten in bekannt:
            kante = next(kante for kante in self.knoten[knoten].kanten if kante.antwort == bekannt[knoten])
            ziel = kante.ziel if kante.ziel is not None else self.blaetter_hier(kante.blaetter, antworten, bekannt.get("konzept"))
            schritte.append(Wegschritt(knoten, kante.antwort, ziel, kante))
            knoten = kante.ziel
        return tuple(schritte)

    def ist_fertig(self, antworten: Antworten) -> bool:
        """Tell whether the answers lead all the way to a leaf."""
        gang = self.gang(antworten)
        return bool(gang) and gang[-1].kante.ziel is None

    def blaetter_des_weges(self, weg: Weg, antworten: Antworten) -> tuple[str, ...]:
        """Return the leaves of a way for this Kommune; the concept counts as the way answers it."""
        konzept = next((stueck.kante.antwort for stueck in weg.stuecke if stueck.knoten == "konzept"), None)
        return self.blaetter_hier(weg.blaetter, antworten, konzept)

    def blaetter_hier(self, gedruckt: tuple[str, ...], antworten: Antworten, konzept: str | None) -> tuple[str, ...]:
        """Apply the rules on the leaves: replacements one after the other, additions by the leaf as printed."""
        lage = _MitKonzept(antworten, konzept)
        gueltig = [regel for regel in self.blattregeln if regel.wenn.gilt(lage)]
        ergebnis: list[str] = []
        for blatt in gedruckt:
            hier = blatt
            for regel in gueltig:
                hier = (regel.ersetze or {}).get(hier, hier)
            dazu = [regel.ergaenze[blatt] for regel in gueltig if regel.ergaenze and blatt in regel.ergaenze]
            ergebnis += [modell for modell in (hier, *dazu) if modell not in ergebnis]
        return tuple(ergebnis)


@dataclass(frozen=True, slots=True)
class _MitKonzept:
    """The answers, with the concept as a given way answers it."""

    antworten: Antworten
    konzept: str | None

    def bekannt(self, frage: str) -> object | None:
        """Return the known answer, that of the way for the concept."""
        return self.konzept if frage == "konzept" else self.antworten.bekannt(frage)

    def spanne(self, frage: str) -> None:
        """Return nothing: rules on leaves look at no numbers."""
