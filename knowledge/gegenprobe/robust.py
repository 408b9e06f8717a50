"""Robust: whether the same model leads whatever is still unknown; if not, which can, and which question narrows them most."""

from dataclasses import dataclass
from fractions import Fraction

from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.gegenprobe.ausschnitt import STUFEN_JE, ZAHLEN
from knowledge.gegenprobe.vorrat import vorrat
from knowledge.gegenprobe.zaehlung import Zaehlung
from knowledge.katalog import Katalog

# Besides the diagram's questions, the ranking rests on these.
FRAGEN = frozenset({"kommune_typ", "landkreis_ksm", "modell_heute", "foerderphase", *ZAHLEN, *STUFEN_JE})


@dataclass(frozen=True, slots=True)
class Robustheit:
    """The models that lead for some completion of the unknown answers, in the order of the Katalog, and the question that decides.

    ``frage`` is the id of the unanswered question, or of the one answered with a class only, whose answer leaves the fewest candidates
    on average; ``None`` where the result is robust.
    """

    kandidaten: tuple[str, ...]
    frage: str | None

    @property
    def robust(self) -> bool:
        """Tell whether the same model leads for every completion."""
        return len(self.kandidaten) == 1


def fragen_der_rangfolge(katalog: Katalog) -> frozenset[str]:
    """Return the ids of the questions on which the ranking rests."""
    return FRAGEN | katalog.flussdiagramm.knoten.keys()


def robustheit(katalog: Katalog, antworten: Antworten) -> Robustheit:
    """Return which models can still lead and which question would narrow them most. Every completion counts.

    A completion answers all questions that count then (``beratung.zaehlende_fragen``): those that an answer opens, too. Questions it does
    not reach stay as they are; it belongs to each of their answers. "Weiß nicht" and a missing answer are the same.
    """
    zaehlung = Zaehlung(vorrat(katalog), antworten)
    zaehlung.zaehle()
    modelle = tuple(katalog.steckbriefe)
    kandidaten = tuple(modell for nummer, modell in enumerate(modelle) if zaehlung.alle >> nummer & 1)
    return Robustheit(kandidaten, None if len(kandidaten) == 1 else _entscheidende(katalog, antworten, zaehlung))


def bereite_vor(katalog: Katalog) -> None:
    """Work out what is kept of a Katalog (a tenth of a second), so that no person has to wait for it: belongs before the first request."""
    robustheit(katalog, Antworten())


def _entscheidende(katalog: Katalog, antworten: Antworten, zaehlung: Zaehlung) -> str | None:
    """Return the question with the fewest expected candidates; in a tie the first in the order of the Katalog."""
    beste: tuple[Fraction, str] | None = None
    zaehlende = {frage.id for frage in zaehlende_fragen(katalog, antworten)} & fragen_der_rangfolge(katalog)
    for frage in katalog.fragen.values():
        unbekannt = frage.id in zaehlende and antworten.bekannt(frage.id) is None
        if not unbekannt and not zaehlung.ist_klasse(frage):
            continue
        gruppen = zaehlung.nach_antwort(frage)
        if not gruppen:
            continue
        erwartet = Fraction(sum(gruppe.bit_count() for gruppe in gruppen), len(gruppen))
        if not unbekannt and erwartet >= zaehlung.alle.bit_count():
            continue
        if beste is None or erwartet < beste[0]:
            beste = (erwartet, frage.id)
    return beste[1] if beste else None
