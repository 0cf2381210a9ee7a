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
  const found = terms.every((term) => term.exclude) && text.trim() ? [] : await hits(archive, terms);
  const left = ordered(found.filter(({ row }) => passes(row, chosen)), terms.length ? chosen.sort : chosen.sort || "newest");
  const loose = left.filter((hit) => hit.loose).length;
  return { terms, found, exact: left.length - loose, loose, groups: grouped(left) };
}

/** What a result shows: {href, title, text}, the latter two as pieces; `title` of the whole, `text` around the match. */
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
    title: pieces(article.blocks[0], wanted),
    text: [cutBefore ? { text: "…" } : null, ...body, cutAfter ? { text: "…" } : null].filter(Boolean),
  };
}

/** A row's date as readers see it. */
export function dateText(row, t) {
  if (!row.first && row.last === 99999999) return t("undated");
  const [first, last] = [parts(row.first), parts(row.last)];
  const whole = last[1] === 12 && last[2] === 31 && first[1] === 1 && first[2] === 1;
  if (row.first === row.last) return written(first);
  if (row.first && row.last < 99999999 && first[0] === last[0]) {
    if (whole) return written(first.slice(0, 1));
    if (first[1] === last[1]) return written(first.slice(0, 2));
    return `${first[0]}年${first[1]}—${last[1]}月`;
  }
  const [from, to] = [first, last].map((day) => written(day.slice(0, whole ? 1 : 2)));
  if (!row.first) return to + t("until");
  return row.last < 99999999 ? `${from}—${to}` : from + t("since");
}

const parts = (number) => [Math.floor(number / 10000), Math.floor(number / 100) % 100, number % 100];
const written = (numbers) => numbers.map((number, n) => `${number}${"年月日"[n]}`).join("");
