import type { Entities, Outcome, Snapshot, Source, SourceState } from '@entrelacs/core';

/**
 * A source over the sample document (members Ana, Bob, Cléo; tasks 1 Statuts, 2 Maquette, 3 Budget, 4 Affiche),
 * and what happens to the document from outside.
 */
export interface ContractHost {
  readonly source: Source;
  /** What this host cannot promise. */
  readonly lacks?: readonly HostPower[];
  /** Somebody else renames a task. */
  renameTask(id: string, title: string): Promise<void>;
  /** Somebody else removes a task. */
  removeTask(id: string): Promise<void>;
  /** Somebody else adds a member. */
  addMember(name: string): Promise<void>;
  /** Takes the last step back, as the host does it. */
  undo(): Promise<void>;
  /** Steps of this document that can be undone, so far. */
  steps(): Promise<number>;
  /** The host refuses the next write so. */
  refuseNext(reason: { readonly code?: string; readonly message: string }): void;
  /** Keeps writes from the host until `release`. */
  hold(): void;
  release(): void;
  close(): void;
}

/** What not every host has: an undo, and writes that win over what others wrote in the same field. */
export type HostPower = 'undo' | 'lastWins';

/** A promise that every source keeps: a sentence, and what shows it. Rejects when it is not kept. */
export interface SourceCase {
  readonly name: string;
  readonly needs?: HostPower;
  readonly run: (host: ContractHost) => Promise<void>;
}

