// Elements in few words. Text is always set as text, never as markup.

/** An element with properties (names with a dash, and role, are attributes) and children; null children are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value === true ? "" : value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Pieces of {text, mark} as text and <mark>. */
export const marked = (found) => found.map((piece) => (piece.mark ? el("mark", {}, piece.text) : piece.text));

/** Pieces of a headline, which breaks between words only, where the browser knows words. */
export function headline(found) {
  const breaks = wordBreaks(found.map((piece) => piece.text).join(""));
  let at = 0;
  return found.flatMap(({ text, mark }) => {
    const parts = [];
    let from = 0;
    for (let n = 0; n < text.length; n++) {
      if (!breaks.has(at + n)) continue;
      parts.push(text.slice(from, n), el("wbr"));
      from = n;
    }
    parts.push(text.slice(from));
    at += text.length;
    return mark ? [el("mark", {}, parts)] : parts.filter(Boolean);
  });
}

// Before words of two characters or more and what opens a quotation with them; one character stays with what is before
// it, and figures with what they count.
function wordBreaks(text) {
  if (!Intl.Segmenter) return new Set();
  const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)];
  return new Set(words.filter(({ segment, isWordLike }) => isWordLike && segment.length > 1)
    .filter(({ index }) => !/[0-9]/.test(text.slice(Math.max(0, index - 1), index + 1)))
    .map(({ index }) => text.slice(0, index).replace(/[\p{Ps}\p{Pi}]+$/u, "").length).filter((index) => index));
}

/** Load the style sheet of search, once. */
export function style(context) {
  const address = new URL("assets/search/search.css", context.top).href;
  const there = [...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === address);
  if (!there) document.head.append(el("link", { rel: "stylesheet", href: address }));
}
