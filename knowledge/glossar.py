"""The glossary explains the terms and abbreviations of the field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begriff:
    """A term, addressed as ``glossar.<id>``."""

    id: str
    begriff: str
    text: str
    quelle: str
    langform: str | None = None
    aliase: tuple[str, ...] = ()

    @property
    def titel(self) -> str:
        """Return the term with its long form."""
        return f"{self.begriff} ({self.langform})" if self.langform else self.begriff
