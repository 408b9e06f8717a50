"""What a case of a report can hold besides its answers: a usual file, and the fullest one that can be stored."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from knowledge.arbeitszeit import Arbeitszeit, Platz, verteile
from knowledge.aufgabe import aufgaben_fuer
from knowledge.bericht import Beilagen, Vorarbeit
from knowledge.gegenprobe.robust import robustheit
from knowledge.gespraech import IDEEN, JE_TEIL_HOECHSTENS, NICHTS, TEILE, TEXT_HOECHSTENS, Gespraech, Gespraechspunkt, eigener_punkt
from knowledge.merkliste import Merkeintrag
from knowledge.thema import WAHLTHEMEN
from knowledge.umplanung import EIGENE_HOECHSTENS, TITEL_HOECHSTENS
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, plane
from tests.knowledge.berichtsprofile import HEUTE, KATALOG

SATZ: Final = "Wir haben 120 Haushalte beraten, drei Förderanträge gestellt und mit elf Vereinen einen Klimarat gegründet. "
SOLL: Final = (35, 5, 0, 0, 30, 10, 0, 0, 20)
ALLE_EMPFEHLUNGEN: Final = tuple(Merkeintrag(modell, aspekt) for modell in KATALOG.steckbriefe for aspekt in KATALOG.aspekte)
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


def volle_vorarbeit(profil: Mapping[str, Any]) -> Vorarbeit:
    """Return a schedule with as many milestones of the person's own as it takes, each with the longest title."""
    antworten = KATALOG.antworten(profil)
    eigene = (EigenerMeilenstein(f"eigen_{nummer}", f"{nummer} {SATZ}"[:TITEL_HOECHSTENS], HEUTE) for nummer in range(EIGENE_HOECHSTENS))
    return Vorarbeit(robustheit(KATALOG, antworten), plane(KATALOG, antworten, HEUTE, Anpassungen(eigene=tuple(eigene))))


def volle(profil: Mapping[str, Any], *, ideen_aus_themen: bool = False) -> Beilagen:
    """Return everything at its longest: tasks, all themes, in each part as many texts as it takes, and every Empfehlung on the list."""
    teile = {
        teil: tuple(eigener_punkt(f"{nummer} {SATZ * 3}"[:TEXT_HOECHSTENS].strip()) for nummer in range(JE_TEIL_HOECHSTENS))
        for teil in TEILE
    }
    if ideen_aus_themen:
        laengste = sorted(ALLE_THEMEN, key=lambda wahl: -max(len(p.text) for p in KATALOG.themen[wahl[0]].punkte if p.id == wahl[1]))
        teile[IDEEN] = tuple(Gespraechspunkt(f"{slug}/{punkt}") for slug, punkt in laengste[:JE_TEIL_HOECHSTENS])
    return Beilagen(arbeitszeit(profil), ALLE_THEMEN, Gespraech(teile), ALLE_EMPFEHLUNGEN)
