import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMember, aProject, aReview, aSegment, aTask, entitiesArb } from '../../testing/index.ts';
import { auditRaci, type AuditInput } from './audit-raci.ts';
import { findingKey } from './finding-key.ts';
import { defaultRaciRules, findingCodes, type RaciLimits } from './rules.ts';
import { severities, type Finding } from './types.ts';

const today = '2026-11-19';
const ana = aMember({ id: 'ana', name: 'Ana', capacityHours: 35 });
const bo = aMember({ id: 'bo', name: 'Bo', capacityHours: 35 });
const complete = { accountable: ['ana'], responsible: ['bo'] };

function audit(input: Partial<AuditInput>): Finding[] {
  return auditRaci({ items: [], members: [ana, bo], today, ...input });
}
const codesOf = (findings: readonly Finding[]) => findings.map(({ code }) => code);
const limits = (changed: Partial<RaciLimits>) => ({ ...defaultRaciRules, limits: { ...defaultRaciRules.limits, ...changed } });
const people = (count: number, prefix = 'p') => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

describe('auditRaci, on a row', () => {
  it('reports a task that nobody approves, and where to answer', () => {
    const orphan = aTask({ id: '1', title: 'Statuts', responsible: ['bo'] });

    expect(audit({ items: [orphan] })[0]).toEqual({
      code: 'raci.noAccountable',
      severity: 'critical',
      item: '1',
      role: 'accountable',
      values: { title: 'Statuts' },
    });
  });

  it('reports several A, which only a mapped table can hold', () => {
    const found = audit({ items: [aTask({ accountable: ['ana', 'bo'], responsible: ['bo'] })] });

    expect(found).toContainEqual(expect.objectContaining({ code: 'raci.severalAccountable', values: expect.objectContaining({ n: 2 }) as unknown }));
  });

  it('reports a task that nobody does', () => {
    expect(codesOf(audit({ items: [aTask({ accountable: ['ana'] })] }))).toContain('raci.noResponsible');
  });

  it('says late and without R in one finding, not two', () => {
    const late = aTask({ accountable: ['ana'], due: '2026-11-12' });

    const found = audit({ items: [late] });

    expect(codesOf(found)).toContain('raci.lateNoResponsible');
    expect(codesOf(found)).not.toContain('raci.noResponsible');
    expect(found[0]?.values['n']).toBe(7);
  });

  it('still reports a missing R when the rule on late tasks is off', () => {
    const late = aTask({ accountable: ['ana'], due: '2026-11-12' });

    expect(codesOf(audit({ items: [late], rules: { ...defaultRaciRules, off: ['raci.lateNoResponsible'] } }))).toContain('raci.noResponsible');
  });

  it('reports work that began before its roles were complete', () => {
    const found = audit({ items: [aTask({ responsible: ['bo'], status: 'doing' })] });

    expect(found.find(({ code }) => code === 'raci.startedIncomplete')?.values['missing']).toBe('A');
    expect(codesOf(audit({ items: [aTask({ status: 'doing', ...complete })] }))).not.toContain('raci.startedIncomplete');
  });

  it('reports a reviewer who is also the R, once whatever the rounds', () => {
    const task = aTask({ id: '1', ...complete });
    const reviews = [aReview({ task: '1', reviewer: 'bo', round: 1 }), aReview({ task: '1', reviewer: 'bo', round: 2 })];

    expect(codesOf(audit({ items: [task], reviews })).filter((code) => code === 'raci.reviewerIsResponsible')).toHaveLength(1);
    expect(codesOf(audit({ items: [task], reviews: [aReview({ task: '1', reviewer: 'ana' })] }))).not.toContain('raci.reviewerIsResponsible');
  });

  it('finds the reviewer of a deliverable by its segments', () => {
    const input = {
      items: [aTask({ id: '1', ...complete })],
      kind: 'deliverable' as const,
      segments: [aSegment({ id: 's', deliverable: '1' })],
      reviews: [aReview({ segment: 's', reviewer: 'bo' })],
    };

    expect(codesOf(audit(input))).toContain('raci.reviewerIsResponsible');
  });

  it.each([
    ['raci.itemManyResponsible', { accountable: ['ana'], responsible: people(5) }, { itemResponsible: 4 }],
    ['raci.itemManyConsulted', { ...complete, consulted: people(6) }, { itemConsulted: 5 }],
    ['raci.itemManyInformed', { ...complete, informed: people(9) }, { itemInformed: 8 }],
    ['raci.itemManyPeople', { ...complete, consulted: people(4), informed: people(3, 'q') }, { itemPeople: 8 }],
  ] as const)('reports %s one above the limit, not at it', (code, roles, limit) => {
    const item = aTask(Object.fromEntries(Object.entries(roles).map(([role, held]) => [role, [...held]])));
    const raised = Object.fromEntries(Object.entries(limit).map(([name, value]) => [name, value + 1]));

    expect(codesOf(audit({ items: [item], rules: limits(limit) }))).toContain(code);
    expect(codesOf(audit({ items: [item], rules: limits(raised) }))).not.toContain(code);
  });

  it('counts a person who holds A and R once', () => {
    const item = aTask({ accountable: ['ana'], responsible: ['ana'] });

    expect(codesOf(audit({ items: [item], rules: limits({ itemPeople: 1 }) }))).not.toContain('raci.itemManyPeople');
  });

  it.each(['done', 'cancelled'] as const)('leaves a task in peace that is %s', (status) => {
    const items = [aTask({ status, due: '2020-01-01', consulted: people(20) })];

    expect(audit({ items })).toEqual([]);
  });
});

