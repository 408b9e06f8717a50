"""The only clock of the project: everything else is handed the time as an argument."""

from datetime import UTC, datetime


def jetzt() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one place that reads the clock
