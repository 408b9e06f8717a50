"""The talk in the chat: what is picked or typed is kept once, in its order, and comes back in the guide, as PDF and after a repetition."""

import io

import pytest
from pypdf import PdfReader

from dialogs import captions
from dialogs.akte import lies_akte
from dialogs.gespraechsakte import lies_gespraech
from dialogs.mappe import lade_mappe
from dialogs.states import AufgabenSG, BerichtSG, GespraechSG
from knowledge.bericht.leitfaden import LEITFADEN
from knowledge.gespraech import FAKTOREN, IDEEN, NICHTS, TEXT_HOECHSTENS, Gespraech
from tests.dialogs.aufgaben import trage_ein, zustand
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import gehe_zu

PRAESENZ = "erfolg_praesenz"
FOERDERMITTEL = f"nimm/{PRAESENZ}/foerdermittel"


async def gespraech(lotse: Lotse) -> Gespraech:
    person = await lotse.person()
    assert person is not None
    return (await lade_mappe(lotse.deps, person.id)).beilagen.gespraech


async def notiert(lotse: Lotse, teil: str = PRAESENZ) -> list[str]:
    """Return what is stored for a part: texts as typed, suggestions by their id."""
    return [punkt.text or punkt.id for punkt in (await gespraech(lotse)).punkte(teil)]


async def waehle(lotse: Lotse, *punkte: tuple[str, str]) -> None:
    """Pick points of themes as at the tasks."""
    beratung = await lotse.aktive()
    assert beratung is not None
    async with lotse.db.transaction() as transaktion:
        for slug, punkt in punkte:
            await transaktion.arbeitszeit.waehle(beratung, slug, punkt, gewaehlt=True, jetzt=lotse.uhr())


