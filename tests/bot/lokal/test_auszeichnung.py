"""Telegram's HTML: what is kept, what is refused, and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lokal.auszeichnung import find_automatic, parse_html, utf16_length
from bot.lokal.fehler import LimitViolationError


def als_tupel(html: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = parse_html(html)
    return text, [(e.type, e.offset, e.length) for e in entities]


@pytest.mark.parametrize(
    ("html", "art"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-time unix="1647531900" format="wDT">x</tg-time>', "date_time"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "custom_emoji"),
        ("<B>x</B>", "bold"),
    ],
)
def test_every_tag_of_telegram_becomes_its_entity(html, art):
    assert als_tupel(html) == ("x", [(art, 0, 1)])


def test_nested_tags_give_nested_entities_counted_in_utf16():
    assert als_tupel("🌱 <b>fett <i>beides</i></b>") == ("🌱 fett beides", [("bold", 3, 11), ("italic", 8, 6)])


def test_a_link_keeps_its_decoded_address():
    text, (entity,) = parse_html('<a href="https://example.org/?a=1&amp;b=2">hier</a>')
    assert (text, entity.type, entity.url) == ("hier", "text_link", "https://example.org/?a=1&b=2")


def test_a_link_that_is_none_leaves_the_bare_text():
    assert als_tupel('<a href="javascript:alert(1)">hier</a>') == ("hier", [])


def test_a_link_without_address_uses_its_text():
    _, (entity,) = parse_html("<a>https://example.org</a>")
    assert entity.url == "https://example.org"


def test_a_link_to_a_person_mentions_the_person():
    _, (entity,) = parse_html('<a href="tg://user?id=42">Kim</a>')
    assert entity.type == "text_mention"
    assert entity.user is not None
    assert entity.user.id == 42


def test_code_in_pre_names_the_language_once():
    _, (entity,) = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert (entity.type, entity.language) == ("pre", "python")


def test_the_four_named_and_all_numbered_entities_are_decoded():
    assert als_tupel("&lt;&gt;&amp;&quot;&#228;&#xe4;")[0] == '<>&"ää'


def test_a_lone_ampersand_stays_as_telegram_leaves_it():
    assert als_tupel("Kommune & Kreis &copy &#0; &")[0] == "Kommune & Kreis &copy &#0; &"


def test_white_space_around_the_text_is_dropped_and_entities_move_along():
    assert als_tupel("\n  <b> x</b> \n") == ("x", [("bold", 0, 1)])


def test_an_empty_tag_leaves_no_entity():
    assert als_tupel("a<b></b>") == ("a", [])


@pytest.mark.parametrize(
    ("html", "grund"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("ä<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("5 < 6 und 7 > 6", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 4'),
        ("<b><i>x</b></i>", 'Unmatched end tag, expected "</i>", found "</b>" at byte offset 7'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-time>x</tg-time>", 'Tag "tg-time" must have attribute "unix" at byte offset 0'),
        ('<a href=">x</a>', "Unclosed start tag at byte offset 0"),
        ("<a ==>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("a&nbsp;b", 'Unsupported entity "&nbsp;" at byte offset 1'),
        ("10 000&euro;", 'Unsupported entity "&euro;" at byte offset 6'),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(html, grund):
    with pytest.raises(LimitViolationError) as fehler:
        parse_html(html)
    assert str(fehler.value) == f"can't parse entities: {grund}"


def test_commands_and_addresses_are_found_outside_of_code_and_links():
    text, entities = parse_html('/hilfe https://example.org/a. <code>/nein</code> <a href="https://a.de">/auch_nein</a> und/oder')
    gefunden = [(e.type, e.offset, e.length) for e in find_automatic(text, entities) if e.type in {"bot_command", "url"}]
    assert gefunden == [("bot_command", 0, 6), ("url", 7, 21)]


@given(st.text())
def test_escaped_text_of_any_kind_comes_back_as_it_was(text):
    maskiert = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<b>{maskiert}</b>")[0] == text.strip()


@given(st.text(alphabet="<>/&;ab \"'=#1äx"))
def test_no_text_makes_the_parser_fail_otherwise(html):
    try:
        text, entities = parse_html(html)
    except LimitViolationError:
        return
    assert all(0 <= e.offset < e.offset + e.length <= utf16_length(text) for e in entities)
