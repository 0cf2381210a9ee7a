// The index's tokens, as gazette/search/tokens.py makes them: pairs of characters, gaps spelled in letters.
import { usual } from "./fold.js";

const [OPEN, CLOSE, SPACE, FILLER, END] = "\u2060\u2061\u2062\u2063\u2064";
const RUN = "\u2061";
const STOP = "\u2062";
const SOLO = "〆";
/** Stands in every article, so that a search for it lists them all. */
export const EVERY = "〆〆";
export const HEADLINE_ZONE = 128;
export const LEDE_ZONE = 512;

const USUAL = "，。、：；？！“”‘’（）《》—…· ,.-/():";
const LETTERS = Array.from({ length: 43 }, (_, n) => String.fromCodePoint(0x3105 + n));
const ESCAPE = LETTERS[USUAL.length];
const DIGITS = LETTERS.slice(USUAL.length + 1, USUAL.length + 17);

/** A gap in letters. */
export function spell(gap) {
  return Array.from(gap, (char) => {
    const usualAt = USUAL.indexOf(char);
    if (usualAt >= 0) return LETTERS[usualAt];
    const digits = char.codePointAt(0).toString(16).padStart(5, "0");
    return ESCAPE + Array.from(digits, (digit) => DIGITS[parseInt(digit, 16)]).join("");
  }).join("");
}

function unspell(letters) {
  let gap = "";
  for (let n = 0; n < letters.length; n++) {
    if (letters[n] === ESCAPE) {
      const digits = Array.from(letters.slice(n + 1, n + 6), (letter) => DIGITS.indexOf(letter).toString(16));
      gap += String.fromCodePoint(parseInt(digits.join(""), 16));
      n += 5;
    } else {
      gap += USUAL[LETTERS.indexOf(letters[n])];
    }
  }
  return gap;
}

/** First and last token that a pair of characters with a gap between them may have. */
export const gapRange = (pair) => [pair + LETTERS[0], pair + LETTERS[USUAL.length]];

/** The token that finds a single character. */
export const single = (char) => char + SOLO;

/** The tokens of a phrase: `folded` characters; `gaps` (a Map, or none) as takeApart() gives them. */
export function phrase(folded, gaps) {
  const pairs = [];
  for (let n = 0; n + 1 < folded.length; n++) {
    const gap = gaps?.get(n + 1);
    pairs.push(folded[n] + folded[n + 1] + (gap ? spell(gap) : ""));
  }
  return pairs;
}

/** An article out of its tokens: blocks of {start, chars, folded, gaps}, as `script` prints them.
 * `start` is the position of the block's first character; gaps[n] stands before chars[n], the last one after all. */
export function read(content, exceptions, script) {
  const printed = exceptionsOf(exceptions, script);
  const blocks = [];
  let block = null;
  const tokens = content.split(" ");
  for (let position = 0; position < tokens.length; position++) {
    const [first, second, ...letters] = tokens[position];
    if (first === END) break;
    if (first === FILLER || tokens[position] === EVERY) continue;
    if (first === OPEN) {
      block = { start: position + 1, folded: [], gaps: [outer(tokens[position])] };
    } else if (first === CLOSE) {
      close(block, tokens[position], tokens[position - 1]);
      block.chars = block.folded.map((char, n) => printed.get(block.start + n) ?? usual(char, script));
      blocks.push(block);
    } else {
      block.folded.push(first);
      block.gaps.push(second === SOLO ? "" : unspell(letters));
    }
  }
  return blocks;
}

function close(block, token, before) {
  const [, last] = before;
  const gap = outer(token);
  if (block.folded.length && last !== SOLO) {
    block.folded.push(last);
    block.gaps.push("");
  }
  block.gaps[block.gaps.length - 1] += gap;
}

const outer = (token) => token.slice(1).replaceAll(SPACE, " ");

function exceptionsOf(text, script) {
  const found = new Map();
  const runs = (text ?? "").split("|")[script === "hant" ? 1 : 0];
  let at = 0;
  for (const run of runs ? runs.split(STOP) : []) {
    const [distance, chars] = run.split(RUN);
    at += Number(distance);
    let n = 0;
    for (const char of chars) found.set(at + n++, char);
  }
  return found;
}
