import type { FilterName, Finding, ItemAct, ItemFilters, ItemGrouping, RaciItem, SourceState } from '@entrelacs/core';
import { html, nothing } from 'lit';
import { emit } from '../shared/emit.ts';
import type { CoopRaciMatrix } from './coop-raci-matrix.ts';
import type { MatrixActs } from './matrix-acts.ts';
import './raci-add.ts';
import { cornerMenus } from './raci-corner.ts';
import './raci-dialog.ts';
import type { DialogAnswer } from './raci-dialog.ts';
import './raci-panel.ts';
import './raci-person.ts';
import { emptyState, errorState, exampleNote, mappingState, noResultState, unreadNote, type StateActs } from './raci-states.ts';
import './raci-toolbar.ts';
import type { FilterChoices, ToolbarAct } from './raci-toolbar.ts';

/** Views, search, filters, exports. */
export function toolbarPlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { snapshot } = matrix;
  return html`<coop-raci-toolbar
    .t=${matrix.t}
    .language=${matrix.language}
    .mode=${matrix.currentMode}
    .filters=${matrix.filters}
    .choices=${filterChoices(matrix)}
    .width=${matrix.width}
    .canAdd=${matrix.has('title')}
    .canAddMember=${matrix.has('name', 'member')}
    .canExport=${snapshot !== undefined}
    .isReadOnly=${snapshot?.access.canWrite === false}
    .hasPanel=${matrix.hasPanel}
    .findings=${matrix.store.findings}
    @toolbar-filter=${(event: CustomEvent<ItemFilters>) => void acts.filter(event.detail)}
    @toolbar-act=${(event: CustomEvent<ToolbarAct>) => acts.act(event.detail)}
  ></coop-raci-toolbar>`;
}

/** What groups the rows, and who stands across. */
export function cornerPlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { t, shown, store, entity } = matrix;
  return cornerMenus(t, shown, store.data?.lookups ?? {}, entity, matrix.has('name', 'member'), {
    groupBy: (groupBy: ItemGrouping) => acts.choose({ groupBy }),
    people: (people) => (people === 'add' ? acts.startAdding('member') : acts.choose({ people })),
  });
}

/** What could not be read; or that all of it is an example. */
export function notePlace(matrix: CoopRaciMatrix) {
  if (matrix.example !== undefined) return exampleNote(matrix.t, () => (matrix.example = undefined));
  return unreadNote(matrix.t, matrix.language, matrix.snapshot?.issues ?? [], () => (matrix.dialog = 'issues'));
}

/** What stands where there is no matrix: a person's view, or why there is none. */
export function stagePlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { t, store, filters, language } = matrix;
  if (matrix.currentMode === 'person') return personPlace(matrix, acts);
  const { items = [], members = [] } = store.data ?? {};
  if (items.length === 0) return emptyState(t, matrix.has('title'), () => acts.startAdding('task'), () => emit(matrix, 'coop-example', undefined, true));
  const context = { findings: store.findings, members };
  return noResultState(t, language, items, filters, context, (filter) => nameOfFilter(matrix, filter), {
    change: (next) => (matrix.filters = next),
    showColumn: (member) => void acts.showColumn(member),
  });
}

function personPlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { store } = matrix;
  const { gestures } = acts;
  return html`<coop-raci-person
    .t=${matrix.t}
    .formats=${matrix.formats}
    .today=${matrix.today}
    .data=${store.data}
    .loadLimit=${store.rules?.limits.loadPercent ?? 100}
    .loads=${store.loads}
    .findings=${store.findings}
    .member=${matrix.person ?? matrix.me}
    .search=${matrix.filters.search ?? ''}
    .canAct=${matrix.has('status')}
    .canHandOver=${matrix.has('responsible')}
    @person-me=${(event: CustomEvent<string>) => acts.setMe(event.detail)}
    @person-choose=${(event: CustomEvent<string>) => (matrix.person = event.detail)}
    @person-act=${({ detail }: CustomEvent<{ item: RaciItem; act: Exclude<ItemAct, 'handOver'> }>) => gestures.act(detail.item, detail.act)}
    @person-hand-over=${({ detail }: CustomEvent<{ item: RaciItem; from: string; to: string }>) => gestures.handOver(detail.item, detail.from, detail.to)}
    @person-select=${(event: CustomEvent<string>) => emit(matrix, 'coop-select', event.detail, true)}
  ></coop-raci-person>`;
}

