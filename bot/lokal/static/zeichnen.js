// Messages become DOM nodes. Text of the bot only ever becomes text nodes; what is markup was decided by the server.

const TAGS = {
  fett: "b",
  kursiv: "i",
  unterstrichen: "u",
  gestrichen: "s",
  code: "code",
  block: "pre",
  zitat: "blockquote",
  zeit: "span",
  ueberschrift3: "h3",
  ueberschrift4: "h4",
  absatz: "p",
  liste: "ul",
  punkt: "li",
  reihe: "tr",
  kopfzelle: "th",
  zelle: "td",
  aufklappen: "details",
  aufklapptitel: "summary",
};
const BLOECKE = new Set(["block", "zitat", "langzitat"]);
const LANGES_ZITAT = 160;
const uhrzeit = new Intl.DateTimeFormat("de-DE", { hour: "2-digit", minute: "2-digit" });
const groesse = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });

/** Create an element with attributes and children; null attributes are left out. */
export function neu(tag, attribute = {}, ...kinder) {
  const element = document.createElement(tag);
  for (const [name, wert] of Object.entries(attribute)) {
    if (wert !== null && wert !== undefined) element.setAttribute(name, wert);
  }
  element.append(...kinder);
  return element;
}

/** Make nodes of siblings; the line break beside a block is the end of that block, not an empty line. */
function alleKnoten(teile) {
  return teile.map((teil, stelle) => {
    if (typeof teil !== "string") return knoten(teil);
    let text = teil;
    if (BLOECKE.has(teile[stelle - 1]?.art)) text = text.replace(/^\n/, "");
    if (BLOECKE.has(teile[stelle + 1]?.art)) text = text.replace(/\n$/, "");
    return document.createTextNode(text);
  });
}

function knoten(teil) {
  const kinder = alleKnoten(teil.kinder);
  switch (teil.art) {
    case "verweis":
      return neu("a", { href: teil.ziel, target: "_blank", rel: "noopener noreferrer" }, ...kinder);
    case "fremd":
      return neu("span", { class: "fremd", title: teil.ziel }, ...kinder);
    case "start":
      return neu("button", { type: "button", class: "startlink", "data-text": `/start ${teil.nutzlast}`.trim() }, ...kinder);
    case "befehl":
      return neu("button", { type: "button", class: "befehl", "data-text": teil.befehl }, ...kinder);
    case "verdeckt":
      return verdeckt(kinder);
    case "langzitat":
      return langzitat(kinder);
    case "quelle":
      return neu("p", { class: "quelle" }, ...kinder);
    case "tabelle":
      return neu("table", {}, neu("tbody", {}, ...kinder));
    default:
      return neu(TAGS[teil.art] ?? "span", {}, ...kinder);
  }
}

function verdeckt(kinder) {
  const inhalt = neu("span", {}, ...kinder);
  const knopf = neu("button", { type: "button", class: "verdeckt", "aria-label": "Verdeckter Text. Drücken zum Aufdecken." }, inhalt);
  knopf.addEventListener("click", () => {
    const offen = neu("span", { class: "verdeckt offen", tabindex: "-1" }, inhalt);
    knopf.replaceWith(offen);
    offen.focus();
  });
  return knopf;
}

function langzitat(kinder) {
  const inhalt = neu("div", {}, ...kinder);
  const zitat = neu("blockquote", { class: "langzitat" }, inhalt);
  if (inhalt.textContent.length > LANGES_ZITAT || inhalt.textContent.split("\n").length > 3) {
    inhalt.classList.add("gekuerzt");
    const knopf = neu("button", { type: "button", "aria-expanded": "false" }, "Mehr anzeigen");
    knopf.addEventListener("click", () => {
      const zu = inhalt.classList.toggle("gekuerzt");
      knopf.textContent = zu ? "Mehr anzeigen" : "Weniger anzeigen";
      knopf.setAttribute("aria-expanded", String(!zu));
    });
    zitat.append(knopf);
  }
  return zitat;
}

