// The facets beside the results, and the choices made as chips above them.
import { el } from "./dom.js";
import { COLUMNS, counts, FACETS } from "./facets.js";
import { NAMES } from "./rows.js";

const SHOWN = 8;
const EAGER = ["place", "agency"];
const open = new Set(["topic", "year"]);
const whole = new Set();

/** Waits for the names that facets show without being asked to. */
export async function prepared(archive) {
  if (!archive.manifest.eager) return;
  EAGER.forEach((facet) => open.add(facet));
  await Promise.allSettled(EAGER.map((facet) => archive.names(COLUMNS[facet])));
}

/** Draw the facets of what was found. What has the focus keeps it. */
export function panel(page, found, archive, labels) {
  const focused = document.activeElement?.id;
  const drawing = { page, found, archive, labels };
  const facets = FACETS.map((facet) => drawn(drawing, facet));
  page.panel.replaceChildren(el("h2", {}, page.t("narrow")), ...facets, dates(page));
  if (focused && page.panel.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused).focus();
}

function drawn(drawing, facet) {
  const { page, found, archive, labels } = drawing;
  const { t, chosen } = page;
  const entries = counts(found, chosen, facet);
  const loaded = !NAMES.includes(COLUMNS[facet]) || archive.rows[0]?.[COLUMNS[facet]];
  const shown = entries.filter(([value], n) => whole.has(facet) || n < SHOWN || chosen[facet].includes(value));
  const again = () => details.isConnected && details.replaceWith(drawn(drawing, facet));
  const details = el("details", { className: "search-facet", open: open.has(facet), hidden: loaded && !entries.length },
    el("summary", {}, t(facet)),
    el("ul", {}, shown.map(([value, count]) => box(page, facet, value, count, labels))),
    shown.length < entries.length ? el("button", { type: "button", id: `more-${facet}`, className: "quiet", onclick: () => {
      whole.add(facet);
      again();
      document.getElementById(`facet-${facet}-${entries[SHOWN][0]}`)?.focus();
    } }, t("show_more", { facet: t(facet) })) : null);
  if (!loaded && details.open) archive.names(COLUMNS[facet]).then(again);
  details.addEventListener("toggle", () => {
    if (!details.open) open.delete(facet);
    else if (!open.has(facet)) {
      open.add(facet);
      if (!loaded) archive.names(COLUMNS[facet]).then(again);
    }
  });
  return details;
}

function box(page, facet, value, count, labels) {
  const id = `facet-${facet}-${value}`;
  const input = el("input", { type: "checkbox", id, checked: page.chosen[facet].includes(value), onchange: () => {
    const others = page.chosen[facet].filter((one) => one !== value);
    page.choose({ [facet]: input.checked ? [...others, value] : others });
  } });
  return el("li", {}, el("label", { for: id }, input, el("span", { className: "search-value" }, labels.text(facet, value)),
    el("span", { className: "search-count" }, String(count))));
}

function dates(page) {
  const { t, chosen } = page;
  const field = (name) => {
    const input = el("input", { id: `search-${name}`, value: chosen[name], size: 10, inputMode: "numeric", placeholder: "2019-12",
      pattern: "[0-9]{4}(-?[0-9]{2}){0,2}", title: t("date_form"), autocomplete: "off", onchange: () => {
        if (input.checkValidity()) page.choose({ [name]: input.value.trim() });
        else input.reportValidity();
      } });
    return el("label", { for: `search-${name}` }, t(name), " ", input);
  };
  return el("fieldset", { className: "search-dates" }, el("legend", {}, t("dates")), field("from"), field("to"));
}

/** Draw the choices; each can be taken back. */
export function chips(page, labels) {
  const { t, chosen } = page;
  const chip = (name, change) => el("li", {}, el("button", { type: "button", "aria-label": t("remove", { name }),
    onclick: () => { page.choose(change); page.input.focus(); } }, name, el("span", { "aria-hidden": "true" }, " ×")));
  const found = FACETS.flatMap((facet) => chosen[facet].map((value) =>
    chip(labels.text(facet, value), { [facet]: chosen[facet].filter((one) => one !== value) })));
  for (const name of ["from", "to"]) if (chosen[name]) found.push(chip(`${t(name)} ${chosen[name]}`, { [name]: "" }));
  if (found.length > 1) {
    const none = Object.fromEntries([...FACETS.map((facet) => [facet, []]), ["from", ""], ["to", ""]]);
    found.push(el("li", {}, el("button", { type: "button", className: "quiet", onclick: () => { page.choose(none); page.input.focus(); } }, t("clear"))));
  }
  page.chips.replaceChildren(...found);
}
