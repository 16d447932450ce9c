import type { Member } from '@entrelacs/core';
import { meKey } from './me.ts';

/** Remembers who is looking in this browser, and nowhere else; undefined forgets it. */
export function keepMe(member: Member | undefined): void {
  try {
    if (member === undefined) localStorage.removeItem(meKey);
    else localStorage.setItem(meKey, JSON.stringify([member.id, member.name]));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
