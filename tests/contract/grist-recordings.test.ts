import { fieldOf, model, type EntityName } from '@entrelacs/core';
import { cellReader, createGristSource, namesOf, refusal, wireCellOf, type ReadContext, type WidgetMessage } from '@entrelacs/grist';
import { FakeGrist, sampleTables } from '@entrelacs/grist/testing';
import { describe, expect, it } from 'vitest';
import cells from '../fixtures/grist/cells.json' with { type: 'json' };
import firstMessages from '../fixtures/grist/first-messages.json' with { type: 'json' };
import refusals from '../fixtures/grist/refusals.json' with { type: 'json' };

type Columns = Readonly<Record<string, readonly unknown[]>>;
const tables = cells.tables as readonly { readonly name: string; readonly columns: Columns; readonly decoded?: readonly Readonly<Record<string, unknown>>[] }[];
const bare = tables.find(({ name }) => name === 'selected, expandRefs: false')?.columns ?? {};
const expanded = tables.find(({ name }) => name === 'selected, as by default')?.columns ?? {};
const fetched = tables.find(({ name }) => name.startsWith('fetchTable'))?.columns ?? {};

/** What a column's cells are read as, and the codes of those that are not. */
function read(columns: Columns, colId: string, entity: EntityName, field: string, context: ReadContext = {}) {
  const reader = cellReader(fieldOf(model[entity], field), context);
  return (columns[colId] ?? []).slice(0, 4).map((cell) => {
    const codes: string[] = [];
    const value = reader(cell, (code) => codes.push(code));
    return codes[0] ?? value;
  });
}

describe('cells as Grist sent them', () => {
  it.each([
    ['Text', 'Txt', 'title', ['one', 'two', 'three (blank)', 'four']],
    ['Numeric', 'Num', 'durationDays', [12.5, 'cell.notANumber', undefined, 'cell.outOfRange']],
    ['Date', 'Day', 'due', ['2026-01-01', 'cell.notADate', undefined, '2026-01-02']],
    ['DateTime', 'Moment', 'due', ['2026-01-01', 'cell.notADate', undefined, '2026-01-01']],
    ['ChoiceList', 'Picks', 'tags', [['a', 'b'], ['zzz'], undefined, undefined]],
    ['Ref', 'Client', 'project', ['1', 'cell.badReference', undefined, '2']],
    ['Ref without a shown column', 'RawClient', 'project', ['2', '3', undefined, undefined]],
    ['RefList', 'Team', 'responsible', [['1', '3'], 'cell.badReference', undefined, ['2']]],
    ['Ref, as one of several people', 'Client', 'responsible', [['1'], 'cell.badReference', [], ['2']]],
    ['formula that fails', 'Err', 'effortHours', ['cell.formulaError', 10, 5, 3.3333333333333335]],
    ['Any', 'Anything', 'title', ['cell.formulaError', '1, two, , 3', 'cell.wrongType', '2026-01-02']],
  ])('are read with references as rows: %s', (_type, colId, field, wanted) => {
    expect(read(bare, colId, 'task', field)).toEqual(wanted);
  });

  it('are read as yes or no', () => {
    expect(read(bare, 'Flag', 'member', 'active')).toEqual([true, false, false, true]);
  });

  it('are read with names in the place of references', () => {
    const context = { names: namesOf([['9', 'Ann']]), oneName: true };
    expect(read(expanded, 'Client', 'task', 'project', context)).toEqual(['9', 'cell.badReference', undefined, 'name:Bob']);
    expect(read(expanded, 'Team', 'task', 'responsible', context)).toEqual([['9', 'name:Cleo'], 'cell.badReference', [], ['name:Bob']]);
  });

  it('are read raw, as fetchTable gives them', () => {
    expect(read(fetched, 'Day', 'task', 'due')).toEqual(['2026-01-01', 'cell.notADate', undefined, '2026-01-02']);
    expect(read(fetched, 'Client', 'task', 'project')).toEqual(['1', 'cell.badReference', undefined, '2']);
    expect(read(fetched, 'Int', 'task', 'effortHours')).toEqual([1, 2, undefined, 'cell.hidden']);
  });

  it.each(tables.flatMap(({ name, columns, decoded }) => (decoded === undefined ? [] : [[name, columns, decoded] as const])))('are the same once decoded by Grist’s script: %s', (_name, columns, decoded) => {
    for (const [row, cellsOfRow] of decoded.entries()) {
      for (const [colId, cell] of Object.entries(cellsOfRow)) {
        if (colId !== 'id') expect([colId, row, wireCellOf(revived(cell))]).toEqual([colId, row, columns[colId]?.[row]]);
      }
    }
  });

  it('are read without a throw, each as every kind of field', () => {
    for (const { columns } of tables) {
      for (const key of Object.keys(model.task.schema.shape)) {
        if (key === 'id') continue;
        const reader = cellReader(fieldOf(model.task, key));
        for (const column of Object.values(columns)) for (const cell of column) reader(cell, () => undefined);
      }
    }
  });
});

