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

/** Load the style sheet of search, once. */
export function style(context) {
  const address = new URL("assets/search/search.css", context.top).href;
  const there = [...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === address);
  if (!there) document.head.append(el("link", { rel: "stylesheet", href: address }));
}
