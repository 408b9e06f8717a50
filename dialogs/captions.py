"""All button labels and short answers of the bot, in one place (house rule 4). Labels have at most 20 characters."""

from typing import Final, Literal

VERSTANDEN: Final = "Verstanden, los geht's"
MENUE: Final = "Menü"
ZURUECK: Final = "Zurück"
WARUM: Final = "Warum? Wen fragen?"
WARUM_ZU: Final = "Weniger anzeigen"
WEISS_NICHT: Final = "Weiß nicht"
UEBERSICHT: Final = "Meine Antworten"
HILFE: Final = "Hilfe"
STECKBRIEFE: Final = "Steckbriefe"
BEGINNEN: Final = "Beratung beginnen"
FORTSETZEN: Final = "Beratung fortsetzen"
ERGEBNIS: Final = "Ergebnis ansehen"
ANDERES_JAHR: Final = "Anderes Jahr"
ANDERER_MONAT: Final = "Anderer Monat"
FRUEHER: Final = "Frühere Jahre"
SPAETER: Final = "Spätere Jahre"
ERSTER_TAG: Final = "Monatsanfang"
LETZTER_TAG: Final = "Monatsende"
GRUENDE: Final = "Warum dieses Modell?"
WEG: Final = "Mein Weg"
MODELLE: Final = "Alle Modelle"
EMPFEHLUNGEN: Final = "Nächste Schritte"
WIDERSPRUECHE: Final = "Widersprüche"
KUEMMERER: Final = "Ich als Kümmerer*in"
GRENZEN: Final = "Grenzen und Quellen"
UEBERBLICK: Final = "Zum Ergebnis"
STECKBRIEF: Final = "Steckbrief"
ALLE_ASPEKTE: Final = "Alle Aspekte"
AUSGANGSLAGE: Final = "Ausgangslage"
EIGENSCHAFTEN: Final = "Eigenschaften"
VOR_NACHTEILE: Final = "Vor- und Nachteile"
EMPFEHLUNGEN_TAB: Final = "Empfehlungen"
BERICHT: Final = "Bericht und Vorlagen"
DOKUMENTE: Final = {
    "bericht/pdf": "Bericht als PDF",
    "bericht/docx": "Bericht für Word",
    "leitfaden/pdf": "Gesprächsleitfaden",
    "vorlage/docx": "Entscheidungsvorlage",
}
WIRD_ERSTELLT: Final = "{dokument} wird erstellt …"
DOKUMENT_FERTIG: Final = {
    "bericht": "Ihr Empfehlungsbericht. Er gibt Orientierung und ist keine Rechtsberatung.",
    "leitfaden": "Ihr Gesprächsleitfaden. Tragen Sie Ihre Beispiele ein, bevor Sie ins Gespräch gehen.",
    "vorlage": "Ihre Entscheidungsvorlage. Farbig hinterlegt ist, was nur die Verwaltung eintragen kann.",
}
WEITER: Final = "Weiter"
KLASSISCH: Final = "Klassisch"
REICH: Final = "Neu: mit Tabellen"
VON_VORN: Final = "Von vorn"
TEILEN: Final = "Teilen"
THEMEN: Final = "Alle Themen"
THEMA: Final = "Thema {kurz}"
GLOSSAR: Final = "Glossar"
SUCHE: Final = "Nachschlagen"
JA_GEMEINT: Final = "Ja, das meine ich"
NEIN_ANDERS: Final = "Nein, etwas anderes"
IM_LOTSEN: Final = "Im Lotsen öffnen"
INLINE_THEMEN: Final = "Alle Themen im Lotsen ansehen"
SCHLIESSEN: Final = "Schließen"
ANDERES_MODELL: Final = "Anderes Modell"
ANTWORTEN_PRUEFEN: Final = "Antworten prüfen"
MERKLISTE: Final = "Merkliste"
VORMERKEN: Final = "{nummer} vormerken"
ZUR_MERKLISTE: Final = "Zur Merkliste"
WEITERE_EINTRAEGE: Final = "Weitere Einträge"
ERINNERN_AM: Final = "Erinnern am …"
OHNE_DATUM: Final = "Ohne Datum"
ENTFERNEN: Final = "Entfernen"
JA_ENTFERNEN: Final = "Ja, entfernen"
IN_ZWEI_WOCHEN: Final = "In zwei Wochen"
IN_MONATEN: Final = {1: "In einem Monat", 3: "In drei Monaten", 6: "In sechs Monaten"}
MERKTERMIN: Final = "{aspekt} ({nummer})"
ZEITPLAN: Final = "Zeitplan"
ZUM_PLAN: Final = "Zum Zeitplan"
WEITERE_TERMINE: Final = "Weitere Termine"
EIGENER_TERMIN: Final = "Eigener Termin"
PLANDATEN: Final = "Angaben zum Plan"
KALENDERDATEI: Final = "Als Kalenderdatei"
ENDE_EINTRAGEN: Final = "Förderende eintragen"
ERLEDIGT: Final = "Erledigt"
DOCH_OFFEN: Final = "Doch noch offen"
VERSCHIEBEN: Final = "Verschieben"
AUF_VORSCHLAG: Final = "Zurück auf Vorschlag"
UMBENENNEN: Final = "Umbenennen"
DATUM_AENDERN: Final = "Datum ändern"
LOESCHEN: Final = "Löschen"
JA_LOESCHEN: Final = "Ja, löschen"
BEHALTEN: Final = "Nein, behalten"
NOTIZ: Final = "Notiz schreiben"
NOTIZ_AENDERN: Final = "Notiz ändern"
NOTIZ_LOESCHEN: Final = "Notiz löschen"
ERINNERUNGEN: Final = "Erinnerungen"
ANSTELLEN: Final = "Anstellen"
ALLE_ABSTELLEN: Final = "Alle abstellen"
ALLE_NACHRICHTEN: Final = "Alle Nachrichten"
WEITERE_NACHRICHTEN: Final = "Weitere Nachrichten"
UHRZEIT: Final = "Uhrzeit"
ZEITZONE: Final = "Zeitzone"
WIE_FRUEH: Final = "Wie früh?"
STUNDE: Final = "{stunde} Uhr"
STUFE_AN: Final = "{stufe}: anstellen"
STUFE_AUS: Final = "{stufe}: abstellen"
IN_EINER_WOCHE: Final = "In einer Woche"
PLAN_ZEIGEN: Final = "Plan zeigen"
NR_ERLEDIGT: Final = "{nummer} erledigt"
NR_SPAETER: Final = "{nummer} später"
NR_DOCH_OFFEN: Final = "{nummer} doch noch offen"

