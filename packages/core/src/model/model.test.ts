import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTask, entityArb } from '../../testing/index.ts';
import { fieldsOf } from './entity.ts';
import { newEntity } from '../source/new-entity.ts';
import { entityNames, model } from './model.ts';

describe('the model', () => {
  it('describes every key of every schema', () => {
    for (const name of entityNames) {
      const keys = Object.keys(model[name].schema.shape).filter((key) => key !== 'id');
      expect(fieldsOf(model[name]).map(({ key }) => key), name).toEqual(keys);
    }
  });

  it('labels every field in French and in English', () => {
    for (const field of entityNames.flatMap((name) => fieldsOf(model[name]))) {
      expect(field.label.fr.trim(), field.key).not.toBe('');
      expect(field.label.en.trim(), field.key).not.toBe('');
    }
  });

  it('gives every reference an entity and every choice its values', () => {
    for (const field of entityNames.flatMap((name) => fieldsOf(model[name]))) {
      if (field.kind === 'ref' || field.kind === 'refs') expect(entityNames, field.key).toContain(field.entity);
      if (field.kind === 'choice' || field.kind === 'choices') expect(field.choices?.length, field.key).toBeGreaterThan(1);
    }
  });

  it('names a title field that exists', () => {
    for (const name of entityNames) {
      const { titleField } = model[name];
      if (titleField !== undefined) expect(Object.keys(model[name].schema.shape)).toContain(titleField);
    }
  });

  it('fills a task with what an empty row means', () => {
    expect(aTask({ id: '1' })).toEqual({
      id: '1',
      title: '',
      status: 'todo',
      criticality: 'normal',
      responsible: [],
      accountable: [],
      consulted: [],
      informed: [],
      tags: [],
    });
  });

  it.each(entityNames)('reads back what its own schema wrote: %s', (name) => {
    fc.assert(
      fc.property(entityArb(name), (entity) => {
        expect(model[name].schema.parse(entity)).toEqual(entity);
      }),
      { numRuns: 30 },
    );
  });
  it.each(entityNames)('gives a new %s what its schema would', (name) => {
    expect(newEntity(name, '1')).toEqual(model[name].schema.parse({ id: '1' }));
  });
});
