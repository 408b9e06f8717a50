"""What a person types becomes the stored value of an answer, or None: nothing is ever guessed.

The readers are pure and total. They return a :class:`Gelesen` whose value is stored as it is: an int, a Decimal, the id of a
class, or an ISO date. The dialog reads option words first (`lies_option`), then the value, then `lies_befehlswort`: "offen" is
an option of some questions and means "weiß nicht" in all others.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from knowledge.eingabe_datum import lies_datum
from knowledge.eingabe_text import (
    Befehlswort,
    Gelesen,
    glaette,
    hat_lesbare_ziffern,
    ist_weiss_nicht,
    lies_befehlswort,
    lies_option,
    normalisiere,
    wortliste,
)
from knowledge.eingabe_zahl import Zahlangabe, lies_zahlangabe

__all__ = [
    "Befehlswort",
    "EinwohnerFehltError",
    "Gelesen",
    "ist_weiss_nicht",
    "lies_befehlswort",
    "lies_budget",
    "lies_datum",
    "lies_einwohner",
    "lies_ganzzahl",
    "lies_option",
    "lies_stellen",
    "normalisiere",
]

_Klasse = tuple[str, Decimal, Decimal | None]


def _baue_klassen(*klassen: tuple[str, str, str | None]) -> tuple[_Klasse, ...]:
    return tuple((name, Decimal(unten), None if oben is None else Decimal(oben)) for name, unten, oben in klassen)


_EINWOHNERKLASSEN: Final = _baue_klassen(
    ("u5", "0", "5000"),
    ("5_10", "5000", "10000"),
    ("10_25", "10000", "25000"),
    ("25_50", "25000", "50000"),
    ("50_100", "50000", "100000"),
    ("ue100", "100000", None),
)
_STELLENKLASSEN: Final = _baue_klassen(("u05", "0", "0.5"), ("05_1", "0.5", "1"), ("1_2", "1", "2"), ("2_3", "2", "3"), ("ue3", "3", None))
_BUDGETKLASSEN: Final = _baue_klassen(("u1", "0", "1"), ("1_3", "1", "3"), ("3_5", "3", "5"), ("5_10", "5", "10"), ("ue10", "10", None))
_MAX_EINWOHNER: Final = 20_000_000
_MAX_GANZZAHL: Final = 2_000
_MAX_STELLEN: Final = 100
_MAX_BUDGET: Final = 1_000
_NACHKOMMASTELLEN: Final = 2
_KLEINSTE_EINWOHNERGRENZE: Final = 1_000
_WOCHENSTUNDEN: Final = 39
_SUMME_UEBER: Final = 500
_JAHRESSUMME_AB: Final = 100


class EinwohnerFehltError(ValueError):
    """A sum of money was typed, and it cannot be divided because the number of inhabitants is not known."""


def _lies_einheiten(**bedeutungen: str) -> Mapping[str, str]:
    return {wort: bedeutung for bedeutung, worte in bedeutungen.items() for wort in wortliste(worte)}


_EINWOHNERWORTE: Final = _lies_einheiten(
    einwohner="""ew, einwohner, einwohnern, einwohnerin, einwohnerinnen, einwohnende, einwohnenden, innen, in, einwohnerzahl, menschen,
    personen, leute, buerger, buergerinnen, koepfe, seelen""",
    ort="unsere, unser, der, stadt, gemeinde, kommune, landkreis, kreis, verbund, wohnen, leben, hier, insgesamt, gesamt, zusammen, mit",
)
_GEMEINDEWORTE: Final = _lies_einheiten(
    gemeinde="""gemeinde, gemeinden, kommune, kommunen, stadt, staedte, staedten, ort, orte, mitgliedsgemeinden, mitgliedskommunen,
    kreisangehoerige, kreisangehoerigen, angehoerige, angehoerigen, landkreis, kreis, unser, der, insgesamt, gesamt, zusammen, dazu,
    gehoeren, mit"""
)
_STELLENWORTE: Final = _lies_einheiten(
    stelle="""vzae, vzaes, vza, vze, vk, vollzeitaequivalent, vollzeitaequivalente, vollzeitaequivalenten, stelle, stellen, planstelle,
    planstellen, vollzeitstelle, vollzeitstellen, personalstelle, personalstellen, vollzeitkraft, vollzeitkraefte, vollzeit,
    stellenanteil, stellenanteile, stellenanteilen, ganze, ganzen, volle, vollen, unbefristete, unbefristeten, befristete, befristeten,
    pro, in, der, woche, wo, woechentlich, insgesamt, gesamt, zusammen""",
    person="person, personen, leute, mitarbeiter, mitarbeiterin, mitarbeiterinnen, mitarbeitende, kraft, kraefte, kollegin, kollege",
    prozent="%, prozent, proz, ige, iger, igen, prozentige, prozentigen, prozentstelle",
    stunden="stunde, stunden, std, stdn, h, wochenstunde, wochenstunden, wstd, stundenstelle",
    teilzeit="teilzeit, teilzeitstelle, teilzeitstellen, teilzeitkraft, teilzeitkraefte",
)
_BUDGETWORTE: Final = _lies_einheiten(
    euro="€, euro, euros, eur",
    cent="cent, ct",
    geld="""geld, budget, klimabudget, mittel, mitteln, haushaltsmittel, sachmittel, eigenmittel, eigene, eigenes, eigenen, pro, je, fuer,
    klimaschutz, massnahmen, klimaschutzmassnahmen, in, innen, der""",
    kopf="kopf, ew, einwohner, einwohnern, einwohnerin, einwohnerinnen, einwohnende, person, buerger, buergerin, nase",
    jahr="jahr, jaehrlich, jaehrl, jaehrliche, jahresbudget, p, a, anno",
    gesamt="gesamt, insgesamt, gesamtbudget, summe, total, zusammen",
)
_EINE_STELLE: Final = wortliste("vollzeit, in vollzeit, volle stelle, ganze stelle, vollzeitstelle")
_ANTEIL: Final = re.compile(
    r"(?P<anzahl>.*?(?:stellen?|person(?:en)?|kraft|kraefte))"
    r"(?P<wie>[ ,:(]+(?:(?:mit|zu|je|jeweils|à|a|im umfang von) )*)(?P<anteil>.+)"
)
_WOCHENSTUNDENBRUCH: Final = re.compile(
    r"(?<=[0-9]) ?(?:stunden|std\.?|h)? ?(?:/|von) ?(39|40|41)(?![0-9,.])(?: ?(?:wochenstunden|stunden|std\.?|h)(?![a-z]))?"
)
_JE_STELLE: Final = re.compile(r"\b(?:je|jeweils|zu|à|a)\b")


def _kuerze(wert: Decimal) -> Decimal:
    """Return the number without idle zeros, so that "0,50" and "0,5" are stored alike."""
    return Decimal(f"{wert.normalize():f}")


def _runde(wert: Decimal) -> Decimal:
    return _kuerze(wert.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _lies_klasse(unten: Decimal, oben: Decimal | None, klassen: Sequence[_Klasse], *, genau: bool) -> Gelesen | None:
    """Return the one class in which the whole range lies; what is narrower than its class loses something and is not exact."""
    for name, von, bis in klassen:
        if von <= unten and (bis is None or (oben is not None and oben <= bis)):
            return Gelesen(name, genau=genau and (von, bis) == (unten, oben))
    return None


def _lies_ganze(angabe: Zahlangabe | None, hoechstens: int) -> Gelesen | None:
    if angabe is None or angabe.ist_bereich or angabe.nachkommastellen:
        return None
    wert = int(angabe.unten)
    return Gelesen(wert, genau=not angabe.vage) if wert == angabe.unten and 1 <= wert <= hoechstens else None


def lies_einwohner(text: str) -> Gelesen | None:
    """Return the number of inhabitants, or the class that holds a typed range.

    A bound below 1 000 is not read: "10 bis 25" means thousands to some and people to none.
    """
    angabe = lies_zahlangabe(text, _EINWOHNERWORTE)
    if angabe is None or not angabe.ist_bereich:
        return _lies_ganze(angabe, _MAX_EINWOHNER)
    if any(grenze and not _KLEINSTE_EINWOHNERGRENZE <= grenze <= _MAX_EINWOHNER for grenze in (angabe.unten, angabe.oben)):
        return None
    return _lies_klasse(angabe.unten, angabe.oben, _EINWOHNERKLASSEN, genau=not angabe.vage)


def lies_ganzzahl(text: str) -> Gelesen | None:
    """Return a whole number from 1 to 2 000, such as the number of Gemeinden in a Landkreis."""
    return _lies_ganze(lies_zahlangabe(text, _GEMEINDEWORTE), _MAX_GANZZAHL)


def _lies_stellenangabe(text: str, *, mit_anteil: bool = False) -> Gelesen | None:
    """Read one figure or range; how much a Teilzeitstelle is, nobody knows unless its share is given as well."""
    angabe = lies_zahlangabe(text, _STELLENWORTE)
    if angabe is None or {"prozent", "stunden"} <= angabe.marken:
        return None
    teiler = 100 if "prozent" in angabe.marken else _WOCHENSTUNDEN if "stunden" in angabe.marken else 1
    if teiler == 1 and angabe.nachkommastellen > _NACHKOMMASTELLEN:
        return None
    genau = not angabe.vage and not angabe.marken & {"person", "stunden"}
    unten, oben = angabe.unten / teiler, None if angabe.oben is None else angabe.oben / teiler
    if max(unten, oben or unten) > _MAX_STELLEN:
        return None
    if angabe.ist_bereich:
        return _lies_klasse(unten, oben, _STELLENKLASSEN, genau=genau)
    if "teilzeit" in angabe.marken and not mit_anteil and teiler == 1 and unten == int(unten):
        return None
    wert = _runde(unten)
    return Gelesen("u05", genau=False) if unten and not wert else Gelesen(wert, genau=genau and wert == unten)


def _lies_doppelt(glatt: str) -> Gelesen | None:
    """Read "eine halbe Stelle (0,5 VZÄ)": one value given twice, where both agree."""
    teile = re.fullmatch(r"([^(=]+)[(=]([^()=]+)\)?", glatt)
    erste, zweite = (_lies_stellenangabe(teil) for teil in teile.groups()) if teile else (None, None)
    if erste is None or zweite is None or erste.wert != zweite.wert:
        return None
    return Gelesen(erste.wert, genau=erste.genau or zweite.genau)


def _lies_stellen_mit_anteil(glatt: str) -> Gelesen | None:
    """Read "eine Stelle mit 50 %" and "zwei Stellen zu je 19,5 Stunden"."""
    teile = _ANTEIL.fullmatch(glatt)
    anzahl, anteil = (
        (_lies_stellenangabe(teile["anzahl"], mit_anteil=True), _lies_stellenangabe(teile["anteil"])) if teile else (None, None)
    )
    if teile is None or anzahl is None or anteil is None or not isinstance(anzahl.wert, Decimal) or not isinstance(anteil.wert, Decimal):
        return None
    if anzahl.wert < 1 or anzahl.wert != int(anzahl.wert) or not 0 < anteil.wert <= 1:
        return None
    if anzahl.wert > 1 and not _JE_STELLE.search(teile["wie"]):
        return None
    return Gelesen(_kuerze(anzahl.wert * anteil.wert), genau=anzahl.wert == 1 and anteil.genau)


def _lies_stellensumme(glatt: str) -> Gelesen | None:
    """Read "eine volle und eine halbe Stelle" and "1 + 0,5"; without a share or a plus, "1 und 2" may mean anything."""
    teile = [_lies_stellenangabe(teil) for teil in re.split(r" ?\+ ?| plus | und ", glatt)]
    werte = [teil.wert for teil in teile if teil is not None and isinstance(teil.wert, Decimal) and teil.wert > 0]
    if not 1 < len(teile) == len(werte) or not (re.search(r"\+|\bplus\b", glatt) or any(wert != int(wert) for wert in werte)):
        return None
    summe = _kuerze(sum(werte, Decimal(0)))
    return Gelesen(summe, genau=False) if summe <= _MAX_STELLEN else None


def lies_stellen(text: str) -> Gelesen | None:
    """Return posts in full-time equivalents with at most two decimals, or the class that holds a typed range.

    Weekly hours are divided by 39 and never exact, unless their own whole is given ("20/40 Std."); "zwei Personen" are taken for
    two posts, and not exact either.
    """
    if not hat_lesbare_ziffern(text):
        return None
    glatt = re.sub(r"halbtags(?:stelle|kraft)?(n?)\b", r"halbe stelle\1", glaette(text))
    glatt = re.sub(r"(?<=[0-9]) ?[x×*] ?(?=[0-9])", " stellen je ", _WOCHENSTUNDENBRUCH.sub(r"/\1", glatt))
    if re.search(r"[0-9] [0-9]{3}(?![0-9])", glatt):
        return None
    if normalisiere(glatt) in _EINE_STELLE:
        return Gelesen(Decimal(1))
    return _lies_stellenangabe(glatt) or _lies_doppelt(glatt) or _lies_stellen_mit_anteil(glatt) or _lies_stellensumme(glatt)


def lies_budget(text: str, einwohner: int | None) -> Gelesen | None:
    """Return money in euro per inhabitant and year with at most two decimals, or the class that holds a typed range.

    A sum per year is divided by `einwohner`; where that is None, :class:`EinwohnerFehltError` asks for it. A figure below 100
    with "im Jahr" alone is neither clearly a sum nor clearly per head, and is not read.
    """
    if not hat_lesbare_ziffern(text):
        return None
    glatt = re.sub(r"(?<=[0-9])[.,] ?-+(?![0-9])", "", glaette(text))
    glatt = re.sub(r"(?<!\w)p\. ?[pk]\.?(?!\w)", "pro kopf", re.sub(r"(?<![a-z])([tk])eur\b", r"\1 eur", glatt))
    angabe = lies_zahlangabe(glatt, _BUDGETWORTE)
    if angabe is None or angabe.nachkommastellen > _NACHKOMMASTELLEN or {"euro", "cent"} <= angabe.marken:
        return None
    teiler = 100 if "cent" in angabe.marken else 1
    unten, oben = angabe.unten / teiler, None if angabe.oben is None else angabe.oben / teiler
    groesste = max(unten, oben or unten)
    if not groesste:
        return Gelesen(Decimal(0), genau=not angabe.vage)
    if _ist_summe(angabe, groesste):
        if einwohner is None or einwohner < 1:
            raise EinwohnerFehltError(text)
        return _lies_euro_je_kopf(unten / einwohner, None if oben is None else oben / einwohner, genau=False)
    if "jahr" in angabe.marken and "kopf" not in angabe.marken:
        return None
    return _lies_euro_je_kopf(unten, oben, genau=not angabe.vage)


def _ist_summe(angabe: Zahlangabe, groesste: Decimal) -> bool:
    """Tell a sum per year from euro per head, as far as the words and the size of the figure tell it."""
    if "kopf" in angabe.marken:
        return False
    if "gesamt" in angabe.marken or angabe.vielfach:
        return True
    return groesste >= _JAHRESSUMME_AB if "jahr" in angabe.marken else groesste > _SUMME_UEBER


def _lies_euro_je_kopf(unten: Decimal, oben: Decimal | None, *, genau: bool) -> Gelesen | None:
    if max(unten, oben or unten) > _MAX_BUDGET:
        return None
    if unten != oben:
        return _lies_klasse(unten, oben, _BUDGETKLASSEN, genau=genau)
    wert = _runde(unten)
    return Gelesen(wert, genau=genau and wert == unten) if wert else Gelesen("u1", genau=False)
