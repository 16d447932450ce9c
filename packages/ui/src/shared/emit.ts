/** Sends an event from an element to whoever holds it; `composed` when it is part of what the element promises. */
export function emit(target: EventTarget, type: string, detail?: unknown, composed = false): void {
  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: composed, composed }));
}

/** Sends an event that is heard up to the end of the shadow tree which the element stands in. */
export function emitWithin(target: EventTarget, type: string, detail?: unknown): void {
  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
}
