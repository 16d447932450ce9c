import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aMember, aProject, aTask, entitiesArb } from '../../../testing/index.ts';
import { applyChanges } from '../../source/apply-changes.ts';
import { emptySnapshot } from '../../source/source.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import { ownerless, possibleDoubles } from './doubles.ts';
import { escalations } from './escalation.ts';
import { nextSteps, stepNeed } from './life.ts';
import { needsMatrix } from './matrix.ts';
import { needsOf } from './need.ts';
import { newProviderTask, requestNeed } from './request.ts';
import { nearestRank, resolutionTimes } from './resolution-times.ts';

const today = '2026-11-19';
const payment = aTask({ id: '1', title: 'Brancher le paiement', team: 'infra', responsible: ['nadia'], project: 'shop', start: '2026-11-24' });
const contract = aTask({ id: '2', title: 'Signer le contrat', team: 'admin', accountable: ['martine'], responsible: ['paul'] });
const need = (given: Partial<PlanLink> = {}) => aDependency({ id: '7', predecessor: '2', successor: '1', need: 'Le contrat signé', ...given });
const graphOf = (links: readonly PlanLink[], tasks: readonly PlanTask[] = [payment, contract]) => buildGraph(tasks, links);
const needsIn = (links: readonly PlanLink[], tasks?: readonly PlanTask[], options = {}) => needsOf(graphOf(links, tasks), { today, ...options });

describe('needsOf', () => {
  it.each([
    ['requested', 'provider', 'accept', ['martine']],
    ['accepted', 'provider', 'deliver', ['martine']],
    ['delivered', 'asker', 'verify', ['nadia']],
    ['refused', 'asker', 'replace', ['nadia']],
  ] as const)('says of a need that is %s that it is up to the %s to %s', (state, end, act, members) => {
    expect(needsIn([need({ state })])[0]?.turn).toEqual({ end, act, members });
  });

  it('leaves nobody anything to do once verified, or once what asked for it is over', () => {
    expect(needsIn([need({ state: 'verified' })])[0]).not.toHaveProperty('turn');
    expect(needsIn([need()], [{ ...payment, status: 'done' }, contract])[0]).toMatchObject({ isOpen: false });
    expect(needsIn([need()], [{ ...payment, status: 'cancelled' }, contract])[0]).not.toHaveProperty('turn');
  });

  it('asks the asker to find another way when the task that was to bring it is cancelled', () => {
    expect(needsIn([need()], [payment, { ...contract, status: 'cancelled' }])[0]?.turn).toMatchObject({ end: 'asker', act: 'replace' });
  });

  it('closes a plain wait with its task, and an integration point once verified', () => {
    const done = [payment, { ...contract, status: 'done' } as const];

    expect(needsIn([need()], done)[0]).toMatchObject({ isOpen: false });
    expect(needsIn([need({ kind: 'integration' })], done)[0]).toMatchObject({ isOpen: true });
    expect(needsIn([need({ kind: 'integration', state: 'verified' })], done)[0]).toMatchObject({ isOpen: false });
  });

  it('counts the days since it was needed: by its own date, else by the start of what needs it', () => {
    expect(needsIn([need({ neededBy: '2026-11-10' })])[0]).toMatchObject({ dueOn: '2026-11-10', overdueDays: 9, isNear: false });
    expect(needsIn([need()])[0]).toMatchObject({ dueOn: '2026-11-24', overdueDays: 0, isNear: true });
    expect(needsIn([need({ state: 'delivered', neededBy: '2026-11-10' })])[0]).toMatchObject({ overdueDays: 0 });
    expect(needsIn([need({ neededBy: '2026-12-20', requestedOn: '2026-11-12' })])[0]).toMatchObject({ isNear: false, daysInState: 7 });
  });

  it('finds the team of a task that names none by who answers for it', () => {
    const members = [aMember({ id: 'martine', team: 'admin' })];

    expect(needsIn([need()], [payment, { ...contract, team: undefined }], { members })[0]?.provider).toEqual({ task: '2', team: 'admin', members: ['martine'] });
  });

  it('takes neither information nor a bare link for a need', () => {
    expect(needsIn([need({ kind: 'information' }), { id: '1<2', predecessor: '2', successor: '1' }])).toEqual([]);
  });
});

