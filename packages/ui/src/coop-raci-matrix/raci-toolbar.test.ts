import { describe, expect, it } from 'vitest';
import type { CoopMenu } from '../coop-menu/coop-menu.ts';
import './raci-toolbar.ts';
import type { CoopRaciToolbar } from './raci-toolbar.ts';

const lines = (...names: string[]) => names.map((name) => ({ value: name, label: name }));

async function toolbar(properties: Partial<CoopRaciToolbar>): Promise<CoopRaciToolbar> {
  const element = document.createElement('coop-raci-toolbar');
  Object.assign(element, { choices: { projects: lines('a', 'b'), teams: lines('c', 'd'), stages: [], hasStatus: true }, ...properties });
  document.body.append(element);
  await (element as CoopRaciToolbar).updateComplete;
  return element as CoopRaciToolbar;
}

describe('coop-raci-toolbar', () => {
  it.each([1300, 1119, 919, 799, 759, 400])('has every filter at hand, as a button or in its menu, at %i px', async (width) => {
    const menus = [...((await toolbar({ width })).shadowRoot?.querySelectorAll<CoopMenu>('coop-menu') ?? [])];

    const reached = menus.flatMap(({ label, items }) => [label, ...items.map(({ value }) => value.slice(0, value.indexOf('=')))]);
    for (const name of ['projects', 'teams', 'statuses']) expect(reached.includes(`raci.filter.${name}`) || reached.includes(name)).toBe(true);
  });

  it('shows a filter that has no button as one that can be taken off', async () => {
    const chips = (await toolbar({ width: 1000, filters: { projects: ['a'], teams: ['c'] } })).shadowRoot?.querySelectorAll('.chips button');

    expect([...(chips ?? [])].map(({ textContent }) => textContent?.trim())).toEqual([expect.stringContaining('c')]);
  });
});
