"""Every statement carries its source: the documents, and a text together with the place it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quelle:
    """One of the source documents, to be cited by its title."""

    id: str
    titel: str
    herausgeber: str
    ort_datum: str


@dataclass(frozen=True, slots=True)
class Beleg:
    """A text in our own words and the place it rests on, such as ``S, V 8, Nachteile``."""

    text: str
    quelle: str
