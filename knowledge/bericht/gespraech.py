"""The preparation of the talk in the documents: what was achieved by success factor, and the ideas for the future."""

from collections.abc import Iterable
from typing import Final

from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.gespraech import FAKTOREN, IDEEN, JE_TEIL_HOECHSTENS, Aussage, aussagen, vorgemerkte

GRUPPE: Final = "gespraech"
# An idea ends no sentence by itself where a person typed it without a point.
SATZENDE: Final = (".", "!", "?", "…", ":")


def gespraech(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the section of the report; none where nobody has noted or picked anything."""
    bloecke = (*_erreicht(lage), *_ideen(lage))
    return (Abschnitt(lage.satz(GRUPPE, "titel"), bloecke),) if bloecke else ()


def erfolge(lage: Lage, faktor: str) -> tuple[Absatz, ...]:
    """Return what was achieved for a factor, each with its source; what a person typed is called so."""
    return tuple(_absatz(lage, aussage) for aussage in aussagen(lage.katalog, lage.beilagen.gespraech, faktor))


def gemeinsame_quelle(absaetze: Iterable[Absatz]) -> str:
    """Return the sources of paragraphs that stand together, each once."""
    return "; ".join(dict.fromkeys(str(absatz.quelle) for absatz in absaetze))


def faktor_name(lage: Lage, faktor: str) -> str:
    """Return what a success factor is called."""
    return lage.katalog.fragen[faktor].kurz


def eigene_ideen(lage: Lage) -> tuple[Absatz, ...]:
    """Return at most three ideas: those that were chosen in their order, then those that were picked at the tasks."""
    gewaehlte = aussagen(lage.katalog, lage.beilagen.gespraech, IDEEN)
    return tuple(_absatz(lage, aussage) for aussage in (*gewaehlte, *_vorgemerkte(lage))[:JE_TEIL_HOECHSTENS])


def _erreicht(lage: Lage) -> list[Block]:
    gruppen = ((faktor, erfolge(lage, faktor)) for faktor in FAKTOREN)
    zeilen = tuple(
        (Zelle(faktor_name(lage, faktor)), Zelle("\n".join(absatz.text for absatz in genannt), quelle=gemeinsame_quelle(genannt)))
        for faktor, genannt in gruppen
        if genannt
    )
    kopf = (lage.satz(GRUPPE, "faktor"), lage.satz(GRUPPE, "erreicht"))
    return [Tabelle("erfolge", kopf, zeilen)] if zeilen else []


def _ideen(lage: Lage) -> list[Block]:
    ideen = eigene_ideen(lage)
    if not ideen:
        return []
    zeilen = tuple((Zelle(str(nummer)), Zelle(idee.text, quelle=idee.quelle)) for nummer, idee in enumerate(ideen, 1))
    bloecke: list[Block] = [Tabelle("ideen", (lage.satz(GRUPPE, "nummer"), lage.satz(GRUPPE, "ideen")), zeilen)]
    gewaehlte = aussagen(lage.katalog, lage.beilagen.gespraech, IDEEN)
    weitere = _vorgemerkte(lage)[JE_TEIL_HOECHSTENS - len(gewaehlte) :]
    namen = ", ".join(aussage.titel for aussage in weitere)
    return [*bloecke, *([Absatz(lage.satz(GRUPPE, "weitere", ideen=namen), weitere[0].quelle, "leise")] if weitere else [])]


def _vorgemerkte(lage: Lage) -> tuple[Aussage, ...]:
    return vorgemerkte(lage.katalog, lage.beilagen.gespraech, lage.beilagen.wahl)


def _absatz(lage: Lage, aussage: Aussage) -> Absatz:
    text = aussage.text if aussage.text.endswith(SATZENDE) else f"{aussage.text}."
    return Absatz(text, aussage.quelle or lage.wort("art_eigen"))
