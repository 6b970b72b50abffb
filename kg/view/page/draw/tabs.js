/** On a narrow page evidence and article take turns, each behind its tab; on a wide one they stand beside each other. Draws. */

const WIDE = '(min-width: 1180px)';

/**
 * Wire the two tabs.
 *
 * @param {HTMLElement} list of the tabs
 * @param {{panel: HTMLElement, article: HTMLElement}} pages
 * @returns {{offer: (isArticle: boolean) => void, open: (name: 'panel' | 'article') => void}} offer: whether there is an article
 */
export function wireTabs(list, pages) {
  const wide = matchMedia(WIDE);
  const tabs = { panel: list.querySelector('#tab-panel'), article: list.querySelector('#tab-article') };
  const state = { open: 'panel', isArticle: false };
  const show = () => {
    if (!state.isArticle) state.open = 'panel';
    list.hidden = wide.matches || !state.isArticle;
    for (const [name, page] of Object.entries(pages)) {
      const here = wide.matches ? name === 'panel' || state.isArticle : name === state.open;
      const [tab, isOpen] = [tabs[name], name === state.open];
      page.hidden = !here;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
    }
  };
  const open = (name) => {
    state.open = name;
    show();
  };
  for (const name of Object.keys(tabs)) {
    tabs[name].addEventListener('click', () => open(name));
    tabs[name].addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const other = name === 'panel' ? 'article' : 'panel';
      open(other);
      tabs[other].focus();
    });
  }
  wide.addEventListener('change', show);
  show();
  return {
    offer(isArticle) {
      state.isArticle = isArticle;
      show();
    },
    open,
  };
}
