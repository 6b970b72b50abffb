/** Words for numbers, names and what is hidden. Pure. */

/** "1 fact", "2 facts". */
export function counted(number, one, more) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
}

/** A text up to a length, with how long it really is. */
export function clipped(text, length = 400) {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length.toLocaleString('en')} characters)`;
}

/** What is not drawn, and why: a sentence each. */
export function hiddenWords(hidden) {
  const lines = [];
  const { entities, edges, alone, events } = hidden;
  if (entities) {
    const are = counted(entities, 'entity is', 'entities are');
    lines.push(`${are} not drawn: beyond the focus or the limit of this view, the least connected first.`);
  }
  if (edges) lines.push(`${counted(edges, 'connection leads', 'connections lead')} to what is not drawn.`);
  if (alone) {
    const are = counted(alone, 'entity is', 'entities are');
    lines.push(`${are} not drawn because no statement joins ${alone === 1 ? 'it' : 'them'} with another.`);
  }
  if (events) {
    const are = counted(events, 'event is', 'events are');
    lines.push(`${are} not drawn: somebody who takes part is not in view, or nobody is named.`);
  }
  return lines;
}
