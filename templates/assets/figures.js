// The list of figures, filtered and sorted in the page.
"use strict";

// What the figures of one article have in common stands once, beside all of them; rows that move or hide have it each.
function apart(table) {
  let from, shared;
  const rows = [...table.tBodies[0].rows];
  for (const row of rows) {
    if (row.cells.length > 3) {
      from = row.querySelector(".from");
      shared = [...row.cells].slice(3);
      for (const cell of shared) cell.removeAttribute("rowspan");
    } else {
      row.cells[2].append(" ", from.cloneNode(true));
      row.append(...shared.map((cell) => cell.cloneNode(true)));
    }
  }
  return rows;
}

for (const input of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(input.dataset.filter);
  const shown = document.querySelector(`output[for="${input.id}"]`);
  let rows, texts;
  input.addEventListener("input", () => {
    rows ??= apart(table);
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, n) => {
      row.hidden = !words.every((word) => texts[n].includes(word));
      count += !row.hidden;
    });
    shown.textContent = words.length ? String(count) : "";
  });
}

// What a cell is sorted by: its `data-value`, or its text, or the number that this begins with.
function cellValue(row, column, kind) {
  const { dataset: { value }, textContent } = row.cells[column];
  if (kind !== "number") return value ?? textContent.trim();
  return Number(value ?? /^[0-9.]*/.exec(textContent)[0]);
}

function sortBy(table, head, column) {
  const descending = head.getAttribute("aria-sort") === "ascending"
    || (head.dataset.sort === "number" && !head.hasAttribute("aria-sort"));
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator(document.documentElement.lang);
  const rows = apart(table).map((row) => [cellValue(row, column, head.dataset.sort), row]);
  rows.sort(([a], [b]) => sign * (typeof a === "number" ? a - b : collator.compare(a, b)));
  table.tBodies[0].append(...rows.map(([, row]) => row));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sortBy(table, head, column));
    head.replaceChildren(button);
  });
}