TERMINART: Final = {"quelle": "Quelle", "fassung": "Fassung", "vorschlag": "Vorschlag", "eigen": "eigener Termin"}
STUFEN: Final = {42: "6 Wochen", 14: "2 Wochen", 3: "3 Tage"}
ZONEN: Final = {
    "Europe/Berlin": "Deutschland",
    "Europe/Lisbon": "Lissabon",
    "Europe/London": "London",
    "Europe/Athens": "Athen",
    "Atlantic/Canary": "Kanarische Inseln",
}
BERATUNGEN: Final = "Meine Beratungen"
ALLE_BERATUNGEN: Final = "Alle Beratungen"
NEUE_BERATUNG: Final = "Neue Beratung"
WEITERE: Final = "Weitere"
HIERHER_WECHSELN: Final = "Hierher wechseln"
NAME_AENDERN: Final = "Name ändern"
OHNE_NAMEN: Final = "Ohne Namen"
WIEDERHOLEN: Final = "Wiederholen"
STIMMT_NOCH: Final = "Stimmt alles noch"
DURCHSICHT: Final = "Antworten bestätigen"
SEITHER: Final = "Seit dem letzten Mal"
KATALOG_NEU: Final = "Katalog geändert"
BERATUNG_VOM: Final = "Beratung vom {datum}"

