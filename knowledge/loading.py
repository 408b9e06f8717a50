"""YAML becomes a frozen Katalog: loaded safely and validated strictly; ``knowledge.pruefung`` cross-checks the result.

The data files stay close to how an editor thinks. This module fills in what follows from the place a text stands at, above all its
source. Every fault names the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from knowledge import bedingung, berichtstexte, flussdiagramm, frage, katalog, meilenstein, steckbrief, version
from knowledge.aufgabe import Aufgabe, Aufgabenhinweis, Schwelle
from knowledge.berichtstexte import Berichtstexte
from knowledge.datenfehler import sage_fehler
from knowledge.eingabe import normalisiere
from knowledge.flussdiagramm import Flussdiagramm, Knoten
from knowledge.frage import Frage
from knowledge.glossar import Begriff
from knowledge.katalog import Bezeichnung, Katalog, Schritt
from knowledge.meilenstein import Meilenstein
from knowledge.quelle import Beleg, Quelle
from knowledge.schnellworte import Fragewort, Schnellworte
from knowledge.spanne import Spanne
from knowledge.steckbrief import ASPEKTE, EIGENSCHAFTEN, KRITERIEN, Anforderung, Eintrag, Steckbrief
from knowledge.synonyme import Synonyme
from knowledge.thema import Punkt, Thema
from knowledge.version import Katalogversion
from knowledge.widerspruch import Widerspruch

T = TypeVar("T")
Roh = dict[str, Any]

STRENG = (
    *(bedingung.FrageBedingung, bedingung.ZahlBedingung, bedingung.VorBedingung, bedingung.WegBedingung, bedingung.EineVon),
    *(flussdiagramm.Kante, Knoten, flussdiagramm.Vorgabe, flussdiagramm.Blattregel, flussdiagramm.Uebergangsmodelle, Flussdiagramm),
    *(frage.Option, Frage, Spanne, Aufgabe, Aufgabenhinweis, Schwelle, Punkt, Thema, Begriff, Quelle, Beleg, Widerspruch, Synonyme),
    *(Fragewort, Schnellworte),
    *(katalog.Schritt, Bezeichnung, steckbrief.GroesseVerlangt, steckbrief.Geraten, steckbrief.StellenVerlangt),
    *(steckbrief.BudgetVerlangt, steckbrief.HorizontVerlangt, steckbrief.StufeVerlangt, steckbrief.Bedarf, Anforderung),
    *(Eintrag, steckbrief.Schritt, Steckbrief),
    *(meilenstein.AbstandRegel, meilenstein.HaushaltRegel, meilenstein.QuartalRegel, meilenstein.FrageRegel),
    *(meilenstein.Fassung, Meilenstein, berichtstexte.Nachweis, berichtstexte.Gegenargument, berichtstexte.Erfolg, Berichtstexte),
    *(version.FrageUmbenannt, version.WerteUmbenannt, version.FrageGeteilt, version.FrageEntfernt, Katalogversion),
)
VORAUSSETZUNG = ("text", "bedarf")
KOPF = ("version", "stand", "quellen", "schritte", "kriterien", "eigenschaften", "aspekte", "stufen", "aufgabengruppen")
ADAPTER: dict[type, TypeAdapter[Any]] = {}
KONFIGURATION = "__pydantic_config__"
# A typo in a key must fail, not vanish: pydantic reads this attribute of a dataclass; the classes themselves stay free of pydantic.
for _klasse in STRENG:
    setattr(_klasse, KONFIGURATION, ConfigDict(extra="forbid"))


class InvalidDataError(Exception):
    """A data file is not as it must be; the message names the file and what is wrong."""


@cache
def load_katalog() -> Katalog:
    """Load the Katalog that comes with the package. Raises :class:`InvalidDataError`."""
    return load_katalog_from(files("knowledge") / "data")


def load_katalog_from(ordner: Traversable) -> Katalog:
    """Load a Katalog from a folder. Raises :class:`InvalidDataError`."""
    kopf = _lies(ordner / "katalog.yaml", dict)
    with _fehler_in("katalog.yaml"):
        _vollstaendig(kopf, KOPF, "katalog.yaml")
    return Katalog(
        version=kopf["version"],
        stand=kopf["stand"],
        quellen=_abbildung(Quelle, kopf["quellen"], "katalog.yaml", schluessel="id"),
        schritte=_nach_id(_alle(Schritt, kopf["schritte"], "katalog.yaml")),
        kriterien=_abbildung(Bezeichnung, kopf["kriterien"], "katalog.yaml"),
        eigenschaften=_abbildung(Bezeichnung, kopf["eigenschaften"], "katalog.yaml"),
        aspekte=_abbildung(Bezeichnung, kopf["aspekte"], "katalog.yaml"),
        stufen=MappingProxyType(kopf["stufen"]),
        steckbriefe=_steckbriefe(ordner / "steckbriefe", kopf),
        fragen=_nach_id([_frage(roh, datei.name) for datei in _dateien(ordner / "fragen") for roh in _lies(datei, list)]),
        flussdiagramm=_flussdiagramm(_lies(ordner / "flussdiagramm.yaml", dict)),
        widersprueche=_alle(Widerspruch, _lies(ordner / "widersprueche.yaml", list), "widersprueche.yaml"),
        aufgaben=_alle(Aufgabe, _lies(ordner / "aufgaben.yaml", list), "aufgaben.yaml"),
        aufgabengruppen=_abbildung(Bezeichnung, kopf["aufgabengruppen"], "katalog.yaml"),
        aufgabenhinweise=_alle(Aufgabenhinweis, _lies(ordner / "aufgabenhinweise.yaml", list), "aufgabenhinweise.yaml"),
        themen=MappingProxyType({thema.slug: thema for thema in _themen(ordner / "themen")}),
        glossar=_nach_id(_alle(Begriff, _lies(ordner / "glossar.yaml", list), "glossar.yaml")),
        meilensteine=_nach_id(_alle(Meilenstein, _lies(ordner / "meilensteine.yaml", list), "meilensteine.yaml")),
        saetze=MappingProxyType(_lies(ordner / "saetze.yaml", dict)),
        synonyme=_synonyme(_lies(ordner / "synonyme.yaml", dict), kopf),
        bericht=_berichtstexte(ordner),
        schnellworte=_schnellworte(_lies(ordner / "schnell.yaml", dict)),
        versionen=_alle(Katalogversion, _lies(ordner / "versionen.yaml", list), "versionen.yaml"),
    )


def _lies(datei: Traversable, form: type) -> Any:
    """Return what a file holds; it must be of the given shape: a list or a mapping."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _fehler_in(datei.name):
        inhalt = yaml.load(datei.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - CSafeLoader is the safe loader in C
        if not isinstance(inhalt, form):
            raise TypeError(f"{form.__name__} expected, not {type(inhalt).__name__}")
    return inhalt


@contextmanager
def _fehler_in(datei: str) -> Iterator[None]:
    """Let every fault in a file name the file."""
    try:
        yield
    except (OSError, yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError) as fehler:
        raise InvalidDataError(f"{datei}: {sage_fehler(fehler)}") from fehler


def _dateien(ordner: Traversable) -> list[Traversable]:
    return sorted((datei for datei in ordner.iterdir() if datei.name.endswith(".yaml")), key=lambda datei: datei.name)


def _bau(klasse: type[T], roh: object, datei: str) -> T:
    adapter: TypeAdapter[T] = ADAPTER.get(klasse) or ADAPTER.setdefault(klasse, TypeAdapter(klasse))
    try:
        return adapter.validate_python(roh)
    except ValidationError as fehler:
        kennung = next((str(roh[name]) for name in ("id", "slug", "version") if name in roh), "") if isinstance(roh, dict) else ""
        raise InvalidDataError(f"{datei}{', ' * bool(kennung)}{kennung}: {sage_fehler(fehler)}") from fehler


def _alle(klasse: type[T], roh: Iterable[object], datei: str) -> tuple[T, ...]:
    return tuple(_bau(klasse, eintrag, datei) for eintrag in roh)


def _abbildung(klasse: type[T], roh: Mapping[str, Roh], datei: str, schluessel: str | None = None) -> Mapping[str, T]:
    return MappingProxyType(
        {name: _bau(klasse, {**wert, **({schluessel: name} if schluessel else {})}, datei) for name, wert in roh.items()}
    )


def _nach_id(eintraege: Iterable[Any]) -> Mapping[str, Any]:
    alle = list(eintraege)
    ergebnis = {eintrag.id: eintrag for eintrag in alle}
    if len(ergebnis) != len(alle):
        doppelt = sorted({eintrag.id for eintrag in alle if sum(anderer.id == eintrag.id for anderer in alle) > 1})
        raise InvalidDataError(f"{type(alle[0]).__name__}: doppelte id {', '.join(doppelt)}")
    return MappingProxyType(ergebnis)


def _frage(roh: Roh, datei: str) -> Frage:
    optionen = [_option(option) for option in roh.get("optionen", [])]
    return _bau(Frage, {**roh, "optionen": optionen}, datei)


def _option(roh: Roh) -> Roh:
    rest = {name: wert for name, wert in roh.items() if name not in ("von", "bis")}
    if "von" in roh:
        rest["spanne"] = {"von": roh["von"], "bis": roh.get("bis")}
    return rest


def _synonyme(roh: Roh, kopf: Roh) -> Synonyme:
    def phrasen(text: str) -> tuple[str, ...]:
        return tuple(phrase for teil in text.split(";") if (phrase := " ".join(teil.split())))

    with _fehler_in("synonyme.yaml"):
        gruppen = {name: {ziel: phrasen(text) for ziel, text in roh[name].items()} for name in ("felder", "modelle", "themen", "begriffe")}
        listen = {name: phrasen(roh[name]) for name in ("beilaeufig", "erklaerung")}
        worte = {name: roh[name].split() for name in ("fuellwoerter", "alltag", "abseits")}
        synonyme = _bau(Synonyme, {**roh, **gruppen, **listen, **worte}, "synonyme.yaml")
        felder = {
            f"{art}.{name}"
            for art, ort in (("kriterium", "kriterien"), ("eigenschaft", "eigenschaften"), ("empfehlung", "aspekte"))
            for name in kopf[ort]
        }
        unbekannt = set(synonyme.felder) - felder - {"vorteile", "nachteile"}
        mehrteilig = {wort for gruppe in synonyme.gleich for wort in gruppe if not wort.isalnum()}
        if unbekannt or mehrteilig:
            raise InvalidDataError(f"synonyme.yaml: unbekanntes Feld oder kein einzelnes Wort: {', '.join(sorted(unbekannt | mehrteilig))}")
        return synonyme


def _berichtstexte(ordner: Traversable) -> Berichtstexte:
    roh, gegenargumente = _lies(ordner / "bericht.yaml", dict), _lies(ordner / "gegenargumente.yaml", dict)
    listen = {name: roh.pop(name, ()) for name in ("nachweise", "fragen_an_die_spitze")}
    erfolge = _lies(ordner / "gespraech.yaml", dict)
    teile = {"saetze": roh, **listen, "gegenargumente": gegenargumente, "erfolge": erfolge}
    return _bau(Berichtstexte, teile, "bericht.yaml, gegenargumente.yaml, gespraech.yaml")


def _schnellworte(roh: Roh) -> Schnellworte:
    with _fehler_in("schnell.yaml"):
        mengen = {name: frozenset(map(normalisiere, roh[name].split())) for name in ("fuellwoerter", "verneinung", "bejahung", "geldworte")}
        beugung = {normalisiere(form): wort for wort, formen in roh["beugung"].items() for form in formen.split()}
        return _bau(Schnellworte, {**roh, **mengen, "beugung": beugung}, "schnell.yaml")


def _flussdiagramm(roh: Roh) -> Flussdiagramm:
    with _fehler_in("flussdiagramm.yaml"):
        knoten = _nach_id(_alle(Knoten, roh["knoten"], "flussdiagramm.yaml"))
    diagramm = _bau(Flussdiagramm, {**roh, "knoten": dict(knoten)}, "flussdiagramm.yaml")
    unbekannt = [
        kante.ziel for eintrag in knoten.values() for kante in eintrag.kanten if kante.ziel is not None and kante.ziel not in knoten
    ]
    if unbekannt or diagramm.start not in knoten:
        raise InvalidDataError(f"flussdiagramm.yaml: unbekanntes Ziel {', '.join(unbekannt) or diagramm.start}")
    return diagramm


def _themen(ordner: Traversable) -> Iterable[Thema]:
    for datei in _dateien(ordner):
        thema = _bau(Thema, _lies(datei, dict), datei.name)
        if f"{thema.slug}.yaml" != datei.name:
            raise InvalidDataError(f"{datei.name}: slug {thema.slug} passt nicht zum Dateinamen")
        yield thema


def _steckbriefe(ordner: Traversable, kopf: Roh) -> Mapping[str, Steckbrief]:
    gelesen = [(datei.name, _steckbrief(_lies(datei, dict), datei.name, kopf)) for datei in _dateien(ordner)]
    for name, eintrag in gelesen:
        if f"{eintrag.id}.yaml" != name:
            raise InvalidDataError(f"{name}: id {eintrag.id} passt nicht zum Dateinamen")
    return _nach_id(sorted((eintrag for _, eintrag in gelesen), key=lambda eintrag: _reihenfolge(eintrag.id)))


def _reihenfolge(modell: str) -> tuple[int, str]:
    """Return the place in the order of the numbers: V2 before V10, V7 before V7a."""
    ziffern = "".join(zeichen for zeichen in modell.partition("-")[0] if zeichen.isdigit())
    return int(ziffern), modell


def _steckbrief(roh: Roh, datei: str, kopf: Roh) -> Steckbrief:
    with _fehler_in(datei):
        return _bau(Steckbrief, _mit_quellen(roh, kopf), datei)


def _mit_quellen(roh: Roh, kopf: Roh) -> Roh:
    ort = f"S, {roh['nummer']}"

    def titel(gruppe: str, name: str) -> str:
        return str(kopf[gruppe][name]["titel"])

    def eintraege(gruppe: str, namen: tuple[str, ...]) -> Roh:
        _vollstaendig(roh[gruppe], namen, gruppe)
        return {
            name: {"quelle": f"{ort}, {titel(gruppe, name)}", **{k: v for k, v in roh[gruppe][name].items() if k != "verlangt"}}
            for name in namen
        }

    def liste(gruppe: str, name: str) -> list[Roh]:
        return [{"text": text, "quelle": f"{ort}, {name}"} for text in roh[gruppe]]

    _vollstaendig(roh["empfehlungen"], ASPEKTE, "empfehlungen")
    voraussetzung = roh.get("voraussetzung", {})
    _vollstaendig({**dict.fromkeys(VORAUSSETZUNG), **voraussetzung}, VORAUSSETZUNG, "voraussetzung")
    verlangt = {name: roh["kriterien"][name]["verlangt"] for name in KRITERIEN if "verlangt" in roh["kriterien"][name]}
    rest = {name: wert for name, wert in roh.items() if name not in ("verankerung", "voraussetzung")}
    return {
        **rest,
        "titel": roh.get("titel", roh["name"]),
        **roh["verankerung"],
        "anforderung": {**verlangt, "voraussetzung": voraussetzung.get("bedarf", ()), "voraussetzung_text": voraussetzung.get("text")},
        "kriterien": eintraege("kriterien", KRITERIEN),
        "eigenschaften": eintraege("eigenschaften", EIGENSCHAFTEN),
        "vorteile": liste("vorteile", "Vorteile"),
        "nachteile": liste("nachteile", "Nachteile"),
        "empfehlungen": {
            name: {"text": roh["empfehlungen"][name], "quelle": f"{ort}, Empfehlungen, {titel('aspekte', name)}"} for name in ASPEKTE
        },
        "weiterentwicklung": [{"quelle": f"{ort}, Empfehlungen, {titel('aspekte', 'personell')}", **e} for e in roh["weiterentwicklung"]],
    }


def _vollstaendig(roh: Mapping[str, object], namen: tuple[str, ...], gruppe: str) -> None:
    if set(roh) != set(namen):
        raise KeyError(f"{gruppe}: {sorted(set(roh) ^ set(namen))}")
