// The line to the program: events come in order and survive a gap, actions go out with the token of this page.

const token = document.querySelector('meta[name="csrf"]').content;
const NEUER_VERSUCH_MS = 1500;

/** Listen for ever; `beiEreignis` gets each change, `beiZustand` true or false as the line comes and goes. */
export function verbinde(beiEreignis, beiZustand) {
  const quelle = new EventSource("/ereignisse");
  quelle.onopen = () => beiZustand(true);
  quelle.onmessage = (ereignis) => beiEreignis(JSON.parse(ereignis.data));
  quelle.onerror = () => {
    beiZustand(false);
    if (quelle.readyState === EventSource.CLOSED) {
      setTimeout(() => verbinde(beiEreignis, beiZustand), NEUER_VERSUCH_MS);
    }
  };
}

function poste(pfad, daten) {
  return fetch(pfad, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(daten),
  });
}

/** Send an action; the answer is whether the program took it. */
export async function sende(pfad, daten = {}) {
  try {
    return (await poste(pfad, daten)).ok;
  } catch {
    return false;
  }
}

/** Send a file; the answer is the status, 0 where the program cannot be reached. */
export async function sendeDatei(datei) {
  try {
    const antwort = await fetch(`/dokument?name=${encodeURIComponent(datei.name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": token },
      body: datei,
    });
    return antwort.status;
  } catch {
    return 0;
  }
}

/** Ask the program; the answer is what it says, or null. */
export async function frage(pfad, daten) {
  try {
    const antwort = await poste(pfad, daten);
    return antwort.ok ? await antwort.json() : null;
  } catch {
    return null;
  }
}