function lesbareGroesse(bytes) {
  return bytes < 1_000_000 ? `${groesse.format(Math.max(bytes / 1000, 0.1))} KB` : `${groesse.format(bytes / 1_000_000)} MB`;
}

function medium(daten) {
  if (daten.art === "photo") {
    const bild = neu("img", { src: daten.url, alt: daten.alt, width: daten.breite, height: daten.hoehe });
    return neu("a", { class: "bild", href: daten.url, target: "_blank", "data-url": daten.url }, bild);
  }
  const endung = daten.name.includes(".") ? daten.name.split(".").pop().slice(0, 4).toUpperCase() : "DATEI";
  return neu(
    "a",
    { class: "dokument", href: daten.url, download: daten.name, "data-url": daten.url },
    neu("span", { class: "dokument-zeichen", "aria-hidden": "true" }, endung),
    neu(
      "span",
      {},
      neu("span", { class: "dokument-name" }, daten.name),
      neu("span", { class: "dokument-groesse" }, `Herunterladen, ${lesbareGroesse(daten.bytes)}`),
    ),
  );
}

function taste(knopf, offen) {
  const attribute = { class: `taste ${knopf.stil ?? ""}`.trim(), "data-art": knopf.art };
  switch (knopf.art) {
    case "verweis":
      return neu("a", { ...attribute, href: knopf.ziel, target: "_blank", rel: "noopener noreferrer" }, knopf.text);
    case "abfrage": {
      const element = neu("button", { ...attribute, type: "button", "data-daten": knopf.daten }, knopf.text);
      if (offen.includes(knopf.daten)) warte(element, true);
      return element;
    }
    case "webapp":
      return neu("button", { ...attribute, type: "button", "aria-haspopup": "dialog" }, knopf.text);
    case "start":
      return neu("button", { ...attribute, type: "button", "data-text": `/start ${knopf.nutzlast}`.trim() }, knopf.text);
    case "kopieren":
      return neu("button", { ...attribute, type: "button", "data-kopie": knopf.kopie }, knopf.text);
    default:
      return neu("button", { ...attribute, type: "button", disabled: "", title: knopf.art === "fremd" ? "Geht nur in Telegram" : null }, knopf.text);
  }
}

/** Show or end the waiting sign of a button. */
export function warte(element, an) {
  element.classList.toggle("wartet", an);
  if (an) element.setAttribute("aria-busy", "true");
  else element.removeAttribute("aria-busy");
}

/** Draw a message into `element`, new or in place; an unchanged picture keeps its node and does not flicker. */
export function zeichne(element, nachricht, name) {
  const altesMedium = element.querySelector("[data-url]");
  const blase = neu("div", { class: "blase", tabindex: "-1" });
  blase.append(neu("span", { class: "nur-vorgelesen" }, nachricht.eigen ? "Sie: " : `${name}: `));
  if (nachricht.antwort_auf !== null) blase.append(neu("p", { class: "antwort-auf" }, nachricht.antwort_auf));
  if (nachricht.medium) {
    blase.append(altesMedium?.dataset.url === nachricht.medium.url ? altesMedium : medium(nachricht.medium));
  }
  blase.append(neu("div", { class: "inhalt" }, ...alleKnoten(nachricht.inhalt)));
  const datum = new Date(nachricht.zeit * 1000);
  const fuss = neu("div", { class: "fuss" }, neu("time", { datetime: datum.toISOString() }, uhrzeit.format(datum)));
  if (nachricht.bearbeitet) fuss.prepend(neu("span", {}, "bearbeitet"));
  blase.append(fuss);
  const teile = [blase];
  if (nachricht.tastatur.length) {
    const reihen = nachricht.tastatur.map((reihe) => neu("div", { class: "reihe" }, ...reihe.map((knopf) => taste(knopf, nachricht.offen))));
    teile.push(neu("div", { class: "tastatur", role: "group", "aria-label": "Antworten" }, ...reihen));
  }
  element.classList.toggle("eigen", nachricht.eigen);
  element.classList.toggle("mit-tastatur", nachricht.tastatur.length > 0);
  element.classList.toggle("mit-medium", nachricht.medium !== null);
  element.replaceChildren(...teile);
}
