// The list of messages: add, change in place, remove; keep the eye and the focus where they are.

import { neu, warte, zeichne } from "./zeichnen.js";

const NAH_PX = 60;
const LUFT_PX = 10;
const TAG_MS = 86_400_000;
const datumsform = new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "long", year: "numeric" });

const verlauf = document.getElementById("verlauf");
const liste = document.getElementById("nachrichten");
const nachUnten = document.getElementById("nach-unten");
const elemente = new Map();
let folgt = true;

function amEnde() {
  return verlauf.scrollHeight - verlauf.scrollTop - verlauf.clientHeight < NAH_PX;
}

verlauf.addEventListener("scroll", () => {
  folgt = amEnde();
  nachUnten.hidden = folgt;
});
new ResizeObserver(() => {
  if (folgt) verlauf.scrollTop = verlauf.scrollHeight;
}).observe(verlauf);
nachUnten.addEventListener("click", () => {
  verlauf.scrollTop = verlauf.scrollHeight;
  verlauf.focus({ preventScroll: true });
});

/** Scroll to the end, but never past the beginning of a message that is higher than the screen. */
function folge(element) {
  const ziel = element.offsetTop - verlauf.offsetTop - LUFT_PX;
  const ende = verlauf.scrollHeight - verlauf.clientHeight;
  verlauf.scrollTop = element.classList.contains("eigen") ? ende : Math.min(ende, ziel);
  folgt = true;
  nachUnten.hidden = amEnde();
}

function tagesname(datum) {
  const tag = new Date(datum).setHours(0, 0, 0, 0);
  const abstand = Math.round((new Date().setHours(0, 0, 0, 0) - tag) / TAG_MS);
  return ["Heute", "Gestern"][abstand] ?? datumsform.format(datum);
}

function ordneTage() {
  for (const alt of liste.querySelectorAll(".tag")) alt.remove();
  let vorher = "";
  for (const element of elemente.values()) {
    const name = tagesname(Number(element.dataset.zeit) * 1000);
    if (name !== vorher) element.before(neu("p", { class: "tag", "aria-hidden": "true" }, name));
    vorher = name;
  }
}

/** Where the focus goes when the node that had it is replaced: the same button, the first one of the message, its text. */
function gibFokus(element, daten) {
  const tasten = [...element.querySelectorAll(".tastatur button:not(:disabled), .tastatur a")];
  const ziel = tasten.find((taste) => daten && taste.dataset.daten === daten) ?? tasten[0] ?? element.querySelector(".blase");
  ziel.focus({ preventScroll: true });
}

/** Add a message or draw it anew in its place. */
export function setze(nachricht, name, frisch = true) {
  const bekannt = elemente.get(nachricht.id);
  const element = bekannt ?? neu("div", { class: "nachricht", "data-id": nachricht.id, "data-zeit": nachricht.zeit });
  const folgen = folgt || (!bekannt && nachricht.eigen);
  const aktiv = element.contains(document.activeElement) ? document.activeElement : null;
  zeichne(element, nachricht, name);
  if (!bekannt) {
    if (frisch) element.classList.add("frisch");
    elemente.set(nachricht.id, element);
    liste.append(element);
    ordneTage();
  }
  if (aktiv && !element.contains(document.activeElement)) gibFokus(element, aktiv.dataset.daten);
  const letzte = liste.lastElementChild === element;
  if (folgen && letzte) folge(element);
  else if (folgen) verlauf.scrollTop = verlauf.scrollHeight;
  else nachUnten.hidden = amEnde();
}

/** Take a message away; the focus goes to the message before it. */
export function entferne(id) {
  const element = elemente.get(id);
  if (!element) return;
  const hatFokus = element.contains(document.activeElement);
  const davor = element.previousElementSibling;
  elemente.delete(id);
  element.remove();
  ordneTage();
  if (hatFokus) (davor?.querySelector(".blase") ?? verlauf).focus({ preventScroll: true });
}

/** Replace everything, without reading it aloud. */
export function setzeAlle(nachrichten, name) {
  liste.setAttribute("aria-live", "off");
  elemente.clear();
  liste.replaceChildren();
  folgt = true;
  for (const nachricht of nachrichten) setze(nachricht, name, false);
  setTimeout(() => liste.setAttribute("aria-live", "polite"), 500);
}

/** Show or end the waiting sign on the buttons of a message that carry these data. */
export function setzeWarten(id, daten, an) {
  for (const taste of elemente.get(id)?.querySelectorAll("[data-daten]") ?? []) {
    if (taste.dataset.daten === daten) warte(taste, an);
  }
}
