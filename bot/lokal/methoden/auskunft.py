"""Methods about the bot itself: who it is, its commands and descriptions, its updates, its answers to queries."""

import re
from typing import Any

from aiogram.enums import BotCommandScopeType
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    DeleteMyCommands,
    DeleteWebhook,
    GetChatMenuButton,
    GetFile,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    GetUpdates,
    GetWebhookInfo,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    SetWebhook,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeUnion,
    BotDescription,
    BotName,
    BotShortDescription,
    File,
    MenuButtonDefault,
    MenuButtonUnion,
    Update,
    User,
    WebhookInfo,
)

from bot.lokal.chat import ABFRAGE_GILT
from bot.lokal.fehler import ApiError, LimitViolationError, bad_request
from bot.lokal.grenzen import check_antwort, check_befehle, parse_text
from bot.lokal.methoden.kontext import Kontext

ABGELAUFEN = "query is too old and response timeout expired or query ID is invalid"
MAX_BESCHREIBUNG, MAX_KURZBESCHREIBUNG, MAX_NAME = 512, 120, 64
MAX_INLINE = 50
MAX_VERBINDUNGEN = 100
GEHEIMWORT = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_me(kontext: Kontext, _: GetMe) -> User:
    """Answer getMe."""
    return kontext.chat.bot_user


async def answer_callback_query(kontext: Kontext, methode: AnswerCallbackQuery) -> bool:
    """Answer answerCallbackQuery; only the first answer is shown, so a later one with a text is a violation."""
    check_antwort(methode.text)
    abfrage = kontext.chat.abfragen.get(methode.callback_query_id)
    if abfrage is None or abfrage.verfallen or kontext.chat.uhr() - abfrage.gestellt > ABFRAGE_GILT:
        raise bad_request(ABGELAUFEN)
    if abfrage.beantwortet:
        if methode.text and methode.text != abfrage.text:
            kontext.chat.melde_verstoss("answerCallbackQuery", f'answered twice, nobody sees "{methode.text}"', abfrage.chat_id)
        return True
    abfrage.beantwortet = abfrage.erledigt = True
    abfrage.text = methode.text
    abfrage.alert = bool(methode.show_alert)
    kontext.chat.melde("antwort", abfrage.chat_id, abfrage)
    return True


async def answer_inline_query(kontext: Kontext, methode: AnswerInlineQuery) -> bool:
    """Answer answerInlineQuery: at most 50 results with different ids of 1–64 bytes, each text within its limit."""
    kennungen = [ergebnis.id for ergebnis in methode.results]
    if len(kennungen) > MAX_INLINE:
        raise LimitViolationError("RESULTS_TOO_MUCH")
    if len(set(kennungen)) < len(kennungen):
        raise LimitViolationError("RESULT_ID_DUPLICATE")
    gelesene = []
    for ergebnis in methode.results:
        if not 1 <= len(ergebnis.id.encode()) <= 64:  # noqa: PLR2004 - the figure stands in the docstring
            raise LimitViolationError("RESULT_ID_INVALID")
        inhalt: Any = getattr(ergebnis, "input_message_content", None)
        if getattr(inhalt, "message_text", None) is not None:
            inhalt = inhalt.model_copy(update={"parse_mode": kontext.resolve(inhalt.parse_mode)})
            parse_text(inhalt.message_text, inhalt.parse_mode, inhalt.entities)
            ergebnis = ergebnis.model_copy(update={"input_message_content": inhalt})  # noqa: PLW2901 - kept as the server reads it
        gelesene.append(ergebnis)
        kontext.check_markup(ergebnis.reply_markup)
    kontext.chat.inline_antworten[methode.inline_query_id] = gelesene
    return True


def _scope_key(scope: BotCommandScopeUnion | None) -> str:
    if scope is None:
        return "default"
    chat_id = getattr(scope, "chat_id", None)
    art = BotCommandScopeType(scope.type).value
    return art if chat_id is None else f"{art}:{chat_id}"


async def set_my_commands(kontext: Kontext, methode: SetMyCommands) -> bool:
    """Answer setMyCommands."""
    check_befehle(methode.commands)
    befehle = [BotCommand(command=b.command.removeprefix("/"), description=b.description) for b in methode.commands]
    kontext.chat.befehle[_scope_key(methode.scope), methode.language_code or ""] = befehle
    kontext.chat.melde("befehle", 0)
    return True


async def get_my_commands(kontext: Kontext, methode: GetMyCommands) -> list[BotCommand]:
    """Answer getMyCommands for exactly this scope and language."""
    return kontext.chat.befehle.get((_scope_key(methode.scope), methode.language_code or ""), [])


async def delete_my_commands(kontext: Kontext, methode: DeleteMyCommands) -> bool:
    """Answer deleteMyCommands."""
    kontext.chat.befehle.pop((_scope_key(methode.scope), methode.language_code or ""), None)
    kontext.chat.melde("befehle", 0)
    return True


