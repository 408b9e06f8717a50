"""The only reader of the environment: every setting, its meaning and its default."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import hilfe
from bot.fehler import UserError
from dialogs.betrieb import AUFBEWAHRUNG_MONATE, Betrieb

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
    betreiber_name: str | None = Field(
        default=None, description="Wer den Lotsen betreibt, für /datenschutz. Zum Beispiel: Stadt Musterstadt."
    )
    betreiber_kontakt: str | None = Field(default=None, description="Wie der Betreiber zu erreichen ist, für /datenschutz.")
    betreiber_dsb: str | None = Field(default=None, description="Die datenschutzbeauftragte Stelle und ihr Kontakt, für /datenschutz.")
    rechtsgrundlage: str | None = Field(
        default=None, description="Rechtsgrundlage der Verarbeitung, für /datenschutz. Eine Hilfe dazu steht in docs/datenschutz.md."
    )
    aufbewahrung_monate: int = Field(
        default=AUFBEWAHRUNG_MONATE,
        ge=1,
        le=120,
        description="Monate, 1 bis 120, nach denen Daten gelöscht werden, gezählt ab Ende der Förderung oder letztem Besuch.",
    )
    statistik: Literal["ja", "nein"] = Field(
        default="nein", description="Ob Fragen gezählt werden, ohne Personen: ja oder nein. Ausgeben: lotse daten statistik."
    )
    log_level: str = Field(
        default="WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="Wie viel protokolliert wird: DEBUG, INFO, WARNING oder ERROR.",
    )


def betrieb(settings: Settings) -> Betrieb:
    """Return what the operator says in the settings, as the dialogs need it."""
    return Betrieb(
        name=settings.betreiber_name,
        kontakt=settings.betreiber_kontakt,
        dsb=settings.betreiber_dsb,
        rechtsgrundlage=settings.rechtsgrundlage,
        aufbewahrung_monate=settings.aufbewahrung_monate,
        statistik=settings.statistik == "ja",
    )


def load_settings() -> Settings:
    """Read the settings. Raises :class:`UserError` that names the setting that is wrong and what it means, never its value."""
    try:
        return Settings()
    except ValidationError as fehler:
        feld = str(fehler.errors()[0]["loc"][0])
        bedeutung = Settings.model_fields[feld].description
        raise UserError(hilfe.EINSTELLUNG_UNGUELTIG.format(name=feld.upper(), bedeutung=bedeutung)) from fehler