async def test_a_suggestion_is_picked_and_withdrawn_with_a_tap(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.druecke(FOERDERMITTEL)
    assert await notiert(lotse) == ["foerdermittel"]
    assert "zusätzliche Fördermittel" in lotse.text
    assert lotse.tasten[f"lass/{PRAESENZ}/foerdermittel"].endswith("✓")
    await lotse.druecke(f"lass/{PRAESENZ}/foerdermittel")
    assert await notiert(lotse) == []
    assert FOERDERMITTEL in lotse.tasten


async def test_a_typed_achievement_is_kept_as_one_line_and_can_be_removed(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("120 Haushalte\n beraten <b>&")
    assert await notiert(lotse) == ["120 Haushalte beraten <b>&"]
    assert "1. 120 Haushalte beraten <b>&" in lotse.text
    await lotse.tippe(captions.NR_LOESCHEN.format(nummer=1))
    assert await notiert(lotse) == []


async def test_a_typed_label_is_a_tap_and_a_word_leads_away(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("Fördermittel")
    assert await notiert(lotse) == ["foerdermittel"]
    await lotse.tippe("Menü")
    assert "gespraech" in lotse.tasten
    await lotse.tippe("zum Gespräch")
    assert await zustand(lotse) == GespraechSG.uebersicht.state


async def test_a_text_that_is_too_long_is_refused_with_what_to_do_and_nothing_is_lost(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.druecke(FOERDERMITTEL)
    await lotse.tippe("x" * (TEXT_HOECHSTENS + 1))
    assert await notiert(lotse) == ["foerdermittel"]
    assert f"Das sind {TEXT_HOECHSTENS + 1} Zeichen, Platz ist für {TEXT_HOECHSTENS}." in lotse.text
    await lotse.tippe("y" * TEXT_HOECHSTENS)
    assert await notiert(lotse) == ["foerdermittel", "y" * TEXT_HOECHSTENS]
    assert "Platz ist" not in lotse.text


async def test_a_fourth_point_is_refused_typed_or_tapped(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    for text in ("eins", "zwei", "drei", "vier"):
        await lotse.tippe(text)
    assert lotse.text.startswith("Mehr als 3 Punkte haben hier keinen Platz.")
    await lotse.druecke(FOERDERMITTEL)
    assert lotse.text.startswith("Mehr als 3 Punkte haben hier keinen Platz.")
    assert await notiert(lotse) == ["eins", "zwei", "drei"]


@pytest.mark.parametrize("getippt", [True, False])
async def test_what_is_delivered_twice_is_kept_once(lotse: Lotse, getippt: bool):
    await gehe_zu(lotse, GespraechSG.faktor)
    await (lotse.tippe("Solardach") if getippt else lotse.druecke(FOERDERMITTEL))
    erster = await notiert(lotse)
    await lotse.druecke(next(knopf for knopf in lotse.tasten if knopf.startswith("lass/")))
    await (lotse.tippe("Solardach") if getippt else lotse.druecke(FOERDERMITTEL))
    spaet = lotse.kim._letztes_update
    assert spaet is not None
    await lotse.druecke(next(knopf for knopf in lotse.tasten if knopf.startswith("lass/")))
    await lotse.chat.stelle_zu(spaet)
    assert (erster, await notiert(lotse)) == (["Solardach" if getippt else "foerdermittel"], [])
    lotse.chat.verstoesse[:] = [verstoss for verstoss in lotse.chat.verstoesse if not verstoss.text.startswith("answered twice")]


async def test_nothing_to_tell_closes_a_factor_until_something_is_noted(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.druecke(f"nimm/{PRAESENZ}/{NICHTS}")
    assert "noch nichts zu berichten" in lotse.text
    await lotse.tippe("400 LED-Leuchten")
    assert await notiert(lotse) == ["400 LED-Leuchten"]
    assert captions.NOCH_NICHTS not in lotse.tasten.values()


async def test_everything_noted_survives_the_end_of_the_process(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("400 LED-Leuchten")
    await lotse.neustart()
    await lotse.tippe("und 30 E-Bikes")
    assert await notiert(lotse) == ["400 LED-Leuchten", "und 30 E-Bikes"]


async def test_ideas_come_from_what_was_picked_at_the_tasks_and_can_be_put_in_order(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.ideen)
    assert "Wählen Sie unter „Ideen vor Ort“" in lotse.text
    await lotse.druecke("auswahl")
    assert await zustand(lotse) == AufgabenSG.wahl.state
    await lotse.druecke("punkt/zukunftsthemen/klimafolgen/an")
    await lotse.druecke("gespraech")
    assert await zustand(lotse) == GespraechSG.ideen.state
    await lotse.druecke("nimm/ideen/zukunftsthemen/klimafolgen")
    await lotse.tippe("Solardach auf der Schule")
    (eigene,) = [knopf for knopf in lotse.tasten if knopf.startswith("vorn/")]
    await lotse.druecke(eigene)
    assert await notiert(lotse, IDEEN) == ["Solardach auf der Schule", "zukunftsthemen/klimafolgen"]
    assert lotse.text.index("1. Solardach") < lotse.text.index("2. Klimafolgen")


async def test_the_hub_says_how_far_the_talk_is(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.uebersicht)

    async def stand() -> str:
        await lotse.tippe("/menu")
        return next(zeile for zeile in lotse.text.splitlines() if zeile.startswith("Gespräch mit")).rpartition(" – ")[2]

    assert await stand() == "offen"
    await lotse.tippe("/gespraech")
    await lotse.druecke(f"faktor/{FAKTOREN[0]}")
    await lotse.tippe("Das Bauamt arbeitet mit")
    assert await stand() == "begonnen"
    await lotse.tippe("/gespraech")
    for faktor in FAKTOREN[1:]:
        await lotse.druecke(f"faktor/{faktor}")
        await lotse.druecke(f"nimm/{faktor}/{NICHTS}")
        await lotse.druecke("uebersicht")
    await lotse.druecke("ideen")
    for idee in ("Solardach", "Radweg", "Wärmenetz"):
        await lotse.tippe(idee)
    assert await stand() == "fertig"


async def test_the_guide_can_be_read_part_by_part_and_says_what_was_noted(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("400 LED-Leuchten")
    await lotse.druecke("uebersicht")
    await lotse.druecke("teil/ziel")
    gelesen = [lotse.text]
    for teil in LEITFADEN[1:]:
        await lotse.druecke(f"teil/{teil}")
        gelesen.append(lotse.text)
    assert "Bitte" in gelesen[0]
    assert "Präsenz: 400 LED-Leuchten." in gelesen[1]
    assert gelesen[3].count("Vorteile") >= 3
    assert gelesen[4].count("Einwand:") == gelesen[4].count("Antwort:") >= 2
    assert "?" in gelesen[5]
    await lotse.druecke("teil/dagegen")
    await lotse.druecke("teil/argumente")
    await lotse.druecke("teil/ideen")
    await lotse.druecke("ideen")
    assert await zustand(lotse) == GespraechSG.ideen.state


async def test_without_a_result_the_guide_says_that_it_may_change(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/gespraech")
    assert "fehlen noch Antworten" in lotse.text
    await lotse.druecke("teil/ziel")
    assert "fehlen noch Antworten" in lotse.text


async def test_the_pdf_has_the_same_points(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("400 LED-Leuchten")
    await waehle(lotse, ("zukunftsthemen", "klimafolgen"))
    await lotse.druecke("uebersicht")
    await lotse.druecke("pdf")
    assert await zustand(lotse) == BerichtSG.name.state
    await lotse.druecke("ohne/leitfaden/pdf")
    (datei,) = [nachricht.document for nachricht in lotse.kim.nachrichten if nachricht.document]
    seiten = PdfReader(io.BytesIO(lotse.chat.dateien[datei.file_id].inhalt)).pages
    text = seiten[0].extract_text().replace("\n", " ")
    assert len(seiten) == 1
    assert "Präsenz: 400 LED-Leuchten." in text
    assert "Klimafolgen:" in text


async def test_a_repetition_takes_the_points_over(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    await lotse.tippe("400 LED-Leuchten")
    erste = await lotse.aktive()
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Wiederholen")
    assert await lotse.aktive() != erste
    assert await notiert(lotse) == ["400 LED-Leuchten"]


async def test_old_and_forged_buttons_change_nothing(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.faktor)
    vorn = lotse.data(FOERDERMITTEL).removesuffix(FOERDERMITTEL)
    for knopf in (
        "nimm/ideen/foerdermittel",
        "nimm/x/y",
        "lass/x/y",
        "vorn/x",
        f"faktor/{IDEEN}",
        "teil/x",
        "nimm/ideen/nichts",
        "uebersicht/x",
    ):
        await lotse.druecke_daten(f"{vorn}{knopf}")
        assert lotse.toast == captions.TOAST_VERALTET, knopf
        assert await zustand(lotse) in (GespraechSG.faktor.state, GespraechSG.uebersicht.state)
    assert (await gespraech(lotse)).teile == {}


async def test_somebody_without_a_consultation_has_no_points(lotse: Lotse):
    await lotse.stimme_zu()
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, lotse.katalog, person.id)
        assert (await lies_gespraech(transaktion, akte)).teile == {}


async def test_the_result_points_to_the_tasks_where_any_was_filled_in(lotse: Lotse):
    await gehe_zu(lotse, GespraechSG.uebersicht)
    await lotse.tippe("ergebnis")
    assert "Ihre Aufgaben:" not in lotse.text
    assert "aufgaben" not in lotse.tasten
    await trage_ein(lotse, {"ist": {"pflicht_1": 40, "extern_1": 60}, "soll": {"pflicht_1": 70, "extern_1": 30}})
    await lotse.tippe("ergebnis")
    assert "Ihre Aufgaben: Bauleitplanung +30, Öffentlichkeit −30. Das kann für V 7, V 6a–c sprechen, ist aber keine Regel." in lotse.text
    await lotse.druecke("aufgaben")
    assert await zustand(lotse) == AufgabenSG.ergebnis.state
