"""Who is refused: other hosts, other origins, other pages, whoever lacks the token."""

import pytest


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "localhost:1", "127.0.0.1.example.org:{port}", ""])
@pytest.mark.parametrize("pfad", ["", "ereignisse", "static/chat.js"])
async def test_a_request_to_another_host_is_refused(klient, host, pfad):
    port = klient.url.rstrip("/").rpartition(":")[2]
    antwort, _ = await klient.hole(pfad, Host=host.format(port=port))
    assert antwort.status == 403
    assert antwort.headers["X-Content-Type-Options"] == "nosniff"


async def test_localhost_with_the_port_is_the_same_machine(klient):
    port = klient.url.rstrip("/").rpartition(":")[2]
    antwort, _ = await klient.hole("", Host=f"localhost:{port}")
    assert antwort.status == 200


@pytest.mark.parametrize("origin", ["http://example.org", "null", "", "https://127.0.0.1"])
@pytest.mark.parametrize("pfad", ["aktion", "neu"])
async def test_a_post_from_another_origin_is_refused(klient, origin, pfad):
    assert await klient.post(pfad, {"art": "text", "text": "x"}, Origin=origin) == 403
    assert klient.geleert == []


@pytest.mark.parametrize("token", ["", "falsch", "ä"])
async def test_a_post_without_the_token_of_the_page_is_refused(klient, token):
    assert await klient.post("neu", **{"X-CSRF-Token": token}) == 403
    assert klient.geleert == []


@pytest.mark.parametrize("pfad", ["ereignisse", "datei/x", "static/chat.js"])
async def test_another_site_in_the_same_browser_gets_nothing(klient, pfad):
    antwort, _ = await klient.hole(pfad, **{"Sec-Fetch-Site": "cross-site"})
    assert antwort.status == 403
