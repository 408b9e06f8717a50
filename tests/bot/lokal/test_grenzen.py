"""Each limit of Telegram at its edge: the last that passes, the first that does not."""

import pytest
from aiogram.types import BotCommand, CopyTextButton, DisabledButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, WebAppInfo

from bot.lokal import grenzen
from bot.lokal.fehler import LimitViolationError


def taste(**felder):
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(**{"text": "Weiter", **felder})]])


def test_a_text_is_counted_after_its_markup_and_in_utf16_units():
    assert grenzen.parse_text(f"<b>{'x' * 4094}</b>🌱").text == "x" * 4094 + "🌱"
    with pytest.raises(LimitViolationError, match="message is too long"):
        grenzen.parse_text("x" * 4095 + "🌱")


@pytest.mark.parametrize("leer", ["", None, "  \n", "<b></b>", "<i> </i>"])
def test_a_message_without_text_is_refused(leer):
    with pytest.raises(LimitViolationError, match="message text is empty"):
        grenzen.parse_text(leer)


def test_a_caption_may_be_empty_but_not_longer_than_1024():
    assert grenzen.parse_beschriftung(None).text == ""
    assert len(grenzen.parse_beschriftung("x" * 1024).text) == 1024
    with pytest.raises(LimitViolationError, match="message caption is too long"):
        grenzen.parse_beschriftung("x" * 1025)


def test_without_parse_mode_markup_is_plain_text():
    assert grenzen.parse_text("<b>x</b>", None).text == "<b>x</b>"


def test_given_entities_are_kept_and_move_with_the_trimmed_text():
    entity = MessageEntity(type="bold", offset=1, length=1)
    assert grenzen.parse_text(" x", None, [entity]).entities[0].offset == 0


def test_markdown_is_not_spoken_here():
    with pytest.raises(LimitViolationError, match="unsupported parse_mode"):
        grenzen.parse_text("*x*", "MarkdownV2")


def test_more_than_a_hundred_formatted_places_are_refused():
    assert len(grenzen.parse_text("<b>x</b> " * 100).entities) == 100
    with pytest.raises(LimitViolationError, match="too many entities: 101"):
        grenzen.parse_text("<b>x</b> " * 101)


def test_callback_data_has_1_to_64_bytes_not_characters():
    assert grenzen.check_tastatur(taste(callback_data="ä" * 32)) is not None
    for daten in ("ä" * 32 + "x", ""):
        with pytest.raises(LimitViolationError, match="BUTTON_DATA_INVALID"):
            grenzen.check_tastatur(taste(callback_data=daten))


@pytest.mark.parametrize(
    ("felder", "grund"),
    [
        ({"text": " ", "callback_data": "x"}, "button text must be non-empty"),
        ({}, "needs exactly one action"),
        ({"callback_data": "x", "url": "https://example.org"}, "needs exactly one action"),
        ({"url": "http://localhost:8000"}, "Wrong HTTP URL"),
        ({"url": "ftp://example.org"}, "Wrong HTTP URL"),
        ({"web_app": WebAppInfo(url="http://example.org")}, "Only HTTPS links are allowed"),
        ({"copy_text": CopyTextButton(text="x" * 257)}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
def test_a_button_telegram_would_refuse_is_refused(felder, grund):
    with pytest.raises(LimitViolationError, match=grund):
        grenzen.check_tastatur(taste(**felder))


@pytest.mark.parametrize(
    "felder",
    [
        {"url": "https://t.me/lotse_lokal_bot?start=V8"},
        {"url": "tg://user?id=1"},
        {"web_app": WebAppInfo(url="https://example.org/app")},
        {"copy_text": CopyTextButton(text="x" * 256)},
        {"disabled": DisabledButton()},
    ],
)
def test_every_other_kind_of_button_passes(felder):
    assert grenzen.check_tastatur(taste(**felder)) is not None


def test_a_keyboard_has_at_most_8_buttons_in_a_row_and_100_in_all():
    def reihen(zahl, breite):
        return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data="x")] * breite] * zahl)

    assert grenzen.check_tastatur(reihen(12, 8)) is not None
    assert grenzen.check_tastatur(reihen(100, 1)) is not None
    for zu_viel in (reihen(1, 9), reihen(101, 1)):
        with pytest.raises(LimitViolationError, match="REPLY_MARKUP_TOO_LONG"):
            grenzen.check_tastatur(zu_viel)


