"""Two or three models side by side: in any spelling, in every state, with and without own values."""

import pytest

from dialogs.states import ErgebnisSG, SteckbriefSG, VergleichSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import gehe_zu


async def gezeigt(lotse: Lotse) -> tuple[str, list[str]]:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state, stand.daten.get("modelle", [])


@pytest.mark.parametrize(
    ("getippt", "modelle"),
    [
        ("/vergleich V7 V8", ["V7", "V8"]),
        ("/Vergleich v7,v8,v9", ["V7", "V8", "V9"]),
        ("/vergleiche 7 und 8", ["V7", "V8"]),
        ("/vergleich V 6a–c mit V 6d-f", ["V6a-c", "V6d-f"]),
        ("/vergleich v6b v10", ["V6a-c", "V10"]),
        ("/vergleich stabsstelle energieagentur", ["V8", "V11"]),
        ("Vergleiche V7 und V8", ["V7", "V8"]),
        ("vergleich v7v8", ["V7", "V8"]),
    ],
)
async def test_models_are_compared_in_any_spelling_also_before_anything_is_stored(lotse: Lotse, getippt: str, modelle: list[str]):
    await lotse.tippe("/start")
    await lotse.tippe(getippt)
    assert await gezeigt(lotse) == (VergleichSG.ansicht.state, modelle)
    assert "Ihre Angabe" not in lotse.text
    assert await lotse.gespeichert() == {}


@pytest.mark.parametrize(
    ("getippt", "modelle", "gesagt"),
    [
        ("/vergleich", [], "Wählen Sie zwei oder drei"),
        ("/vergleich V8", ["V8"], "Bitte wählen Sie noch eines"),
        ("/vergleich V1 V2 V3 V4", ["V1", "V2", "V3"], "Gewählt: V 1, V 2, V 3. Mehr als drei gehen nicht."),
        ("/vergleich <b>Unsinn</b>", [], "„<b>Unsinn</b>“"),
    ],
)
async def test_what_names_not_two_or_three_models_leads_to_the_choice(lotse: Lotse, getippt: str, modelle: list[str], gesagt: str):
    await lotse.stimme_zu()
    await lotse.tippe(getippt)
    assert await gezeigt(lotse) == (VergleichSG.wahl.state, modelle)
    assert gesagt in lotse.text
    assert bool([knopf for knopf in lotse.tasten if knopf.startswith("zeige/")]) == (len(modelle) > 1)


async def test_models_are_chosen_and_dropped_by_tapping_and_typing(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/vergleich V1")
    neuntes = lotse.data("waehle/V9")
    await lotse.druecke("waehle/V2")
    await lotse.druecke("waehle/V3")
    assert "waehle/V9" not in lotse.tasten
    await lotse.druecke_daten(neuntes)
    assert "drei" in (lotse.toast or "")
    await lotse.druecke("waehle/V1")
    await lotse.druecke("waehle/V2")
    assert (await gezeigt(lotse))[1] == ["V3"]
    await lotse.tippe("stabsstelle")
    assert await gezeigt(lotse) == (VergleichSG.ansicht.state, ["V3", "V8"])
    await lotse.druecke("neu")
    await lotse.tippe("Hilfe")
    assert "Befehle" in lotse.text


async def test_own_values_and_verdicts_stand_beside_the_models_and_closing_leads_back(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.modell)
    vorher = lotse.tasten
    await lotse.druecke("vergleich/V9")
    await lotse.druecke("waehle/V8")
    await lotse.druecke("zeige/V9,V8")
    assert "Ihre Angabe: 32.000 EW" in lotse.text
    for teil in ("eigenschaften", "vorteile", "nachteile", "eignung"):
        await lotse.druecke(f"teil/{teil}/0")
        assert "Quelle: S, V 9 und V 8" in lotse.text
    await lotse.druecke("zu")
    assert lotse.tasten == vorher


async def test_a_steckbrief_leads_to_the_comparison_with_its_model(lotse: Lotse):
    await gehe_zu(lotse, SteckbriefSG.ansicht)
    await lotse.druecke("vergleich/V8")
    assert await gezeigt(lotse) == (VergleichSG.wahl.state, ["V8"])


@pytest.mark.parametrize(
    "knopf",
    ["waehle/V99", "zeige/V7", "zeige/V7,V7", "zeige/V7,V99", "zeige/V7,V8,V8", "teil/x/0", "teil/eignung/x", "teil/eignung/0", "x"],
)
async def test_forged_buttons_of_the_choice_explain_themselves(lotse: Lotse, knopf: str):
    await lotse.stimme_zu()
    await lotse.tippe("/vergleich V7")
    intent = lotse.data("zu").partition("\x1d")[0]
    vorher = lotse.tasten
    await lotse.druecke_daten(f"{intent}\x1dk:{knopf}")
    assert lotse.toast
    assert lotse.tasten == vorher