describe('auditRaci, on people', () => {
  it('reports a week above capacity, with its hours', () => {
    const busy = aTask({ ...complete, start: '2026-11-16', due: '2026-11-20', effortHours: 42 });

    expect(audit({ items: [busy] })).toContainEqual({
      code: 'raci.overloaded',
      severity: 'warning',
      member: 'bo',
      values: { name: 'Bo', percent: 120, hours: 42, capacity: 35 },
    });
  });

  it('reports somebody away without a delegate, and marks the cells', () => {
    const away = aMember({ id: 'mai', name: 'Maïté', awayFrom: '2026-11-10', awayTo: '2026-12-04' });
    const items = [aTask({ id: '1', accountable: ['ana'], responsible: ['mai'] }), aTask({ id: '2', accountable: ['ana'], responsible: ['bo'], informed: ['mai'] })];

    const found = audit({ items, members: [ana, bo, away] }).find(({ code }) => code === 'raci.awayNoDelegate');

    expect(found).toMatchObject({ member: 'mai', items: ['1'], values: { until: '2026-12-04', responsible: 1, accountable: 0 } });
  });

  it.each([
    ['has a delegate', { delegate: 'bo' }, false],
    ['names themselves as delegate', { delegate: 'mai' }, true],
    ['has a delegate who is away too', { delegate: 'zoe' }, true],
    ['leaves in a few days and names themselves', { awayFrom: '2026-11-24', delegate: 'mai' }, true],
    ['leaves in a few days and has a delegate who leaves before', { awayFrom: '2026-11-24', delegate: 'lou' }, true],
    ['is back already', { awayTo: '2026-11-18' }, false],
    ['leaves within the week', { awayFrom: '2026-11-26' }, true],
    ['leaves in a month', { awayFrom: '2026-12-20', awayTo: '2026-12-24' }, false],
    ['has no end of absence', { awayTo: undefined }, true],
  ])('when a person who is R %s', (_case, given, isReported) => {
    const away = aMember({ id: 'mai', awayFrom: '2026-11-10', awayTo: '2026-12-04', ...given });
    const alsoAway = aMember({ id: 'zoe', awayFrom: '2026-11-01', awayTo: '2026-12-30' });
    const soonAway = aMember({ id: 'lou', awayFrom: '2026-11-23', awayTo: '2026-12-30' });

    const found = audit({ items: [aTask({ accountable: ['ana'], responsible: ['mai'] })], members: [ana, bo, away, alsoAway, soonAway] });

    expect(codesOf(found).includes('raci.awayNoDelegate')).toBe(isReported);
  });

  it('reports twelve A for one person when the limit is ten', () => {
    const items = people(12).map((id) => aTask({ id, ...complete }));

    expect(audit({ items }).find(({ code }) => code === 'raci.memberManyAccountable')).toMatchObject({
      member: 'ana',
      role: 'accountable',
      values: { name: 'Ana', n: 12, limit: 10 },
    });
  });

  it.each([
    ['responsible', 'raci.memberManyResponsible', 'memberResponsible'],
    ['consulted', 'raci.memberManyConsulted', 'memberConsulted'],
    ['informed', 'raci.memberManyInformed', 'memberInformed'],
  ] as const)('reports too many %s for one person', (role, code, limit) => {
    const items = people(3).map((id) => aTask({ id, [role]: ['bo'] }));

    expect(codesOf(audit({ items, rules: limits({ [limit]: 2 }) }))).toContain(code);
    expect(codesOf(audit({ items, rules: limits({ [limit]: 3 }) }))).not.toContain(code);
  });

  it('speaks once of everybody without a role', () => {
    const members = [ana, bo, aMember({ id: 'sam', name: 'Samir' }), aMember({ id: 'zoe' }), aMember({ id: 'old', active: false })];

    const found = audit({ items: [aTask(complete)], members }).filter(({ code }) => code === 'raci.noRole');

    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ member: 'sam', members: ['sam', 'zoe'], values: { name: 'Samir', n: 2, others: 1 } });
  });

  it('says nothing of people while there is no open task', () => {
    expect(audit({ items: [] })).toEqual([]);
  });
});

