// Folding, as gazette/search/fold.py does it: what a reader types and what a page prints, made alike character by
// character. A test holds that both agree.
import { groups, radicals } from "../../pagefind/tables.js";

const WORD_SIGNS = "%‰‱@#&";
const GAP_SIGNS = "`^~|¨¯´¸";
const SPELLED = [[0x20, 0xff, 0x17000], [0x2000, 0x2bff, 0x17100], [0x3000, 0x33ff, 0x17d00]];
const INVISIBLE = /^(?:\p{M}|\p{Cf}|(?!\s)[\x00-\x1f\x7f-\x84\x86-\x9f])$/u;
const WORD = /^[\p{L}\p{N}]$/u;
const FORMS = /^[\uf900-\ufaff\uff00-\uffef\u{2f800}-\u{2fa1f}]$/u;

const simplified = new Map();
const traditional = new Map();
for (const group of groups.split(" ")) {
  const [first, second, ...others] = group;
  for (const other of [second, ...others]) if (other !== first) simplified.set(other, first);
  if (second !== first) traditional.set(first, second);
}
const ideographs = new Map(radicals.match(/../gu).map((pair) => [...pair]));

const known = new Map();

/** A character's folded form: "" where it is invisible, " " where it is a gap between words. */
export function foldCharacter(char) {
  let folded = known.get(char);
  if (folded === undefined) known.set(char, (folded = folding(char)));
  return folded;
}

function folding(char) {
  const code = char.codePointAt(0);
  if (code > 0xffff && !FORMS.test(char)) return foldAstral(char, code);
  const one = unified(char);
  if (INVISIBLE.test(one)) return "";
  if (WORD_SIGNS.includes(one) || (/^\p{S}$/u.test(one) && !GAP_SIGNS.includes(one))) return spelled(one);
  if (!WORD.test(one)) return " ";
  const base = plain(one);
  return simplified.get(base) ?? base;
}

// Beyond the basic plane only ideographs are words; pictographs are gaps.
function foldAstral(char, code) {
  if (code >= 0xe0000 && code < 0xe01f0) return INVISIBLE.test(char) ? "" : " ";
  const word = (code >= 0x17000 && code < 0x18800) || (code >= 0x20000 && code < 0xe0000);
  return word ? char : " ";
}

function unified(char) {
  if (ideographs.has(char)) return ideographs.get(char);
  if (!FORMS.test(char)) return char;
  const normal = char.normalize("NFKC");
  return [...normal].length === 1 ? normal : char;
}

function plain(char) {
  const base = [...char.normalize("NFD")].filter((c) => !/\p{M}/u.test(c));
  const one = base.length === 1 ? base[0] : char;
  const lower = one.toLowerCase();
  return [...lower].length === 1 ? lower : one;
}

function spelled(char) {
  const code = char.codePointAt(0);
  for (const [first, last, letter] of SPELLED) {
    if (code >= first && code <= last) return String.fromCodePoint(letter + code - first);
  }
  return " ";
}

/** What a script ("hans" or "hant") usually prints for a folded character. */
export function usual(char, script) {
  const code = char.codePointAt(0);
  if (code >= 0x17000 && code < 0x18100) {
    for (const [first, last, letter] of SPELLED) {
      if (code >= letter && code <= letter + last - first) return String.fromCodePoint(code - letter + first);
    }
  }
  return (script === "hant" && traditional.get(char)) || char;
}

/** A short text in a script: for names that come without their Traditional form. */
export function inScript(text, script) {
  return script === "hant" ? Array.from(text, (char) => traditional.get(char) ?? char).join("") : text;
}

/** Word characters of a text: folded, as printed, and where they stand in it; and the gaps, by the number of word
 * characters before them. */
export function takeApart(text) {
  const words = { folded: [], printed: [], at: [], gaps: new Map() };
  let at = 0;
  for (const char of text) {
    const folded = foldCharacter(char);
    const count = words.folded.length;
    if (folded === " ") {
      words.gaps.set(count, (words.gaps.get(count) ?? "") + char);
    } else if (folded) {
      words.folded.push(folded);
      words.printed.push(char);
      words.at.push(at);
    }
    at += char.length;
  }
  return words;
}
