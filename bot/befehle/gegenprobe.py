"""``lotse gegenprobe``: what would have to change for a model to be recommended, as text or data."""

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.befehle.fall import fuer_jeden_fall
from bot.befehle.steckbrief import eindeutig
from knowledge.antwort import Antworten
from knowledge.gegenprobe.aenderung import Gegenprobe, was_muesste_sich_aendern
from knowledge.gegenprobe.ausgabe import gegenprobe_als_daten
from knowledge.gegenprobe.worte import gegenprobe_in_worten
from knowledge.loading import load_katalog


def zeige(datei: str, ziel: str, *, als_json: bool) -> None:
    """Print the smallest changes. Raises :class:`bot.fehler.UserError` for a model, a file or a case that is wrong."""
    katalog = load_katalog()
    modell = eindeutig(katalog, ziel).steckbrief.id

    def probe(antworten: Antworten) -> Gegenprobe:
        return was_muesste_sich_aendern(katalog, antworten, modell)

    def in_worten(antworten: Antworten) -> str:
        return "\n".join((*gegenprobe_in_worten(katalog, antworten, probe(antworten)), hilfe.EMPFEHLUNG_GRENZE))

    if als_json or datei.endswith(".jsonl"):
        fuer_jeden_fall(katalog, datei, lambda antworten: gegenprobe_als_daten(probe(antworten)), drucke_json)
    else:
        fuer_jeden_fall(katalog, datei, in_worten, typer.echo)
