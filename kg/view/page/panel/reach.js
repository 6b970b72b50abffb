/** From a piece to its words in the article: the article opens, and the sentence comes into sight with the focus on it. */

/** Open the article of a piece at its first words. */
export function readAt(ctx, piece) {
  const chosen = ctx.scene.chosen;
  ctx.act({ do: 'article', id: piece.document });
  const [span] = piece.spans;
  if (!span) return;
  const here = document.querySelector(`.article-text [data-sentence="${span[2]}"]`);
  if (here) bringToSight(here, true);
  else if (!chosen) ctx.go({ kind: 'sentence', document: piece.document, start: span[2], end: span[3] });
}

/**
 * Scroll to an element unless it is in sight already; `focus` also moves the focus to it. While the text is hidden behind another
 * tab, this waits until it is seen.
 */
export function bringToSight(element, focus = false) {
  const text = element.closest('.article-text');
  if (!text.clientHeight) {
    whenSeen(text, () => bringToSight(element, focus));
    return;
  }
  const frame = text.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) element.scrollIntoView({ block: 'center' });
  if (focus) element.focus({ preventScroll: true });
}

function whenSeen(text, then) {
  const watch = new ResizeObserver(() => {
    if (!text.clientHeight) return;
    watch.disconnect();
    then();
  });
  watch.observe(text);
}
