"""A text that names a person is asked back before it is stored, wherever texts are stored as they are typed."""

import pytest

from dialogs.states import GespraechSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import gehe_zu

NAME = "Anruf bei Frau Beispiel"
ANDERS = "Anruf beim Bauamt"


async def oeffne_notiz(lotse: Lotse) -> None:
    await lotse.stimme_zu()
    await lotse.setze(foerderbeginn="2025-01-01", foerderende="2027-12-31")
    await lotse.tippe("/zeitplan")
    termin = next(knopf for knopf in lotse.tasten if knopf.startswith("termin/"))
    await lotse.druecke(termin)
    await lotse.druecke(f"notiz/{termin.partition('/')[2]}")


async def oeffne_titel(lotse: Lotse) -> None:
    await lotse.stimme_zu()
    await lotse.tippe("/zeitplan")
    await lotse.druecke("hinzu")


async def oeffne_name(lotse: Lotse) -> None:
    await lotse.stimme_zu()
    await lotse.tippe("/beratungen")
    await lotse.druecke(f"beratung/{await lotse.aktive()}")
    await lotse.druecke(f"umbenennen/{await lotse.aktive()}")


async def oeffne_erfolg(lotse: Lotse) -> None:
    await gehe_zu(lotse, GespraechSG.faktor)


async def oeffne_idee(lotse: Lotse) -> None:
    await gehe_zu(lotse, GespraechSG.ideen)


FELDER = pytest.mark.parametrize("oeffne", [oeffne_notiz, oeffne_titel, oeffne_name, oeffne_erfolg, oeffne_idee])


def gespeichertes(lotse: Lotse) -> bytes:
    """Return all bytes of the database, the log included."""
    return b"".join(pfad.read_bytes() for pfad in sorted(lotse.datei.parent.glob(f"{lotse.datei.name}*")))


@FELDER
async def test_a_name_is_not_stored_before_the_person_says_so(lotse: Lotse, oeffne):
    await oeffne(lotse)
    await lotse.tippe(NAME)
    assert "den Namen einer Person" in lotse.text
    assert list(lotse.tasten.values()) == ["So speichern", "Ändern"]
    assert b"Beispiel" not in gespeichertes(lotse)


@FELDER
async def test_stored_as_it_is_the_text_is_there(lotse: Lotse, oeffne):
    await oeffne(lotse)
    await lotse.tippe(NAME)
    await lotse.druecke("personenbezug/so")
    assert b"Beispiel" in gespeichertes(lotse)


@FELDER
async def test_the_same_text_once_more_is_a_yes(lotse: Lotse, oeffne):
    await oeffne(lotse)
    await lotse.tippe(NAME)
    await lotse.tippe(NAME)
    assert b"Beispiel" in gespeichertes(lotse)


@FELDER
async def test_another_text_takes_its_place(lotse: Lotse, oeffne):
    await oeffne(lotse)
    await lotse.tippe(NAME)
    await lotse.tippe(ANDERS)
    assert b"Bauamt" in gespeichertes(lotse)
    assert b"Beispiel" not in gespeichertes(lotse)


async def test_change_shows_the_field_again_and_takes_the_buttons_away(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    frage = lotse.kim.letzte.message_id
    await lotse.druecke("personenbezug/aendern")
    assert "Schreiben Sie Ihre Notiz" in lotse.text
    assert lotse.kim.knoepfe(frage) == []
    await lotse.tippe(ANDERS)
    assert ANDERS in lotse.text


async def test_the_labels_can_be_typed(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    await lotse.tippe("so speichern")
    assert "noch einmal" in lotse.text
    assert b"Beispiel" not in gespeichertes(lotse)
    await lotse.tippe("ändern")
    assert "Schreiben Sie Ihre Notiz" in lotse.text
    await lotse.tippe(NAME)
    assert "Gespeichert ist noch nichts" in lotse.text


async def test_the_message_delivered_again_is_no_yes(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    await lotse.kim.wiederhole()
    assert "Gespeichert ist noch nichts" in lotse.text
    assert b"Beispiel" not in gespeichertes(lotse)


async def test_a_second_tap_changes_nothing(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    data, frage = lotse.data("personenbezug/so"), lotse.kim.letzte.message_id
    await lotse.druecke("personenbezug/so")
    await lotse.druecke_daten(data, frage)
    assert "früheren Nachricht" in str(lotse.toast)
    assert NAME in lotse.text


async def test_after_a_restart_the_tap_still_stores_the_text(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    await lotse.neustart()
    await lotse.druecke("personenbezug/so")
    assert NAME in lotse.text


async def test_a_tap_after_the_field_was_left_stores_nothing(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    data, frage = lotse.data("personenbezug/so"), lotse.kim.letzte.message_id
    await lotse.tippe("/zeitplan")
    await lotse.druecke_daten(data, frage)
    assert "früheren Nachricht" in str(lotse.toast)
    assert b"Beispiel" not in gespeichertes(lotse)


async def test_a_text_that_was_deleted_is_asked_for_again(lotse: Lotse):
    await oeffne_notiz(lotse)
    await lotse.tippe(NAME)
    frage = lotse.kim.letzte
    lotse.chat.replace_nachricht(frage.model_copy(update={"reply_to_message": None}))
    await lotse.druecke("personenbezug/so")
    assert "noch einmal" in str(lotse.toast)
    assert b"Beispiel" not in gespeichertes(lotse)
