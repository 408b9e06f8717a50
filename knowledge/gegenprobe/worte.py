"""The sentences to robust, to what would have to change, and to what tips the result; from ``saetze.yaml``, without percentages."""

from collections.abc import Iterable

from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.begruendung import antwort_text
from knowledge.beratung import zaehlende_fragen
from knowledge.gegenprobe.aenderung import Aenderung, Gegenprobe
from knowledge.gegenprobe.robust import Robustheit, fragen_der_rangfolge
from knowledge.gegenprobe.stabilitaet import Kipppunkt
from knowledge.katalog import Katalog
from knowledge.spanne import Spanne

# More open questions than these are not listed one by one.
HOECHSTENS_GENANNT = 3


def robust_in_worten(katalog: Katalog, antworten: Antworten, robustheit: Robustheit) -> tuple[str, ...]:
    """Say whether the recommendation stays whatever is still found out; if not, who can lead and which question helps most."""
    saetze = katalog.saetze["gegenprobe"]
    nummern = [katalog.steckbriefe[modell].nummer for modell in robustheit.kandidaten]
    if robustheit.robust:
        wichtig = fragen_der_rangfolge(katalog)
        alle = [frage for frage in zaehlende_fragen(katalog, antworten) if frage.id in wichtig]
        offen = [frage.kurz for frage in alle if antworten.bekannt(frage.id) is None]
        klassen = [frage.kurz for frage in alle if (spanne := antworten.spanne(frage.id)) is not None and not spanne.ist_genau]
        schluessel = "robust_fragen" if 0 < len(offen) <= HOECHSTENS_GENANNT else "robust" if offen or klassen else "vollstaendig"
        return (saetze[schluessel].format(modell=nummern[0], fragen=", ".join(offen)),)
    worte = [saetze["offen"].format(anzahl=len(nummern), modelle=", ".join(nummern))]
    if robustheit.frage is not None:
        frage = katalog.fragen[robustheit.frage]
        schluessel = "entscheidend" if antworten.bekannt(frage.id) is None else "entscheidend_genau"
        worte.append(saetze[schluessel].format(frage=frage.kurz, wen_fragen=frage.wen_fragen))
    return tuple(worte)


def gegenprobe_in_worten(katalog: Katalog, gegenprobe: Gegenprobe) -> tuple[str, ...]:
    """Say what would have to change, set by set, or why nothing helps."""
    saetze = katalog.saetze["gegenprobe"]
    modell = katalog.steckbriefe[gegenprobe.ziel].nummer
    gruende = [f"{grund.text} ({grund.quelle})" for grund in (*gegenprobe.gruende, *gegenprobe.hinweise)]
    if not gegenprobe.erreichbar:
        return (saetze["nicht_erreichbar"].format(modell=modell), *gruende)
    if gegenprobe.saetze == ((),):
        return (saetze["nichts_zu_aendern"].format(modell=modell), *gruende)
    worte = [saetze["aendern"].format(modell=modell)]
    for nummer, satz in enumerate(gegenprobe.saetze):
        worte += [saetze["oder"]] if nummer else []
        worte += [f"• {aenderung_in_worten(katalog, aenderung)}" for aenderung in satz]
    return (*worte, *gruende)


def aenderung_in_worten(katalog: Katalog, aenderung: Aenderung) -> str:
    """Say one change, money also for this Kommune in a year."""
    saetze = katalog.saetze["gegenprobe"]
    frage = katalog.fragen[aenderung.frage]
    nach = antwort_text(frage, aenderung.nach, katalog)
    if aenderung.von is None:
        satz = saetze["aenderung_neu"].format(frage=frage.kurz, nach=nach)
    else:
        satz = saetze["aenderung"].format(frage=frage.kurz, nach=nach, von=antwort_text(frage, aenderung.von, katalog))
    return f"{satz}. {_euro(katalog, aenderung.euro_je_jahr)}" if aenderung.frage == "klimabudget" else satz


def kipppunkte_in_worten(katalog: Katalog, kipppunkte: Iterable[Kipppunkt]) -> tuple[str, ...]:
    """Say which single answers tip the result, or that none does."""
    saetze = katalog.saetze["gegenprobe"]
    worte = []
    for punkt in kipppunkte:
        frage = katalog.fragen[punkt.frage]
        von, nach = antwort_text(frage, punkt.von, katalog), antwort_text(frage, punkt.nach, katalog)
        worte.append(saetze["kippt"].format(frage=frage.kurz, von=von, nach=nach, modell=katalog.steckbriefe[punkt.fuehrend].nummer))
    return tuple(worte) or (saetze["stabil"],)


def _euro(katalog: Katalog, spanne: Spanne | None) -> str:
    saetze = katalog.saetze["gegenprobe"]
    if spanne is None:
        return saetze["euro_unbekannt"]
    if spanne.ist_genau:
        return saetze["euro"].format(betrag=formatierung.euro(spanne.von))
    if spanne.bis is None:
        return saetze["euro_ab"].format(von=formatierung.euro(spanne.von))
    return saetze["euro_spanne"].format(von=formatierung.euro(spanne.von), bis=formatierung.euro(spanne.bis))
