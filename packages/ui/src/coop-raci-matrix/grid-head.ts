import type { Formats, MatrixColumn, Translate, Workload } from '@entrelacs/core';
import { html, nothing, render, type TemplateResult } from 'lit';
import { Ring, type Slot, type Window } from '../shared/ring.ts';
import { setOrRemove } from './grid-cells.ts';
import type { GridModel } from './grid-model.ts';

/** What heads need besides the model. */
export interface HeadView {
  readonly columns: Window;
  readonly columnWidth: number;
  readonly titleWidth: number;
  readonly cursorColumn: number;
  readonly t: Translate;
  readonly formats: Formats;
  readonly loadLimit: number;
  /** First names only. */
  readonly compact: boolean;
}

class HeadSlot implements Slot {
  readonly element = document.createElement('div');
  index = -1;
  column: MatrixColumn | undefined;
  load: Workload | undefined;

  constructor() {
    this.element.setAttribute('role', 'columnheader');
    this.element.tabIndex = -1;
  }
}

/** The heads of the columns that are mounted: names, loads, absences. */
export class GridHead {
  readonly ring: Ring<HeadSlot>;
  #view: HeadView | undefined;
  #teamStarts = new Set<number>();

  constructor(container: HTMLElement) {
    this.ring = new Ring(container, () => new HeadSlot());
  }

  /** Draws the heads of the mounted columns; those that did not change are not touched. */
  update(model: GridModel, view: HeadView): void {
    const before = this.#view;
    const isSameLook = before?.t === view.t && before.titleWidth === view.titleWidth && before.columnWidth === view.columnWidth && before.loadLimit === view.loadLimit && before.compact === view.compact;
    this.#view = view;
    this.#teamStarts = new Set(model.heads.map(({ start }) => start));
    this.ring.moveTo(view.columns);
    for (const slot of this.ring.slots) {
      const column = model.columns[slot.index];
      if (column === undefined) continue;
      const load = column.kind === 'member' ? model.loads.get(column.key) : teamLoad(column.members.flatMap(({ id }) => model.loads.get(id) ?? []));
      const classes = this.#classesOf(slot.index, column, load, view);
      if (slot.element.className !== classes) slot.element.className = classes;
      if (isSameLook && slot.column === column && isSameLoad(slot.load, load)) continue;
      slot.column = column;
      slot.load = load;
      slot.element.style.left = `${view.titleWidth + slot.index * view.columnWidth}px`;
      setOrRemove(slot.element, { 'aria-colindex': String(slot.index + 2), ...headName(column, load, view) });
      render(headContent(column, load, view), slot.element);
    }
  }

  /** The head of a column, where it is mounted. */
  elementAt(column: number): HTMLElement | undefined {
    return this.ring.at(column)?.element;
  }

  /** The column of an element inside the heads. */
  columnOf(target: EventTarget | null): number | undefined {
    return target instanceof Element ? this.ring.slots.find(({ element }) => element.contains(target))?.index : undefined;
  }

  #classesOf(index: number, column: MatrixColumn, load: Workload | undefined, { cursorColumn }: HeadView): string {
    const away = column.kind === 'member' && load?.away === true ? ' away' : '';
    return `person${this.#teamStarts.has(index) ? ' start' : ''}${column.kind === 'team' ? ' team' : ''}${index === cursorColumn ? ' cursor' : ''}${away}`;
  }
}

function isSameLoad(a: Workload | undefined, b: Workload | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.percent === b.percent && a.away === b.away && Math.round(a.hours) === Math.round(b.hours));
}

/** The load of a folded team; core's own sum comes only with the audit. */
function teamLoad(loads: readonly Workload[]): Workload | undefined {
  const [first] = loads;
  if (first === undefined) return undefined;
  const hours = loads.reduce((sum, load) => sum + load.hours, 0);
  const capacityHours = loads.reduce((sum, load) => sum + load.capacityHours, 0);
  return { ...first, hours, capacityHours, away: false, ...(capacityHours > 0 && { percent: Math.round((hours / capacityHours) * 100) }) };
}

function headName(column: MatrixColumn, load: Workload | undefined, { t, formats }: HeadView): Readonly<Record<string, string>> {
  const name = nameOf(column, t);
  const words =
    load === undefined
      ? ''
      : load.away
        ? t('raci.away')
        : load.percent === undefined
          ? ''
          : `${t('raci.load.percent', { percent: load.percent })}, ${t('raci.load.of', { hours: formats.number(Math.round(load.hours)), capacity: formats.number(Math.round(load.capacityHours)) })}`;
  return { 'aria-label': name, 'aria-description': words, title: words === '' ? name : `${name}, ${words}` };
}

/** "Aminata D." of a long name; the whole name is the head's own name and tooltip. */
function shortName(name: string): string {
  if (name.length < 15) return name;
  const [first = '', ...others] = name.trim().split(/\s+/);
  const [initial = ''] = others.at(-1) ?? '';
  return initial === '' || first.length > 15 ? name : `${first} ${initial}.`;
}

function nameOf(column: MatrixColumn, t: Translate): string {
  return column.kind === 'member' ? column.member.name : `${column.title ?? t('raci.team.none')} · ${column.members.length}`;
}

function headContent(column: MatrixColumn, load: Workload | undefined, { t, loadLimit, compact }: HeadView): TemplateResult {
  if (compact) return html`<span class="who">${nameOf(column, t).split(' ')[0]}</span>`;
  const name = column.kind === 'member' ? shortName(column.member.name) : nameOf(column, t);
  return html`<span class="who">${name}</span>${load === undefined ? nothing : load.away ? html`<span class="absent">${t('raci.load.away')}</span>` : loadBar(load, loadLimit)}`;
}

/** Percent of the week and a bar of 26 px whose tick is 100 %; what is above the limit is bold and passes the tick. */
function loadBar({ percent }: Workload, limit: number): TemplateResult {
  if (percent === undefined) return html`<span class="load"></span>`;
  const width = Math.min(percent, 125) * 0.2;
  const over = percent > limit;
  return html`<span class=${over ? 'load over' : 'load'}>${percent}</span>
    <svg class=${over ? 'bar over' : 'bar'} viewBox="0 0 26 8" aria-hidden="true">
      <rect class="track" x="0" y="2" width="25" height="4" rx="1"></rect>
      <rect class="fill" x="0" y="2" width=${Math.min(width, 20)} height="4" rx="1"></rect>
      <rect class="excess" x="20" y="2" width=${Math.max(width - 20, 0)} height="4"></rect>
      <path class="tick" d="M20 0v8"></path>
    </svg>`;
}
