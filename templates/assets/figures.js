// The list of figures, filtered and sorted in the page.
"use strict";

for (const input of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(input.dataset.filter);
  const shown = document.querySelector(`output[for="${input.id}"]`);
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, n) => {
      row.hidden = !words.every((word) => texts[n].includes(word));
      count += !row.hidden;
    });
    shown.textContent = words.length ? String(count) : "";
  });
}

function cellValue(row, column, kind) {
  const cell = row.cells[column];
  const value = cell.dataset.value ?? cell.textContent.trim();
  return kind === "number" ? Number(value) : value;
}

function sortBy(table, head, column) {
  const descending = head.getAttribute("aria-sort") === "ascending"
    || (head.dataset.sort === "number" && !head.hasAttribute("aria-sort"));
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator(document.documentElement.lang);
  const rows = [...table.tBodies[0].rows].map((row) => [cellValue(row, column, head.dataset.sort), row]);
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
