// Where a term stands in an article's text; excerpts around it.
import { HEADLINE_ZONE } from "./tokens.js";

/** Where a term stands in a block: [from, to, exact] in its characters. */
export function occurrences(block, term) {
  const found = [];
  const { folded } = term;
  const last = block.folded.length - folded.length;
  for (let from = 0; from <= last; from++) {
    if (folded.every((char, n) => block.folded[from + n] === char)) {
      found.push([from, from + folded.length, isExact(block, term, from)]);
    }
  }
  return found;
}

function isExact(block, term, from) {
  const { folded, gaps } = term;
  for (let n = 1; n < folded.length; n++) {
    if (!alike(block.gaps[from + n], gaps.get(n) ?? "")) return false;
  }
  const before = normal(gaps.get(0) ?? "");
  const after = normal(gaps.get(folded.length) ?? "");
  return normal(block.gaps[from]).endsWith(before) && normal(block.gaps[from + folded.length]).startsWith(after);
}

/** A gap without its width. */
export const normal = (gap) => gap.normalize("NFKC").replace(/\s+/g, " ");
const alike = (one, other) => one === other || normal(one) === normal(other);

/** The first (0) or last (-1) character of a gap, without its width. */
export const nearest = (gap, end) => Array.from(normal(gap)).at(end);

/** Whether an article holds a term: "exact", "loose" (across other punctuation than was typed), or "". */
export function contains(article, term) {
  let kind = "";
  for (const block of article.blocks) {
    for (const [, , exact] of occurrences(block, term)) {
      if (exact) return "exact";
      kind = "loose";
    }
  }
  return kind;
}

/** A block as pieces of {text, mark}, from one character to another. */
export function pieces(block, terms, from = 0, to = block.chars.length) {
  const marked = new Uint8Array(block.chars.length + 1);
  for (const term of terms) {
    for (const [start, end] of occurrences(block, term)) marked.fill(1, start, end);
  }
  const found = [];
  const add = (text, mark) => {
    if (!text) return;
    if (found.length && found.at(-1).mark === mark) found.at(-1).text += text;
    else found.push({ text, mark });
  };
  for (let n = from; n < to; n++) {
    if (n > from || from === 0) add(block.gaps[n], Boolean(n && marked[n - 1] && marked[n]));
    else add(OPENING.exec(block.gaps[n])?.[0], false);
    add(block.chars[n], Boolean(marked[n]));
  }
  add(to === block.chars.length ? block.gaps[to] : CLOSING.exec(block.gaps[to])?.[0], false);
  return found;
}

// Where a block is cut at a gap: what opens there belongs to what follows, what closes there to what is before.
const OPENING = /[“‘「『（《〈【[(]+$/u;
const CLOSING = /^[”’」』）》〉】\])]+/u;

/** The title's block, and the block and stretch that shows best what was found; no number is cut at its ends. */
export function excerpt(article, terms, length = 78) {
  const [title, ...others] = article.blocks;
  let best = null;
  for (const block of others) {
    const first = terms.map((term) => occurrences(block, term)[0]).filter(Boolean);
    if (first.length > (best?.first.length ?? 0)) best = { block, first };
  }
  const block = best?.block ?? others.find((one) => one.start >= HEADLINE_ZONE) ?? title;
  const [start, stop] = best ? best.first.reduce((least, one) => (one[0] < least[0] ? one : least)) : [0, 0];
  const from = earlier(block, begin(block, start), block.chars.length - length);
  const to = end(block, Math.max(stop, from + length), Math.max(stop, from + (length >> 1)));
  return { block, from, to, cutBefore: from > 0, cutAfter: to < block.chars.length };
}

const CLAUSE = /[。！？；，;!?,]/;
const DIGIT = /^\p{Nd}$/u;
const NUMERAL = /^[\p{Nd}〇零一二三四五六七八九十百千万萬亿億两兩余餘多%‰]$/u;
const LATIN = /^[a-z0-9%‰]$/i;

// Whether a number or a Latin word goes on from the character before `n`: 26.42%, 3,828, 10万余, LED.
function joined({ chars, gaps }, n) {
  const [one, other, gap] = [chars[n - 1], chars[n], normal(gaps[n])];
  if (gap) return /^[.,]$/.test(gap) && DIGIT.test(one) && DIGIT.test(other);
  return (NUMERAL.test(one) && NUMERAL.test(other)) || (LATIN.test(one) && LATIN.test(other));
}

const clauseEnds = (block, n) => CLAUSE.test(normal(block.gaps[n])) && !joined(block, n);

// Whether something new begins after a gap: nothing does after a closing mark alone.
const opens = (block, n) => block.gaps[n].replace(CLOSING, "").trim() && !joined(block, n);

// Begin at the punctuation before the match where it is near, else a few characters before it.
function begin(block, start) {
  for (let n = start; n > Math.max(0, start - 24); n--) if (opens(block, n)) return n;
  if (start <= 24) return 0;
  let from = start - 12;
  while (from > 0 && joined(block, from)) from--;
  return from;
}

// Where a block ends soon after the match, as much of what is before it as there is room for.
function earlier(block, from, least) {
  if (least <= 0) return 0;
  for (let n = least; n < from; n++) if (opens(block, n)) return n;
  return from;
}

// End with a clause where one ends between `least` and `most`, else before a number or a word that would be cut.
function end(block, most, least) {
  if (most >= block.chars.length) return block.chars.length;
  for (let n = most; n > least; n--) if (clauseEnds(block, n)) return n;
  let to = most;
  while (to > least && (joined(block, to) || DIGIT.test(block.chars[to - 1]))) to--;
  return to;
}
