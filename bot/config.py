"""The only reader of the environment: every setting, its meaning and its default."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import hilfe
from bot.fehler import UserError

DATEN = Path("daten")


def _ohne_schraegstrich(wert: str) -> str:
    if not wert.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return wert.rstrip("/")


class Settings(BaseSettings):
    """Settings from the environment or a file ``.env`` in the working directory; the environment wins."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(default=None, description="Token des Bots von @BotFather. Ohne Token läuft die lokale Chatseite.")
    telegram_api_url: Annotated[str, AfterValidator(_ohne_schraegstrich)] = Field(
        default="https://api.telegram.org",
        description="Adresse des Bot-API-Servers, falls Sie einen eigenen betreiben. Sie beginnt mit http:// oder https://.",
    )
    database_url: str = Field(
        default=f"sqlite:///{DATEN}/lotse.sqlite3", description="Datenbank des Bots: eine SQLite-Datei oder ein PostgreSQL-Server."
    )
    lokal_database_url: str = Field(
        default=f"sqlite:///{DATEN}/lokal.sqlite3", description="Datenbank der lokalen Chatseite, getrennt vom Bot."
    )
    lokal_verlauf: Path = Field(default=DATEN / "lokal-verlauf.json", description="Datei mit dem Verlauf der lokalen Chatseite.")
    lokal_port: int = Field(default=8765, ge=0, le=65535, description="Port der lokalen Chatseite, eine Zahl von 0 bis 65535.")
    log_level: str = Field(
        default="WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="Wie viel protokolliert wird: DEBUG, INFO, WARNING oder ERROR.",
    )


def load_settings() -> Settings:
    """Read the settings. Raises :class:`UserError` that names the setting that is wrong and what it means, never its value."""
    try:
        return Settings()
    except ValidationError as fehler:
        feld = str(fehler.errors()[0]["loc"][0])
        bedeutung = Settings.model_fields[feld].description
        raise UserError(hilfe.EINSTELLUNG_UNGUELTIG.format(name=feld.upper(), bedeutung=bedeutung)) from fehler
