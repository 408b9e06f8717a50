"""The words people ask with, as an editor keeps them in ``data/synonyme.yaml``; the search understands them through this."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Synonyme:
    """Words and phrases by what they point to; the head of the data file explains each part."""

    fuellwoerter: tuple[str, ...]
    gleich: tuple[tuple[str, ...], ...]
    felder: Mapping[str, tuple[str, ...]]
    modelle: Mapping[str, tuple[str, ...]]
    beilaeufig: tuple[str, ...]
    alltag: tuple[str, ...]
    themen: Mapping[str, tuple[str, ...]]
    begriffe: Mapping[str, tuple[str, ...]]
    erklaerung: tuple[str, ...]
    abseits: tuple[str, ...]
