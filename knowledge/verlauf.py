"""What changed since an earlier result: the answers, the recommendation, the Katalog, and which of them made the difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung, empfiehl
from knowledge.frage import WEISS_NICHT, Wert
from knowledge.katalog import Katalog
from knowledge.version import Rohwert
from knowledge.versionswechsel import Versionswechsel, ueberfuehre


@dataclass(frozen=True, slots=True)
class FrueheresErgebnis:
    """A result as it was kept: when, with which Katalog, from which raw answers, and what it said per model, the leading one first."""

    zeit: datetime
    katalog_version: str
    eingaben: Mapping[str, Rohwert]
    fuehrend: str
    status: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Antwortwechsel:
    """A question whose answer is another one than before; ``None`` where there was or is none."""

    frage: str
    vorher: Wert | None
    jetzt: Wert | None


@dataclass(frozen=True, slots=True)
class Unterschied:
    """Everything that is different from an earlier result.

    ``umgestellt`` tells what the change of the Katalog did to the answers of then, ``None`` where it is the same Katalog.
    ``durch_katalog``: the answers of then, judged today, already lead to another model than then.
    ``durch_antworten``: the answers of today lead to another model than those of then, both judged today.
    ``ausschlag`` names the changed answers of which each alone, taken back, brings the model of then back to the top.
    """

    frueher: FrueheresErgebnis
    antworten: tuple[Antwortwechsel, ...]
    umgestellt: Versionswechsel | None
    fuehrend: str
    durch_katalog: bool
    durch_antworten: bool
    ausschlag: tuple[str, ...]
    status: Mapping[str, tuple[str, str]]

    @property
    def fuehrt_anderes(self) -> bool:
        """Tell whether another model leads."""
        return self.fuehrend != self.frueher.fuehrend

    @property
    def unveraendert(self) -> bool:
        """Tell whether nothing at all is different."""
        return not (self.antworten or self.umgestellt or self.fuehrt_anderes or self.status)


def vergleiche_mit(katalog: Katalog, frueher: FrueheresErgebnis, antworten: Antworten, empfehlung: Empfehlung) -> Unterschied:
    """Compare the present answers and recommendation with an earlier result; its answers are brought to this Katalog first."""
    wechsel = ueberfuehre(katalog, frueher.eingaben, frueher.katalog_version)
    damals = katalog.antworten(wechsel.antworten)
    aenderungen = _aenderungen(katalog, damals, antworten)
    damals_heute = empfiehl(katalog, damals).fuehrend.modell
    jetzt = empfehlung.fuehrend.modell
    status = {
        bewertung.modell: (frueher.status[bewertung.modell], bewertung.status)
        for bewertung in empfehlung.modelle
        if bewertung.modell in frueher.status and frueher.status[bewertung.modell] != bewertung.status
    }
    return Unterschied(
        frueher=frueher,
        antworten=aenderungen,
        umgestellt=wechsel if frueher.katalog_version != katalog.version else None,
        fuehrend=jetzt,
        durch_katalog=damals_heute != frueher.fuehrend,
        durch_antworten=damals_heute != jetzt,
        ausschlag=_ausschlag(katalog, antworten, aenderungen, damals_heute) if damals_heute != jetzt else (),
        status=status,
    )


def _aenderungen(katalog: Katalog, damals: Antworten, jetzt: Antworten) -> tuple[Antwortwechsel, ...]:
    vorher, nachher = damals.roh(), jetzt.roh()
    return tuple(
        Antwortwechsel(frage, vorher.get(frage), nachher.get(frage)) for frage in katalog.fragen if vorher.get(frage) != nachher.get(frage)
    )


def _ausschlag(katalog: Katalog, antworten: Antworten, aenderungen: tuple[Antwortwechsel, ...], damals: str) -> tuple[str, ...]:
    """Return the questions whose former answer alone would lead back to the former model."""
    roh = antworten.roh()

    def fuehrt_mit(wechsel: Antwortwechsel) -> str:
        zurueckgenommen = {**roh, wechsel.frage: WEISS_NICHT if wechsel.vorher is None else wechsel.vorher}
        return empfiehl(katalog, katalog.antworten(zurueckgenommen)).fuehrend.modell

    return tuple(wechsel.frage for wechsel in aenderungen if fuehrt_mit(wechsel) == damals)
