import { fieldOf, model, newEntity, type EntityName } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from './names.ts';
import { cellReader, statusReader, type ReadContext } from './read-cell.ts';

/** The value read of a cell, and the codes reported. */
function read<Name extends EntityName>(entity: Name, key: string, cell: unknown, context: ReadContext = {}) {
  const codes: string[] = [];
  const value = cellReader(fieldOf(model[entity], key), context)(cell, (code) => codes.push(code));
  return { value, codes };
}

const value = (found: unknown) => ({ value: found, codes: [] });
const nothing = value(undefined);
const issue = (code: string, found?: unknown) => ({ value: found, codes: [code] });
const people = () => namesOf([['1', 'Ana'], ['2', 'Bob'], ['3', 'Zoé'], ['4', 'Bob']]);

describe('cellReader', () => {
  it.each([
    ['a text', 'Statuts', value('Statuts')],
    ['a number where text is meant', 12, value('12')],
    ['a day where text is meant', ['d', 1_767_225_600], value('2026-01-01')],
    ['a moment, in its own time zone', ['D', 1_767_269_700, 'Europe/Paris'], value('2026-01-01 13:15')],
    ['a list of words', ['L', 'a', 'b'], value('a, b')],
    ['a dictionary', ['O', { a: 1 }], issue('cell.wrongType')],
    ['a formula error', ['E', 'ZeroDivisionError'], issue('cell.formulaError')],
    ['a cell hidden by a rule', ['C'], issue('cell.hidden')],
    ['a value that Grist could not send', ['U', '<object>'], issue('cell.unreadable')],
    ['a value still being computed', ['P'], issue('cell.unreadable')],
    ['nothing', null, nothing],
    ['an absent cell', undefined, nothing],
    ['an empty text', '', nothing],
  ])('reads as text: %s', (_what, cell, wanted) => {
    expect(read('task', 'title', cell)).toEqual(wanted);
  });

  it.each([
    ['a day', ['d', 1_767_225_600], value('2026-01-01')],
    ['seconds, as fetchTable gives them', 1_767_225_600, value('2026-01-01')],
    ['a moment just after midnight in Paris', ['D', 1_767_222_000, 'Europe/Paris'], value('2026-01-01')],
    ['a moment of an unknown time zone', ['D', 1_767_222_000, 'Mars/Olympus'], value('2025-12-31')],
    ['a day written as text', '2026-01-01', value('2026-01-01')],
    ['a day that the calendar has not', '2026-02-30', issue('cell.notADate')],
    ['words', 'someday', issue('cell.notADate')],
    ['a second beyond all years', 1e15, issue('cell.notADate')],
    ['a day after the year 9999', ['d', 253_402_300_800], issue('cell.notADate')],
    ['a moment after the year 9999', ['D', 253_402_300_800, 'Europe/Paris'], issue('cell.notADate')],
    ['a day without its number', ['d', null], issue('cell.notADate')],
    ['a yes', true, issue('cell.notADate')],
  ])('reads as a day: %s', (_what, cell, wanted) => {
    expect(read('task', 'due', cell)).toEqual(wanted);
  });

  it('reads raw seconds of a DateTime column in the column’s time zone', () => {
    expect(read('task', 'due', 1_767_222_000, { timezone: 'Europe/Paris' }).value).toBe('2026-01-01');
  });

  it.each([
    ['a number', 12.5, value(12.5)],
    ['a number as text, with a comma', '12,5', value(12.5)],
    ['words', 'not a number', issue('cell.notANumber')],
    ['thousands written the English way', '1,234.5', issue('cell.notANumber')],
    ['one below what it can mean', -1, issue('cell.outOfRange')],
  ])('reads as hours: %s', (_what, cell, wanted) => {
    expect(read('task', 'effortHours', cell)).toEqual(wanted);
  });

  it.each([
    [true, value(true)],
    ['Oui', value(true)],
    [0, value(false)],
    ['peut-être', issue('cell.notYesNo')],
  ])('reads %j as yes or no', (cell, wanted) => {
    expect(read('member', 'active', cell)).toEqual(wanted);
  });

  it.each([
    ['a row', ['R', 'Projects', 3], value('3')],
    ['a row’s number', 3, value('3')],
    ['no row', ['R', 'Projects', 0], nothing],
    ['the number of no row', 0, nothing],
    ['text of no row, expanded', ['E', 'InvalidTypedValue', 'Ref', 'Nulle part'], issue('cell.badReference')],
    ['text of no row', 'Nulle part', issue('cell.badReference')],
    ['several rows', ['L', 3, 4], issue('cell.severalValues', '3')],
  ])('reads as a reference: %s', (_what, cell, wanted) => {
    expect(read('task', 'project', cell)).toEqual(wanted);
  });

  it.each([
    ['rows', ['L', 1, 3], value(['1', '3'])],
    ['rows in the typed form', ['r', 'Members', [1, 3]], value(['1', '3'])],
    ['one row', ['R', 'Members', 2], value(['2'])],
    ['an empty list', ['L'], value([])],
    ['nothing', null, nothing],
    ['text of no row', 'Nobody', issue('cell.badReference', [])],
    ['a row and something else', ['L', 1, { a: 1 }], issue('cell.badReference', ['1'])],
    ['the same row twice', ['L', 1, 1], issue('cell.duplicateName', ['1'])],
  ])('reads as references: %s', (_what, cell, wanted) => {
    const { value: found, codes } = read('task', 'responsible', cell);
    expect({ value: found, codes }).toEqual(wanted);
  });

  it.each([
    ['words separated by commas', 'Ana, Zoé', value(['1', '3'])],
    ['semicolons and lines', 'Ana;Zoé\nCarl', value(['1', '3', 'name:Carl'])],
    ['another case and blanks', ' ana ', value(['1'])],
    ['a list of choices', ['L', 'Ana', 'Carl'], value(['1', 'name:Carl'])],
    ['a name twice', 'Ana, Carl, ana', issue('cell.duplicateName', ['1', 'name:Carl'])],
    ['a name that two rows bear', 'Bob', issue('cell.ambiguousName', ['2'])],
    ['blanks between separators', ', ;\n', value([])],
    ['a number: somebody’s name here, not a row', 12, value(['name:12'])],
  ])('reads names as references: %s', (_what, cell, wanted) => {
    expect(read('task', 'responsible', cell, { names: people() })).toEqual(wanted);
  });

  it('takes a Ref’s text as one name, commas included', () => {
    expect(read('task', 'responsible', 'Doe, John', { names: people(), oneName: true }).value).toEqual(['name:Doe, John']);
  });

  it.each([
    ['a label in French', 'Haute', value('high')],
    ['a label in English', 'high', value('high')],
    ['a key', 'critical', value('critical')],
    ['another word', 'énorme', issue('cell.unknownChoice')],
    ['a list of one', ['L', 'Haute'], value('high')],
  ])('reads a choice: %s', (_what, cell, wanted) => {
    expect(read('task', 'criticality', cell)).toEqual(wanted);
  });

  it('reads several choices, and leaves out the words that are none', () => {
    expect(read('kpi', 'audience', ['L', 'Sponsor', 'Lead'])).toEqual(value(['sponsor', 'lead']));
    expect(read('kpi', 'audience', ['L', 'Sponsor', 'Facteur'])).toEqual(issue('cell.unknownChoice', ['sponsor']));
  });

  it('reads free words', () => {
    expect(read('task', 'tags', ['L', 'a', 'b']).value).toEqual(['a', 'b']);
    expect(read('task', 'tags', 'a; b').value).toEqual(['a', 'b']);
  });

  it('reads a week, or the week of a day', () => {
    expect(read('pulse', 'week', '2026-W05')).toEqual(value('2026-W05'));
    expect(read('pulse', 'week', ['d', 1_767_225_600])).toEqual(value('2026-W01'));
    expect(read('pulse', 'week', '2026-W60')).toEqual(issue('cell.notAWeek'));
  });

  it('reads a status by the collective’s own stages first', () => {
    const reader = statusReader({ stages: [{ name: 'Recette', meaning: 'review' }] });
    const codes: string[] = [];
    const report = (code: string) => codes.push(code);
    expect(reader('recette', report)).toEqual({ status: 'review', stage: 'Recette' });
    expect(reader('Terminé', report)).toEqual({ status: 'done' });
    expect(reader('Presque', report)).toBeUndefined();
    expect(codes).toEqual(['cell.unknownChoice']);
  });

  it('never throws and never gives what the schema refuses, whatever the cell holds', () => {
    const fields = (['task', 'member', 'kpi', 'pulse', 'dependency'] as const).flatMap((name) =>
      Object.keys(model[name].schema.shape).filter((key) => key !== 'id').map((key) => [name, key] as const),
    );
    const cells = fc.oneof(
      fc.jsonValue(),
      fc.tuple(fc.constantFrom('L', 'R', 'r', 'd', 'D', 'E', 'C', 'U', 'O', 'P', 'S'), fc.jsonValue(), fc.jsonValue()),
      fc.array(fc.jsonValue()).map((list) => ['L', ...list]),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), cells, fc.boolean(), ([name, key], cell, named) => {
        const { value: found, codes } = read(name, key, cell, named ? { names: people() } : {});
        expect(codes.length).toBeLessThanOrEqual(2);
        expect(() => newEntity(name, '1', { [key]: found })).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
