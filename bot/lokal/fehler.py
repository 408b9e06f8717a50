"""The errors of the simulated Bot API, kept apart so that every other module may raise them."""


class LimitViolationError(Exception):
    """The bot asked for something Telegram would refuse; the message is Telegram's own wording without "Bad Request: "."""


class ApiError(Exception):
    """A refusal as the Bot API words it: an HTTP status and a description that starts with the name of the status."""

    def __init__(self, code: int, beschreibung: str) -> None:
        super().__init__(beschreibung)
        self.code = code
        self.beschreibung = beschreibung


class NoSuchButtonError(Exception):
    """A test (or the page) pressed a button that the message does not have; the message lists the buttons there are."""


def bad_request(grund: str) -> ApiError:
    """Return the error Telegram answers with status 400."""
    return ApiError(400, f"Bad Request: {grund}")
