// Nothing found: what may help. Every suggestion says how many articles it leads to, and leads to some.
import { answer, opened } from "./answers.js";
import { el } from "./dom.js";
import { foldCharacter } from "./fold.js";
import { unparse } from "./query.js";

const MOST = 4;
const WINDOWS = 8; // pieces of a term that are tried, of each length

/** A block of suggestions for what was typed and chosen on the page. */
export async function suggestions(page, found, text) {
  const { t } = page;
  const groups = await Promise.all([
    found.found.length ? one("try_without", text, found.found.length, {}) : null,
    fewer(page, found.terms),
    shorter(page, found.terms),
    near(page, found.terms),
  ]);
  return el("div", { className: "search-none" },
    found.terms.length ? el("p", {}, t("none_both")) : null,
    groups.filter((group) => group?.links.length).map((group) =>
      el("div", {}, el("p", {}, t(group.key)), el("ul", {}, group.links.map((link) => item(page, link))))));
}

const one = (key, text, count, chosen) => ({ key, links: [{ label: text.trim() || "…", text, count, chosen }] });

function item(page, { label, text, count, chosen }) {
  const parameters = new URLSearchParams(text ? { q: text } : {});
  for (const [facet, values] of Object.entries(chosen)) for (const value of values) parameters.append(facet, value);
  return el("li", {}, el("a", { href: `${location.pathname}?${parameters}` }, label), " ",
    el("span", { className: "search-count" }, page.t("count", { n: count })));
}

async function counted(page, texts) {
  const links = await Promise.all([...new Set(texts)].map(async (text) => {
    const { exact, loose } = await answer(page.context, text);
    return { label: text, text, count: exact + loose, chosen: {} };
  }));
  return links.filter((link) => link.count > 0);
}

async function fewer(page, terms) {
  if (terms.length < 2) return null;
  const texts = terms.map((_, n) => unparse(terms.filter((_, other) => other !== n)));
  return { key: "try_fewer", links: (await counted(page, texts.slice(0, 6))).slice(0, MOST) };
}

// The longest pieces of a term that stand in any article, the rarest first.
async function shorter(page, terms) {
  const long = terms.filter((term) => !term.exclude && term.folded.length > 2).slice(0, 2);
  const links = [];
  for (const term of long) {
    for (const length of [8, 6, 4, 3, 2].filter((n) => n < term.printed.length)) {
      const count = term.printed.length - length + 1;
      const steps = Math.min(count, WINDOWS);
      const starts = Array.from({ length: steps }, (_, n) => Math.round((n * (count - 1)) / Math.max(1, steps - 1)));
      const found = await counted(page, starts.map((start) => term.printed.slice(start, start + length).join("")));
      links.push(...found);
      if (found.length) break;
    }
  }
  return { key: "try_shorter", links: links.sort((a, b) => a.count - b.count).slice(0, MOST) };
}

// Topics, places and agencies whose names share pairs of characters with what was typed.
async function near(page, terms) {
  const { archive, labels } = await opened(page.context);
  await Promise.all([archive.names("places"), archive.names("agencies")]);
  const wanted = pairs(terms.filter((term) => !term.exclude).map((term) => term.folded.join("")).join(" "));
  const counts = new Map();
  for (const row of archive.rows) {
    for (const [facet, names] of [["topic", row.topics], ["place", row.places], ["agency", row.agencies]]) {
      for (const value of names) {
        const key = `${facet} ${value}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const links = [];
  for (const [key, count] of counts) {
    const [facet, value] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    const own = pairs(Array.from(labels.text(facet, value), foldCharacter).join(""));
    const shared = [...own].filter((pair) => wanted.has(pair)).length;
    if (shared) links.push({ label: labels.text(facet, value), text: "", count, chosen: { [facet]: [value] }, rank: shared / own.size });
  }
  links.sort((a, b) => b.rank - a.rank || b.count - a.count);
  return { key: "try_near", links: links.slice(0, MOST) };
}

function pairs(text) {
  const chars = [...text];
  return new Set(chars.slice(1).map((char, n) => chars[n] + char).filter((pair) => !pair.includes(" ")));
}
