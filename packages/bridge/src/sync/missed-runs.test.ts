import { describe, expect, it } from 'vitest';
import { simSettings } from '../../testing/sim-settings.ts';
import { Killed } from '../../testing/sim-side.ts';
import { SimWorld } from '../../testing/sim-world.ts';
import { rowOf } from '../../testing/with-teams.ts';
import type { Side, SideName, Value } from '../side.ts';
import { memoryState } from '../state/memory-state.ts';
import { decideConflict } from './decide.ts';
import type { Policy, SyncSettings } from './settings.ts';
import { sync, type SyncOptions, type SyncPorts } from './sync.ts';
import { undoLast } from './undo.ts';

type Machine = 'laptop' | 'server';

/** A team that two machines know, each with a state of its own. */
async function twoMachines(changes: Parameters<typeof simSettings>[0] = {}, policy: Policy = 'ask') {
  const { entities, ...others } = simSettings(changes);
  const settings: SyncSettings = { ...others, entities: entities.map((rule) => ({ ...rule, fields: rule.fields.map((field) => ({ ...field, policy })) })) };
  const { sides } = new SimWorld(settings);
  const states = { laptop: memoryState(), server: memoryState() };
  const portsOf = (machine: Machine): SyncPorts => ({ ...sides, state: states[machine] });
  const run = (machine: Machine, options: Partial<SyncOptions> = {}, ports: Partial<SyncPorts> = {}) => sync({ ...portsOf(machine), ...ports }, settings, { pair: 'pair', ...options });
  const write = (side: SideName, value: Value, field = 'purpose', uid = 't1') => sides[side].edit(rowOf(sides[side], uid), field, value);
  const held = (field = 'purpose', uid = 't1') => [sides.grist, sides.wiki].map((side) => rowOf(side, uid).cells[field]);
  sides.grist.add('team', 't1', { name: 'Infra', purpose: 'Sauvegarder' });
  await run('laptop');
  await run('server');
  return { sides, states, settings, portsOf, run, write, held };
}

