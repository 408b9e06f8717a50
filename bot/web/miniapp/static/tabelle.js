// The groups and tasks as fields: one slider and one number field for each column, with what belongs to them.

import { liesAnteil, prozent, rest, schreibe, summe } from "./rechnen.js";

const FELDER = { ist: "IST", soll: "SOLL" };
const SCHRITT = 50;
const gruppen = document.getElementById("gruppen");
const spruenge = document.getElementById("spruenge");
const summen = document.getElementById("summen");
const zeilen = new Map();
const werte = new Map();
let aufbau = "";
let daten = null;
let beiAenderung = () => {};

/** Return a sentence of the page by its name, with what it speaks of. */
export function satz(grund, angaben = {}) {
  const text = document.querySelector(`#saetze [data-grund="${CSS.escape(grund)}"]`)?.textContent ?? "";
  return text.replace(/\{(\w+)\}/g, (_, name) => angaben[name] ?? "");
}

function ausVorlage(name) {
  return document.getElementById(`vorlage-${name}`).content.firstElementChild.cloneNode(true);
}

/** Show why a field cannot be stored, beside it, or take that away. */
export function zeigeFehler(platz, grund) {
  const zeile = zeilen.get(platz);
  if (!zeile) return false;
  zeile.fehler.hidden = !grund;
  zeile.fehler.textContent = grund ? satz(grund) : "";
  zeile.zahl.toggleAttribute("aria-invalid", Boolean(grund));
  if (grund) zeile.zahl.setAttribute("aria-invalid", "true");
  return true;
}

function zeigeSchieber({ schieber }, zehntel) {
  schieber.value = (zehntel ?? 0) / 10;
  schieber.classList.toggle("leer", zehntel === null);
  schieber.setAttribute("aria-valuetext", zehntel === null ? "nicht eingetragen" : prozent(zehntel));
}

function uebernimm(platz, zehntel) {
  werte.set(platz, zehntel);
  zeigeFehler(platz, null);
  zeigeSchieber(zeilen.get(platz), zehntel);
  zeigeSummen();
  beiAenderung(platz, zehntel);
}

function baueFeld(aufgabe, feld) {
  const platz = `${aufgabe.id}/${feld}`;
  const element = ausVorlage("feld");
  const [name, schieber, zahl, fehler] = ["label", "[type=range]", "[type=text]", ".fehler"].map((teil) => element.querySelector(teil));
  zahl.id = platz;
  fehler.id = `${platz}/fehler`;
  name.htmlFor = platz;
  name.textContent = FELDER[feld];
  zahl.setAttribute("aria-describedby", fehler.id);
  zahl.setAttribute("aria-label", `${FELDER[feld]} in Prozent: ${aufgabe.kurz}`);
  schieber.setAttribute("aria-label", `${FELDER[feld]} mit Schieber: ${aufgabe.kurz}`);
  zeilen.set(platz, { schieber, zahl, fehler });
  schieber.addEventListener("input", () => {
    const zehntel = Number(schieber.value) * 10;
    zahl.value = schreibe(zehntel);
    uebernimm(platz, zehntel);
  });
  zahl.addEventListener("input", () => {
    const { zehntel, grund } = liesAnteil(zahl.value, daten.ganz);
    if (!grund && zehntel !== werte.get(platz)) uebernimm(platz, zehntel);
    else if (!grund) zeigeFehler(platz, null);
  });
  zahl.addEventListener("change", () => {
    const { zehntel, grund } = liesAnteil(zahl.value, daten.ganz);
    if (grund) zeigeFehler(platz, grund);
    else zahl.value = schreibe(zehntel);
  });
  zahl.addEventListener("keydown", (ereignis) => {
    const richtung = { ArrowUp: 1, ArrowDown: -1 }[ereignis.key];
    if (!richtung) return;
    ereignis.preventDefault();
    const zehntel = Math.min(daten.ganz, Math.max(0, (werte.get(platz) ?? 0) + richtung * SCHRITT));
    zahl.value = schreibe(zehntel);
    uebernimm(platz, zehntel);
  });
  return element;
}

