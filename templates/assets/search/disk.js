// The archive on disk: no index can be loaded there, so every text is looked through. Stands in for archive.js.
import { inScript, takeApart } from "./fold.js";
import { occurrences } from "./matches.js";
import { NAMES, rowsOf, withNames } from "./rows.js";
import { HEADLINE_ZONE, LEDE_ZONE, TAG_ZONE } from "./tokens.js";

const ZONES = [TAG_ZONE, HEADLINE_ZONE, LEDE_ZONE];

/** Opens the copy below `root`. Throws a DiskError where the archive is too large to have one. */
export async function open(root) {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("pagefind/text.js", root).href;
    script.onload = resolve;
    script.onerror = () => reject(Object.assign(new Error("no text"), { name: "DiskError" }));
    document.head.append(script);
  });
  return new DiskArchive(window.gazetteText);
}

class DiskArchive {
  constructor({ manifest, rows, articles }) {
    this.disk = true;
    this.manifest = manifest;
    this.count = manifest.count;
    this.length = manifest.length;
    this.everywhere = true;
    this.rows = rowsOf(rows);
    this.rows.forEach((row, n) => (row.number = n));
    this.hant = new Map();
    for (const column of NAMES) withNames(this.rows, rows, column, this.hant);
    this.articles = articles;
    this.texts = new Map();
  }

  async names() {}

  /** The articles that hold a term, as archive.js gives them. */
  async find(term) {
    const found = new Map();
    for (const row of this.rows) {
      const places = this.blocks(row, "hans").flatMap((block) =>
        occurrences(block, term).map(([from, , exact]) => ({ position: block.start + from, exact })));
      const exact = places.filter((place) => place.exact);
      const kept = exact.length ? exact : term.exact ? [] : places;
      if (kept.length) found.set(row, { positions: kept.map((place) => place.position), tag: this.tagged(row, term), loose: !exact.length });
    }
    return found;
  }

  tagged(row, term) {
    const topics = row.topics.map((id) => this.manifest.topics[id]?.[0] ?? "");
    return [...topics, ...row.places, ...row.agencies].some((name) => takeApart(name).folded.join("").includes(term.folded.join("")));
  }

  async read(row, script) {
    const [address, date] = this.articles[row.number];
    return { address, date: inScript(date, script), blocks: this.blocks(row, script) };
  }

  blocks(row, script) {
    const key = `${script} ${row.number}`;
    if (!this.texts.has(key)) {
      const zones = this.articles[row.number].slice(2);
      this.texts.set(key, zones.flatMap((zone, n) => placed(zone.map((text) => block(text, script)), ZONES[n])));
    }
    return this.texts.get(key);
  }
}

// Headlines begin at the same position as in the index.
function placed(blocks, zone) {
  let at = zone + 1;
  for (const one of blocks) {
    one.start = at;
    at += one.folded.length + 2;
  }
  return blocks;
}

function block(text, script) {
  const [hans, hant] = typeof text === "string" ? [text, inScript(text, "hant")] : text;
  const { folded, printed, gaps } = takeApart((script === "hant" ? hant : hans).replace(/\s+/g, " ").trim());
  return { folded, chars: printed, gaps: Array.from({ length: folded.length + 1 }, (_, n) => gaps.get(n) ?? "") };
}
