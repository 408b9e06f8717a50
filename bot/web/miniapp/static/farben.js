// The colours of the reader's Telegram where they can be read on each other, else our own, light or dark.

const FARBE = /^#[0-9a-f]{6}$/i;
const LESBAR = 4.5;
const ERKENNBAR = 3;
const wurzel = document.documentElement;
const dunkel = matchMedia("(prefers-color-scheme: dark)");
let vonTelegram = false;

function helligkeit(farbe) {
  const [rot, gruen, blau] = [1, 3, 5].map((stelle) => {
    const anteil = parseInt(farbe.slice(stelle, stelle + 2), 16) / 255;
    return anteil <= 0.04045 ? anteil / 12.92 : ((anteil + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * rot + 0.7152 * gruen + 0.0722 * blau;
}

function kontrast(eine, andere) {
  const [dunklere, hellere] = [helligkeit(eine), helligkeit(andere)].sort((a, b) => a - b);
  return (hellere + 0.05) / (dunklere + 0.05);
}

function setze(name, farbe, grund, mindestens) {
  if (FARBE.test(farbe ?? "") && kontrast(farbe, grund) >= mindestens) wurzel.style.setProperty(name, farbe);
  else wurzel.style.removeProperty(name);
}

function folgeDemRechner() {
  if (!vonTelegram) wurzel.dataset.schema = dunkel.matches ? "dunkel" : "hell";
}

/** Take the colours of Telegram over; those that would be hard to read are left out. */
export function wendeFarbenAn(thema) {
  const { bg_color: grund, text_color: text, hint_color: leise, button_color: haupt } = thema ?? {};
  vonTelegram = FARBE.test(grund ?? "") && FARBE.test(text ?? "") && kontrast(grund, text) >= LESBAR;
  if (!vonTelegram) {
    folgeDemRechner();
    return;
  }
  wurzel.dataset.schema = helligkeit(grund) < helligkeit(text) ? "dunkel" : "hell";
  wurzel.style.setProperty("--grund", grund);
  wurzel.style.setProperty("--text", text);
  setze("--leise", leise, grund, LESBAR);
  setze("--haupt", haupt, grund, ERKENNBAR);
}

dunkel.addEventListener("change", folgeDemRechner);