DATENSCHUTZ: Final = "Datenschutz"
MEINE_DATEN: Final = "Meine Daten"
ALS_DATEI: Final = "Als Datei holen"
ALLES_LOESCHEN: Final = "Alles löschen"
JA_ALLES_LOESCHEN: Final = "Ja, alles löschen"
DATEN_DATEI: Final = "meine-daten.json"
# What a person calls the rows of a table.
DATENARTEN: Final = {
    "personen": "Zustimmung zum Hinweis",
    "beratungen": "Beratungen",
    "antworten": "Antworten",
    "ergebnisse": "Ergebnisse",
    "wiederholungen": "Verweise auf frühere Beratungen",
    "versionswechsel": "Umstellungen auf einen neuen Katalog",
    "meilensteine": "Einträge im Zeitplan",
    "arbeitszeit": "Anteile für IST und SOLL",
    "themenwahl": "Ideen vor Ort",
    "merkliste": "Einträge der Merkliste",
    "gespraechspunkte": "Punkte für das Gespräch",
    "webzugaenge": "Öffnungen der Aufgabenseite",
    "kalenderdateien": "Kalenderdateien",
    "erinnerungsplaene": "Einstellungen der Erinnerungen",
    "erinnerungen": "Erinnerungen",
    "dialogzustand": "Stand der Dialoge",
}
SO_SPEICHERN: Final = "So speichern"
AENDERN: Final = "Ändern"
UEBERNEHMEN: Final = "Übernehmen"
VERWERFEN: Final = "Verwerfen"
WEGLASSEN: Final = "Weglassen"
BEIDES: Final = "Beides"
LUECKEN: Final = "Lücken ausfüllen"
SCHNELL: Final = "Expertenweg"
SCHNELL_BEISPIEL: Final = "Gemeinde, 32.000 EW, heute V 7, danach halbe Stelle, 6 €, Konzept teilweise, Rückhalt hoch"
KLAEREN: Final = "Diese Frage klären"
PFAD: Final = "Entwicklungspfad"
PFAD_DORTHIN: Final = "Pfad dorthin"
WAS_WAERE_WENN: Final = "Was wäre, wenn …?"
STABILITAET: Final = "Stabilität"
WAS_NOETIG: Final = "Was wäre nötig?"
AUSPROBIEREN: Final = "Ausprobieren"
AUSPROBIEREN_NUMMER: Final = "{nummer} ausprobieren"
VERGLEICHEN: Final = "Vergleichen"
ANZEIGEN: Final = "Vergleich anzeigen"
NEU_WAEHLEN: Final = "Neu wählen"
GEWAEHLT: Final = "{name} ✓"
EIGNUNG: Final = "Eignung"
MIT_VORBEHALT: Final = "mit Vorbehalt"
VORTEILE: Final = "Vorteile"
NACHTEILE: Final = "Nachteile"

AUFGABEN_WEITER: Final = "Weiter eintragen"
AUFGABEN_SEITE: Final = "Als Seite ausfüllen"
AUFGABEN_SCHNELL: Final = "Schnell ausfüllen"
AUFGABEN_ERGEBNIS: Final = "Auswertung"
AUFGABEN_HINWEISE: Final = "Was heißt das?"
AUFGABEN_IDEEN: Final = "Ideen vor Ort"
AUFGABEN_TYP: Final = "Art der Kommune"
AUFGABEN_ALLE: Final = "Alle Gruppen"
AUFGABEN_GRUPPE: Final = "Zur Gruppe"
EINTRAGEN: Final = {"ist": "IST eintragen", "soll": "SOLL eintragen"}
VERTEILEN: Final = {"ist": "IST verteilen", "soll": "SOLL verteilen"}
ANPASSEN: Final = {"ist": "IST auf 100 %", "soll": "SOLL auf 100 %"}
ZUM_FELD: Final = {"ist": "Zum IST", "soll": "Zum SOLL"}
SOLL_WIE_IST: Final = "SOLL = IST"
UEBERSPRINGEN: Final = "Überspringen"
LEEREN: Final = "Leeren"
MEHR_WERTE: Final = "Mehr"
WENIGER_WERTE: Final = "Weniger"
RUECKGAENGIG: Final = "Rückgängig"
ALS_EXCEL: Final = "Als Excel-Datei"
ALS_CSV: Final = "Als CSV-Datei"
NACHLESEN: Final = "Nachlesen"
WAHLTHEMEN: Final = {"zukunftsthemen": "Zukunftsthemen", "verwaltungsarbeit": "Wege ins Amt"}
SPALTEN: Final = {"ist": "IST", "soll": "SOLL"}
AUFGABEN_DATEI: Final = "Aufgaben-IST-SOLL.{endung}"
EXCEL_DATEI: Final = "Excel-Datei"
CSV_DATEI: Final = "CSV-Datei"
TABELLENKOPF: Final = ("Bereich", "Gruppe", "Aufgabe", "Beschreibung", "IST in %", "SOLL in %", "Differenz", "Quelle")
IDEENKOPF: Final = ("Thema", "Idee vor Ort", "Quelle")
BLATT_AUFGABEN: Final = "Aufgaben"
BLATT_IDEEN: Final = "Ideen"
SUMME: Final = "Summe"
ALLE_AUFGABEN: Final = "Alle Aufgaben"
BEREICHE: Final[dict[Literal["innen", "aussen"], str]] = {"innen": "innerhalb der Verwaltung", "aussen": "nach außen"}

