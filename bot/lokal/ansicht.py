"""What the page is told about the chat: plain data for JSON, ready to be drawn."""

from typing import Any

from aiogram.types import InlineKeyboardButton, Message

from bot.lokal.baum import build_baum, describe_link
from bot.lokal.chat import Ereignis, LokalerChat, file_id_of
from bot.lokal.reich_baum import build_reich, text_of
from bot.lokal.verweise import is_loopback

ZITATLAENGE = 80


def view_nachricht(chat: LokalerChat, nachricht: Message) -> dict[str, Any]:
    """Return one message as the page draws it; `zeit` is in seconds since 1970, `offen` the data of buttons that wait for an answer."""
    username = chat.bot_user.username or ""
    antwort_auf = nachricht.reply_to_message
    return {
        "id": nachricht.message_id,
        "eigen": not (nachricht.from_user and nachricht.from_user.is_bot),
        "zeit": int(nachricht.date.timestamp()),
        "bearbeitet": nachricht.edit_date is not None,
        "inhalt": _view_inhalt(nachricht, username),
        "medium": _view_medium(chat, nachricht),
        "tastatur": [
            [view_knopf(k, username) for k in reihe] for reihe in (nachricht.reply_markup.inline_keyboard if nachricht.reply_markup else [])
        ],
        "antwort_auf": text_of(antwort_auf)[:ZITATLAENGE] if antwort_auf else None,
        "offen": [
            a.data
            for a in chat.abfragen.values()
            if (a.chat_id, a.message_id) == (nachricht.chat.id, nachricht.message_id) and not a.erledigt
        ],
    }


def _view_inhalt(nachricht: Message, username: str) -> list[Any]:
    if nachricht.rich_message is not None:
        return build_reich(nachricht.rich_message)
    return build_baum(text_of(nachricht), nachricht.entities or nachricht.caption_entities, username)


def _view_medium(chat: LokalerChat, nachricht: Message) -> dict[str, Any] | None:
    datei = chat.dateien.get(file_id_of(nachricht) or "")
    if datei is None:
        return None
    felder: dict[str, Any] = {"art": datei.art, "url": f"/datei/{datei.file_id}", "name": datei.name, "bytes": len(datei.inhalt)}
    if datei.art == "photo":
        felder |= {"breite": datei.breite, "hoehe": datei.hoehe, "alt": nachricht.caption or datei.name}
    return felder


def view_knopf(knopf: InlineKeyboardButton, username: str) -> dict[str, Any]:
    """Return a button with what pressing it does; `fremd` marks what only a real client could do."""
    felder: dict[str, Any] = {"text": knopf.text, "stil": knopf.style}
    if knopf.callback_data is not None:
        return felder | {"art": "abfrage", "daten": knopf.callback_data}
    if knopf.url is not None:
        return felder | describe_link(knopf.url, username)
    if knopf.web_app is not None:
        return felder | {"art": "webapp" if is_loopback(knopf.web_app.url) else "fremd"}
    if knopf.copy_text is not None:
        return felder | {"art": "kopieren", "kopie": knopf.copy_text.text}
    return felder | {"art": "aus" if knopf.disabled is not None else "fremd"}


def view_befehle(chat: LokalerChat, user_id: int) -> list[dict[str, str]]:
    """Return the command menu."""
    return [{"befehl": b.command, "beschreibung": b.description} for b in chat.befehle_fuer(user_id)]


def view_karten(ergebnisse: list[Any]) -> list[dict[str, str]]:
    """Return the articles of an inline answer as the page lists them."""
    return [{"id": e.id, "titel": e.title, "anriss": e.description or ""} for e in ergebnisse]


def view_zustand(chat: LokalerChat, user_id: int, instanz: str) -> dict[str, Any]:
    """Return everything the page shows, for its first drawing and after a gap it cannot close; `instanz` names this run of the server."""
    return {
        "art": "zustand",
        "instanz": instanz,
        "name": chat.bot_user.first_name,
        "bot": chat.bot_user.username,
        "nachrichten": [view_nachricht(chat, n) for n in chat.chats[user_id].nachrichten.values()],
        "befehle": view_befehle(chat, user_id),
        "verstoesse": [{"methode": v.methode, "text": v.text} for v in chat.verstoesse],
        "hinweise": chat.hinweise,
    }


def view_ereignis(chat: LokalerChat, user_id: int, ereignis: Ereignis) -> dict[str, Any] | None:
    """Return one change as the page is told of it, or None where it concerns another chat."""
    if ereignis.chat_id not in {0, user_id} and ereignis.art != "verstoss":
        return None
    inhalt = ereignis.inhalt
    felder: dict[str, Any] = {}
    match ereignis.art:
        case "nachricht" | "bearbeitet":
            felder = {"nachricht": view_nachricht(chat, inhalt)}
        case "geloescht":
            felder = {"id": inhalt}
        case "abfrage":
            felder = {"nachricht": inhalt.message_id, "daten": inhalt.data}
        case "antwort":
            felder = {"nachricht": inhalt.message_id, "daten": inhalt.data, "text": inhalt.text, "meldung": inhalt.alert}
        case "verstoss":
            felder = {"methode": inhalt.methode, "text": inhalt.text}
        case "befehle":
            felder = {"befehle": view_befehle(chat, user_id)}
        case "aktion" | "hinweis":
            felder = {"wert": inhalt}
    return {"art": ereignis.art, **felder}