function baueAufgabe(aufgabe) {
  const element = ausVorlage("aufgabe");
  element.querySelector("legend").textContent = aufgabe.kurz;
  element.querySelector(".text span").textContent = aufgabe.text;
  element.querySelector(".quelle").textContent = `(${aufgabe.quelle})`;
  element.append(...Object.keys(FELDER).map((feld) => baueFeld(aufgabe, feld)));
  return element;
}

function baueGruppe(gruppe) {
  const element = ausVorlage("gruppe");
  const titel = element.querySelector("h2");
  titel.textContent = gruppe.titel;
  element.dataset.gruppe = gruppe.id;
  element.append(...gruppe.aufgaben.map(baueAufgabe));
  const sprung = document.createElement("button");
  sprung.type = "button";
  sprung.textContent = gruppe.kurz;
  sprung.addEventListener("click", () => {
    titel.focus({ preventScroll: true });
    titel.scrollIntoView();
  });
  spruenge.append(sprung);
  return element;
}

function zeigeSumme(element, zehntel, text) {
  element.querySelector(".summentext").textContent = text;
  element.querySelector(".balken span").style.width = `${Math.min(zehntel, daten.ganz) / (daten.ganz / 100)}%`;
  element.classList.toggle("zuviel", zehntel > daten.ganz + daten.toleranz);
}

function zeigeSummen() {
  for (const feld of Object.keys(FELDER)) {
    for (const gruppe of daten.gruppen) {
      const zehntel = summe(gruppe.aufgaben, feld, werte);
      zeigeSumme(gruppen.querySelector(`[data-gruppe="${gruppe.id}"] [data-feld="${feld}"]`), zehntel, prozent(zehntel));
    }
    const zehntel = gesamt(feld);
    zeigeSumme(summen.querySelector(`[data-feld="${feld}"]`), zehntel, rest(zehntel, daten));
  }
}

function gesamt(feld) {
  return daten.gruppen.reduce((bisher, gruppe) => bisher + summe(gruppe.aufgaben, feld, werte), 0);
}

/** Say both sums in one sentence, to be read out. */
export function sageSummen() {
  return Object.entries(FELDER)
    .map(([feld, name]) => `${name} ${rest(gesamt(feld), daten)}.`)
    .join(" ");
}

/** Call `rufe` with the place and the tenths of each change a person makes. */
export function beiJederAenderung(rufe) {
  beiAenderung = rufe;
}

/** Show what the server says; fields with a change that is not stored yet, and the one being typed in, stay as they are. */
export function zeige(neue, offenerWert) {
  daten = neue;
  const jetziger = JSON.stringify(neue.gruppen.map((gruppe) => gruppe.aufgaben.map((aufgabe) => aufgabe.id)));
  if (jetziger !== aufbau) {
    aufbau = jetziger;
    zeilen.clear();
    werte.clear();
    spruenge.replaceChildren();
    gruppen.replaceChildren(...neue.gruppen.map(baueGruppe));
  }
  for (const aufgabe of neue.gruppen.flatMap((gruppe) => gruppe.aufgaben)) {
    for (const [feld, gespeichert] of Object.entries(aufgabe.werte)) {
      const platz = `${aufgabe.id}/${feld}`;
      const offen = offenerWert(platz);
      const zehntel = offen === undefined ? gespeichert : offen;
      const zeile = zeilen.get(platz);
      const tippt = document.activeElement === zeile.zahl || !zeile.fehler.hidden;
      if (!tippt || werte.get(platz) !== zehntel) {
        if (werte.get(platz) !== zehntel) zeile.zahl.value = schreibe(zehntel);
        werte.set(platz, zehntel);
        zeigeSchieber(zeile, zehntel);
      }
    }
  }
  zeigeSummen();
}
