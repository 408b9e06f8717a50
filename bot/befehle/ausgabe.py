"""Printing for the command line."""

import json

import typer


def drucke_json(daten: object, *, eine_zeile: bool = False) -> None:
    """Print data as JSON, indented or on a single line."""
    typer.echo(druckbar(json.dumps(daten, ensure_ascii=False, indent=None if eine_zeile else 2)))


def druckbar(text: str) -> str:
    """Return the text with half characters, which no output can carry, written out."""
    return text.encode("utf-8", "backslashreplace").decode()
