// What makes reading more comfortable. Every page is whole without it.
"use strict";

const root = document.documentElement;

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* storage is off */ } },
};

// What is made here has no use without JavaScript, so no page carries it. Its words, in both scripts:
const WORDS = {
  theme: ["明暗", "明暗"],
  auto: ["随系统", "隨系統"],
  light: ["浅色", "淺色"],
  dark: ["深色", "深色"],
  size: ["字号", "字級"],
  small: ["小", "小"],
  normal: ["中", "中"],
  large: ["大", "大"],
  huge: ["特大", "特大"],
  keyboard: ["键盘", "鍵盤"],
  keys_on: ["使用快捷键", "使用快速鍵"],
  keys_help: ["查看快捷键", "查看快速鍵"],
  help_title: ["键盘快捷键", "鍵盤快速鍵"],
  help_search: ["搜索", "搜尋"],
  help_list: ["列表中下一条、上一条", "列表中下一條、上一條"],
  help_pages: ["下一页、上一页", "下一頁、上一頁"],
  help_this: ["显示本说明", "顯示本說明"],
  close: ["关闭", "關閉"],
  copied: ["已复制", "已複製"],
};
const t = (key) => WORDS[key][root.dataset.script === "hant" ? 1 : 0];

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; } // not a valid address: as it is
}

function el(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// --- settings -----------------------------------------------------------------------------------

const CHOICES = { theme: ["auto", "light", "dark"], size: ["small", "normal", "large", "huge"] };
const USUAL = { theme: "auto", size: "normal" };

function choose(name, value) {
  store.set(name, value);
  if (value === USUAL[name]) delete root.dataset[name]; else root.dataset[name] = value;
}

function choice(name, value) {
  const checked = value === (store.get(name) ?? USUAL[name]);
  const radio = el("input", { type: "radio", name, value, checked, onchange: () => choose(name, value) });
  return el("label", {}, radio, ` ${t(value)}`);
}

function settingsPanel() {
  const sets = Object.entries(CHOICES).map(([name, values]) =>
    el("fieldset", {}, el("legend", {}, t(name)), ...values.map((value) => choice(name, value))));
  const keysOn = el("input", { type: "checkbox", name: "keys", checked: store.get("keys") !== "off",
    onchange: () => store.set("keys", keysOn.checked ? "on" : "off") });
  const help = el("button", { type: "button", className: "quiet", onclick: openHelp }, t("keys_help"));
  return el("div", { className: "settings-panel" }, ...sets,
    el("fieldset", {}, el("legend", {}, t("keyboard")), el("label", {}, keysOn, ` ${t("keys_on")}`), help));
}

const settings = document.querySelector("details.settings");
if (settings) {
  settings.firstElementChild.addEventListener("click", () => settings.append(settingsPanel()), { once: true });
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

// --- copying: each button copies what stands before it -------------------------------------------------

const textOf = (target) => (target.matches("a[rel=bookmark]") ? target.href : target.textContent);
const told = el("p", { className: "visually-hidden", role: "status" }); // what was done, for those who do not see it

async function copy(button) {
  const target = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(textOf(target));
  } catch {
    getSelection().selectAllChildren(target); // no clipboard here: select, so that one key copies
    return;
  }
  const label = button.textContent;
  if (label === t("copied")) return;
  button.textContent = told.textContent = t("copied");
  setTimeout(() => { button.textContent = label; told.textContent = ""; }, 2000);
}

for (const button of document.querySelectorAll(".copy")) button.addEventListener("click", () => copy(button));
if (document.querySelector(".copy")) document.body.append(told);

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
  const target = document.getElementById(decoded(location.hash.slice(1)));
  for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
}
reveal();
addEventListener("hashchange", reveal);

// --- 404: search for what was asked -------------------------------------------------------------------

const asked = document.querySelector("[data-asked]");
if (asked) {
  const last = decoded(location.pathname.split("/").filter(Boolean).pop() ?? "");
  const words = last.replace(/\.html?$/, "").replace(/[-_+]+/g, " ").trim();
  const link = asked.querySelector("a");
  link.href += `?q=${encodeURIComponent(words)}`;
  link.textContent = words;
  asked.hidden = !words;
  for (const field of document.querySelectorAll("[data-search-input]")) field.value = words;
}

// --- keyboard -----------------------------------------------------------------------------------------

let help;

function openHelp() {
  if (!help) document.body.append(help = helpDialog());
  if (!help.open) help.showModal();
}

function helpDialog() {
  const rows = [["/", "help_search"], ["j k", "help_list"], ["n p", "help_pages"], ["?", "help_this"]].map(([names, key]) =>
    el("div", {}, el("dt", {}, ...names.split(" ").flatMap((name) => [el("kbd", {}, name), " "])), el("dd", {}, t(key))));
  const dialog = el("dialog", { className: "shortcuts" }, el("h2", { id: "shortcuts-title" }, t("help_title")), el("dl", {}, ...rows),
    el("form", { method: "dialog" }, el("button", {}, t("close"))));
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  return dialog;
}

function step(by) {
  const items = [...document.querySelectorAll(".card-title a, [data-list-item]")].filter((item) => item.offsetParent);
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
