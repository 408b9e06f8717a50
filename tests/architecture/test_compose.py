"""What is run in containers: a valid file, hardened services, and settings and paths that the program knows."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.config import Settings

WURZEL = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((WURZEL / "docker-compose.yml").read_text(encoding="utf-8"))
DIENSTE: dict[str, dict[str, Any]] = COMPOSE["services"]
EIGENE = {name: dienst for name, dienst in DIENSTE.items() if "build" in dienst}
DOCKERFILE = (WURZEL / "Dockerfile").read_text(encoding="utf-8")
GEHEIM = "/run/secrets/"


def profil(name: str) -> set[str]:
    return {dienst for dienst, angaben in DIENSTE.items() if name in angaben["profiles"]}


def test_the_file_is_valid_by_the_specification():
    schema = json.loads((WURZEL / "tests/architecture/schema/compose-spec.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(COMPOSE)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(COMPOSE | {"services": {"bot": {"resatrt": "always"}}})


def test_there_are_two_sizes():
    assert profil("klein") == {"bot", "sicherung-klein"}
    assert profil("gross") == {"proxy", "bot1", "bot2", "migration", "sicherung-gross", "postgres", "redis"}
    assert profil("klein") | profil("gross") == set(DIENSTE)


@pytest.mark.parametrize("name", DIENSTE)
def test_a_service_is_hardened(name: str):
    dienst = DIENSTE[name]
    assert dienst["read_only"] is True
    assert dienst["cap_drop"] == ["ALL"]
    assert dienst["security_opt"] == ["no-new-privileges:true"]
    assert int(dienst["user"].split(":")[0]) > 0
    assert dienst["restart"] == ("no" if name == "migration" else "unless-stopped")
    assert re.search(r":\d[\w.-]*$", dienst["image"]), "a version, not latest"
    assert "@" not in dienst["image"]
    assert not dienst.keys() & {"privileged", "cap_add", "network_mode"} or dienst["network_mode"] == "none"


@pytest.mark.parametrize("name", [name for name in DIENSTE if name != "migration" and not name.startswith("sicherung")])
def test_whatever_keeps_running_is_asked_for_its_health(name: str):
    assert DIENSTE[name]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("name", DIENSTE)
def test_a_service_waits_only_for_what_is_in_the_same_size(name: str):
    dienst = DIENSTE[name]
    for anderer, angabe in dienst.get("depends_on", {}).items():
        assert set(dienst["profiles"]) <= set(DIENSTE[anderer]["profiles"])
        assert angabe["condition"] == ("service_completed_successfully" if anderer == "migration" else "service_healthy")


@pytest.mark.parametrize("name", EIGENE)
def test_our_services_use_settings_that_there_are_and_no_secret_outside_of_a_file(name: str):
    umgebung = EIGENE[name].get("environment", {})
    assert {schluessel.lower() for schluessel in umgebung} <= set(Settings.model_fields)
    assert not umgebung.keys() & {"BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET"}
    dateien = {wert.removeprefix(GEHEIM) for wert in umgebung.values() if wert.startswith(GEHEIM)}
    assert dateien == set(EIGENE[name].get("secrets", []))


def test_every_secret_is_a_file_that_git_does_not_take():
    assert {wert for dienst in DIENSTE.values() for wert in dienst.get("secrets", [])} == set(COMPOSE["secrets"])
    assert all(angabe == {"file": f"geheim/{name}"} for name, angabe in COMPOSE["secrets"].items())
    for liste, eintrag in ((".gitignore", "/geheim/"), (".dockerignore", "geheim")):
        assert eintrag in (WURZEL / liste).read_text(encoding="utf-8").splitlines()


def test_data_lie_in_volumes_where_the_program_looks_and_may_write():
    benutzt: dict[str, set[str]] = {}
    for dienst in DIENSTE.values():
        for band in dienst.get("volumes", []):
            quelle, ziel = band.split(":")[:2]
            benutzt.setdefault(quelle, set()).add(ziel)
    assert (WURZEL / "docker/nginx.conf").is_file()
    assert benutzt.pop("./docker/nginx.conf") == {"/etc/nginx/nginx.conf"}
    assert set(benutzt) == set(COMPOSE["volumes"])
    arbeitsordner = next(zeile.split()[1] for zeile in DOCKERFILE.splitlines() if zeile.startswith("WORKDIR "))
    datenordner = Path(Settings.model_fields["database_url"].default.removeprefix("sqlite:///")).parent
    assert benutzt["daten"] == {f"{arbeitsordner}/{datenordner}"}
    angelegt = next(zeile for zeile in DOCKERFILE.splitlines() if "install -d" in zeile)
    assert {*benutzt["daten"], *benutzt["sicherung"]} <= set(shlex.split(angelegt))
    assert all(dienst["user"].startswith(f"{nummer}:") for dienst in EIGENE.values() for nummer in re.findall(r"--uid (\d+)", DOCKERFILE))


def test_only_the_proxy_has_a_door_and_the_database_is_not_reachable_from_outside():
    assert [name for name, dienst in DIENSTE.items() if "ports" in dienst] == ["proxy"]
    assert COMPOSE["networks"]["innen"]["internal"] is True
    for name in ("postgres", "redis"):
        assert DIENSTE[name]["networks"] == ["innen"]


def test_the_project_version_is_the_one_of_the_image():
    version = re.search(r'^version = "(.+)"', (WURZEL / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert {dienst["image"] for dienst in EIGENE.values()} == {f"verstetigungslotse:{version[1]}"}
