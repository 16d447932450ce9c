import type { BoardBase } from './board-base.ts';

/** What has the keys, within the shadows too: from the page's own element inwards. */
export function keysPath(): readonly Element[] {
  const path: Element[] = [];
  for (let element = document.activeElement; element !== null; element = element.shadowRoot?.activeElement ?? null) path.push(element);
  return path;
}

/** Whether the keys are on something within an element's shadow. */
export function hasKeys(root: ShadowRoot | null): boolean {
  return keysPath().some((element) => element.getRootNode() === root);
}

/**
 * Remembers where the keys were before they went into the panel, into a dialog, or into the preview of a move. What it gives back brings them
 * there once that is gone: to the button that opened it, else to where the view's keys are; nowhere when they are somewhere already.
 */
export function keysBack(host: BoardBase): () => void {
  const root = host.renderRoot as ShadowRoot;
  let last: { readonly element: HTMLElement; readonly isInView: boolean } | undefined;
  const remember = (): void => {
    const path = keysPath();
    const element = path.at(-1);
    const [place] = path.filter((one) => one.getRootNode() === root);
    if (element instanceof HTMLElement && place?.matches('coop-dependency-panel, coop-impact-dock, coop-board-dialog') === false) last = { element, isInView: place.closest('.stage') !== null };
  };
  root.addEventListener('focusin', remember);
  // Going from control to control within the toolbar is not told outside it; what a click does may have taken the keys before it comes up here.
  root.addEventListener('click', remember, true);
  return () => {
    if (hasKeys(root)) return;
    const isThere = last?.isInView === false && last.element.isConnected;
    const inView = root.querySelector('.stage > *')?.shadowRoot?.querySelector<HTMLElement>('[tabindex="0"]:not([hidden])');
    (isThere ? last?.element : inView)?.focus({ preventScroll: true });
  };
}
