"""How a person comes to a milestone of the plan, and what a test looks at there."""

from tests.dialogs.lotse import Lotse


async def oeffne(lotse: Lotse, termin: str) -> None:
    await lotse.tippe("/zeitplan")
    for _ in range(10):
        if f"termin/{termin}" in lotse.tasten:
            await lotse.druecke(f"termin/{termin}")
            return
        await lotse.druecke(next(knopf for knopf in lotse.tasten if knopf.startswith("seite/")))
    raise AssertionError(f"{termin} is on no page")


async def seiten(lotse: Lotse) -> str:
    """Return the text of all pages of the plan."""
    await lotse.tippe("/zeitplan")
    texte = [lotse.text]
    while (weiter := next((knopf for knopf in lotse.tasten if knopf.startswith("seite/")), "seite/0")) != "seite/0":
        await lotse.druecke(weiter)
        texte.append(lotse.text)
    return "\n".join(texte)


async def fenster(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


async def lege_an(lotse: Lotse, titel: str = "Vortrag im Ausschuss", tag: str = "3.2.2027") -> str:
    await lotse.tippe("/zeitplan")
    await lotse.druecke("hinzu")
    await lotse.tippe(titel)
    await lotse.tippe(tag)
    return next(knopf for knopf in lotse.tasten if knopf.startswith("erledigt/eigen_")).partition("/")[2]