def test_a_keyboard_of_more_than_ten_kilobytes_is_refused():
    knopf = InlineKeyboardButton(text="x" * 110, callback_data="x")
    with pytest.raises(LimitViolationError, match="REPLY_MARKUP_TOO_LONG"):
        grenzen.check_tastatur(InlineKeyboardMarkup(inline_keyboard=[[knopf]] * 100))


def test_empty_rows_vanish_and_an_empty_keyboard_is_none():
    knopf = InlineKeyboardButton(text="x", callback_data="x")
    gekuerzt = grenzen.check_tastatur(InlineKeyboardMarkup(inline_keyboard=[[], [knopf], []]))
    assert gekuerzt is not None
    assert len(gekuerzt.inline_keyboard) == 1
    assert grenzen.check_tastatur(InlineKeyboardMarkup(inline_keyboard=[[]])) is None


def test_an_answer_to_a_callback_has_at_most_200_characters():
    grenzen.check_antwort("x" * 200)
    grenzen.check_antwort(None)
    with pytest.raises(LimitViolationError, match="MESSAGE_TOO_LONG"):
        grenzen.check_antwort("x" * 201)


@pytest.mark.parametrize("name", ["", None, "..", "a/b.pdf", "a\\b.pdf", "a\nb.pdf", "ä" * 128])
def test_a_file_name_without_sense_is_refused(name):
    with pytest.raises(LimitViolationError, match="file name"):
        grenzen.check_dateiname(name)


def test_a_common_file_name_passes():
    assert grenzen.check_dateiname("Bericht für Köln.pdf") == "Bericht für Köln.pdf"


def test_an_upload_is_not_empty_and_not_beyond_its_size():
    grenzen.check_datei(b"x" * 10, hoechstens=10)
    with pytest.raises(LimitViolationError, match="must be non-empty"):
        grenzen.check_datei(b"")
    with pytest.raises(LimitViolationError, match="file is too big"):
        grenzen.check_datei(b"x" * 11, hoechstens=10)


@pytest.mark.parametrize(("masse", "grund"), [(None, "IMAGE_PROCESS_FAILED"), ((9000, 1001), "DIMENSIONS"), ((2100, 100), "DIMENSIONS")])
def test_a_picture_of_impossible_shape_is_refused(masse, grund):
    with pytest.raises(LimitViolationError, match=grund):
        grenzen.check_foto(b"x", masse)


def test_a_picture_at_the_limits_passes():
    assert grenzen.check_foto(b"x", (9000, 1000)) == (9000, 1000)
    assert grenzen.check_foto(b"x", (2000, 100)) == (2000, 100)


@pytest.mark.parametrize(
    ("name", "beschreibung", "grund"),
    [
        ("löschen", "x", "COMMAND_INVALID"),
        ("Start", "x", "COMMAND_INVALID"),
        ("a" * 33, "x", "COMMAND_INVALID"),
        ("a", "", "DESCRIPTION_INVALID"),
        ("a", "x" * 257, "DESCRIPTION_INVALID"),
    ],
)
def test_a_command_menu_entry_outside_the_rules_is_refused(name, beschreibung, grund):
    with pytest.raises(LimitViolationError, match=grund):
        grenzen.check_befehle([BotCommand(command=name, description=beschreibung)])


def test_a_command_menu_has_at_most_a_hundred_entries():
    befehle = [BotCommand(command=f"a{i}", description="x") for i in range(101)]
    grenzen.check_befehle(befehle[:100])
    with pytest.raises(LimitViolationError, match="TOO_MUCH"):
        grenzen.check_befehle(befehle)