const none: ReadonlySet<string> = new Set();

const canSet = ({ settable, snapshot }: CoopRaciMatrix): boolean => settable && snapshot?.access.canWrite === true;

/** The findings. */
export function panelPlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { store } = matrix;
  return html`<coop-raci-panel
    .t=${matrix.t}
    .formats=${matrix.formats}
    .findings=${store.findings}
    .beyond=${store.data?.beyondIds ?? none}
    .isAudited=${store.isAudited}
    .canClose=${matrix.isNarrow}
    .canIgnore=${canSet(matrix)}
    @panel-follow=${(event: CustomEvent<Finding>) => void acts.follow(event.detail, false)}
    @panel-act=${(event: CustomEvent<Finding>) => void acts.follow(event.detail, true)}
    @panel-ignore=${(event: CustomEvent<Finding>) => acts.ignore(event.detail)}
    @panel-settings=${() => (matrix.dialog = 'settings')}
    @panel-close=${() => acts.choose({ panel: false })}
  ></coop-raci-panel>`;
}

/** What opens over or under the matrix: the field that adds, and dialogs. */
export function overPlace(matrix: CoopRaciMatrix, acts: MatrixActs) {
  const { t, store, adding, dialog, snapshot } = matrix;
  return html`${adding === undefined
    ? nothing
    : html`<coop-raci-add
        class="add-bar"
        .t=${t}
        .kind=${adding.kind}
        .text=${adding.text ?? ''}
        .groups=${store.model.rows}
        .group=${adding.group}
        @add-rows=${({ detail }: CustomEvent<{ titles: string[]; group?: string }>) => void acts.gestures.add(detail.titles, detail.group)}
        @add-member=${(event: CustomEvent<string>) => acts.addMember(event.detail)}
        @add-close=${() => void acts.endAdding()}
      ></coop-raci-add>`}
  ${dialog === undefined
    ? nothing
    : html`<coop-raci-dialog
        .kind=${dialog}
        .t=${t}
        .language=${matrix.language}
        .data=${store.data}
        .rules=${store.rules}
        .me=${matrix.me}
        .options=${matrix.shown}
        .issues=${snapshot?.issues ?? []}
        .hasUnsaved=${matrix.unsaved}
        .canSet=${canSet(matrix)}
        @dialog-done=${(event: CustomEvent<DialogAnswer | undefined>) => acts.answer(event.detail ?? undefined)}
      ></coop-raci-dialog>`}`;
}

/** The states that show no rows at all. */
export function statePlace(matrix: CoopRaciMatrix, now: Extract<SourceState, { state: 'needsMapping' | 'error' }>) {
  const { t, language, guide } = matrix;
  const acts: StateActs = {
    guide,
    show: (steps) => {
      matrix.guide = steps;
      if (steps === 'configure') emit(matrix, 'coop-configure', undefined, true);
    },
    retry: () => emit(matrix, 'coop-retry', undefined, true),
  };
  return now.state === 'error' ? errorState(t, language, now.issue, acts) : mappingState(t, language, now.table, now.columns, acts);
}

function filterChoices({ store, snapshot }: CoopRaciMatrix): FilterChoices {
  const { projects = [], teams = [] } = store.data?.lookups ?? {};
  const lineOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
  return {
    projects: projects.map(lineOf),
    teams: teams.map(lineOf),
    stages: snapshot?.stages ?? [],
    hasStatus: store.data?.items.some(({ status }) => status !== undefined) === true,
  };
}

/** What a filter is set to, in words. */
function nameOfFilter(matrix: CoopRaciMatrix, filter: FilterName): string {
  const { filters, t } = matrix;
  const { projects, teams } = filterChoices(matrix);
  const labels = { projects, teams, statuses: [] as FilterChoices['teams'] };
  if (filter === 'search') return filters.search ?? '';
  if (filter !== 'projects' && filter !== 'teams' && filter !== 'statuses') return t(`raci.filter.${filter}`);
  const wordOf = (value: string) => {
    const status = t(`common.status.${value}`);
    return labels[filter].find((line) => line.value === value)?.label ?? (status.startsWith('common.') ? value : status);
  };
  return (filters[filter] ?? []).map(wordOf).join(', ');
}