describe('the life of a need', () => {
  it('goes from request to verification, each step with its day', () => {
    let snapshot = { ...emptySnapshot, entities: { dependency: [need({ requestedOn: '2026-11-02' })].map((row) => aDependency(row)) } };
    for (const [to, day] of [['accepted', '2026-11-05'], ['delivered', '2026-11-12'], ['verified', '2026-11-19']] as const) {
      const [row] = snapshot.entities.dependency;
      expect(nextSteps(row!.state)[0]?.to).toBe(to);
      snapshot = applyChanges(snapshot, [stepNeed(row!, to, day)]) as typeof snapshot;
    }

    expect(snapshot.entities.dependency[0]).toMatchObject({
      state: 'verified',
      requestedOn: '2026-11-02',
      acceptedOn: '2026-11-05',
      deliveredOn: '2026-11-12',
      resolvedOn: '2026-11-19',
    });
  });

  it('forgets the days of steps that are undone', () => {
    expect(stepNeed(need({ state: 'delivered', acceptedOn: '2026-11-05', deliveredOn: '2026-11-12' }), 'accepted', today)).toMatchObject({
      fields: { state: 'accepted', acceptedOn: '2026-11-05', deliveredOn: undefined, resolvedOn: undefined },
    });
  });
});

describe('resolutionTimes', () => {
  it('gives the median and the 85th percentile of what was verified', () => {
    const verified = (id: string, days: number) => need({ id, state: 'verified', need: id, requestedOn: '2026-10-01', resolvedOn: `2026-10-${String(1 + days).padStart(2, '0')}` });
    const times = resolutionTimes(needsIn([verified('1', 14), verified('2', 5), verified('3', 23), need({ id: '4', need: 'x', requestedOn: '2026-10-01' })]));

    expect(times).toEqual({ days: [5, 14, 23], median: 14, p85: 23 });
    expect(resolutionTimes(needsIn([verified('1', 14)]), '2026-11-01')).toEqual({ days: [] });
    expect(resolutionTimes([])).toEqual({ days: [] });
  });

  it('names values that occur', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const found = nearestRank(sorted, share)!;
        expect(sorted).toContain(found);
        expect(sorted.filter((value) => value <= found).length / sorted.length).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe('needsMatrix', () => {
  it('counts who waits for whom, tells the worst, and leaves waits within a team out of the sums', () => {
    const inside = aTask({ id: '3', team: 'infra', responsible: ['samir'] });
    const needs = needsIn([need({ id: '1', neededBy: '2026-11-10' }), need({ id: '2', need: 'Les clés' }), need({ id: '3', predecessor: '3' })], [payment, contract, inside]);
    const matrix = needsMatrix(needs, 'team');

    expect(matrix.sides).toEqual(['admin', 'infra']);
    expect(matrix.cells).toMatchObject([
      { asker: 'infra', provider: 'admin', open: ['1', '2'], overdueCount: 1, worst: 'overdue' },
      { asker: 'infra', provider: 'infra', open: ['3'], worst: 'near' },
    ]);
    expect(Object.fromEntries(matrix.asks)).toEqual({ admin: 0, infra: 2 });
    expect(Object.fromEntries(matrix.owes)).toEqual({ admin: 2, infra: 0 });
    expect(needsMatrix(needs, 'member').cells.map(({ asker, provider }) => [asker, provider])).toEqual([['nadia', 'martine'], ['nadia', 'samir']]);
  });

  it('counts every open need once', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 20), fc.constantFrom('team', 'member'), (tasks, links, by) => {
        const needs = needsIn(links, tasks);
        const { cells, asks, owes, total } = needsMatrix(needs, by);
        const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

        expect(cells.flatMap(({ open }) => open).sort()).toEqual(needs.filter(({ isOpen }) => isOpen).map(({ id }) => id).sort());
        expect(sum(asks)).toBe(total);
        expect(sum(owes)).toBe(total);
      }),
    );
  });
});

