import type { Member } from '@entrelacs/core';

const key = 'entrelacs.me';

/** Who is looking, as remembered in this browser: the host does not say. Undefined when nobody said so, or the browser keeps nothing. */
export function readMe(members: readonly Member[]): string | undefined {
  try {
    const [id, name] = JSON.parse(localStorage.getItem(key) ?? '[]') as [string?, string?];
    return (members.find((member) => member.id === id && member.name === name) ?? members.find((member) => member.name === name))?.id;
  } catch {
    return undefined;
  }
}

/** Remembers who is looking in this browser, and nowhere else; undefined forgets it. */
export function keepMe(member: Member | undefined): void {
  try {
    if (member === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify([member.id, member.name]));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
