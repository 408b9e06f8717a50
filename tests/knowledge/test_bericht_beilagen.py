"""Tasks and talk in the documents: what was entered, what was picked, and nothing in the place of what is unknown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from knowledge.arbeitszeit import Arbeitszeit, finde_hinweise
from knowledge.bericht import Beilagen, erstelle
from knowledge.bericht.dokument import Bild, Dokument, Dokumentart, Liste
from knowledge.bericht.lage import Lage
from knowledge.bericht.leitfaden import LEITFADEN, leitfaden_im_chat
from knowledge.gespraech import FAKTOREN, IDEEN, NICHTS, Gespraech, Gespraechspunkt, eigener_punkt
from tests.knowledge.beilagen import ALLE_THEMEN, USUAL, arbeitszeit, volle
from tests.knowledge.berichtsprofile import HEUTE, KATALOG, KREIS, STADT
from tests.knowledge.test_bericht import abschnitt, tabelle, teile, texte

AUFGABEN = KATALOG.bericht.saetze["aufgaben"]
GESPRAECH = KATALOG.bericht.saetze["gespraech"]
LEER = KATALOG.bericht.saetze["leitfaden"]["erfolg_leer"]
UNBEKANNT = KATALOG.bericht.saetze["worte"]["unbekannt"]
ERSTE, ZWEITE = (aufgabe.id for aufgabe in arbeitszeit(STADT).aufgaben[:2])


def dokument(beilagen: Beilagen, art: Dokumentart = "bericht", roh: dict = STADT) -> Dokument:
    return erstelle(KATALOG, KATALOG.antworten(roh), art, HEUTE, beilagen=beilagen)


def zeit(**werte: str) -> Arbeitszeit:
    """Return the shares of the first task, by column."""
    return Arbeitszeit(arbeitszeit(STADT).aufgaben, {(ERSTE, feld): Decimal(wert) for feld, wert in werte.items()})  # type: ignore[misc]


def zeilen(bericht: Dokument) -> dict[str, list[str]]:
    return {zeile[0].text: [zelle.text.replace("\u00a0", " ") for zelle in zeile[1:]] for zeile in tabelle(bericht, "aufgaben").zeilen}


@pytest.mark.parametrize("beilagen", [Beilagen(), Beilagen(zeit=zeit())])
def test_without_tasks_one_line_says_so(beilagen: Beilagen):
    bericht = dokument(beilagen)
    assert texte(abschnitt(bericht, AUFGABEN["titel"])) == [AUFGABEN["ohne"]]
    assert [bild.name for bild in teile(bericht, Bild)] == ["weg"]


def test_sums_by_group_inside_outside_and_in_all_with_their_differences():
    gefunden = zeilen(dokument(Beilagen(zeit=arbeitszeit(STADT))))
    assert gefunden == {
        "Klimaschutz in Pflichtaufgaben": ["20 %", "40 %", "+20"],
        "Management-orientierte Aufgaben": ["40 %", "60 %", "+20"],
        "Vernetzung von Verwaltung und externen Akteuren": ["20 %", "0 %", "−20"],
        "Externe Aufgaben": ["20 %", "0 %", "−20"],
        "Innerhalb der Verwaltung": ["60 %", "100 %", "+40"],
        "Nach außen": ["40 %", "0 %", "−40"],
        "Alle Aufgaben": ["100 %", "100 %", "±0"],
    }


def test_a_landkreis_has_a_group_more_and_the_bars_say_all_groups_in_words():
    bericht = dokument(Beilagen(zeit=arbeitszeit(KREIS)), roh=KREIS)
    gruppen = [name for name in zeilen(bericht) if name in {bezeichnung.titel for bezeichnung in KATALOG.aufgabengruppen.values()}]
    assert len(gruppen) == 5
    bild = next(bild for bild in teile(bericht, Bild) if bild.name == "arbeitszeit")
    assert all(name in bild.text for name in gruppen)


def test_what_is_unknown_is_called_so_and_no_hint_is_given():
    bericht = dokument(Beilagen(zeit=zeit(ist="40")))
    gefunden = zeilen(bericht)
    assert gefunden["Klimaschutz in Pflichtaufgaben"] == ["40 %", UNBEKANNT, "–"]
    assert gefunden["Externe Aufgaben"] == [UNBEKANNT, UNBEKANNT, "–"]
    assert gefunden["Nach außen"] == [UNBEKANNT, UNBEKANNT, "–"]
    saetze = texte(abschnitt(bericht, AUFGABEN["titel"]))
    assert AUFGABEN["hinweis_offen"] in saetze
    assert any("bekannt sind 40" in satz for satz in saetze)
    assert AUFGABEN["hinweis_regel"] not in saetze


def test_the_strongest_changes_and_the_hints_stand_with_their_sources():
    ganze = arbeitszeit(STADT)
    saetze = texte(abschnitt(dokument(Beilagen(zeit=ganze)), AUFGABEN["titel"]))
    assert "Bauleitplanung: +30 (von 5 % auf 35 %)" in [satz.replace("\u00a0", " ") for satz in saetze]
    hinweise = finde_hinweise(KATALOG.aufgabenhinweise, ganze, "gemeinde")
    assert hinweise
    assert {hinweis.text for hinweis in hinweise} <= set(saetze)
    assert AUFGABEN["hinweis_regel"] in saetze


def test_only_one_direction_of_change_needs_no_second_column():
    beilagen = Beilagen(zeit=Arbeitszeit(arbeitszeit(STADT).aufgaben, {(ERSTE, "ist"): Decimal(5), (ERSTE, "soll"): Decimal(10)}))
    saetze = texte(abschnitt(dokument(beilagen), AUFGABEN["titel"]))
    assert AUFGABEN["wachsend"] in saetze
    assert AUFGABEN["schrumpfend"] not in saetze


def test_without_points_there_is_no_section_on_the_talk():
    nichts = Beilagen(gespraech=Gespraech({FAKTOREN[0]: (Gespraechspunkt(NICHTS),), IDEEN: (Gespraechspunkt("zukunftsthemen/weg"),)}))
    for beilagen in (Beilagen(), nichts):
        assert GESPRAECH["titel"] not in [teil.titel for teil in dokument(beilagen).abschnitte]


def test_points_come_in_words_with_their_source_and_own_ones_are_called_so():
    bericht = dokument(USUAL)
    erfolge = tabelle(bericht, "erfolge").zeilen
    assert [zeile[0].text for zeile in erfolge] == ["Präsenz"]
    assert erfolge[0][1].text == "Die Kommune hat zusätzliche Fördermittel bekommen.\n120 Haushalte beraten."
    assert erfolge[0][1].quelle == "B, Kap. 2, Punkt 2; eigene Angabe"
    ideen = [zeile[1].text.partition(":")[0] for zeile in tabelle(bericht, "ideen").zeilen]
    assert ideen == ["Kosteneinsparungen erzielen", "Klimafolgen"]


def test_picked_themes_that_are_not_among_the_three_are_named():
    saetze = texte(abschnitt(dokument(volle(STADT)), GESPRAECH["titel"]))
    weitere = next(satz for satz in saetze if satz.startswith("Weitere Ideen vor Ort"))
    assert all(punkt.titel in weitere for slug, kennung in ALLE_THEMEN for punkt in KATALOG.themen[slug].punkte if punkt.id == kennung)


def test_the_guide_has_the_points_instead_of_the_prompts_and_leaves_out_what_is_nothing_yet():
    punkte = texte(abschnitt(dokument(USUAL, "leitfaden"), "Was bisher erreicht ist"))
    assert any(punkt.startswith("Präsenz: Die Kommune hat zusätzliche Fördermittel bekommen. 120 Haushalte") for punkt in punkte)
    assert sum(LEER in punkt for punkt in punkte) == 2
    assert not any(punkt.startswith("Unterstützung von außen") for punkt in punkte)


def test_the_three_ideas_are_own_ones_then_picked_ones_then_those_of_the_model():
    (liste,) = [
        block for block in abschnitt(dokument(USUAL, "leitfaden"), "Drei Ideen für die Zukunft").bloecke if isinstance(block, Liste)
    ]
    assert [punkt.text.partition(":")[0] for punkt in liste.punkte] == ["Kosteneinsparungen erzielen", "Klimafolgen", "Finanzierung"]
    eigene = replace(USUAL, gespraech=Gespraech({IDEEN: tuple(eigener_punkt(text) for text in ("Solardach", "Radweg", "Wärmenetz"))}))
    (liste,) = [
        block for block in abschnitt(dokument(eigene, "leitfaden"), "Drei Ideen für die Zukunft").bloecke if isinstance(block, Liste)
    ]
    assert [punkt.text for punkt in liste.punkte] == ["Solardach.", "Radweg.", "Wärmenetz."]


def test_the_chat_shows_every_objection_and_every_question():
    lage = Lage(KATALOG, KATALOG.antworten(STADT), HEUTE, beilagen=USUAL)
    im_chat = leitfaden_im_chat(lage)
    assert tuple(im_chat) == LEITFADEN
    einwaende = im_chat["dagegen"].bloecke[0]
    assert len(einwaende.zeilen) == len(lage.ziel.nachteile) > 3  # type: ignore[union-attr]
    fragen = im_chat["fragen"].bloecke[0]
    assert len(fragen.punkte) > 4  # type: ignore[union-attr]


def test_braces_in_a_typed_text_are_text():
    beilagen = Beilagen(gespraech=Gespraech({FAKTOREN[0]: (eigener_punkt("{modell} und {0}"),)}))
    assert "Vernetzen: {modell} und {0}." in texte(dokument(beilagen, "leitfaden"))
