/*
 * A bridge in a process of its own, whose two sides live in the parent: each request and each commit is announced there first, so that the parent can stop the process at that very point.
 * Arguments: path of the state, settings as JSON.
 */
import { sqliteState, sync, type Side, type SideName, type State, type SyncSettings } from '@entrelacs/bridge';

/** What the child says; the parent answers with the same number. */
export interface ChildMessage {
  readonly n: number;
  readonly point: string;
  readonly argument?: unknown;
}

/** What the parent answers. */
export interface ParentMessage {
  readonly n: number;
  readonly answer?: unknown;
}

const waiting = new Map<number, (answer: unknown) => void>();
let count = 0;
process.on('message', ({ n, answer }: ParentMessage) => {
  waiting.get(n)?.(answer);
  waiting.delete(n);
});

function ask(point: string, argument?: unknown): Promise<unknown> {
  const message: ChildMessage = { n: (count += 1), point, ...(argument !== undefined && { argument }) };
  return new Promise((resolve) => {
    waiting.set(message.n, resolve);
    process.send?.(message);
  });
}

function remoteSide(name: SideName): Side {
  return {
    name,
    limits: { batchRows: 3, batchBytes: 900_000, parallel: 2 },
    identify: async () => (await ask(`${name}.identify`)) as Awaited<ReturnType<Side['identify']>>,
    read: async (request) => (await ask(`${name}.read`, request)) as Awaited<ReturnType<Side['read']>>,
    write: async (changes) => (await ask(`${name}.write`, changes)) as Awaited<ReturnType<Side['write']>>,
    leaveMark: async (mark) => {
      await ask(`${name}.leaveMark`, mark);
    },
    keepLog: async (before, log) => (await ask(`${name}.keepLog`, { before, log })) as boolean,
  };
}

function announced(state: State): State {
  return {
    ...state,
    async commit(pair, changes) {
      await ask('commit.before');
      await state.commit(pair, changes);
      await ask('commit.after');
    },
  };
}

const [, , path = '', settings = ''] = process.argv;
const state = await sqliteState(path);
await sync({ grist: remoteSide('grist'), wiki: remoteSide('wiki'), state: announced(state) }, JSON.parse(settings) as SyncSettings, { pair: 'pair' });
await state.close();
process.disconnect?.();
