"""What a step asks of the database is counted: statements are most of what it costs (docs/leistung.md)."""

from sqlalchemy import event

from tests.dialogs.lotse import Lotse

HOECHSTENS = 18


async def test_a_tapped_answer_needs_no_more_statements_than_written_down(lotse: Lotse):
    await lotse.beginne()
    await lotse.antworte("gemeinde")
    gezaehlt: list[str] = []
    event.listen(lotse.db._engine.sync_engine, "before_cursor_execute", lambda *was: gezaehlt.append(was[2]))
    await lotse.antworte("10_25")
    assert lotse.frage is not None
    assert lotse.frage.id != "einwohner"
    assert len(gezaehlt) <= HOECHSTENS, "\n\n".join(gezaehlt)
