"""Whatever way somebody names a model, the Steckbrief meant is found, several where it is not clear, none where nothing fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.loading import load_katalog
from knowledge.modellsuche import Fund, finde_modell

KATALOG = load_katalog()


def finde(text: str) -> list[str]:
    return [fund.untermodell or fund.steckbrief.id for fund in finde_modell(KATALOG, text)]


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_each_name_in_the_data_means_its_steckbrief(modell: str) -> None:
    steckbrief = KATALOG.steckbriefe[modell]
    for name in (steckbrief.id, steckbrief.nummer, steckbrief.name, steckbrief.titel, steckbrief.kurz, *steckbrief.aliase):
        for schreibweise in (name.upper(), f"  {name.lower()}! "):
            funde = finde_modell(KATALOG, schreibweise)
            assert [fund.steckbrief.id for fund in funde] == [modell], schreibweise


@pytest.mark.parametrize("unter", KATALOG.untermodelle)
def test_a_sub_model_leads_to_its_steckbrief_and_is_remembered(unter: str) -> None:
    erwartet = (Fund(KATALOG.steckbrief(unter), unter),)
    for schreibweise in (unter, unter.lower(), f"V {unter[1:]}", f"/{unter.lower()}", f"v-{unter[1]} {unter[2].upper()}"):
        assert finde_modell(KATALOG, schreibweise) == erwartet, schreibweise


@pytest.mark.parametrize(
    ("text", "modelle"),
    [
        ("V8", ["V8"]),
        ("v 8", ["V8"]),
        ("/v8", ["V8"]),
        ("V-8.", ["V8"]),
        ("V 1", ["V1"]),
        ("V10", ["V10"]),
        ("V7", ["V7"]),
        ("V 7 a", ["V7a"]),
        ("v6a-c", ["V6a-c"]),
        ("V 6d–f", ["V6d-f"]),
        ("stabsstelle", ["V8"]),
        ("Stabs-Stelle", ["V8"]),
        ("Team temporär", ["V4"]),
        ("Team (punktuell)", ["V4"]),
        ("regionales KSM", ["V3"]),
        ("Landkreis-KSM", ["V3"]),
        ("Chefsache", ["V2"]),
        ("KEM", ["V5"]),
        ("KSM/KEM", ["V6a-c"]),
        ("Energieagentur", ["V11"]),
        ("eigenes Fachamt", ["V10"]),
        ("Kuemmerer", ["V9"]),
    ],
)
def test_usual_spellings_mean_one_model(text: str, modelle: list[str]) -> None:
    assert finde(text) == modelle


@pytest.mark.parametrize(
    ("text", "modelle"),
    [("V6", ["V6a-c", "V6d-f"]), ("team", ["V4", "V9"]), ("Landkreis", ["V3", "V7a"])],
)
def test_what_fits_several_models_names_them_all_in_order(text: str, modelle: list[str]) -> None:
    assert finde(text) == modelle


@pytest.mark.parametrize("text", ["", "  ", "👍", "V12", "V0", "V6g", "8", "am", "x" * 300, "Bürgermeisterin"])
def test_what_fits_no_model_finds_none(text: str) -> None:
    assert finde(text) == []


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert set(finde(text)) <= set(KATALOG.modell_ids)


def test_a_part_is_found_within_words_only() -> None:
    assert "V4" not in finde("amt")


@pytest.mark.parametrize("text", ["Modell V8", "Modell 8", "Steckbrief V 8", "V 8: Klimaschutz als Stabsstelle", "Stabsstellen"])
def test_words_around_the_name_do_not_hide_it(text: str) -> None:
    assert finde(text) == ["V8"]
