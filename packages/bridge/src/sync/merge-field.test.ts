import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../side.ts';
import { fieldMeta } from './field-meta.ts';
import { sameMeaning } from './meaning.ts';
import { mergeField, otherSide, type FieldState } from './merge-field.ts';
import type { FieldRule } from './settings.ts';

function field(entity: 'task' | 'project' | 'member', key: string) {
  const found = fieldMeta(entity, key);
  if (found === undefined) throw new RangeError(key);
  return found;
}

const text = field('project', 'objective');
const ask = { direction: 'both', policy: 'ask' } as const;

describe('mergeField', () => {
  it('carries what one side changed', () => {
    expect(mergeField(text, ask, { grist: 'new', wiki: 'old', base: { grist: 'old', wiki: 'old' } })).toEqual({ outcome: 'write', to: 'wiki', value: 'new' });
    expect(mergeField(text, ask, { grist: 'old', wiki: null, base: { grist: 'old', wiki: 'old' } })).toEqual({ outcome: 'write', to: 'grist', value: null });
  });

  it('asks when both sides changed it differently, and not when they changed it alike', () => {
    expect(mergeField(text, ask, { grist: 'a', wiki: 'b', base: { grist: 'old', wiki: 'old' } })).toEqual({ outcome: 'conflict' });
    expect(mergeField(text, ask, { grist: 'a', wiki: 'a', base: { grist: 'old', wiki: 'old' } })).toEqual({ outcome: 'agree' });
  });

  it('fills an empty cell at a first meeting, and asks where both have something', () => {
    expect(mergeField(text, ask, { grist: null, wiki: 'b' })).toEqual({ outcome: 'write', to: 'grist', value: 'b' });
    expect(mergeField(text, ask, { grist: 'a', wiki: 'b' })).toEqual({ outcome: 'conflict' });
  });

  it('lets a policy decide, and keeps what loses', () => {
    const state = { grist: 'a', wiki: 'b', base: { grist: 'old', wiki: 'old' }, gristAt: '2026-03-02T10:00:00+01:00', wikiAt: '2026-03-02T09:30:00Z' };
    expect(mergeField(text, { ...ask, policy: 'grist' }, state)).toEqual({ outcome: 'write', to: 'wiki', value: 'a', lost: 'b' });
    expect(mergeField(text, { ...ask, policy: 'newest' }, state)).toEqual({ outcome: 'write', to: 'grist', value: 'b', lost: 'a' });
  });

  it('asks under "newest" where a time is not known', () => {
    expect(mergeField(text, { ...ask, policy: 'newest' }, { grist: 'a', wiki: 'b', wikiAt: '2026-03-02T09:30:00Z' })).toEqual({ outcome: 'conflict' });
  });

  it('keeps a one-way field as its source has it, and never wipes it with a source that was always empty', () => {
    expect(mergeField(text, { direction: 'toWiki', policy: 'ask' }, { grist: 'a', wiki: 'edited', base: { grist: 'a', wiki: 'a' } })).toEqual({ outcome: 'write', to: 'wiki', value: 'a', lost: 'edited' });
    expect(mergeField(text, { direction: 'toWiki', policy: 'ask' }, { grist: null, wiki: 'b' })).toEqual({ outcome: 'settle' });
  });

  it('leaves alone what a host stored in its own way', () => {
    expect(mergeField(text, ask, { grist: 'a <b>', wiki: 'a', base: { grist: 'a <b>', wiki: 'a' } })).toEqual({ outcome: 'leave' });
  });

  describe('for any values', () => {
    const value: fc.Arbitrary<Value> = fc.oneof(fc.constant(null), fc.constantFrom('', 'a', 'b', 'R&D', 'R&amp;D', 'é', 'e\u0301'), fc.string());
    const state = fc.record({ grist: value, wiki: value, base: fc.option(fc.record({ grist: value, wiki: value }), { nil: undefined }), gristAt: fc.constant('2026-01-01T00:00:00Z'), wikiAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z') });
    const rule = fc.record({ direction: fc.constantFrom<FieldRule['direction']>('both', 'toGrist', 'toWiki'), policy: fc.constantFrom<FieldRule['policy']>('ask', 'grist', 'wiki', 'newest') });
    const clean = ({ base, ...rest }: { readonly grist: Value; readonly wiki: Value; readonly base: FieldState['base'] | undefined; readonly gristAt: string; readonly wikiAt: string }): FieldState => (base === undefined ? rest : { ...rest, base });

    it('writes only what the other side holds', () => {
      fc.assert(
        fc.property(rule, state, (anyRule, anyState) => {
          const merge = mergeField(text, anyRule, clean(anyState));
          if (merge.outcome === 'write') expect(merge.value).toBe(anyState[otherSide(merge.to)]);
        }),
      );
    });

    it('has nothing left to write once it was written', () => {
      fc.assert(
        fc.property(rule, state, (anyRule, anyState) => {
          const merge = mergeField(text, anyRule, clean(anyState));
          if (merge.outcome !== 'write') return;
          const after = { grist: merge.value, wiki: merge.value, base: { grist: merge.value, wiki: merge.value } };
          expect(mergeField(text, anyRule, after)).toEqual({ outcome: 'agree' });
        }),
      );
    });

    it('does the same with the two sides exchanged', () => {
      const mirror = { both: 'both', toGrist: 'toWiki', toWiki: 'toGrist', ask: 'ask', grist: 'wiki', wiki: 'grist', newest: 'newest' } as const;
      fc.assert(
        fc.property(rule, state, (anyRule, anyState) => {
          const { grist, wiki, base, gristAt, wikiAt } = anyState;
          const one = mergeField(text, anyRule, clean(anyState));
          const other = mergeField(text, { direction: mirror[anyRule.direction], policy: mirror[anyRule.policy] }, clean({ grist: wiki, wiki: grist, base: base === undefined ? undefined : { grist: base.wiki, wiki: base.grist }, gristAt: wikiAt, wikiAt: gristAt }));
          expect(other.outcome).toBe(one.outcome);
          if (one.outcome === 'write' && other.outcome === 'write') expect(other).toEqual({ ...one, to: otherSide(one.to) });
        }),
      );
    });

    it('overwrites nothing that only its own side changed', () => {
      fc.assert(
        fc.property(state, (anyState) => {
          const { grist, wiki, base } = anyState;
          if (base === undefined || sameMeaning(text, grist, wiki)) return;
          const merge = mergeField(text, ask, clean(anyState));
          if (merge.outcome === 'write') expect(sameMeaning(text, anyState[merge.to], base[merge.to])).toBe(true);
        }),
      );
    });
  });
});

describe('sameMeaning', () => {
  it.each<[ReturnType<typeof field>, Value, Value]>([
    [text, 'R&amp;D d&#39;été', "R&D d'été"],
    [text, 'une\r\ndeux ', 'une\ndeux'],
    [text, '', null],
    [text, 'é', 'e\u0301'],
    [field('project', 'tags'), ['b', 'a'], ['a', 'b', 'a']],
    [field('project', 'contributors'), [], null],
    [field('member', 'capacityHours'), 1234.5, '1 234,5'],
    [field('member', 'active'), null, true],
    [field('task', 'status'), null, 'todo'],
    [field('project', 'start'), '2026-03-01', '2026-03-01T00:00:00'],
  ])('%o: %o is %o', (meta, one, other) => {
    expect(sameMeaning(meta, one, other)).toBe(true);
  });

  it.each<[ReturnType<typeof field>, Value, Value]>([
    [text, 'a', 'A'],
    [field('member', 'capacityHours'), 0, null],
    [field('member', 'active'), null, false],
    [field('project', 'tags'), ['a'], ['a', 'b']],
  ])('%o: %o is not %o', (meta, one, other) => {
    expect(sameMeaning(meta, one, other)).toBe(false);
  });
});
