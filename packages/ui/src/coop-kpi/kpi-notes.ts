import { describeIssue, kpiPageMessages, pluralOf, type EntityName } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth } from '../shapes/more-health.ts';
import type { KpiContext } from './kpi-context.ts';
import { addWords } from './messages.ts';

addWords(kpiPageMessages);

/** Says an issue in a language: a short title, and what is and what to do. */
export type IssueText = typeof describeIssue;

/** Issues that are listed at once. */
const most = 200;

/** What the notes over the board show. */
export interface NotesInput {
  readonly context: KpiContext;
  /** The list of rows that could not be read is open. */
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export { describeIssue as issueText } from '@entrelacs/core';

/** Which tables, or which of some, were not read, or in part only: figures are made of less than there is. */
export function unreadTables({ t, language, snapshot: { access } }: KpiContext, of?: readonly EntityName[]): string[] {
  const { hidden, partial = [] } = access;
  const named = (code: string, entities: readonly EntityName[]) => {
    const tables = entities.filter((name) => of?.includes(name) ?? true).map((name) => pluralOf(name)[language]);
    return tables.length === 0 ? [] : [t(code, { tables: tables.join(', ') })];
  };
  return [...named('kpis.hiddenTables', hidden), ...named('kpis.partialRows', partial)];
}

/** What was left out of the figures: tables that may not be read, and rows that could not be. */
export function boardNotes({ context, isOpen, toggle }: NotesInput): TemplateResult {
  const { t, language, snapshot } = context;
  const { issues } = snapshot;
  const hidden = unreadTables(context).map((text) => html`<div class="note" role="note">${anyHealth('none')}<span class="text">${text}</span></div>`);
  if (issues.length === 0) return html`${hidden}`;
  const rows = new Set(issues.map(({ table, row }) => `${table ?? ''} ${row ?? ''}`));
  return html`${hidden}
    <div class="note warn" role="note">
      ${anyHealth('warn')}
      <div class="text">
        <b>${t('kpis.unread', { n: rows.size })}</b>
        ${isOpen ? html`<ul>${issues.slice(0, most).map((issue) => html`<li>${issue.table ?? ''} ${issue.row ?? ''}: ${describeIssue(issue, language).why}</li>`)}</ul>` : nothing}
      </div>
      <button class="link" aria-expanded=${isOpen} @click=${toggle}>${t(isOpen ? 'common.less' : 'kpis.unread.see')}</button>
    </div>`;
}
