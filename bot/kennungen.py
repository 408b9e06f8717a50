"""Ids of open dialogs that do not repeat.

aiogram-dialog 2.6 makes such an id of the present second and one of a hundred random numbers. Two dialogs opened one upon the other within
a second share their id once in a hundred times, and closing the upper one then takes the open question below it along.
"""

import secrets
import string

from aiogram_dialog.api.entities import stack

ZEICHEN = string.ascii_letters + string.digits
STELLEN = 6


def use_random_ids() -> None:
    """Give every dialog opened from now on an id of as many characters as before, all of them random."""
    stack.new_id = _new_id


def _new_id() -> str:
    return "".join(secrets.choice(ZEICHEN) for _ in range(STELLEN))
