"""The report says what the result says, calls unknown what is unknown, and asks for what can be asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from knowledge.arbeitszeit import Arbeitszeit
from knowledge.beratung import zaehlende_fragen
from knowledge.bericht import Beilagen, Vorarbeit, erstelle
from knowledge.bericht.dokument import Absatz, Abschnitt, Dokument, Dokumentart, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.robust import robustheit
from knowledge.gespraech import FAKTOREN, NICHTS, Gespraech, Gespraechspunkt
from knowledge.merkliste import Merkeintrag, sortiert
from knowledge.steckbrief import PRUEFUNGEN
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, plane
from tests.knowledge.beilagen import USUAL, arbeitszeit, volle
from tests.knowledge.berichtsprofile import DREI, HEUTE, KATALOG, PROFILE, STADT
from tests.knowledge.profile import antworten as beliebige

ARTEN: tuple[Dokumentart, ...] = ("bericht", "vorlage", "leitfaden")
WORTE = KATALOG.bericht.saetze["worte"]
# On the list of the town: its target and today's model, another one, and one that no Katalog has.
GEMERKT = sortiert(
    KATALOG,
    (Merkeintrag("V8", "ziele"), Merkeintrag("V7", "strategie", "erledigt"), Merkeintrag("V1", "netzwerke"), Merkeintrag("V99", "ziele")),
)


def dokument(roh: Mapping[str, Any], art: Dokumentart = "bericht") -> Dokument:
    return erstelle(KATALOG, KATALOG.antworten(roh), art, HEUTE)


def teile(wert: Any, art: type) -> Iterator[Any]:
    """Yield every part of a document that is of a kind, in its order."""
    if isinstance(wert, art):
        yield wert
    if isinstance(wert, tuple):
        for teil in wert:
            yield from teile(teil, art)
    elif is_dataclass(wert):
        for feld in fields(wert):
            yield from teile(getattr(wert, feld.name), art)


def tabelle(bericht: Dokument, name: str) -> Tabelle:
    return next(gefunden for gefunden in teile(bericht, Tabelle) if gefunden.name == name)


def abschnitt(bericht: Dokument, titel: str) -> Abschnitt:
    return next(gefunden for gefunden in bericht.abschnitte if gefunden.titel == titel)


def vorarbeit(anpassungen: Anpassungen) -> Vorarbeit:
    antworten = KATALOG.antworten(STADT)
    return Vorarbeit(robustheit(KATALOG, antworten), plane(KATALOG, antworten, HEUTE, anpassungen))


def texte(wert: Any) -> list[str]:
    return [teil.text for art in (Absatz, Zelle) for teil in teile(wert, art)]


class Mitschrift(dict[str, str]):
    """Sentences of a group that note which of them are asked for."""

    gefragt: set[str]

    def __getitem__(self, name: str) -> str:
        self.gefragt.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("profil", PROFILE)
def test_the_table_of_all_models_has_each_verdict_of_the_result(profil: str) -> None:
    empfehlung = empfiehl(KATALOG, KATALOG.antworten(PROFILE[profil]))
    zeilen = tabelle(dokument(PROFILE[profil]), "rangfolge").zeilen
    assert len(zeilen) == len(empfehlung.modelle) == 14
    for zeile, bewertung in zip(zeilen, empfehlung.modelle, strict=True):
        assert KATALOG.steckbriefe[bewertung.modell].kurz in zeile[0].text
        assert zeile[1].wert == bewertung.status
        assert [zelle.text for zelle in zeile[2:]] == [WORTE[bewertung.befunde[name].urteil] for name in PRUEFUNGEN]


@pytest.mark.parametrize("profil", PROFILE)
def test_what_is_not_answered_is_called_unknown(profil: str) -> None:
    antworten = KATALOG.antworten(PROFILE[profil])
    zeilen = [zeile for gefunden in teile(dokument(PROFILE[profil]), Tabelle) if gefunden.name == "angaben" for zeile in gefunden.zeilen]
    fragen = [frage for schritt in ("ausgangslage", "rahmenbedingungen") for frage in zaehlende_fragen(KATALOG, antworten, schritt)]
    assert [zeile[0].text for zeile in zeilen] == [frage.kurz for frage in fragen]
    for frage, zeile in zip(fragen, zeilen, strict=True):
        assert (zeile[1].text == WORTE["unbekannt"]) is (antworten.bekannt(frage.id) is None)


def test_every_sentence_is_used_somewhere_and_none_is_missing() -> None:
    mitschriften = {gruppe: Mitschrift(saetze) for gruppe, saetze in KATALOG.bericht.saetze.items()}
    for mitschrift in mitschriften.values():
        mitschrift.gefragt = set()
    katalog = replace(KATALOG, bericht=replace(KATALOG.bericht, saetze=mitschriften))
    for roh in PROFILE.values():
        for art in ARTEN:
            erstelle(katalog, katalog.antworten(roh), art, HEUTE, "Musterstadt")
    erstelle(
        katalog, katalog.antworten(STADT), "bericht", HEUTE, vorarbeit=vorarbeit(Anpassungen(erledigt=frozenset({"verstetigungsberatung"})))
    )
    viele = tuple(EigenerMeilenstein(f"eigen_{nummer}", "Vorgespräch", date(2026, 12, nummer)) for nummer in range(1, 9))
    erstelle(katalog, katalog.antworten(STADT), "bericht", HEUTE, vorarbeit=vorarbeit(Anpassungen(eigene=viele)))
    nichts = Beilagen(gespraech=Gespraech({faktor: (Gespraechspunkt(NICHTS),) for faktor in FAKTOREN}))
    begonnen = Beilagen(zeit=Arbeitszeit(arbeitszeit(STADT).aufgaben, {}), gespraech=USUAL.gespraech)
    fast = Beilagen(zeit=Arbeitszeit(arbeitszeit(STADT).aufgaben, dict(list(arbeitszeit(STADT).werte.items())[:3])))
    for beilagen in (volle(STADT), begonnen, fast, nichts):
        for art in ARTEN:
            erstelle(katalog, katalog.antworten(STADT), art, HEUTE, beilagen=beilagen)
    erstelle(katalog, katalog.antworten(STADT), "bericht", HEUTE, beilagen=Beilagen(merkliste=GEMERKT))
    ungenutzt = {f"{gruppe}.{name}" for gruppe, mitschrift in mitschriften.items() for name in set(mitschrift) - mitschrift.gefragt}
    assert ungenutzt == set()


@pytest.mark.nightly
@given(beliebige())
def test_any_answers_make_all_three_documents_the_same_each_time(roh: dict[str, Any]) -> None:
    for art in ARTEN:
        erstes = dokument(roh, art)
        assert erstes == dokument(roh, art)
        assert all(text.strip() and "{" not in text and "None" not in text for text in texte(erstes))


@pytest.mark.parametrize("profil", PROFILE)
def test_a_result_that_is_not_reliable_yet_recommends_nothing(profil: str) -> None:
    lage = Lage(KATALOG, KATALOG.antworten(PROFILE[profil]), HEUTE)
    bericht = dokument(PROFILE[profil])
    vorne = texte(abschnitt(bericht, "Das Modell"))[0]
    assert vorne.startswith("Noch keine belastbare Empfehlung.") is lage.empfehlung.vorlaeufig
    assert texte(abschnitt(bericht, "Worum wir bitten"))[0].startswith("Bitte")
    if lage.empfehlung.vorlaeufig:
        assert all(lage.nummer(modell) in vorne for modell in lage.robustheit.kandidaten)
        assert not any("entscheiden Sie sich für" in text for text in texte(bericht))


@pytest.mark.parametrize(
    ("profil", "bitte"),
    [
        ("stadt", "Bitte entscheiden Sie sich für V 8"),
        ("bleibt", "Bitte entscheiden Sie, dass V 7 KSM im Fachamt nach der Förderung weitergeht."),
        (
            "erstvorhaben",
            "Bitte entscheiden Sie, dass V 7b KSM im Fachamt / Stabsstelle (Erstellung Klimaschutzkonzept) weitergeht, bis das",
        ),
        ("kreis", "Bitte prüfen Sie V 10"),
        ("ziel", "Bitte entscheiden Sie, ob V 9"),
        ("grossstadt_ohne", "Bitte klären Sie, welche Bedingung sich ändern lässt."),
        ("klein", "Bitte helfen Sie, die offenen Punkte zu klären."),
    ],
)
def test_what_is_asked_follows_from_the_status(profil: str, bitte: str) -> None:
    assert texte(abschnitt(dokument(PROFILE[profil]), "Worum wir bitten"))[0].startswith(bitte)


def test_costs_are_the_demand_and_the_answer_for_this_kommune() -> None:
    zeilen = {zeile[0].text: [zelle.text for zelle in zeile[1:]] for zeile in tabelle(dokument(STADT), "kosten").zeilen}
    assert zeilen["Stellen nach der Förderung"] == ["mindestens 0,5 VZÄ", "eine Stelle"]
    assert zeilen["Maßnahmen, je EW und Jahr"] == ["mindestens 5 € je EW", "5 € je EW"]
    assert zeilen["Maßnahmen, im Jahr"] == ["mindestens 160.000 €", "160.000 €"]
    assert zeilen["Personalkosten im Jahr"] == ["nicht in den Quellen", "nennt das Personalamt"]


@pytest.mark.parametrize(
    ("aenderung", "im_jahr"),
    [
        ({"klimabudget": "3_5"}, "96.000 € bis 160.000 €"),
        ({"klimabudget": "u1"}, "unter 32.000 €"),
        ({"klimabudget": "ue10"}, "mehr als 320.000 €"),
        ({"klimabudget": "0"}, "0 €"),
        ({"klimabudget": Decimal("4.5")}, "144.000 €"),
        ({"klimabudget": "weiss_nicht"}, "nicht bekannt"),
        ({"einwohner": "25_50"}, "125.000 € bis 250.000 €"),
        ({"einwohner": "weiss_nicht"}, "hängt von der Größe ab"),
    ],
)
def test_money_a_year_is_as_exact_as_the_answers(aenderung: dict[str, Any], im_jahr: str) -> None:
    zeilen = {zeile[0].text: zeile[2].text for zeile in tabelle(dokument({**STADT, **aenderung}), "kosten").zeilen}
    assert zeilen["Maßnahmen, im Jahr"] == im_jahr


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_each_objection_has_an_answer_with_its_place_or_the_word_vorschlag(modell: str) -> None:
    from knowledge.pruefung import ideales_profil

    leitfaden = dokument(ideales_profil(KATALOG, modell), "leitfaden")
    steckbrief = KATALOG.steckbriefe[modell]
    zeilen = tabelle(leitfaden, "einwaende").zeilen
    assert [zeile[0].text for zeile in zeilen] == [nachteil.text for nachteil in steckbrief.nachteile[:3]]
    assert all(str(zeile[1].quelle).startswith((f"S, {steckbrief.nummer}, Empfehlungen", "Vorschlag")) for zeile in zeilen)


def test_facts_from_outside_have_year_source_and_what_to_check() -> None:
    zeilen = tabelle(dokument(STADT), "belege").zeilen
    assert len(zeilen) == len(KATALOG.bericht.nachweise)
    assert all(int(zeile[1].text) in range(2020, 2027) and zeile[2].text and zeile[3].text for zeile in zeilen)


def test_the_next_date_is_no_quarterly_one_and_missed_ones_are_told() -> None:
    saetze = texte(abschnitt(dokument(STADT), "Nächster Termin"))
    assert saetze[0].startswith("30.12.2026: Einverständnis")
    assert saetze[1].startswith("2 Termine sind schon verstrichen.")
    versaeumte = [zeile for zeile in tabelle(dokument(STADT), "zeitplan").zeilen if zeile[3].wert == "versaeumt"]
    assert len(versaeumte) == 2
    assert all("Was noch geht:" in zeile[1].text for zeile in versaeumte)


def test_the_schedule_is_the_one_that_the_person_has_changed() -> None:
    eigene = (
        EigenerMeilenstein("eigen_1", "Termin beim Kämmerer", date(2026, 12, 1)),
        EigenerMeilenstein("eigen_2", "Vorgespräch", date(2026, 11, 2)),
    )
    verschoben = {"haushalt": date(2027, 5, 4)}
    anpassungen = Anpassungen(verschoben=verschoben, erledigt=frozenset({"verstetigungsberatung"}), eigene=eigene)
    bericht = erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, vorarbeit=vorarbeit(anpassungen))
    zeilen = [tuple(zelle.text for zelle in zeile) for zeile in tabelle(bericht, "zeitplan").zeilen]
    assert ("01.12.2026", "Termin beim Kämmerer", WORTE["art_eigen"], WORTE["termin_offen"]) in zeilen
    assert ("02.11.2026", "Vorgespräch", WORTE["art_eigen"], WORTE["termin_versaeumt"]) in zeilen
    erledigte = [zeile[1] for zeile in zeilen if zeile[3] == WORTE["termin_erledigt"]]
    assert erledigte == [KATALOG.meilensteine["verstetigungsberatung"].titel]
    verlegte = [zeile for zeile in zeilen if zeile[1] == KATALOG.meilensteine["haushalt"].titel]
    assert [(zeile[0].rpartition(" ")[2], zeile[2]) for zeile in verlegte] == [("04.05.2027", WORTE["art_eigen"])]
    assert texte(abschnitt(bericht, "Nächster Termin"))[0] == "01.12.2026: Termin beim Kämmerer."
    assert any("zwischen 01.03.2027 und 04.05.2027" in text for text in texte(abschnitt(bericht, "Worum wir bitten")))


@pytest.mark.parametrize(("anzahl", "gemerkt", "anhang"), [(3, False, None), (4, False, "C"), (30, True, "D")])
@pytest.mark.parametrize("roh", [STADT, {**STADT, "foerderende": "2025-01-01"}])
def test_own_milestones_are_all_shown_in_an_appendix_where_the_main_part_has_no_room(
    roh: Mapping[str, Any], anzahl: int, gemerkt: bool, anhang: str | None
) -> None:
    antworten = KATALOG.antworten(roh)
    eigene = tuple(EigenerMeilenstein(f"eigen_{nummer}", f"Treffen {nummer}", HEUTE) for nummer in range(anzahl))
    plan = plane(KATALOG, antworten, HEUTE, Anpassungen(eigene=eigene))
    bericht = erstelle(
        KATALOG,
        antworten,
        "bericht",
        HEUTE,
        vorarbeit=Vorarbeit(robustheit(KATALOG, antworten), plan),
        beilagen=Beilagen(merkliste=GEMERKT if gemerkt else ()),
    )
    anhang = "C" if anhang is None and plan.mangel else anhang
    titel = f"Anhang {anhang}: Eigene Termine" if anhang else "Zeitplan"
    gezeigt = [text for text in texte(abschnitt(bericht, titel)) if text.startswith("Treffen")]
    assert sorted(gezeigt) == sorted(eigener.titel for eigener in eigene)
    alle = texte(bericht)
    assert [alle.count(text) for text in gezeigt] == [1] * anzahl
    assert any(titel in text for text in texte(abschnitt(bericht, "Zeitplan"))) == (anhang is not None)


@pytest.mark.parametrize(
    ("profil", "satz"),
    [("klein", "Für einen Zeitplan fehlt das Ende der Förderung."), ("ohne_stelle", "Zurzeit gibt es keine Förderung.")],
)
def test_without_a_schedule_the_reason_is_told(profil: str, satz: str) -> None:
    for titel in ("Nächster Termin", "Zeitplan"):
        assert texte(abschnitt(dokument(PROFILE[profil]), titel))[0].startswith(satz)


def test_contradictions_are_named_in_the_report_and_counted_on_its_first_page() -> None:
    bericht = dokument(PROFILE["widerspruch"])
    widersprueche = empfiehl(KATALOG, KATALOG.antworten(PROFILE["widerspruch"])).widersprueche
    assert len(widersprueche) > 1
    assert {widerspruch.text for widerspruch in widersprueche} <= set(texte(bericht))
    assert f"({len(widersprueche)})" in texte(abschnitt(bericht, "Wie sicher das ist"))[0]


@pytest.mark.parametrize("profil", DREI)
def test_the_vorlage_has_the_shape_that_councils_know_and_marks_its_blanks(profil: str) -> None:
    vorlage = dokument(PROFILE[profil], "vorlage")
    assert [teil.titel for teil in vorlage.abschnitte] == [
        "Betreff",
        "Sachverhalt",
        "Begründung",
        "Alternativen",
        "Finanzielle Auswirkungen",
        "Auswirkungen auf den Stellenplan",
        "Beschlussvorschlag",
        "Anlagen",
    ]
    luecken = [absatz.text for absatz in teile(vorlage, Absatz) if absatz.art == "luecke"]
    assert len(luecken) >= 5
    assert all("[" in text for text in luecken)


def test_the_strongest_success_factor_opens_the_talk() -> None:
    erreicht = texte(abschnitt(dokument(STADT, "leitfaden"), "Was bisher erreicht ist"))
    assert erreicht[1].startswith("Expertise")
    assert erreicht[-1].startswith("Vernetzen")


def test_the_name_stands_in_the_document_and_its_note_only_where_one_was_typed() -> None:
    ohne, mit = dokument(STADT), erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, "Musterstadt")
    assert (ohne.kommune, mit.kommune) == (None, "Musterstadt")
    hinweis = KATALOG.bericht.saetze["quellen"]["grenze_name"]
    assert (hinweis in texte(ohne), hinweis in texte(mit)) == (False, True)


def test_what_is_on_the_list_is_marked_where_it_stands_and_the_rest_follows_with_its_source() -> None:
    bericht = erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, beilagen=Beilagen(merkliste=GEMERKT))
    zellen = {zelle.text: zelle.wert for zeile in tabelle(bericht, "empfehlungen").zeilen for zelle in zeile[1:] if zelle.wert}
    assert zellen == {
        f"{KATALOG.steckbriefe['V8'].empfehlungen['ziele'].text}\nvorgemerkt": "vorgemerkt",
        f"{KATALOG.steckbriefe['V7'].empfehlungen['strategie'].text}\nerledigt": "erledigt",
    }
    satz = texte(abschnitt(bericht, "Empfehlungen je Aspekt"))[1]
    assert satz.startswith("Auf der Merkliste stehen 3 vorgemerkte und 1 erledigte Empfehlungen. Was nicht in der Tabelle steht,")
    zeilen = tabelle(bericht, "merkliste").zeilen
    v1 = KATALOG.steckbriefe["V1"].empfehlungen["netzwerke"]
    assert [tuple(zelle.text for zelle in zeile) for zeile in zeilen] == [
        ("Netzwerke\nV 1 Klimaschutz durch bestehende Verwaltung", v1.text, "vorgemerkt"),
        ("Klimaschutzziele\nV99", "Diese Empfehlung gibt es im heutigen Katalog nicht mehr.", "vorgemerkt"),
    ]
    assert zeilen[0][1].quelle == v1.quelle


def test_without_a_list_the_report_does_not_speak_of_one() -> None:
    assert not any("Merkliste" in text for text in texte(dokument(STADT)))
    assert erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, beilagen=Beilagen()) == dokument(STADT)


def test_a_list_that_the_table_shows_whole_has_no_appendix() -> None:
    liste = (Merkeintrag("V8", "ziele"),)
    bericht = erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, beilagen=Beilagen(merkliste=liste))
    assert [gefunden for gefunden in teile(bericht, Tabelle) if gefunden.name == "merkliste"] == []
    assert texte(abschnitt(bericht, "Empfehlungen je Aspekt"))[1].endswith("0 erledigte Empfehlungen.")
