// Cards as in any chat of Telegram: "@name question" lists what the bot offers, choosing one sends it.

import { schliesse, zeigeAuswahl } from "./befehle.js";
import { frage, sende } from "./verbindung.js";

const WARTE_MS = 250;
let bot = "";
let warten = 0;
let nummer = 0;

/** Set the name to which a question must be addressed. */
export function setzeBot(name) {
  bot = name.toLowerCase();
}

/** Return the question of a text that begins with the name of the bot, or null. */
export function lies(text) {
  const teile = /^\s*@(\w+)(?:\s([^]*))?$/.exec(text);
  return teile && bot && teile[1].toLowerCase() === bot ? (teile[2] ?? "").trim().slice(0, 256) : null;
}

/** Offer the cards to what is typed, as soon as the typing rests; tell whether the text is a question for cards. */
export function schlageVor(text, beiFehler) {
  clearTimeout(warten);
  nummer += 1;
  const gefragt = lies(text);
  if (gefragt === null) return false;
  const diese = nummer;
  warten = setTimeout(async () => {
    const antwort = await frage("/karten", { frage: gefragt });
    if (diese !== nummer) return;
    if (!antwort) {
      schliesse();
      beiFehler();
      return;
    }
    zeigeAuswahl(
      "Karten zum Senden",
      antwort.karten.map(({ id, titel, anriss }) => ({
        titel,
        text: anriss,
        beiWahl: async () => {
          if (!(await sende("/aktion", { art: "karte", frage: gefragt, karte: id }))) beiFehler();
        },
      })),
    );
  }, WARTE_MS);
  return true;
}
