// Changes on their way to the server: each with its time, kept on the device until it is stored, sent again until it is.

const NAME = "lotse-offen";
const SAMMELN_MS = 400;
const GEDULD_MS = 15_000;
const WARTEN_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const HOECHSTENS = 100;
const VERGESSEN_MS = 30 * 24 * 3600 * 1000;

let geheimnis = "";
let beratung = "";
let versatz = 0;
let zuletzt = 0;
let eigener = "";
let offene = new Map();
let planung = 0;
let versuche = 0;
let laeuft = false;
let beendet = false;
let melde = () => {};

/** A refusal that trying again does not change; `grund` says why. */
export class Abgelehnt extends Error {
  constructor(grund) {
    super(grund);
    this.grund = grund;
  }
}

async function rufe(pfad, daten, weitere = {}) {
  const kopf = { Authorization: `Bearer ${geheimnis}` };
  const inhalt = daten && { method: "POST", headers: { ...kopf, "Content-Type": "application/json" }, body: JSON.stringify(daten) };
  const beginn = Date.now();
  const antwort = await fetch(pfad, { headers: kopf, cache: "no-store", signal: AbortSignal.timeout(GEDULD_MS), ...inhalt, ...weitere });
  if (antwort.status >= 400 && antwort.status < 500) {
    const { grund = "eingabe" } = await antwort.json().catch(() => ({}));
    throw new Abgelehnt(grund);
  }
  if (!antwort.ok) throw new Error(String(antwort.status));
  const stand = await antwort.json();
  // The server's clock counts, for the chat writes by it, too; half of the way there and back has passed since it was read.
  versatz = stand.zeit - (beginn + Date.now()) / 2;
  return stand;
}

function merke() {
  try {
    if (offene.size) localStorage.setItem(eigener, JSON.stringify([...offene]));
    else localStorage.removeItem(eigener);
  } catch {
    // Without storage the page still keeps them for as long as it is open.
  }
}

/** Take over what an earlier page of this consultation could not store any more, and forget what is too old. */
function uebernimm() {
  const hiesige = `${NAME}/${beratung}/`;
  eigener = hiesige + crypto.randomUUID();
  try {
    for (const name of Object.keys(localStorage).filter((schluessel) => schluessel.startsWith(`${NAME}/`))) {
      const frische = JSON.parse(localStorage.getItem(name)).filter(([, { zeit }]) => zeit > Date.now() - VERGESSEN_MS);
      const meine = name.startsWith(hiesige) ? frische : [];
      for (const [platz, aenderung] of meine) if (!(offene.get(platz)?.zeit > aenderung.zeit)) offene.set(platz, aenderung);
      if (name.startsWith(hiesige) || !frische.length) localStorage.removeItem(name);
    }
  } catch {
    // What cannot be read was not written by this page.
  }
  merke();
}

function plane(nach) {
  clearTimeout(planung);
  if (!beendet) planung = setTimeout(schicke, nach);
}

async function schicke() {
  if (laeuft) return;
  laeuft = true;
  try {
    await uebertrage();
  } finally {
    laeuft = false;
  }
}

async function uebertrage(weitere = {}) {
  if (beendet || !offene.size) return;
  const gesendet = [...offene].slice(0, HOECHSTENS);
  const aenderungen = gesendet.map(([platz, { zehntel, zeit }]) => {
    const [aufgabe, feld] = platz.split("/");
    return { aufgabe, feld, zehntel, zeit };
  });
  try {
    const stand = await rufe("aenderungen", { aenderungen }, weitere);
    versuche = 0;
    const angekommen = new Map(gesendet.filter(([platz, { zeit }]) => offene.get(platz)?.zeit === zeit));
    for (const platz of angekommen.keys()) offene.delete(platz);
    merke();
    melde(offene.size ? "speichert" : "gespeichert", { stand, angekommen });
    if (offene.size) plane(0);
  } catch (fehler) {
    if (fehler instanceof Abgelehnt) {
      beendet = true;
      melde("abgelehnt", { grund: fehler.grund });
    } else {
      melde("wartet", {});
      plane(WARTEN_MS[Math.min(versuche, WARTEN_MS.length - 1)]);
      versuche += 1;
    }
  }
}

/** Open the page with what Telegram says and a secret; the answer is what it shows. Throws Abgelehnt, or any error without a connection. */
export async function meldeAn(initData, eigenes) {
  geheimnis = eigenes;
  const stand = await rufe("anmeldung", { init_data: initData, geheimnis });
  beratung = stand.beratung;
  return stand;
}

/** Begin to store; `beiWechsel` is called with "speichert", "gespeichert", "wartet" or "abgelehnt" and what belongs to it. */
export function beginne(beiWechsel) {
  melde = beiWechsel;
  uebernimm();
  if (offene.size) {
    melde("speichert", {});
    plane(0);
  }
  window.addEventListener("online", () => plane(0));
  window.addEventListener("pagehide", leere);
  document.addEventListener("visibilitychange", () => (document.hidden ? leere() : frageNach()));
  window.addEventListener("focus", frageNach);
}

/** Send at once what is open, in a request that outlives the page. */
function leere() {
  clearTimeout(planung);
  uebertrage({ keepalive: true, signal: undefined });
}

async function frageNach() {
  if (beendet || laeuft) return;
  if (offene.size) {
    plane(0);
    return;
  }
  try {
    melde("gelesen", { stand: await rufe("stand") });
  } catch (fehler) {
    if (fehler instanceof Abgelehnt) {
      beendet = true;
      melde("abgelehnt", { grund: fehler.grund });
    }
  }
}

/** Keep a change and send it soon; `zehntel` is null for an emptied field. */
export function setze(platz, zehntel) {
  zuletzt = Math.max(zuletzt + 1, Math.round(Date.now() + versatz));
  offene.set(platz, { zehntel, zeit: zuletzt });
  merke();
  melde("speichert", {});
  plane(SAMMELN_MS);
}

/** Return the value of a field that is not stored yet, undefined where there is none. */
export function offenerWert(platz) {
  return offene.get(platz)?.zehntel;
}
