import type { FirstFormats, Translate } from '@entrelacs/core';
import type { FirstHealth } from '../../shapes/health.ts';
import type { BoardPeople, BoardState, BoardTask } from './types.ts';

/** A shape and the word beside it. */
export interface StateWord {
  readonly health: FirstHealth | undefined;
  readonly word: string;
  readonly tone: 'crit' | 'warn' | undefined;
}

const healthOf: Partial<Record<BoardState, FirstHealth>> = { blocked: 'block', late: 'crit', atRisk: 'warn', startable: 'go' };

/** How a task is, in two words: "Retard 9 j", "Bloqué", "Fini 30 oct.". */
export function stateWord({ state, lateDays, task, plan }: BoardTask, t: Translate, formats: FirstFormats): StateWord {
  const word =
    state === 'late' && lateDays > 0
      ? t('deps.state.lateBy', { days: formats.number(lateDays) })
      : state === 'done' && (task.doneOn ?? plan?.finish) !== undefined
        ? t('deps.state.doneOn', { day: formats.day(task.doneOn ?? plan?.finish ?? '') })
        : stateName(state, t);
  return { health: healthOf[state], word, tone: state === 'late' ? 'crit' : undefined };
}

/** The name of a state, for filters and legends. */
export function stateName(state: BoardState, t: Translate): string {
  return t(`deps.state.${state}`);
}

/** The shape of a state, where it is one of health. */
export function stateHealth(state: BoardState): FirstHealth | undefined {
  return healthOf[state];
}

/** Two or three letters for each person, the same for no two of them. */
export function initialsOf(people: BoardPeople): ReadonlyMap<string, string> {
  const taken = new Map<string, string[]>();
  for (const [id, { name }] of people.members) {
    const letters = initials(name);
    taken.set(letters, [...(taken.get(letters) ?? []), id]);
  }
  const found = new Map<string, string>();
  for (const [letters, ids] of taken) for (const id of ids) found.set(id, ids.length === 1 ? letters : longer(people.members.get(id)?.name ?? '', letters));
  return found;
}

function initials(name: string): string {
  const words = name.split(/[\s'’-]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [...name.trim()].slice(0, 2).join('');
  return (words.length === 1 ? [...first].slice(0, 2).join('') : `${[...first][0] ?? ''}${[...last][0] ?? ''}`).toUpperCase();
}

function longer(name: string, letters: string): string {
  const last = name.trim().split(/\s+/u).at(-1) ?? '';
  return `${letters.slice(0, 1)}${[...last].slice(0, 2).join('')}`;
}
