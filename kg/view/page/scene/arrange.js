/** Who stands where and who comes in, places for the newcomers out; what is opened pushes the rest outwards. Pure. */

const GAP = 22; // pixels at zoom 1 between two nodes
const CELL_SIZE = 64;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const USUAL_SIZE = 12;
const MOST_TRIES = 20_000;

/**
 * Free spots round a point, the nearest first, on a sunflower's spiral; none lies on another.
 *
 * @param {Map<string, {x: number, y: number, size?: number}>} placed
 * @param {{id: string, size: number}[]} newcomers placed in this order
 * @param {{x: number, y: number}} near
 * @returns {Map<string, {x: number, y: number}>}
 */
export function arrange(placed, newcomers, near) {
  const cells = new Map();
  for (const { x, y, size = USUAL_SIZE } of placed.values()) settle(cells, { x, y, size });
  const places = new Map();
  let from = 1;
  let smallest = Infinity;
  for (const { id, size } of newcomers) {
    if (size < smallest) [from, smallest] = [1, size]; // a smaller one may fit where the larger ones did not
    const found = freeSpot(cells, near, size, from);
    from = found.tries;
    settle(cells, { ...found.spot, size });
    places.set(id, found.spot);
  }
  return places;
}

/** Where a point goes when a disc opens at a centre: outwards, as much area further out as the disc takes. */
export function pushedOut(point, centre, radius) {
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  const distance = Math.hypot(dx, dy);
  if (distance < 1) return { x: centre.x, y: centre.y - radius };
  const factor = Math.hypot(distance, radius) / distance;
  return rounded({ x: centre.x + dx * factor, y: centre.y + dy * factor });
}

/** Where a point goes when that disc closes again; one that stands inside it stays. */
export function pulledIn(point, centre, radius) {
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  const distance = Math.hypot(dx, dy);
  if (distance <= radius) return point;
  const factor = Math.sqrt(distance ** 2 - radius ** 2) / distance;
  return rounded({ x: centre.x + dx * factor, y: centre.y + dy * factor });
}

/** Places are kept to a tenth of a pixel, so that an address can hold them exactly. */
export function rounded({ x, y }) {
  return { x: Math.round(x * 10) / 10 + 0, y: Math.round(y * 10) / 10 + 0 };
}

function freeSpot(cells, near, size, from) {
  const step = size * 2 + GAP;
  for (let tries = from; tries < MOST_TRIES; tries += 1) {
    const [angle, distance] = [tries * GOLDEN, step * 0.6 * Math.sqrt(tries)];
    const spot = rounded({ x: near.x + Math.cos(angle) * distance, y: near.y + Math.sin(angle) * distance });
    if (isFree(cells, spot, size)) return { spot, tries };
  }
  return { spot: rounded(near), tries: MOST_TRIES };
}

function settle(cells, place) {
  const key = cellKey(Math.floor(place.x / CELL_SIZE), Math.floor(place.y / CELL_SIZE));
  if (!cells.has(key)) cells.set(key, []);
  cells.get(key).push(place);
}

function isFree(cells, { x, y }, size) {
  const [column, row] = [Math.floor(x / CELL_SIZE), Math.floor(y / CELL_SIZE)];
  for (let i = column - 2; i <= column + 2; i += 1) {
    for (let j = row - 2; j <= row + 2; j += 1) {
      for (const other of cells.get(cellKey(i, j)) || []) {
        if (Math.hypot(other.x - x, other.y - y) < other.size + size + GAP) return false;
      }
    }
  }
  return true;
}

function cellKey(column, row) {
  return `${column} ${row}`;
}
