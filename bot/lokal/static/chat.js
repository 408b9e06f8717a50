// The page: takes events from the program to the list, and what the person does to the program.

import * as befehle from "./befehle.js";
import * as karten from "./karten.js";
import { entferne, setze, setzeAlle, setzeWarten } from "./liste.js";
import { leereWarnungen, nimmHinweis, zeigeHinweis, zeigeMeldung, zeigeToast, zeigeVerstoss } from "./meldungen.js";
import { sende, sendeDatei, verbinde } from "./verbindung.js";
import { oeffneWebapp } from "./webapp.js";

const TIPPEN_MS = 5000;
const MAX_DATEI = 2_000_000;
const AKTIONEN = { typing: "schreibt …", upload_document: "sendet ein Dokument …", upload_photo: "sendet ein Bild …" };

const eingabe = document.getElementById("eingabe");
const formular = document.getElementById("formular");
const dateiwahl = document.getElementById("datei");
const status = document.getElementById("status");
const nachfrage = document.getElementById("nachfrage");
const neuKnopf = document.getElementById("neu");
let name = document.getElementById("name").textContent;
let instanz = null;
let tippen = 0;

function zeigeStatus(text, schreibt = false) {
  status.textContent = text;
  status.classList.toggle("schreibt", schreibt);
}

function hoereAufZuSchreiben() {
  clearTimeout(tippen);
  zeigeStatus("auf diesem Rechner");
}

function beiZustand(zustand) {
  if (instanz !== null && instanz !== zustand.instanz) {
    location.reload();
    return;
  }
  instanz = zustand.instanz;
  name = zustand.name;
  document.getElementById("name").textContent = name;
  document.title = `${name} – Chat`;
  befehle.setzeBefehle(zustand.befehle);
  karten.setzeBot(zustand.bot);
  setzeAlle(zustand.nachrichten, name);
  leereWarnungen();
  zustand.verstoesse.forEach(zeigeVerstoss);
  zustand.hinweise.forEach(zeigeHinweis);
}

const EREIGNISSE = {
  zustand: beiZustand,
  nachricht: ({ nachricht }) => {
    if (!nachricht.eigen) hoereAufZuSchreiben();
    setze(nachricht, name);
  },
  bearbeitet: ({ nachricht }) => {
    hoereAufZuSchreiben();
    setze(nachricht, name);
  },
  geloescht: ({ id }) => entferne(id),
  abfrage: ({ nachricht, daten }) => setzeWarten(nachricht, daten, true),
  antwort: ({ nachricht, daten, text, meldung }) => {
    setzeWarten(nachricht, daten, false);
    if (text) (meldung ? zeigeMeldung : zeigeToast)(text);
  },
  aktion: ({ wert }) => {
    zeigeStatus(AKTIONEN[wert] ?? "arbeitet …", true);
    clearTimeout(tippen);
    tippen = setTimeout(hoereAufZuSchreiben, TIPPEN_MS);
  },
  befehle: (ereignis) => befehle.setzeBefehle(ereignis.befehle),
  verstoss: zeigeVerstoss,
  hinweis: ({ wert }) => zeigeHinweis(wert),
  geleert: () => {
    setzeAlle([], name);
    leereWarnungen();
    zeigeToast("");
  },
};

async function sendeText(text) {
  befehle.schliesse();
  if (await sende("/aktion", { art: "text", text })) return true;
  zeigeToast("Nicht gesendet: keine Verbindung zum Programm.");
  return false;
}

async function druecke(taste) {
  if (taste.classList.contains("wartet")) return;
  const nachricht = Number(taste.closest(".nachricht").dataset.id);
  const { daten } = taste.dataset;
  setzeWarten(nachricht, daten, true);
  if (!(await sende("/aktion", { art: "knopf", nachricht, daten }))) {
    setzeWarten(nachricht, daten, false);
    zeigeToast("Der Knopf ließ sich nicht drücken.");
  }
}

document.getElementById("nachrichten").addEventListener("click", async (ereignis) => {
  const ziel = ereignis.target.closest("button");
  if (!ziel || ziel.disabled) return;
  if (ziel.dataset.daten !== undefined) await druecke(ziel);
  else if (ziel.dataset.text !== undefined) await sendeText(ziel.dataset.text);
  else if (ziel.dataset.art === "webapp") {
    const nachricht = Number(ziel.closest(".nachricht").dataset.id);
    if (!(await oeffneWebapp(nachricht))) zeigeToast("Die Seite ließ sich nicht öffnen.");
  } else if (ziel.dataset.kopie !== undefined) {
    await navigator.clipboard.writeText(ziel.dataset.kopie);
    zeigeToast("Kopiert.");
  }
});

function schlageKartenVor(text) {
  return karten.schlageVor(text, () => zeigeToast("Die Karten ließen sich nicht holen."));
}

formular.addEventListener("submit", async (ereignis) => {
  ereignis.preventDefault();
  const text = eingabe.value;
  if (!text.trim() || schlageKartenVor(text)) return;
  eingabe.value = "";
  if (!(await sendeText(text)) && !eingabe.value) eingabe.value = text;
});

eingabe.addEventListener("keydown", (ereignis) => {
  if (ereignis.key === "Enter" && !ereignis.shiftKey && !ereignis.isComposing) {
    ereignis.preventDefault();
    formular.requestSubmit();
  }
});
eingabe.addEventListener("input", () => {
  if (!schlageKartenVor(eingabe.value)) befehle.schlageVor(eingabe.value);
});

document.getElementById("anhang").addEventListener("click", () => dateiwahl.click());
dateiwahl.addEventListener("change", async () => {
  const [datei] = dateiwahl.files;
  dateiwahl.value = "";
  if (!datei) return;
  if (datei.size > MAX_DATEI) return zeigeToast("Die Datei ist zu groß. Möglich sind höchstens 2 MB.");
  if ((await sendeDatei(datei)) !== 202) zeigeToast("Die Datei ließ sich nicht senden.");
  eingabe.focus({ preventScroll: true });
});

neuKnopf.addEventListener("click", () => {
  nachfrage.returnValue = "";
  nachfrage.showModal();
});
nachfrage.addEventListener("close", async () => {
  if (nachfrage.returnValue !== "ja") return;
  neuKnopf.disabled = true;
  if (!(await sende("/neu"))) zeigeToast("Neu beginnen hat nicht geklappt.");
  neuKnopf.disabled = false;
  eingabe.focus({ preventScroll: true });
});

befehle.richteEin(sendeText);
verbinde(
  (ereignis) => EREIGNISSE[ereignis.art]?.(ereignis),
  (verbunden) => {
    if (verbunden) {
      nimmHinweis("verbindung");
      hoereAufZuSchreiben();
    } else {
      zeigeStatus("nicht verbunden");
      zeigeHinweis("verbindung");
    }
  },
);
