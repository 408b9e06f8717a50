"""Printing for the command line."""

import json

import typer


def drucke_json(daten: object, *, eine_zeile: bool = False) -> None:
    """Print data as JSON, indented or on a single line."""
    typer.echo(json.dumps(daten, ensure_ascii=False, indent=None if eine_zeile else 2))
