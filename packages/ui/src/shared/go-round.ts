/** What Tab stops at, in the shadows within too. */
function stopsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.shadowRoot !== null) return stopsIn(element.shadowRoot);
    return element.matches('a[href], button, input, select, textarea') && !element.matches(':disabled') && element.tabIndex >= 0 && element.checkVisibility?.() !== false ? [element] : [];
  });
}

/**
 * Lets Tab go round in a dialog, from its last control to its first one and back. In a frame, a modal dialog lets Tab out into the host's
 * page; from Grist's it does not come back.
 *
 * @param event - A key pressed within the dialog that listens.
 */
export function goRound(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = stopsIn(event.currentTarget as HTMLElement);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.composedPath()[0] !== from) return;
  event.preventDefault();
  to?.focus();
}
