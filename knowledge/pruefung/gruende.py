"""Every reason a verdict can have is put into words, and no sentence waits in vain: found by judging a small grid of cases."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from string import Formatter
from typing import Final

from knowledge.begruendung import begruende
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, STUFEN, TYPEN, Fall, pruefe_kriterium
from knowledge.pruefung import meldungen
from knowledge.steckbrief import PRUEFUNGEN, Steckbrief

HINWEISE: Final = "hinweise"
# Groups of sentences that no verdict asks for: the remarks are checked below, those of the Gegenprobe by its own tests.
OHNE_RASTER: Final = frozenset({HINWEISE, "gegenprobe"})
# The remarks that hinweis.py makes, each with the values it has for its sentence.
PLATZHALTER: Final[Mapping[str, frozenset[str]]] = {
    "vorlaeufig": frozenset({"grund"}),
    "vorlaeufig_weg": frozenset(),
    "vorlaeufig_offen": frozenset({"anzahl"}),
    "nichts_passt": frozenset({"modell"}),
    "rahmen_anders": frozenset({"fehlt"}),
    "rahmen_anders_kurz": frozenset({"blaetter"}),
    "angestrebt": frozenset({"modell", "fehlt"}),
    "vorbehalt": frozenset({"fehlt"}),
    "v7b_besteht": frozenset(),
    "v7b_weiter": frozenset(),
    "uebergang": frozenset(),
    "unter_niveau": frozenset({"heute"}),
    "niveau_halten": frozenset({"modelle"}),
    "niveau_keines": frozenset(),
    "blatt_v5_konzept": frozenset(),
    "blatt_v5_landkreis": frozenset(),
    "blatt_ohne_stelle_aufgaben": frozenset(),
    "blatt_ohne_stelle_geld": frozenset(),
    "weiter_genannt": frozenset({"modelle"}),
    "weiter_vorschlag": frozenset({"modell"}),
    "weiter_ende": frozenset(),
}
EINWOHNER: Final = (4_000, 9_000, 20_000, 24_000, 30_000, 49_000, 60_000, 200_000, "u5", "10_25", "25_50", "ue100", None)
STELLEN: Final = (0, Decimal("0.4"), Decimal("0.5"), 1, Decimal("1.7"), Decimal("2.5"), 4, "u05", "05_1", "1_2", None)
GELD: Final = (0, Decimal("0.9"), Decimal("2.5"), 4, 8, 12, "u1", "3_5", "5_10", None)
# What each verdict rests on, and values of it that bring out every reason. Models may be today's or not, money may end or not.
RASTER: Final[Mapping[str, Mapping[str, tuple[object, ...]]]] = {
    "kommunengroesse": {"kommune_typ": (*TYPEN, None), "einwohner": EINWOHNER},
    "personalbudget": {"personalbudget": STELLEN, "einwohner": (30_000, 60_000, 200_000, "25_50", None), "gemeinden": (10, 80, None)},
    "zeithorizont": {"zeithorizont": (*HORIZONTE, None)},
    "klimabudget": {"klimabudget": GELD},
    "historie": {"historie": (*STUFEN, None)},
    "relevanz": {"relevanz": (*STUFEN, None)},
    "voraussetzung": {
        "kommune_typ": (*TYPEN, None),
        "konzept": ("umgesetzt", "in_arbeit", "keines", None),
        "landkreis_ksm": ("ja", "nein", None),
    },
}
GELD_AUF_ZEIT: Final = (frozenset({False}), frozenset({True}), frozenset({False, True}))


class _Mitschrift(Mapping[str, str]):
    """The sentences of a group, which notes those that are asked for; a missing one is empty instead of an error."""

    def __init__(self, saetze: Mapping[str, str]) -> None:
        self.saetze = saetze
        self.gefragt: set[str] = set()

    def __getitem__(self, schluessel: str) -> str:
        self.gefragt.add(schluessel)
        return self.saetze.get(schluessel, "")

    def __contains__(self, schluessel: object) -> bool:
        return schluessel in self.saetze

    def __iter__(self) -> Iterator[str]:
        return iter(self.saetze)

    def __len__(self) -> int:
        return len(self.saetze)


def pruefe_gruende(katalog: Katalog) -> Iterator[str]:
    """Check the reason sentences against the reasons that verdicts really have."""
    mitschriften = {gruppe: _Mitschrift(saetze) for gruppe, saetze in katalog.saetze.items() if gruppe not in OHNE_RASTER}
    for kriterium in PRUEFUNGEN:
        mitschriften.setdefault(kriterium, _Mitschrift({}))
    belauscht = replace(katalog, saetze=mitschriften)
    for kriterium in PRUEFUNGEN:
        yield from _pruefe_kriterium(belauscht, kriterium)
    for gruppe, mitschrift in mitschriften.items():
        for schluessel in sorted(mitschrift.gefragt - set(mitschrift.saetze)):
            yield meldungen.SATZ_FEHLT.format(kriterium=gruppe, schluessel=schluessel)
        for schluessel in mitschrift.saetze:
            if schluessel not in mitschrift.gefragt:
                yield meldungen.SATZ_UNBENUTZT.format(gruppe=gruppe, schluessel=schluessel)
    yield from _pruefe_hinweise(katalog.saetze.get(HINWEISE, {}))


def _pruefe_kriterium(katalog: Katalog, kriterium: str) -> Iterator[str]:
    """Judge the grid; where one reason leads a model to two verdicts, its sentences must differ."""
    urteile: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for steckbrief, fall in _faelle(katalog, kriterium):
        befund = pruefe_kriterium(steckbrief, kriterium, fall)
        try:
            urteil = begruende(katalog, steckbrief, kriterium, befund, fall.antworten)
        except (KeyError, IndexError, ValueError) as fehler:
            yield meldungen.SATZ_UNGUELTIG.format(kriterium=kriterium, schluessel=befund.grund, fehler=fehler)
            return
        saetze = katalog.saetze[kriterium]
        schluessel = next((satz for satz in (f"{befund.grund}_{befund.urteil}", befund.grund) if satz in saetze), befund.grund)
        if urteil.begruendung:
            urteile[steckbrief.id, befund.grund, schluessel].add(befund.urteil)
    for schluessel in sorted({schluessel for (_, _, schluessel), gefaellt in urteile.items() if len(gefaellt) > 1}):
        yield meldungen.SATZ_GLEICH.format(kriterium=kriterium, schluessel=schluessel)


def _faelle(katalog: Katalog, kriterium: str) -> Iterator[tuple[Steckbrief, Fall]]:
    raster = RASTER[kriterium]
    zeiten = GELD_AUF_ZEIT if kriterium == "zeithorizont" else GELD_AUF_ZEIT[:1]
    for werte in product(*raster.values()):
        antworten = katalog.antworten({frage: wert for frage, wert in zip(raster, werte, strict=True) if wert is not None})
        for zeit, steckbrief in product(zeiten, katalog.steckbriefe.values()):
            for heute in (None, steckbrief.id) if kriterium == "kommunengroesse" else (None,):
                yield steckbrief, Fall(antworten, heute, zeit)


def _pruefe_hinweise(saetze: Mapping[str, str]) -> Iterator[str]:
    for schluessel in PLATZHALTER:
        if schluessel not in saetze:
            yield meldungen.SATZ_FEHLT.format(kriterium=HINWEISE, schluessel=schluessel)
    for schluessel, satz in saetze.items():
        if schluessel not in PLATZHALTER:
            yield meldungen.SATZ_UNBENUTZT.format(gruppe=HINWEISE, schluessel=schluessel)
            continue
        ist = {name for _, name, _, _ in Formatter().parse(satz) if name is not None}
        soll = PLATZHALTER[schluessel]
        if not ist <= soll:
            yield meldungen.SATZ_PLATZHALTER.format(
                gruppe=HINWEISE, schluessel=schluessel, ist=", ".join(sorted(ist)), soll=", ".join(sorted(soll)) or "–"
            )
