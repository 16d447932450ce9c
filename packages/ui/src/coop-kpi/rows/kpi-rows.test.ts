import { addDays, newEntity } from '@entrelacs/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { KpiOptions } from '../options.ts';
import { all, find, loaded, mount, settled, smallSnapshot } from '../kpi.testing.ts';
import './kpi-rows.ts';

afterEach(() => document.body.replaceChildren());

describe('a table of somebody’s own', () => {
  const measure = ['Nord', 'Sud', 'Est', 'Ouest', 'Centre'].flatMap((name, series) => Array.from({ length: 3 }, (_, at) => newEntity('measure', `${series}${at}`, { kpi: name, on: addDays('2026-01-01', at), value: 10 * series + at })));

  it('keeps what its rule says when a part of it changes, and takes no threshold that is no number', async () => {
    const { board, kept } = await opened({ rule: { direction: 'lowerIsBetter', target: 5, critical: 20 } });
    find(board, 'button', 'Règle').click();
    await settled(board);
    await type(board, 'Attention au-dessus de', '12,5');
    expect(kept).toEqual([{ rule: { direction: 'lowerIsBetter', target: 5, critical: 20, warning: 12.5 } }]);

    await type(board, 'Attention au-dessus de', 'douze');
    expect(kept).toHaveLength(1);
    await type(board, 'Critique au-dessus de', '');
    expect(kept.at(-1)).toEqual({ rule: { direction: 'lowerIsBetter', target: 5, warning: 12.5 } });
  });

  it('draws four series at most: one chosen takes the place of the first', async () => {
    const { board } = await opened({});
    const gauges = () => all(board).filter((element) => element.classList.contains('gauge')).map((element) => element.querySelector('.meta')?.textContent);
    const shown = gauges();
    const fifth = ['Nord', 'Sud', 'Est', 'Ouest', 'Centre'].find((name) => !shown.includes(name));
    const menu = all(board).find(({ localName }) => localName === 'coop-menu');
    menu?.dispatchEvent(new CustomEvent('coop-choose', { detail: fifth }));
    await settled(board);

    expect(shown).toHaveLength(4);
    expect([...gauges()].sort()).toEqual([...shown.slice(1), fifth].sort());
  });

  async function opened(options: KpiOptions) {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ measure }) });
    const kept: KpiOptions[] = [];
    board.addEventListener('coop-options', (event) => kept.push((event as CustomEvent<KpiOptions>).detail));
    Object.assign(board, { entity: 'measure', options });
    await loaded(board, 'coop-kpi-rows');
    return { board, kept };
  }
});

async function type(board: Parameters<typeof settled>[0], label: string, text: string): Promise<void> {
  const field = all(board).find((element): element is HTMLInputElement => element.localName === 'input' && element.closest('label')?.textContent.trim().startsWith(label) === true);
  if (field === undefined) throw new Error(`There is no field "${label}".`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(board);
}
