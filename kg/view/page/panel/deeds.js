/** An event in, what was done as a short sentence out, in parts that are a name or not. Pure. */

import { nameOf, participants } from '../graph/index.js';

const IRREGULAR = { sell: 'sold', meet: 'met' };
const BY_ITSELF = new Set(['die', 'meet', 'agree', 'resign', 'protest']); // what nobody does to somebody

/**
 * "China deployed Chen Quanguo in Xinjiang", "ByteDance to sell TikTok", "Jan Velik was released", "Ana Ruiz did not resign".
 *
 * @returns {{text: string, name: boolean}[]}
 */
export function deedParts(index, node) {
  const present = participants(index, node.id);
  const names = (how) => present.filter((each) => each.how === how).map((each) => nameOf(index, each.id));
  const [agents, targets, places] = [names('by'), names('of'), names('in')];
  const [who, whom, where] = [agents, targets, places].map((each) => each.join(', '));
  const passive = !who && whom && !BY_ITSELF.has(node.name);
  const first = who || whom;
  const verb = passive ? passiveOf(node, targets.length) : activeOf(node);
  const parts = [
    { text: first, name: true },
    { text: first ? ` ${verb}` : verb, name: false },
    ...(who && whom ? [{ text: ' ', name: false }, { text: whom, name: true }] : []),
    ...(where ? [{ text: ' in ', name: false }, { text: where, name: true }] : []),
  ];
  return parts.filter((part) => part.text);
}

/** The past of a verb: "denied", "sued", "sold". */
export function pastOf(verb) {
  if (IRREGULAR[verb]) return IRREGULAR[verb];
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
}

function activeOf({ name, polarity, planned }) {
  if (planned) return `${polarity ? '' : 'not '}to ${name}`;
  return polarity ? pastOf(name) : `did not ${name}`;
}

function passiveOf({ name, polarity, planned }, count) {
  const denied = polarity ? '' : 'not ';
  return planned ? `${denied}to be ${pastOf(name)}` : `${count > 1 ? 'were' : 'was'} ${denied}${pastOf(name)}`;
}
