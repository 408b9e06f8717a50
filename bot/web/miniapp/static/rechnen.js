// Shares in tenths of a percent, as integers: reading what was typed, adding up, writing for people.

const zahl = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });
const NUR_ZAHL = /^[+-]?(\d+[.,]?\d*|[.,]\d+)$/;
const WINZIG = 1e-9;

/** Read a typed share: `{ zehntel }`, null for an empty field, or `{ grund }` for one that cannot be stored. */
export function liesAnteil(text, ganz) {
  const glatt = text.replace(/[\s%]/gu, "");
  if (!glatt) return { zehntel: null };
  if (!NUR_ZAHL.test(glatt)) return { grund: "zahl" };
  const genau = Number(glatt.replace(",", ".")) * 10;
  const zehntel = Math.round(genau);
  if (!(genau >= 0 && genau <= ganz)) return { grund: "bereich" };
  return Math.abs(genau - zehntel) < WINZIG ? { zehntel } : { grund: "genauigkeit" };
}

/** Write a share as it is typed: 12,5. */
export function schreibe(zehntel) {
  return zehntel === null ? "" : zahl.format(zehntel / 10);
}

/** Write a share for reading: 12,5 %. */
export function prozent(zehntel) {
  return `${zahl.format(zehntel / 10)}\u00a0%`;
}

/** Add up a column of some tasks; `werte` has a share or null by task and column. */
export function summe(aufgaben, feld, werte) {
  return aufgaben.reduce((bisher, aufgabe) => bisher + (werte.get(`${aufgabe.id}/${feld}`) ?? 0), 0);
}

/** Say what a column adds up to and what is left. */
export function rest(zehntel, { ganz, toleranz }) {
  if (Math.abs(ganz - zehntel) <= toleranz) return `${prozent(zehntel)}, vollständig`;
  return zehntel < ganz ? `${prozent(zehntel)}, noch ${prozent(ganz - zehntel)}` : `${prozent(zehntel)}, ${prozent(zehntel - ganz)} zu viel`;
}
