import type { Snapshot } from '@entrelacs/core';
import type { CoopGesture } from '@entrelacs/ui/coop-gesture';
import { parsed } from './page-config.ts';
import { follow, mountBoards } from './wiki-page.ts';

mountBoards('gesture', (place) => {
  const given = parsed(place.host.dataset['config']);
  const gesture = document.createElement('coop-gesture') as CoopGesture;
  gesture.kind = kinds[String(given['gesture'])] ?? 'role';
  gesture.letter = roles.find((role) => role === given['role']) ?? 'responsible';
  gesture.task = place.config.task ?? undefined;
  gesture.need = place.config.need ?? undefined;
  gesture.project = place.config.project ?? undefined;
  gesture.isTold = rolesBefore(place.host) > 0;
  follow(place, gesture, (state) => {
    if (state.state === 'ready') {
      const { account, member } = state.snapshot.facts.me;
      gesture.hasAccount = account !== null;
      gesture.me = member ?? undefined;
      showPeople(place.host, state.snapshot.entities, gesture, place.config.base);
    }
    gesture.state = state;
  });
  place.show(gesture, { isFree: true });
}, () => import('@entrelacs/ui/coop-gesture'));

const kinds: Readonly<Record<string, CoopGesture['kind']>> = { role: 'role', besoin: 'ask', livrer: 'deliver', barometre: 'pulse' };
const roles = ['responsible', 'accountable', 'consulted', 'informed'] as const;

/** How many gestures before this one are about a role. */
function rolesBefore(host: HTMLElement): number {
  const roles = [...document.querySelectorAll<HTMLElement>('[data-entrelacs="gesture"]')].filter(({ dataset }) => parsed(dataset['config'])['gesture'] === 'role');
  return roles.indexOf(host);
}

/** Beside a letter in a task's page: the names of those who have it now. */
function showPeople(host: HTMLElement, { task: tasks = [], member: members = [] }: Snapshot['entities'], { kind, task, letter }: CoopGesture, base: string): void {
  const place = host.parentElement?.querySelector(':scope > .entrelacs-people');
  const row = tasks.find(({ id }) => id === task);
  if (place == null || kind !== 'role' || row === undefined) return;
  const links = row[letter].map((id) => {
    const link = document.createElement('a');
    link.href = `${base}${encodeURIComponent(id)}`;
    link.textContent = members.find((person) => person.id === id)?.name ?? id;
    return link;
  });
  const none = document.createElement('span');
  none.className = 'entrelacs-none';
  none.textContent = '–';
  place.replaceChildren(...(links.length === 0 ? [none] : links.flatMap((link, n) => (n === 0 ? [link] : [', ', link]))));
}
