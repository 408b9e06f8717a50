"""The check of the dependencies fails with a finding, passes without one, and goes on where nobody can be asked."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

WURZEL = Path(__file__).parents[2]
FUND = {"id": "TEST-1", "modified": "2026-01-01T00:00:00Z", "summary": "a hole", "affected": []}


@contextmanager
def verzeichnis(betroffen: str) -> Iterator[str]:
    """Serve a list of known vulnerabilities with one finding for the package of this name."""

    class Antwort(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            fragen = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            self.sende({"results": [{"vulns": [FUND]} if frage["package"]["name"] == betroffen else {} for frage in fragen]})

        def do_GET(self) -> None:
            self.sende(FUND)

        def sende(self, inhalt: object) -> None:
            daten = json.dumps(inhalt).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(daten)))
            self.end_headers()
            self.wfile.write(daten)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Antwort) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def pruefe(url: str) -> subprocess.CompletedProcess[str]:
    uv = next((pfad for pfad in (shutil.which("uv"), WURZEL / ".uv/bin/uv") if pfad and Path(pfad).exists()), None)
    if uv is None:
        pytest.skip("no uv on this machine")
    umgebung = {**os.environ, "AUDIT_URL": url}  # noqa: TID251 - the child needs the same environment
    return subprocess.run([WURZEL / ".ci/audit", uv], cwd=WURZEL, env=umgebung, capture_output=True, text=True, check=False, timeout=60)


def test_a_known_vulnerability_fails_the_check_and_is_named():
    with verzeichnis("jinja2") as url:
        ergebnis = pruefe(url)
    assert ergebnis.returncode == 1
    assert "TEST-1" in ergebnis.stdout


def test_without_a_finding_the_check_passes():
    with verzeichnis("nobody-depends-on-this") as url:
        ergebnis = pruefe(url)
    assert (ergebnis.returncode, ergebnis.stdout) == (0, "audit: no known vulnerability\n")


def test_where_nobody_can_be_asked_the_check_says_so_and_goes_on():
    ergebnis = pruefe("http://127.0.0.1:9/")
    assert ergebnis.returncode == 0
    assert ergebnis.stdout.startswith("audit: skipped")
    assert ergebnis.stdout.count("\n") == 1
