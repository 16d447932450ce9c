import { formatsFor, langOf, newEntity, type Change, type Outcome, type Snapshot, type SourceState } from '@entrelacs/core';
import { expect, vi } from 'vitest';
import type { CoopKpiBoard } from './coop-kpi-board.ts';
import type { KpiChanges } from './kpi-context.ts';

/** The day that tests live on: a Sunday. */
export const today = '2026-11-22';

/** A snapshot of a small collective: one indicator that is bad, one good, one to update, with their targets and measures. */
export function smallSnapshot(more: Partial<Snapshot['entities']> = {}, access: Partial<Snapshot['access']> = {}): Snapshot {
  const member = [newEntity('member', '1', { name: 'Inès Moreau' }), newEntity('member', '2', { name: 'Karim Haddad' })];
  const manual = { source: 'manual', direction: 'higherIsBetter', frequency: 'monthly' } as const;
  const kpi = [
    newEntity('kpi', '1', { ...manual, name: 'Commandes à l’heure', family: 'delivery', owner: '1', unit: '%' }),
    newEntity('kpi', '2', { ...manual, name: 'Livrables relus', family: 'quality', owner: '2' }),
    newEntity('kpi', '3', { ...manual, name: 'Heures de formation', family: 'engagement', owner: '9', unit: 'h' }),
  ];
  const kpiTarget = kpi.map(({ id }) => newEntity('kpiTarget', id, { kpi: id, from: '2025-01-01', target: 10, warning: 10, critical: 5 }));
  const months = ['06', '07', '08', '09', '10'];
  const measure = [
    ...months.map((month, at) => newEntity('measure', `a${at}`, { kpi: '1', on: `2026-${month}-15`, value: 6 - at })),
    ...months.map((month, at) => newEntity('measure', `b${at}`, { kpi: '2', on: `2026-${month}-15`, value: 10 + at })),
    newEntity('measure', 'c1', { kpi: '3', on: '2026-07-15', value: 11, comment: '<img src=x onerror=alert(1)>' }),
  ];
  const fields = ['kpi', 'kpiTarget', 'measure', 'annotation', 'baseline', 'alert', 'task', 'pulse'] as const;
  return {
    entities: { member, kpi, kpiTarget, measure, annotation: [], baseline: [], alert: [], task: [], ...more },
    issues: [],
    stages: [],
    settings: {},
    access: { canWrite: true, hidden: [], fields: Object.fromEntries(fields.map((name) => [name, ['name', 'title', 'text', 'value', 'to']])), ...access },
  };
}

/** The board in a page, with what it asked to be written; the host takes it unless another outcome is given. */
export async function mount(state: SourceState, language = 'fr', outcome: (created: string[]) => Promise<Outcome> = (created) => Promise.resolve({ ok: true, created })): Promise<{ readonly board: CoopKpiBoard; readonly written: Change[][]; readonly shown: () => string }> {
  await import('./coop-kpi-board.ts');
  const board = document.createElement('coop-kpi-board') as CoopKpiBoard;
  const written: Change[][] = [];
  board.language = langOf(language);
  board.today = today;
  board.state = state;
  board.addEventListener('coop-edit', (event) => {
    const { changes, waitUntil } = (event as CustomEvent<KpiChanges>).detail;
    written.push([...changes]);
    const created = changes.flatMap((change, at) => (change.kind === 'create' ? [`n${at}`] : []));
    waitUntil(outcome(created));
  });
  document.body.replaceChildren(board);
  await settled(board);
  return { board, written, shown: () => textOf(board) };
}

/** Waits until an element and those in it have drawn. */
export async function settled(board: CoopKpiBoard): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await board.updateComplete;
    for (const element of all(board)) await (element as unknown as { readonly updateComplete?: Promise<unknown> }).updateComplete;
  }
}

/** Waits for a part that is fetched when it is first needed. */
export async function loaded(board: CoopKpiBoard, tag: string): Promise<void> {
  await vi.waitFor(() => expect(all(board).some((element) => element.localName === tag && element.shadowRoot !== null)).toBe(true), { timeout: 10_000 });
  await settled(board);
}

/** Every element in and under a root, shadow trees included. */
export function all(root: Element): Element[] {
  const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')];
  return [root, ...inside.flatMap((element) => (element.shadowRoot === null ? [element] : all(element)))];
}

/** The first element whose text or name is this. */
export function find(root: Element, tag: string, text: string): HTMLElement {
  const found = all(root).find((element) => element.localName === tag && [element.textContent.trim(), element.getAttribute('aria-label')].includes(text));
  if (found === undefined) throw new Error(`There is no ${tag} "${text}" in: ${textOf(root)}`);
  return found as HTMLElement;
}

/** All that an element says. */
export function textOf(root: Element): string {
  return all(root)
    .flatMap((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? ''))
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Formats of a test. */
export const formats = formatsFor({ lang: 'fr', today });
