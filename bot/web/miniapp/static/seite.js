// The page: opens with what Telegram hands over, shows the tasks, and says whether everything is stored.

import { wendeFarbenAn } from "./farben.js";
import { Abgelehnt, beginne, meldeAn, offenerWert, setze } from "./speicher.js";
import { beiJederAenderung, sageSummen, satz, zeige, zeigeFehler } from "./tabelle.js";
import { beiFarben, geheimnis, initData, sage } from "./telegram.js";

const STAND = {
  speichert: "Wird gespeichert …",
  gespeichert: "Gespeichert.",
  wartet: "Nicht gespeichert, wird wiederholt.",
  abgelehnt: "Nicht gespeichert.",
};
const NOCHMAL_MS = 3000;
const [stand, ansage, meldung] = ["stand", "ansage", "meldung"].map((id) => document.getElementById(id));
let zuletzt = "";

function zeigeMeldung(text) {
  meldung.textContent = text;
  meldung.hidden = !text;
}

function zeigeHinweis(id, gilt, grund, daten) {
  const element = document.getElementById(id);
  element.textContent = gilt ? satz(grund, daten) : "";
  element.hidden = !gilt;
}

function zeigeSeite(daten) {
  document.getElementById("beratung").textContent = daten.name;
  zeigeHinweis("typ-offen", daten.typ_offen, "typ_offen", daten);
  zeigeHinweis("nicht-aktiv", !daten.aktiv, "nicht_aktiv", daten);
  zeige(daten, offenerWert);
}

function zeigeStand(name) {
  stand.textContent = STAND[name];
  stand.dataset.stand = name;
  if (name === zuletzt) return;
  zuletzt = name;
  sage("web_app_setup_closing_behavior", { need_confirmation: name !== "gespeichert" });
}

function wertIn(daten, platz) {
  const [id, feld] = platz.split("/");
  return daten.gruppen.flatMap((gruppe) => gruppe.aufgaben).find((aufgabe) => aufgabe.id === id)?.werte[feld];
}

function nimmAntwort(daten, angekommen) {
  zeigeSeite(daten);
  const abgelehnte = new Map(daten.fehler.map(({ aufgabe, feld, grund }) => [`${aufgabe}/${feld}`, grund]));
  for (const [platz, grund] of abgelehnte) if (!zeigeFehler(platz, grund)) zeigeMeldung(satz(grund));
  const ueberholt = [...angekommen].some(
    ([platz, { zehntel }]) => !abgelehnte.has(platz) && offenerWert(platz) === undefined && wertIn(daten, platz) !== zehntel,
  );
  if (ueberholt) zeigeMeldung(satz("spaeter"));
}

function beiWechsel(name, { stand: daten, angekommen = new Map(), grund }) {
  if (daten) nimmAntwort(daten, angekommen);
  if (name === "gelesen") return;
  zeigeStand(name);
  if (name === "gespeichert") ansage.textContent = `${STAND[name]} ${sageSummen()}`;
  else if (name === "wartet") ansage.textContent = STAND[name];
  if (name === "abgelehnt") zeigeMeldung(satz(grund));
}

function zeigeAblehnung(grund) {
  document.getElementById("laedt").hidden = true;
  zeigeMeldung(satz(grund));
}

async function oeffne() {
  try {
    const daten = await meldeAn(initData, schluessel);
    zeigeAblehnung("");
    zeigeSeite(daten);
    document.getElementById("inhalt").hidden = false;
    document.getElementById("summen").hidden = false;
    zeigeStand("gespeichert");
    beiJederAenderung((platz, zehntel) => {
      zeigeMeldung("");
      setze(platz, zehntel);
    });
    beginne(beiWechsel);
    zeigeSeite(daten);
  } catch (fehler) {
    if (fehler instanceof Abgelehnt) {
      zeigeAblehnung(fehler.grund);
    } else {
      zeigeMeldung(satz("verbindung"));
      setTimeout(oeffne, NOCHMAL_MS);
    }
  }
}

const schluessel = geheimnis();
beiFarben(wendeFarbenAn);
sage("web_app_ready");
sage("web_app_expand");
sage("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
if (initData) await oeffne();
else zeigeAblehnung("ungueltig");
