"""Read the file in which somebody got all of their data back, so that its consultations can be taken over again.

What is taken over is checked strictly against the Katalog: a name, the answers, the changes to the schedule, IST and SOLL, the ideas that
were picked. Everything else in the file (results, reminders, where a dialog stood) follows from these or belongs to its time; it is passed
over.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from knowledge.antwort import InvalidAnswerError
from knowledge.katalog import Katalog
from knowledge.merkliste import Merkstand, empfehlung_zu, lies_kennung
from knowledge.umplanung import EIGENE_HOECHSTENS, NOTIZ_HOECHSTENS, TITEL_HOECHSTENS
from knowledge.versionswechsel import kennt_weg
from knowledge.zeitplan import JAHRE

FORMAT: Final = "verstetigungslotse"
FASSUNG: Final = 1
MAX_BYTES: Final = 1_000_000
MAX_BERATUNGEN: Final = 50
MAX_ZEILEN: Final = 500
MAX_ZEICHEN: Final = 100
NAME_HOECHSTENS: Final = 40
FELDER: Final = ("ist", "soll")
GROESSTE_ZAHL: Final = 1_000_000_000
MIN_JAHR: Final = 2020
EIGENER: Final = re.compile(r"eigen_[0-9a-f]{12}")
# Signs that nobody sees but that hold letters or pictures together.
FUGEN: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"

Fehlerart = Literal["zu_gross", "kein_export", "fassung", "katalog", "aufbau", "antwort", "leer", "zu_viele", "weg"]
Kurz = Annotated[str, Field(min_length=1, max_length=MAX_ZEICHEN)]
Zahl = Annotated[float, Field(ge=-GROESSTE_ZAHL, le=GROESSTE_ZAHL, allow_inf_nan=False)]
S = TypeVar("S")
Ganz = Annotated[int, Field(ge=-GROESSTE_ZAHL, le=GROESSTE_ZAHL)]


class InvalidEinfuhrError(ValueError):
    """A file that cannot be taken over: what is wrong with it, and where (the place in the file, the question, or a number)."""

    def __init__(self, art: Fehlerart, stelle: str = "") -> None:
        self.art = art
        self.stelle = stelle
        super().__init__(f"{art} {stelle}".strip())


class _Streng(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Antwortzeile(_Streng):
    """An answer with its time."""

    frage: Kurz
    wert: Kurz | Ganz | Zahl
    zeit: AwareDatetime
    katalog_version: Kurz


class Meilensteinzeile(_Streng):
    """What was changed about a milestone; one of the person's own has a title."""

    id: Kurz
    titel: Annotated[str, Field(min_length=1, max_length=TITEL_HOECHSTENS)] | None
    datum: date | None
    erledigt: AwareDatetime | None
    notiz: Annotated[str, Field(min_length=1, max_length=NOTIZ_HOECHSTENS)] | None


class Anteilzeile(_Streng):
    """A share of the working time in tenths of a percent."""

    aufgabe: Kurz
    feld: Literal["ist", "soll"]
    zehntel: Annotated[int, Field(ge=0, le=1000)] | None
    zeit: AwareDatetime


class Wahlzeile(_Streng):
    """A point of a theme that was picked or withdrawn."""

    thema: Kurz
    punkt: Kurz
    gewaehlt: bool
    zeit: AwareDatetime


class Merkzeile(_Streng):
    """An Empfehlung on the list."""

    modell: Kurz
    aspekt: Kurz
    stand: Merkstand
    zeit: AwareDatetime


