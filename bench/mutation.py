"""Whether the golden cases and the checks of the data notice a single fault in the requirement table or in the diagram.

Each fault is put into the Katalog in memory. It is noticed if a golden case (``tests/knowledge/faelle``) comes out otherwise, or if
``lotse wissen --pruefen`` names it. Writes ``docs/mutation.md``; run it from the top of the repository: ``python -m bench.mutation``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.pruefung import pruefe_katalog
from tests.knowledge.golden import ALLE, rechne
from tests.knowledge.mutanten import Mutant, mutanten

BERICHT = Path(__file__).parent.parent / "docs" / "mutation.md"
Wer = Literal["case", "check"]

KEINE_UNTERGRENZE = "`hart` says how a size below `von` is judged; this requirement has no `von`."
WEICH_GEHT_VOR = "`weich` makes every size outside the range a narrow miss, so `hart` has no effect."
KEIN_BEREICH = "`weich` says how a size outside `von` … `bis` is judged; this requirement has neither."
# Why a fault cannot be noticed: these change no result.
GRUENDE: Mapping[str, str] = {
    "V1 kommunengroesse.hart False → True": KEINE_UNTERGRENZE,
    "V2 kommunengroesse.hart False → True": KEINE_UNTERGRENZE,
    "V2 kommunengroesse.weich False → True": KEIN_BEREICH,
    "V3 kommunengroesse.hart False → True": KEINE_UNTERGRENZE,
    "V6a-c kommunengroesse.hart False → True": WEICH_GEHT_VOR,
    "V6d-f kommunengroesse.hart False → True": WEICH_GEHT_VOR,
    "V7a kommunengroesse.hart False → True": KEINE_UNTERGRENZE,
    "V7a kommunengroesse.weich False → True": KEIN_BEREICH,
}
KOPF = """# Mutation of the requirement table and of the diagram

Written by `python -m bench.mutation`. Each mutant is one fault in the data, put in memory: a bound moved by one class or step or removed,
a flag of a rule turned round, an edge of the diagram led elsewhere, two targets swapped, a rule on the leaves removed, a mark of an
Übergangslösung or of money for a time turned round. It is noticed if a golden case (`tests/knowledge/faelle/*.yaml`) comes out otherwise,
or if the checks of the data (`lotse wissen --pruefen`) name it. The marks `unsicher` and `eigener_zweig` are not mutated: they are shown
beside an edge and decide nothing.
"""


def wer_bemerkt(katalog: Katalog) -> Wer | None:
    """Return what notices a fault in a Katalog first, ``None`` where nothing does."""
    if not all(_stimmt(katalog, stelle) for stelle in range(len(ALLE))):
        return "case"
    return "check" if pruefe_katalog(katalog) else None


def _stimmt(katalog: Katalog, stelle: int) -> bool:
    try:
        return rechne(katalog, ALLE[stelle]) == ALLE[stelle]["erwartet"]
    except KeyError:
        # A reason for which there is no sentence: the case fails.
        return False


def bericht(ergebnisse: Iterable[tuple[Mutant, Wer | None]]) -> str:
    """Return the report: figures and every mutant that nothing notices, with the reason."""
    alle = list(ergebnisse)
    zahlen = Counter(wer for _, wer in alle)
    bemerkt = len(alle) - zahlen[None]
    zeilen = [
        f"{len(alle)} mutants, {bemerkt} noticed ({bemerkt / len(alle):.1%}):",
        f"{zahlen['case']} by a golden case, {zahlen['check']} by a check alone.",
        "",
        "| not noticed | reason |",
        "|---|---|",
        *(f"| {mutant.name} | {GRUENDE.get(mutant.name, 'unexplained')} |" for mutant, wer in alle if wer is None),
    ]
    return f"{KOPF}\n" + "\n".join(zeilen) + "\n"


def main() -> None:
    """Run all mutants and write the report."""
    BERICHT.write_text(bericht((mutant, wer_bemerkt(mutant.katalog)) for mutant in mutanten(load_katalog())), encoding="utf-8")
    print(BERICHT.name)


if __name__ == "__main__":
    main()
