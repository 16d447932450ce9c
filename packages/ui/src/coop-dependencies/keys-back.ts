import type { BoardBase } from './board-base.ts';

/** Whether the keys are on something within an element's shadow. */
export function hasKeys(root: ShadowRoot | null): boolean {
  let element = document.activeElement;
  while (element !== null && element.shadowRoot !== root) element = element.shadowRoot?.activeElement ?? null;
  return element?.shadowRoot?.activeElement != null;
}

/**
 * Remembers where the keys were before they went into the panel, or into the preview of a move. What it gives back brings them there once that is
 * gone: to the button that opened it, else to where the view's keys are; nowhere when they are somewhere already.
 */
export function keysBack(host: BoardBase): () => void {
  const root = host.renderRoot as ShadowRoot;
  let last: { readonly element: HTMLElement; readonly isInView: boolean } | undefined;
  root.addEventListener('focusin', (event) => {
    const path = event.composedPath();
    const [element] = path;
    const within = (selector: string) => path.some((one) => one instanceof Element && one.matches(selector));
    if (element instanceof HTMLElement && !within('coop-dependency-panel, coop-impact-dock')) last = { element, isInView: within('.stage') };
  });
  return () => {
    if (hasKeys(root)) return;
    const isThere = last?.isInView === false && last.element.isConnected;
    const inView = root.querySelector('.stage > *')?.shadowRoot?.querySelector<HTMLElement>('[tabindex="0"]:not([hidden])');
    (isThere ? last?.element : inView)?.focus({ preventScroll: true });
  };
}
