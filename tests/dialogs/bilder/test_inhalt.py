"""Pictures show all there is to show, counted from the Katalog, and the text says the same."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from bot.lokal.grenzen import parse_text
from dialogs import captions
from dialogs.bilder import farben
from dialogs.bilder.lage import bloecke, diagramm_lage
from dialogs.bilder.pfad import zeichne_pfad
from dialogs.bilder.worte import kurzname, status_wort
from dialogs.bilder.zeichnung import SCHRAFFIERT
from dialogs.bilder.zeitplan import TERMINE_HOECHSTENS, zeichne_zeitplan
from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung, empfiehl
from knowledge.gegenprobe.pfad import entwicklungspfad
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Zeitplan
from tests.dialogs.bilder.faelle import ANPASSUNGEN, HEUTE, KATALOG, PFADE, PROFILE, VIELE, bild, plan
from tests.dialogs.bilder.messen import NS, flaechen, lies, texte

ALLE_PROFILE = pytest.mark.parametrize("profil", PROFILE)
ALLE_PFADE = pytest.mark.parametrize(("von", "nach"), PFADE)
JE_URTEIL = {urteil: SCHRAFFIERT if urteil == "offen" else grund for urteil, (grund, _) in farben.URTEIL.items()}
LINIE = re.compile(r"M(?P<x>[\d.]+) (?P<y>[\d.]+)H(?P<gasse>[\d.]+)V(?P<unten>[\d.]+)H[\d.]+V(?P<ende>[\d.]+)")


def antworten(profil: str) -> Antworten:
    return KATALOG.antworten(PROFILE[profil])


def empfehlung(profil: str) -> Empfehlung:
    return empfiehl(KATALOG, antworten(profil))


def geschrieben(name: str) -> list[str]:
    return [text.text.replace("\u00a0", " ") for text in texte(lies(bild(name).svg))]


def klartext(name: str) -> str:
    return parse_text(bild(name).text).text.replace("\u00a0", " ")


@ALLE_PROFILE
def test_the_heat_map_has_a_row_for_each_model_in_the_order_of_the_ranking(profil: str):
    nummern = {steckbrief.nummer for steckbrief in KATALOG.steckbriefe.values()}
    zeilen = [text for text in geschrieben(f"passung-{profil}") if text in nummern]
    assert zeilen == [KATALOG.steckbriefe[eintrag.modell].nummer for eintrag in empfehlung(profil).modelle]


@ALLE_PROFILE
def test_each_verdict_has_its_field_in_the_row_of_its_model(profil: str):
    wurzel = lies(bild(f"passung-{profil}").svg)
    alle = list(texte(wurzel))
    spalten = {text.text: text.kasten for text in alle if text.text in {kriterium.kurz for kriterium in KATALOG.kriterien.values()}}
    assert len(spalten) == len(KATALOG.kriterien)
    for eintrag in empfehlung(profil).modelle:
        nummer = KATALOG.steckbriefe[eintrag.modell].nummer
        zeile = next(text.kasten for text in alle if text.text.replace("\u00a0", " ") == nummer)
        for kriterium, befund in eintrag.befunde.items():
            spalte = spalten[KATALOG.kriterien[kriterium].kurz]
            x, y = (spalte.links + spalte.rechts) / 2, zeile.unten
            feld = [f for f in flaechen(wurzel) if f.kasten.links < x < f.kasten.rechts and f.kasten.oben < y < f.kasten.unten][-1]
            assert feld.fuellung == JE_URTEIL[befund.urteil], (nummer, kriterium)


@ALLE_PROFILE
def test_only_the_leading_model_stands_on_a_dark_field(profil: str):
    dunkel = [text.text.replace("\u00a0", " ") for text in texte(lies(bild(f"passung-{profil}").svg)) if text.grund == (farben.TINTE,)]
    fuehrend = empfehlung(profil).fuehrend.modell
    assert dunkel == ["1", KATALOG.steckbriefe[fuehrend].nummer, kurzname(KATALOG, fuehrend)]


@ALLE_PROFILE
def test_the_words_to_the_heat_map_give_every_verdict_on_every_model(profil: str):
    zeilen = klartext(f"passung-{profil}").splitlines()
    for eintrag in empfehlung(profil).modelle:
        zeile = next(zeile for zeile in zeilen if zeile.startswith(f"{eintrag.rang}. {KATALOG.steckbriefe[eintrag.modell].kurz}, "))
        assert status_wort(eintrag) in zeile
        for kriterium, befund in eintrag.befunde.items():
            wort = captions.URTEIL[befund.urteil]
            satz = next(satz for satz in zeile.split(".") if satz.strip().casefold().startswith(f"{wort}:"))
            assert KATALOG.kriterien[kriterium].kurz in satz.partition(":")[2]


@ALLE_PROFILE
def test_the_diagram_shows_every_block_question_and_answer(profil: str):
    woerter = geschrieben(f"weg-{profil}")
    zusammen = "".join(woerter).replace(" ", "")
    diagramm = KATALOG.flussdiagramm
    assert set(bloecke(KATALOG).values()) <= set(woerter)
    for knoten in diagramm.knoten.values():
        frage = KATALOG.fragen[knoten.id]
        assert frage.kurz.replace(" ", "") in zusammen
        for kante in knoten.kanten:
            option = frage.option(kante.antwort)
            assert option is not None
            assert any(wort.startswith(option.knopf) and ("~" in wort) == kante.unsicher for wort in woerter), option.knopf
    assert {captions.BILD_UNSICHER, captions.BILD_UEBERGANG, captions.BILD_EIGENER_ZWEIG} <= set(woerter)


@ALLE_PROFILE
def test_every_edge_is_a_line_dashed_where_it_is_uncertain_and_thick_where_it_was_taken(profil: str):
    lagen = diagramm_lage(KATALOG, antworten(profil))
    erwartet = Counter(
        (zweig.kante.unsicher, zweig.stand == "gegangen") for lage in lagen for zweig in lage.zweige if zweig.kante.ziel is not None
    )
    linien = [e for e in lies(bild(f"weg-{profil}").svg) if e.tag == f"{NS}path" and LINIE.fullmatch(e.attrib["d"])]
    gezeichnet = Counter(
        ("stroke-dasharray" in e.attrib, float(e.attrib["stroke-width"]) > 3) for e in linien if e.attrib["stroke"] != farben.GRUND
    )
    assert gezeichnet == erwartet
    # Lines that leave at different heights are different edges; they end at as many questions as can be reached at all.
    assert len({(e.attrib["d"]) for e in linien}) == sum(erwartet.values())
    ziele = {zweig.kante.ziel for lage in lagen for zweig in lage.zweige} - {None}
    assert len({LINIE.fullmatch(e.attrib["d"])["ende"] for e in linien}) == len(ziele)


@ALLE_PROFILE
def test_leaves_are_those_of_this_kommune(profil: str):
    """On the ways that are left the picture shows exactly the models that the diagram can still reach."""
    lagen = diagramm_lage(KATALOG, antworten(profil))
    offen = {modell for lage in lagen for zweig in lage.zweige if zweig.stand != "abseits" for modell in zweig.modelle}
    assert offen == set(empfehlung(profil).blaetter)
    woerter = Counter(geschrieben(f"weg-{profil}"))
    gezeigt = Counter(KATALOG.steckbriefe[modell].nummer for lage in lagen for zweig in lage.zweige for modell in zweig.modelle)
    assert {nummer: woerter[nummer] for nummer in gezeigt} == gezeigt


@ALLE_PROFILE
def test_each_edge_ends_at_the_leaves_of_its_own_ways(profil: str):
    diagramm = KATALOG.flussdiagramm
    wege = diagramm.moegliche_wege(antworten(profil))
    for lage in diagramm_lage(KATALOG, antworten(profil)):
        for zweig in lage.zweige:
            eigene = [weg for weg in wege if (weg.stuecke[-1].knoten, weg.stuecke[-1].kante) == (lage.knoten, zweig.kante)]
            erwartet = {modell for weg in eigene for modell in diagramm.blaetter_des_weges(weg, antworten(profil))}
            assert set(zweig.modelle) == erwartet or (not eigene and bool(zweig.modelle) == bool(zweig.kante.blaetter))


@ALLE_PROFILE
def test_lines_to_different_questions_never_run_in_the_same_lane(profil: str):
    linien = [t for e in lies(bild(f"weg-{profil}").svg) if e.tag == f"{NS}path" and (t := LINIE.fullmatch(e.attrib["d"]))]
    for eine, andere in combinations(linien, 2):
        if eine["gasse"] == andere["gasse"] and eine["ende"] != andere["ende"]:
            (a, b), (c, d) = (sorted((float(t["y"]), float(t["unten"]))) for t in (eine, andere))
            assert b < c or d < a


@ALLE_PROFILE
def test_edges_are_taken_possible_or_off_the_way(profil: str):
    diagramm, bekannt = KATALOG.flussdiagramm, KATALOG.flussdiagramm.antworten(antworten(profil))
    gang = [(schritt.knoten, schritt.antwort) for schritt in diagramm.gang(antworten(profil))]
    for lage in diagramm_lage(KATALOG, antworten(profil)):
        for zweig in lage.zweige:
            stelle = (lage.knoten, zweig.kante.antwort)
            offen = any(
                stelle in [(s.knoten, s.kante.antwort) for s in weg.stuecke]
                and all(bekannt.get(s.knoten, s.kante.antwort) == s.kante.antwort for s in weg.stuecke)
                for weg in diagramm.wege
            )
            assert zweig.stand == ("gegangen" if stelle in gang else "moeglich" if offen else "abseits"), stelle


@ALLE_PROFILE
def test_the_words_to_the_diagram_tell_each_step_and_each_edge(profil: str):
    text = klartext(f"weg-{profil}")
    lagen = {lage.knoten: lage for lage in diagramm_lage(KATALOG, antworten(profil))}
    for nummer, schritt in enumerate(KATALOG.flussdiagramm.gang(antworten(profil)), 1):
        zweig = next(zweig for zweig in lagen[schritt.knoten].zweige if zweig.stand == "gegangen")
        assert f"\n{nummer}. {lagen[schritt.knoten].frage}: {zweig.antwort}, dann " in text
    assert text.count(", dann ") == len(KATALOG.flussdiagramm.gang(antworten(profil))) + sum(len(lage.zweige) for lage in lagen.values())
    unsicher = sum(zweig.kante.unsicher * (1 + (zweig.stand == "gegangen")) for lage in lagen.values() for zweig in lage.zweige)
    assert text.count("Pfeil unsicher") == unsicher
    assert KATALOG.flussdiagramm.hinweis in text
    for modell in empfehlung(profil).blaetter:
        assert KATALOG.steckbriefe[modell].kurz in text


def test_the_diagram_says_that_it_is_a_reconstruction():
    zusammen = " ".join(geschrieben("weg-voll"))
    assert KATALOG.flussdiagramm.hinweis in zusammen
    assert KATALOG.flussdiagramm.quelle in zusammen


@ALLE_PFADE
def test_the_path_shows_each_station_with_its_tier_and_each_step_with_its_source(von: str, nach: str):
    schritte = entwicklungspfad(KATALOG, von, nach)
    assert schritte
    zusammen, text = " ".join(geschrieben(f"pfad-{von}-{nach}")), klartext(f"pfad-{von}-{nach}")
    for modell in [schritte[0].von, *(schritt.nach for schritt in schritte)]:
        steckbrief = KATALOG.steckbriefe[modell]
        assert f"{steckbrief.nummer} " in zusammen
        assert steckbrief.name in zusammen
        assert captions.BILD_STUFE.format(stufe=steckbrief.stufe, name=KATALOG.stufen[steckbrief.stufe]) in zusammen
        assert steckbrief.kurz in text
        assert KATALOG.stufen[steckbrief.stufe] in text
    for nummer, schritt in enumerate(schritte, 1):
        assert schritt.text in zusammen
        assert schritt.quelle in zusammen
        assert f"\n{nummer}. {KATALOG.steckbriefe[schritt.nach].kurz}" in text
        assert f"{schritt.text} ({schritt.quelle})" in text
    gestrichelt = sum(e.get("stroke-dasharray") is not None for e in lies(bild(f"pfad-{von}-{nach}").svg))
    vorschlaege = sum(schritt.vorschlag for schritt in schritte)
    assert gestrichelt == vorschlaege + bool(vorschlaege)


@pytest.mark.parametrize(("von", "nach"), [("V7", "V7"), ("V8", "V1"), ("V11", "V10")])
def test_there_is_no_picture_of_a_path_that_leads_nowhere(von: str, nach: str):
    assert zeichne_pfad(KATALOG, von, nach) is None


def test_an_unknown_model_has_no_path():
    with pytest.raises(KeyError):
        zeichne_pfad(KATALOG, "V7", "V12")


@pytest.mark.parametrize("profil", ["voll", "erstvorhaben", "leer"])
def test_the_time_line_shows_every_milestone_with_date_kind_and_state(profil: str):
    zeitplan = plan(profil, ANPASSUNGEN)
    woerter, text = geschrieben(f"zeitplan-{profil}"), klartext(f"zeitplan-{profil}")
    zusammen = " ".join(woerter)
    for termin in zeitplan.termine:
        tag = formatierung.datum(termin.datum.isoformat())
        assert any(wort in (tag, f"bis {tag}") for wort in woerter)
        if termin.ab:
            assert f"ab {formatierung.datum(termin.ab.isoformat())}" in woerter
        if termin.art != "eigen":
            assert termin.titel in zusammen
            assert f"{tag}: {termin.titel[:80]}" in text
    staende = Counter(captions.TERMIN_STAND[termin.stand] for termin in zeitplan.termine)
    legende = {captions.TERMIN_STAND[stand]: 1 for stand in ("erledigt", "versaeumt")}
    for wort in captions.TERMIN_STAND.values():
        assert woerter.count(wort) == staende[wort] + legende.get(wort, 0)
        assert text.count(f" – {wort}, ") == staende[wort]


def test_today_stands_between_what_has_passed_and_what_comes():
    woerter = geschrieben("zeitplan-voll")
    heute = woerter.index(captions.BILD_HEUTE_AM.format(datum=formatierung.datum(HEUTE.isoformat())))
    tage = [
        (stelle, treffer) for stelle, wort in enumerate(woerter) if (treffer := re.fullmatch(r"(?:bis )?(\d\d)\.(\d\d)\.(\d{4})", wort))
    ]
    assert tage
    for stelle, treffer in tage:
        tag, monat, jahr = map(int, treffer.groups())
        assert (date(jahr, monat, tag) < HEUTE) == (stelle < heute)


def test_of_very_many_milestones_the_nearest_are_drawn_and_the_others_counted():
    weitere = len(plan("voll", VIELE).termine) - TERMINE_HOECHSTENS
    assert captions.BILD_WEITERE.format(anzahl=weitere) in " ".join(geschrieben("zeitplan-viele"))
    assert f"{weitere} weitere Termine" in klartext("zeitplan-viele")


def test_what_is_due_today_still_comes():
    eigener = Anpassungen(eigene=(EigenerMeilenstein("eigen_1", "Gespräch", HEUTE),))
    gezeichnet = zeichne_zeitplan(KATALOG, plan("leer", eigener))
    assert gezeichnet is not None
    woerter = [text.text for text in texte(lies(gezeichnet.svg))]
    tag = formatierung.datum(HEUTE.isoformat())
    assert woerter.index(captions.BILD_HEUTE_AM.format(datum=tag)) < woerter.index("Gespräch")


def test_where_there_is_no_room_for_all_what_is_done_gives_way():
    eigene = [EigenerMeilenstein(f"eigen_{n}", f"Termin {n}", date(2027, 1, 1) + timedelta(n)) for n in range(TERMINE_HOECHSTENS + 5)]
    erledigt = frozenset(eintrag.id for eintrag in eigene[:10])
    gezeichnet = zeichne_zeitplan(KATALOG, plan("leer", Anpassungen(erledigt=erledigt, eigene=tuple(eigene))))
    assert gezeichnet is not None
    woerter = [text.text for text in texte(lies(gezeichnet.svg))]
    assert [eintrag.titel for eintrag in eigene if eintrag.titel not in woerter] == [f"Termin {n}" for n in range(5, 10)]


def test_there_is_no_picture_of_a_schedule_without_milestones():
    assert zeichne_zeitplan(KATALOG, Zeitplan(HEUTE, None, None, (), "ohne_termine")) is None
