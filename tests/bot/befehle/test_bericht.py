"""``lotse bericht`` writes the document that is asked for, and says of a wrong order what would be right."""

import io
import json
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from bot import hilfe
from dialogs.satz.dateien import NAMEN, Auftrag
from tests.bot.rufer import Lauf, Rufer, schreibe, starte
from tests.knowledge.berichtsprofile import HEUTE, STADT

TAG = HEUTE.isoformat()


@pytest.fixture
def rufe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


@pytest.fixture
def fall(tmp_path: Path) -> Path:
    return schreibe(tmp_path / "fall.json", {"antworten": STADT})


def test_the_report_is_written_in_a_process_without_telegram(fall: Path, tmp_path: Path) -> None:
    ziel = tmp_path / "bericht.pdf"
    lauf = starte("bericht", fall, "-o", ziel, "--datum", TAG, "--kommune", "Musterstadt")
    assert lauf == Lauf(0, f"{hilfe.BERICHT_FERTIG.format(datei=ziel)}\n", "")
    leser = PdfReader(ziel)
    assert "Musterstadt · Stand 21.11.2026" in leser.pages[0].extract_text().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("schalter", "titel"),
    [
        pytest.param((), "Empfehlungsbericht", marks=pytest.mark.nightly),
        (("--vorlage",), "Entscheidungsvorlage"),
        (("--leitfaden",), "Gesprächsleitfaden"),
    ],
)
def test_a_switch_says_which_document(rufe: Rufer, fall: Path, tmp_path: Path, schalter: tuple[str, ...], titel: str) -> None:
    ziel = tmp_path / "Papier.DOCX"
    assert rufe("bericht", fall, "-o", ziel, "--datum", TAG, *schalter).code == 0
    absaetze = docx.Document(io.BytesIO(ziel.read_bytes())).paragraphs
    assert absaetze[0].text == titel
    assert absaetze[2].text == "Stand 21.11.2026"


def test_a_case_from_standard_input_gives_the_same_file(rufe: Rufer, fall: Path, tmp_path: Path) -> None:
    eins, zwei = tmp_path / "1.docx", tmp_path / "2.docx"
    assert rufe("bericht", fall, "--vorlage", "-o", eins, "--datum", TAG).code == 0
    assert rufe("bericht", "-", "--vorlage", "-o", zwei, "--datum", TAG, eingabe=fall.read_bytes()).code == 0
    assert eins.read_bytes() == zwei.read_bytes()


