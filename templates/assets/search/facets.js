// Facets: which values the articles found have, how often, and which articles the chosen ones leave.
import { inScript } from "./fold.js";

export const FACETS = ["topic", "place", "agency", "year", "person"];
export const COLUMNS = { topic: "topics", place: "places", agency: "agencies", person: "people" };

/** The values of a row: keys of a facet. Years are all those that its date may lie in. */
export function values(row, facet) {
  if (facet !== "year") return row[COLUMNS[facet]] ?? [];
  if (!row.first || row.last === 99999999 || span(row) > 10) return [];
  return Array.from({ length: span(row) + 1 }, (_, n) => String(Math.floor(row.first / 10000) + n));
}

const span = (row) => Math.floor(row.last / 10000) - Math.floor(row.first / 10000);

/** Whether a row passes: any of the values of each chosen facet, and a date that may lie within `from` … `to`. */
export function passes(row, chosen, except = "") {
  for (const facet of FACETS) {
    const wanted = chosen[facet];
    if (facet === except || !wanted?.length) continue;
    const own = values(row, facet);
    if (!wanted.some((value) => own.includes(value))) return false;
  }
  return except === "date" || (row.last >= day(chosen.from, 0) && row.first <= day(chosen.to, 99999999));
}

function day(text, open) {
  if (!text) return open;
  const digits = text.replace(/\D/g, "");
  return Number(digits.padEnd(8, open ? "9" : "0"));
}

/** How many of the hits have each value of a facet, the choices of the other facets given: [[value, count]], most first. */
export function counts(list, chosen, facet) {
  const found = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
  for (const { row } of list) {
    if (!passes(row, chosen, facet)) continue;
    for (const value of values(row, facet)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  const order = facet === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
  return [...found].sort(order);
}

/** What readers see of values, in a script. */
export class Labels {
  constructor(archive, script) {
    this.archive = archive;
    this.topics = archive.manifest.topics;
    this.script = script;
  }

  text(facet, value) {
    if (facet === "topic") return this.topics[value]?.[this.script === "hant" ? 1 : 0] ?? value;
    if (facet === "year") return `${value}年`;
    return this.script === "hant" ? (this.archive.hant.get(value) ?? inScript(value, "hant")) : value;
  }
}