AUFGABEN_IM_ERGEBNIS: Final = "Aufgaben IST/SOLL"
GESPRAECH: Final = "Zum Gespräch"
LEITFADEN_LESEN: Final = "Leitfaden lesen"
LEITFADEN_PDF: Final = "Leitfaden als PDF"
ALLE_TEILE: Final = "Alle Teile"
GESPRAECH_IDEEN: Final = "Drei Ideen"
NOCH_NICHTS: Final = "Noch nichts"
NR_LOESCHEN: Final = "{nummer} löschen"
NR_NACH_VORN: Final = "{nummer} nach vorn"
NOTIEREN: Final = {"erreicht": "Erfolge notieren", "ideen": "Ideen ändern"}

NOCH_OFFEN: Final = "noch offen"
VON_HEUTE_AUS: Final = "Von heute aus"
IM_ZIELMODELL: Final = "Im Zielmodell"
URTEIL: Final = {"erfuellt": "erfüllt", "knapp": "knapp", "verfehlt": "nicht erfüllt", "offen": "offen", "entfaellt": "entfällt"}
STATUS: Final = {"empfohlen": "empfohlen", "moeglich": "möglich", "angestrebt": "angestrebt", "nicht_passend": "passt nicht"}
# What a button calls the part of a Steckbrief, short enough to stand behind "V 6a–c".
FELDER: Final = {
    "kriterium.kommunengroesse": "Größe",
    "kriterium.personalbudget": "Stellen",
    "kriterium.zeithorizont": "Zeithorizont",
    "kriterium.klimabudget": "Klimabudget",
    "kriterium.historie": "Historie",
    "kriterium.relevanz": "Rückhalt",
    "eigenschaft.verstetigungsgrad": "Verstetigung",
    "eigenschaft.kooperation": "Kooperation",
    "eigenschaft.spezialisierung": "Fachaufgaben",
    "eigenschaft.einbindung": "Einbindung",
    "eigenschaft.stellenbeschreibung": "Aufgaben",
    "vorteile": "Vorteile",
    "nachteile": "Nachteile",
    "empfehlung.personell": "Personal",
    "empfehlung.strategie": "Strategie",
    "empfehlung.ziele": "Ziele",
    "empfehlung.finanzierung": "Finanzierung",
    "empfehlung.controlling": "Controlling",
    "empfehlung.netzwerke": "Netzwerke",
    "empfehlung.massnahmen_innen": "nach innen",
    "empfehlung.massnahmen_aussen": "nach außen",
}
# The section of a Steckbrief in which all steps of a development path stand, as the sources of the steps name it.
ABSCHNITT_WEITERENTWICKLUNG: Final = "Empfehlungen, Weiterentwicklung der personellen Verstetigung"
STAND: Final = {"offen": "offen", "begonnen": "begonnen", "fertig": "fertig"}
MONATE: Final = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")