describe('auditRaci, on a project', () => {
  const project = aProject({ id: 'p', name: 'Indice', status: 'active' });
  const hanging = people(4).map((id) => aTask({ id, project: 'p', accountable: ['ana'], responsible: [id] }));

  it('reports a project whose A’s all hang on one person', () => {
    expect(audit({ items: hanging, projects: [project] }).find(({ code }) => code === 'raci.busFactor')).toMatchObject({
      severity: 'critical',
      project: 'p',
      member: 'ana',
      values: { name: 'Ana', project: 'Indice', n: 4, total: 4 },
    });
  });

  it('is content as soon as a second person approves something', () => {
    const items = [...hanging, aTask({ project: 'p', accountable: ['bo'], responsible: ['bo'] })];

    expect(codesOf(audit({ items, projects: [project] }))).not.toContain('raci.busFactor');
  });

  it('leaves small, paused and finished projects in peace', () => {
    expect(codesOf(audit({ items: hanging.slice(1), projects: [project] }))).not.toContain('raci.busFactor');
    expect(codesOf(audit({ items: hanging, projects: [{ ...project, status: 'paused' }] }))).not.toContain('raci.busFactor');
    expect(codesOf(audit({ items: hanging, projects: [{ ...project, status: 'done' }] }))).not.toContain('raci.busFactor');
  });

  it('reports a person with no empty cell in it', () => {
    const items = hanging.map((task, n) => (n === 0 ? task : { ...task, informed: ['bo'] }));

    expect(audit({ items, projects: [project] }).filter(({ code }) => code === 'raci.noEmptyCell').map(({ member }) => member)).toEqual(['ana']);
    expect(audit({ items: items.map((task) => ({ ...task, informed: ['bo'] })), projects: [project] }).filter(({ code }) => code === 'raci.noEmptyCell')).toHaveLength(2);
  });
});

describe('auditRaci, in all', () => {
  it('says the worst first, ties by the order of rows, people last', () => {
    const items = [
      aTask({ id: '1', accountable: ['ana', 'bo'], responsible: ['bo'] }),
      aTask({ id: '2', responsible: ['bo'] }),
      aTask({ id: '3', accountable: ['ana'] }),
      aTask({ id: '4', accountable: ['ana'], responsible: ['bo'], effortHours: 50, due: '2026-11-20' }),
    ];

    expect(audit({ items, members: [ana, bo, aMember()] }).map(({ code, item }) => [code, item])).toEqual([
      ['raci.noAccountable', '2'],
      ['raci.noResponsible', '3'],
      ['raci.severalAccountable', '1'],
      ['raci.overloaded', undefined],
      ['raci.noRole', undefined],
    ]);
  });

  it('puts a finding about a project where its first row stands', () => {
    const items = [
      aTask({ id: '1', accountable: ['bo'] }),
      ...people(4).map((id) => aTask({ id, project: 'p', accountable: ['ana'], responsible: [id] })),
      aTask({ id: '2', accountable: ['bo'] }),
    ];

    expect(codesOf(audit({ items })).slice(0, 3)).toEqual(['raci.noResponsible', 'raci.busFactor', 'raci.noResponsible']);
  });

  it('leaves out a rule that is switched off, and a single finding that is ignored', () => {
    const items = [aTask({ id: '1', responsible: ['bo'] }), aTask({ id: '2', responsible: ['bo'] })];
    const off = (...codes: string[]) => codesOf(audit({ items, rules: { ...defaultRaciRules, off: [...codes, 'raci.noRole'] } }));

    expect(off()).toEqual(['raci.noAccountable', 'raci.noAccountable']);
    expect(off('raci.noAccountable')).toEqual([]);
    expect(off(findingKey({ code: 'raci.noAccountable', item: '1' }))).toEqual(['raci.noAccountable']);
  });

  const inputArb = fc.record({ items: entitiesArb('task'), members: entitiesArb('member'), reviews: entitiesArb('review', 6), projects: entitiesArb('project', 4) });

  it('finds nothing twice', () => {
    fc.assert(
      fc.property(inputArb, (input) => {
        const keys = audit(input).map(findingKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('finds the same whatever the order of rows', () => {
    fc.assert(
      fc.property(inputArb, (input) => {
        const keys = (found: Finding[]) => found.map(findingKey).sort();
        expect(keys(audit({ ...input, items: [...input.items].reverse() }))).toEqual(keys(audit(input)));
      }),
    );
  });

  it('never goes from a milder finding to a worse one, and knows every code it says', () => {
    fc.assert(
      fc.property(inputArb, (input) => {
        const found = audit(input);
        const ranks = found.map(({ severity }) => severities.indexOf(severity));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const { code } of found) expect(findingCodes).toContain(code);
      }),
    );
  });

  it('says nothing more about open rows when finished rows are added', () => {
    fc.assert(
      fc.property(inputArb, entitiesArb('task', 5), (input, more) => {
        const finished = more.map((task) => ({ ...task, id: `done-${task.id}`, status: 'done' as const }));
        expect(audit({ ...input, items: [...input.items, ...finished] })).toEqual(audit(input));
      }),
    );
  });
});
