// What the page itself says: toasts, messages to confirm, violations and notes above the chat.

import { neu } from "./zeichnen.js";

const TITEL = { handler: "Fehler im Programm", answerCallbackQuery: "Knopf nicht richtig beantwortet" };
const TITEL_SONST = "Telegram hätte das abgelehnt";
const HINWEISE = {
  verlauf_beschaedigt: "Der gespeicherte Chat war beschädigt und wurde beiseitegelegt. Er beginnt leer.",
  verlauf_nicht_gespeichert: "Der Chat lässt sich gerade nicht speichern. Ist noch Platz auf dem Datenträger?",
  verbindung: "Keine Verbindung zum Programm. Läuft es noch?",
};
const TOAST_MS = 3500;
const JE_ZEICHEN_MS = 45;

const warnungen = document.getElementById("warnungen");
const toast = document.getElementById("toast");
const fenster = document.getElementById("meldung");
let ablauf = 0;

/** Show a short text for a few seconds, longer for longer texts. */
export function zeigeToast(text) {
  clearTimeout(ablauf);
  toast.textContent = text;
  ablauf = setTimeout(() => {
    toast.textContent = "";
  }, TOAST_MS + text.length * JE_ZEICHEN_MS);
}

/** Show a text that must be closed. */
export function zeigeMeldung(text) {
  document.getElementById("meldung-text").textContent = text;
  if (!fenster.open) fenster.showModal();
}

function zeigeWarnung(schluessel, titel, text, klasse) {
  const bekannt = [...warnungen.children].find((warnung) => warnung.dataset.schluessel === schluessel);
  if (bekannt) {
    const zahl = Number(bekannt.dataset.zahl ?? 1) + 1;
    bekannt.dataset.zahl = zahl;
    bekannt.querySelector("strong").textContent = `${titel} (${zahl}-mal)`;
    return;
  }
  const zu = neu("button", { type: "button", "aria-label": "Hinweis schließen" }, "×");
  const inhalt = neu("div", {}, ...(titel ? [neu("strong", {}, titel)] : []), text);
  const warnung = neu("div", { class: `warnung ${klasse}`.trim(), "data-schluessel": schluessel }, inhalt, zu);
  zu.addEventListener("click", () => {
    warnung.remove();
    document.getElementById("eingabe").focus({ preventScroll: true });
  });
  warnungen.prepend(warnung);
}

/** Show a violation in red until it is closed. */
export function zeigeVerstoss({ methode, text }) {
  zeigeWarnung(`${methode} ${text}`, TITEL[methode] ?? TITEL_SONST, `${methode}: ${text}`, "verstoss");
}

/** Show a note by its key, once. */
export function zeigeHinweis(schluessel) {
  if ([...warnungen.children].some((warnung) => warnung.dataset.schluessel === schluessel)) return;
  zeigeWarnung(schluessel, "", HINWEISE[schluessel] ?? schluessel, "hinweis");
}

/** Take a note away. */
export function nimmHinweis(schluessel) {
  for (const warnung of [...warnungen.children]) if (warnung.dataset.schluessel === schluessel) warnung.remove();
}

/** Take everything above the chat away. */
export function leereWarnungen() {
  warnungen.replaceChildren();
}
