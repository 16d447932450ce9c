import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textArb } from '../../testing/index.ts';
import { findingKey } from './finding-key.ts';
import { defaultRaciRules, findingCodes, raciRulesOf, raciSettingsOf, type RaciLimits } from './rules.ts';

describe('raciRulesOf', () => {
  it('reads what is off, limits and weights from settings', () => {
    const rules = raciRulesOf({ 'raci.off': 'raci.noRole, raci.busFactor\nraci.noAccountable:item=12', 'raci.limit.itemPeople': ' 6 ', 'raci.weight.responsible': '3,5' });

    expect(rules.off).toEqual(['raci.noRole', 'raci.busFactor', 'raci.noAccountable:item=12']);
    expect(rules.limits).toEqual({ ...defaultRaciRules.limits, itemPeople: 6 });
    expect(rules.weights.responsible).toBe(3.5);
  });

  it.each(['', 'beaucoup', '-3', 'NaN', 'Infinity'])('keeps the default where a limit says %j', (value) => {
    expect(raciRulesOf({ 'raci.limit.itemPeople': value }).limits.itemPeople).toBe(8);
  });

  it('keeps the key of an ignored finding whole, whatever the name of the person it is about', () => {
    fc.assert(
      fc.property(fc.oneof(textArb, fc.constantFrom('name:Ana, la grande', 'a;b c\td')), (member) => {
        const key = findingKey({ code: 'raci.overloaded', member });
        expect(raciRulesOf({ 'raci.off': `raci.noRole ${key}` }).off).toEqual(['raci.noRole', key]);
      }),
    );
    expect(findingKey({ code: 'x', member: 'a b' })).not.toBe(findingKey({ code: 'x', member: 'ab' }));
  });

  it('reads back what it would write', () => {
    const names = Object.keys(defaultRaciRules.limits) as (keyof RaciLimits)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.subarray([...findingCodes]), (name, value, off) => {
        const rules = { ...defaultRaciRules, off, limits: { ...defaultRaciRules.limits, [name]: value } };
        expect(raciRulesOf(raciSettingsOf(rules))).toEqual(rules);
      }),
    );
  });
});
