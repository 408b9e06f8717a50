"""What is worked out of the bot's token: words and numbers that every process of an installation agrees on and nobody else can tell."""

import hmac
from hashlib import blake2b
from typing import Final

WEBHOOK: Final = "webhook"
CHAT: Final = "chat"
STELLEN: Final = 12


def abgeleitet(token: str, zweck: str) -> bytes:
    """Return a key of 32 bytes for one purpose; from it nobody gets back to the token or to the key of another purpose."""
    return hmac.digest(token.encode(), zweck.encode(), "sha256")


class Pseudonyme:
    """Keyed hashes in place of Telegram ids, for logs and for keys in Redis: the same person gets the same one in every process."""

    def __init__(self, token: str) -> None:
        self._schluessel = abgeleitet(token, CHAT)

    def nummer(self, text: str) -> int:
        """Return a number of 128 bits."""
        return int.from_bytes(blake2b(text.encode(), key=self._schluessel, digest_size=16).digest())

    def kurz(self, telegram_id: int) -> str:
        """Return a short word for a log line."""
        return f"{self.nummer(str(telegram_id)):032x}"[:STELLEN]