class Beratungsdatei(BaseModel):
    """One consultation of the file."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    label: Annotated[str, Field(min_length=1, max_length=NAME_HOECHSTENS)] | None
    aktiv: bool
    katalog_version: Kurz
    erstellt: AwareDatetime
    geaendert: AwareDatetime
    antworten: Annotated[tuple[Antwortzeile, ...], Field(max_length=MAX_ZEILEN)] = ()
    meilensteine: Annotated[tuple[Meilensteinzeile, ...], Field(max_length=MAX_ZEILEN)] = ()
    arbeitszeit: Annotated[tuple[Anteilzeile, ...], Field(max_length=MAX_ZEILEN)] = ()
    themenwahl: Annotated[tuple[Wahlzeile, ...], Field(max_length=MAX_ZEILEN)] = ()

    merkliste: Annotated[tuple[Merkzeile, ...], Field(max_length=MAX_ZEILEN)] = ()

    @property
    def freitexte(self) -> tuple[str, ...]:
        """Return every text that somebody wrote."""
        geschrieben = [self.label, *(text for zeile in self.meilensteine for text in (zeile.titel, zeile.notiz))]
        return tuple(text for text in geschrieben if text is not None)


class _Kopf(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    format: Literal["verstetigungslotse"]
    fassung: int


class _Datei(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    beratungen: tuple[Beratungsdatei, ...]


@dataclass(frozen=True, slots=True)
class Einfuhr:
    """The consultations of a file, the active one first, all of them valid."""

    beratungen: tuple[Beratungsdatei, ...]


def lies_einfuhr(katalog: Katalog, roh: bytes) -> Einfuhr:
    """Return what a file holds. Raises :class:`InvalidEinfuhrError` for the first thing that is wrong with it."""
    if len(roh) > MAX_BYTES:
        raise InvalidEinfuhrError("zu_gross")
    roh = roh.removeprefix(b"\xef\xbb\xbf")
    try:
        kopf = _Kopf.model_validate_json(roh)
    except ValidationError:
        raise InvalidEinfuhrError("kein_export") from None
    if kopf.fassung != FASSUNG:
        raise InvalidEinfuhrError("fassung", str(kopf.fassung)[:MAX_ZEICHEN])
    try:
        beratungen = _Datei.model_validate_json(roh).beratungen
    except ValidationError as fehler:
        raise InvalidEinfuhrError("aufbau", _stelle(fehler)) from None
    if not beratungen:
        raise InvalidEinfuhrError("leer")
    if len(beratungen) > MAX_BERATUNGEN:
        raise InvalidEinfuhrError("zu_viele", str(len(beratungen)))
    for nummer, beratung in enumerate(beratungen, 1):
        _pruefe(katalog, beratung, f"Beratung {nummer}")
    return Einfuhr(tuple(sorted(beratungen, key=lambda beratung: not beratung.aktiv)))


def _stelle(fehler: ValidationError) -> str:
    """Return where in the file something is wrong, in its own words and never with the value."""
    return ".".join(str(teil + 1) if isinstance(teil, int) else teil for teil in fehler.errors()[0]["loc"])[:MAX_ZEICHEN]


def _pruefe(katalog: Katalog, beratung: Beratungsdatei, wo: str) -> None:
    version = beratung.katalog_version
    if version != katalog.version and not kennt_weg(katalog, version):
        raise InvalidEinfuhrError("katalog", version)
    _pruefe_antworten(katalog, beratung, wo)
    _pruefe_meilensteine(katalog, beratung.meilensteine, wo)
    felder = {(aufgabe.id, feld) for aufgabe in katalog.aufgaben for feld in FELDER}
    _verlange_einmal(((zeile.aufgabe, zeile.feld) for zeile in beratung.arbeitszeit), lambda zeile: zeile in felder, f"{wo}, arbeitszeit")
    punkte = {(thema.slug, punkt.id) for thema in katalog.themen.values() for punkt in thema.punkte}
    _verlange_einmal(((zeile.thema, zeile.punkt) for zeile in beratung.themenwahl), lambda zeile: zeile in punkte, f"{wo}, themenwahl")
    gemerkt = ((zeile.modell, zeile.aspekt) for zeile in beratung.merkliste)
    _verlange_einmal(gemerkt, lambda zeile: empfehlung_zu(katalog, *zeile) is not None, f"{wo}, merkliste")
    zeiten = [beratung.erstellt, beratung.geaendert, *(zeile.erledigt for zeile in beratung.meilensteine if zeile.erledigt)]
    zeiten += [zeile.zeit for zeile in beratung.antworten]
    zeiten += [zeile.zeit for zeile in beratung.arbeitszeit]
    zeiten += [zeile.zeit for zeile in beratung.themenwahl]
    zeiten += [zeile.zeit for zeile in beratung.merkliste]
    if not all(_ist_moeglich(zeit) for zeit in zeiten) or not all(_ist_lesbar(text) for text in beratung.freitexte):
        raise InvalidEinfuhrError("aufbau", wo)


def _pruefe_antworten(katalog: Katalog, beratung: Beratungsdatei, wo: str) -> None:
    """Check the answers of today's Katalog; those of an older one are rewritten by its rules, which name what does not fit any more."""
    _verlange_einmal((zeile.frage for zeile in beratung.antworten), lambda _: True, f"{wo}, antworten")
    if beratung.katalog_version != katalog.version:
        return
    try:
        katalog.antworten({zeile.frage: zeile.wert for zeile in beratung.antworten})
    except InvalidAnswerError as fehler:
        raise InvalidEinfuhrError("antwort", fehler.frage) from None


def _pruefe_meilensteine(katalog: Katalog, zeilen: Sequence[Meilensteinzeile], wo: str) -> None:
    def ist_bekannt(kennung: str) -> bool:
        return any(kennung == bekannt or kennung.startswith(f"{bekannt}_") for bekannt in katalog.meilensteine)

    def ist_eigener(kennung: str) -> bool:
        gemerkt = lies_kennung(kennung)
        return EIGENER.fullmatch(kennung) is not None or (gemerkt is not None and empfehlung_zu(katalog, *gemerkt) is not None)

    eigene = [zeile for zeile in zeilen if ist_eigener(zeile.id)]
    fremde = [zeile for zeile in zeilen if zeile not in eigene]
    _verlange_einmal((zeile.id for zeile in zeilen), lambda _: True, f"{wo}, meilensteine")
    if (
        len(eigene) > EIGENE_HOECHSTENS
        or any(zeile.titel is None or zeile.datum is None for zeile in eigene)
        or any(zeile.titel is not None or not zeile.id.isascii() or not ist_bekannt(zeile.id) for zeile in fremde)
        or any(zeile.datum is not None and zeile.datum.year not in JAHRE for zeile in zeilen)
    ):
        raise InvalidEinfuhrError("aufbau", f"{wo}, meilensteine")


def _verlange_einmal(schluessel: Iterable[S], erlaubt: Callable[[S], bool], wo: str) -> None:
    alle = list(schluessel)
    if len(set(alle)) != len(alle) or not all(map(erlaubt, alle)):
        raise InvalidEinfuhrError("aufbau", wo)


def _ist_moeglich(zeit: datetime) -> bool:
    return zeit.year in range(MIN_JAHR, JAHRE.stop)


def _ist_lesbar(text: str) -> bool:
    return bool(text.strip()) and all(zeichen.isprintable() or zeichen in FUGEN or zeichen == "\n" for zeichen in text)
