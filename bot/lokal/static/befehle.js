// The command menu: opened by its button or by a typed "/", operated by pointer or arrow keys.

import { neu } from "./zeichnen.js";

const liste = document.getElementById("vorschlaege");
const knopf = document.getElementById("menue");
const eingabe = document.getElementById("eingabe");
let befehle = [];
let waehle = () => {};

/** List entries to choose from; each has a title, a text and what choosing it does. */
export function zeigeAuswahl(name, auswahl) {
  liste.setAttribute("aria-label", name);
  liste.replaceChildren(
    ...auswahl.map(({ titel, text, beiWahl }) => {
      const eintrag = neu("button", { type: "button", class: "vorschlag" }, neu("b", {}, titel), neu("span", {}, text));
      eintrag.addEventListener("click", () => {
        schliesse();
        eingabe.value = "";
        beiWahl();
        eingabe.focus({ preventScroll: true });
      });
      return neu("li", {}, eintrag);
    }),
  );
  liste.hidden = auswahl.length === 0;
  knopf.setAttribute("aria-expanded", String(!liste.hidden));
}

function zeige(auswahl) {
  zeigeAuswahl(
    "Befehle",
    auswahl.map(({ befehl, beschreibung }) => ({ titel: `/${befehl}`, text: beschreibung, beiWahl: () => waehle(`/${befehl}`) })),
  );
}

/** Close the menu. */
export function schliesse() {
  zeige([]);
}

/** Set what the menu offers. */
export function setzeBefehle(neue) {
  befehle = neue;
  knopf.hidden = befehle.length === 0;
  if (!liste.hidden) zeige(befehle);
}

/** Offer what fits the typed text: commands, as long as it is the beginning of one. */
export function schlageVor(text) {
  const anfang = /^\/([a-z0-9_]*)$/i.exec(text);
  zeige(anfang ? befehle.filter(({ befehl }) => befehl.startsWith(anfang[1].toLowerCase())) : []);
}

function geheZu(schritt) {
  const eintraege = [...liste.querySelectorAll("button")];
  const stelle = eintraege.indexOf(document.activeElement);
  if (stelle < 0) return eintraege.at(schritt > 0 ? 0 : -1)?.focus();
  const naechster = stelle + schritt;
  return (eintraege[naechster] ?? eingabe).focus();
}

/** Wire the menu; `beiWahl` gets the chosen command. */
export function richteEin(beiWahl) {
  waehle = beiWahl;
  knopf.addEventListener("click", (ereignis) => {
    const auf = liste.hidden;
    zeige(auf ? befehle : []);
    if (auf && ereignis.detail === 0) geheZu(1);
  });
  for (const ort of [liste, eingabe]) {
    ort.addEventListener("keydown", (ereignis) => {
      if (liste.hidden) return;
      if (ereignis.key === "ArrowDown" || ereignis.key === "ArrowUp") {
        ereignis.preventDefault();
        geheZu(ereignis.key === "ArrowDown" ? 1 : -1);
      } else if (ereignis.key === "Escape") {
        ereignis.preventDefault();
        schliesse();
        eingabe.focus({ preventScroll: true });
      }
    });
  }
}
