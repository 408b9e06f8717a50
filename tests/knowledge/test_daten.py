"""A fault in a data file is refused when the file is read, and the message names the file."""

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.loading import InvalidDataError, load_katalog, load_katalog_from

Aenderung = Callable[[Any], object]


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """Return a copy of the data that may be broken."""
    ziel = tmp_path / "data"
    shutil.copytree(Path(str(files("knowledge") / "data")), ziel)
    return ziel


def aendere(datei: Path, aenderung: Aenderung) -> None:
    """Change what a YAML file holds."""
    inhalt = yaml.safe_load(datei.read_text(encoding="utf-8"))
    aenderung(inhalt)
    datei.write_text(yaml.safe_dump(inhalt, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_the_data_of_the_package_load_from_any_folder(ordner: Path) -> None:
    assert load_katalog_from(ordner) == load_katalog()


def test_the_katalog_is_loaded_once_and_cannot_be_changed() -> None:
    katalog = load_katalog()
    assert load_katalog() is katalog
    with pytest.raises(TypeError):
        katalog.steckbriefe["V8"] = katalog.steckbriefe["V9"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("datei", "aenderung"),
    [
        ("steckbriefe/V8.yaml", lambda s: s.update(vorteil=["mehr"])),
        ("steckbriefe/V8.yaml", lambda s: s["verankerung"].update(platz=1)),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"]["historie"].update(hinweis="mehr")),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"]["historie"]["verlangt"].update(bis="hoch")),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"].update(klima={"wert": "Hoch", "kommentar": "Gut."})),
        ("steckbriefe/V8.yaml", lambda s: s["weiterentwicklung"].append({"ziel": "V9", "text": "Weiter.", "jahr": 1})),
        ("fragen/1_ausgangslage.yaml", lambda fragen: fragen[0].update(pflicht=True)),
        ("fragen/1_ausgangslage.yaml", lambda fragen: fragen[0]["optionen"][0].update(farbe="rot")),
        ("fragen/1_ausgangslage.yaml", lambda fragen: fragen[2]["nur_wenn"][0].update(oder="x")),
        ("flussdiagramm.yaml", lambda d: d["knoten"][0]["kanten"][0].update(sicher=True)),
        ("flussdiagramm.yaml", lambda d: d.update(ende="V8")),
        ("widersprueche.yaml", lambda w: w[0].update(ernst=True)),
        ("widersprueche.yaml", lambda w: w[0]["wenn"][0].update(mindestens=3)),
        ("aufgaben.yaml", lambda aufgaben: aufgaben[0].update(gruppe="innen")),
        ("glossar.yaml", lambda g: g[0].update(alias="x")),
        ("themen/finanzierung.yaml", lambda thema: thema.update(bild="x")),
        ("katalog.yaml", lambda k: k["schritte"][0].update(dauer=3)),
        ("katalog.yaml", lambda k: k["aspekte"]["strategie"].update(lang="x")),
        ("katalog.yaml", lambda k: k["quellen"]["S"].update(seite=1)),
    ],
)
def test_an_unknown_key_is_refused(ordner: Path, datei: str, aenderung: Aenderung) -> None:
    aendere(ordner / datei, aenderung)
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


@pytest.mark.parametrize(
    ("datei", "aenderung"),
    [
        ("steckbriefe/V8.yaml", lambda s: s.pop("nummer")),
        ("steckbriefe/V8.yaml", lambda s: s.pop("kurz")),
        ("steckbriefe/V8.yaml", lambda s: s.pop("verankerung")),
        ("steckbriefe/V8.yaml", lambda s: s.pop("weiterentwicklung")),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"].pop("historie")),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"]["historie"].pop("wert")),
        ("steckbriefe/V8.yaml", lambda s: s["eigenschaften"].pop("einbindung")),
        ("steckbriefe/V8.yaml", lambda s: s["empfehlungen"].pop("netzwerke")),
        ("steckbriefe/V8.yaml", lambda s: s.update(vorteile=None)),
        ("fragen/3_rahmenbedingungen.yaml", lambda fragen: fragen[0].pop("wen_fragen")),
        ("themen/finanzierung.yaml", lambda thema: thema.pop("quelle")),
        ("glossar.yaml", lambda g: g[0].pop("text")),
    ],
)
def test_a_missing_part_is_refused(ordner: Path, datei: str, aenderung: Aenderung) -> None:
    aendere(ordner / datei, aenderung)
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


@pytest.mark.parametrize(
    ("datei", "aenderung"),
    [
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"]["historie"]["verlangt"].update(ab="groß")),
        ("steckbriefe/V8.yaml", lambda s: s["kriterien"]["personalbudget"]["verlangt"].update(ab="halb")),
        ("steckbriefe/V8.yaml", lambda s: s["verankerung"].update(rang="elf")),
        ("fragen/1_ausgangslage.yaml", lambda fragen: fragen[0].update(art="text")),
        ("aufgaben.yaml", lambda aufgaben: aufgaben[0].update(bereich="oben")),
        ("flussdiagramm.yaml", lambda d: d["knoten"][0]["kanten"][0].update(ziel="nirgends")),
        ("flussdiagramm.yaml", lambda d: d.update(start="nirgends")),
    ],
)
def test_a_value_that_cannot_be_is_refused(ordner: Path, datei: str, aenderung: Aenderung) -> None:
    aendere(ordner / datei, aenderung)
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


