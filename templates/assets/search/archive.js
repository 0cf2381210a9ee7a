// The archive as search sees it: the parts of the index joined into one, and what is known of every article.
import { inScript } from "./fold.js";
import { contains, nearest, normal, occurrences } from "./matches.js";
import { load, page, scan, slot } from "./postings.js";
import { rowsOf, withNames } from "./rows.js";
import { after, before, gapOf, read, single, TAG_ZONE } from "./tokens.js";

const AT_ONCE = 3; // pairs of a phrase that are looked for before it is known whether they suffice
const READ = 10; // articles that are read rather than looking for the other pairs: most will be shown
const CHECKED = 1000; // articles read, at most, to see whether punctuation stands at the ends of a phrase

/** Opens the index below `root`, the address of the site's top, with a final slash. */
export async function open(root) {
  const base = new URL("pagefind/", root);
  const manifest = await json(new URL("parts.json", base));
  const tables = await Promise.all(manifest.shelves.map((shelf) => json(new URL(shelf.rows, base))));
  return new Archive(manifest, tables, base);
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  return response.json();
}

class Archive {
  constructor(manifest, tables, base) {
    this.base = base;
    this.hant = new Map();
    this.columns = new Map();
    this.manifest = manifest;
    this.count = manifest.count;
    this.length = manifest.length;
    this.everywhere = manifest.everywhere;
    this.shelves = manifest.shelves.map((shelf, n) => new Shelf(shelf, rowsOf(tables[n]), base));
    this.rows = this.shelves.flatMap((shelf) => shelf.rows);
    this.rows.forEach((row, n) => (row.number = n));
    this.found = new Map();
    this.pages = new Map();
    this.texts = new Map();
  }

  /** Loads the names of a facet: its column stands in the rows then. */
  names(column) {
    return kept(this.columns, column, () => this.loadNames(column));
  }

  async loadNames(column) {
    const found = await Promise.all(this.manifest.shelves.map((shelf) => json(new URL(shelf[column], this.base))));
    found.forEach((table, n) => withNames(this.shelves[n].rows, table, column, this.hant));
  }

  /** The articles that hold a term: a Map of rows to {positions, tag, loose}. `positions` are where it begins, `tag` tells
   * that it stands in a tag too, `loose` that other punctuation stands in it everywhere than was typed. */
  find(term) {
    return kept(this.found, `${term.exact ? "=" : ""}${term.text}`, () => this.look(term), 200);
  }

  async look(term) {
    let found = await (term.folded.length > 1 ? this.lookForPhrase(term) : this.lookForOne(term));
    if (term.outer) found = await this.beside(term, found);
    if (term.exact) for (const [row, match] of found) if (match.loose) found.delete(row);
    return found;
  }

  async lookForPhrase(term) {
    const pairs = pairsOf(term);
    const few = pairs.length <= AT_ONCE;
    const first = few ? pairs : [pairs[0], pairs[pairs.length >> 1], pairs.at(-1)];
    const found = await this.together(first);
    if (few) return found;
    if (found.size <= Math.max(READ, (pairs.length - AT_ONCE) * this.shelves.length)) return this.reread(term, found);
    return this.together(pairs);
  }

  /** Where pairs stand at their distances. */
  async together(pairs) {
    const found = new Map();
    await Promise.all(this.shelves.map(async (shelf) => {
      const places = await Promise.all(pairs.map((pair) => shelf.places(pair)));
      for (const [row, starts] of common(places)) {
        const match = matchOf(starts);
        if (match) found.set(row, match);
      }
    }));
    return found;
  }

  // The texts tell what was not looked for.
  async reread(term, candidates) {
    const found = new Map();
    await Promise.all([...candidates].map(async ([row, { tag }]) => {
      const { blocks } = await this.read(row, "hans");
      const places = blocks.flatMap((block) => occurrences(block, term).map(([from, , exact]) => ({ at: block.start + from, exact })));
      const loose = !places.some((place) => place.exact);
      if (places.length) found.set(row, { positions: places.map((place) => place.at), tag, loose });
    }));
    return found;
  }

  async lookForOne(term) {
    const found = new Map();
    if (term.outer) return found;
    const at = this.everywhere ? Infinity : TAG_ZONE;
    for (const row of await this.holding(single(term.folded[0]))) found.set(row, { positions: [at], tag: false, loose: false });
    return found;
  }

