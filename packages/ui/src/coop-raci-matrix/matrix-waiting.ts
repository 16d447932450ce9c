import { emptySnapshot, newEntity, raciRoles, statuses } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { loadingState, loadingWords } from '../shared/loading-state.ts';
import type { CoopRaciMatrix } from './coop-raci-matrix.ts';
import { emptyGrid, type GridModel } from './grid-model.ts';
import type { MatrixActs } from './matrix-acts.ts';
import { arrange, MatrixData } from './matrix-data.ts';
import { toolbarPlace } from './matrix-places.ts';
import { defaultOptions } from './matrix-view.ts';

/** More rows and people than most windows show. */
const count = 60;

/**
 * What keeps the place of rows that are on their way: still shapes to look at, and elements, looks, letters and fonts that are
 * there when the rows come. Between those and their picture is what remains to be done of that.
 */
export const waitingGrid: GridModel = waiting();

function waiting(): GridModel {
  const entities = {
    project: [newEntity('project', 'waiting', { name: 'Projet' })],
    task: Array.from({ length: count }, (_, n) =>
      newEntity('task', `waiting-${n}`, {
        title: 'Une tâche parmi d’autres'.slice(0, 12 + ((n * 5) % 13)),
        project: 'waiting',
        status: statuses[n % statuses.length]?.key,
        due: '2000-01-01',
        [raciRoles[n % raciRoles.length] ?? 'responsible']: [`waiting-${n % 9}`],
      }),
    ),
    member: Array.from({ length: count }, (_, n) => newEntity('member', `waiting-${n}`, { name: 'Prénom Nom' })),
  };
  const data = new MatrixData({ ...emptySnapshot, entities }, 'task');
  const view = { ...defaultOptions, entity: 'task', people: 'all', folded: new Set<string>(), collapsed: new Set<string>(), filters: {} } as const;
  const { rows, columns } = arrange(data, view, [], [], undefined);
  return { ...emptyGrid, rows, columns };
}

/** A person's rows are being read. */
export function loadingPlace(matrix: CoopRaciMatrix, acts: MatrixActs): TemplateResult {
  return html`<header>${toolbarPlace(matrix, acts)}</header>${loadingState(matrix.t, tableOf(matrix))}`;
}

/** Lies over the rows that are not there yet; says what is read once that takes long. */
export function waitingPlace(matrix: CoopRaciMatrix, isSlow: boolean): TemplateResult {
  return html`<div class="skeleton over" role="status">${isSlow ? html`<span class="what">${loadingWords(matrix.t, tableOf(matrix))}</span>` : nothing}</div>`;
}

function tableOf({ state }: CoopRaciMatrix): string | undefined {
  return state.state === 'loading' ? state.table : undefined;
}
