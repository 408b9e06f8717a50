"""The memory of the simulated Bot API: chats, messages, files, commands, open callback queries.

It holds aiogram's own objects, so a stored message is exactly what the bot was answered with. Nothing here knows HTTP; the page and the
tests watch it through `beobachter` and act on it through a `Person`.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher
from aiogram.methods import SetWebhook
from aiogram.types import BotCommand, Chat, Message, Update, User

from bot.lokal.dateien import Datei
from bot.lokal.warteschlange import Warteschlange
from bot.uhr import jetzt

if TYPE_CHECKING:
    from bot.lokal.person import Person

BOT_ID = 7_000_000_001
BOT_USERNAME = "lotse_lokal_bot"
GEMERKTE_ABFRAGEN = 1000
ABFRAGE_GILT = timedelta(seconds=60)


@dataclass(frozen=True)
class Verstoss:
    """Something Telegram would have refused, or a promise to the person that the bot did not keep."""

    methode: str
    text: str
    chat_id: int | None = None


@dataclass
class Abfrage:
    """A pressed button whose callback query waits for its answer, and the answer once it came.

    `erledigt` means that nobody waits any more: it was answered, or its handler ended without an answer.
    """

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    gestellt: datetime
    beantwortet: bool = False
    text: str | None = None
    alert: bool = False
    verfallen: bool = False
    erledigt: bool = False


@dataclass(frozen=True)
class Ereignis:
    """One change of the chat, for whoever watches; `inhalt` is the object that changed."""

    art: str
    chat_id: int
    inhalt: Any = None


@dataclass
class Verlaufschat:
    """One chat with its messages in order of their growing ids."""

    chat: Chat
    naechste_id: int = 1
    nachrichten: dict[int, Message] = field(default_factory=dict)
    blockiert: bool = False
    begonnen: bool = False


class LokalerChat:
    """Everything a Bot API server would remember for one bot.

    `uhr` gives the time of messages (UTC); `bot_id` and `bot_username` are what getMe answers.
    """

    def __init__(
        self,
        *,
        bot_id: int = BOT_ID,
        bot_username: str = BOT_USERNAME,
        bot_name: str = "Verstetigungslotse",
        uhr: Callable[[], datetime] = jetzt,
    ) -> None:
        self.bot_user = User(
            id=bot_id, is_bot=True, first_name=bot_name, username=bot_username, can_join_groups=True, supports_inline_queries=True
        )
        self.uhr = uhr
        self.chats: dict[int, Verlaufschat] = {}
        self.personen: dict[int, Person] = {}
        self.dateien: dict[str, Datei] = {}
        self.abfragen: dict[str, Abfrage] = {}
        self.befehle: dict[tuple[str, str], list[BotCommand]] = {}
        self.einstellungen: dict[str, Any] = {}
        self.inline_antworten: dict[str, list[Any]] = {}
        self.verstoesse: list[Verstoss] = []
        self.aktionen: deque[tuple[int, str]] = deque(maxlen=100)
        self.hinweise: list[str] = []
        self.updates = Warteschlange()
        self.webhook: SetWebhook | None = None
        self.beobachter: list[Callable[[Ereignis], None]] = []
        self.erste_nachricht = 1
        self.naechstes_update = 1
        self._dispatcher: Dispatcher | None = None
        self._bot: Bot | None = None

    def verbinde(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Hand every update straight to this dispatcher; without it they wait for getUpdates."""
        self._dispatcher = dispatcher
        self._bot = bot

    def person(self, user_id: int = 1, vorname: str = "Kim", sprache: str = "de") -> "Person":
        """Return the driver of this person, creating person and private chat at the first call."""
        from bot.lokal.person import Person

        if user_id not in self.personen:
            user = User(id=user_id, is_bot=False, first_name=vorname, language_code=sprache)
            self.personen[user_id] = Person(self, user)
            self.add_chat(Chat(id=user_id, type="private", first_name=vorname))
        return self.personen[user_id]

    def gruppe(self, chat_id: int = -1001, titel: str = "Gruppe") -> Chat:
        """Return a group; the bot is a member of it and may write at once."""
        return self.add_chat(Chat(id=chat_id, type="supergroup", title=titel)).chat

    def add_chat(self, chat: Chat) -> Verlaufschat:
        """Return the record of a chat, creating it at the first call."""
        return self.chats.setdefault(chat.id, Verlaufschat(chat, self.erste_nachricht))

    def starte_nummern_bei(self, nummer: int) -> None:
        """Let ids of messages and updates grow from here, so that none is used twice after a lost history."""
        self.erste_nachricht = self.naechstes_update = nummer
        for verlauf in self.chats.values():
            verlauf.naechste_id = max(verlauf.naechste_id, nummer)

    def next_update_id(self) -> int:
        """Return the id of the next update; they grow by one."""
        self.naechstes_update += 1
        return self.naechstes_update - 1

    def add_nachricht(self, chat_id: int, user: User, **felder: Any) -> Message:
        """Store a new message under the next id of its chat and tell the watchers."""
        verlauf = self.chats[chat_id]
        verlauf.begonnen = verlauf.begonnen or not user.is_bot
        nachricht = Message(
            message_id=verlauf.naechste_id, date=self.uhr().replace(microsecond=0), chat=verlauf.chat, from_user=user, **felder
        )
        verlauf.naechste_id += 1
        verlauf.nachrichten[nachricht.message_id] = nachricht
        self.melde("nachricht", chat_id, nachricht)
        return nachricht

    def replace_nachricht(self, nachricht: Message) -> Message:
        """Store the edited state of a message and tell the watchers."""
        self.chats[nachricht.chat.id].nachrichten[nachricht.message_id] = nachricht
        self.melde("bearbeitet", nachricht.chat.id, nachricht)
        return nachricht

    def delete_nachricht(self, chat_id: int, message_id: int) -> None:
        """Remove a message for everybody and tell the watchers."""
        del self.chats[chat_id].nachrichten[message_id]
        self.melde("geloescht", chat_id, message_id)

    def leere(self, chat_id: int) -> None:
        """Empty a chat; the ids go on, so that no old button can meet a new message."""
        self.chats[chat_id].nachrichten.clear()
        self.chats[chat_id].blockiert = False
        self.abfragen = {k: a for k, a in self.abfragen.items() if a.chat_id != chat_id}
        benutzt = {datei for nachricht in self.alle_nachrichten() if (datei := file_id_of(nachricht))}
        self.dateien = {k: d for k, d in self.dateien.items() if k in benutzt}
        self.verstoesse.clear()
        self.hinweise.clear()
        self.melde("geleert", chat_id)

    def add_abfrage(self, abfrage: Abfrage) -> Abfrage:
        """Remember a pressed button; of those that are done only the last thousand are kept."""
        self.abfragen[abfrage.id] = abfrage
        if len(self.abfragen) > GEMERKTE_ABFRAGEN:
            del self.abfragen[next((a.id for a in self.abfragen.values() if a.erledigt), next(iter(self.abfragen)))]
        self.melde("abfrage", abfrage.chat_id, abfrage)
        return abfrage

    def alle_nachrichten(self) -> Iterator[Message]:
        """Yield the messages of all chats."""
        for verlauf in self.chats.values():
            yield from verlauf.nachrichten.values()

    def melde(self, art: str, chat_id: int, inhalt: Any = None) -> None:
        """Tell every watcher about a change."""
        for beobachter in tuple(self.beobachter):
            beobachter(Ereignis(art, chat_id, inhalt))

    def melde_verstoss(self, methode: str, text: str, chat_id: int | None = None) -> None:
        """Record a violation; tests assert that there is none, the page shows it in red."""
        verstoss = Verstoss(methode, text, chat_id)
        self.verstoesse.append(verstoss)
        self.melde("verstoss", chat_id or 0, verstoss)

    def befehle_fuer(self, chat_id: int, sprache: str = "de") -> list[BotCommand]:
        """Return the command menu this chat shows: the narrowest scope first, the language before none."""
        art = "all_private_chats" if self.chats[chat_id].chat.type == "private" else "all_group_chats"
        for scope in (f"chat:{chat_id}", art, "default"):
            for code in (sprache, ""):
                if befehle := self.befehle.get((scope, code)):
                    return befehle
        return []

    async def stelle_zu(self, update: Update) -> None:
        """Deliver an update: to the dispatcher where one is connected, to the queue of getUpdates otherwise.

        Whatever the dispatcher raises is passed on; a callback query its handlers left unanswered is recorded as a violation.
        """
        if self._dispatcher is None or self._bot is None:
            self.updates.append(update)
            return
        try:
            await self._dispatcher.feed_update(self._bot, update)
        finally:
            if update.callback_query is not None:
                self._check_beantwortet(update.callback_query.id)

    def check_abgelaufene(self) -> None:
        """Record what a polling bot left unanswered for longer than a query lives."""
        for abfrage in tuple(self.abfragen.values()):
            if not abfrage.erledigt and self.uhr() - abfrage.gestellt > ABFRAGE_GILT:
                self._check_beantwortet(abfrage.id)

    def _check_beantwortet(self, abfrage_id: str) -> None:
        abfrage = self.abfragen.get(abfrage_id)
        if abfrage is None or abfrage.erledigt:
            return
        abfrage.erledigt = True
        if not abfrage.verfallen:
            self.melde_verstoss("answerCallbackQuery", f'callback query "{abfrage.data}" was never answered', abfrage.chat_id)
        self.melde("antwort", abfrage.chat_id, abfrage)


def file_id_of(nachricht: Message) -> str | None:
    """Return the file a message carries."""
    if nachricht.photo:
        return nachricht.photo[-1].file_id
    return nachricht.document.file_id if nachricht.document else None
