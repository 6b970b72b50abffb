/**
 * Scenes in the order of their making, to go back and forth in. Pure.
 *
 * What is chosen, and which article is open, are no steps: they change the present one. Patches of one slider that follow each
 * other are one step.
 *
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {{past: Scene[], present: Scene, future: Scene[], control: string}} History control: the slider that made the present
 */

const MOST_STEPS = 200;
const STEP_PARTS = ['drawn', 'places', 'pinned', 'hidden', 'opened', 'filter', 'path'];
const SLIDERS = { confidence: 'confidence', from: 'days', to: 'days' };

/** @param {Scene} scene @returns {History} */
export function newHistory(scene) {
  return { past: [], present: scene, future: [], control: '' };
}

/** Go on to a scene. @param {History} history @param {Scene} scene @returns {History} */
export function push(history, scene) {
  const { past, present } = history;
  if (STEP_PARTS.every((part) => scene[part] === present[part])) return { ...history, present: scene };
  const control = sliderOf(present, scene);
  if (control && control === history.control) return { ...history, present: scene, future: [] };
  return { past: [...past, present].slice(-MOST_STEPS), present: scene, future: [], control };
}

/** Go one step back; at the first, stay. @param {History} history @returns {History} */
export function undo({ past, present, future, control }) {
  if (!past.length) return { past, present, future, control };
  return { past: past.slice(0, -1), present: past.at(-1), future: [present, ...future], control: '' };
}

/** Go one step forth again; at the last, stay. @param {History} history @returns {History} */
export function redo({ past, present, future, control }) {
  if (!future.length) return { past, present, future, control };
  return { past: [...past, present], present: future[0], future: future.slice(1), control: '' };
}

/** The one slider that leads from one scene to the next, or ''. */
function sliderOf(one, two) {
  if (STEP_PARTS.some((part) => part !== 'filter' && one[part] !== two[part])) return '';
  const changed = Object.keys(two.filter).filter((key) => key !== 'off' && one.filter[key] !== two.filter[key]);
  const offSame = JSON.stringify(one.filter.off) === JSON.stringify(two.filter.off);
  const sliders = new Set(changed.map((key) => SLIDERS[key] || ''));
  return offSame && sliders.size === 1 ? [...sliders][0] : '';
}
