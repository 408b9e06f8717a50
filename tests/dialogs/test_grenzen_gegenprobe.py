"""Every card of the Gegenprobe and of the comparison keeps the limits, whatever is known and whichever models are meant."""

from itertools import combinations

from dialogs.akte import als_speicherwert
from dialogs.gegenprobe import ansichten, versuch
from dialogs.states import GegenprobeSG, VergleichSG
from dialogs.vergleich import ansichten as vergleich
from knowledge.empfehlung import empfiehl
from knowledge.frage import WEISS_NICHT
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.stabilitaet import stabilitaet
from knowledge.gegenprobe.vergleich import vergleiche
from knowledge.gegenprobe.versuch import probiere
from knowledge.katalog import Katalog
from tests.dialogs.test_grenzen import profile, pruefe


def test_changes_and_their_trials_keep_the_limits_for_every_profile_and_model(katalog: Katalog):
    for antworten in profile(katalog):
        for modell in katalog.steckbriefe:
            gegenprobe = was_muesste_sich_aendern(katalog, antworten, modell)
            daten = ansichten.aendern(katalog, antworten, gegenprobe)
            pruefe(GegenprobeSG.aendern, daten)
            assert daten["saetze"] or daten["gruende"] or gegenprobe.saetze == ((),)
        neu = {aenderung.frage: als_speicherwert(aenderung.nach) for satz in gegenprobe.saetze for aenderung in satz}
        pruefe(GegenprobeSG.versuch, versuch.versuch(katalog, antworten, probiere(katalog, antworten, neu), neu, modell))


def test_stability_and_the_choice_of_a_question_keep_the_limits_for_every_profile(katalog: Katalog):
    for antworten in profile(katalog):
        pruefe(
            GegenprobeSG.stabilitaet,
            ansichten.stabilitaet(katalog, antworten, empfiehl(katalog, antworten), stabilitaet(katalog, antworten)),
        )
        pruefe(GegenprobeSG.fragen, ansichten.fragen(katalog, antworten))
        for frage in ansichten.pruefbare_fragen(katalog, antworten):
            pruefe(GegenprobeSG.antworten, ansichten.antwort(katalog, antworten, frage, nicht_gelesen=True))


def test_every_path_keeps_the_limits(katalog: Katalog):
    for heute in (*katalog.steckbriefe, "keins", WEISS_NICHT):
        for typ in ("gemeinde", "landkreis", "verbund"):
            antworten = katalog.antworten({"modell_heute": heute, "kommune_typ": typ})
            for ziel in katalog.steckbriefe:
                pruefe(GegenprobeSG.pfad, ansichten.pfad(katalog, antworten, ziel))


def test_every_page_of_every_comparison_keeps_the_limits_and_says_everything(katalog: Katalog):
    personen = [None, *profile(katalog)]
    paare = [*combinations(katalog.steckbriefe, 2), *combinations(katalog.steckbriefe, 3)]
    for nummer, modelle in enumerate(paare[::3]):
        gefunden = vergleiche(katalog, modelle, personen[nummer % len(personen)])
        gesagt: set[str] = set()
        for teil in vergleich.TEILE:
            seiten = vergleich.bloecke_in_seiten(katalog, gefunden, teil)
            gesagt |= {zeile.text for bloecke in seiten for block in bloecke for zeile in block.zeilen}
            for seite in range(len(seiten)):
                pruefe(VergleichSG.ansicht, vergleich.ansicht(katalog, gefunden, teil, seite))
        for modell in modelle:
            steckbrief = katalog.steckbriefe[modell]
            assert {beleg.text for beleg in (*steckbrief.vorteile, *steckbrief.nachteile)} <= gesagt
            assert {eintrag.wert for eintrag in (*steckbrief.kriterien.values(), *steckbrief.eigenschaften.values())} <= gesagt


def test_the_choice_of_models_keeps_the_limits(katalog: Katalog):
    for anzahl in range(4):
        pruefe(VergleichSG.wahl, vergleich.wahl(katalog, list(katalog.steckbriefe)[-anzahl:] if anzahl else [], "<&>" * 26))
