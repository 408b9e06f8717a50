"""``lotse suche``: the passages that answer a question, as text or data."""

import sys
from typing import Any

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from knowledge.loading import load_katalog
from knowledge.suche import Suche, Treffer


def zeige(frage: str, *, n: int, als_json: bool) -> None:
    """Print what is found for a question; for ``-`` a result per line of standard input, from one index."""
    suche = Suche(load_katalog())
    if frage != "-":
        _drucke(suche.suche(frage, n), als_json=als_json, eine_zeile=False)
        return
    for zeile in sys.stdin.buffer:
        _drucke(suche.suche(zeile.decode("utf-8", errors="replace").strip("\ufeff\r\n"), n), als_json=als_json, eine_zeile=True)
        if not als_json:
            typer.echo()


def _drucke(treffer: tuple[Treffer, ...], *, als_json: bool, eine_zeile: bool) -> None:
    if als_json:
        drucke_json({"treffer": [_als_daten(eintrag) for eintrag in treffer]}, eine_zeile=eine_zeile)
    elif treffer:
        typer.echo("\n\n".join(f"{t.passage.titel} [{t.passage.id}]\n{t.passage.text}\n({t.passage.quelle})" for t in treffer))
    else:
        typer.echo(hilfe.NICHTS_GEFUNDEN)


def _als_daten(treffer: Treffer) -> dict[str, Any]:
    passage = treffer.passage
    return {"id": passage.id, "titel": passage.titel, "text": passage.text, "quelle": passage.quelle, "punkte": treffer.punkte}
