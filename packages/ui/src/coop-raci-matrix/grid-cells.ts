import { raciLetters, type CellRoles, type MatrixColumn, type MatrixRow, type RaciRole, type RoleCount, type Translate } from '@entrelacs/core';
import { letterNode } from '../shapes/letters.ts';
import { rolesIn, rolesOfTeam, type GridModel } from './grid-model.ts';

/** What one cell shows and says. */
export interface CellView {
  /** Letters and figure, such as `A`, `AR`, `R+1`. */
  readonly content: string;
  readonly roles: CellRoles;
  readonly figure: string;
  readonly classes: string;
  /** "task, member: role"; empty for the cells of an open group, which say nothing. */
  readonly label: string;
  readonly description: string;
}

const none: CellRoles = [];
const longestName = 300;

/** Tells what cells show, in one language. */
export class CellReader {
  readonly #t: Translate;
  readonly #words = new Map<CellRoles, string>();
  readonly #none: string;

  constructor(t: Translate) {
    this.#t = t;
    this.#none = t('raci.role.none');
  }

  /** What the cell of a row and a column shows. */
  read(model: GridModel, row: MatrixRow, column: MatrixColumn, isTeamStart: boolean): CellView {
    const start = isTeamStart ? ' start' : '';
    if (row.kind === 'group' && !row.collapsed) return { content: '', roles: none, figure: '', classes: `cell${start}`, label: '', description: '' };
    const rowName = row.kind === 'item' ? row.item.title || this.#t('raci.task.untitled') : (row.title ?? this.#t(`raci.group.none.${row.key.slice(0, row.key.indexOf(':'))}`));
    const name = rowName.length > longestName ? `${rowName.slice(0, longestName)}…` : rowName;
    if (column.kind === 'team') {
      const team = column.title ?? this.#t('raci.team.none');
      const held = rolesOfTeam(row, column);
      const more = held === undefined ? 0 : held.count - 1 + held.others;
      return this.#counted(held, row.kind === 'item' ? (more === 0 ? '' : `+${more}`) : undefined, `${name}, ${team}`, `cell team${start}`);
    }
    const { member } = column;
    if (row.kind === 'group') return this.#counted(row.roles.get(member.id), undefined, `${name}, ${member.name}`, `cell${start}`);
    return this.#ofPerson(model, row.item.id, rolesIn(row.item, member.id), column, `${name}, ${member.name}`, start);
  }

  #ofPerson(model: GridModel, item: string, roles: CellRoles, { key }: MatrixColumn, name: string, start: string): CellView {
    const isAway = model.away.has(key);
    const severity = roles.length === 0 ? undefined : model.marks.get(item)?.cells.get(key);
    const progress = model.progress.get(item)?.get(key);
    const crowded = roles.length > 2;
    return {
      content: `${lettersOf(roles)}${crowded ? '+' : ''}`,
      roles: crowded ? roles.slice(0, 1) : roles,
      figure: crowded ? `+${roles.length - 1}` : '',
      classes: `cell${start}${isAway ? ' away' : ''}${severity ? ` corner ${severity}` : ''}${progress ? ` ${progress}` : ''}${roles.length > 1 ? ' two' : ''}`,
      label: `${name}: ${this.#wordsOf(roles)}`,
      description: [isAway && 'raci.cell.away', severity && 'raci.cell.finding', progress && `raci.cell.${progress}`]
        .flatMap((code) => (code ? [this.#t(code)] : []))
        .join(', '),
    };
  }

  #counted(held: RoleCount | undefined, figure: string | undefined, name: string, classes: string): CellView {
    if (held === undefined) return { content: '', roles: none, figure: '', classes, label: `${name}: ${this.#none}`, description: '' };
    const shown = figure ?? String(held.count);
    const roles = [held.role];
    return {
      content: `${lettersOf(roles)}${shown}`,
      roles,
      figure: shown,
      classes: `${classes} counted`,
      label: `${name}: ${this.#wordsOf(roles)}${shown === '' ? '' : ` ${shown}`}`,
      description: '',
    };
  }

  #wordsOf(roles: CellRoles): string {
    if (roles.length === 0) return this.#none;
    let words = this.#words.get(roles);
    if (words === undefined) this.#words.set(roles, (words = roles.map((role) => roleWord(this.#t, role)).join(', ')));
    return words;
  }
}

/** The word of a role: "Approuve". */
export function roleWord(t: Translate, role: RaciRole): string {
  return t(`raci.role.${role}`);
}

function lettersOf(roles: CellRoles): string {
  let letters = '';
  for (const role of roles) letters += raciLetters[role];
  return letters;
}

/** A mounted cell: its element, and what it shows, so that only what changed touches the page. */
export class CellSlot {
  readonly element = document.createElement('div');
  index = -1;
  column: MatrixColumn | undefined;
  left = -1;
  #view: CellView = { content: '', roles: none, figure: '', classes: '', label: '', description: '' };
  #classes = '';

  constructor() {
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Puts the cell under its column. */
  place(left: number): void {
    if (this.left === left) return;
    this.left = left;
    this.element.style.left = `${left}px`;
    this.element.setAttribute('aria-colindex', String(this.index + 2));
  }

  /** Shows what a reader said, `isSelected` as part of a range. */
  paint(view: CellView, isSelected: boolean): void {
    const { element } = this;
    const before = this.#view;
    this.#view = view;
    if (view.content !== before.content) element.replaceChildren(...drawnContent(view));
    if (view.label !== before.label) this.#name(view.label, before.label);
    if (view.description !== before.description) setOrRemove(element, { 'aria-description': view.description, title: view.description });
    this.select(isSelected);
  }

  /** Marks the cell as part of the range or not, without looking at the rest. */
  select(isSelected: boolean): void {
    const classes = isSelected ? `${this.#view.classes} selected` : this.#view.classes;
    if (classes === this.#classes) return;
    this.element.className = this.#classes = classes;
    setOrRemove(this.element, { 'aria-selected': isSelected && this.#view.label !== '' ? 'true' : '' });
  }

  #name(label: string, before: string): void {
    const { element } = this;
    if (label === '') {
      for (const attribute of ['role', 'aria-label', 'tabindex', 'aria-selected']) element.removeAttribute(attribute);
      element.setAttribute('aria-hidden', 'true');
      return;
    }
    if (before === '') {
      element.removeAttribute('aria-hidden');
      element.setAttribute('role', 'gridcell');
      element.tabIndex = -1;
    }
    element.setAttribute('aria-label', label);
  }
}

function drawnContent({ roles, figure, label }: CellView): Node[] {
  const nodes = roles.map(letterNode);
  if (figure === '') return nodes;
  const count = document.createElement('span');
  // Text that is seen has to be part of the name; where the name says each role, the figure is no text.
  if (label.endsWith(figure)) count.textContent = figure;
  else count.dataset['figure'] = figure;
  return [...nodes, count];
}

/** Sets attributes, or removes those whose value is empty. */
export function setOrRemove(element: HTMLElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === '') element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}
