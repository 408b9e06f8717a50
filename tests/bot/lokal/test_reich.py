"""Rich messages: read into blocks, refused where Telegram would refuse them, sent, edited, kept and drawn."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InputRichMessage

from bot.lokal.ansicht import view_nachricht
from bot.lokal.chat import LokalerChat
from bot.lokal.fehler import LimitViolationError
from bot.lokal.reich import MAX_BLOECKE, MAX_SPALTEN, MAX_TIEFE, MAX_ZEICHEN, parse_reich
from bot.lokal.reich_baum import words_of
from bot.lokal.verlauf import restore, snapshot

ALLES = (
    "<h3>V 8 &amp; mehr</h3><p>Ein <b>fetter <i>und schräger</i></b> Text</p>\n"
    "<ul><li>eins</li><li>zwei</li></ul>"
    "<table><tr><th>Größe</th><td>ab 25 000</td></tr></table>"
    "<details><summary>Warum?</summary><p>Darum</p></details><footer>S, V 8</footer>"
)


def reich(html: str) -> InputRichMessage:
    return InputRichMessage(html=html)


def test_every_kind_of_block_is_read():
    bloecke = parse_reich(reich(ALLES)).blocks
    assert [block.type for block in bloecke] == ["heading", "paragraph", "list", "table", "details", "footer"]


def test_all_words_can_be_read_also_those_of_closed_parts():
    assert words_of(parse_reich(reich(ALLES))).split("\n") == [
        "V 8 & mehr",
        "Ein fetter und schräger Text",
        "eins",
        "zwei",
        "Größe",
        "ab 25 000",
        "Warum?",
        "Darum",
        "S, V 8",
    ]


@pytest.mark.parametrize(
    ("html", "grund"),
    [
        ("", "text is empty"),
        ("<h3></h3>", "text is empty"),
        ("Text ohne Block", "text stands in no block"),
        ("<p>offen", "<p> is not closed"),
        ("<p>a</b></p>", "</b> does not close <p>"),
        ("</p>", "</p> does not close <message>"),
        ("<script>x</script>", "<script> is not allowed in <message>"),
        ("<p><p>a</p></p>", "<p> is not allowed in <p>"),
        ("<td>a</td>", "<td> is not allowed in <message>"),
        ("<p onclick='x'>a</p>", "attributes of <p>"),
        ("<table></table><p>a</p>", "empty table or row"),
        ("<table><tr></tr></table><p>a</p>", "empty table or row"),
        ("<details><p>a</p></details>", "without a summary"),
        ("<details><summary>a</summary></details>", "without content"),
        (f"<table><tr>{'<td>a</td>' * (MAX_SPALTEN + 1)}</tr></table>", f"{MAX_SPALTEN + 1} of {MAX_SPALTEN} columns"),
        ("<p>a</p>" * (MAX_BLOECKE + 1), f"{MAX_BLOECKE + 1} of {MAX_BLOECKE} blocks"),
        (f"<p>{'a' * (MAX_ZEICHEN + 1)}</p>", f"{MAX_ZEICHEN + 1} of {MAX_ZEICHEN} characters"),
        ("<details><summary>a</summary>" * (MAX_TIEFE + 1), "nested too deeply"),
    ],
)
def test_what_telegram_would_not_take_is_refused(html: str, grund: str):
    with pytest.raises(LimitViolationError, match=grund):
        parse_reich(reich(html))


def test_exactly_at_the_limits_a_message_is_taken():
    assert len(parse_reich(reich("<p>a</p>" * MAX_BLOECKE)).blocks) == MAX_BLOECKE
    assert parse_reich(reich(f"<p>{'a' * MAX_ZEICHEN}</p>"))


def test_markdown_and_blocks_are_not_silently_dropped():
    with pytest.raises(LimitViolationError, match="HTML"):
        parse_reich(InputRichMessage(markdown="# a"))


async def test_a_rich_message_is_sent_with_its_keyboard_and_drawn_as_a_tree(bot, person, chat, knoepfe):
    await person.tippe("hallo")
    nachricht = await bot.send_rich_message(11, reich(ALLES), reply_markup=knoepfe([("A", "a")]))
    assert nachricht.text is None
    assert person.tastatur() == [["A"]]
    assert person.text.startswith("V 8 & mehr\nEin fetter")
    inhalt = view_nachricht(chat, nachricht)["inhalt"]
    assert [teil["art"] for teil in inhalt] == ["ueberschrift3", "absatz", "liste", "tabelle", "aufklappen", "quelle"]
    assert inhalt[1]["kinder"] == ["Ein ", {"art": "fett", "kinder": ["fetter ", {"art": "kursiv", "kinder": ["und schräger"]}]}, " Text"]
    assert inhalt[3]["kinder"][0]["kinder"] == [{"art": "kopfzelle", "kinder": ["Größe"]}, {"art": "zelle", "kinder": ["ab 25 000"]}]
    assert inhalt[4]["kinder"][0] == {"art": "aufklapptitel", "kinder": ["Warum?"]}


async def test_a_message_becomes_rich_and_classic_again_in_its_place(bot, person):
    await person.tippe("hallo")
    nachricht = await bot.send_message(11, "<b>a</b>")
    ort = {"chat_id": 11, "message_id": nachricht.message_id}
    await bot.edit_message_text(rich_message=reich("<h3>b</h3>"), **ort)
    assert (person.letzte.message_id, person.text, person.letzte.text) == (nachricht.message_id, "b", None)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(rich_message=reich("<h3>b</h3>"), **ort)
    await bot.edit_message_text("c", **ort)
    assert (person.text, person.letzte.rich_message) == ("c", None)


async def test_a_rich_message_survives_a_restart_of_the_page(bot, person, chat):
    await person.tippe("hallo")
    vorher = await bot.send_rich_message(11, reich(ALLES))
    neu = LokalerChat()
    restore(neu, snapshot(chat))
    assert view_nachricht(neu, neu.chats[11].nachrichten[vorher.message_id])["inhalt"] == view_nachricht(chat, vorher)["inhalt"]
