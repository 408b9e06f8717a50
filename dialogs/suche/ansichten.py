"""What a search shows: pure functions of Katalog and passages."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogs import captions, verweise
from dialogs.suche.seiten import seiten
from dialogs.widgets import Knopf, in_reihen
from knowledge.begriffsuche import nach_buchstaben
from knowledge.katalog import Katalog
from knowledge.passage import Passage

BESCHRIFTUNG = 20
HALBE_BREITE = 10
"""Characters of a label that fits beside another one on a phone; a longer one would be cut or broken within a word."""

SPALTEN_BUCHSTABEN = 8


def treffer(
    katalog: Katalog, passagen: Mapping[str, Passage], bot: str, kennungen: Sequence[str], gezeigt: str, seite: int, gesucht: str | None
) -> dict[str, Any]:
    """Return the data of a passage; ``kennungen`` are all that were found, the best first."""
    passage = passagen[gezeigt]
    blaetter = seiten(passage.text)
    seite = min(seite, len(blaetter) - 1)
    naechste = (seite + 1) % len(blaetter)
    blaettern = [Knopf(f"seite/{naechste}/{gezeigt}", captions.WEITER if naechste else captions.VON_VORN)] if len(blaetter) > 1 else []
    modell = gezeigt.partition(".")[0]
    steckbrief = katalog.steckbriefe.get(modell)
    return {
        "passage": passage,
        "text": blaetter[seite],
        "seite": seite + 1,
        "anzahl": len(blaetter),
        "gesucht": gesucht,
        "weitere": len(kennungen) > 1,
        "knoepfe": [
            *([blaettern] if blaettern else []),
            *[[Knopf(f"zeige/{andere}", beschriftung(katalog, andere))] for andere in kennungen if andere != gezeigt],
            *([[Knopf(f"steckbrief/{modell}", f"{captions.STECKBRIEF} {steckbrief.nummer}")]] if steckbrief else []),
            [Knopf("teilen", captions.TEILEN, verweise.teilen(bot, gezeigt, passage.titel)), Knopf("themen", captions.THEMEN)],
            [Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def themen(katalog: Katalog, gesucht: str | None) -> dict[str, Any]:
    """Return the data of the themes; ``gesucht`` is a question to which nothing was found."""
    return {
        "gesucht": gesucht,
        "knoepfe": [
            *_paarweise([Knopf(f"zeige/thema.{thema.slug}", thema.kurz) for thema in katalog.themen.values()]),
            [Knopf("glossar", captions.GLOSSAR), Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def glossar(katalog: Katalog, buchstabe: str | None, gesucht: str | None, gefunden: Sequence[str]) -> dict[str, Any]:
    """Return the data of the glossary: the terms of a letter, or those that begin as the searched one."""
    ordnung = nach_buchstaben(katalog)
    begriffe = [katalog.glossar[id_] for id_ in gefunden] or ordnung.get(buchstabe or "", [])
    knoepfe = [Knopf(f"begriff/{begriff.id}", _gekuerzt(begriff.begriff)) for begriff in begriffe]
    return {
        "anzahl": len(katalog.glossar),
        "buchstabe": None if gefunden else buchstabe,
        "gesucht": gesucht,
        "gefunden": bool(gefunden),
        "begriffe": begriffe,
        "knoepfe": [
            *_paarweise(knoepfe),
            *in_reihen([Knopf(f"buchstabe/{zeichen}", zeichen) for zeichen in ordnung if zeichen != buchstabe], SPALTEN_BUCHSTABEN),
            [Knopf("themen", captions.THEMEN), Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def begriff(katalog: Katalog, bot: str, kennung: str) -> dict[str, Any]:
    """Return the data of one term."""
    eintrag = katalog.glossar[kennung]
    return {
        "begriff": eintrag,
        "knoepfe": [
            [
                Knopf("teilen", captions.TEILEN, verweise.teilen(bot, f"glossar.{kennung}", eintrag.titel)),
                Knopf("glossar", captions.GLOSSAR),
            ],
            [Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def beschriftung(katalog: Katalog, kennung: str) -> str:
    """Return what a button calls a passage; no two passages have the same label."""
    vorn, _, rest = kennung.partition(".")
    if vorn in katalog.steckbriefe:
        return f"{katalog.steckbriefe[vorn].nummer} {captions.FELDER[rest]}"
    if vorn == "glossar":
        return _gekuerzt(katalog.glossar[rest].begriff)
    kurz = katalog.themen[rest].kurz
    auch_begriff = any(eintrag.begriff == kurz for eintrag in katalog.glossar.values())
    return captions.THEMA.format(kurz=kurz) if auch_begriff else kurz


def _paarweise(knoepfe: Sequence[Knopf]) -> list[list[Knopf]]:
    """Lay buttons out in their order, two in a row where both are short."""
    reihen: list[list[Knopf]] = []
    for knopf in knoepfe:
        daneben = reihen and len(reihen[-1]) == 1 and max(len(knopf.text), len(reihen[-1][0].text)) <= HALBE_BREITE
        if daneben:
            reihen[-1].append(knopf)
        else:
            reihen.append([knopf])
    return reihen


def _gekuerzt(text: str) -> str:
    return text if len(text) <= BESCHRIFTUNG else f"{text[: BESCHRIFTUNG - 1]}…"
