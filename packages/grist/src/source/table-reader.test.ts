import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumn } from '../guess-column.ts';
import { planOf } from './plan.ts';
import { TableReader } from './table-reader.ts';
import { namesOf } from '../cells/names.ts';
import * as wholeCells from '../cells/read-cell.ts';

const columnsOf = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, { ...guessColumn(field, []), type: field === 'responsible' ? 'RefList' : 'Any' }]));
const context = { stages: [], names: () => namesOf([]), rowId: () => String, expanded: false, whole: () => wholeCells };
const plan = planOf('task', columnsOf('title', 'status', 'responsible', 'effortHours'), context);
const data = () => ({
  id: [1, 2, 3],
  title: ['Statuts', 'Maquette', 'Budget'],
  status: ['En cours', 'Bizarre', ''],
  responsible: [['L', 1, 2], null, 'Nobody'],
  effortHours: [3, 'beaucoup', null],
});

describe('TableReader', () => {
  it('reads each row with the model’s defaults, and what it could not read', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    expect(reader.entities[0]).toMatchObject({ id: '1', title: 'Statuts', status: 'doing', responsible: ['1', '2'], effortHours: 3 });
    expect(reader.entities[1]).toMatchObject({ id: '2', status: 'todo', responsible: [] });
    expect(reader.issues).toEqual([
      { code: 'cell.unknownChoice', entity: 'task', row: '2', path: 'status', value: 'Bizarre' },
      { code: 'cell.notANumber', entity: 'task', row: '2', path: 'effortHours', value: 'beaucoup' },
      { code: 'cell.badReference', entity: 'task', row: '3', path: 'responsible', value: 'Nobody' },
    ]);
  });

  it('says that nothing changed when the same cells come again', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    const { entities, issues } = reader;
    expect(reader.read(data(), plan)).toBe(false);
    expect(reader.entities).toBe(entities);
    expect(reader.issues).toBe(issues);
  });

  it('keeps the rows whose cells did not change, and forgets the issue of a cell put right', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    const before = reader.entities;
    expect(reader.read({ ...data(), effortHours: [3, 8, null] }, plan)).toBe(true);
    expect([reader.entities[0], reader.entities[2]]).toEqual([before[0], before[2]]);
    expect(reader.entities[0]).toBe(before[0]);
    expect(reader.entities[2]).toBe(before[2]);
    expect(reader.issues.map(({ path }) => path)).toEqual(['status', 'responsible']);
  });

  it('keeps a row when only columns that it does not read changed', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    expect(reader.read({ ...data(), joins: ['a', 'b', 'c'] }, plan)).toBe(false);
  });

  it('follows rows that move, come and go', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    const [first, , third] = reader.entities;
    reader.read({ id: [3, 4, 1], title: ['Budget', 'Neuve', 'Statuts'], status: ['', '', 'En cours'], responsible: ['Nobody', null, ['L', 1, 2]], effortHours: [null, null, 3] }, plan);
    expect(reader.entities.map(({ id }) => id)).toEqual(['3', '4', '1']);
    expect(reader.entities[0]).toBe(third);
    expect(reader.entities[2]).toBe(first);
    expect(reader.issues.map(({ row }) => row)).toEqual(['3']);
  });

  it('keeps entities that another plan reads the same', () => {
    const reader = new TableReader('task');
    reader.read(data(), plan);
    const before = reader.entities;
    reader.read(data(), planOf('task', columnsOf('title', 'status', 'responsible', 'effortHours'), context));
    expect(reader.entities.every((entity, row) => entity === before[row])).toBe(true);
  });

  it('cuts what a bad cell holds to 200 characters', () => {
    const reader = new TableReader('task');
    reader.read({ id: [1], effortHours: ['x'.repeat(10_000)] }, plan);
    expect(reader.issues[0]?.value).toHaveLength(200);
  });

  it('ends on what a new reader would read, whatever came before', () => {
    const cell = fc.oneof(fc.constantFrom<unknown>('Terminé', 'x', 3, null, ['L', 1], ['L'], ['E', 'X']), fc.jsonValue());
    const table = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }).chain((id) =>
      fc.record({ id: fc.constant(id), title: rows(cell, id.length), status: rows(cell, id.length), responsible: rows(cell, id.length), effortHours: rows(cell, id.length) }),
    );
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), (tables) => {
        const reader = new TableReader('task');
        for (const each of tables) reader.read(each, plan);
        const fresh = new TableReader('task');
        fresh.read(tables.at(-1) ?? { id: [] }, plan);
        expect(reader.entities).toEqual(fresh.entities);
        expect(reader.issues).toEqual(fresh.issues);
      }),
    );
  });
});

function rows(cell: fc.Arbitrary<unknown>, length: number) {
  return fc.array(cell, { minLength: length, maxLength: length });
}
