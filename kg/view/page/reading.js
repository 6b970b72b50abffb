/** The reading side: what is chosen, told in the panel, and the article behind it, shown beside it. Draws. */

import { passes } from './graph/filter.js';
import { drawArticle } from './panel/article.js';
import { edgePage, nodePage, overviewPage, sentencePage } from './panel/pages.js';
import { pathPage } from './panel/pathpage.js';

/** Tell of what is chosen in the panel, and show its article. */
export function tell(page, inPanel = true, fromTop = true) {
  const { index, scene, at, tabs } = page;
  const ctx = contextOf(page);
  if (inPanel) {
    at('panel').replaceChildren(...pageOf(ctx, scene).filter(Boolean));
    if (fromTop) at('panel').scrollTop = 0;
  }
  const isArticle = Boolean(scene.article && index.documents.has(scene.article));
  drawArticle(at('article'), ctx, { onClose: () => page.act({ do: 'article', id: null }) });
  tabs.offer(isArticle);
}

function contextOf(page) {
  const { index, scene } = page;
  return {
    index,
    scene,
    passes: passes(index, scene.filter),
    go: (chosen) => page.choose(chosen, true),
    act: page.act,
  };
}

function pageOf(ctx, { chosen, path }) {
  if (path && (!chosen || chosen.kind === 'path')) return pathPage(ctx);
  if (!chosen) return overviewPage(ctx);
  if (chosen.kind === 'node') return nodePage(ctx, chosen.id);
  return chosen.kind === 'edge' ? edgePage(ctx, chosen.id) : sentencePage(ctx, chosen);
}

/** The document in which what is chosen is said, or null. */
export function articleBehind(index, chosen) {
  if (!chosen || chosen.kind === 'path') return null;
  if (chosen.kind === 'sentence') return chosen.document;
  const thing = chosen.kind === 'edge' ? index.edges.get(chosen.id) : index.nodes.get(chosen.id);
  if (chosen.kind === 'node' && thing.kind !== 'Event') return null;
  const piece = index.evidence.get([...thing.evidence, ...(thing.events || [])][0]);
  return piece ? piece.document : null;
}