TOAST_VERALTET: Final = "Diese Schaltfläche gehört zu einer früheren Nachricht. Hier ist der aktuelle Stand."
TOAST_SCHON_BEANTWORTET: Final = "Diese Frage ist schon beantwortet. Ändern können Sie sie unter „Meine Antworten“."
TOAST_ERLEDIGT: Final = "Als erledigt vermerkt. Daran erinnere ich Sie nicht mehr."
TOAST_OFFEN: Final = "Wieder offen."
TOAST_KEINE_TERMINE: Final = "Noch stehen keine Termine im Zeitplan."
TOAST_TERMIN_FEHLT: Final = "Diesen Termin gibt es in Ihrem Zeitplan nicht mehr."
TOAST_ANDERE_BERATUNG: Final = "Diese Erinnerung gehört zu einer anderen Beratung. Wechseln können Sie mit /beratungen."
TOAST_SPAETER: Final = "Gut, ich erinnere Sie am {datum} noch einmal."
TOAST_NICHT_SPAETER: Final = "Das geht nicht: In einer Woche wäre der Termin {datum} schon vorbei. Er steht fest ({art})."
TOAST_VORBEI: Final = "Das geht nicht: Der Termin {datum} ist schon vorbei. Er steht fest ({art})."
TOAST_NICHT_SPAETER_EIGEN: Final = (
    "Das geht nicht: In einer Woche wäre Ihr eigener Termin {datum} schon vorbei. Ändern können Sie ihn im Zeitplan."
)
TOAST_VORBEI_EIGEN: Final = "Das geht nicht: Ihr eigener Termin {datum} ist schon vorbei. Ändern können Sie ihn im Zeitplan."
TOAST_SPAETER_NICHT: Final = {
    "unbekannt": TOAST_TERMIN_FEHLT,
    "erledigt": "Das ist schon erledigt. Daran erinnere ich Sie nicht mehr.",
    "aus": "Ihre Erinnerungen sind abgestellt. Anstellen können Sie sie mit /erinnerungen.",
    "wiederholt": "",
    "andere_beratung": TOAST_ANDERE_BERATUNG,
}
TOAST_ABGESTELLT: Final = "Alle Erinnerungen sind abgestellt."
ICS_DATEINAME: Final = "zeitplan.ics"
TOAST_VERWORFEN: Final = "Verworfen. Ihre Antworten sind unverändert."
TOAST_HOECHSTENS_DREI: Final = "Höchstens drei Modelle lassen sich vergleichen. Tippen Sie auf eines, um es abzuwählen."
SEITE_OEFFNEN: Final = "Bitte tippen Sie auf den Knopf „Als Seite ausfüllen“. Die Seite öffnet sich dann über dem Chat."
TOAST_NOCH_EINMAL: Final = "Den Text habe ich mir nicht gemerkt. Bitte senden Sie ihn noch einmal."
NUR_PRIVAT: Final = "Ich berate nur im privaten Chat. Bitte öffnen Sie ihn hier: {link}"
ZU_VIEL_AUF_EINMAL: Final = (
    "Das war sehr viel auf einmal, deshalb lasse ich einiges aus. Ihre Antworten bleiben gespeichert. "
    "Bitte warten Sie eine halbe Minute und machen Sie dann weiter."
)
NICHT_NOCH_EINMAL_GELESEN: Final = (
    "Geänderte Nachrichten lese ich nicht noch einmal. Bitte senden Sie den Text neu. "
    "Eine gespeicherte Antwort ändern Sie unter „Meine Antworten“."
)
FEHLER: Final = (
    "Das hat gerade nicht geklappt. Ihre Antworten bleiben erhalten. Bitte versuchen Sie es noch einmal oder tippen Sie auf /menu."
)
DATENBANK_FEHLT: Final = (
    "Ich kann gerade nichts speichern. Bitte versuchen Sie es in einigen Minuten noch einmal. Gespeicherte Antworten bleiben erhalten."
)
ALARME: Final = {
    "database": "Die Datenbank oder Redis ist nicht erreichbar. Nachrichten bekommen zurzeit nur einen Hinweis als Antwort.",
    "handler": "Beim Bearbeiten einer Nachricht ist ein Fehler aufgetreten. Näheres steht im Protokoll.",
    "reminder": "Eine Erinnerung ließ sich nicht zustellen. Ich versuche es später noch einmal.",
    "undelivered": "Eine Antwort ließ sich nicht zustellen. Telegram nimmt zurzeit nicht alles an.",
}
BEREIT: Final = {"database": "Datenbank", "redis": "Redis", "telegram": "Bot-API"}
BEFEHLE: Final = {
    "start": "Beginnen, Antworten bleiben",
    "beratung": "Beratung beginnen oder fortsetzen",
    "aufgaben": "Ihre Aufgaben: IST und SOLL",
    "schnell": "Alles in einer Zeile, für Eilige",
    "beratungen": "Mehrere Beratungen, auch zum Wiederholen",
    "gespraech": "Gespräch mit der Verwaltungsspitze",
    "bericht": "Bericht und Vorlagen erstellen",
    "steckbrief": "Ein Modell nachlesen",
    "vergleich": "Zwei oder drei Modelle vergleichen",
    "suche": "Eine Frage nachschlagen",
    "glossar": "Begriffe und Abkürzungen",
    "merkliste": "Vorgemerkte Empfehlungen",
    "zeitplan": "Termine bis zum Ende der Förderung",
    "erinnerungen": "Erinnerungen an- oder abstellen",
    "datenschutz": "Was gespeichert wird und warum",
    "meinedaten": "Ihre Daten ansehen und mitnehmen",
    "loeschen": "Alle Ihre Daten löschen",
    "einstellungen": "Darstellung der Nachrichten",
    "menu": "Alle Schritte auf einen Blick",
    "hilfe": "Was ich kann und wie Sie antworten",
    "abbrechen": "Zurück zum Menü, Antworten bleiben",
}

