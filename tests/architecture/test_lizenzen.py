"""The list of licences names what the product needs, and each licence has a name."""

import re

from docs.lizenzen import DATEI, PROJEKT, liste

ZEILE = re.compile(r"\| ([\w.-]+) \| (.+) \|")
SPDX = re.compile(r"[A-Za-z]+(-[\w.]+)*( (AND|OR) [A-Za-z]+(-[\w.]+)*)*")


def test_the_list_is_the_one_that_would_be_written_today():
    assert DATEI.read_text(encoding="utf-8") == liste(), "write it anew: python docs/lizenzen.py"


def test_every_library_has_a_licence_by_its_name_and_none_is_a_tool():
    genannt = dict(ZEILE.findall(liste()))
    assert [name for name, lizenz in genannt.items() if name != "Bibliothek" and not SPDX.fullmatch(lizenz)] == []
    assert {"aiogram", "SQLAlchemy", "typst", "lxml"} <= set(genannt)
    assert not {"pytest", "ruff", PROJEKT} & set(genannt)
