/** Columns in, things out: kg/view/payload/columns.py writes them. Pure. */

/**
 * Make `count` objects of a table; `made` may turn each into what it should be.
 *
 * @template T
 * @param {{count: number}} table
 * @param {(row: object, place: number) => T} made
 * @returns {T[]}
 */
export function rowsOf(table, made) {
  const { count, ...columns } = table;
  const read = Object.entries(columns).map(([name, column]) => [name, readerOf(column)]);
  return Array.from({ length: count }, (_, place) => {
    const row = {};
    for (const [name, at] of read) row[name] = at(place);
    return made(row, place);
  });
}

function readerOf(column) {
  if (Array.isArray(column)) return (place) => column[place];
  const { of, at } = column;
  return at ? (place) => of[at[place]] : () => of[0];
}

/** Cut a flat list of numbers into rows. @param {number[]} numbers @param {number} width */
export function rowsOfNumbers(numbers, width) {
  const rows = [];
  for (let at = 0; at < numbers.length; at += width) rows.push(numbers.slice(at, at + width));
  return rows;
}
