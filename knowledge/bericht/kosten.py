"""What a model costs in posts and money a year, as far as the sources and the answers say; nothing is put in for what they do not say."""

from decimal import Decimal

from knowledge import formatierung
from knowledge.bericht.dokument import Tabelle, Zelle
from knowledge.bericht.lage import UNBEKANNT, Lage
from knowledge.spanne import Spanne

NULL = Decimal(0)


def kostentabelle(lage: Lage) -> Tabelle:
    """Return what the leading model demands beside what the Kommune has stated."""
    anforderung, kriterien = lage.ziel.anforderung, lage.ziel.kriterien
    stellen = anforderung.personalbudget
    nichts = lage.satz("kosten", "nichts")
    je_ew = budget_je_ew(lage)
    heute = "stellenumfang"
    zeilen = [
        (
            Zelle(lage.satz("kosten", "stellen")),
            Zelle(
                lage.satz("kosten", "ab_stellen", stellen=formatierung.stellen(stellen.ab)) if stellen else nichts,
                quelle=kriterien["personalbudget"].quelle,
            ),
            lage.angabe_zelle("personalbudget"),
        ),
        (
            Zelle(lage.satz("kosten", "budget")),
            Zelle(je_ew or nichts, quelle=kriterien["klimabudget"].quelle),
            lage.angabe_zelle("klimabudget"),
        ),
        (
            Zelle(lage.satz("kosten", "budget_jahr")),
            Zelle(_verlangt_im_jahr(lage)),
            _angabe_im_jahr(lage),
        ),
        (Zelle(lage.satz("kosten", "personal")), Zelle(lage.satz("kosten", "personal_leer")), Zelle(lage.satz("kosten", "personal_amt"))),
    ]
    if lage.antworten.bekannt(heute) is not None:
        zeilen.insert(0, (Zelle(lage.satz("kosten", "stellen_heute")), Zelle(lage.wort("keine")), lage.angabe_zelle(heute)))
    kopf = (lage.satz("kosten", "was"), lage.satz("kosten", "verlangt"), lage.satz("kosten", "angabe"))
    return Tabelle("kosten", kopf, tuple(zeilen))


def budget_je_ew(lage: Lage) -> str | None:
    """Return the money per inhabitant and year that the leading model demands, in words; ``None`` where it names none."""
    budget = lage.ziel.anforderung.klimabudget
    if budget is None:
        return None
    if budget.ueber is not None:
        return lage.satz("kosten", "ueber", betrag=formatierung.euro_je_einwohner(budget.ueber))
    return lage.satz("kosten", "mindestens", betrag=formatierung.euro_je_einwohner(budget.ab or NULL))


def geld_satz(lage: Lage) -> str | None:
    """Return that money with its sum a year for this Kommune, for use within a sentence."""
    je_ew, einwohner = budget_je_ew(lage), lage.antworten.spanne("einwohner")
    if je_ew is None:
        return None
    if einwohner is None or not einwohner.ist_genau:
        return lage.satz("kosten", "satz_geld", je_ew=je_ew)
    return lage.satz("kosten", "satz_geld_jahr", je_ew=je_ew, im_jahr=_verlangt_im_jahr(lage))


def stellen_satz(lage: Lage) -> str | None:
    """Return the posts that the Kommune has stated or else those that the model demands; ``None`` where neither says anything."""
    if not lage.ziel.hat_stelle:
        return None
    genannt = lage.antworten.spanne("personalbudget")
    stellen = lage.ziel.anforderung.personalbudget
    if genannt is not None and genannt.ist_genau and (stellen is None or genannt.von >= stellen.ab):
        return formatierung.stellen(genannt.von)
    return None if stellen is None else lage.satz("kosten", "ab_stellen", stellen=formatierung.stellen(stellen.ab))


def _verlangt_im_jahr(lage: Lage) -> str:
    """Return what the demanded money comes to for this Kommune in a year."""
    budget, einwohner = lage.ziel.anforderung.klimabudget, lage.antworten.spanne("einwohner")
    if budget is None:
        return lage.satz("kosten", "nichts")
    if einwohner is None:
        return lage.satz("kosten", "ew_fehlt")
    je_ew = (budget.ab if budget.ueber is None else budget.ueber) or NULL
    von, bis = je_ew * einwohner.von, None if einwohner.bis is None else je_ew * einwohner.bis
    if einwohner.ist_genau:
        return lage.satz("kosten", "mindestens" if budget.ueber is None else "ueber", betrag=formatierung.euro(von))
    if bis is None:
        return lage.satz("kosten", "ueber", betrag=formatierung.euro(von))
    return lage.satz("kosten", "je_nach_groesse", von=formatierung.euro(von), bis=formatierung.euro(bis))


def _angabe_im_jahr(lage: Lage) -> Zelle:
    """Return what the stated money comes to for this Kommune in a year."""
    je_ew, einwohner = lage.antworten.spanne("klimabudget"), lage.antworten.spanne("einwohner")
    if je_ew is None:
        return Zelle(lage.wort(UNBEKANNT), UNBEKANNT)
    if einwohner is None:
        return Zelle(lage.satz("kosten", "ew_fehlt"))
    bis = NULL if je_ew.bis == NULL else None if je_ew.bis is None or einwohner.bis is None else je_ew.bis * einwohner.bis
    return Zelle(_summe(lage, Spanne(je_ew.von * einwohner.von, bis)))


def _summe(lage: Lage, betrag: Spanne) -> str:
    """Return an amount that may be known only roughly, in words."""
    von, bis = formatierung.euro(betrag.von), None if betrag.bis is None else formatierung.euro(betrag.bis)
    if betrag.ist_genau:
        return von
    if bis is None:
        return lage.satz("kosten", "ueber", betrag=von)
    return lage.satz("kosten", "unter", bis=bis) if betrag.von == NULL else lage.satz("kosten", "spanne", von=von, bis=bis)
