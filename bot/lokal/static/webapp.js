// A page that opens over the chat, as Telegram's clients show it.

import { frage } from "./verbindung.js";

const fenster = document.getElementById("webapp");
const rahmen = document.getElementById("webapp-rahmen");

/** Open the page of a message; the answer is whether there is one. */
export async function oeffneWebapp(nachricht) {
  const antwort = await frage("/webapp", { nachricht });
  if (antwort === null) return false;
  rahmen.src = antwort.adresse;
  fenster.showModal();
  return true;
}

fenster.addEventListener("close", () => {
  // Leaving the page lets it save what it has not saved yet.
  rahmen.src = "about:blank";
});
