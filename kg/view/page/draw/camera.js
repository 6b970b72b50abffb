/** Where one looks: the view of vis once it is there, before that the one at which the first sight was drawn. */

const CLOSEST = 1.5; // nothing is shown larger when all is

/** Look at a place, at a zoom. @param {{position: {x: number, y: number}, scale: number, animation?: object | false}} view */
export function look(canvas, view) {
  if (canvas.network) canvas.network.moveTo({ animation: false, ...view });
  else canvas.view = { ...canvas.view, ...view };
}

/** The zoom. */
export function zoomOf(canvas) {
  return canvas.network ? canvas.network.getScale() : canvas.view.scale;
}

/** The place in the middle of the picture. */
export function middleOfView(canvas) {
  return canvas.network ? canvas.network.getViewPosition() : canvas.view.position;
}

/** Where a place of the network lies in its element, in pixels. */
export function onElement(canvas, { x, y }) {
  if (canvas.network) return canvas.network.canvasToDOM({ x, y });
  const { position, scale } = canvas.view;
  const { clientWidth, clientHeight } = canvas.place;
  return { x: (x - position.x) * scale + clientWidth / 2, y: (y - position.y) * scale + clientHeight / 2 };
}

/** The view of all places, with room for the names at the rim. */
export function wholeView(place, places) {
  const [low, high] = extentOf([...places.values()]);
  const scale = Math.min(roomFor(place, low, high, { across: 220, along: 90 }), CLOSEST);
  return { position: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, scale };
}

/** Move the view so that some places are in it, unless they are. */
export function bringInto(canvas, places, animation) {
  if (!places.length) return;
  const { place } = canvas;
  const [low, high] = extentOf(places);
  const [from, to] = [onElement(canvas, low), onElement(canvas, high)];
  const inside = from.x > 60 && from.y > 60 && to.x < place.clientWidth - 60 && to.y < place.clientHeight - 60;
  if (inside && zoomOf(canvas) >= 0.5) return;
  const scale = Math.min(Math.max(zoomOf(canvas), 0.8), roomFor(place, low, high, { across: 160, along: 160 }));
  look(canvas, { position: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, scale, animation });
}

/** The zoom at which a stretch of the network fills the element but for a rim. */
function roomFor(place, low, high, { across, along }) {
  const width = Math.max(place.clientWidth - Math.min(across, 0.3 * place.clientWidth), 40) / Math.max(high.x - low.x, 1);
  const height = Math.max(place.clientHeight - along, 40) / Math.max(high.y - low.y, 1);
  return Math.max(Math.min(width, height), 0.02);
}

function extentOf(places) {
  const [low, high] = [{ x: Infinity, y: Infinity }, { x: -Infinity, y: -Infinity }];
  for (const { x, y } of places) {
    [low.x, low.y] = [Math.min(low.x, x), Math.min(low.y, y)];
    [high.x, high.y] = [Math.max(high.x, x), Math.max(high.y, y)];
  }
  return places.length ? [low, high] : [{ x: 0, y: 0 }, { x: 0, y: 0 }];
}
