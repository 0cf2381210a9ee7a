// What is known of every article without its text.

/** Rows of a part out of its columns. `first` and `last` are days, YYYYMMDD. */
export function rowsOf(table, part) {
  let first = 0;
  const names = (facet, n) => table[facet][n].map((at) => table[`${facet}_names`][at]);
  return table.first.map((step, n) => ({
    part,
    first: (first += step),
    last: first + table.span[n],
    length: table.length[n],
    title: table.title[n],
    alike: table.alike[n] ?? 0,
    topics: names("topics", n),
    places: names("places", n),
    agencies: names("agencies", n),
    people: names("people", n),
  }));
}