@pytest.mark.parametrize("datei", ["steckbriefe/V8.yaml", "themen/finanzierung.yaml"])
def test_a_file_must_bear_the_name_of_what_it_holds(ordner: Path, datei: str) -> None:
    (ordner / datei).rename((ordner / datei).with_name("neu.yaml"))
    with pytest.raises(InvalidDataError, match=r"neu\.yaml.*Dateinamen"):
        load_katalog_from(ordner)


@pytest.mark.parametrize("datei", ["katalog.yaml", "steckbriefe/V8.yaml", "fragen/2_kuemmerer.yaml", "saetze.yaml", "glossar.yaml"])
def test_a_file_that_is_no_yaml_is_refused(ordner: Path, datei: str) -> None:
    (ordner / datei).write_text("a: [b\n", encoding="utf-8")
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


@pytest.mark.parametrize(
    ("datei", "alt", "neu", "satz"),
    [
        (
            "steckbriefe/V8.yaml",
            "kurzbeschreibung: >-",
            "kurzbeschreibung >-",
            "V8.yaml: In Zeile 20 oder kurz davor stimmt der Aufbau nicht.",
        ),
        (
            "steckbriefe/V8.yaml",
            "kurzbeschreibung:",
            "kurzbeschreibungg:",
            "V8.yaml, V8: „kurzbeschreibung“ fehlt. „kurzbeschreibungg“ gibt es",
        ),
        ("steckbriefe/V8.yaml", "rang: 11", "rang: elf", "V8.yaml, V8: Der Wert 'elf' von „rang“ passt nicht."),
        (
            "fragen/1_ausgangslage.yaml",
            "art: auswahl",
            "art: wahl",
            "kommune_typ: Der Wert 'wahl' von „art“ passt nicht, erlaubt ist 'auswahl',",
        ),
        ("meilensteine.yaml", "  kurz: Beratung nutzen\n", "", "meilensteine.yaml, verstetigungsberatung: „kurz“ fehlt."),
        ("flussdiagramm.yaml", "knoten:", "kontne:", "flussdiagramm.yaml: „knoten“ fehlt."),
    ],
)
def test_an_editor_is_told_where_and_what_in_german(ordner: Path, datei: str, alt: str, neu: str, satz: str) -> None:
    text = (ordner / datei).read_text(encoding="utf-8")
    assert alt in text
    (ordner / datei).write_text(text.replace(alt, neu, 1), encoding="utf-8")
    with pytest.raises(InvalidDataError) as fehler:
        load_katalog_from(ordner)
    assert satz in str(fehler.value)
    assert "pydantic" not in str(fehler.value)


@pytest.mark.parametrize("datei", ["katalog.yaml", "flussdiagramm.yaml", "glossar.yaml"])
def test_a_file_that_is_not_there_is_named(ordner: Path, datei: str) -> None:
    (ordner / datei).unlink()
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


def test_yaml_is_loaded_safely(ordner: Path) -> None:
    (ordner / "glossar.yaml").write_text("- !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(InvalidDataError, match=r"glossar\.yaml"):
        load_katalog_from(ordner)


def test_an_id_that_stands_twice_is_refused(ordner: Path) -> None:
    aendere(ordner / "fragen" / "2_kuemmerer.yaml", lambda fragen: fragen.append(fragen[0]))
    with pytest.raises(InvalidDataError, match="erfolg_vernetzung"):
        load_katalog_from(ordner)


def test_an_odd_source_may_stand_beside_an_entry_and_all_others_follow_from_their_place(ordner: Path) -> None:
    aendere(ordner / "steckbriefe" / "V8.yaml", lambda s: s["kriterien"]["historie"].update(quelle="B, Tab. 3.1"))
    steckbrief = load_katalog_from(ordner).steckbriefe["V8"]
    assert steckbrief.kriterien["historie"].quelle == "B, Tab. 3.1"
    assert steckbrief.kriterien["relevanz"].quelle == "S, V 8, Relevanz für Schlüsselakteure"
    assert {beleg.quelle for beleg in steckbrief.nachteile} == {"S, V 8, Nachteile"}
    assert steckbrief.empfehlungen["netzwerke"].quelle == "S, V 8, Empfehlungen, Netzwerke"


@pytest.mark.parametrize(
    ("datei", "inhalt"),
    [
        ("katalog.yaml", b"version: '1'\n"),
        ("glossar.yaml", b""),
        ("glossar.yaml", b"- 'Caf\xe9'\n"),
        ("flussdiagramm.yaml", b"start: konzept\n"),
        ("fragen/2_kuemmerer.yaml", b"id: frage\n"),
        ("saetze.yaml", b"[]\n"),
    ],
)
def test_a_file_of_another_shape_is_refused(ordner: Path, datei: str, inhalt: bytes) -> None:
    (ordner / datei).write_bytes(inhalt)
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)


@pytest.mark.parametrize(
    ("datei", "aenderung"),
    [
        ("katalog.yaml", lambda k: k.update(stuffen={})),
        ("steckbriefe/V8.yaml", lambda s: s["voraussetzung"].update(bedarfe=[])),
    ],
)
def test_an_unknown_key_at_the_top_is_refused(ordner: Path, datei: str, aenderung: Aenderung) -> None:
    aendere(ordner / datei, aenderung)
    with pytest.raises(InvalidDataError, match=Path(datei).name):
        load_katalog_from(ordner)