# Words within pictures.
BILD_KNOPF: Final = "Als Bild"
BILD_KNOPF_PASSUNG: Final = "Passung als Bild"
BILD_STAND: Final = "Wissensstand: Katalog {version} vom {stand}"
BILD_SCHON_DA: Final = "Dieses Bild steht schon im Chat."
BILD_PASSUNG: Final = "Passung aller Modelle"
BILD_PASSUNG_VORN: Final = "Vorn: {nummer} {name} ({status})"
BILD_PASSUNG_VORLAEUFIG: Final = "Vorläufig – vorn liegt zurzeit: {nummer} {name}"
BILD_PASSUNG_FUSS: Final = "Quelle: S, Geeignete Ausgangslage; Abgrenzung „knapp“: Vorschlag"
BILD_VORN: Final = "liegt vorn"
BILD_WEG: Final = "Ihr Weg durch das Flussdiagramm"
BILD_WEG_FERTIG: Final = "Der Weg führt zu: {modelle}"
BILD_WEG_OFFEN: Final = "Noch offen. Möglich sind: {modelle}"
BILD_WEG_FUSS: Final = "{hinweis} Quelle: {quelle}"
BILD_GEGANGEN: Final = "Ihr Weg"
BILD_MOEGLICH: Final = "noch möglich"
BILD_ABSEITS: Final = "nicht auf Ihrem Weg"
BILD_UNSICHER: Final = "~ gestrichelt: Pfeil unsicher"
BILD_UEBERGANG: Final = "Ü Übergangslösung"
BILD_EIGENER_ZWEIG: Final = "* unser Vorschlag, nicht in der Abbildung"
BILD_PFAD: Final = "Ihr Entwicklungspfad"
BILD_PFAD_VON_NACH: Final = "Von {von} zu {nach}"
BILD_PFAD_FUSS: Final = "Je höher die Stufe, desto breiter ist Klimaschutz verankert. Quelle: B, Kap. 3.1; Einteilung in Stufen: Vorschlag"
BILD_HEUTE: Final = "heute"
BILD_ZIEL: Final = "Ziel"
BILD_STUFE: Final = "Stufe {stufe}: {name}"
BILD_SCHRITT_VORSCHLAG: Final = "gestrichelt: Vorschlag"
BILD_ARBEITSZEIT: Final = "Aufgaben: IST und SOLL"
BILD_ARBEITSZEIT_SUMME: Final = "IST {ist}, SOLL {soll} Ihrer Arbeitszeit"
BILD_ARBEITSZEIT_OFFEN: Final = "Noch nicht vollständig: IST {ist}, SOLL {soll}"
BILD_ARBEITSZEIT_WERT: Final = "{wert} ({differenz})"
BILD_ARBEITSZEIT_FUSS: Final = "Aufgaben nach B, Tab. 4.2 und 4.3; die Anteile sind eine Selbsteinschätzung."
BILD_ZEITPLAN: Final = "Ihr Zeitplan"
BILD_ZEITPLAN_BIS: Final = "Bis zum Ende der Förderung am {ende}"
BILD_ZEITPLAN_OHNE_ENDE: Final = "Das Ende der Förderung ist noch nicht eingetragen."
BILD_HEUTE_AM: Final = "heute, {datum}"
BILD_ENDE: Final = "Ende der Förderung"
BILD_SPANNE: Final = ("ab {}", "bis {}")
BILD_WEITERE: Final = "{anzahl} weitere Termine stehen im Zeitplan."
BILD_WEITERER: Final = "Ein weiterer Termin steht im Zeitplan."
BILD_ZEITPLAN_FUSS: Final = "Die Quelle jedes Termins steht im Zeitplan. Vorschläge können Sie verschieben."
TERMIN_ART: Final = {"quelle": "aus der Quelle", "fassung": "nach einer Fassung", "vorschlag": "Vorschlag", "eigen": "eigener Termin"}
TERMIN_STAND: Final = {"offen": "offen", "erledigt": "erledigt", "versaeumt": "versäumt"}
