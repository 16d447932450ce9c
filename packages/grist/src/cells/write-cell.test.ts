import { fieldOf, fieldsOf, model, type EntityName } from '@entrelacs/core';
import { entityArb } from '@entrelacs/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../structure.ts';
import { nameInId, namesOf } from './names.ts';
import { cellReader } from './read-cell.ts';
import { Unwritable, writtenCell, writtenStatus, type WriteContext } from './write-cell.ts';

const aColumn = (type: string, more: Partial<ColumnInfo> = {}): ColumnInfo => ({ colId: 'C', label: 'C', type, isFormula: false, choices: [], widgetOptions: {}, ...more });

const names = namesOf([['1', 'Ana'], ['2', 'Bob'], ['3', 'Zoé']]);
const context: WriteContext = {
  lang: 'fr',
  stages: [],
  rowOf: (id) => (nameInId(id) === undefined ? Number(id) : undefined),
  nameOf: (id) => nameInId(id) ?? { 1: 'Ana', 2: 'Bob', 3: 'Zoé' }[id],
  idOf: (name) => names.find(name).id,
};
const write = (entity: EntityName, key: string, type: string, value: unknown, held?: unknown, more?: Partial<ColumnInfo>) =>
  writtenCell(fieldOf(model[entity], key), aColumn(type, more), value, held, context);

describe('writtenCell', () => {
  it('writes a day as seconds, or as text where the column is text', () => {
    expect(write('task', 'due', 'Date', '2026-01-01')).toBe(1_767_225_600);
    expect(write('task', 'due', 'DateTime', '2026-01-01', null, { timezone: 'Europe/Paris' })).toBe(1_767_222_000);
    expect(write('task', 'due', 'Text', '2026-01-01')).toBe('2026-01-01');
    expect(write('task', 'due', 'Date', undefined)).toBeNull();
  });

  it('writes references as rows', () => {
    expect(write('task', 'responsible', 'RefList', ['1', '3'])).toEqual(['L', 1, 3]);
    expect(write('task', 'responsible', 'RefList', [])).toBeNull();
    expect(write('task', 'accountable', 'Ref', ['2'])).toBe(2);
    expect(write('task', 'accountable', 'Ref', [])).toBe(0);
    expect(write('task', 'project', 'Ref', undefined)).toBe(0);
  });

  it('keeps the last of several where the column holds one', () => {
    expect(write('task', 'responsible', 'Ref', ['1', '3'])).toBe(3);
    expect(write('task', 'responsible', 'Choice', ['1', '3'])).toBe('Zoé');
  });

  it('does not write somebody without a row into a column of rows', () => {
    expect(write('task', 'responsible', 'RefList', ['1', 'name:Carl'])).toEqual(new Unwritable('write.notInTable'));
  });

  it('writes names where the column holds names', () => {
    expect(write('task', 'responsible', 'ChoiceList', ['1', 'name:Carl'])).toEqual(['L', 'Ana', 'Carl']);
    expect(write('task', 'responsible', 'Text', ['1', 'name:Carl'])).toBe('Ana, Carl');
  });

  it.each([
    ['adds a name after the separator in use', 'ana ; Bob', ['1', '2', '3'], 'ana ; Bob ; Zoé'],
    ['takes a name off and leaves the other words as they were', 'Ana, le stagiaire ?, Bob', ['1', 'name:le stagiaire ?'], 'Ana, le stagiaire ?'],
    ['takes the first off', 'Ana; Bob\nZoé', ['2', '3'], 'Bob\nZoé'],
    ['takes all off', 'Ana, Bob', [], ''],
    ['keeps a text in which nothing changed', ' Ana,Bob ', ['1', '2'], 'Ana,Bob'],
  ])('rewrites a text of names: %s', (_what, held, ids, wanted) => {
    expect(write('task', 'responsible', 'Text', ids, held)).toBe(wanted);
  });

  it('does not write a name that would be read as two', () => {
    expect(write('task', 'responsible', 'Text', ['name:Doe, John'])).toEqual(new Unwritable('write.nameWithSeparator'));
  });

  it('words a choice in the language of the installation, or as the column offers it', () => {
    expect(write('task', 'criticality', 'Choice', 'high')).toBe('Haute');
    expect(write('task', 'criticality', 'Choice', 'high', null, { choices: ['low', 'HIGH'] })).toBe('HIGH');
  });

  it('reads back what it writes, for every field of every entity', () => {
    const types: Record<string, string> = { ref: 'Ref', refs: 'RefList', date: 'Date', number: 'Numeric', integer: 'Int', boolean: 'Bool', choices: 'ChoiceList', tags: 'ChoiceList' };
    const entities: readonly EntityName[] = ['task', 'member', 'project', 'dependency', 'kpi'];
    fc.assert(
      fc.property(fc.constantFrom(...entities).chain((name) => fc.tuple(fc.constant(name), entityArb(name))), ([name, entity]) => {
        for (const field of fieldsOf(model[name])) {
          const value = (entity as unknown as Record<string, unknown>)[field.key];
          if (field.kind === 'tags' || field.within !== undefined) continue;
          const cell = writtenCell(field, aColumn(types[field.kind] ?? 'Text'), value, null, context);
          const read = cellReader(field)(cell, (code) => expect.fail(`${field.key}: ${code} for ${JSON.stringify(cell)}`));
          expect(read ?? (Array.isArray(value) ? [] : undefined)).toEqual(value === '' ? undefined : value);
        }
      }),
    );
  });

  it('loses no word of a text that it was not asked to take off', () => {
    const word = fc.constantFrom('Ana', 'Bob', 'Zoé', 'le stagiaire', '???', 'Équipe 2');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(', ', ';', '\n', ' , ')), { maxLength: 6 }), word, (words, added) => {
        const held = words.map(([text, separator]) => text + separator).join('');
        const ids = [...new Set([...words.map(([text]) => names.find(text).id), names.find(added).id])];
        const text = write('task', 'responsible', 'Text', ids, held);
        for (const kept of [...words.map(([each]) => each), added]) expect(text).toContain(kept);
      }),
    );
  });
});

describe('writtenStatus', () => {
  const choices = fieldOf(model.task, 'status').choices ?? [];
  const stages = [{ name: 'Recette', meaning: 'review' as const }];

  it('writes the collective’s own stage', () => {
    expect(writtenStatus(choices, aColumn('Choice'), 'review', 'Recette', { ...context, stages })).toBe('Recette');
    expect(writtenStatus(choices, aColumn('Choice'), 'review', undefined, { ...context, stages })).toBe('Recette');
  });

  it('writes the word that a table of the user’s own has for it', () => {
    expect(writtenStatus(choices, aColumn('Choice', { choices: ['Todo', 'Doing', 'DONE'] }), 'done', undefined, context)).toBe('DONE');
    expect(writtenStatus(choices, aColumn('Text'), 'done', undefined, context)).toBe('Terminé');
  });
});
