/** What is shown in, a standalone SVG out: all of it, not only what is in view, in the same places, shapes and colours. Pure. */

import { element, escaped, short } from './markup.js';
import { labelShapes } from './names.js';
import { courseOf, edgeShape, linkShape, markOf, nodeShape } from './shapes.js';

const PICTURE_RIM = 110; // pixels of room for the names at the rim
const SMALLEST = [480, 320];
const LARGEST = 4000; // pixels; a larger network is drawn smaller
const FONTS = "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/**
 * Write the picture as text.
 *
 * @param {object} index of graph/index.js
 * @param {{nodes: object[], edges: object[], storyLinks: object[]}} shown of scene/shown.js
 * @param {{id: string}[] | null} labels that are on the screen now: they come first
 * @param {Object<string, string>} palette colours by name
 */
export function svgOf(index, shown, labels, palette) {
  const frame = pictureFrame(shown.nodes);
  const placed = shown.nodes.map((node) => placedIn(frame, node));
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const joins = ({ source, target }) => byId.has(source) && byId.has(target);
  const courses = shown.edges.filter(joins).map((edge) => courseOf(edge, byId.get(edge.source), byId.get(edge.target)));
  const links = (shown.storyLinks || []).filter(joins);
  const marks = courses.map((course) => markOf(course, palette)).filter(Boolean);
  const obstacles = [...placed.filter(({ node }) => node.kind !== 'Story').map(boxOf), ...marks.map(({ box }) => box)];
  const within = { left: 2, top: 2, width: frame.width - 4, height: frame.height - 4 };
  const stroke = { stroke: palette.paper, 'stroke-width': 3.5, 'stroke-linejoin': 'round' };
  const halo = { 'text-anchor': 'middle', 'paint-order': 'stroke', ...stroke };
  return [
    ...headParts(index, frame, palette),
    ...links.map((link) => linkShape(link, byId.get(link.source), byId.get(link.target), palette)),
    ...placed.filter(({ node }) => node.kind === 'Story').map((each) => nodeShape(each, palette)),
    ...courses.map((course) => edgeShape(course, palette)),
    ...placed.filter(({ node }) => node.kind !== 'Story').map((each) => nodeShape(each, palette)),
    ...marks.map(({ shape }) => shape),
    element('g', halo, '\n', labelShapes({ placed, courses, obstacles, within }, labels || [], palette).join('\n'), '\n'),
    '</svg>\n',
  ].join('\n');
}

/** Fit all nodes into a picture, in their own size up to a limit. */
function pictureFrame(nodes) {
  const reach = (axis, sign) => nodes.reduce((far, node) => Math.max(far, sign * node[axis] + node.size), -Infinity);
  const ends = (axis) => (nodes.length ? [-reach(axis, -1), reach(axis, 1)] : [0, 0]);
  const [[left, right], [top, bottom]] = [ends('x'), ends('y')];
  const scale = Math.min(1, LARGEST / Math.max(right - left, bottom - top, 1));
  const width = Math.max((right - left) * scale + 2 * PICTURE_RIM, SMALLEST[0]);
  const height = Math.max((bottom - top) * scale + PICTURE_RIM, SMALLEST[1]);
  return { scale, width, height, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
}

function placedIn({ scale, x, y }, node) {
  return { node, at: { x: node.x * scale + x, y: node.y * scale + y }, radius: node.size * scale };
}

function boxOf({ at, radius }) {
  const reach = radius + 1;
  return { left: at.x - reach, top: at.y - reach, width: 2 * reach, height: 2 * reach };
}

function headParts(index, frame, palette) {
  const [width, height] = [short(frame.width), short(frame.height)];
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONTS}">`,
    index.title ? `<title>${escaped(index.title)}</title>` : '',
    element('rect', { width, height, fill: palette.paper }),
  ].filter(Boolean);
}
