import { describe, expect, it } from 'vitest';
import { aTask } from '../../testing/index.ts';
import { Pending } from './pending.ts';
import { emptySnapshot, type Snapshot } from './source.ts';

const rows = (...titles: string[]): Snapshot => ({ ...emptySnapshot, entities: { task: titles.map((title, index) => aTask({ id: String(index + 1), title })) } });
const rename = (id: string, title: string) => ({ kind: 'update', entity: 'task', id, fields: { title } }) as const;
const titles = (snapshot: Snapshot) => snapshot.entities.task?.map(({ id, title }) => `${id} ${title}`);

describe('Pending', () => {
  it('gives the host’s own rows back when nothing is on its way', () => {
    const base = rows('Un');
    expect(new Pending().over(base)).toBe(base);
  });

  it('gives the same rows as long as nothing changes', () => {
    const pending = new Pending();
    const base = rows('Un', 'Deux');
    pending.add([rename('1', 'Autre')], base);
    expect(titles(pending.over(base))).toEqual(['1 Autre', '2 Deux']);
    expect(pending.over(base)).toBe(pending.over(base));
    expect(pending.over(base).entities.task?.[1]).toBe(base.entities.task?.[1]);
  });

  it('lets go of a gesture once it was accepted and the rows show it', () => {
    const pending = new Pending();
    const gesture = pending.add([rename('1', 'Autre')], rows('Un'));
    pending.settle(rows('Autre'));
    expect(pending.size).toBe(1);
    gesture.done = true;
    pending.settle(rows('Un'));
    expect(pending.size).toBe(1);
    pending.settle(rows('Autre'));
    expect(pending.size).toBe(0);
  });

  it('lets go when somebody else wrote over it', () => {
    const pending = new Pending();
    const gesture = pending.add([rename('1', 'Autre')], rows('Un'));
    gesture.done = true;
    pending.settle(rows('Encore autre chose'));
    expect(pending.size).toBe(0);
  });

  it('does not take what somebody wrote before it for what they wrote after', () => {
    const pending = new Pending();
    const gesture = pending.add([rename('1', 'À nous')], rows('Un'));
    pending.settle(rows('À eux'));
    gesture.done = true;
    pending.settle(rows('À eux'));
    expect(pending.size).toBe(1);
  });

  it('does not take the first of two gestures on a cell for the second', () => {
    const pending = new Pending();
    const base = rows('Un');
    const first = pending.add([rename('1', 'Deux')], base);
    const second = pending.add([rename('1', 'Trois')], base);
    first.done = true;
    second.done = true;
    pending.settle(rows('Deux'));
    expect(titles(pending.over(rows('Deux')))).toEqual(['1 Trois']);
    pending.settle(rows('Trois'));
    expect(pending.size).toBe(0);
  });

  it('calls a created row by the host’s id once it has one, in every gesture', () => {
    const pending = new Pending();
    const base = rows('Un');
    const first = pending.add([{ kind: 'create', entity: 'task', id: 'new:a', fields: { title: 'Neuve' } }], base);
    const second = pending.add([rename('new:a', 'Rebaptisée')], base);
    pending.rename(new Map([['new:a', '7']]));
    expect([first.changes[0]?.id, second.changes[0]?.id]).toEqual(['7', '7']);
    expect(pending.add([rename('new:a', 'Encore')], base).changes[0]?.id).toBe('7');
    expect(titles(pending.over(base))).toEqual(['1 Un', '7 Encore']);
  });

  it('takes a name used again for another row', () => {
    const pending = new Pending();
    const base = rows('Un');
    const create = { kind: 'create', entity: 'task', id: 'new:a', fields: {} } as const;
    const ids = [pending.add([create], base), pending.add([create, rename('new:a', 'Deuxième')], base)].map(({ changes }) => changes.map(({ id }) => id));
    expect(ids[0]).toEqual(['new:a']);
    expect(ids[1]?.[0]).not.toBe('new:a');
    expect(ids[1]?.[1]).toBe(ids[1]?.[0]);
  });

  it('waits for created rows to appear, and for removed ones to go', () => {
    const pending = new Pending();
    const base = rows('Un', 'Deux');
    const gesture = pending.add([{ kind: 'remove', entity: 'task', id: '2' }], base);
    gesture.done = true;
    pending.settle(base);
    expect(titles(pending.over(base))).toEqual(['1 Un']);
    pending.settle(rows('Un'));
    expect(pending.size).toBe(0);
  });
});
