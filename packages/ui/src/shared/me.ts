import type { Member } from '@entrelacs/core';

/** Where a browser keeps who is looking. */
export const meKey = 'entrelacs.me';

/** Who is looking, as remembered in this browser: the host does not say. Undefined when nobody said so, or the browser keeps nothing. */
export function readMe(members: readonly Member[]): string | undefined {
  try {
    const [id, name] = JSON.parse(localStorage.getItem(meKey) ?? '[]') as [string?, string?];
    return (members.find((member) => member.id === id && member.name === name) ?? members.find((member) => member.name === name))?.id;
  } catch {
    return undefined;
  }
}
