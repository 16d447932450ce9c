import { nothing } from 'lit';

/** The role of what an element shows: `main` where it is all that its page holds, nothing where it stands among other things; a page has one main part. */
export function landmark(element: Element): 'main' | typeof nothing {
  return element.parentElement === element.ownerDocument.body ? 'main' : nothing;
}