describe('escalations', () => {
  const shop = aProject({ id: 'shop', lead: 'karim', sponsor: 'lucie' });
  const escalated = (given: Partial<PlanLink>, projects = [shop]) => {
    const graph = graphOf([need(given)]);
    return escalations(graph, needsOf(graph, { today }), projects, today);
  };

  it('tells the lead, then the sponsor, the sooner the more critical it is', () => {
    expect(escalated({ neededBy: '2026-11-17', criticality: 'high' })).toEqual([]);
    expect(escalated({ neededBy: '2026-11-15', criticality: 'high' })).toEqual([{ need: '7', to: 'lead', project: 'shop', member: 'karim', days: 4 }]);
    expect(escalated({ neededBy: '2026-11-10', criticality: 'high' })).toMatchObject([{ to: 'sponsor', member: 'lucie', days: 9 }]);
  });

  it('tells of a request that nobody answers, and of a delivery that nobody verifies', () => {
    expect(escalated({ requestedOn: '2026-11-10' })).toMatchObject([{ to: 'lead', days: 9 }]);
    expect(escalated({ state: 'delivered', deliveredOn: '2026-11-10' })).toMatchObject([{ to: 'lead', days: 9 }]);
    expect(escalated({ state: 'accepted', requestedOn: '2026-10-10', neededBy: '2026-12-01' })).toEqual([]);
  });

  it('counts no day before it was asked for: nobody has waited for a link that was just drawn', () => {
    expect(escalated({ requestedOn: today, neededBy: '2026-10-01' })).toEqual([]);
    expect(escalated({ state: 'accepted', requestedOn: '2026-11-10', neededBy: '2026-10-01' })).toMatchObject([{ days: 9 }]);
    expect(escalated({ state: 'accepted', requestedOn: '2026-12-01', neededBy: '2026-10-01' })).toEqual([]);
  });

  it('goes to whom there is, and says when there is nobody', () => {
    expect(escalated({ requestedOn: '2026-11-10' }, [aProject({ id: 'shop', sponsor: 'lucie' })])).toMatchObject([{ to: 'lead', member: 'lucie' }]);
    expect(escalated({ requestedOn: '2026-11-10' }, [])).toEqual([{ need: '7', to: 'lead', days: 9 }]);
  });

  it('goes to the project of who waits, and to that of the provider where the first has none', () => {
    const projects = [shop, aProject({ id: 'legal', lead: 'maud' })];
    const told = (asker: Partial<PlanTask>) => {
      const graph = buildGraph([{ ...payment, project: undefined, ...asker }, { ...contract, project: 'legal' }], [need({ requestedOn: '2026-11-10' })]);
      return escalations(graph, needsOf(graph, { today }), projects, today).map(({ member }) => member);
    };

    expect(told({ project: 'shop' })).toEqual(['karim']);
    expect(told({})).toEqual(['maud']);
  });
});

describe('requestNeed', () => {
  it('asks a task that is there', () => {
    expect(requestNeed(payment, { task: '2' }, { need: ' Le contrat signé ', neededBy: '2026-11-24' }, today)).toEqual([
      {
        kind: 'create',
        entity: 'dependency',
        fields: { predecessor: '2', successor: '1', need: 'Le contrat signé', neededBy: '2026-11-24', state: 'requested', requestedOn: today },
      },
    ]);
  });

  it('creates the task of a team that has none, and the need towards it, in one gesture', () => {
    const changes = requestNeed(payment, { team: 'admin', accountable: ['martine'] }, { need: 'Le contrat signé\net paraphé', neededBy: '2026-11-24', kind: 'integration' }, today);

    expect(changes).toMatchObject([
      { kind: 'create', entity: 'task', id: newProviderTask, fields: { title: 'Le contrat signé', team: 'admin', project: 'shop', due: '2026-11-24', accountable: ['martine'] } },
      { kind: 'create', entity: 'dependency', fields: { predecessor: newProviderTask, successor: '1', kind: 'integration' } },
    ]);
    expect(applyChanges(emptySnapshot, changes).entities.dependency).toMatchObject([{ predecessor: newProviderTask, state: 'requested' }]);
  });

  it('cuts a long need to a title at the end of a word', () => {
    const [task] = requestNeed(payment, { team: 'admin' }, { need: 'Une liste des accès à fermer au départ de chaque associé, avec les dates et les personnes concernées' }, today);

    expect(task).toMatchObject({ fields: { title: 'Une liste des accès à fermer au départ de chaque associé, avec les dates et…' } });
  });
});

describe('possibleDoubles', () => {
  const point = (id: string, words: string, given: Partial<PlanLink> = {}) => need({ id, need: words, kind: 'integration', ...given });
  const other = aTask({ id: '3', responsible: ['samir'] });
  const doublesOf = (...links: PlanLink[]) => possibleDoubles(needsIn(links, [payment, contract, other]));

  it('shows two points between the same people', () => {
    expect(doublesOf(point('1', 'Le contrat signé'), point('2', 'Une grille de tarifs'))).toEqual([{ needs: ['1', '2'], because: 'sides', likeness: 0 }]);
  });

  it('shows two points in nearly the same words', () => {
    expect(doublesOf(point('1', 'Les clés d’accès de production'), point('2', 'Clé d’acces à la production', { predecessor: '3' }))).toMatchObject([{ because: 'words' }]);
    expect(doublesOf(point('1', 'Le contrat signé'), point('2', 'le contrat, signé'))).toMatchObject([{ because: 'both', likeness: 1 }]);
  });

  it('leaves plain waits, refused points and other words alone', () => {
    expect(doublesOf(point('1', 'A', { kind: 'blocking' }), point('2', 'A'))).toEqual([]);
    expect(doublesOf(point('1', 'A', { state: 'refused' }), point('2', 'A'))).toEqual([]);
    expect(doublesOf(point('1', 'Le contrat signé'), point('2', 'Le plan de recette', { predecessor: '3' }))).toEqual([]);
  });

  it('names points that nobody owns', () => {
    expect(ownerless(graphOf([point('1', 'A'), point('2', 'B', { owner: 'nadia' }), need({ id: '3', need: 'C' })]))).toEqual(['1']);
  });
});