@pytest.mark.parametrize(
    ("argumente", "satz"),
    [
        ((), hilfe.BERICHT_ENDUNG),
        (("-o", "bericht.odt"), hilfe.BERICHT_ENDUNG),
        (("-o", "vorlage.pdf", "--vorlage"), hilfe.VORLAGE_ENDUNG),
        (("-o", "a.docx", "--vorlage", "--leitfaden"), hilfe.BERICHT_EINES),
        (("-o", "a.pdf", "--datum", "morgen"), hilfe.HEUTE_UNGUELTIG.format(heute="morgen")),
        (("-o", "a.pdf", "--datum", "1999-12-31"), hilfe.HEUTE_UNGUELTIG.format(heute="1999-12-31")),
        (("-o", "a.pdf", "--kommune", "x" * 81), hilfe.KOMMUNE_UNGUELTIG.format(grenze=80)),
        (("-o", "a.pdf", "--kommune", "Muster\x07stadt"), hilfe.KOMMUNE_UNGUELTIG.format(grenze=80)),
        (("-o", "gibt/es/nicht/a.docx", "--vorlage"), hilfe.NICHT_GESCHRIEBEN.format(datei="gibt/es/nicht/a.docx")),
    ],
)
def test_a_wrong_order_is_a_german_sentence_and_exit_code_2(
    rufe: Rufer, fall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argumente: tuple[str, ...], satz: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rufe("bericht", fall, *argumente) == Lauf(2, "", f"{satz}\n")
    assert sorted(datei.name for datei in tmp_path.iterdir()) == ["fall.json"]


def test_a_wrong_case_is_named_and_nothing_is_written(rufe: Rufer, tmp_path: Path) -> None:
    ziel = tmp_path / "a.pdf"
    for eingabe in (b"{kaputt", json.dumps({"antworten": {"farbe": "rot"}}).encode(), b"[]"):
        lauf = rufe("bericht", "-", "-o", ziel, eingabe=eingabe)
        assert (lauf.code, lauf.aus) == (2, "")
        assert lauf.fehler.strip().endswith((".", "}}."))
    assert not ziel.exists()


def test_the_list_of_a_case_stands_in_the_report(rufe: Rufer, tmp_path: Path) -> None:
    merkliste = {"V8": {"ziele": "vorgemerkt"}, "V1": {"netzwerke": "erledigt"}}
    fall = schreibe(tmp_path / "liste.json", {"antworten": STADT, "merkliste": merkliste})
    ziel = tmp_path / "bericht.docx"
    assert rufe("bericht", fall, "-o", ziel, "--datum", TAG).code == 0
    gelesen = docx.Document(io.BytesIO(ziel.read_bytes()))
    assert "Auf der Merkliste stehen 1 vorgemerkte und 1 erledigte Empfehlungen." in "\n".join(absatz.text for absatz in gelesen.paragraphs)
    zellen = [zelle.text for tabelle in gelesen.tables for zeile in tabelle.rows for zelle in zeile.cells]
    assert any(text.endswith("\nvorgemerkt") for text in zellen)
    assert "erledigt" in zellen


@pytest.mark.parametrize(
    ("merkliste", "satz"),
    [
        ([], hilfe.KEIN_BERICHTSFALL),
        ({"V8": "ziele"}, hilfe.KEIN_BERICHTSFALL),
        ({"V99": {"ziele": "vorgemerkt"}}, "Die Empfehlung „ziele“ zum Modell „V99“ gibt es nicht. Modelle: V1, "),
        ({"V8": {"garten": "vorgemerkt"}}, "Die Empfehlung „garten“ zum Modell „V8“ gibt es nicht."),
        (
            {"V8": {"ziele": "bald"}},
            'Der Stand "bald" der Empfehlung „ziele“ zum Modell „V8“ passt nicht. Erlaubt sind: vorgemerkt, erledigt.',
        ),
        ({"V8": {"ziele": ["erledigt"]}}, 'Der Stand ["erledigt"] der Empfehlung'),
    ],
)
def test_a_wrong_list_is_named_and_nothing_is_written(rufe: Rufer, tmp_path: Path, merkliste: object, satz: str) -> None:
    fall = schreibe(tmp_path / "liste.json", {"antworten": STADT, "merkliste": merkliste})
    lauf = rufe("bericht", fall, "-o", tmp_path / "a.pdf")
    assert (lauf.code, lauf.aus) == (2, "")
    assert lauf.fehler.startswith(satz)
    assert not (tmp_path / "a.pdf").exists()


def test_file_names_have_no_special_characters_and_no_name_in_them() -> None:
    for art in NAMEN:
        name = Auftrag(art, "docx", HEUTE, "Müsterstadt").dateiname
        assert name.isascii()
        assert name.replace("-", "").replace(".", "").isalnum()
        assert "sterstadt" not in name


BEILAGEN = {
    "antworten": STADT,
    "aufgaben": {"pflicht_1": {"ist": 40, "soll": 60}},
    "themenwahl": {"zukunftsthemen": ["klimafolgen"]},
    "gespraech": {
        "erfolg_praesenz": ["foerdermittel", {"text": "120 Haushalte beraten"}],
        "erfolg_unterstuetzung": ["nichts"],
        "ideen": ["verwaltungsarbeit/kosten"],
    },
}


def test_the_guide_has_the_talk_and_the_ideas_of_the_case(rufe: Rufer, tmp_path: Path) -> None:
    ziel = tmp_path / "leitfaden.docx"
    assert rufe("bericht", schreibe(tmp_path / "fall.json", BEILAGEN), "--leitfaden", "-o", ziel, "--datum", TAG).code == 0
    absaetze = [absatz.text for absatz in docx.Document(io.BytesIO(ziel.read_bytes())).paragraphs]
    assert any("Präsenz: Die Kommune hat zusätzliche Fördermittel bekommen. 120 Haushalte beraten." in text for text in absaetze)
    ideen = [text.partition(":")[0] for text in absaetze if text.startswith(("Kosten", "Klimafolgen", "Finanzierung"))]
    assert ideen == ["Kosteneinsparungen erzielen", "Klimafolgen", "Finanzierung"]


def test_the_report_has_the_tasks_of_the_case(rufe: Rufer, tmp_path: Path) -> None:
    ziel = tmp_path / "bericht.docx"
    assert rufe("bericht", schreibe(tmp_path / "fall.json", BEILAGEN), "-o", ziel, "--datum", TAG).code == 0
    zellen = [[zelle.text for zelle in zeile.cells] for tabelle in docx.Document(ziel).tables for zeile in tabelle.rows]
    assert ["Klimaschutz in Pflichtaufgaben", "40\u00a0%", "60\u00a0%", "+20"] in zellen


@pytest.mark.parametrize(
    ("teil", "satz"),
    [
        ({"farbe": {}}, hilfe.KEIN_BERICHTSFALL),
        ({"aufgaben": []}, hilfe.KEIN_BERICHTSFALL),
        ({"aufgaben": {"gemeinden_1": {}}}, "Die Aufgabe „gemeinden_1“ gibt es für diese Kommune nicht."),
        ({"themenwahl": {"zukunftsthemen": "klimafolgen"}}, hilfe.KEINE_THEMENWAHL),
        ({"themenwahl": {"zukunftsthemen": ["kosten"]}}, "Die Idee „kosten“ gibt es im Thema „zukunftsthemen“ nicht."),
        ({"themenwahl": {"finanzierung": [1]}}, "Die Idee „1“ gibt es im Thema „finanzierung“ nicht."),
        ({"gespraech": {"erfolg": []}}, "„gespraech“ nennt je Teil eine Liste"),
        ({"gespraech": {"ideen": "Solardach"}}, "„gespraech“ nennt je Teil eine Liste"),
        ({"gespraech": {"ideen": ["nichts"]}}, "Den Vorschlag „nichts“ gibt es im Teil „ideen“ nicht."),
        ({"gespraech": {"ideen": [["a"]]}}, "Den Vorschlag „['a']“ gibt es im Teil „ideen“ nicht."),
        ({"gespraech": {"ideen": [{"text": " "}]}}, "Ein eigener Text im Teil „ideen“ hat 1 bis 200 Zeichen"),
        ({"gespraech": {"ideen": [{"text": "x" * 201}]}}, "Ein eigener Text im Teil „ideen“ hat 1 bis 200 Zeichen"),
        ({"gespraech": {"ideen": [{"text": "a\x07"}]}}, "Ein eigener Text im Teil „ideen“ hat 1 bis 200 Zeichen"),
        ({"gespraech": {"ideen": [{"text": str(nummer)} for nummer in range(4)]}}, "Der Teil „ideen“ hat mehr als 3 Punkte."),
    ],
)
def test_what_is_wrong_beside_the_answers_is_named_and_nothing_is_written(
    rufe: Rufer, tmp_path: Path, teil: dict[str, object], satz: str
) -> None:
    ziel = tmp_path / "a.pdf"
    lauf = rufe("bericht", "-", "-o", ziel, eingabe=json.dumps({"antworten": STADT, **teil}).encode())
    assert (lauf.code, lauf.aus) == (2, "")
    assert lauf.fehler.startswith(satz)
    assert not ziel.exists()
