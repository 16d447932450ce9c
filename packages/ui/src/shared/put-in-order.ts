import type { Turned } from './ring.ts';

/** Puts a ring's elements into the order of what they show, in which the page is read out. What has the focus stays where it is. */
export function putInOrder(ring: Turned): void {
  const { slots, turned } = ring;
  if (turned === 0) return;
  const elements = slots.map(({ element }) => element);
  const [behind, ahead] = [elements.slice(0, -turned), elements.slice(-turned)];
  const { activeElement } = elements[0]?.getRootNode() as Document | ShadowRoot;
  const hasFocus = (part: readonly HTMLElement[]) => part.some((element) => element.contains(activeElement));
  if (hasFocus(behind) || (ahead.length < behind.length && !hasFocus(ahead))) behind.at(-1)?.after(...ahead);
  else ahead[0]?.before(...behind);
  ring.turned = 0;
}
