import { applyChanges, emptySnapshot, fieldsOf, model, type Change, type Entity, type Member, type Outcome, type Project, type Snapshot, type Task, type Team } from '@entrelacs/core';
import { aMember, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import './coop-raci-matrix.ts';
import type { ChangesIntent, CoopRaciMatrix, SettingsIntent } from './coop-raci-matrix.ts';
import type { MatrixSnapshot } from './matrix-data.ts';
import type { CoopRaciGrid } from './raci-grid.ts';

// happy-dom 21 throws where the focus is in another shadow tree; a browser says null.
const { get: activeElement } = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'activeElement') as { get: () => Element | null };
Object.defineProperty(ShadowRoot.prototype, 'activeElement', {
  get(this: ShadowRoot) {
    try {
      return activeElement.call(this);
    } catch {
      return null;
    }
  },
});

/** What a test's matrix holds. */
export interface Given {
  readonly tasks: readonly Task[];
  readonly members: readonly Member[];
  readonly teams?: readonly Team[];
  readonly projects?: readonly Project[];
  readonly snapshot?: Partial<MatrixSnapshot>;
  readonly properties?: Partial<CoopRaciMatrix>;
}

export const ines = aMember({ id: '1', name: 'Inès Morel', team: '1' });
export const karim = aMember({ id: '2', name: 'Karim Haddad', team: '1' });
export const marc = aMember({ id: '3', name: 'Marc Delattre', team: '2' });
export const shop = aProject({ id: '1', name: 'Boutique en ligne' });
export const pay = aTask({ id: '1', title: 'Brancher le paiement', project: '1', accountable: ['1'], responsible: ['2'], informed: ['3'] });
export const sell = aTask({ id: '2', title: 'Écrire les conditions', project: '1', accountable: ['2'], responsible: ['2'] });
/** An online shop's two tasks, and three people in two teams. */
export const shopWork: Given = {
  tasks: [pay, sell],
  members: [ines, karim, marc],
  teams: [aTeam({ id: '1', name: 'Produit' }), aTeam({ id: '2', name: 'Atelier' })],
  projects: [shop],
};

/** A matrix in the page over rows that edits change, as a host would. */
export class MatrixUnderTest {
  readonly element: CoopRaciMatrix;
  /** Gestures, in order. */
  readonly sent: Change[][] = [];
  readonly settings: SettingsIntent['settings'][] = [];
  /** What the host answers to the next gesture; that it is done, where a test says nothing. */
  outcome: Promise<Outcome> | undefined;
  snapshot: Snapshot;

  constructor({ tasks, members, teams, projects, snapshot = {}, properties = {} }: Given) {
    this.snapshot = {
      ...emptySnapshot,
      entities: { task: tasks, member: members, ...(teams && { team: teams }), ...(projects && { project: projects }) },
      access: { canWrite: true, hidden: [], fields: { task: fieldsOf(model.task).map(({ key }) => key), member: ['name'] } },
      ...snapshot,
    };
    this.element = document.createElement('coop-raci-matrix') as CoopRaciMatrix;
    Object.assign(this.element, { today: '2026-11-18', state: { state: 'ready', snapshot: this.snapshot }, ...properties });
    for (const type of ['coop-assign', 'coop-edit']) this.element.addEventListener(type, (event) => this.take(event as CustomEvent<ChangesIntent>));
    this.element.addEventListener('coop-settings', (event) => this.settings.push((event as CustomEvent<SettingsIntent>).detail.settings));
    document.body.append(this.element);
  }

  /** The rows of the host are now these. */
  async show(snapshot: Snapshot): Promise<void> {
    this.snapshot = snapshot;
    this.element.state = { state: 'ready', snapshot };
    await this.settled();
  }

  /** Somebody else edits. */
  async edit(...changes: Change[]): Promise<void> {
    await this.show(applyChanges(this.snapshot, changes));
  }

