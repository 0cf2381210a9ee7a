// What is known of every article without its text.

/** Rows out of their columns. `first` and `last` are days, YYYYMMDD. */
export function rowsOf(table) {
  let first = 0;
  return table.first.map((step, n) => ({
    first: (first += step),
    last: first + table.span[n],
    length: 2 ** (table.length[n] / 4),
    alike: table.alike[n] ?? 0,
    topics: table.topics[n].map((at) => table.topics_names[at]),
  }));
}

export const NAMES = ["places", "agencies", "people"];

/** Give rows the values of a column of names. Names come as text, or with the Traditional form that no table gives, which
 * is kept in `hant`. */
export function withNames(rows, table, column, hant) {
  const names = table[`${column}_names`].map((name) => {
    if (typeof name === "string") return name;
    hant.set(name[0], name[1]);
    return name[0];
  });
  rows.forEach((row, n) => (row[column] = table[column][n].map((at) => names[at])));
}
