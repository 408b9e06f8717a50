"""The sentences to robust, to what would have to change, and to what tips the result; from ``saetze.yaml``, without percentages."""

from collections.abc import Iterable, Sequence

from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.begruendung import antwort_text, verlangt_text
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import Empfehlung
from knowledge.frage import Wert
from knowledge.gegenprobe.aenderung import Aenderung, Gegenprobe
from knowledge.gegenprobe.grund import QUELLE_WEG
from knowledge.gegenprobe.robust import Robustheit, fragen_der_rangfolge
from knowledge.gegenprobe.stabilitaet import Kipppunkt
from knowledge.katalog import Katalog
from knowledge.passung import Befund, Fall, pruefe
from knowledge.quelle import Beleg
from knowledge.spanne import Spanne

# More open questions than these are not listed one by one.
HOECHSTENS_GENANNT = 3
# More candidates than these are only counted.
KANDIDATEN_GENANNT = 7
GEDANKENSTRICH = " – "


def robust_in_worten(katalog: Katalog, antworten: Antworten, robustheit: Robustheit, empfehlung: Empfehlung) -> tuple[str, ...]:
    """Say whether the recommendation stays whatever is still found out; if not, who can lead and which question helps most.

    What only leads without being a reliable recommendation is not called one.
    """
    saetze = katalog.saetze["gegenprobe"]
    nummern = [katalog.steckbriefe[modell].nummer for modell in robustheit.kandidaten]
    fuehrend = empfehlung.fuehrend
    if robustheit.robust and fuehrend.modell not in robustheit.kandidaten:
        vorn = katalog.steckbriefe[fuehrend.modell].nummer
        return (saetze["robust_ohne"].format(modell=vorn, kandidat=nummern[0]),)
    if robustheit.robust:
        wichtig = fragen_der_rangfolge(katalog)
        alle = [frage for frage in zaehlende_fragen(katalog, antworten) if frage.id in wichtig]
        offen = [frage.kurz for frage in alle if antworten.bekannt(frage.id) is None]
        klassen = [frage.kurz for frage in alle if (spanne := antworten.spanne(frage.id)) is not None and not spanne.ist_genau]
        schluessel = "robust_fragen" if 0 < len(offen) <= HOECHSTENS_GENANNT else "robust" if offen or klassen else "vollstaendig"
        vorn = "" if fuehrend.status == "empfohlen" and not empfehlung.vorlaeufig else "vorn_"
        return (saetze[f"{vorn}{schluessel}"].format(modell=nummern[0], fragen=", ".join(offen)),)
    schluessel = (
        "offen" if len(nummern) <= KANDIDATEN_GENANNT else "offen_viele" if len(nummern) < len(katalog.steckbriefe) else "offen_alle"
    )
    worte = [saetze[schluessel].format(anzahl=len(nummern), modelle=", ".join(nummern))]
    if fuehrend.modell not in robustheit.kandidaten:
        worte.append(saetze["offen_ohne"].format(modell=katalog.steckbriefe[fuehrend.modell].nummer))
    if robustheit.frage is not None:
        frage = katalog.fragen[robustheit.frage]
        schluessel = "entscheidend" if antworten.bekannt(frage.id) is None else "entscheidend_genau"
        worte.append(saetze[schluessel].format(frage=frage.kurz, wen_fragen=frage.wen_fragen))
    return tuple(worte)


def gegenprobe_in_worten(katalog: Katalog, antworten: Antworten, gegenprobe: Gegenprobe) -> tuple[str, ...]:
    """Say what would have to change, set by set and each change with its source, what stays open then, or why nothing helps."""
    saetze = katalog.saetze["gegenprobe"]
    modell = katalog.steckbriefe[gegenprobe.ziel].nummer
    gruende = [f"{grund.text} ({grund.quelle})" for grund in (*gegenprobe.gruende, *gegenprobe.hinweise)]
    if not gegenprobe.erreichbar:
        return (saetze["nicht_erreichbar"].format(modell=modell), *gruende)
    offen = offen_nach_dem_satz(katalog, antworten, gegenprobe.ziel, gegenprobe.saetze[0])
    if gegenprobe.saetze == ((),):
        return (saetze["nichts_zu_aendern"].format(modell=modell), *gruende, *offen)
    worte = [saetze["aendern"].format(modell=modell)]
    for nummer, satz in enumerate(gegenprobe.saetze):
        worte += [saetze["oder"]] if nummer else []
        worte += [f"• {beleg.text} ({beleg.quelle})" for beleg in belege_des_satzes(katalog, antworten, gegenprobe.ziel, satz)]
    return (*worte, *gruende, *offen)