  async settled(): Promise<void> {
    await this.element.settled;
    await this.grid?.updateComplete;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  get grid(): CoopRaciGrid | null {
    return this.root.querySelector('coop-raci-grid');
  }

  /** Everything that a part shows, as text. */
  textOf(selector: string): string {
    const part = selector === '' ? this.element : this.root.querySelector(selector);
    return (part?.shadowRoot?.textContent ?? part?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** The cell, title or head of that name. */
  named(role: 'gridcell' | 'rowheader' | 'columnheader', name: string): HTMLElement {
    const found = [...(this.grid?.shadowRoot?.querySelectorAll<HTMLElement>(`[role=${role}]`) ?? [])].filter((element) => element.getAttribute('aria-label')?.startsWith(name) === true);
    const [element] = found;
    if (element === undefined) throw new RangeError(`name: no ${role} is called ${name}`);
    return element;
  }

  /** Presses the button of that text, outside the grid. */
  async click(label: string): Promise<void> {
    const button = [...this.root.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent?.trim() === label);
    if (button === undefined) throw new RangeError(`label: no button says ${label}`);
    button.click();
    await this.settled();
  }

  /** Presses a key where the focus is, in the grid. */
  async press(key: string, modifiers: Partial<KeyboardEventInit> = {}): Promise<void> {
    const target = this.grid?.shadowRoot?.activeElement ?? this.grid?.shadowRoot?.querySelector('.scroller');
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...modifiers }));
    await this.settled();
  }

  /** Where a title is being changed. */
  get titleInput(): HTMLInputElement | null {
    return this.grid?.shadowRoot?.querySelector<HTMLInputElement>('input.edit') ?? null;
  }

  /** Types into the title that is being changed. */
  async typeTitle(title: string): Promise<void> {
    const { titleInput: input } = this;
    if (input === null) throw new RangeError('title: none is being changed');
    input.value = title;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Adds a task, or a person where that is asked for, by the field at the bottom. */
  async add(name: string): Promise<void> {
    this.element.adding ??= { kind: 'task' };
    await this.settled();
    const input = this.addBar.querySelector('input') as HTMLInputElement;
    input.value = name;
    this.addBar.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await this.settled();
  }

  /** The form that adds rows. */
  get addBar(): HTMLFormElement {
    const form = this.root.querySelector('coop-raci-add')?.shadowRoot?.querySelector('form');
    if (form === null || form === undefined) throw new RangeError('addBar: nothing is being added');
    return form;
  }

  /** What has the keyboard in the form that adds rows. */
  get addFocus(): Element | null | undefined {
    return this.root.querySelector('coop-raci-add')?.shadowRoot?.activeElement;
  }

  /** The cell or title that the cursor is on. */
  get atCursor(): HTMLElement {
    const element = this.grid?.elementAt(this.grid.at);
    if (element === undefined) throw new RangeError('atCursor: the cursor is on nothing that is mounted');
    return element;
  }

  async focus(element: HTMLElement): Promise<void> {
    element.focus();
    await this.settled();
  }

  remove(): void {
    this.element.remove();
  }

  private take(event: CustomEvent<ChangesIntent>): void {
    const { changes } = event.detail;
    const before = this.snapshot;
    this.sent.push([...changes]);
    this.snapshot = applyChanges(this.snapshot, changes);
    this.element.state = { state: 'ready', snapshot: this.snapshot };
    const outcome = this.outcome ?? Promise.resolve({ ok: true, created: newIds(before, this.snapshot) });
    void outcome.then(({ ok }) => {
      if (ok) return;
      this.snapshot = before;
      this.element.state = { state: 'ready', snapshot: before };
    });
    event.detail.waitUntil(outcome);
  }
}

function newIds(before: Snapshot, after: Snapshot): readonly string[] {
  return Object.entries(after.entities).flatMap(([entity, rows = []]) => {
    const known = new Set(before.entities[entity as keyof typeof before.entities]?.map(({ id }) => id));
    return rows.map(({ id }) => id).filter((id) => !known.has(id));
  });
}

/** The row of that id, as the host holds it now. */
export function rowOf(matrix: MatrixUnderTest, id: string): Entity<'task'> | undefined {
  return matrix.snapshot.entities.task?.find((task) => task.id === id);
}

/** The matrix of that shop, drawn; what a test does not state is as it usually is. */
export async function openShop(given: Partial<Given> = {}): Promise<MatrixUnderTest> {
  const matrix = new MatrixUnderTest({ ...shopWork, ...given });
  await matrix.settled();
  return matrix;
}

/** What an element says of itself to those who do not see it. */
export function labelOf(element: Element): string {
  return element.getAttribute('aria-label') ?? '';
}