def _store_text(kontext: Kontext, name: str, sprache: str | None, text: str | None, grenze: int) -> bool:
    if text is not None and len(text) > grenze:
        raise LimitViolationError(f"{name} is too long ({len(text)} of {grenze} characters)")
    kontext.chat.einstellungen[f"{name}:{sprache or ''}"] = text or ""
    return True


def _stored_text(kontext: Kontext, name: str, sprache: str | None) -> str:
    return str(kontext.chat.einstellungen.get(f"{name}:{sprache or ''}", ""))


async def set_my_description(kontext: Kontext, methode: SetMyDescription) -> bool:
    """Answer setMyDescription."""
    return _store_text(kontext, "description", methode.language_code, methode.description, MAX_BESCHREIBUNG)


async def get_my_description(kontext: Kontext, methode: GetMyDescription) -> BotDescription:
    """Answer getMyDescription."""
    return BotDescription(description=_stored_text(kontext, "description", methode.language_code))


async def set_my_short_description(kontext: Kontext, methode: SetMyShortDescription) -> bool:
    """Answer setMyShortDescription."""
    return _store_text(kontext, "short_description", methode.language_code, methode.short_description, MAX_KURZBESCHREIBUNG)


async def get_my_short_description(kontext: Kontext, methode: GetMyShortDescription) -> BotShortDescription:
    """Answer getMyShortDescription."""
    return BotShortDescription(short_description=_stored_text(kontext, "short_description", methode.language_code))


async def set_my_name(kontext: Kontext, methode: SetMyName) -> bool:
    """Answer setMyName."""
    return _store_text(kontext, "name", methode.language_code, methode.name, MAX_NAME)


async def get_my_name(kontext: Kontext, methode: GetMyName) -> BotName:
    """Answer getMyName."""
    return BotName(name=_stored_text(kontext, "name", methode.language_code) or kontext.chat.bot_user.first_name)


async def set_chat_menu_button(kontext: Kontext, methode: SetChatMenuButton) -> bool:
    """Answer setChatMenuButton."""
    kontext.chat.einstellungen[f"menu_button:{methode.chat_id or ''}"] = methode.menu_button
    return True


async def get_chat_menu_button(kontext: Kontext, methode: GetChatMenuButton) -> MenuButtonUnion:
    """Answer getChatMenuButton."""
    knopf: MenuButtonUnion | None = kontext.chat.einstellungen.get(f"menu_button:{methode.chat_id or ''}")
    return knopf or MenuButtonDefault()


async def get_file(kontext: Kontext, methode: GetFile) -> File:
    """Answer getFile."""
    datei = kontext.chat.dateien.get(methode.file_id)
    if datei is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return File(file_id=datei.file_id, file_unique_id=datei.file_unique_id, file_size=len(datei.inhalt), file_path=datei.file_path)


async def get_updates(kontext: Kontext, methode: GetUpdates) -> list[Update]:
    """Answer getUpdates, waiting up to `timeout` seconds."""
    kontext.chat.check_abgelaufene()
    if kontext.chat.webhook is not None:
        raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
    return await kontext.chat.updates.read(methode.offset or 0, methode.limit or 100, methode.timeout or 0, methode.allowed_updates or ())


async def set_webhook(kontext: Kontext, methode: SetWebhook) -> bool:
    """Answer setWebhook; an empty address takes the webhook back. Who delivers is ``bot.lokal.zustellung``."""
    if methode.url and not methode.url.startswith("https://"):
        raise LimitViolationError("bad webhook: An HTTPS URL must be provided for webhook")
    if methode.secret_token is not None and not GEHEIMWORT.fullmatch(methode.secret_token):
        raise LimitViolationError("secret token contains unallowed characters")
    if not 1 <= (methode.max_connections or 1) <= MAX_VERBINDUNGEN:
        raise LimitViolationError("max_connections must be between 1 and 100")
    kontext.chat.webhook = methode if methode.url else None
    return True


async def delete_webhook(kontext: Kontext, methode: DeleteWebhook) -> bool:
    """Answer deleteWebhook."""
    kontext.chat.webhook = None
    if methode.drop_pending_updates:
        kontext.chat.updates.clear()
    return True


async def get_webhook_info(kontext: Kontext, _: GetWebhookInfo) -> WebhookInfo:
    """Answer getWebhookInfo."""
    auftrag = kontext.chat.webhook
    return WebhookInfo(
        url="" if auftrag is None else auftrag.url,
        has_custom_certificate=False,
        pending_update_count=len(kontext.chat.updates),
        max_connections=None if auftrag is None else auftrag.max_connections,
        allowed_updates=None if auftrag is None else auftrag.allowed_updates,
    )
