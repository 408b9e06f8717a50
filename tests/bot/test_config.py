"""Settings: what is worked out of them, secrets from files, and what is refused by name and without its value."""

from pathlib import Path

import pytest

from bot import hilfe
from bot.config import Settings, load_settings
from bot.fehler import UserError

ADRESSE = "https://lotse.musterstadt.example"


@pytest.fixture(autouse=True)
def leer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def lade(monkeypatch: pytest.MonkeyPatch, **umgebung: str) -> Settings:
    for name, wert in umgebung.items():
        monkeypatch.setenv(name, wert)
    return load_settings()


@pytest.mark.parametrize(
    ("umgebung", "webhook"),
    [
        ({}, False),
        ({"PUBLIC_URL": ADRESSE}, True),
        ({"PUBLIC_URL": ADRESSE, "UPDATES": "polling"}, False),
        ({"PUBLIC_URL": ADRESSE, "UPDATES": "webhook"}, True),
    ],
)
def test_updates_come_by_webhook_where_there_is_an_address(monkeypatch: pytest.MonkeyPatch, umgebung: dict[str, str], webhook: bool):
    assert lade(monkeypatch, **umgebung).webhook is webhook


def test_a_secret_from_a_file_counts_before_the_one_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for name in ("token", "datenbank", "redis", "wort"):
        (tmp_path / name).write_text(f"redis://{name}-aus-einer-datei\n", encoding="utf-8")
    (tmp_path / "wort").write_text("geheimwort-aus-einer-datei\n", encoding="utf-8")
    settings = lade(
        monkeypatch,
        BOT_TOKEN="daneben",
        BOT_TOKEN_FILE=str(tmp_path / "token"),
        DATABASE_URL_FILE=str(tmp_path / "datenbank"),
        REDIS_URL_FILE=str(tmp_path / "redis"),
        WEBHOOK_SECRET_FILE=str(tmp_path / "wort"),
    )
    assert settings.bot_token.get_secret_value() == "redis://token-aus-einer-datei"
    assert settings.database_url == "redis://datenbank-aus-einer-datei"
    assert settings.redis_url.get_secret_value() == "redis://redis-aus-einer-datei"
    assert settings.webhook_secret.get_secret_value() == "geheimwort-aus-einer-datei"


@pytest.mark.parametrize("text", ["4711", "4711, 4712", "4711 4712; 4713"])
def test_the_people_in_charge_are_a_list(monkeypatch: pytest.MonkeyPatch, text: str):
    assert lade(monkeypatch, ADMIN_CHAT_IDS=text).admin_chat_ids == (4711, 4712, 4713)[: len(text.split())]


@pytest.mark.parametrize(
    ("name", "wert"),
    [
        ("PUBLIC_URL", "http://lotse.example"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://lotse.example/?x=1"),
        ("UPDATES", "webhook"),
        ("UPDATES", "taube"),
        ("WEB_PORT", "70000"),
        ("MONITOR_PORT", "x"),
        ("WEBHOOK_SECRET", "kurz"),
        ("WEBHOOK_SECRET", "mit Leerzeichen und Umläuten"),
        ("REDIS_URL", "http://geheim"),
        ("ADMIN_CHAT_IDS", "4711, geheim"),
        ("LOG_FORMAT", "xml"),
        ("BOT_TOKEN_FILE", "gibt/es/nicht"),
    ],
)
def test_a_wrong_setting_is_named_with_its_meaning_and_without_its_value(monkeypatch: pytest.MonkeyPatch, name: str, wert: str):
    with pytest.raises(UserError) as fehler:
        lade(monkeypatch, **{name: wert})
    bedeutung = Settings.model_fields[name.lower()].description
    assert str(fehler.value) == hilfe.EINSTELLUNG_UNGUELTIG.format(name=name, bedeutung=bedeutung)
    assert "geheim" not in str(fehler.value).replace(str(bedeutung), "")