def aenderung_in_worten(katalog: Katalog, aenderung: Aenderung) -> str:
    """Say one change, money also for this Kommune in a year, posts in VZÄ."""
    saetze = katalog.saetze["gegenprobe"]
    frage = katalog.fragen[aenderung.frage]
    nach = _kurz(katalog, aenderung.frage, aenderung.nach) if aenderung.vzae is None else formatierung.stellen(aenderung.vzae)
    if aenderung.von is None:
        satz = saetze["aenderung_neu"].format(frage=frage.kurz, nach=nach)
    else:
        satz = saetze["aenderung"].format(frage=frage.kurz, nach=nach, von=_kurz(katalog, aenderung.frage, aenderung.von))
    return f"{satz}. {_euro(katalog, aenderung.euro_je_jahr)}" if aenderung.frage == "klimabudget" else satz


def belege_des_satzes(katalog: Katalog, antworten: Antworten, ziel: str, satz: Sequence[Aenderung]) -> tuple[Beleg, ...]:
    """Say a set of changes, each with the place it rests on; what still misses the requirement narrowly says so."""
    steckbrief = katalog.steckbriefe[ziel]
    befunde = _befunde_danach(katalog, antworten, ziel, satz)
    belege = []
    for aenderung in satz:
        text = aenderung_in_worten(katalog, aenderung)
        if aenderung.frage in katalog.flussdiagramm.knoten:
            belege.append(Beleg(text, _quelle_der_kante(katalog, aenderung)))
            continue
        if befunde[aenderung.frage].urteil == "knapp":
            verlangt = verlangt_text(katalog, getattr(steckbrief.anforderung, aenderung.frage))
            text = f"{text.removesuffix('.')}. {katalog.saetze['gegenprobe']['knapp'].format(verlangt=verlangt)}"
        belege.append(Beleg(text, steckbrief.kriterien[aenderung.frage].quelle))
    return tuple(belege)


def offen_nach_dem_satz(katalog: Katalog, antworten: Antworten, ziel: str, satz: Sequence[Aenderung]) -> tuple[str, ...]:
    """Say which criteria of the model are still open after the changes; nothing where none is."""
    befunde = _befunde_danach(katalog, antworten, ziel, satz)
    offen = [katalog.kriterien[kriterium].kurz for kriterium, befund in befunde.items() if befund.urteil == "offen"]
    return (katalog.saetze["gegenprobe"]["bleibt_offen"].format(kriterien=", ".join(offen)),) if offen else ()


def _befunde_danach(katalog: Katalog, antworten: Antworten, ziel: str, satz: Sequence[Aenderung]) -> dict[str, Befund]:
    dann = katalog.antworten({**antworten.roh(), **{aenderung.frage: aenderung.nach for aenderung in satz}})
    fall = Fall.aus(dann, katalog.modell_heute(dann), katalog.flussdiagramm.moegliche_wege(dann))
    return pruefe(katalog.steckbriefe[ziel], fall)


def _quelle_der_kante(katalog: Katalog, aenderung: Aenderung) -> str:
    kanten = katalog.flussdiagramm.knoten[aenderung.frage].kanten
    eigene = any(kante.eigener_zweig for kante in kanten if kante.antwort == aenderung.nach)
    return katalog.saetze["gegenprobe"]["eigener_zweig"] if eigene else QUELLE_WEG


def kipppunkte_in_worten(katalog: Katalog, kipppunkte: Iterable[Kipppunkt]) -> tuple[str, ...]:
    """Say which single answers tip the result, or that none does."""
    saetze = katalog.saetze["gegenprobe"]
    worte = []
    for punkt in kipppunkte:
        von, nach = _kurz(katalog, punkt.frage, punkt.von), _kurz(katalog, punkt.frage, punkt.nach)
        modell = katalog.steckbriefe[punkt.fuehrend].nummer
        worte.append(saetze["kippt"].format(frage=katalog.fragen[punkt.frage].kurz, von=von, nach=nach, modell=modell))
    return tuple(worte) or (saetze["stabil"],)


def _kurz(katalog: Katalog, frage: str, wert: Wert) -> str:
    """Return an answer without what its wording explains behind the dash."""
    return antwort_text(katalog.fragen[frage], wert, katalog).partition(GEDANKENSTRICH)[0]


def _euro(katalog: Katalog, spanne: Spanne | None) -> str:
    saetze = katalog.saetze["gegenprobe"]
    if spanne is None:
        return saetze["euro_unbekannt"]
    if spanne.ist_genau:
        return saetze["euro"].format(betrag=formatierung.euro(spanne.von))
    if spanne.bis is None:
        return saetze["euro_ab"].format(von=formatierung.euro(spanne.von))
    return saetze["euro_spanne"].format(von=formatierung.euro(spanne.von), bis=formatierung.euro(spanne.bis))
