import { readFile } from 'node:fs/promises';
import { entityNames } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { leanSource } from './lean-model.mjs';

const model = new URL('../core/src/model/model.ts', import.meta.url);

describe('leanSource', () => {
  it('leaves out the entities that are not named, and keeps their names', async () => {
    const lean = leanSource(await readFile(model, 'utf8'), ['task', 'member']);

    expect(lean).toContain('  task: taskEntity,');
    expect(lean).not.toContain('  kpi: kpiEntity,');
    for (const name of entityNames) expect(lean).toMatch(new RegExp(`^ {2}(?:get )?${name}[:(]`, 'm'));
  });

  it('keeps the model as it is when all are named', async () => {
    const source = await readFile(model, 'utf8');

    expect(leanSource(source, entityNames)).toBe(source);
  });

  it('is told of every entity that a widget asks for', async () => {
    const main = await readFile(new URL('../../grist-widgets/raci/main.ts', import.meta.url), 'utf8');
    const { entities } = JSON.parse(await readFile(new URL('../../grist-widgets/raci/widget.json', import.meta.url), 'utf8')) as { entities: string[] };
    const asked = [...main.matchAll(/'(\w+)'/g)].map(([, name = '']) => name).filter((name) => (entityNames as readonly string[]).includes(name));

    expect(asked).not.toHaveLength(0);
    expect(entities).toEqual(expect.arrayContaining(asked));
  });

  it('refuses a name that no entity bears', async () => {
    const source = await readFile(model, 'utf8');

    expect(() => leanSource(source, ['tasc'])).toThrow('there is no entity "tasc"');
  });
});
