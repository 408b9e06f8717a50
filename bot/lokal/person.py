"""A person in the simulated chat: types, presses, repeats; tests and the page act through it alone."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberUpdated,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineQuery,
    Message,
    Update,
    User,
)

from bot.lokal.auszeichnung import find_automatic
from bot.lokal.chat import Abfrage, LokalerChat
from bot.lokal.dateien import create_datei, document_of
from bot.lokal.fehler import NoSuchButtonError
from bot.lokal.grenzen import MAX_TEXT, parse_text
from bot.lokal.reich_baum import text_of
from bot.lokal.verweise import start_payload


class Person:
    """One user and the private chat with the bot.

    `antworten` are the callback queries of this person in order, each with the text the bot answered.
    """

    def __init__(self, chat: LokalerChat, user: User) -> None:
        self._chat = chat
        self.user = user
        self.antworten: list[Abfrage] = []
        self._letztes_update: Update | None = None

    @property
    def nachrichten(self) -> tuple[Message, ...]:
        """Return all messages of the private chat that were not deleted, oldest first."""
        return tuple(self._chat.chats[self.user.id].nachrichten.values())

    @property
    def letzte(self) -> Message:
        """Return the newest message of the bot; LookupError where it has said nothing."""
        return self._newest(lambda _: True)

    @property
    def text(self) -> str:
        """Return text or caption of the newest message of the bot, or the words of a rich one."""
        return text_of(self.letzte)

    @property
    def aktionen(self) -> tuple[str, ...]:
        """Return the chat actions (typing, upload_document …) shown to this person so far."""
        return tuple(aktion for chat_id, aktion in self._chat.aktionen if chat_id == self.user.id)

    def nachricht(self, message_id: int, chat: Chat | None = None) -> Message:
        """Return one message; LookupError where it never was or was deleted."""
        return self._chat.chats[(chat or self.user).id].nachrichten[message_id]

    def knoepfe(self, message_id: int | None = None) -> list[InlineKeyboardButton]:
        """Return the buttons of a message (by default the newest of the bot that has any) in reading order."""
        return [knopf for reihe in self._tastatur_of(message_id) for knopf in reihe]

    def tastatur(self, message_id: int | None = None) -> list[list[str]]:
        """Return the labels of a keyboard, row by row."""
        return [[knopf.text for knopf in reihe] for reihe in self._tastatur_of(message_id)]

    async def tippe(self, text: str, chat: Chat | None = None) -> Message:
        """Send a typed text; one of more than 4096 characters goes as several messages, as every client does it."""
        teil, rest = _split(text.strip())
        if not teil:
            raise ValueError("a client never sends an empty text")
        nachricht = await self.sende(chat, text=teil, entities=find_automatic(teil, []) or None)
        return await self.tippe(rest, chat) if rest.strip() else nachricht

    async def sende(self, chat: Chat | None = None, **felder: Any) -> Message:
        """Send any message by its Bot API fields (sticker=…, photo=…, forward_origin=…)."""
        nachricht = self._chat.add_nachricht((chat or self.user).id, self.user, **felder)
        await self._deliver(message=nachricht)
        return nachricht

    async def sende_dokument(self, name: str, inhalt: bytes) -> Message:
        """Upload a file and send it as a document. Raises :class:`bot.lokal.fehler.LimitViolationError` for one that nobody could send."""
        datei = create_datei("document", name, inhalt)
        self._chat.dateien[datei.file_id] = datei
        return await self.sende(document=document_of(datei))

    async def bearbeite(self, message_id: int, text: str) -> Message:
        """Edit an own message afterwards."""
        felder = {"text": text, "edit_date": int(self._chat.uhr().timestamp())}
        nachricht = self._chat.replace_nachricht(self.nachricht(message_id).model_copy(update=felder))
        await self._deliver(edited_message=nachricht)
        return nachricht

    async def druecke(
        self,
        beschriftung: str | None = None,
        *,
        data: str | None = None,
        message_id: int | None = None,
        chat: Chat | None = None,
        mal: int = 1,
        verfallen: bool = False,
        unzugaenglich: bool = False,
    ) -> Abfrage | None:
        """Press a button by its label or its callback data and return the callback query with its answer.

        Without `message_id` the newest message of the bot that has the button counts. With `data` and `message_id` the button need not
        exist any more: a late tap on an old screen. `mal` taps arrive at the same time; `verfallen` lets the query time out before the
        answer; `unzugaenglich` hides the message from the bot, as Telegram does with old ones. A link to the bot itself sends /start and
        returns None.
        """
        if data is None or message_id is None:
            nachricht, knopf = self._find(beschriftung, data, message_id, chat)
            if knopf.callback_data is None:
                await self._follow(knopf)
                return None
            message_id, data = nachricht.message_id, knopf.callback_data
        nachricht = self.nachricht(message_id, chat)
        ziel = InaccessibleMessage(chat=nachricht.chat, message_id=message_id) if unzugaenglich else nachricht
        updates, abfragen = [], []
        for _ in range(mal):
            nummer = self._chat.next_update_id()
            abfrage = Abfrage(
                f"{self.user.id}{nummer:09}", self.user.id, nachricht.chat.id, message_id, data, self._chat.uhr(), verfallen=verfallen
            )
            abfragen.append(self._chat.add_abfrage(abfrage))
            query = CallbackQuery(id=abfrage.id, from_user=self.user, chat_instance=f"{nachricht.chat.id}", message=ziel, data=data)
            updates.append(Update(update_id=nummer, callback_query=query))
        self.antworten.extend(abfragen)
        self._letztes_update = updates[-1]
        await asyncio.gather(*(self._chat.stelle_zu(update) for update in updates))
        return abfragen[0]

    async def frage_inline(self, text: str) -> list[Any]:
        """Ask the bot from any chat (@bot text) and return the results it offers."""
        query = InlineQuery(
            id=f"{self.user.id}{self._chat.naechstes_update:09}", from_user=self.user, query=text, offset="", chat_type="private"
        )
        await self._deliver(inline_query=query)
        return self._chat.inline_antworten.pop(query.id, [])

    async def waehle_karte(self, frage: str, kennung: str) -> Message:
        """Ask inline, choose one of the articles offered and put it into the private chat; LookupError where it is not offered."""
        artikel = next((eintrag for eintrag in await self.frage_inline(frage) if eintrag.id == kennung), None)
        if artikel is None:
            raise LookupError(f"no inline result {kennung!r}")
        inhalt = artikel.input_message_content
        gelesen = parse_text(inhalt.message_text, inhalt.parse_mode, inhalt.entities)
        return await self.sende(
            text=gelesen.text, entities=gelesen.entities or None, reply_markup=artikel.reply_markup, via_bot=self._chat.bot_user
        )

    async def wiederhole(self) -> None:
        """Deliver the last update again with the same id, as Telegram does after a lost answer."""
        if self._letztes_update is None:
            raise LookupError("this person has done nothing yet")
        await self._chat.stelle_zu(self._letztes_update)

    async def blockiere(self) -> None:
        """Stop the bot: from now on it is forbidden to write to this person."""
        await self._change_membership(blockiert=True)

    async def entblockiere(self) -> None:
        """Allow the bot to write again."""
        await self._change_membership(blockiert=False)

    async def _change_membership(self, *, blockiert: bool) -> None:
        verlauf = self._chat.chats[self.user.id]
        verlauf.blockiert = blockiert
        mitglied = ChatMemberMember(user=self._chat.bot_user)
        gesperrt = ChatMemberBanned(user=self._chat.bot_user, until_date=datetime.fromtimestamp(0, UTC))
        alt, neu = (mitglied, gesperrt) if blockiert else (gesperrt, mitglied)
        await self._deliver(
            my_chat_member=ChatMemberUpdated(
                chat=verlauf.chat, from_user=self.user, date=self._chat.uhr(), old_chat_member=alt, new_chat_member=neu
            )
        )

    async def _deliver(self, **felder: Any) -> None:
        self._letztes_update = Update.model_validate({"update_id": self._chat.next_update_id(), **felder})
        await self._chat.stelle_zu(self._letztes_update)

    async def _follow(self, knopf: InlineKeyboardButton) -> None:
        nutzlast = start_payload(knopf.url or "", self._chat.bot_user.username or "")
        if nutzlast is None:
            raise NoSuchButtonError(f'"{knopf.text}" sends nothing to the bot')
        await self.tippe(f"/start {nutzlast}".strip())

    def _newest(self, passt: Any) -> Message:
        for nachricht in reversed(self.nachrichten):
            if nachricht.from_user and nachricht.from_user.is_bot and passt(nachricht):
                return nachricht
        raise LookupError("the bot has sent no such message")

    def _tastatur_of(self, message_id: int | None) -> list[list[InlineKeyboardButton]]:
        try:
            nachricht = self.nachricht(message_id) if message_id is not None else self._newest(lambda n: n.reply_markup)
        except LookupError:
            return []
        return nachricht.reply_markup.inline_keyboard if nachricht.reply_markup else []

    def _find(
        self, beschriftung: str | None, data: str | None, message_id: int | None, chat: Chat | None
    ) -> tuple[Message, InlineKeyboardButton]:
        nachrichten = self._chat.chats[(chat or self.user).id].nachrichten
        kandidaten = [nachrichten[message_id]] if message_id is not None else list(reversed(nachrichten.values()))
        vorhanden = []
        for nachricht in kandidaten:
            for reihe in nachricht.reply_markup.inline_keyboard if nachricht.reply_markup else []:
                for knopf in reihe:
                    if (knopf.text == beschriftung) if data is None else (knopf.callback_data == data):
                        return nachricht, knopf
                    vorhanden.append(knopf.text)
        raise NoSuchButtonError(f"no button {beschriftung or data!r}; there are {vorhanden}")


def _split(text: str) -> tuple[str, str]:
    """Cut after 4096 UTF-16 units, never inside a character."""
    teil = text.encode("utf-16-le")[: MAX_TEXT * 2].decode("utf-16-le", errors="ignore")
    return teil, text[len(teil) :]
