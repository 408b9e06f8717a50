// What Telegram hands to the page, read from the address: no script of Telegram is loaded. And the secret by which the page is known.

const VERTRAUT = /^https:\/\/([a-z0-9-]+\.)*telegram\.org$/;
const angaben = new URLSearchParams(location.hash.slice(1));

/** What says who opened the page, signed by Telegram; empty where the page was not opened from the chat. */
export const initData = angaben.get("tgWebAppData") ?? "";

function alsThema(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function neuesGeheimnis() {
  const zufall = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...zufall)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Return the secret of this opening: the same after a reload, another one for each opening. */
export function geheimnis() {
  const name = `lotse-geheimnis-${new URLSearchParams(initData).get("hash")}`;
  const neues = neuesGeheimnis();
  try {
    const gemerkt = sessionStorage.getItem(name) ?? neues;
    sessionStorage.setItem(name, gemerkt);
    return gemerkt;
  } catch {
    return neues;
  }
}

/** Tell Telegram something; outside of Telegram nobody listens. Nothing of it is secret. */
export function sage(ereignis, daten = {}) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(ereignis, JSON.stringify(daten));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: ereignis, eventData: daten }), "*");
}

/** Call `nimm` with the colours of Telegram, now and whenever they change. */
export function beiFarben(nimm) {
  const hoere = (ereignis, daten) => {
    if (ereignis === "theme_changed") nimm(daten?.theme_params);
  };
  window.Telegram = { WebView: { receiveEvent: hoere } };
  window.addEventListener("message", ({ origin, data }) => {
    if (!VERTRAUT.test(origin) || typeof data !== "string") return;
    const { eventType, eventData } = alsThema(data) ?? {};
    hoere(eventType, eventData);
  });
  nimm(alsThema(angaben.get("tgWebAppThemeParams")));
}
