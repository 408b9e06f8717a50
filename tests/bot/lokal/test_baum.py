"""The tree the page draws: markup only where the server saw an entity."""

from aiogram.types import MessageEntity

from bot.lokal.baum import build_baum
from bot.lokal.grenzen import parse_text


def baue(html):
    text = parse_text(html)
    return build_baum(text.text, text.entities, "lotse_bot")


def test_plain_text_is_one_string_even_if_it_looks_like_markup():
    assert baue("&lt;script&gt;alert(1)&lt;/script&gt;") == ["<script>alert(1)</script>"]


def test_nested_markup_nests_and_keeps_the_text_between():
    assert baue("🌱 <b>a <i>b</i> c</b> d") == ["🌱 ", {"art": "fett", "kinder": ["a ", {"art": "kursiv", "kinder": ["b"]}, " c"]}, " d"]


def test_overlapping_entities_are_split_where_they_cross():
    entities = [MessageEntity(type="bold", offset=0, length=3), MessageEntity(type="italic", offset=2, length=3)]
    assert build_baum("abcde", entities, "x") == [
        {"art": "fett", "kinder": ["ab", {"art": "kursiv", "kinder": ["c"]}]},
        {"art": "kursiv", "kinder": ["de"]},
    ]


def test_a_link_to_the_own_bot_acts_inside_the_page_and_others_leave_it():
    assert baue('<a href="https://t.me/lotse_bot?start=V8">a</a>') == [{"art": "start", "nutzlast": "V8", "kinder": ["a"]}]
    assert baue('<a href="https://example.org">a</a>') == [{"art": "verweis", "ziel": "https://example.org", "kinder": ["a"]}]
    assert baue('<a href="example.org">a</a>') == [{"art": "verweis", "ziel": "https://example.org", "kinder": ["a"]}]
    assert baue('<a href="tg://settings">a</a>') == [{"art": "fremd", "ziel": "tg://settings", "kinder": ["a"]}]


def test_commands_and_quotes_have_their_own_nodes():
    assert baue("/hilfe") == [{"art": "befehl", "befehl": "/hilfe", "kinder": ["/hilfe"]}]
    assert baue("<blockquote expandable>x</blockquote>") == [{"art": "langzitat", "kinder": ["x"]}]


def test_an_entity_that_shows_nothing_here_leaves_its_text():
    assert baue('<tg-emoji emoji-id="1">x</tg-emoji>') == ["x"]
