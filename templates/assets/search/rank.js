// From terms to articles in order: headline, lede and tags first, then BM25; the newer of two alike comes first.
import { HEADLINE_ZONE, LEDE_ZONE, TAG_ZONE } from "./tokens.js";

const FIRST = TAG_ZONE + 1; // the position of a headline's first character
const K1 = 1.2;
const B = 0.75;
const READ = 10; // headlines that are read to see whether they are what was typed

/** All articles that hold every term: hits of {row, loose, title, tier, score}, best first. `title` is 2 where the headline
 * is what was typed, 1 where it begins with it. */
export async function hits(archive, terms) {
  const wanted = terms.filter((term) => !term.exclude);
  const [found, without] = await Promise.all([
    Promise.all(wanted.map((term) => archive.find(term))),
    Promise.all(terms.filter((term) => term.exclude).map((term) => archive.find(term))),
  ]);
  const base = found.length ? found.reduce((least, one) => (one.size < least.size ? one : least)).keys() : archive.rows;
  const list = [];
  for (const row of base) {
    if (!found.every((one) => one.has(row)) || without.some((one) => one.has(row) && !one.get(row).loose)) continue;
    list.push(hit(archive, row, wanted, found));
  }
  list.sort(byRank);
  if (wanted.length === 1 && list.some((one) => one.title)) await headlinesFirst(archive, wanted[0], list);
  return list;
}

// A headline that is what was typed comes before those that only begin with it.
async function headlinesFirst(archive, term, list) {
  const begin = list.filter((one) => one.title).slice(0, READ);
  await Promise.all(begin.map(async (one) => {
    const { blocks } = await archive.read(one.row, "hans");
    one.title = blocks[0].folded.length === term.folded.length ? 2 : 1;
  }));
  list.sort(byRank);
}

function hit(archive, row, terms, found) {
  let tier = 0;
  let score = 0;
  let loose = false;
  let title = Number(terms.length === 1);
  terms.forEach((term, n) => {
    const match = found[n].get(row);
    const first = match.positions[0] ?? Infinity;
    const zone = first < HEADLINE_ZONE ? 0 : first < LEDE_ZONE || match.tag ? 1 : 2;
    tier = Math.max(tier, zone);
    loose ||= match.loose;
    title &&= Number(first === FIRST);
    score += bm25(match.positions.length || 1, row.length / archive.length, found[n].size, archive.count);
  });
  return { row, loose, tier, title, score: Math.round(score * 10) };
}

function bm25(frequency, length, containing, count) {
  const rarity = Math.log(1 + (count - containing + 0.5) / (containing + 0.5));
  return (rarity * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
}

function byRank(a, b) {
  return a.loose - b.loose || b.title - a.title || a.tier - b.tier || b.score - a.score || newest(a, b);
}

// Dates that are open at one end count by the other one; those that are open at both come last in every order.
const lastDay = ({ row }) => (row.last === 99999999 ? row.first : row.last);
const firstDay = ({ row }) => row.first || (row.last === 99999999 ? Infinity : row.last);
const newest = (a, b) => lastDay(b) - lastDay(a) || b.row.first - a.row.first || a.row.number - b.row.number;

const ORDERS = {
  newest,
  oldest: (a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : a.row.last - b.row.last || a.row.number - b.row.number),
};

/** Hits in another order: "newest" by the last day that an article's date allows, "oldest" by the first. */
export const ordered = (list, sort) => (ORDERS[sort] ? [...list].sort(ORDERS[sort]) : list);

/** Hits with their near-duplicates under the first of them: arrays. */
export function grouped(list) {
  const groups = new Map();
  for (const one of list) {
    const key = one.row.alike ? `${one.row.alike} ${one.loose}` : one;
    if (groups.has(key)) groups.get(key).push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
