import { isLate, severities, type Formats, type GroupRow, type ItemRow, type MatrixRow, type Severity, type Translate } from '@entrelacs/core';
import { html, nothing } from 'lit';
import { anyHealth, type Health } from '../shapes/more-health.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { letter } from '../shapes/letters.ts';
import { progress } from '../shapes/progress.ts';
import type { RowTitle } from './grid-body.ts';
import type { RowMarks } from './grid-model.ts';

/** What titles of rows need besides their row. */
export interface TitleContext {
  readonly t: Translate;
  readonly formats: Formats;
  readonly today: string;
  readonly canEdit: boolean;
  readonly canAdd: boolean;
  /** Ids of rows that may be read and not changed. */
  readonly locked: ReadonlySet<string>;
  /** Key of the row whose title is being changed. */
  readonly editing: string | undefined;
  /** What was typed there. */
  readonly draft: string | undefined;
}

/** Shape of a severity. */
export const shapeOf: Readonly<Record<Severity, Health>> = { critical: 'crit', warning: 'warn', info: 'info' };

/** What stands before the cells of a row. */
export function rowTitle(row: MatrixRow, marks: RowMarks | undefined, context: TitleContext): RowTitle {
  return row.kind === 'group' ? groupTitle(row, context) : itemTitle(row, marks, context);
}

function itemTitle({ item, key }: ItemRow, marks: RowMarks | undefined, { t, formats, today, canEdit, locked, editing, draft }: TitleContext): RowTitle {
  const isLocked = canEdit && locked.has(item.id);
  const late = isLate(item, today);
  const isOver = item.status === 'done' || item.status === 'cancelled';
  const due = item.due === undefined || isOver ? undefined : formats.due(item.due);
  const status = item.status === undefined ? undefined : t(`common.status.${item.status}`);
  const name = item.title === '' ? t('raci.task.untitled') : item.title;
  const ring =
    item.status === undefined
      ? nothing
      : html`<button class="ring" tabindex="-1" data-act="complete" ?disabled=${!canEdit || isLocked} title=${item.stage ?? status ?? ''} aria-label=${t(isOver ? 'raci.task.reopenNamed' : 'raci.task.completeNamed', { title: name })}>
          ${progress(item.status)}
        </button>`;
  return {
    content: html`
      <span class="gutter" title=${marks?.words ?? ''}>${marks === undefined ? nothing : anyHealth(shapeOf[marks.worst])}</span>
      ${ring}
      ${editing === key
        ? html`<input class="edit" data-act="edit" .value=${draft ?? item.title} aria-label=${t('raci.task.title')} />`
        : html`<span class=${isOver ? 'name over' : 'name'} title=${name}>${name}</span>
            ${due === undefined ? nothing : html`<span class=${late ? 'due late' : 'due'}>${due}</span>`}${isLocked ? html`<span class="due" title=${t('raci.row.locked')}>${anyIcon('lock')}</span>` : nothing}`}
    `,
    name,
    description: [item.stage ?? status, due, marks?.words, isLocked ? t('raci.row.locked') : undefined].filter((words) => words !== undefined).join(', '),
  };
}

function groupTitle(row: GroupRow, { t, canAdd }: TitleContext): RowTitle {
  const name = row.title ?? groupWithoutName(row, t);
  const counted = severities.filter((severity) => severity !== 'info' && row.findings[severity] > 0).slice(0, 1);
  const missing = row.withAccountable < row.count;
  return {
    content: html`
      <button class="fold" tabindex="-1" data-act="fold" aria-label=${`${t(row.collapsed ? 'common.expand' : 'common.collapse')} ${name}`}>
        ${anyIcon(row.collapsed ? 'right' : 'down')}
      </button>
      <span class="name" title=${name}>${name}</span>
      <span class="count">${row.count}</span>
      <span class="push"></span>
      ${canAdd
        ? html`<button class="add" tabindex="-1" data-act="add" title=${t('raci.add.toGroup', { title: name })} aria-label=${t('raci.add.toGroup', { title: name })}>${anyIcon('plus')}</button>`
        : nothing}
      ${counted.map((severity) => html`<span class="tally">${anyHealth(shapeOf[severity])} ${row.findings[severity]}</span>`)}
      ${missing ? html`<span class="tally">${letter('accountable')} ${row.withAccountable}/${row.count}</span>` : nothing}
    `,
    name,
    description: [
      t('common.tasks', { n: row.count }),
      ...counted.map((severity) => t(`raci.group.${severity}`, { n: row.findings[severity] })),
      ...(missing ? [t('raci.group.approved', { with: row.withAccountable, n: row.count })] : []),
    ].join(', '),
  };
}

/** The word for rows that belong to no group: "Sans projet". */
export function groupWithoutName({ key }: { readonly key: string }, t: Translate): string {
  return t(`raci.group.none.${key.slice(0, key.indexOf(':'))}`);
}