/** What every source promises, on whatever host. Runs in a browser too: imports nothing but types. */
export const sourceContract: readonly SourceCase[] = [
  {
    name: 'gives the rows with what they refer to',
    run: async ({ source }) => {
      const { entities, access } = await ready(source);
      same(entities.task?.map(({ title }) => title), ['Statuts', 'Maquette', 'Budget', 'Affiche'], 'titles');
      const statutes = task(entities, '1');
      same([statutes.status, statutes.responsible, statutes.accountable, statutes.due], ['doing', ['1', '2'], ['3'], '2026-11-01'], 'first task');
      same([task(entities, '4').status, task(entities, '4').project, task(entities, '3').accountable], ['todo', undefined, []], 'empty cells');
      same(entities.member?.map(({ id, name }) => `${id} ${name}`), ['1 Ana', '2 Bob', '3 Cléo'], 'members');
      same([access.canWrite, access.hidden, access.fields.task?.includes('responsible')], [true, [], true], 'access');
    },
  },
  {
    name: 'keeps rows that an edit elsewhere did not touch',
    run: async ({ source, renameTask }) => {
      const before = await ready(source);
      await renameTask('2', 'Maquette du site');
      const after = await until(source, ({ entities }) => task(entities, '2').title === 'Maquette du site');
      for (const id of ['1', '3', '4']) check(task(after.entities, id) === task(before.entities, id), `task ${id} is another object`);
      check(after.entities.member === before.entities.member, 'members are another list');
    },
  },
  {
    name: 'shows a gesture before the host answers, and keeps it after',
    run: async (host) => {
      const shown = await recorded(host.source);
      host.hold();
      const outcome = host.source.apply([{ kind: 'update', entity: 'task', id: '3', fields: { accountable: ['2'], status: 'review' } }]);
      await until(host.source, ({ entities }) => task(entities, '3').accountable?.join() === '2' && task(entities, '3').status === 'review');
      host.release();
      same(await outcome, { ok: true, created: [] }, 'outcome');
      await settled(host);
      same(changesOf(shown.all.map(({ entities }) => task(entities, '3').accountable)), [[], ['2']], 'accountable, as shown');
      shown.stop();
    },
  },
  {
    name: 'writes a gesture on several rows as one step, which undo takes back whole',
    needs: 'undo',
    run: async ({ source, steps, undo }) => {
      const before = await ready(source);
      const count = await steps();
      const outcome = await source.apply([
        { kind: 'update', entity: 'task', id: '1', fields: { accountable: ['1'] } },
        { kind: 'update', entity: 'task', id: '2', fields: { accountable: ['1'], responsible: ['2', '3'] } },
        { kind: 'create', entity: 'task', fields: { title: 'Invitations', project: '2', informed: ['1', '3'] } },
        { kind: 'remove', entity: 'task', id: '4' },
      ]);
      check(outcome.ok && outcome.created.length === 1, 'one task is created');
      const written = await until(source, ({ entities }) => entities.task?.some(({ id }) => id === created(outcome)[0]) === true && entities.task.length === 4);
      same(task(written.entities, created(outcome)[0]).informed, ['1', '3'], 'informed');
      same((await steps()) - count, 1, 'steps');
      await undo();
      const undone = await until(source, ({ entities }) => entities.task?.some(({ id }) => id === '4') === true && task(entities, '1').accountable[0] === '3');
      same(undone.entities.task, before.entities.task, 'tasks after undo');
    },
  },
  {
    name: 'creates a member and gives them a task in one gesture',
    run: async ({ source, steps }) => {
      await ready(source);
      const count = await steps();
      const outcome = await source.apply([
        { kind: 'create', entity: 'member', id: 'new:zoe', fields: { name: 'Zoé' } },
        { kind: 'update', entity: 'task', id: '3', fields: { accountable: ['new:zoe'], responsible: ['2', 'new:zoe'] } },
      ]);
      const [zoe = ''] = created(outcome);
      const { entities } = await until(source, (snapshot) => snapshot.entities.member?.some(({ id }) => id === zoe) === true && task(snapshot.entities, '3').accountable[0] === zoe);
      same([task(entities, '3').responsible, member(entities, zoe).name, member(entities, zoe).active], [['2', zoe], 'Zoé', true], 'written');
      same((await steps()) - count, 1, 'steps');
    },
  },
  {
    name: 'lets a gesture name a row that an earlier one is still creating',
    run: async ({ source, hold, release }) => {
      await ready(source);
      hold();
      const first = source.apply([{ kind: 'create', entity: 'task', id: 'new:a', fields: { title: 'Devis' } }]);
      const second = source.apply([{ kind: 'update', entity: 'task', id: 'new:a', fields: { responsible: ['1'] } }]);
      release();
      const [id = ''] = created(await first);
      check((await second).ok, 'second gesture');
      const { entities } = await until(source, (snapshot) => snapshot.entities.task?.some((row) => row.id === id && row.responsible.length === 1) === true);
      same(entities.task?.filter(({ title }) => title === 'Devis').length, 1, 'tasks called Devis');
    },
  },
  {
    name: 'refuses a gesture that names a row whose creation was refused, for the same reason',
    run: async ({ source, hold, release, refuseNext, steps }) => {
      const before = await ready(source);
      const count = await steps();
      refuseNext({ code: 'ACL_DENY', message: 'Blocked by table create access rules' });
      hold();
      const first = source.apply([{ kind: 'create', entity: 'task', id: 'new:a', fields: { title: 'Devis' } }]);
      const second = source.apply([{ kind: 'update', entity: 'task', id: 'new:a', fields: { responsible: ['1'] } }]);
      release();
      const codes = (await Promise.all([first, second])).map((outcome) => (outcome.ok ? 'written' : outcome.issue.code));
      check(codes[0] === 'host.denied' && codes[1] !== 'written', `outcomes: ${codes.join(', ')}`);
      same([(await ready(source)).entities.task, (await steps()) - count], [before.entities.task, 0], 'rows and steps after');
    },
  },
  {
    name: 'shows a member that somebody else added, without a reload',
    run: async ({ source, addMember }) => {
      await ready(source);
      await addMember('Dan');
      await until(source, ({ entities }) => entities.member?.some(({ name }) => name === 'Dan') === true);
    },
  },
  ...(
    [
      ['a viewer’s', { code: 'AUTH_NO_EDIT', message: 'No write access' }, 'host.noEdit'],
      ['one that access rules forbid', { code: 'ACL_DENY', message: 'Blocked by column update access rules' }, 'host.denied'],
      ['one sent while the connection is lost', { message: 'Failed to fetch' }, 'host.offline'],
      ['one refused in other words', { message: '[Sandbox] ValueError no' }, 'host.refused'],
    ] as const
  ).map(([what, reason, code]) => ({
    name: `takes a refused gesture back and says why: ${what}`,
    run: async ({ source, refuseNext, hold, release }: ContractHost) => {
      const before = await ready(source);
      refuseNext(reason);
      hold();
      const outcome = source.apply([
        { kind: 'update', entity: 'task', id: '1', fields: { title: 'Autre', responsible: [] } },
        { kind: 'create', entity: 'member', fields: { name: 'Zoé' } },
      ]);
      await until(source, ({ entities }) => task(entities, '1').title === 'Autre');
      release();
      const answer = await outcome;
      same(answer.ok ? 'written' : answer.issue.code, code, 'reason');
      const after = await ready(source);
      same([after.entities.task, after.entities.member], [before.entities.task, before.entities.member], 'rows after');
    },
  })),
  {
    name: 'says that a row was deleted meanwhile, and shows the others as they are',
    run: async ({ source, removeTask }) => {
      await ready(source);
      const outcome = removeTask('2').then(() => source.apply([{ kind: 'update', entity: 'task', id: '2', fields: { title: 'Trop tard' } }]));
      const answer = await outcome;
      same(answer.ok ? 'written' : answer.issue.code, 'host.rowDeleted', 'reason');
      const { entities } = await until(source, (snapshot) => snapshot.entities.task?.length === 3);
      same(entities.task?.map(({ title }) => title), ['Statuts', 'Budget', 'Affiche'], 'titles');
    },
  },
  {
    name: 'ends two quick edits of the same cell on the second, without going back between',
    run: async (host) => {
      const { source } = host;
      const shown = await recorded(source);
      const outcomes = await Promise.all([
        source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Un' } }]),
        source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Deux' } }]),
      ]);
      same(outcomes.map(({ ok }) => ok), [true, true], 'outcomes');
      await settled(host);
      same(changesOf(shown.all.map(({ entities }) => task(entities, '1').title)), ['Statuts', 'Un', 'Deux'], 'titles, as shown');
      shown.stop();
    },
  },
  {
    name: 'shows the gesture over what somebody else writes to the cell before it arrives',
    needs: 'lastWins',
    run: async (host) => {
      const shown = await recorded(host.source);
      host.hold();
      const outcome = host.source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'À nous' } }]);
      await host.renameTask('1', 'À eux');
      await settled(host);
      host.release();
      check((await outcome).ok, 'outcome');
      await settled(host);
      same(changesOf(shown.all.map(({ entities }) => task(entities, '1').title)), ['Statuts', 'À nous'], 'titles, as shown');
      shown.stop();
    },
  },
  {
    name: 'shows what somebody else writes to the cell after it',
    run: async ({ source, renameTask }) => {
      await ready(source);
      check((await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'À nous' } }])).ok, 'outcome');
      await renameTask('1', 'À eux');
      await until(source, ({ entities }) => task(entities, '1').title === 'À eux');
    },
  },
  {
    name: 'empties fields, and takes hostile text as text',
    run: async (host) => {
      const { source } = host;
      await ready(source);
      const title = `<img src=x onerror=alert(1)> שלום 👩🏽‍🌾 ${'x'.repeat(10_000)}`;
      await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title, due: undefined, responsible: [], accountable: [], project: undefined } }]);
      await settled(host);
      const row = task((await ready(source)).entities, '1');
      same([row.title, row.due, row.responsible, row.accountable, row.project], [title, undefined, [], [], undefined], 'fields');
    },
  },
];

