"""The German help texts and messages of the command line, in one place (house rule 4)."""

LOTSE = "Verstetigungslotse: Beratung zur Verstetigung des Klimaschutzmanagements."
RUN = "Startet den Bot. Mit BOT_TOKEN läuft er auf Telegram, sonst als Chatseite auf diesem Rechner."
LOKAL = "Startet die Chatseite auf diesem Rechner, ohne Telegram."
WISSEN = "Gibt das ganze Wissen aus. Das sind Steckbriefe, Fragen, Flussdiagramm, Aufgaben, Themen und Glossar."
STECKBRIEF = "Zeigt einen Steckbrief. Zum Beispiel: lotse steckbrief V8"
EMPFEHLEN = 'Empfiehlt ein Modell. Der Fall {"antworten": {…}} kommt aus einer Datei (.json, .jsonl) oder von der Standardeingabe (-).'
SUCHE = 'Sucht Passagen, die zu einer Frage passen. Zum Beispiel: lotse suche "Was spricht gegen eine Stabsstelle?"'
ZEITPLAN = "Zeigt die Meilensteine bis zum Förderende. Der Fall kommt aus einer Datei (.json, .jsonl) oder von der Standardeingabe (-)."
BERICHT = "Schreibt den Empfehlungsbericht für einen Fall. Zum Beispiel: lotse bericht fall.json -o bericht.pdf"
AUFGABEN = "Rechnet IST und SOLL der Aufgaben zusammen. Der Fall kommt aus einer Datei (.json, .jsonl) oder von der Standardeingabe (-)."
GEGENPROBE = "Sagt, was sich für ein Modell ändern müsste. Zum Beispiel: lotse gegenprobe fall.json --ziel V8"
VERGLEICH = "Stellt zwei oder drei Modelle nebeneinander. Zum Beispiel: lotse vergleich V7 V8 V9"
DATEN_IMPORT = "Übernimmt die Beratungen aus einer Datei von /meinedaten, zusätzlich zu denen, die schon da sind."
DATEN_STATISTIK = "Zeigt, wie oft Fragen gezeigt, beantwortet und verlassen wurden, ohne Personen. Zahlen unter 5 sind verdeckt."
MIGRATE = "Bringt die Datenbank auf den neuesten Stand."
DATEN = "Kopiert, sichert, übernimmt Daten und wertet sie aus."
DATEN_KOPIEREN = "Kopiert alle Daten in eine leere Datenbank, von SQLite nach PostgreSQL oder zurück."
DATEN_SICHERN = "Schreibt alle Daten in eine Sicherungsdatei. Der Bot darf dabei laufen."
DATEN_WIEDERHERSTELLEN = "Füllt die leere Datenbank aus DATABASE_URL mit einer Sicherung."
ARGUMENT_QUELLE = "Adresse der Datenbank, aus der kopiert wird, etwa sqlite:///daten/lotse.sqlite3."
ARGUMENT_ZIEL = "Adresse der leeren Datenbank, in die kopiert wird, etwa postgresql://lotse@server/lotse."
ARGUMENT_SICHERUNG_ZIEL = "Name der neuen Datei, oder ein Ordner: Dann trägt die Datei Tag und Uhrzeit im Namen."
ARGUMENT_SICHERUNG = "Die Sicherungsdatei."
OPTION_BEHALTEN = "Nur so viele Sicherungen im Ordner behalten, ältere löschen."
OPTION_JSON = "Als JSON ausgeben."
OPTION_PORT = "Port der Chatseite, höchstens 65535; 0 wählt einen freien."
OPTION_OEFFNEN = "Die Seite im Browser öffnen."
OPTION_PRUEFEN = "Nur prüfen, ob die Daten vollständig und stimmig sind und alle Texte leicht zu lesen."
OPTION_HEUTE = "Der Tag, von dem aus gerechnet wird (JJJJ-MM-TT); ohne Angabe heute."
OPTION_AUSGABE = "Datei, die geschrieben wird; die Endung .pdf oder .docx bestimmt die Form."
OPTION_VORLAGE = "Statt des Berichts die Entscheidungsvorlage (.docx)."
OPTION_LEITFADEN = "Statt des Berichts den Gesprächsleitfaden, eine Seite (.pdf oder .docx)."
OPTION_DATUM = "Der Tag, für den der Bericht gilt (JJJJ-MM-TT); ohne Angabe heute."
OPTION_KOMMUNE = "Name der Kommune, nur für dieses Dokument; er wird nirgends gespeichert."
OPTION_ICS = "Auch als Kalenderdatei schreiben. Gibt es die Datei schon, werden ihre Termine geändert statt verdoppelt."
OPTION_CSV = "Auch als CSV-Datei schreiben (Semikolon, Dezimalkomma)."
OPTION_XLSX = "Auch als Excel-Datei schreiben."
ARGUMENT_AUFGABEN = "Datei mit dem Fall und seinen Aufgaben, oder - für die Standardeingabe."
ARGUMENT_MODELL = "Nummer oder Name des Modells, etwa V8, „V 6a“ oder stabsstelle."
ARGUMENT_SUCHE = "Die Frage in Anführungszeichen. Mit - kommen viele von der Standardeingabe, je Zeile eine."
OPTION_N = "Höchstens so viele Passagen, 1 bis 50; ohne Angabe 5."
ARGUMENT_MODELLE = "Zwei oder drei Modelle, etwa V7 V8."
OPTION_ZIEL = "Das Modell, das empfohlen werden soll, etwa V8."
ARGUMENT_DATENDATEI = "Datei aus /meinedaten, oder - für die Standardeingabe."
OPTION_TELEGRAM_ID = "Telegram-Kennung der Person, wie /meinedaten sie zeigt. Ohne Angabe die der lokalen Chatseite."
OPTION_TAGE = "So viele Tage bis heute, 1 bis 3660; ohne Angabe 30."
ARGUMENT_FALL = "Datei mit dem Fall, oder - für die Standardeingabe."

