// The archive as search sees it: Pagefind's parts joined into one, and what is known of every article.
import { EVERY, gapRange, phrase, read, single } from "./tokens.js";
import { contains } from "./matches.js";
import { rowsOf, withNames } from "./rows.js";

const LONG = 12; // phrases of more pairs than this are looked for by their ends
const END = 5; // pairs at each end
const CHECKED = 100; // articles read, at most, to see what the index alone cannot tell

/** Opens the index below `root`, the address of the site's top, with a final slash. Loads Pagefind. */
export async function open(root) {
  const base = new URL("pagefind/", root);
  const manifest = await json(new URL("parts.json", base));
  const parts = manifest.parts;
  if (!parts.length) return new Archive(manifest, [], null, base);
  const [pagefind, ...tables] = await Promise.all([
    start(base, parts),
    ...parts.map((part) => json(new URL(part.rows, base))),
  ]);
  const archive = new Archive(manifest, parts.map((part, n) => rowsOf(tables[n], n)), pagefind, base);
  await archive.number();
  return archive;
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  return response.json();
}

// One instance, into which the other parts are merged; all of them share its worker and its WebAssembly.
async function start(base, parts) {
  const path = (part) => new URL(`${part.folder}/`, base).pathname;
  const { createInstance } = await import(new URL(`${parts[0].folder}/pagefind.js`, base).href);
  const instance = withLanguage(parts[0].language, () =>
    createInstance({ basePath: path(parts[0]), metaCacheTag: parts[0].folder }),
  );
  await Promise.all(
    parts.slice(1).map((part) => instance.mergeIndex(path(part), { language: part.language, metaCacheTag: part.folder })),
  );
  return instance;
}

// Pagefind takes the language from <html lang> alone; in Chinese it would cut queries into words.
function withLanguage(language, make) {
  const html = document.documentElement;
  const own = html.lang;
  html.lang = language;
  try {
    return make();
  } finally {
    html.lang = own;
  }
}

class Archive {
  constructor(manifest, tables, pagefind, base) {
    this.base = base;
    this.hant = new Map();
    this.columns = new Map();
    this.manifest = manifest;
    this.count = manifest.count;
    this.length = manifest.length;
    this.everywhere = manifest.everywhere;
    this.rows = tables.flat();
    this.rows.forEach((row, n) => (row.number = n));
    this.tables = tables;
    this.pagefind = pagefind;
    this.byId = new Map();
    this.found = new Map();
    this.texts = new Map();
  }

  // Pagefind gives what a quoted search finds in the order of its pages, which is the order of the rows.
  async number() {
    const { results } = await this.pagefind.search(`"${EVERY}"`);
    const next = this.tables.map(() => 0);
    const prefixes = this.manifest.parts.map((part) => `${part.language}_`);
    for (const result of results) {
      const part = prefixes.findIndex((prefix) => result.id.startsWith(prefix));
      const row = this.tables[part][next[part]++];
      row.result = result; // kept whole: Pagefind forgets a text when its result is collected as garbage
      this.byId.set(result.id, row);
    }
    if (results.length !== this.count) throw new Error("the parts of the index do not fit");
  }

  /** Loads the names of a facet: its column stands in the rows then. */
  names(column) {
    if (!this.columns.has(column)) this.columns.set(column, this.loadNames(column));
    return this.columns.get(column);
  }

  async loadNames(column) {
    const found = await Promise.all(this.manifest.parts.map((part) => json(new URL(part[column], this.base))));
    found.forEach((table, n) => withNames(this.tables[n], table, column, this.hant));
  }

  /** The articles that hold a term: a Map of rows to {count, zones, loose}; `positions` are where it begins. */
  async find(term) {
    const key = `${term.exact ? "=" : ""}${term.text}`;
    if (!this.found.has(key)) {
      if (this.found.size > 200) this.found.clear();
      this.found.set(key, this.look(term).catch((error) => { this.found.delete(key); throw error; }));
    }
    return this.found.get(key);
  }

  async look(term) {
    if (!this.pagefind) return new Map();
    if (term.folded.length === 1) return this.lookForOne(term);
    const loose = phrase(term.folded);
    const strict = phrase(term.folded, term.gaps);
    if (loose.length > LONG) return this.lookForEnds(term, loose);
    await this.pagefind.preload([...strict, ...loose.flatMap((pair) => [pair, ...gapRange(pair)])].join(" "));
    const [every, exact] = await Promise.all([
      this.pagefind.search(loose.join(" ")),
      this.pagefind.search(`"${strict.join(" ")}"`),
    ]);
    const isExact = new Set(exact.results.map((result) => result.id));
    const found = new Map();
    for (const result of every.results) {
      const positions = runs(result.words, loose.length, [0, loose.length]);
      if (isExact.has(result.id) || positions.length) {
        found.set(this.byId.get(result.id), { positions, loose: !isExact.has(result.id) });
      }
    }
    return this.check(term, found, ambiguous(term.folded));
  }

  // A long phrase is looked for by its two ends at their distance, and what is found is read.
  async lookForEnds(term, pairs) {
    const ends = [...pairs.slice(0, END), ...pairs.slice(-END)];
    await this.pagefind.preload(ends.flatMap((pair) => [pair, ...gapRange(pair)]).join(" "));
    const { results } = await this.pagefind.search(ends.join(" "));
    const found = new Map();
    for (const result of results) {
      const positions = runs(result.words, END, [0, pairs.length - END]);
      if (positions.length) found.set(this.byId.get(result.id), { positions, loose: true });
    }
    return this.check(term, found, true, Infinity);
  }

  // What positions cannot tell is read: a phrase with a character twice, punctuation at the ends of what was typed.
  async check(term, found, unsure, most = CHECKED) {
    const doubtful = [...found].filter(([, match]) => (unsure && match.loose) || term.outer).slice(0, most);
    await Promise.all(doubtful.map(async ([row, match]) => {
      const kind = contains(await this.read(row, "hans"), term);
      if (!kind) found.delete(row);
      else match.loose = kind === "loose";
    }));
    if (term.exact) for (const [row, match] of found) if (match.loose) found.delete(row);
    return found;
  }

  async lookForOne(term) {
    const { results } = await this.pagefind.search(`"${single(term.folded[0])}"`);
    const found = new Map();
    const position = this.everywhere ? Infinity : 0;
    for (const result of results) found.set(this.byId.get(result.id), { positions: [position], loose: false });
    return found;
  }

  /** An article's text: {address, blocks}, as a script prints it. */
  async read(row, script) {
    const key = `${script} ${row.number}`;
    if (!this.texts.has(key)) {
      if (this.texts.size > 400) this.texts.clear();
      this.texts.set(key, this.load(row, script));
    }
    return this.texts.get(key);
  }

  async load(row, script) {
    const data = await row.result.data();
    const exceptions = data.anchors?.[0]?.id;
    return { address: (data.raw_url ?? data.url), blocks: read(data.raw_content ?? data.content, exceptions, script) };
  }
}

// Where `length` positions follow one another, at each of the offsets.
function runs(words, length, offsets) {
  const all = new Set(words);
  const at = (start) => {
    for (let n = 0; n < length; n++) if (!all.has(start + n)) return false;
    return true;
  };
  const second = offsets[1] - offsets[0];
  return [...all].filter((start) => at(start) && (second === length || at(start + second))).sort((a, b) => a - b);
}

// Positions of pairs say which phrase they make only where no character comes twice.
const ambiguous = (folded) => new Set(folded).size < folded.length;
