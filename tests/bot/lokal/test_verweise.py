"""Links: which are links, and which come back to the bot."""

import pytest

from bot.lokal.verweise import is_link, is_web_address, mentioned_user_id, start_payload


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "http://a.de/x?y=1", "example.org", "mailto:a@b.de", "tg://resolve?domain=x", "https://xn--mnchen-3ya.de"],
)
def test_addresses_a_client_can_open_are_links(url):
    assert is_link(url)


@pytest.mark.parametrize(
    "url", ["", "hier", "http://localhost/x", "javascript:alert(1)", "https://", "https://[kaputt", "file:///etc/passwd"]
)
def test_everything_else_is_no_link(url):
    assert not is_link(url)


def test_a_web_app_needs_https():
    assert is_web_address("https://example.org", nur_https=True)
    assert not is_web_address("http://example.org", nur_https=True)
    assert not is_web_address("mailto:a@b.de")


@pytest.mark.parametrize(
    ("url", "nutzlast"),
    [
        ("https://t.me/lotse_bot?start=V8", "V8"),
        ("https://T.me/Lotse_Bot?start=a-b_c", "a-b_c"),
        ("https://t.me/lotse_bot", ""),
        ("tg://resolve?domain=lotse_bot&start=x", "x"),
        ("https://t.me/lotse_bot?start=böse", ""),
        ("https://t.me/lotse_bot?start=" + "x" * 65, ""),
        ("https://t.me/anderer_bot?start=V8", None),
        ("https://example.org/lotse_bot?start=V8", None),
        ("https://[kaputt", None),
    ],
)
def test_only_links_to_this_bot_carry_a_start_payload(url, nutzlast):
    assert start_payload(url, "lotse_bot") == nutzlast


def test_only_a_user_link_names_a_person():
    assert mentioned_user_id("tg://user?id=7") == 7
    assert mentioned_user_id("tg://user?id=x") is None
    assert mentioned_user_id("https://example.org") is None
