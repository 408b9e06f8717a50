"""One piece of a quick line: which question does it answer, and with what? Where it is not plain, every reading it can have."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

from knowledge.eingabe import EinwohnerFehltError, Gelesen, ist_weiss_nicht, normalisiere
from knowledge.frage import WEISS_NICHT, ZAHLARTEN, Frage, Wert
from knowledge.katalog import Katalog
from knowledge.lesen import lies_antwort, worte_der_optionen
from knowledge.verstehen import verstehe_option

_ZIFFER: Final = re.compile(r"\d")
_NUR_ZAHL: Final = re.compile(r"\d[\d.,' ]*")
_TAUSENDER: Final = re.compile(r"[.' ](?=\d{3}(?!\d))")
_BUCHSTABEN: Final = re.compile(r"[^\W\d_]{2,}")
# A number of inhabitants that names no unit: less is hardly meant. And with a unit of persons less may be a staff.
_EINWOHNER_OHNE_EINHEIT: Final = 1_000
_EINWOHNER_MINDESTENS: Final = 100
_EURO_OHNE_EINHEIT: Final = 100
_DEUTUNGEN_HOECHSTENS: Final = 4


@dataclass(frozen=True, slots=True)
class Stueck:
    """A piece that answers a question; ``genau`` is False where its words were vague."""

    text: str
    frage: str
    wert: Wert
    genau: bool = True


@dataclass(frozen=True, slots=True)
class Unklar:
    """A piece that can mean several things, or perhaps one; each reading answers one question or two."""

    text: str
    deutungen: tuple[tuple[Stueck, ...], ...]


@dataclass(frozen=True, slots=True)
class OhneEinwohner:
    """A sum of money that cannot be divided, because the number of inhabitants is not known."""

    text: str


Lesart = Stueck | Unklar | OhneEinwohner


class Stueckleser:
    """Reads pieces of one line; ``einwohner`` is the number of inhabitants, ``None`` where it is not known exactly."""

    def __init__(self, katalog: Katalog, einwohner: int | None) -> None:
        self.katalog = katalog
        self.worte = katalog.schnellworte
        self.einwohner = einwohner
        self._ohne_einwohner = self.teilte = False
        self._versuche: dict[tuple[str, str], Gelesen | EinwohnerFehltError | None] = {}
        self._namen = self._baue_namen()
        self._freie_worte = self._baue_freie_worte()
        self._modelle = self._baue_modelle()
        self._zahl_verraet = re.compile("|".join([r"\d", "€", *map(normalisiere, self.worte.zahl_verraet)]))

    def lies(self, worte: Sequence[str]) -> Lesart | None:
        """Return what these words mean together, ``None`` where they mean nothing; ``teilte`` then says whether inhabitants mattered."""
        text = " ".join(worte)
        self._ohne_einwohner = self.teilte = False
        lesart = self._lies_genannte(worte) or self._lies_freie(text)
        if isinstance(lesart, Stueck) and self._ist_name_anderer(worte, lesart.frage):
            return Unklar(text, ((lesart,),))
        return OhneEinwohner(text) if lesart is None and self._ohne_einwohner else lesart

    @property
    def versuche(self) -> int:
        """Return how many answers were tried, which is what reading costs."""
        return len(self._versuche)

    def mit_einwohnern(self, einwohner: int | None) -> "Stueckleser":
        """Return a reader that knows another number of inhabitants."""
        anderer = copy(self)
        anderer.einwohner = einwohner
        return anderer

    def _lies_antwort(self, frage: Frage, text: str) -> Gelesen | None:
        """Read an answer; a sum of money that cannot be divided is noted and is none."""
        versuch = (frage.id, text)
        if versuch not in self._versuche:
            try:
                self._versuche[versuch] = lies_antwort(self.katalog, frage, text, None)
            except EinwohnerFehltError as fehler:
                self._versuche[versuch] = fehler
        gelesen = self._versuche[versuch]
        if not isinstance(gelesen, EinwohnerFehltError):
            return gelesen
        self.teilte = True
        self._ohne_einwohner = self._ohne_einwohner or not self.einwohner
        return lies_antwort(self.katalog, frage, text, self.einwohner) if self.einwohner else None

    # A piece that names its question

    def _lies_genannte(self, worte: Sequence[str]) -> Lesart | None:
        glatt = [normalisiere(wort) for wort in worte]
        treffer = list(self._finde_namen(glatt))
        text = " ".join(worte)
        for laenge in sorted({len(stellen) for _, stellen, _ in treffer}, reverse=True):
            lesart = self._lies_mit_namen(worte, [(frage, stellen) for frage, stellen, _ in treffer if len(stellen) == laenge])
            if lesart is not None:
                return lesart
        nur_name = [frage for frage, stellen, haupt in treffer if haupt and len(stellen) == len(worte)]
        return self._frage_zurueck(text, nur_name[0]) if len(nur_name) == 1 else None

    def _ist_name_anderer(self, worte: Sequence[str], frage: str) -> bool:
        """Tell whether a piece is nothing but the name of another question: "Landkreis-KSM" is a model, and a question as well."""
        namen = self._finde_namen([normalisiere(wort) for wort in worte])
        return any(anderer != frage and len(stellen) == len(worte) for anderer, stellen, _ in namen)

    def _lies_mit_namen(self, worte: Sequence[str], namen: Sequence[tuple[str, Sequence[int]]]) -> Stueck | Unklar | None:
        """Read the words beside a name as the answer to its question; several questions may share a name."""
        text = " ".join(worte)
        gelesen: dict[tuple[str, Wert], Stueck] = {}
        for name, stellen in namen:
            wert = self._lies_rest(self.katalog.fragen[name], [wort for stelle, wort in enumerate(worte) if stelle not in stellen])
            if wert is not None:
                gelesen.setdefault((name, wert.wert), Stueck(text, name, wert.wert, wert.genau))
        if len(gelesen) > 1:
            return self._als_unklar(text, [(stueck,) for stueck in gelesen.values()])
        if not gelesen:
            return None
        (stueck,) = gelesen.values()
        gewaehlt = self.katalog.fragen[stueck.frage].art == "auswahl" and stueck.wert != WEISS_NICHT
        if not gewaehlt or stueck.genau:
            return stueck
        return Unklar(text, tuple((Stueck(text, stueck.frage, wert),) for wert in self._was_gemeint(stueck)))

    def _was_gemeint(self, stueck: Stueck) -> Sequence[Wert]:
        """Return what an option named only in part may be: itself, or every option that begins with the same yes."""
        jas = self._jas(self.katalog.fragen[stueck.frage])
        return jas if stueck.wert in jas else [stueck.wert]

    def _jas(self, frage: Frage) -> list[Wert]:
        """Return the options whose labels begin with a yes."""
        return [option.wert for option in frage.optionen if normalisiere(option.knopf).partition(",")[0] in self.worte.heisst_ja]

    def _finde_namen(self, glatt: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...], bool]]:
        """Yield each name whose words stand in the piece in this order, with their places."""
        for erste, wort in enumerate(glatt):
            for frage, name, haupt in self._namen.get(wort, ()):
                stellen = [erste]
                for weiteres in name[1:]:
                    naechste = next((i for i in range(stellen[-1] + 1, len(glatt)) if glatt[i] == weiteres), None)
                    if naechste is None:
                        break
                    stellen.append(naechste)
                if len(stellen) == len(name):
                    yield frage, tuple(stellen), haupt

    def _lies_rest(self, frage: Frage, rest: Sequence[str]) -> Gelesen | None:
        if not rest or (frage.art in ZAHLARTEN and self._hat_freies_wort(rest)):
            return None
        for versuch in self._varianten(rest):
            if frage.art in ("auswahl", "modell") and not _BUCHSTABEN.search(versuch) and not _ZIFFER.search(versuch):
                continue
            # Options can be picked by their number where they are shown; here "Stärkung 1" would be a guess.
            if frage.art == "auswahl" and not _BUCHSTABEN.search(versuch):
                continue
            gelesen = self._lies_antwort(frage, versuch)
            if gelesen is not None:
                return Gelesen(gelesen.wert, genau=gelesen.genau and self._ist_wort_der_antwort(frage, gelesen.wert, versuch))
        return self._lies_mit_fehler(frage, rest[0]) if len(rest) == 1 else None

    def _ist_wort_der_antwort(self, frage: Frage, wert: Wert, text: str) -> bool:
        """Tell whether an option was named in full: the beginning of its wording is enough where it was just asked, and here it is not."""
        if frage.art != "auswahl" or wert == WEISS_NICHT or frage.option("ja") is not None:
            return True
        if normalisiere(text) in self.worte.bejahung and wert in (jas := self._jas(frage)) and len(jas) > 1:
            return False
        return normalisiere(text) in map(normalisiere, worte_der_optionen(self.katalog, frage)[str(wert)])

    def _lies_mit_fehler(self, frage: Frage, wort: str) -> Gelesen | None:
        """Find the option that a misspelt word may mean."""
        verstanden = verstehe_option(wort, worte_der_optionen(self.katalog, frage)) if frage.art == "auswahl" else None
        return Gelesen(verstanden.option, genau=False) if verstanden else None

    def _varianten(self, rest: Sequence[str]) -> Iterator[str]:
        """Yield the rest as it stands, without little words, in its basic forms, and as a plain no or yes."""
        yield " ".join(rest)
        tragend = [wort for wort in rest if normalisiere(wort) not in self.worte.fuellwoerter]
        if tragend:
            yield " ".join(tragend)
            yield " ".join(self.worte.beugung.get(normalisiere(wort), wort) for wort in tragend)
            yield " ".join(wort for wort in tragend if normalisiere(wort) not in self.worte.bejahung)
        glatt = {normalisiere(wort) for wort in tragend}
        if glatt and glatt <= self.worte.verneinung:
            yield from self.worte.heisst_nein
        elif glatt and glatt <= self.worte.bejahung:
            yield from self.worte.heisst_ja

    def _frage_zurueck(self, text: str, frage: str) -> Unklar | None:
        """Ask for the answer where only the question was named and it has few options."""
        optionen = self.katalog.fragen[frage].optionen
        if self.katalog.fragen[frage].art != "auswahl" or len(optionen) > _DEUTUNGEN_HOECHSTENS:
            return None
        return Unklar(text, tuple((Stueck(text, frage, option.wert),) for option in optionen))

    # A piece that stands alone

    def _lies_freie(self, text: str) -> Lesart | None:
        """Try every question whose answers may stand alone; of several that take it, none is chosen."""
        kleine = self.worte.verneinung | self.worte.bejahung | self.worte.fuellwoerter
        if ist_weiss_nicht(text) or set(normalisiere(text).split()) <= kleine:
            return None
        stuecke = list(self._freie(text))
        if not stuecke:
            return None
        if len(stuecke) == 1:
            return stuecke[0]
        return self._als_unklar(text, [(stueck,) for stueck in stuecke])

    def _freie(self, text: str) -> Iterator[Stueck]:
        glatt = normalisiere(text)
        grundform = " ".join(self.worte.beugung.get(wort, wort) for wort in glatt.split())
        for frage, wert in self._freie_worte.get(glatt) or self._freie_worte.get(grundform) or ():
            yield Stueck(text, frage, wert)
        modell = self._modelle.get(_kompakt(text))
        if modell is not None and glatt not in self._freie_worte:
            yield from (Stueck(text, frage.id, modell) for frage in self._freie_fragen() if frage.art == "modell")
        if self._zahl_verraet.search(glatt) is None and "€" not in text:
            return
        for gefragt in self._freie_fragen():
            if (gefragt.art in ZAHLARTEN and not self._hat_freies_wort(text.split())) or (gefragt.art == "datum" and _ZIFFER.search(text)):
                gelesen = self._lies_antwort(gefragt, text) if self._ist_lesenswert(gefragt, text) else None
                if gelesen is not None and _ist_glaubhaft(gefragt, text, gelesen):
                    yield Stueck(text, gefragt.id, gelesen.wert, gelesen.genau)

    def _ist_lesenswert(self, frage: Frage, text: str) -> bool:
        """Tell whether a figure can be money: a bare one as an amount per head, all else only if it says so ("0 Einwohner" is none)."""
        if frage.art != "budget":
            return True
        if ist_nur_zahl([text]):
            return _als_zahl(text) <= _EURO_OHNE_EINHEIT
        return "€" in text or any(normalisiere(wort) in self.worte.geldworte for wort in text.split())

    def _hat_freies_wort(self, worte: Sequence[str]) -> bool:
        """Tell whether an answer of its own stands among the words: of "Landkreis mit 24 Gemeinden" nothing may get lost."""
        return any(normalisiere(wort) in self._freie_worte for wort in worte)

    def _als_unklar(self, text: str, deutungen: list[tuple[Stueck, ...]]) -> Unklar | None:
        """Return the readings to choose from; posts may be those of today and those to come at once."""
        stellen = [stueck for (stueck,) in deutungen if self.katalog.fragen[stueck.frage].art == "stellen"]
        beide = [tuple(stellen)] if len(stellen) == len({stueck.frage for stueck in stellen}) > 1 else []
        alle = [*deutungen, *beide]
        return Unklar(text, tuple(alle)) if len(alle) <= _DEUTUNGEN_HOECHSTENS + 1 else None

    def _baue_namen(self) -> Mapping[str, list[tuple[str, tuple[str, ...], bool]]]:
        """Return the names of the questions by their first word."""
        namen: defaultdict[str, list[tuple[str, tuple[str, ...], bool]]] = defaultdict(list)
        for frage, wort in self.worte.fragen.items():
            for nummer, name in enumerate(wort.worte):
                glatt = tuple(map(normalisiere, name.split()))
                namen[glatt[0]].append((frage, glatt, nummer == 0))
        return namen

    def _baue_freie_worte(self) -> Mapping[str, list[tuple[str, Wert]]]:
        """Return the wordings of options that may stand alone, each with every question that has it."""
        worte: defaultdict[str, list[tuple[str, Wert]]] = defaultdict(list)
        for frage in self._freie_fragen():
            optionen = worte_der_optionen(self.katalog, frage) if frage.art == "auswahl" else {}
            for wert, formen in optionen.items():
                for form in {normalisiere(form) for form in formen} - {""} - self.worte.verneinung - self.worte.bejahung:
                    worte[form].append((frage.id, wert))
        return worte

    def _baue_modelle(self) -> Mapping[str, str]:
        """Return every name of a model in compressed form, sub-models included."""
        modelle = self.katalog.steckbriefe.values()
        namen = {_kompakt(name): m.id for m in modelle for name in (m.id, m.nummer, m.name, m.titel, m.kurz, *m.aliase)}
        return namen | {_kompakt(unter): unter for unter in self.katalog.untermodelle}

    def _freie_fragen(self) -> Iterable[Frage]:
        return (self.katalog.fragen[name] for name, wort in self.worte.fragen.items() if wort.allein)


def _kompakt(text: str) -> str:
    return "".join(filter(str.isalnum, normalisiere(text)))


def _ist_glaubhaft(frage: Frage, text: str, gelesen: Gelesen) -> bool:
    """Tell whether a number of inhabitants without its question's name can be meant as one."""
    if frage.art != "einwohner" or isinstance(gelesen.wert, str):
        return True
    return gelesen.wert >= (_EINWOHNER_OHNE_EINHEIT if ist_nur_zahl([text]) else _EINWOHNER_MINDESTENS)


def ist_nur_zahl(worte: Sequence[str]) -> bool:
    """Tell whether there is nothing but a figure: no unit and no name."""
    return _NUR_ZAHL.fullmatch(" ".join(worte).strip()) is not None


def _als_zahl(text: str) -> float:
    """Return a bare figure roughly; one that is none is too much for anything."""
    try:
        return float(_TAUSENDER.sub("", text.strip()).replace(",", "."))
    except ValueError:
        return math.inf
