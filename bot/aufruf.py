"""What a wrong call of the command line is answered, and its help pages: both in German (the library knows English only)."""

import typer
from typer.core import TyperCommand, TyperGroup

from bot import hilfe

_STEUERZEICHEN = dict.fromkeys((*range(32), *range(127, 160)))


class Befehl(TyperCommand):
    """A command whose help page is German."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the library's own class of contexts is private
        """Return the help page."""
        return _auf_deutsch(super().get_help(ctx))


class Befehlsgruppe(TyperGroup):
    """All commands together, with a German help page."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the library's own class of contexts is private
        """Return the help page."""
        return _auf_deutsch(super().get_help(ctx))


def satz(fehler: typer.TyperException) -> str:
    """Return what to do about a wrong call. Kinds of faults are told by their names: the library keeps the classes private."""
    art = type(fehler).__name__
    if art == "NoArgsIsHelpError":
        return fehler.format_message()
    ctx = getattr(fehler, "ctx", None)
    weg = hilfe.AUFRUF_WEG.format(befehl=ctx.command_path if ctx else "lotse")
    return f"{_was_falsch_ist(art, fehler, ctx)} {weg}".translate(_STEUERZEICHEN)


def _was_falsch_ist(art: str, fehler: typer.TyperException, ctx: typer.Context | None) -> str:
    if art == "NoSuchOption":
        aehnlich = sorted(getattr(fehler, "possibilities", None) or ())
        meinen = hilfe.AUFRUF_MEINEN.format(optionen=hilfe.ODER.join(aehnlich)) if aehnlich else ""
        return f"{hilfe.AUFRUF_OPTION_UNBEKANNT.format(name=getattr(fehler, 'option_name', ''))} {meinen}".rstrip()
    if art == "BadOptionUsage":
        ohne_wert = "not take" in fehler.message
        return (hilfe.AUFRUF_OHNE_WERT if ohne_wert else hilfe.AUFRUF_WERT_FEHLT).format(name=getattr(fehler, "option_name", ""))
    param = getattr(fehler, "param", None)
    if param is not None:
        name = max(param.opts, key=len)
        vorlage = hilfe.AUFRUF_FEHLT if art == "MissingParameter" else hilfe.AUFRUF_WERT_PASST_NICHT
        return f"{vorlage.format(name=name)} {param.help or ''}".rstrip()
    return hilfe.AUFRUF_BEFEHL_UNBEKANNT if ctx is None or isinstance(ctx.command, TyperGroup) else hilfe.AUFRUF_ZU_VIEL


def _auf_deutsch(seite: str) -> str:
    for englisch, deutsch in hilfe.HILFESEITE.items():
        seite = seite.replace(englisch, deutsch)
    return seite
