"""``lotse aufgaben``: what IST and SOLL of a case amount to, as text or data, and as a table for Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.befehle.fall import SCHLUESSEL, fuer_jeden, lies_antworten, lies_json
from bot.fehler import UserError
from knowledge.arbeitszeit import FELDER, Arbeitszeit, Feld, InvalidShareError, differenzen, finde_hinweise, pruefe_anteil
from knowledge.aufgabe import aufgaben_fuer
from knowledge.ausgabe import arbeitszeit_als_daten
from knowledge.formatierung import prozent, prozentpunkte
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.thema import WAHLTHEMEN


@dataclass(frozen=True, slots=True)
class Aufgabenfall:
    """The shares of a case, the type of its Kommune, and the ideas that were picked as (theme, point)."""

    zeit: Arbeitszeit
    typ: object
    wahl: frozenset[tuple[str, str]]


def zeige(datei: str, *, als_json: bool, dateien: Mapping[str, str | None]) -> None:
    """Print the sums, and write the tables that are asked for. Raises :class:`bot.fehler.UserError` for a file or case that is wrong."""
    gewuenscht = {art: pfad for art, pfad in dateien.items() if pfad is not None}
    if gewuenscht and datei.endswith(".jsonl"):
        raise UserError(hilfe.TABELLE_EIN_FALL)
    katalog = load_katalog()

    def tue(fall: Aufgabenfall) -> Any:
        for art, pfad in gewuenscht.items():
            _schreibe(katalog, fall, art, pfad)
        return arbeitszeit_als_daten(katalog, fall.zeit, fall.typ) if als_json or datei.endswith(".jsonl") else fall

    fuer_jeden(katalog, datei, lies_aufgabenfall, tue, drucke_json if als_json else lambda fall: _drucke_text(katalog, fall))


def lies_aufgabenfall(katalog: Katalog, text: str, *, zeile: int | None = None) -> Aufgabenfall:
    """Return the checked shares of one case. Raises :class:`UserError` that says what to mend."""
    roh = lies_json(text, zeile=zeile)
    if not isinstance(roh, dict) or not {"aufgaben"} <= set(roh) <= SCHLUESSEL:
        raise UserError(hilfe.KEIN_AUFGABENFALL)
    if not isinstance(roh.get("antworten", {}), dict):
        raise UserError(hilfe.KEIN_AUFGABENFALL)
    typ = lies_antworten(katalog, roh.get("antworten", {})).bekannt("kommune_typ")
    return Aufgabenfall(lies_arbeitszeit(katalog, typ, roh["aufgaben"]), typ, lies_themenwahl(katalog, roh.get("themenwahl", {})))


def lies_arbeitszeit(katalog: Katalog, typ: object, roh: object) -> Arbeitszeit:
    """Return checked shares by task and column. Raises :class:`UserError` that says what to mend."""
    if not isinstance(roh, dict):
        raise UserError(hilfe.KEIN_AUFGABENFALL)
    moegliche = aufgaben_fuer(katalog.aufgaben, typ)
    werte: dict[tuple[str, Feld], Decimal] = {}
    for name, spalten in roh.items():
        if name not in {aufgabe.id for aufgabe in moegliche}:
            raise UserError(hilfe.AUFGABE_UNBEKANNT.format(aufgabe=name, erlaubt=", ".join(aufgabe.id for aufgabe in moegliche)))
        if not isinstance(spalten, dict) or not set(spalten) <= set(FELDER):
            raise UserError(hilfe.KEIN_AUFGABENFALL)
        werte.update({(name, feld): _anteil(name, spalten[feld]) for feld in FELDER if spalten.get(feld) is not None})
    return Arbeitszeit(moegliche, werte)


def lies_themenwahl(katalog: Katalog, roh: object) -> frozenset[tuple[str, str]]:
    """Return checked points of themes, given as lists by theme. Raises :class:`UserError` that says what to mend."""
    if not isinstance(roh, dict) or not all(isinstance(punkte, list) for punkte in roh.values()):
        raise UserError(hilfe.KEINE_THEMENWAHL)
    moegliche = {slug: [punkt.id for punkt in katalog.themen[slug].punkte] for slug in WAHLTHEMEN}
    for slug, punkte in roh.items():
        for punkt in punkte:
            if punkt not in moegliche.get(slug, []):
                erlaubt = "; ".join(f"{thema}: {', '.join(ids)}" for thema, ids in moegliche.items())
                raise UserError(hilfe.THEMA_UNBEKANNT.format(thema=slug, punkt=punkt, erlaubt=erlaubt))
    return frozenset((slug, punkt) for slug, punkte in roh.items() for punkt in punkte)


def _anteil(aufgabe: str, wert: object) -> Decimal:
    zahl = Decimal(wert) if isinstance(wert, int | Decimal) and not isinstance(wert, bool) else Decimal("NaN")
    try:
        return pruefe_anteil(zahl)
    except InvalidShareError as fehler:
        raise UserError(hilfe.ANTEIL_UNGUELTIG.format(wert=wert, aufgabe=aufgabe)) from fehler


def _schreibe(katalog: Katalog, fall: Aufgabenfall, art: str, pfad: str) -> None:
    from dialogs.aufgabentabelle import ARTEN, tabelle

    try:
        Path(pfad).write_bytes(ARTEN[art].baue(tabelle(katalog, fall.zeit, fall.wahl)))
    except OSError as fehler:
        raise UserError(hilfe.TABELLE_NICHT_GESCHRIEBEN.format(datei=pfad)) from fehler


def _drucke_text(katalog: Katalog, fall: Aufgabenfall) -> None:
    zeit = fall.zeit
    for gruppe in zeit.gruppen:
        ist, soll = (hilfe.ANTEIL_OFFEN if wert is None else prozent(wert) for wert in (zeit.gruppe(feld, gruppe) for feld in FELDER))
        typer.echo(f"{katalog.aufgabengruppen[gruppe].titel}: {ist} → {soll}")
    typer.echo(hilfe.AUFGABEN_SUMME.format(**{feld: prozent(zeit.summe(feld)) for feld in FELDER}))
    if not zeit.vollstaendig:
        typer.echo(hilfe.AUFGABEN_REST.format(**{feld: prozent(zeit.rest(feld)) for feld in FELDER}))
    for eintrag in sorted(differenzen(zeit), key=lambda eintrag: -eintrag.wert):
        if eintrag.wert:
            worte = {"kurz": eintrag.aufgabe.kurz, "ist": prozent(eintrag.ist), "soll": prozent(eintrag.soll)}
            typer.echo(hilfe.AUFGABEN_DIFFERENZ.format(differenz=prozentpunkte(eintrag.wert), **worte))
    hinweise = finde_hinweise(katalog.aufgabenhinweise, zeit, fall.typ)
    if hinweise:
        typer.echo(hilfe.AUFGABEN_GRUNDLAGE)
        typer.echo("\n".join(f"• {hinweis.text} ({hinweis.quelle})" for hinweis in hinweise))