/** The snapshot now, or the first one. */
export function ready(source: Source): Promise<Snapshot> {
  return until(source, () => true);
}

/** The first snapshot of which that is true; rejects after 5 seconds with the last state. */
export function until(source: Source, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    let last: SourceState | undefined;
    const stop: { call?: () => void } = {};
    const timer = setTimeout(() => {
      stop.call?.();
      reject(new Error(`Not reached: ${String(holds)}\nlast state: ${JSON.stringify(last)}`));
    }, 5000);
    stop.call = source.subscribe((state) => {
      last = state;
      if (state.state !== 'ready' || !holds(state.snapshot)) return;
      clearTimeout(timer);
      queueMicrotask(() => stop.call?.());
      resolve(state.snapshot);
    });
  });
}

/** Every snapshot from now on. */
async function recorded(source: Source): Promise<{ all: Snapshot[]; last: () => Snapshot; stop: () => void }> {
  const all = [await ready(source)];
  const stop = source.subscribe((state) => state.state === 'ready' && all.push(state.snapshot));
  return { all, stop, last: () => all.at(-1) as Snapshot };
}

/** Resolves when all that the host had to say is in: an edit made now is seen. */
async function settled({ source, renameTask }: ContractHost): Promise<void> {
  sentinels += 1;
  const title = `Affiche ${sentinels}`;
  await renameTask('4', title);
  await until(source, ({ entities }) => task(entities, '4').title === title);
}

let sentinels = 0;

/** The values that differ from the one before. */
function changesOf(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => index === 0 || JSON.stringify(value) !== JSON.stringify(values[index - 1]));
}

function task(entities: Snapshot['entities'], id: string | undefined): Entities['task'] {
  const found = entities.task?.find((row) => row.id === id);
  if (found === undefined) throw new Error(`No task ${id} among ${JSON.stringify(entities.task?.map((row) => row.id))}`);
  return found;
}

function member(entities: Snapshot['entities'], id: string): Entities['member'] {
  const found = entities.member?.find((row) => row.id === id);
  if (found === undefined) throw new Error(`No member ${id}`);
  return found;
}

function created(outcome: Outcome): readonly string[] {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.issue)}`);
  return outcome.created;
}

function same(actual: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(actual ?? null), JSON.stringify(wanted ?? null)];
  check(one === other, `${what}: ${one} instead of ${other}`);
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
