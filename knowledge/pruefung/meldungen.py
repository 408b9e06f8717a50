"""What an editor is told about a fault in the data: one German sentence per kind of fault (this is an editor's tool, house rule 4)."""

from typing import Final

LABEL_LANG: Final = "{ort}: Die Beschriftung „{text}“ hat {laenge} Zeichen, erlaubt sind höchstens {grenze}."
LABEL_LEER: Final = "{ort}: Eine Beschriftung ist leer."
LABEL_DOPPELT: Final = "{ort}: Die Beschriftung „{text}“ steht dort zweimal."
RUECKRUF_UNGUELTIG: Final = "{ort}: Die Kennung „{text}“ muss aus höchstens {grenze} ASCII-Zeichen bestehen."
RUECKRUF_DOPPELT: Final = "{ort}: Die Kennung „{text}“ steht für zwei Antworten."

MODELLE_FALSCH: Final = "Steckbriefe: Erwartet sind genau {soll} in dieser Reihenfolge, vorhanden sind {ist}."
RANG_FALSCH: Final = "Steckbrief {modell}: Der Rang der Verankerung ist {ist}, das Fachkonzept nennt {soll}."
STUFE_FALSCH: Final = "Steckbrief {modell}: Die Stufe der Verankerung ist {ist}, das Fachkonzept nennt {soll}."
STUFE_OHNE_NAMEN: Final = "katalog.yaml: Die Stufe {stufe} hat keinen Namen."
UNTERMODELLE_FALSCH: Final = "Steckbriefe: Erwartet sind die Untermodelle {soll}, vorhanden sind {ist}."
ALIAS_MEHRDEUTIG: Final = "„{name}“ meint mehrere Steckbriefe: {modelle}."
ENTWICKLUNG_UNBEKANNT: Final = "Steckbrief {modell}: Die Weiterentwicklung nennt das unbekannte Modell {ziel}."
ENTWICKLUNG_KREIS: Final = "Die Weiterentwicklung führt im Kreis: {kreis}."

FRAGE_FEHLT: Final = "Die Frage {frage} fehlt."
FRAGE_UNERWARTET: Final = "Die Frage {frage} ist nicht vereinbart."
ART_FALSCH: Final = "Frage {frage}: Die Art ist {ist}, vereinbart ist {soll}."
WERTE_FALSCH: Final = "Frage {frage}: Die Werte sind {ist}, vereinbart sind {soll}."
SCHRITT_UNBEKANNT: Final = "Frage {frage}: Den Schritt {schritt} gibt es nicht."
KLASSEN_FALSCH: Final = "Frage {frage}: Die Klassen müssen lückenlos an den Kanten {soll} liegen, sie liegen bei {ist}."
BEZUG_FRAGE: Final = "{ort}: Die Frage {frage} gibt es nicht."
BEZUG_WERT: Final = "{ort}: Die Frage {frage} kennt die Antwort {wert} nicht."
BEZUG_ART: Final = "{ort}: Die Frage {frage} hat die falsche Art."
BEZUG_MODELL: Final = "{ort}: Das Modell {modell} gibt es nicht."
BEZUG_BLOCK: Final = "Flussdiagramm, {knoten}: Den Block {block} gibt es nicht."
WIDERSPRUCH_DOPPELT: Final = "Die Kennung {kennung} steht bei zwei Widersprüchen."

KNOTEN_OHNE_FRAGE: Final = "Flussdiagramm: Zum Knoten {knoten} gibt es keine Frage."
KANTEN_FALSCH: Final = "Flussdiagramm, {knoten}: Die Kanten {ist} entsprechen nicht den Antworten der Frage: {soll}."
KANTE_OHNE_ZIEL: Final = "Flussdiagramm, {knoten}: Die Kante {antwort} braucht genau eines: ein Ziel oder Blätter."
KNOTEN_KREIS: Final = "Das Flussdiagramm führt im Kreis: {kreis}."
KNOTEN_UNERREICHBAR: Final = "Flussdiagramm: Kein Weg führt zum Knoten {knoten}."
BLATT_UNERREICHBAR: Final = "Flussdiagramm: Für keine Art von Kommune endet ein Weg bei {modell}."
FRAGE_NIE_GESTELLT: Final = "Die Frage {frage} wird nie gestellt."