  // Punctuation before and after what was typed: the index tells beside which characters it stands, but not in which place.
  async beside(term, found) {
    const { folded, gaps } = term;
    const last = folded.length;
    const words = [
      gaps.has(0) ? before(nearest(gaps.get(0), -1), folded[0]) : null,
      gaps.has(last) ? after(folded[last - 1], nearest(gaps.get(last), 0)) : null,
    ].filter(Boolean);
    const [rows, ...others] = await Promise.all(words.map((word) => this.holding(word)));
    const possible = new Set([...rows].filter((row) => others.every((other) => other.has(row))));
    if (last === 1) found = new Map([...possible].map((row) => [row, { positions: [Infinity], tag: false, loose: false }]));
    for (const [row, match] of found) match.loose ||= !possible.has(row);
    const doubtful = [...found].filter(([, match]) => !match.loose).slice(0, CHECKED);
    await Promise.all(doubtful.map(async ([row, match]) => {
      match.loose = contains(await this.read(row, "hans"), term) !== "exact";
    }));
    return found;
  }

  /** The rows whose articles hold a token. */
  async holding(word) {
    const found = await Promise.all(this.shelves.map((shelf) => shelf.holding(word)));
    return new Set(found.flat());
  }

  /** An article: {address, date, blocks}, as a script prints it. */
  read(row, script) {
    return kept(this.texts, `${script} ${row.number}`, () => this.load(row, script), 400);
  }

  async load(row, script) {
    const { url, content, anchors } = await kept(this.pages, row.number, () => page(new URL(row.text, this.base)), 400);
    const noted = anchors[0].id;
    return { address: url, date: inScript(noted.split("|")[2], script), blocks: read(content, noted, script) };
  }
}

// Parts that were indexed one by one, and whose words stand in common files.
class Shelf {
  constructor({ words, slots, parts }, rows, base) {
    this.base = new URL(`${words}/`, base);
    this.slots = slots;
    this.rows = rows;
    this.files = new Map();
    let begin = 0;
    this.begins = parts.map(([folder, count]) => {
      for (let at = 0; at < count; at++) rows[begin + at].text = `${folder}/fragment/${at}.pf_fragment`;
      return (begin += count) - count;
    });
  }

  /** The words of the slot where those stand that begin with `start`. */
  postings(start) {
    const number = slot(start, this.slots);
    return kept(this.files, number, () => load(new URL(`${number}.bin`, this.base)), 100);
  }

  /** Where a phrase may begin for one of its pairs to stand right: a Map of rows to lists of [begin, loose]. */
  async places({ text, offset, gap }) {
    const found = new Map();
    let known = "";
    let loose = false;
    scan(await this.postings(text), text, (word, part, page, position) => {
      if (word !== known) [known, loose] = [word, normal(gapOf(word)) !== gap];
      const row = this.rows[this.begins[part] + page];
      if (found.has(row)) found.get(row).push([position - offset, loose]);
      else found.set(row, [[position - offset, loose]]);
    });
    return found;
  }

  async holding(token) {
    const found = new Set();
    scan(await this.postings(token), token, (word, part, page) => word === token && found.add(this.rows[this.begins[part] + page]));
    return [...found];
  }
}

// Pairs of a phrase: {text, offset, gap}, the gap that was typed between the two.
function pairsOf({ folded, gaps }) {
  return folded.slice(1).map((char, n) => ({ text: folded[n] + char, offset: n, gap: normal(gaps.get(n + 1) ?? "") }));
}

// What stands at the same place of the same page in all maps.
function common(maps) {
  const [least, ...others] = [...maps].sort((a, b) => a.size - b.size);
  const found = new Map();
  for (const [at, places] of least) {
    if (!others.every((map) => map.has(at))) continue;
    const all = others.map((map) => new Map(map.get(at)));
    const kept = places.filter(([begin]) => all.every((one) => one.has(begin)));
    if (kept.length) found.set(at, kept.map(([begin, loose]) => [begin, loose || all.some((one) => one.get(begin))]));
  }
  return found;
}

function matchOf(places) {
  const inText = places.filter(([at]) => at >= TAG_ZONE);
  if (!inText.length) return null;
  const positions = inText.map(([at]) => at).sort((a, b) => a - b);
  return { positions, tag: inText.length < places.length, loose: inText.every(([, loose]) => loose) };
}

// A promise that is made once for a key, and again after a failure; of `most` of them.
function kept(map, key, make, most = Infinity) {
  if (!map.has(key)) {
    if (map.size >= most) map.delete(map.keys().next().value);
    map.set(key, make().catch((error) => {
      map.delete(key);
      throw error;
    }));
  }
  return map.get(key);
}
