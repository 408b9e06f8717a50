"""Whether Telegram itself says who opened the page: ``initData`` with the signature that only bot and Telegram can make."""

from aiogram.utils.web_app import safe_parse_webapp_init_data

from dialogs.aufgaben.seite import Oeffnung, PageRefusedError


def lies_nachweis(token: str, init_data: str, geheimnis: str) -> Oeffnung:
    """Return who opened the page and when. Raises :class:`PageRefusedError` for anything that was not signed with this token."""
    try:
        gelesen = safe_parse_webapp_init_data(token, init_data)
    except (ValueError, TypeError) as fehler:  # a signature beyond ASCII cannot even be compared
        raise PageRefusedError("ungueltig") from fehler
    if gelesen.user is None:
        raise PageRefusedError("ungueltig")
    return Oeffnung(gelesen.user.id, gelesen.hash, geheimnis, gelesen.auth_date)