AUFRUF_FEHLT = "Es fehlt „{name}“."
AUFRUF_WERT_FEHLT = "„{name}“ braucht einen Wert."
AUFRUF_OHNE_WERT = "„{name}“ steht ohne Wert."
AUFRUF_WERT_PASST_NICHT = "Der Wert von „{name}“ passt nicht."
AUFRUF_OPTION_UNBEKANNT = "Die Option „{name}“ gibt es nicht."
AUFRUF_MEINEN = "Meinen Sie {optionen}?"
ODER = " oder "
AUFRUF_BEFEHL_UNBEKANNT = "Diesen Befehl gibt es nicht."
AUFRUF_ZU_VIEL = "Das sind zu viele Angaben. Mehrere Wörter gehören in Anführungszeichen."
AUFRUF_WEG = "Hilfe: {befehl} --help"
HILFESEITE = {
    "Usage: ": "Aufruf: ",
    "Arguments:\n": "Angaben:\n",
    "Options:\n": "Optionen:\n",
    "Commands:\n": "Befehle:\n",
    "[OPTIONS]": "[OPTIONEN]",
    "COMMAND [ARGS]...": "BEFEHL [ANGABEN]",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "[required]": "[nötig]",
    "<int range>": "<Zahl>     ",
    "<list[str]>": "<Text>     ",
    "<str> ": "<Text>",
}

