import type { PanelAct } from './panel/panel-context.ts';

/** What a letter asks for of a task, the same on the map and in the list; undefined where it asks for nothing. */
export function actOfKey(key: string, task: string, canLink: boolean): PanelAct | undefined {
  switch (key.toLowerCase()) {
    case 'p':
      return canLink ? { kind: 'show', subject: { kind: 'picker', id: task, side: 'awaited' } } : undefined;
    case 'n':
      return canLink ? { kind: 'show', subject: { kind: 'picker', id: task, side: 'need' } } : undefined;
    case 'm':
      return { kind: 'move', id: task };
    case 'f':
      return { kind: 'around', id: task };
    default:
      return undefined;
  }
}
