// What was searched for, marked in the article that it led to: every place, one after another, and away again.
import { el, style } from "./dom.js";
import { takeApart } from "./fold.js";
import { parse } from "./query.js";
import { wordsIn } from "./strings.js";

const PARTS = "h1, .kicker, .subtitle, .byline, .prose, .passage h2, .caption";

/** Mark every place where the terms of `text` stand in the article. */
export function attach(text, context) {
  const terms = parse(text).filter((term) => !term.exclude && term.folded.length);
  const article = document.querySelector("article");
  const parts = [...article.querySelectorAll(PARTS)];
  const places = (parts.length ? parts : [article]).flatMap((part) => mark(part, terms));
  if (!places.length) return;
  style(context);
  bar(places, wordsIn(context.script));
}

// Each place is the <mark> elements that cover it: more than one where it crosses a link.
function mark(part, terms) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("details, button")) {
      nodes.push({ node: walker.currentNode, from: text.length });
      text += walker.currentNode.data;
    }
  }
  const ranges = found(text, terms);
  const places = ranges.map(() => []);
  for (const { node, from } of nodes.reverse()) {
    const to = from + node.data.length;
    for (let n = ranges.length - 1; n >= 0; n--) {
      const [start, end] = [Math.max(ranges[n][0], from), Math.min(ranges[n][1], to)];
      if (start < end) places[n].unshift(wrap(node, start - from, end - from));
    }
  }
  return places.filter((marks) => marks.length);
}

function found(text, terms) {
  const words = takeApart(text);
  const ranges = [];
  for (const { folded } of terms) {
    for (let n = 0; n + folded.length <= words.folded.length; n++) {
      if (!folded.every((char, at) => words.folded[n + at] === char)) continue;
      const last = n + folded.length - 1;
      ranges.push([words.at[n], words.at[last] + words.printed[last].length]);
    }
  }
  return joined(ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]));
}

function joined(ranges) {
  const apart = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else apart.push([...range]);
  }
  return apart;
}

function wrap(node, from, to) {
  const inside = from ? node.splitText(from) : node;
  if (to - from < inside.data.length) inside.splitText(to - from);
  const around = el("mark", { className: "search-mark" });
  inside.replaceWith(around);
  around.append(inside);
  return around;
}

function bar(places, t) {
  let at = -1;
  const count = el("span", { role: "status", "aria-live": "polite" });
  const go = (by) => {
    places[at]?.forEach((one) => one.classList.remove("search-current"));
    at = (at + by + places.length) % places.length;
    places[at].forEach((one) => one.classList.add("search-current"));
    places[at][0].scrollIntoView({ block: "center" });
    count.textContent = t("highlights", { at: at + 1, n: places.length });
  };
  const button = (key, sign, act) => el("button", { type: "button", "aria-label": t(key), title: t(key), onclick: act }, sign);
  const clear = () => {
    for (const one of places.flat()) one.replaceWith(...one.childNodes);
    document.querySelector("article").normalize();
    tools.remove();
    const address = new URL(location.href);
    address.searchParams.delete("highlight");
    history.replaceState(history.state, "", address);
  };
  const tools = el("div", { className: "search-tools", role: "group", "aria-label": t("highlights_label") },
    count, button("previous", "↑", () => go(-1)), button("next", "↓", () => go(1)), button("unmark", "×", clear));
  document.querySelector("main").append(tools);
  go(1);
}