GRENZE_NEGATIV: Final = "Steckbrief {modell}, {kriterium}: Die Grenze {wert} ist negativ."
GRENZE_UNMOEGLICH: Final = "Steckbrief {modell}, {kriterium}: Die Anforderung kann niemand erfüllen."
GRENZE_UNKLAR: Final = "Steckbrief {modell}, {kriterium}: Die Anforderung sagt nicht eindeutig, was verlangt ist."
GRENZE_KEINE_KANTE: Final = "Steckbrief {modell}, {kriterium}: Die Grenze {wert} ist keine Kante der Klassen von {frage}."
LUECKE: Final = "Lücke: Für die Art {typ} mit {einwohner} EW passt die Größe bei keinem Modell {welche}."
OHNE_STELLE: Final = "ohne Stelle"
MIT_STELLE: Final = "mit Stelle"
FUEHRT_NIE: Final = "Steckbrief {modell}: Auch mit passenden Angaben führt das Modell nicht, es führt {statt} (Profil: {profil})."

SATZ_UNGUELTIG: Final = "saetze.yaml: Ein Satz zu {kriterium}.{schluessel} fehlt oder nennt einen falschen Platzhalter: {fehler}."
SATZ_FEHLT: Final = "saetze.yaml: Zu {kriterium} fehlt der Satz {schluessel}."
SATZ_UNBENUTZT: Final = "saetze.yaml: Der Satz {gruppe}.{schluessel} wird nie gebraucht."
SATZ_PLATZHALTER: Final = "saetze.yaml: Der Satz {gruppe}.{schluessel} nennt die Platzhalter {ist}, möglich sind {soll}."
SATZ_GLEICH: Final = "saetze.yaml: {kriterium}.{schluessel} sagt bei verschiedenen Urteilen dasselbe."

SATZ_LANG: Final = "{ort}: Ein Satz hat {woerter} Wörter, erlaubt sind höchstens {grenze}: „{satz}“"
SATZ_MEDIAN: Final = "{raum}: Die Sätze haben im Median {median} Wörter, erlaubt sind höchstens {grenze}."
LIX_HOCH: Final = "{raum}: Die Texte haben zusammen einen LIX von {lix}, erlaubt sind höchstens {grenze}."
TEXT_SCHWER: Final = "{ort}: Der Text hat einen LIX von {lix}, erlaubt sind höchstens {grenze}. Kürzen Sie Sätze und Wörter: „{text}“"

AUFGABEN_GRUPPE: Final = (
    "Aufgaben: Die Gruppe {gruppe} hat {ist} Aufgaben, davon {ist_lk} nur für Landkreise; vorgesehen sind {soll} und {soll_lk}."
)
AUFGABE_BEREICH: Final = "Aufgabe {kennung}: Die Gruppe {gruppe} gehört zum Bereich {soll}."
AUFGABEN_DOPPELT: Final = "Aufgaben: Die Kennung {kennung} steht zweimal."
AUFGABEN_GRUPPENNAMEN: Final = "katalog.yaml: Namen brauchen genau die Aufgabengruppen {soll} in dieser Reihenfolge, vorhanden sind {ist}."
AUFGABENHINWEIS_BEZUG: Final = "Aufgabenhinweis {kennung}: {name} gibt es nicht."
AUFGABENHINWEIS_SONST: Final = "aufgabenhinweise.yaml: Genau ein Hinweis muss ohne „wenn“ und „typ“ für alle übrigen Fälle stehen."
THEMEN_FALSCH: Final = "Themen: Erwartet sind {soll}, vorhanden sind {ist}."
GLOSSAR_KURZ: Final = "Glossar: Es hat {ist} Begriffe, vorgesehen sind mindestens {soll}."
GLOSSAR_DOPPELT: Final = "Glossar: „{wort}“ steht bei mehreren Begriffen: {begriffe}."
PASSAGE_DOPPELT: Final = "Die Passage {kennung} gibt es zweimal."
PASSAGE_LEER: Final = "Passage {kennung}: {feld} ist leer."

