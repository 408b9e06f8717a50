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


REBOUND = ("rebound.example.org", "rebound.example.org:{port}", "127.0.0.1:{port}.example.org", "[::1]:{port}", "0.0.0.0:{port}")


@pytest.mark.parametrize("host", REBOUND)
@pytest.mark.parametrize("pfad", ["", "ereignisse", "datei/x"])
async def test_a_name_that_was_rebound_to_this_machine_reads_nothing(klient, host, pfad):
    """Attack by DNS rebinding: the browser takes the page for same-origin, and only the host tells that it is not ours."""
    port = klient.url.rstrip("/").rpartition(":")[2]
    name = host.format(port=port)
    antwort, inhalt = await klient.hole(pfad, Host=name, Origin=f"http://{name}", **{"Sec-Fetch-Site": "same-origin"})
    assert antwort.status == 403
    assert b"csrf" not in (inhalt if isinstance(inhalt, bytes) else inhalt.encode())


async def test_a_post_without_any_origin_is_refused_although_it_has_the_token(klient):
    kopf = {"X-CSRF-Token": klient.csrf, "Content-Type": "application/json"}
    async with klient.session.post(f"{klient.url}neu", data=b"{}", headers=kopf) as antwort:
        assert antwort.status == 403
    assert klient.geleert == []


UNGETIPPT = (b"[" * 60_000, b'{"art": "text", "text": "\\ud800"}', b'{"art": "knopf", "nachricht": 1, "daten": "\\udfff"}', b"\xff", b"")


@pytest.mark.parametrize("koerper", UNGETIPPT)
async def test_a_body_that_nobody_can_have_typed_is_refused_and_the_page_lives_on(klient, koerper):
    kopf = {"X-CSRF-Token": klient.csrf, "Origin": klient.url.rstrip("/"), "Content-Type": "application/json"}
    async with klient.session.post(f"{klient.url}aktion", data=koerper, headers=kopf) as antwort:
        assert antwort.status == 400
    antwort, _ = await klient.hole("")
    assert antwort.status == 200


async def test_a_body_that_is_too_large_is_refused(klient):
    kopf = {"X-CSRF-Token": klient.csrf, "Origin": klient.url.rstrip("/"), "Content-Type": "application/json"}
    async with klient.session.post(f"{klient.url}aktion", data=b"x" * 70_000, headers=kopf) as antwort:
        assert antwort.status == 413


AUSSERHALB = ("static/../schutz.py", "static/%2e%2e/schutz.py", "static/..%2fseite.py", "datei/../../seite.py", "datei/%00")


@pytest.mark.parametrize("pfad", AUSSERHALB)
async def test_no_file_of_the_machine_is_served(klient, pfad):
    antwort, _ = await klient.hole(pfad)
    assert antwort.status == 404
