/** The course of an edge: two places and a bend in, points along it out; the same curve as vis draws. Pure. */

export const CURVE = 0.14; // as kg/view/styles.py has it; a test compares the two
export const LOOP = 28; // how far from its node the far side of an edge to itself lies

/** To which side an edge bends and how far, as vis wants it: the sign of `bend` counts from the smaller id to the larger. */
export function curveOf(edge) {
  if (!edge.bend || edge.source === edge.target) return { enabled: false };
  const clockwise = edge.bend > 0 === edge.source < edge.target;
  const roundness = Math.round(100 * CURVE * Math.abs(edge.bend)) / 100;
  return { enabled: true, type: clockwise ? 'curvedCW' : 'curvedCCW', roundness };
}

/**
 * The point towards which an edge bends (the middle point of a quadratic curve), or null when it runs straight.
 *
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {{source: string, target: string, bend: number}} edge
 */
export function viaOf(from, to, edge) {
  const { enabled, type, roundness } = curveOf(edge);
  if (!enabled) return null;
  const turn = type === 'curvedCW' ? roundness : -roundness;
  const length = (0.5 + 0.5 * roundness) * Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(from.y - to.y, to.x - from.x) + (0.5 + 0.5 * turn) * Math.PI;
  return { x: from.x + length * Math.sin(angle), y: from.y + length * Math.cos(angle) };
}

/** The point of an edge at a part of its way, 0 at the source to 1 at the target. */
export function pointAlong(from, to, edge, part) {
  if (edge.source === edge.target) return { x: from.x + LOOP, y: from.y - LOOP };
  const via = viaOf(from, to, edge);
  const rest = 1 - part;
  if (!via) return { x: rest * from.x + part * to.x, y: rest * from.y + part * to.y };
  const [a, b, c] = [rest * rest, 2 * rest * part, part * part];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}
