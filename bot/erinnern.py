"""Reminders as messages of their own: put together for the worker, and their buttons answered.

The buttons belong to no dialog, so they work for ever: after a restart, in an old message, after the plan has changed. Each names what it
does, the milestone and its consultation, and doing it twice is doing it once.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager

from bot.reminders import Nachricht, Verfasser
from dialogs import captions
from dialogs.deps import Deps, deps, person, person_oder_keine, update_id
from dialogs.erinnerungen import nachricht
from dialogs.erinnerungen.usecases import erinnere_spaeter, lade_fuer_sendung, stelle_ab
from dialogs.navigation import oeffne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde, melde_veraltet
from dialogs.planstand import tag_von
from dialogs.states import ErinnerungenSG, ZeitplanSG
from dialogs.widgets import Knopf, Reihen
from dialogs.zeitplan.usecases import Herkunft, setze_stand
from knowledge.erinnerung import Abgelehnt, Einstellung
from knowledge.sendung import Sendung
from storage.records import Anspruch

PRAEFIX: Final = "erinnerung/"
JE_TERMIN: Final = (nachricht.ERLEDIGT, nachricht.OFFEN, nachricht.SPAETER)


def verfasser(mittel: Deps) -> Verfasser:
    """Return what puts a message into words for the worker."""

    async def verfasse(anspruch: Anspruch, sendung: Sendung) -> Nachricht | None:
        erinnerungen = tuple(posten.erinnerung for posten in (*sendung.einzelne, *sendung.summe))
        stand, fertig = await lade_fuer_sendung(mittel, anspruch.plan.person_id, erinnerungen)
        heute = Einstellung(anspruch.plan.zone, anspruch.plan.stunde).tag(mittel.jetzt())
        verfasst = nachricht.verfasse(stand, sendung, heute, fertig=fertig)
        return None if verfasst is None else Nachricht(verfasst[0], tastatur(verfasst[1]))

    return verfasse


def tastatur(reihen: Reihen) -> InlineKeyboardMarkup:
    """Return buttons that carry all they need in themselves."""
    return InlineKeyboardMarkup(inline_keyboard=[[_taste(knopf) for knopf in reihe] for reihe in reihen])


def erinnern_router() -> Router:
    """Build the router of the buttons below reminders."""
    router = Router(name="erinnern")
    router.callback_query.register(druecke, F.data.startswith(PRAEFIX))
    return router


async def druecke(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """React to a button below a reminder."""
    art, _, ziel = (callback.data or "").removeprefix(PRAEFIX).partition("/")
    tat = TATEN.get(art)
    if tat is None or person_oder_keine(dialog_manager) is None:
        await melde_veraltet(callback)
        await oeffne_menue(dialog_manager, neue_nachricht=True)
    else:
        await tat(callback, dialog_manager, ziel)


def _taste(knopf: Knopf) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=knopf.text, callback_data=f"{PRAEFIX}{knopf.id}")


async def _erledige(callback: CallbackQuery, manager: DialogManager, ziel: str) -> None:
    await _setze_stand(callback, manager, ziel, erledigt=True)


async def _oeffne_wieder(callback: CallbackQuery, manager: DialogManager, ziel: str) -> None:
    await _setze_stand(callback, manager, ziel, erledigt=False)


async def _setze_stand(callback: CallbackQuery, manager: DialogManager, ziel: str, *, erledigt: bool) -> None:
    termin_id, _, beratung = ziel.partition("/")
    herkunft = Herkunft(update=update_id(manager), beratung=beratung)
    ausgang = await setze_stand(deps(manager), person(manager).id, termin_id, herkunft, erledigt=erledigt)
    if ausgang == "wiederholt":
        await melde(callback, "")
        return
    if ausgang is not None:
        await melde(callback, captions.TOAST_ANDERE_BERATUNG if ausgang == "andere_beratung" else captions.TOAST_TERMIN_FEHLT)
        return
    await melde(callback, captions.TOAST_ERLEDIGT if erledigt else captions.TOAST_OFFEN)
    await _tausche_tasten(callback, ziel, erledigt=erledigt)


async def _tausche_tasten(callback: CallbackQuery, ziel: str, *, erledigt: bool) -> None:
    """Let the message itself show what is done; where it cannot be changed, the answer to the tap has said so."""
    message = callback.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return
    gemeint = {f"{PRAEFIX}{art}/{ziel}" for art in JE_TERMIN}
    reihen: list[list[InlineKeyboardButton]] = []
    getauscht = False
    for reihe in message.reply_markup.inline_keyboard:
        if not any(taste.callback_data in gemeint for taste in reihe):
            reihen.append(reihe)
        elif not getauscht:
            getauscht = True
            reihen += [[_taste(knopf) for knopf in neu] for neu in _reihen(ziel, reihe[0].text, erledigt=erledigt)]
    with suppress(TelegramAPIError):
        await message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=reihen))


def _reihen(ziel: str, beschriftung: str, *, erledigt: bool) -> list[list[Knopf]]:
    """Return the buttons that take the place of those of a milestone; its number in the message is the one they showed."""
    vorn = beschriftung.partition(" ")[0]
    nummer = int(vorn) if vorn.isdecimal() else None
    return nachricht.erledigt_reihe(ziel, nummer) if erledigt else nachricht.knopf_reihe(ziel, nummer)


async def _spaeter(callback: CallbackQuery, manager: DialogManager, ziel: str) -> None:
    mittel = deps(manager)
    termin_id, _, beratung = ziel.partition("/")
    update = update_id(manager)
    ergebnis = await erinnere_spaeter(mittel, person(manager).id, termin_id, update=update, beratung=beratung)
    if isinstance(ergebnis, date):
        await melde(callback, captions.TOAST_SPAETER.format(datum=f"{ergebnis:%d.%m.%Y}"))
    elif isinstance(ergebnis, Abgelehnt):
        vorbei, eigen = ergebnis.datum < tag_von(mittel.jetzt()), ergebnis.art == "eigen"
        if vorbei:
            satz = captions.TOAST_VORBEI_EIGEN if eigen else captions.TOAST_VORBEI
        else:
            satz = captions.TOAST_NICHT_SPAETER_EIGEN if eigen else captions.TOAST_NICHT_SPAETER
        text = satz.format(datum=f"{ergebnis.datum:%d.%m.%Y}", art=captions.TERMINART[ergebnis.art])
        # A refusal with its reason has to be read, so it stays until it is closed.
        with suppress(TelegramAPIError):
            await callback.answer(text, show_alert=True)
    else:
        await melde(callback, captions.TOAST_SPAETER_NICHT[ergebnis])


async def _zeige_plan(callback: CallbackQuery, manager: DialogManager, _ziel: str) -> None:
    await melde(callback, "")
    await oeffne_schritt(manager, ZeitplanSG.plan, neue_nachricht=True)


async def _stelle_ab(callback: CallbackQuery, manager: DialogManager, _ziel: str) -> None:
    await stelle_ab(deps(manager), person(manager).id)
    await melde(callback, captions.TOAST_ABGESTELLT)
    await oeffne_schritt(manager, ErinnerungenSG.uebersicht, neue_nachricht=True)


async def _setze_fort(callback: CallbackQuery, manager: DialogManager, _ziel: str) -> None:
    await melde(callback, "")
    await oeffne_frage(manager, neue_nachricht=True)


TATEN: Mapping[str, Callable[[CallbackQuery, DialogManager, str], Awaitable[None]]] = {
    nachricht.ERLEDIGT: _erledige,
    nachricht.OFFEN: _oeffne_wieder,
    nachricht.SPAETER: _spaeter,
    nachricht.PLAN: _zeige_plan,
    nachricht.AB: _stelle_ab,
    nachricht.BERATUNG: _setze_fort,
}
