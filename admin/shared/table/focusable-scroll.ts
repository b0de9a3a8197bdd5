const SELECTOR = '.ant-table-content, .ant-table-body';

/**
 * Lets the keyboard reach tables that scroll sideways: whoever can't use a pointer scrolls them with the arrow keys
 * (WCAG 2.1.1). Watches the page, since tables come and go.
 */
export function makeScrollableTablesFocusable(root: HTMLElement): void {
  const update = (): void => {
    for (const region of root.querySelectorAll<HTMLElement>(SELECTOR)) {
      if (region.scrollWidth > region.clientWidth) {
        region.tabIndex = 0;
      } else {
        region.removeAttribute('tabindex');
      }
    }
  };
  let isPlanned = false;
  const plan = (): void => {
    if (!isPlanned) {
      isPlanned = true;
      requestAnimationFrame(() => {
        isPlanned = false;
        update();
      });
    }
  };
  new MutationObserver(plan).observe(root, { childList: true, subtree: true, characterData: true });
  window.addEventListener('resize', plan);
}
