"""Every transcript is what the bot says today, letter by letter (see :mod:`tests.dialogs.mitschrift`)."""

from pathlib import Path

import pytest

from tests.dialogs.lotse import Lotse
from tests.dialogs.mitschrift import ORDNER, lade, lies, speichere, spiele

DATEIEN = sorted(ORDNER.rglob("*.txt"))
NUR_SCHRITTE = "titel: Hilfe\nvorher: zugestimmt\n---\n> /hilfe\n> [Schließen]\n"


@pytest.mark.parametrize("datei", DATEIEN, ids=lambda datei: datei.relative_to(ORDNER).with_suffix("").as_posix())
async def test_the_bot_says_what_the_transcript_says(lotse: Lotse, datei: Path, request: pytest.FixtureRequest):
    geschrieben = lade(datei)
    gespielt = await spiele(lotse, lies(geschrieben))
    if request.config.getoption("--mitschriften-erneuern"):
        speichere(datei, gespielt)
    else:
        assert gespielt == geschrieben, "if the new text is meant, renew with --mitschriften-erneuern"


async def test_steps_alone_become_a_transcript_that_can_be_played_again(lotse: Lotse):
    gespielt = await spiele(lotse, lies(NUR_SCHRITTE))
    assert lies(gespielt) == lies(NUR_SCHRITTE)
    hilfe, menue = gespielt.partition("---\n")[2].split("> [Schließen]")
    assert "/steckbrief" in hilfe
    assert "[Schließen]" in hilfe
    assert "Ihre Beratung" in menue


async def test_a_step_that_changes_nothing_says_so(lotse: Lotse):
    gespielt = await spiele(lotse, lies("titel: zweimal\nvorher: zugestimmt\n---\n> [Beratung beginnen]\n> (noch einmal)\n> (Neustart)\n"))
    assert gespielt.endswith("> (noch einmal)\n\n  (nichts ändert sich)\n\n> (Neustart)\n\n  (nichts ändert sich)\n")


@pytest.mark.parametrize(
    "text", ["titel: ohne Schritte\n---\n", "> /menu\n", "vorher: nichts\n---\n> /start\n", "titel: x\nwas: y\n---\n> /start\n"]
)
def test_a_file_that_is_no_transcript_is_refused(text: str):
    with pytest.raises(ValueError, match="transcript"):
        _ = lies(text).angaben
