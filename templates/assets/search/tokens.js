// The index's tokens, as gazette/search/tokens.py makes them: pairs of characters, gaps spelled in letters.
import { usual } from "./fold.js";

const [OPEN, CLOSE, SPACE, FILLER, END] = "\u2060\u2061\u2062\u2063\u2064";
const RUN = "\u2061";
const STOP = "\u2062";
const SOLO = "〆";
export const TAG_ZONE = 64;
export const HEADLINE_ZONE = 192;
export const LEDE_ZONE = 512;

const USUAL = "，。、：；？！“”‘’（）《》—…· ,.-/():";
const LETTERS = Array.from({ length: 43 }, (_, n) => String.fromCodePoint(0x3105 + n));
const ESCAPE = LETTERS[USUAL.length];
const DIGITS = LETTERS.slice(USUAL.length + 1, USUAL.length + 17);

function spell(gap) {
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

/** The gap that the token of a pair spells. */
export const gapOf = (token) => unspell([...token].slice(2));

/** The tokens that find a single character; one after a gap; one before a gap. */
export const single = (char) => char + SOLO;
export const before = (gap, char) => SOLO + spell(gap) + char;
export const after = (char, gap) => single(char) + spell(gap);

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
    if (first === FILLER || position < TAG_ZONE) continue;
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
