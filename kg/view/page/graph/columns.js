/** Columns in, things out: kg/view/payload/columns.py writes them. Pure. */

/**
 * Make `count` objects of a table; `made` may complete each in its place, since it is nobody else's yet.
 *
 * @param {{count: number}} table
 * @param {(row: object, place: number) => void} made
 * @returns {object[]}
 */
export function rowsOf(table, made) {
  const { count, ...columns } = table;
  const rows = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns)) fillIn(rows, name, column);
  rows.forEach(made);
  return rows;
}

function fillIn(rows, name, column) {
  if (Array.isArray(column)) rows.forEach((row, place) => (row[name] = column[place]));
  else if (column.at) rows.forEach((row, place) => (row[name] = column.of[column.at[place]]));
  else for (const row of rows) row[name] = column.of[0];
}

/** Cut a flat list of numbers into rows. @param {number[]} numbers @param {number} width */
export function rowsOfNumbers(numbers, width) {
  const rows = [];
  for (let at = 0; at < numbers.length; at += width) rows.push(numbers.slice(at, at + width));
  return rows;
}
