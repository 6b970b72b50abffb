/**
 * Choosing labels: what wants a place in, who got which out; none overlap. Knows nothing of drawing. Pure.
 *
 * @typedef {{left: number, top: number, width: number, height: number}} Box in pixels
 * @typedef {{id: string, boxes: Box[], pressing?: boolean}} Wanted the places that would do, the best first
 */

const CELL = 64;
const COLUMN = 1 << 20; // more rows than any picture has

/**
 * Give each its first free place, in the order given; those without a free place go unlabelled. What is pressing may cover
 * obstacles when it must, but never another label.
 *
 * @param {Wanted[]} wanted the most important first
 * @param {Box[]} obstacles that labels keep clear of
 * @param {Box} within no label leaves this
 * @returns {Map<string, Box>}
 */
export function placeLabels(wanted, obstacles, within) {
  const [blocked, labelled] = [new Map(), new Map()];
  const placed = new Map();
  for (const box of obstacles) occupy(blocked, box);
  for (const { id, boxes, pressing } of wanted) {
    const isOpen = (box) => inside(box, within) && !taken(labelled, box);
    const free =
      boxes.find((box) => isOpen(box) && !taken(blocked, box)) ||
      (pressing ? clearest(boxes.filter(isOpen), obstacles) : undefined);
    if (free) {
      occupy(labelled, free);
      placed.set(id, free);
    }
  }
  return placed;
}

/** The places of a node's label: below, right, left and above, then the same moved aside. */
export function aroundNode(x, y, radius, width, height) {
  const gap = radius + 3;
  return [
    { left: x - width / 2, top: y + gap, width, height },
    { left: x + gap, top: y - height / 2, width, height },
    { left: x - gap - width, top: y - height / 2, width, height },
    { left: x - width / 2, top: y - gap - height, width, height },
    { left: x - radius, top: y + gap, width, height },
    { left: x + radius - width, top: y + gap, width, height },
    { left: x - radius, top: y - gap - height, width, height },
    { left: x + radius - width, top: y - gap - height, width, height },
  ];
}

/** The places of an edge's label: centred on points along the edge. */
export function alongEdge(points, width, height) {
  return points.map(({ x, y }) => ({ left: x - width / 2, top: y - height / 2, width, height }));
}

/** Cut a long text to a length, at a word where one ends near. */
export function shorten(text, length) {
  const letters = [...text];
  if (letters.length <= length) return text;
  const cut = letters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return (space > length * 0.6 ? cut.slice(0, space) : cut) + '…';
}

export function overlap(a, b) {
  return (
    a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
  );
}

function sharedArea(a, b) {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(width, 0) * Math.max(height, 0);
}

function clearest(boxes, obstacles) {
  const covered = boxes.map((box) => obstacles.reduce((sum, other) => sum + sharedArea(box, other), 0));
  return boxes[covered.indexOf(Math.min(...covered))];
}

function inside(box, within) {
  return (
    box.left >= within.left &&
    box.top >= within.top &&
    box.left + box.width <= within.left + within.width &&
    box.top + box.height <= within.top + within.height
  );
}

/** Visit the cells that a box touches, as numbers, until the visit says true; whether it did. */
function someCell(box, visit) {
  const [left, right] = [Math.floor(box.left / CELL), Math.floor((box.left + box.width) / CELL)];
  const [top, bottom] = [Math.floor(box.top / CELL), Math.floor((box.top + box.height) / CELL)];
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) if (visit(column * COLUMN + row)) return true;
  }
  return false;
}

function occupy(cells, box) {
  someCell(box, (cell) => {
    const here = cells.get(cell);
    if (here) here.push(box);
    else cells.set(cell, [box]);
    return false;
  });
}

function taken(cells, box) {
  return someCell(box, (cell) => {
    const here = cells.get(cell);
    return here !== undefined && here.some((other) => overlap(box, other));
  });
}
