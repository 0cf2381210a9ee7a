// What makes reading more comfortable. Every page is whole without it.
"use strict";

const root = document.documentElement;

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* storage is off */ } },
};

// --- settings -----------------------------------------------------------------------------------

const applySetting = { theme: setTheme, size: setSize };

function setTheme(value) {
  if (value === "auto") delete root.dataset.theme; else root.dataset.theme = value;
}

function setSize(value) {
  if (value === "normal") delete root.dataset.size; else root.dataset.size = value;
}

for (const [name, apply] of Object.entries(applySetting)) {
  const chosen = store.get(name);
  for (const radio of document.querySelectorAll(`input[type=radio][name=${name}]`)) {
    if (chosen) radio.checked = radio.value === chosen;
    radio.addEventListener("change", () => { store.set(name, radio.value); apply(radio.value); });
  }
}

const keysBox = document.querySelector("input[name=keys]");
if (keysBox) {
  keysBox.checked = store.get("keys") !== "off";
  keysBox.addEventListener("change", () => store.set("keys", keysBox.checked ? "on" : "off"));
}

const settings = document.querySelector("details.settings");
if (settings) {
  document.addEventListener("click", (event) => {
    if (settings.open && !settings.contains(event.target)) settings.open = false;
  });
  settings.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && settings.open) { settings.open = false; settings.querySelector("summary").focus(); }
  });
}

// --- the script switch stays at the passage that is being read ----------------------------------------

const scriptSwitch = document.querySelector(".script-switch");
if (scriptSwitch) {
  const address = scriptSwitch.getAttribute("href");
  const follow = () => scriptSwitch.setAttribute("href", address + location.search + location.hash);
  follow();
  addEventListener("hashchange", follow);
  scriptSwitch.addEventListener("click", follow);
}

// --- copying ------------------------------------------------------------------------------------------

function textOf(target) {
  return target.matches("a[rel=bookmark]") ? target.href : target.textContent;
}

async function copy(button) {
  const label = button.textContent;
  const target = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(textOf(target));
    button.textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(target); // no clipboard here: select, so that one key copies
  }
  setTimeout(() => { button.textContent = label; }, 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copy(button);
  if (event.target.closest("button[data-help]")) openHelp();
});

// The date of access belongs to the reader's day, which no build can know.
for (const citation of document.querySelectorAll("[data-accessed]")) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  citation.textContent = citation.textContent.replace(citation.dataset.accessed, today);
}

const permalink = document.getElementById("permalink");
if (permalink && !permalink.textContent.startsWith("http")) permalink.textContent = permalink.href;

// --- anchors inside closed parts ----------------------------------------------------------------------

function reveal() {
  if (!location.hash) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
}
reveal();
addEventListener("hashchange", reveal);

// --- figures: filter and sort -------------------------------------------------------------------------

for (const input of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(input.dataset.filter);
  const shown = document.querySelector(`output[for="${input.id}"]`);
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, n) => {
      row.hidden = !words.every((word) => texts[n].includes(word));
      count += !row.hidden;
    });
    shown.textContent = words.length ? String(count) : "";
  });
}

function cellValue(row, column, kind) {
  const cell = row.cells[column];
  const value = cell.dataset.value ?? cell.textContent.trim();
  return kind === "number" ? Number(value) : value;
}

function sortBy(table, head, column) {
  const descending = head.getAttribute("aria-sort") === "ascending"
    || (head.dataset.sort === "number" && !head.hasAttribute("aria-sort"));
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator(root.lang);
  const rows = [...table.tBodies[0].rows].map((row) => [cellValue(row, column, head.dataset.sort), row]);
  rows.sort(([a], [b]) => sign * (typeof a === "number" ? a - b : collator.compare(a, b)));
  table.tBodies[0].append(...rows.map(([, row]) => row));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sortBy(table, head, column));
    head.replaceChildren(button);
  });
}

// --- 404: search for what was asked -------------------------------------------------------------------

const asked = document.querySelector("[data-asked]");
if (asked) {
  let last = location.pathname.split("/").filter(Boolean).pop() ?? "";
  try { last = decodeURIComponent(last); } catch { /* not a valid address: search for it as it is */ }
  const words = last.replace(/\.html?$/, "").replace(/[-_+]+/g, " ").trim();
  const link = asked.querySelector("a");
  link.href += `?q=${encodeURIComponent(words)}`;
  link.textContent = words;
  asked.hidden = !words;
  for (const field of document.querySelectorAll("[data-search-input]")) field.value = words;
}

// --- keyboard -----------------------------------------------------------------------------------------

const dialog = document.getElementById("shortcuts");

function openHelp() {
  if (dialog && !dialog.open) dialog.showModal();
}

function step(by) {
  const items = [...document.querySelectorAll("[data-list-item]")].filter((item) => item.offsetParent);
  if (!items.length) return;
  const now = items.indexOf(document.activeElement);
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, now + by));
  items[next].focus();
}

function turn(rel) {
  const link = document.querySelector(`main a[rel=${rel}]`) ?? document.querySelector(`link[rel=${rel}]`);
  if (link) location.assign(link.href);
}

function focusSearch() {
  const field = [...document.querySelectorAll("[data-search-input]")].find((input) => input.offsetParent);
  if (field) { field.focus(); field.select(); }
}

const keys = {
  "/": focusSearch,
  "?": openHelp,
  j: () => step(1),
  k: () => step(-1),
  n: () => turn("next"),
  p: () => turn("prev"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || store.get("keys") === "off") return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog")) return;
  const act = keys[event.key];
  if (act) { event.preventDefault(); act(); }
});
