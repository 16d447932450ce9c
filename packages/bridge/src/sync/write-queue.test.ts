import type { EntityName } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import type { SideLimits, Values } from '../side.ts';
import type { PlannedWrite } from './planned.ts';
import { WriteQueue, type Batch } from './write-queue.ts';

const limits: SideLimits = { batchRows: 2, batchBytes: 1_000, parallel: 4 };

function aWrite(kind: PlannedWrite['kind'], entity: EntityName, uid: string, after: Values = {}): PlannedWrite {
  return { side: 'wiki', kind, entity, uid, title: uid, id: null, before: {}, after, lost: {}, beside: {}, twin: null };
}

/** A queue whose writes are worked out as they are; those of no use give nothing. */
function aQueue(writes: readonly PlannedWrite[], useless: readonly string[] = []): WriteQueue {
  return new WriteQueue(writes, limits, (write) => (useless.includes(write.uid) ? [] : [{ write, bytes: write.uid === 'large' ? 900 : 200, sent: write.after, late: {}, change: { kind: 'create', entity: write.entity, uid: write.uid, fields: {} } }]));
}

/** What a batch holds, in short; null where there is none before another one has ended. */
async function upNext(queue: WriteQueue): Promise<[Batch | undefined, string | null]> {
  const nothing = Symbol('nothing yet');
  const batch = await Promise.race([queue.next(), new Promise<typeof nothing>((resolve) => setImmediate(resolve, nothing))]);
  if (batch === nothing) return [undefined, null];
  return [batch, batch === undefined ? 'done' : `${batch.shelf.kind} ${batch.prepared.map(({ write: { uid } }) => uid).join(' ')}`];
}

async function names(queue: WriteQueue, count: number): Promise<(string | null)[]> {
  const all: (string | null)[] = [];
  for (let n = 0; n < count; n += 1) all.push((await upNext(queue))[1]);
  return all;
}

describe('WriteQueue', () => {
  it('gives out rows that refer to nobody at once, as many as fit in a batch', async () => {
    const queue = aQueue(['a', 'b', 'large', 'c', 'd'].map((uid) => aWrite('create', 'team', uid)));

    expect(await names(queue, 4)).toEqual(['create a b', 'create large', 'create c d', null]);
  });

  it('waits for the rows that a new one refers to, and for no others', async () => {
    const queue = aQueue([aWrite('create', 'member', 'a'), aWrite('create', 'member', 'b'), aWrite('create', 'member', 'c'), aWrite('create', 'project', 'p', { lead: 'b' }), aWrite('create', 'project', 'q', { contributors: ['a', 'z'] }), aWrite('create', 'project', 'r', { lead: 'c' })]);
    const [first] = await upNext(queue);
    expect(await names(queue, 1)).toEqual(['create c']);
    const next = queue.next();

    if (first !== undefined) queue.ended(first, []);

    expect((await next)?.prepared.map(({ write: { uid } }) => uid)).toEqual(['p', 'q']);
  });

  it('removes rows once all else has ended, those that refer to others first', async () => {
    const queue = aQueue([aWrite('remove', 'member', 'm'), aWrite('remove', 'project', 'p'), aWrite('update', 'team', 'u')]);
    const [update] = await upNext(queue);
    expect(await names(queue, 1)).toEqual([null]);

    if (update !== undefined) queue.ended(update, []);
    const [removal, name] = await upNext(queue);
    expect([name, (await upNext(queue))[1]]).toEqual(['remove p', null]);
    if (removal !== undefined) queue.ended(removal, []);
    expect(await names(queue, 1)).toEqual(['remove m']);
  });

  it('does not wait where rows of one kind refer to each other: their references come late', async () => {
    const queue = aQueue([aWrite('create', 'member', 'a', { delegate: 'b' }), aWrite('create', 'member', 'b', { delegate: 'a' })]);
    const [batch, name] = await upNext(queue);
    expect(name).toBe('create a b');

    if (batch !== undefined) queue.ended(batch, [aWrite('update', 'member', 'a', { delegate: 'b' })]);

    expect(await names(queue, 1)).toEqual(['update a']);
  });

  it('fills a batch of changes while rows are being made, and sends the rest once they are', async () => {
    const queue = aQueue([aWrite('create', 'member', 'new'), ...['p', 'q', 'r'].map((uid) => aWrite('update', 'project', uid)), aWrite('update', 'project', 's', { lead: 'new' })]);
    const [made, first] = await upNext(queue);
    const rest = queue.next();
    expect(first).toBe('create new');
    expect((await rest)?.prepared.map(({ write: { uid } }) => uid)).toEqual(['p', 'q']);
    const last = queue.next();

    if (made !== undefined) queue.ended(made, []);

    expect((await last)?.prepared.map(({ write: { uid } }) => uid)).toEqual(['r', 's']);
  });

  it('removes once all else has ended, those first that refer to others', async () => {
    const queue = aQueue([aWrite('remove', 'team', 't'), aWrite('remove', 'project', 'p'), aWrite('update', 'member', 'm')]);
    const [update, first] = await upNext(queue);
    const removal = queue.next();
    expect(first).toBe('update m');

    if (update !== undefined) queue.ended(update, []);
    const project = await removal;
    const other = queue.next();
    if (project !== undefined) queue.ended(project, []);

    expect([project, await other].map((batch) => batch?.prepared[0]?.write.uid)).toEqual(['p', 't']);
  });

  it('lets everybody go when the last writes come to nothing, and when it is closed', async () => {
    const queue = aQueue([aWrite('create', 'team', 'a'), aWrite('update', 'member', 'useless')], ['useless']);
    const [made] = await upNext(queue);
    const waiting = [queue.next(), queue.next(), queue.next()];
    if (made !== undefined) queue.ended(made, []);
    expect(await Promise.all(waiting)).toEqual([undefined, undefined, undefined]);

    const closed = aQueue([aWrite('create', 'team', 'a'), aWrite('create', 'team', 'b'), aWrite('create', 'team', 'c')]);
    await upNext(closed);
    closed.close();
    expect(await names(closed, 1)).toEqual(['done']);
  });
});
