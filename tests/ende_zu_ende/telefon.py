"""A person with a phone, in front of a bot that runs as a process of its own: taps and texts over the Bot API of this machine."""

from typing import Any

from bot.lokal.chat import LokalerChat
from dialogs.beratung.ansichten import UNBEKANNT
from tests.dialogs.lotse import knopf_id
from tests.ende_zu_ende.prozess import warte_auf

GEDULD = 40


class Telefon:
    """Like ``Chatseite``, but over the Bot API: ``tasten`` are the newest buttons, ``frage`` the question that is shown."""

    def __init__(self, chat: LokalerChat, user_id: int) -> None:
        self._chat = chat
        self.kim = chat.person(user_id)

    @property
    def tasten(self) -> dict[str, str]:
        """What the newest buttons are about, and the data behind each."""
        return {knopf_id(knopf.callback_data): knopf.callback_data for knopf in self.kim.knoepfe() if knopf.callback_data}

    @property
    def frage(self) -> str | None:
        """The question that is shown, None in every other window."""
        return next((knopf.partition("/")[0] for knopf in self.tasten if knopf.endswith(f"/{UNBEKANNT}")), None)

    @property
    def texte(self) -> list[str]:
        """Everything the bot has said that is still there."""
        return [nachricht.text or nachricht.caption or "" for nachricht in self.kim.nachrichten if nachricht.from_user.is_bot]

    async def sieht(self, *knoepfe: str) -> None:
        """Wait until one of the buttons is there."""
        await warte_auf(lambda: any(knopf in self.tasten for knopf in knoepfe), GEDULD)

    async def druecke(self, knopf: str) -> None:
        """Press a button as soon as it is there, and wait until the bot has answered the tap."""
        await self.sieht(knopf)
        abfrage = await self.kim.druecke(data=self.tasten[knopf])
        await warte_auf(lambda: abfrage.beantwortet, GEDULD)

    async def tippe(self, text: str, knopf: str | None = None) -> None:
        """Write something, and wait for a button where one is named."""
        await self.kim.tippe(text)
        if knopf is not None:
            await self.sieht(knopf)

    async def beginne(self) -> None:
        """Say hello, agree to the notice and open the first question."""
        await self.tippe("/start")
        await self.druecke("verstanden")
        await self.druecke("weiter")
        await warte_auf(lambda: self.frage, GEDULD)

    async def antworte(self, antworten: dict[str, Any]) -> str:
        """Answer the question that is shown, wait for the next window and return the question."""
        frage = self.frage
        assert frage is not None, list(self.tasten)
        wert = str(antworten[frage])
        if f"{frage}/{wert}" in self.tasten:
            await self.druecke(f"{frage}/{wert}")
        else:
            await self.tippe(wert)
        await warte_auf(lambda: self.tasten and self.frage != frage, GEDULD)
        return frage
