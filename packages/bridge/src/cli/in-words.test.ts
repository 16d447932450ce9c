import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';

let line: CommandLine;
beforeEach(async () => {
  line = await commandLine();
  await line.hosts.grist.doc.applyActions([
    ['BulkAddRecord', 'Members', [null, null, null], { uid: ['m1', 'm2', 'm3'], name: ['Ana', 'Bob', 'Bob'], active: [true, true, false] }],
    ['AddRecord', 'Projects', null, { uid: 'p1', name: 'Jardin', lead: 1, contributors: ['L', 1, 2], status: 'En pause' }],
  ]);
});
afterEach(() => line.end());

const uid = /\bm[123]\b/;

describe('what a run would write, and what waits', () => {
  it('names rows by their titles, with their place where two bear the same, and choices by their labels', async () => {
    const dry = await line.run(['sync', '--dry-run', '--lang', 'en']);
    expect(dry.out).toContain('Lead: Ana\n');
    expect(dry.out).toContain('Contributors: Ana, Bob (Grist 2)\n');
    expect(dry.out).toContain('Status: Paused\n');
    expect(dry.out).toContain('Active: No\n');
    expect(dry.out).not.toMatch(uid);

    const french = await line.run(['sync', '--dry-run', '--lang', 'fr']);
    expect(french.out).toMatch(/: Ana, Bob \(Grist 2\)\n/);
    expect(french.out).toContain('Statut\u00A0: En pause\n');
    expect(french.out).toContain('\u00A0: Non\n');
  });

  it('gives a program what the uids mean', async () => {
    const { rows } = JSON.parse((await line.run(['sync', '--dry-run', '--json'])).out) as { readonly rows: readonly unknown[] };
    expect(rows).toEqual([
      { entity: 'member', uid: 'm1', title: 'Ana', grist: '1', wiki: null, isShared: false },
      { entity: 'member', uid: 'm2', title: 'Bob', grist: '2', wiki: null, isShared: true },
    ]);
  });

  it('says so in conflicts, in what lost, and in an undo', async () => {
    await line.run(['sync']);
    const { doc } = line.hosts.grist;
    const { entries } = line.hosts.wiki;
    const everybody = { account: 'Pont', isAdmin: true, isProgram: true };
    const tagOf = (entity: 'member' | 'project', wanted: string) => entries.rows(entity, everybody).find(({ fields }) => fields['uid'] === wanted)?.id ?? '';
    await doc.applyActions([['UpdateRecord', 'Projects', 1, { lead: 2 }]]);
    entries.put('project', tagOf('project', 'p1'), { lead: tagOf('member', 'm3') });
    await line.run(['sync']);

    const list = await line.run(['conflicts', '--lang', 'en']);
    const id = /^\S+/.exec(list.out)?.[0] ?? '';
    const grist = `Bob (Grist 2, wiki ${tagOf('member', 'm2')})`;
    const wiki = `Bob (Grist 3, wiki ${tagOf('member', 'm3')})`;
    expect(list.out).toContain(`Lead: Grist ${grist} | wiki ${wiki}`);
    const shown = await line.run(['conflicts', 'show', id, '--lang', 'en']);
    expect(shown.out).toContain(`  Grist: ${grist} (`);
    expect(shown.out).toContain(`  wiki: ${wiki}`);

    expect(await line.run(['conflicts', 'resolve', 'zz', '--keep', 'wiki'])).toMatchObject({ code: 2 });
    // Its beginning is enough.
    await line.run(['conflicts', 'resolve', id.slice(0, 4), '--keep', 'wiki']);
    expect((await line.run(['sync', '--lang', 'en'])).out).toContain(`“${grist}” gave way to “${wiki}”`);
    expect((await line.run(['conflicts', 'lost', '--lang', 'en'])).out).toContain('Project · Jardin, Lead');
    expect((await line.run(['conflicts', 'lost', '--lang', 'en'])).out).toContain(`“${grist}” gave way to “${wiki}”`);
    expect((await line.run(['undo', '--dry-run', '--lang', 'en'])).out).toContain(`Lead: ${wiki} → ${grist}\n`);
  });
});
