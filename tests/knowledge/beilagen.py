"""What a case of a report can hold besides its answers: a usual file, and the fullest one that can be stored."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from knowledge.arbeitszeit import Arbeitszeit, Platz, verteile
from knowledge.aufgabe import aufgaben_fuer
from knowledge.bericht import Beilagen
from knowledge.gespraech import IDEEN, JE_TEIL_HOECHSTENS, NICHTS, TEILE, TEXT_HOECHSTENS, Gespraech, Gespraechspunkt, eigener_punkt
from knowledge.thema import WAHLTHEMEN
from tests.knowledge.berichtsprofile import KATALOG

SATZ: Final = "Wir haben 120 Haushalte beraten, drei Förderanträge gestellt und mit elf Vereinen einen Klimarat gegründet. "
SOLL: Final = (35, 5, 0, 0, 30, 10, 0, 0, 20)
ALLE_THEMEN: Final = frozenset((slug, punkt.id) for slug in WAHLTHEMEN for punkt in KATALOG.themen[slug].punkte)
USUAL: Final = Beilagen(
    wahl=frozenset({("zukunftsthemen", "klimafolgen"), ("verwaltungsarbeit", "kosten")}),
    gespraech=Gespraech(
        {
            "erfolg_praesenz": (Gespraechspunkt("foerdermittel"), eigener_punkt("120 Haushalte beraten")),
            "erfolg_unterstuetzung": (Gespraechspunkt(NICHTS),),
            IDEEN: (Gespraechspunkt("verwaltungsarbeit/kosten"),),
        }
    ),
)


def arbeitszeit(profil: Mapping[str, Any]) -> Arbeitszeit:
    """Return IST spread evenly and a SOLL that shifts much, both complete."""
    aufgaben = aufgaben_fuer(KATALOG.aufgaben, profil.get("kommune_typ"))
    soll: dict[Platz, Decimal] = {(aufgabe.id, "soll"): Decimal(wert) for aufgabe, wert in zip(aufgaben, SOLL, strict=False)}
    return Arbeitszeit(aufgaben, {**verteile(Arbeitszeit(aufgaben, {}), "ist"), **soll})


def volle(profil: Mapping[str, Any], *, ideen_aus_themen: bool = False) -> Beilagen:
    """Return everything at its longest: tasks, all themes, and in each part as many texts as it takes."""
    teile = {
        teil: tuple(eigener_punkt(f"{nummer} {SATZ * 3}"[:TEXT_HOECHSTENS].strip()) for nummer in range(JE_TEIL_HOECHSTENS))
        for teil in TEILE
    }
    if ideen_aus_themen:
        laengste = sorted(ALLE_THEMEN, key=lambda wahl: -max(len(p.text) for p in KATALOG.themen[wahl[0]].punkte if p.id == wahl[1]))
        teile[IDEEN] = tuple(Gespraechspunkt(f"{slug}/{punkt}") for slug, punkt in laengste[:JE_TEIL_HOECHSTENS])
    return Beilagen(arbeitszeit(profil), ALLE_THEMEN, Gespraech(teile))
