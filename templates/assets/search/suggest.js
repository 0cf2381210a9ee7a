// Nothing found: what may help. Every suggestion says how many articles it leads to, and leads to some.
import { answer, opened } from "./answers.js";
import { el } from "./dom.js";
import { foldCharacter } from "./fold.js";
import { unparse } from "./query.js";

const MOST = 4;
const LONGEST = 8; // characters of a piece of a term
const WINDOWS = 8; // pieces that are tried, of each length
const HAN = /\p{Script=Han}/u;

/** A block of suggestions for what was typed and chosen on the page. */
export async function suggestions(page, found, text) {
  const { t } = page;
  const [all, few, short, names] = await Promise.all([
    found.found.length ? one("try_without", text, found.found.length, {}) : null,
    fewer(page, found.terms),
    shorter(page, found.terms),
    near(page, found.terms),
  ]);
  const groups = names.named ? [all, names, few, short] : [all, few, short, names];
  return el("div", { className: "search-none" },
    HAN.test(text) ? el("p", {}, t("none_both")) : null,
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

// The longest pieces of a term that stand in any article, the rarest first: whole words where there are any.
async function shorter(page, terms) {
  const links = [];
  for (const { printed } of terms.filter((term) => !term.exclude && term.folded.length > 2).slice(0, 2)) {
    const ends = wordEnds(printed);
    links.push(...(await longest(page, printed, (from, to) => ends.has(from) && ends.has(to)) ?? await longest(page, printed, () => true) ?? []));
  }
  return { key: "try_shorter", links: links.sort((a, b) => a.count - b.count).slice(0, MOST) };
}

async function longest(page, printed, whole) {
  for (let length = Math.min(LONGEST, printed.length - 1); length > 1; length--) {
    const starts = Array.from({ length: printed.length - length + 1 }, (_, n) => n).filter((n) => whole(n, n + length));
    const found = await counted(page, spread(starts).map((start) => printed.slice(start, start + length).join("")));
    if (found.length) return found;
  }
  return null;
}

// At most WINDOWS of many, from all over.
const spread = (all) => (all.length <= WINDOWS ? all
  : Array.from({ length: WINDOWS }, (_, n) => all[Math.round((n * (all.length - 1)) / (WINDOWS - 1))]));

// Where words begin and end, as the browser cuts them; nowhere where it cannot.
function wordEnds(printed) {
  if (!Intl.Segmenter) return new Set();
  const ends = new Set([printed.length]);
  const starts = new Set([...new Intl.Segmenter("zh", { granularity: "word" }).segment(printed.join(""))].map(({ index }) => index));
  printed.reduce((at, char, n) => {
    if (starts.has(at)) ends.add(n);
    return at + char.length;
  }, 0);
  return ends;
}

// Topics, places and agencies whose names share pairs of characters with what was typed; `named` where it holds a whole one.
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
    if (shared) links.push({ label: labels.text(facet, value), text: "", count, chosen: { [facet]: [value] }, shared, rank: shared / own.size });
  }
  links.sort((a, b) => b.rank - a.rank || b.shared - a.shared || b.count - a.count);
  return { key: "try_near", links: links.slice(0, MOST), named: links[0]?.rank === 1 };
}

function pairs(text) {
  const chars = [...text];
  return new Set(chars.slice(1).map((char, n) => chars[n] + char).filter((pair) => !pair.includes(" ")));
}
