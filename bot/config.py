"""The only reader of the environment: every setting, its meaning and its default."""

import re
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, FilePath, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import hilfe
from bot.fehler import UserError
from dialogs.betrieb import AUFBEWAHRUNG_MONATE, Betrieb

DATEN = Path("daten")
AUS_DATEI: Final = ("bot_token", "database_url", "redis_url", "webhook_secret")
GEHEIMWORT: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")


def _ohne_schraegstrich(wert: str) -> str:
    if not wert.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return wert.rstrip("/")


def _oeffentlich(wert: str) -> str:
    if not re.fullmatch(r"https://[^\s/?#@]+(/[^\s?#]*)?", wert):
        raise ValueError("must be an address that begins with https://")
    return wert.rstrip("/")


def _redis(wert: SecretStr) -> SecretStr:
    if not wert.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return wert


def _geheimwort(wert: SecretStr) -> SecretStr:
    if not GEHEIMWORT.fullmatch(wert.get_secret_value()):
        raise ValueError("must have 16 to 256 letters, digits, _ or -")
    return wert


def _liste(wert: Any) -> Any:
    return [teil for teil in re.split(r"[\s,;]+", wert) if teil] if isinstance(wert, str) else wert


class Settings(BaseSettings):
    """Settings from the environment or a file ``.env`` in the working directory; the environment wins.

    A secret may come from a file instead (``BOT_TOKEN_FILE``); where both are given the file counts.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    bot_token_file: FilePath | None = Field(default=None, description="Datei, in der der Token des Bots steht, statt BOT_TOKEN.")
    bot_token: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="Token des Bots von @BotFather. Ohne Token läuft die lokale Chatseite.",
    )
    telegram_api_url: Annotated[str, AfterValidator(_ohne_schraegstrich)] = Field(
        default="https://api.telegram.org",
        description="Adresse des Bot-API-Servers, falls Sie einen eigenen betreiben. Sie beginnt mit http:// oder https://.",
    )
    public_url: Annotated[str, AfterValidator(_oeffentlich)] | None = Field(
        default=None,
        description="Öffentliche Adresse für Webhook und Mini App. Sie beginnt mit https://. Ohne sie fragt der Bot Telegram selbst ab.",
    )
    updates: Literal["webhook", "polling"] | None = Field(
        default=None,
        description="Wie Nachrichten ankommen: webhook oder polling. Leer heißt webhook, wenn es PUBLIC_URL gibt, sonst polling.",
    )
    webhook_secret_file: FilePath | None = Field(default=None, description="Datei, in der das Geheimwort steht, statt WEBHOOK_SECRET.")
    webhook_secret: Annotated[SecretStr, AfterValidator(_geheimwort)] | None = Field(
        default=None,
        validate_default=True,
        description="Geheimwort, an dem der Bot Telegram erkennt: 16 bis 256 Zeichen aus A–Z, a–z, 0–9, _ und -. "
        "Leer heißt: aus dem Token abgeleitet.",
    )
    web_host: str = Field(
        default="127.0.0.1", description="Netzadresse, an der Webhook, Mini App und Überwachung lauschen; in einem Container 0.0.0.0."
    )
    web_port: int = Field(default=8080, ge=0, le=65535, description="Port für Webhook und Mini App, eine Zahl von 0 bis 65535.")
    monitor_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="Port für /healthz, /readyz und /metrics, nicht für die Öffentlichkeit. Leer heißt: keiner.",
    )
    database_url_file: FilePath | None = Field(
        default=None, description="Datei, in der die Adresse der Datenbank steht, statt DATABASE_URL."
    )
    database_url: str = Field(
        default=f"sqlite:///{DATEN}/lotse.sqlite3",
        validate_default=True,
        description="Datenbank des Bots: eine SQLite-Datei oder ein PostgreSQL-Server.",
    )
    redis_url_file: FilePath | None = Field(default=None, description="Datei, in der die Adresse von Redis steht, statt REDIS_URL.")
    redis_url: Annotated[SecretStr, AfterValidator(_redis)] | None = Field(
        default=None,
        validate_default=True,
        description="Redis-Server (redis://…), nötig für mehrere Prozesse zugleich. Leer heißt: ein Prozess.",
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
    admin_chat_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_liste)] = Field(
        default=(),
        description="Telegram-Nummern der Menschen, die Störungen gemeldet bekommen und /status aufrufen dürfen, mit Komma getrennt.",
    )
    log_level: str = Field(
        default="WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="Wie viel protokolliert wird: DEBUG, INFO, WARNING oder ERROR.",
    )
    log_format: Literal["text", "json"] = Field(default="text", description="Form des Protokolls: text oder json.")

    @field_validator(*AUS_DATEI, mode="before")
    @classmethod
    def _lies_datei(cls, wert: Any, info: ValidationInfo) -> Any:
        datei: Path | None = info.data.get(f"{info.field_name}_file")
        if datei is None:
            return wert
        try:
            return datei.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise ValueError("the file cannot be read") from None

    @field_validator("updates")
    @classmethod
    def _braucht_adresse(cls, wert: str | None, info: ValidationInfo) -> str | None:
        if wert == "webhook" and info.data.get("public_url") is None:
            raise ValueError("needs PUBLIC_URL")
        return wert

    @property
    def webhook(self) -> bool:
        """Tell whether Telegram delivers updates here; otherwise they are asked for."""
        return self.updates == "webhook" or (self.updates is None and self.public_url is not None)


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
