"""Servers of a test's own, on a port and in a folder of their own: they may be killed, emptied and started again."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

import pytest

GEDULD = 60
POSTGRES_ORDNER = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def freier_port() -> int:
    with socket.socket() as sockel:
        sockel.bind(("127.0.0.1", 0))
        return int(sockel.getsockname()[1])


def fehlt(was: str) -> None:
    """Skip by name, or fail where nothing may be missing."""
    if os.environ.get("CI") == "true":  # noqa: TID251 - a server that is missing in CI must not pass unnoticed
        pytest.fail(f"{was} fehlt")
    pytest.skip(f"{was} fehlt")


class EigenerServer:
    """A process that listens on a port."""

    als: str | None = None

    def __init__(self, *befehl: str) -> None:
        self.port = freier_port()
        self._ordner = Path(tempfile.mkdtemp(prefix="lotse-server-"))
        self._befehl = befehl
        self._prozess: subprocess.Popen[Any] | None = None

    def __enter__(self) -> Self:
        """Start it."""
        self.starte()
        return self

    def __exit__(self, *_: object) -> None:
        """End it and remove its folder."""
        self.toete()
        shutil.rmtree(self._ordner, ignore_errors=True)

    def starte(self) -> None:
        """Start it, or start it again with what it had stored."""
        with (self._ordner / "server.log").open("ab") as protokoll:
            self._prozess = subprocess.Popen(
                [*self._befehl, *self.angaben()],
                stdout=protokoll,
                stderr=protokoll,
                cwd=self._ordner,
                start_new_session=True,
                user=self.als,
                group=self.als,
            )
        ende = time.monotonic() + GEDULD
        while not self.antwortet():
            if self._prozess.poll() is not None or time.monotonic() > ende:
                raise RuntimeError((self._ordner / "server.log").read_text(encoding="utf-8", errors="replace"))
            time.sleep(0.05)

    def toete(self) -> None:
        """Kill it and all that it has started: no farewell, no last write."""
        if self._prozess is not None and self._prozess.poll() is None:
            os.killpg(self._prozess.pid, signal.SIGKILL)
            self._prozess.wait(GEDULD)

    def angaben(self) -> list[str]:
        raise NotImplementedError

    def antwortet(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


class EigenesRedis(EigenerServer):
    """A Redis that keeps nothing on the disk."""

    def __init__(self) -> None:
        programm = shutil.which("redis-server")
        if programm is None:
            fehlt("redis-server")
        super().__init__(str(programm))

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def angaben(self) -> list[str]:
        return ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]

    def leere(self) -> None:
        """Forget everything, as FLUSHALL does."""
        with socket.create_connection(("127.0.0.1", self.port)) as leitung:
            leitung.sendall(b"FLUSHALL\r\n")
            assert leitung.recv(5) == b"+OK\r\n"


class EigenesPostgres(EigenerServer):
    """A PostgreSQL with one empty database; it refuses to run as root, so it runs as the user of its package."""

    def __init__(self) -> None:
        if not POSTGRES_ORDNER:
            fehlt("PostgreSQL")
        self._bin = POSTGRES_ORDNER[0]
        super().__init__(str(self._bin / "postgres"))
        if os.geteuid() == 0:
            self.als = "postgres"
            shutil.chown(self._ordner, self.als, self.als)
        befehl = [str(self._bin / "initdb"), "-D", str(self._daten), "-U", "lotse", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
        subprocess.run(befehl, check=True, capture_output=True, cwd=self._ordner, user=self.als, group=self.als)

    @property
    def _daten(self) -> Path:
        return self._ordner / "daten"

    @property
    def url(self) -> str:
        return f"postgresql://lotse@127.0.0.1:{self.port}/postgres"

    def angaben(self) -> list[str]:
        return ["-D", str(self._daten), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]

    def starte(self) -> None:
        """Start it, and wait until it has read what the one before had written."""
        super().starte()
        ende = time.monotonic() + GEDULD
        befehl = [str(self._bin / "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "lotse", "-d", "postgres", "-c", "SELECT 1"]
        while subprocess.run(befehl, check=False, capture_output=True).returncode:
            if time.monotonic() > ende:
                raise RuntimeError("PostgreSQL does not answer")
            time.sleep(0.1)
