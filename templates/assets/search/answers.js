// From what is typed and chosen to what is shown: one answer, the same for the page and for the quick search.
import { open } from "./archive.js";
import { COLUMNS, Labels, passes } from "./facets.js";
import { excerpt, pieces } from "./matches.js";
import { parse } from "./query.js";
import { grouped, hits, ordered } from "./rank.js";

let opening = null;

/** The archive with its labels; opened once, and again after a failure. */
export function opened(context) {
  opening ??= openOnce(context).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function openOnce(context) {
  const archive = await open(context.top);
  return { archive, labels: new Labels(archive, context.script) };
}

/** {terms, found, exact, loose, groups}: every hit, and those that pass the choices, in order, near-duplicates together. */
export async function answer(context, text, chosen = {}) {
  const { archive } = await opened(context);
  const terms = parse(text);
  await Promise.all(["place", "agency", "person"].filter((facet) => chosen[facet]?.length).map((facet) => archive.names(COLUMNS[facet])));
  const found = unasked(terms, text) ? [] : await hits(archive, terms);
  const left = ordered(found.filter(({ row }) => passes(row, chosen)), terms.length ? chosen.sort : chosen.sort || "newest");
  const loose = left.filter((hit) => hit.loose).length;
  return { terms, found, exact: left.length - loose, loose, groups: grouped(left) };
}

/** Why nothing was looked for, as a key of the words; "" where something was. */
export function unasked(terms, text) {
  if (!text.trim()) return "";
  if (!terms.length) return "nothing_left";
  return terms.every((term) => term.exclude) ? "only_excludes" : "";
}

/** What a result shows: {href, date, title, text}, the latter two as pieces; `title` of the whole, `text` around the match. */
export async function shown(context, hit, terms, text) {
  const { archive } = await opened(context);
  const article = await archive.read(hit.row, context.script);
  const wanted = terms.filter((term) => !term.exclude);
  const href = new URL(article.address.replace(/^\//, ""), context.up);
  if (wanted.length) href.searchParams.set("highlight", text.trim());
  const { block, from, to, cutBefore, cutAfter } = excerpt(article, wanted);
  const body = pieces(block, wanted, from, to);
  return {
    href: href.href,
    date: article.date,
    title: pieces(article.blocks[0], wanted),
    text: [cutBefore ? { text: "…" } : null, ...body, cutAfter ? { text: "…" } : null].filter(Boolean),
  };
}