MEILENSTEIN_FRAGE_FEHLT: Final = "meilensteine.yaml, {id}: Die Frage „{frage}“ gibt es nicht."
MEILENSTEIN_KEIN_DATUM: Final = "meilensteine.yaml, {id}: Die Frage „{frage}“ fragt nicht nach einem Datum."
MEILENSTEIN_KURZ_LANG: Final = "meilensteine.yaml, {id}: „{kurz}“ ist länger als {grenze} Zeichen."
MEILENSTEIN_STUFEN_FALSCH: Final = "meilensteine.yaml, {id}: „stufen“ sind höchstens {grenze} fallende Zahlen größer als 0."
MEILENSTEIN_ART_FALSCH: Final = (
    "meilensteine.yaml, {id}: „art“ passt nicht zum Termin: eigen nur mit einer Frage, fassung nur mit einer Fassung."
)
MEILENSTEIN_TITEL_FALSCH: Final = (
    "meilensteine.yaml, {id}: Nur der Titel eines Termins je Quartal nennt {{quartal}} und {{jahr}}, und er nennt beide."
)
MEILENSTEIN_REGEL_FALSCH: Final = (
    "meilensteine.yaml, {id}: Der Termin ist unmöglich: Monate von 1 bis 12 in ihrer Folge, mindestens ein Quartal."
)
MEILENSTEIN_AB_FALSCH: Final = "meilensteine.yaml, {id}: „ab“ gibt es nur bei einem Abstand und nicht nach dem Termin."

GEGENARGUMENTE_MODELLE: Final = "gegenargumente.yaml: Erwartet sind genau die Modelle {soll}, vorhanden sind {ist}."
GEGENARGUMENTE_ANZAHL: Final = "gegenargumente.yaml, {modell}: Der Steckbrief nennt {soll} Nachteile, beantwortet sind {ist}."
GEGENARGUMENT_QUELLE: Final = "gegenargumente.yaml, {modell}: Den Aspekt {quelle} gibt es nicht."
ERFOLGE_FAKTOREN: Final = "gespraech.yaml: Erwartet sind genau die Faktoren {soll} in dieser Reihenfolge, vorhanden sind {ist}."
ERFOLG_KENNUNG: Final = "gespraech.yaml, {faktor}: Die Kennung {kennung} steht zweimal oder ist nicht erlaubt."
SPITZE_FRAGE: Final = "bericht.yaml, fragen_an_die_spitze: Die Frage {frage} gibt es nicht."
NACHWEIS_DOPPELT: Final = "bericht.yaml: Die Kennung {kennung} steht bei zwei Nachweisen."
NACHWEIS_JAHR: Final = "bericht.yaml, Nachweis {kennung}: Das Jahr {jahr} liegt nach dem Stand des Katalogs."

VERSION_FORM: Final = "versionen.yaml: „{version}“ ist keine Version wie 2026.1."
VERSION_FOLGE: Final = "versionen.yaml: {version} steht nach {vorige}, ist aber nicht neuer."
VERSION_GEGENWART: Final = "versionen.yaml: Der letzte Eintrag muss {version} vom {stand} sein, wie in katalog.yaml."
VERSION_ERSTE: Final = "versionen.yaml: Vor {version} gab es keine Antworten, also auch keine Regeln."
REGEL_DOPPELT: Final = "{ort}: Für die Frage {frage} gibt es zwei Regeln."
REGEL_ALT_DA: Final = "{ort}: Die Frage {frage} gibt es noch, eine Regel darf sie nicht ersetzen."
REGEL_ZIEL_FEHLT: Final = "{ort}: Eine Regel führt zur Frage {frage}, die es nicht gibt."
REGEL_WERT_FEHLT: Final = "{ort}: Eine Regel führt zum Wert {wert}, den die Frage {frage} nicht kennt."
REGEL_WERT_DA: Final = "{ort}: Den Wert {wert} der Frage {frage} gibt es noch, eine Regel darf ihn nicht ersetzen."
REGEL_TEILUNG: Final = "{ort}: Die Frage {frage} wird nicht geteilt, denn die Regel nennt keine zwei neuen Fragen."

SCHNELL_UNBEKANNT: Final = "schnell.yaml: Die Frage {frage} gibt es nicht."
SCHNELL_FEHLT: Final = "schnell.yaml: Für die Frage {frage} fehlen Wörter."