describe('a machine that missed runs of another one', () => {
  it.each(['grist', 'wiki'] as const)('asks about what somebody put back in %s since, instead of writing over it', async (side) => {
    const { run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    expect(held()).toEqual(['Héberger', 'Héberger']);
    write(side, 'Sauvegarder');

    const report = await run('laptop');

    const [grist, wiki] = held();
    expect(report).toMatchObject({ writes: [], conflicts: [{ field: 'purpose', grist: { value: grist }, wiki: { value: wiki } }] });
    expect([grist, wiki].sort()).toEqual(['Héberger', 'Sauvegarder']);
  });

  it('asks until both sides agree, or somebody decides, and then goes on as ever', async () => {
    const { states, run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    write('grist', 'Sauvegarder');
    await run('laptop');
    write('wiki', 'Autre', 'name');

    const [conflict] = (await run('laptop')).conflicts;
    expect(conflict).toMatchObject({ grist: { value: 'Sauvegarder' }, wiki: { value: 'Héberger' } });
    await decideConflict(states.laptop, 'pair', conflict?.id ?? '', 'grist');
    expect(await run('laptop')).toMatchObject({ conflicts: [], writes: [{ side: 'wiki', after: { purpose: 'Sauvegarder' } }] });
    write('wiki', 'Réparer');
    expect(await run('laptop')).toMatchObject({ conflicts: [], writes: [{ side: 'grist', after: { purpose: 'Réparer' } }] });
    expect(held()).toEqual(['Réparer', 'Réparer']);
  });

  it('is right of itself where the other one goes on', async () => {
    const { run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    write('grist', 'Sauvegarder');
    await run('laptop');

    expect(await run('server')).toMatchObject({ writes: [{ side: 'wiki', after: { purpose: 'Sauvegarder' } }] });
    expect(await run('laptop')).toMatchObject({ conflicts: [] });
    expect(held()).toEqual(['Sauvegarder', 'Sauvegarder']);
  });

  it('asks nobody about what was not carried meanwhile', async () => {
    const { run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    write('wiki', 'Infrastructure', 'name');

    expect(await run('laptop')).toMatchObject({ conflicts: [], writes: [{ side: 'grist', after: { name: 'Infrastructure' } }] });
    expect([held(), held('name')]).toEqual([['Héberger', 'Héberger'], ['Infrastructure', 'Infrastructure']]);
  });

  it('asks nobody where both take turns and people write each time', async () => {
    const { run, write, held } = await twoMachines();
    for (const [turn, machine] of (['server', 'server', 'laptop', 'laptop', 'server', 'server', 'laptop', 'laptop'] as const).entries()) {
      write(turn % 3 === 0 ? 'grist' : 'wiki', `Texte ${turn}`);
      write('wiki', `Nom ${turn}`, 'name');
      expect(await run(machine)).toMatchObject({ outcome: 'done', conflicts: [] });
      expect(await run(machine === 'server' ? 'laptop' : 'server')).toMatchObject({ conflicts: [], writes: [] });
    }
    expect(held()).toEqual(['Texte 7', 'Texte 7']);
  });

  it('asks about a row of which it remembers too little to follow', async () => {
    const { sides, run, write } = await twoMachines();
    sides.grist.identity = { ...sides.grist.identity, log: 'a-run-of-long-after *' };
    write('wiki', 'Héberger');

    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
  });

  it('lets no rule decide where only one side may have been edited', async () => {
    const { run, write, held } = await twoMachines({}, 'wiki');
    write('wiki', 'Héberger');
    await run('server');
    write('grist', 'Sauvegarder');

    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
    expect(held()).toEqual(['Sauvegarder', 'Héberger']);
  });

  it('does not fill a cell again that somebody emptied before it first saw it', async () => {
    const { sides, run, write, held } = await twoMachines();
    sides.wiki.add('team', 't2', { name: 'Accueil', purpose: 'Accueillir' });
    await run('server');
    write('grist', null, 'purpose', 't2');

    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose', grist: { value: null } }] });
    expect(held('purpose', 't2')).toEqual([null, 'Accueillir']);
  });

  it('fills a cell that was empty when the row was made', async () => {
    const { sides, run, write, held } = await twoMachines();
    sides.wiki.add('team', 't2', { name: 'Accueil', purpose: null });
    await run('server');
    write('grist', 'Accueillir', 'purpose', 't2');

    expect(await run('laptop')).toMatchObject({ conflicts: [] });
    expect(held('purpose', 't2')).toEqual(['Accueillir', 'Accueillir']);
  });

  it('keeps a row that somebody put back after its removal was carried, and says so', async () => {
    const { sides, run } = await twoMachines({ deletions: 'carry' });
    const { name, purpose } = rowOf(sides.grist, 't1').cells;
    sides.wiki.remove(rowOf(sides.wiki, 't1'));
    await run('server');
    expect(sides.grist.rows.size).toBe(0);
    sides.grist.add('team', 't1', { name: name ?? null, purpose: purpose ?? null });

    expect(await run('laptop')).toMatchObject({ writes: [], issues: [{ code: 'sync.gone.edited.wiki' }] });
    expect(sides.grist.rows.size).toBe(1);
  });

  it('does not do again what the other one undid', async () => {
    const { settings, portsOf, run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    await undoLast(portsOf('server'), settings, { pair: 'pair' });
    expect(held()).toEqual(['Sauvegarder', 'Héberger']);

    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
  });

  it('says in a dry run what it would ask', async () => {
    const { run, write } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    write('grist', 'Sauvegarder');

    expect(await run('laptop', { dry: true })).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
  });
});

describe('what a run tells other machines', () => {
  it('is written before anything else, and only over what it had read', async () => {
    const { sides, portsOf, run, write, held } = await twoMachines();
    write('wiki', 'Héberger');
    let isFirst = true;
    // The other machine carries the change once this one has read, and somebody puts the value back.
    const grist = spied(sides.grist, async () => {
      if (!isFirst) return;
      isFirst = false;
      await run('server');
      write('grist', 'Sauvegarder');
    });

    expect(await run('laptop', {}, { ...portsOf('laptop'), grist })).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
    expect(held()).toEqual(['Sauvegarder', 'Héberger']);
  });

  it('costs one request in a run that carries something, and none in a quiet one', async () => {
    const { sides, run, write } = await twoMachines();
    let told = 0;
    const grist = spied(sides.grist, () => Promise.resolve(void (told += 1)));
    write('wiki', 'Héberger');
    write('wiki', 'Infrastructure', 'name');
    await run('laptop', {}, { grist });
    expect(told).toBe(1);
    expect(await run('laptop', {}, { grist })).toMatchObject({ outcome: 'quiet' });
    await run('server', {}, { grist });
    expect(told).toBe(1);
  });

  it('is nothing where nothing can be written: a reference whose target somebody removed waits', async () => {
    const { sides, run, write } = await twoMachines();
    sides.grist.add('member', 'm1', { name: 'Ana' });
    await run('laptop');
    await run('server');
    sides.wiki.remove(rowOf(sides.wiki, 't1'));
    write('grist', rowOf(sides.grist, 't1').id, 'team', 'm1');
    let told = 0;
    const grist = spied(sides.grist, () => Promise.resolve(void (told += 1)));

    for (const machine of ['laptop', 'server'] as const) {
      expect(await run(machine, {}, { grist })).toMatchObject({ outcome: 'done', writes: [], issues: [{ code: 'sync.reference.waiting' }] });
      expect(await run(machine, {}, { grist })).toMatchObject({ outcome: 'quiet' });
    }
    expect(told).toBe(0);
  });

  it('is told again where a write has to be done again: another machine may have read between the two', async () => {
    const { sides, run, write, held } = await twoMachines();
    let told = 0;
    const grist = spied(sides.grist, () => Promise.resolve(void (told += 1)));
    const wiki: Side = {
      ...spied(sides.wiki, () => Promise.resolve()),
      write: (changes) => {
        if (held('name')[1] === 'Infra') write('wiki', 'Infrastructure', 'name');
        return sides.wiki.write(changes);
      },
    };
    write('grist', 'Héberger');

    expect(await run('laptop', {}, { grist, wiki })).toMatchObject({ outcome: 'done', conflicts: [] });
    expect([held(), held('name')]).toEqual([['Héberger', 'Héberger'], ['Infrastructure', 'Infrastructure']]);
    expect(told).toBe(2);
  });

  it('is not told by a machine that only learns what another one carried', async () => {
    const { sides, run, write } = await twoMachines();
    write('wiki', 'Héberger');
    await run('server');
    const { log } = sides.grist.identity;
    await run('laptop');
    expect(sides.grist.identity.log).toBe(log);
    expect(await run('server')).toMatchObject({ outcome: 'quiet' });
  });
});

describe('a machine that was stopped when its write had arrived', () => {
  const stopped = (side: Side): Side => ({ ...spied(side, () => Promise.resolve()), write: async (changes) => side.write(changes).then(() => Promise.reject(new Killed())) });

  it.each(['grist', 'wiki'] as const)('asks about what somebody put back in %s before it went on', async (side) => {
    const { sides, run, write, held } = await twoMachines();
    const other = side === 'grist' ? 'wiki' : 'grist';
    write(other, 'Héberger');
    await expect(run('laptop', {}, { [side]: stopped(sides[side]) })).rejects.toBeInstanceOf(Killed);
    expect(held()).toEqual(['Héberger', 'Héberger']);
    write(side, 'Sauvegarder');

    expect(await run('laptop')).toMatchObject({ writes: [], conflicts: [{ field: 'purpose' }] });
  });

  it.each(['grist', 'wiki'] as const)('writes to %s what did not arrive, and asks nobody', async (side) => {
    const { sides, run, write, held } = await twoMachines();
    write(side === 'grist' ? 'wiki' : 'grist', 'Héberger');
    const before: Side = { ...spied(sides[side], () => Promise.resolve()), write: () => Promise.reject(new Killed()) };
    await expect(run('laptop', {}, { [side]: before })).rejects.toBeInstanceOf(Killed);

    expect(await run('laptop')).toMatchObject({ conflicts: [], writes: [{ side, after: { purpose: 'Héberger' } }] });
    expect(held()).toEqual(['Héberger', 'Héberger']);
  });

  it('asks about a cell that somebody emptied in a row that it had made', async () => {
    const { sides, run, write, held } = await twoMachines();
    sides.grist.add('team', 't2', { name: 'Accueil', purpose: 'Accueillir' });
    await expect(run('laptop', {}, { wiki: stopped(sides.wiki) })).rejects.toBeInstanceOf(Killed);
    write('wiki', null, 'purpose', 't2');

    expect(await run('laptop')).toMatchObject({ conflicts: [{ field: 'purpose' }] });
    expect(held('purpose', 't2')).toEqual(['Accueillir', null]);
  });
});

/** A side that does something before it keeps the log. */
function spied(side: Side, beforeLog: () => Promise<void>): Side {
  return {
    name: side.name,
    limits: side.limits,
    identify: () => side.identify(),
    read: (request) => side.read(request),
    write: (changes) => side.write(changes),
    leaveMark: async (mark) => side.leaveMark?.(mark),
    keepLog: async (before, log) => {
      await beforeLog();
      return (await side.keepLog?.(before, log)) ?? false;
    },
  };
}
