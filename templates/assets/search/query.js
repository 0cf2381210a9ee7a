// What a reader typed, as terms: several are AND, "…" is exact, - excludes.
import { takeApart } from "./fold.js";

const OPENING = "\"“”„＂「『";
const CLOSING = "\"“”＂」』";
const MINUS = /^[-－−]/;
const BLANK = /\s/;

/** Terms of {text, folded, printed, gaps, exact, exclude, outer}; `outer` tells that punctuation stands at an end of it. */
export function parse(text) {
  return split(text).map(term).filter((found) => found.folded.length > 0);
}

function split(text) {
  const pieces = [];
  let rest = text.trim();
  while (rest) {
    const exclude = MINUS.test(rest) && rest.length > 1;
    if (exclude) rest = rest.slice(1);
    const quoted = OPENING.includes(rest[0]) ? closing(rest) : -1;
    const end = quoted > 0 ? quoted : blank(rest);
    pieces.push({ text: quoted > 0 ? rest.slice(1, quoted) : rest.slice(0, end), exact: quoted > 0, exclude });
    rest = rest.slice(quoted > 0 ? end + 1 : end).trimStart();
  }
  return pieces;
}

// A quotation that goes on without a blank (“双减”政策) is text like any other.
function closing(rest) {
  for (let n = 2; n < rest.length; n++) {
    if (CLOSING.includes(rest[n])) return n + 1 === rest.length || BLANK.test(rest[n + 1]) ? n : -1;
  }
  return -1;
}

function blank(rest) {
  const at = rest.search(BLANK);
  return at < 0 ? rest.length : at;
}

function term(piece) {
  const { folded, printed, gaps } = takeApart(piece.text);
  return { ...piece, folded, printed, gaps, outer: gaps.has(0) || gaps.has(folded.length) };
}

/** Terms as text again, for suggestions. */
export const unparse = (terms) =>
  terms.map((t) => (t.exclude ? "-" : "") + (t.exact ? `"${t.text}"` : t.text)).join(" ");