NICHTS_GEFUNDEN = "Dazu steht nichts in den Quellen. Die Themen zeigt: lotse wissen"
DATEN_STIMMIG = "Die Daten sind vollständig und stimmig (Katalog {version})."
LESBARKEIT = "{raum}: {saetze} Sätze, im Median {median} Wörter, höchstens {laengster}, LIX {lix}."
RAUM_KATALOG = "Katalog"
RAUM_FENSTER = "Fenster"
RAUM_BEFEHLSZEILE = "Befehlszeile"
MODELL_UNBEKANNT = "Zu „{text}“ gibt es keinen Steckbrief. Möglich sind: {namen}."
MODELL_MEHRDEUTIG = "„{text}“ passt zu mehreren Steckbriefen. Bitte nennen Sie einen davon: {namen}."
UNTERMODELL = "{unter} ({bezeichnung}) steht im Steckbrief {nummer}."
VERGLEICH_ANZAHL = "Vergleichen lassen sich zwei oder drei verschiedene Steckbriefe, zum Beispiel: lotse vergleich V7 V8 V9"
VORTEILE = "Vorteile"
NACHTEILE = "Nachteile"
DATEI_FEHLT = "Die Datei „{datei}“ gibt es nicht oder sie ist nicht lesbar. Bitte prüfen Sie den Pfad."
DATEI_ZU_GROSS = "Die Datei „{datei}“ ist größer als {megabyte} MB. Bitte teilen Sie sie auf."
KEIN_JSON = "Das ist kein gültiges JSON (Zeile {zeile}, Spalte {spalte}). Bitte prüfen Sie Klammern, Kommas und Anführungszeichen."
KEIN_FALL = (
    'Ein Fall ist ein Objekt mit dem Schlüssel „antworten“: {"antworten": {"einwohner": 32000}}. '
    "Daneben dürfen nur „aufgaben“, „themenwahl“, „gespraech“ und „merkliste“ stehen."
)
KEIN_BERICHTSFALL = (
    'Ein Fall für den Bericht braucht den Schlüssel „antworten“: {"antworten": {"einwohner": 32000}}. '
    "Dazu kommen, wenn nötig, „aufgaben“, „themenwahl“, „gespraech“ und „merkliste“, jeder mit einem Objekt."
)
KEINE_THEMENWAHL = '„themenwahl“ nennt je Thema eine Liste: {"zukunftsthemen": ["klimafolgen"], "verwaltungsarbeit": ["kosten"]}.'
THEMA_UNBEKANNT = "Die Idee „{punkt}“ gibt es im Thema „{thema}“ nicht. Erlaubt sind: {erlaubt}."
KEIN_GESPRAECH = (
    "„gespraech“ nennt je Teil eine Liste aus Kennungen und eigenen Texten: "
    '{{"erfolg_praesenz": ["foerdermittel", {{"text": "120 Haushalte beraten"}}]}}. Teile sind: {teile}.'
)
GESPRAECH_UNBEKANNT = (
    'Den Vorschlag „{punkt}“ gibt es im Teil „{teil}“ nicht. Erlaubt sind: {erlaubt}; ein eigener Text steht so: {{"text": …}}.'
)
GESPRAECH_TEXT = "Ein eigener Text im Teil „{teil}“ hat 1 bis {grenze} Zeichen ohne Steuerzeichen."
GESPRAECH_VOLL = "Der Teil „{teil}“ hat mehr als {grenze} Punkte."
MERKEINTRAG_UNBEKANNT = "Die Empfehlung „{aspekt}“ zum Modell „{modell}“ gibt es nicht. Modelle: {modelle}. Aspekte: {aspekte}."
MERKSTAND_UNGUELTIG = "Der Stand {stand} der Empfehlung „{aspekt}“ zum Modell „{modell}“ passt nicht. Erlaubt sind: {erlaubt}."
KEIN_AUFGABENFALL = (
    "Ein Fall hat die Schlüssel „aufgaben“ und, wenn nötig, „antworten“: "
    '{"antworten": {"kommune_typ": "gemeinde"}, "aufgaben": {"pflicht_1": {"ist": 10, "soll": 15}}}.'
)
AUFGABE_UNBEKANNT = "Die Aufgabe „{aufgabe}“ gibt es für diese Kommune nicht. Erlaubt sind: {erlaubt}."
ANTEIL_UNGUELTIG = "Der Anteil {wert} der Aufgabe „{aufgabe}“ ist keine Zahl von 0 bis 100 mit höchstens einer Nachkommastelle."
TABELLE_EIN_FALL = "Eine Tabelle gibt es nur für einen einzelnen Fall, nicht für eine .jsonl-Datei."
TABELLE_NICHT_GESCHRIEBEN = "Die Datei „{datei}“ lässt sich nicht schreiben. Bitte prüfen Sie Pfad und Rechte."
ANTEIL_OFFEN = "offen"
AUFGABEN_SUMME = "Zusammen: IST {ist}, SOLL {soll}"
AUFGABEN_REST = "Bis 100 % fehlen: IST {ist}, SOLL {soll} (ein Minus heißt: zu viel)"
AUFGABEN_DIFFERENZ = "{kurz}: {differenz} ({ist} → {soll})"
AUFGABEN_GRUNDLAGE = "Hinweise zum Modell (keine Regel):"
FRAGE_UNBEKANNT = "Die Frage „{frage}“ gibt es nicht. Erlaubt sind: {erlaubt}."
WERT_UNGUELTIG = "Der Wert {wert} passt nicht zur Frage „{frage}“. Erlaubt sind: {erlaubt}."
DATENBANK_BEREIT = "Die Datenbank ist auf dem neuesten Stand."
DATENBANK_FEHLT = "Die Datenbank ist nicht erreichbar oder nicht beschreibbar: {url}. Bitte prüfen Sie DATABASE_URL und die Rechte."
DATENBANK_HALB = "In diese Datenbank wurde noch nicht fertig kopiert: {url}. Bitte rufen Sie „lotse daten kopieren“ noch einmal auf."
ADRESSE_UNGUELTIG = "Eine Adresse passt nicht: {quelle} oder {ziel}. Sie beginnt mit sqlite:/// (eine Datei) oder mit postgresql://."
DATEN_NICHT_ERREICHBAR = (
    "Eine Datenbank ist nicht erreichbar oder nicht beschreibbar: {quelle} oder {ziel}. Bitte prüfen Sie Adressen und Rechte."
)
DATEN_QUELLE_FEHLT = "Unter {quelle} liegen keine Daten des Lotsen. Bitte prüfen Sie die Adresse."
DATEN_GLEICH = "Quelle und Ziel sind dieselbe Datenbank. Bitte nennen Sie zwei verschiedene."
DATEN_VERSION = (
    "Eine der beiden Datenbanken hat den Stand {found}, das Programm braucht {needed}. "
    "Bitte bringen Sie sie zuerst mit „lotse migrate“ darauf."
)
DATEN_ZIEL_VOLL = "Das Ziel {ziel} enthält schon Daten. Bitte nennen Sie eine leere Datenbank."
DATEN_GEAENDERT = "Während des Kopierens kamen neue Daten hinzu. Bitte halten Sie den Bot an und rufen Sie den Befehl noch einmal auf."
DATEN_UNGLEICH = (
    "Die Tabelle „{tabelle}“ kam nicht unverändert an. Das Ziel ist nicht freigegeben; bitte nehmen Sie eine neue, leere Datenbank."
)
DATEN_KOPIERT = "Kopiert und geprüft: {zeilen} Zeilen in {tabellen} Tabellen."
SICHERUNG_FERTIG = "Gesichert: {datei}"
SICHERUNG_NICHT_GESCHRIEBEN = "{ziel} lässt sich nicht schreiben. Bitte prüfen Sie Pfad, Rechte und freien Platz."
SICHERUNG_DA = "Die Datei „{ziel}“ gibt es schon. Bitte nennen Sie einen anderen Namen."
SICHERUNG_KAPUTT = "Die Datei „{quelle}“ ist keine Sicherung des Lotsen, oder sie ist beschädigt. Bitte nehmen Sie eine andere."
SICHERUNG_BEHALTEN = "„--behalten“ gehört zu einem Ordner, nicht zu einer einzelnen Datei."
WIEDERHERGESTELLT = "Wiederhergestellt und geprüft: {zeilen} Zeilen in {tabellen} Tabellen."
TOKEN_UNGUELTIG = "Telegram lehnt den BOT_TOKEN ab. Bitte kopieren Sie ihn noch einmal vollständig aus dem Chat mit @BotFather."  # noqa: S105 - a message, no secret
SERVER_FEHLT = "Der Bot-API-Server {url} ist nicht erreichbar. Bitte prüfen Sie die Verbindung und TELEGRAM_API_URL."
REDIS_FEHLT = "Redis ist nicht erreichbar. Bitte prüfen Sie REDIS_URL und ob der Server läuft."
DATENBANK_WEG = "Die Datenbank ist nicht erreichbar. Bitte prüfen Sie DATABASE_URL und ob der Server läuft."
SCHON_EIN_PROZESS = "Mit dieser Datenbank läuft schon ein Prozess. Für mehrere zugleich setzen Sie bitte REDIS_URL."
WEB_PORT_BELEGT = "Der Port {port} ist schon belegt. Bitte ändern Sie WEB_PORT oder MONITOR_PORT."
PORT_BELEGT = "Der Port {port} ist schon belegt. Wählen Sie einen anderen: lotse lokal --port 0"
WEB_PORT_BELEGT = "Der Port {port} ist schon belegt. Bitte ändern Sie WEB_PORT oder MONITOR_PORT."
EINSTELLUNG_UNGUELTIG = "Die Einstellung {name} ist ungültig. Bedeutung: {bedeutung}"
SEITE_BEREIT = "Die Chatseite läuft: {adresse} (Ende mit Strg+C)"
BOT_BEREIT = "Der Bot @{name} läuft. (Ende mit Strg+C)"
HEUTE_UNGUELTIG = "Der Tag „{heute}“ ist kein Datum der Jahre 2000 bis 2099. Bitte schreiben Sie ihn so: 2026-11-21."
ICS_EIN_FALL = "Eine Kalenderdatei gibt es nur für einen einzelnen Fall, nicht für eine .jsonl-Datei."
ICS_UNLESBAR = "Die Datei „{datei}“ ist keine Kalenderdatei. Bitte nennen Sie eine andere oder löschen Sie diese."
BERICHT_FERTIG = "Geschrieben: {datei}"
BERICHT_ENDUNG = "Bitte nennen Sie mit -o eine Datei, die auf .pdf oder .docx endet, zum Beispiel: -o bericht.pdf"
NICHT_GESCHRIEBEN = "Die Datei „{datei}“ lässt sich nicht schreiben. Bitte prüfen Sie Pfad und Rechte."
BERICHT_EINES = "Vorlage oder Leitfaden: Bitte nennen Sie nur eines von beiden."
VORLAGE_ENDUNG = "Die Entscheidungsvorlage wird weiterbearbeitet. Deshalb muss die Datei auf .docx enden."
KOMMUNE_UNGUELTIG = "Der Name der Kommune darf höchstens {grenze} Zeichen haben, ohne Steuerzeichen."
ZEITPLAN_MANGEL = {
    "ohne_termine": "Für einen Zeitplan fehlt das Ende der Förderung. Bitte geben Sie „foerderende“ an, möglichst auch „foerderbeginn“.",
    "ende_vor_beginn": "Das Ende der Förderung liegt vor ihrem Beginn. Bitte prüfen Sie „foerderbeginn“ und „foerderende“.",
    "jahr": "Ein Termin liegt außerhalb der Jahre 2000 bis 2099. Bitte prüfen Sie die Daten des Falls.",
}
TERMINART = {"quelle": "Quelle", "fassung": "Fassung", "vorschlag": "Vorschlag", "eigen": "eigen"}
TERMINSTAND = {"offen": "offen", "erledigt": "erledigt", "versaeumt": "versäumt"}
STATUS = {
    "empfohlen": "empfohlen",
    "moeglich": "möglich, aber Ihr Weg führt woanders hin",
    "angestrebt": "angestrebt, aber es fehlt noch etwas",
    "nicht_passend": "passt nicht",
}
EMPFEHLUNG_VORLAEUFIG = "Das ist noch keine belastbare Empfehlung: Es fehlen Angaben."
EMPFEHLUNG_UEBERGANG = "Übergangslösung (B, Kap. 5.2)."
EMPFEHLUNG_GRENZE = "Orientierung, keine Rechtsberatung; ersetzt keine externe Verstetigungsberatung."
PERSON_FEHLT = "Zu dieser Kennung ist nichts gespeichert. Die Person muss zuerst /start schreiben und dem Hinweis zustimmen."
DATEN_UEBERNOMMEN = "Übernommen: {anzahl}. Was schon da war, ist unverändert."
STATISTIK_AUS = "Es wird nicht gezählt. Zum Einschalten: STATISTIK=ja"
STATISTIK_LEER = "In dieser Zeit wurde nichts gezählt."
STATISTIK_KOPF = "Vom {von} bis zum {bis}"
STATISTIK_ZEILE = "{frage}: gezeigt {gezeigt}, beantwortet {beantwortet}, weiß nicht {unbekannt}, verlassen {verlassen}"
STATISTIK_VERDECKT = "verdeckt"
STATISTIK_FUSS = "„verdeckt“ steht für Zahlen unter 5 und für solche, aus denen sie sich berechnen ließen."
