import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shapes/icons.ts';
import { listColumns, nextSort, readSort } from './sort-tasks.ts';

/**
 * Heads of the list's columns: each sorts by its column. One of them is reached by Tab, as any button is, the others by the arrows; a tabindex
 * of 0 is for the row that keys come back to.
 */
export function listHead(t: Translate, kept: string, send: (sort: string) => void): TemplateResult {
  const sort = readSort(kept);
  const reached = sort?.column ?? listColumns[0];
  return html`<div class="row head" role="row" aria-rowindex="1" @keydown=${goAlong}>
    ${listColumns.map((name) => {
      const isSorted = sort?.column === name;
      const way = sort?.isDescending === true ? 'descending' : 'ascending';
      const why = name === 'forecast' || name === 'critical' ? t(`deps.column.${name}.why`) : nothing;
      return html`<div class=${`${name} head-${name}`} role="columnheader" aria-sort=${isSorted ? way : nothing} title=${why}>
        <button class="sort" tabindex=${name === reached ? nothing : -1} @click=${() => send(nextSort(kept, name))}>${t(`deps.column.${name}`)}${isSorted ? icon('down') : nothing}</button>
      </div>`;
    })}
  </div>`;
}

function goAlong(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.sort')];
  const at = buttons.indexOf(event.target as HTMLElement);
  const goals: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 };
  const goal = goals[event.key];
  if (goal === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  buttons[goal]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