describe('refusals as Grist worded them', () => {
  it.each([
    ['No write access', 'host.noEdit'],
    ['Blocked by column update access rules', 'host.denied'],
    ["Blocked by access rules: 'NoSuchAction' actions are not controlled", 'host.denied'],
    ['[Sandbox] AssertionError docactions.[Bulk]UpdateRecord for non-existent record #999', 'host.rowDeleted'],
    ['Invalid row id 999', 'host.rowDeleted'],
    ["[Sandbox] KeyError 'Nope'", 'host.columnGone'],
    ['Invalid column "Nope"', 'host.columnGone'],
    ['Table not found "Nope"', 'host.columnGone'],
    ["Error manipulating data: [Sandbox] ValueError Can't save value to formula column Twice", 'host.formulaColumn'],
    ['Access not granted. Current access level none', 'host.noAccess'],
    ['Access not granted. Current access level read table', 'host.noAccess'],
    ['Setting includeColumns to normal requires full access. Current access level is read table', 'host.noAccess'],
    ['Failed to fetch', 'host.offline'],
    ['requires all records to have same fields', 'host.refused'],
  ])('%s: %s', (message, code) => {
    const recorded = refusals.refusals.find((refused) => refused.message === message);
    expect(recorded).toBeDefined();
    expect(refusal(recorded)).toEqual({ code, detail: message });
  });
});

describe('the first messages as Grist sent them', () => {
  it.each(Object.entries(firstMessages.messages as unknown as Readonly<Record<string, readonly WidgetMessage[]>>))('lead to a state that says what to do: %s', async (name, messages) => {
    const access = name === 'widget-access-none' ? 'none' : name.includes('read-table') || name.includes('big') ? 'read table' : 'full';
    const tableId = messages.find((message) => message.tableId !== undefined)?.tableId ?? 'Everything';
    const grist = new FakeGrist({ [tableId]: sampleTables()['Tasks']! }, { tableId, access, mappings: { title: 'title' } });
    grist.ready = () => undefined;
    const source = createGristSource(grist, { entity: 'task', fields: ['title'], params: grist.params });
    const states: string[] = [];
    source.subscribe(({ state }) => states.push(state));
    for (const message of messages) grist.tell(message);
    await expect.poll(() => states.at(-1), { timeout: 10_000 }).toBe(access === 'none' ? 'error' : 'ready');
    expect(states.filter((state) => state === 'ready').length).toBeLessThanOrEqual(1);
  });
});

/** An instance as the recording describes it. */
function revived(cell: unknown): unknown {
  if (Array.isArray(cell)) return (cell as unknown[]).map(revived);
  if (typeof cell !== 'object' || cell === null) return cell;
  const { $class: kind, $iso: iso, $string: shown, ...own } = cell as Record<string, unknown>;
  const properties = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '$undefined').map(([key, value]) => [key, revived(value)]));
  if (kind === undefined) return properties;
  const instance = typeof iso === 'string' ? new Date(iso) : (Object.create({ toString: () => shown }) as object);
  return Object.assign(instance, properties);
}
