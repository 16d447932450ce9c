import { changesOfAct, describeIssue, handOver, type Change, type Issue, type ItemAct, type Outcome, type RaciItem } from '@entrelacs/core';
import { letter } from '../shapes/letters.ts';
import { emit } from '../shared/emit.ts';
import type { ChangesIntent, SettingsIntent } from '../shared/intents.ts';
import type { Toast } from '../shared/toast.ts';
import type { CoopRaciMatrix } from './coop-raci-matrix.ts';
import type { CellsIntent, GoneRow } from './grid-acts.ts';
import { roleWord } from './grid-cells.ts';
import { added, cellsOf, changesOfLetters, completed, formerAccountable, renamed, undoOf, type LetterOptions } from './intents.ts';

/** Cells wait this long before they show that their edit is on its way: most are there before. */
const patience = 300;

type Cells = readonly (readonly [string, string])[];

/**
 * Turns what the member does into intents for the host, says what was done with a way back, and shows what came back refused.
 */
export class MatrixGestures {
  readonly #matrix: CoopRaciMatrix;

  constructor(matrix: CoopRaciMatrix) {
    this.#matrix = matrix;
  }

  /** Says something for a while. */
  say(toast: Toast | undefined): void {
    this.#matrix.toast = toast;
  }

  /** A letter for some cells. */
  give(intent: CellsIntent): void {
    const context = this.#context();
    if (context === undefined) return;
    const { t, data, letters } = context;
    const { items, members, role } = intent;
    if (role !== undefined && !context.has(role)) return this.say({ text: t('raci.role.noColumn', { role: roleWord(t, role) }) });
    const changes = changesOfLetters(intent, letters);
    if (changes.length === 0) return;
    const former = formerAccountable(intent, letters);
    const [item] = items;
    const [member] = members;
    const nameOf = (id: string | undefined) => data.membersById.get(id ?? '')?.name ?? id ?? '';
    void this.#send('coop-assign', changes, cellsOf(intent));
    if (former !== undefined && item !== undefined) {
      const text = t('raci.moved', { name: nameOf(member), title: shortened(item.title), before: nameOf(former) });
      this.#offerUndo('coop-assign', changes, { text, shape: letter('accountable') });
    } else if (items.length > 1 || members.length > 1) {
      this.#offerUndo('coop-assign', changes, { text: t('raci.filled', { n: changes.length }) });
    }
  }

  /** Another title for a row. */
  rename(item: RaciItem, title: string): void {
    const context = this.#context();
    if (context !== undefined) void this.#send('coop-edit', renamed(item, title, context.view.entity));
  }

  /** A row went while it was edited: says so, and keeps what was typed. One that is only out of view is renamed all the same. */
  follow({ row: { item, group }, title = '' }: GoneRow): void {
    const context = this.#context();
    const isTyped = title !== '' && title !== item.title;
    if (context === undefined) return;
    const { t, data } = context;
    if (data.itemsById.has(item.id)) return isTyped ? this.rename(item, title) : undefined;
    const text = t(isTyped ? 'raci.gone.typed' : 'raci.gone', { title: shortened(item.title), typed: shortened(title) });
    this.say({ text, ...(isTyped && { act: { label: t('raci.task.add'), run: () => void this.add([title], group) } }) });
  }

  /** A task is done, or open again. */
  complete(item: RaciItem): void {
    const context = this.#context();
    if (context === undefined) return;
    const changes = completed(item);
    void this.#send('coop-edit', changes);
    if (item.status !== 'done' && item.status !== 'cancelled') this.#offerUndo('coop-edit', changes, { text: context.t('raci.completed', { title: shortened(item.title) }) });
  }

  /** Rows for a group, by their titles; the cursor goes to the last one, or its being out of view is said. */
  async add(titles: readonly string[], group: string | undefined): Promise<void> {
    const context = this.#context();
    if (context === undefined || titles.length === 0) return;
    const matrix = this.#matrix;
    const { view, t } = context;
    const created = this.#send('coop-edit', added(titles, group, view.groupBy, view.entity, (field) => context.has(field)));
    const text = t('raci.task.added', { n: titles.length });
    if (titles.length > 1) this.say({ text });
    matrix.collapsed = new Set([...matrix.collapsed].filter((key) => key !== group));
    const last = (await created).at(-1);
    await matrix.updateComplete;
    if (last === undefined) return;
    if (matrix.grid?.goTo(last) !== true) return this.say({ text: `${text}, ${t('raci.beyond')}` });
    matrix.sent = last;
    emit(matrix, 'coop-select', last, true);
  }

  /** A person more; the cursor goes to their column. */
  async addMember(name: string): Promise<void> {
    const matrix = this.#matrix;
    const [id] = await this.#send('coop-edit', [{ kind: 'create', entity: 'member', fields: { name } }]);
    await matrix.updateComplete;
    const row = matrix.store.model.rows[Math.max(matrix.grid?.at.row ?? 0, 0)];
    if (id !== undefined && row !== undefined) matrix.grid?.goTo(row.key, id);
  }

  /** A step that a person takes on a row. */
  act(item: RaciItem, act: Exclude<ItemAct, 'handOver'>): void {
    const changes = changesOfAct(item, act);
    void this.#send('coop-edit', changes);
    const context = this.#context();
    if (context !== undefined) this.#offerUndo('coop-edit', changes, { text: `${shortened(item.title)}\u00A0: ${context.t(`raci.act.${act}`)}` });
  }

  /** Another person takes over. */
  handOver(item: RaciItem, from: string, to: string): void {
    const context = this.#context();
    if (context === undefined) return;
    const { t, data, letters } = context;
    const changes = handOver(item, from, to, letters);
    if (changes.length === 0) return;
    void this.#send('coop-assign', changes, [[item.id, from], [item.id, to]]);
    const nameOf = (id: string) => data.membersById.get(id)?.name ?? id;
    this.#offerUndo('coop-assign', changes, { text: t('raci.handedOver', { title: shortened(item.title), from: nameOf(from), to: nameOf(to) }) });
  }

  /** Choices for the whole document; `text` says what was done, with a way back to `before`. */
  set(settings: SettingsIntent['settings'], text?: string, before?: SettingsIntent['settings']): void {
    const waitUntil = (outcome: Promise<Outcome>) => void this.#follow(outcome, []);
    this.#matrix.dispatchEvent(new CustomEvent<SettingsIntent>('coop-settings', { detail: { settings, waitUntil }, bubbles: true, composed: true }));
    const t = this.#context()?.t;
    if (text === undefined || t === undefined) return;
    this.say({ text, ...(before !== undefined && { act: { label: t('common.undo'), run: () => this.set(before) } }) });
  }

  /** The matrix as it is now; undefined before there are rows. */
  #context() {
    const { t, language, view, entity, several, store } = this.#matrix;
    const { data } = store;
    const letters: LetterOptions = { entity, several };
    return data === undefined || view === undefined ? undefined : { t, language, data, view, letters, has: (field: string) => this.#matrix.has(field) };
  }

  #offerUndo(type: string, changes: readonly Change[], toast: Toast): void {
    const context = this.#context();
    if (context === undefined) return;
    const back = undoOf(changes, context.data.itemsById);
    this.say({ ...toast, act: { label: context.t('common.undo'), run: () => void this.#send(type, back) } });
  }

  /** Tells the host; resolves to the ids of what it made, none when it refused. */
  #send(type: string, changes: readonly Change[], cells: Cells = []): Promise<readonly string[]> {
    let created = Promise.resolve<readonly string[]>([]);
    const waitUntil = (outcome: Promise<Outcome>) => void (created = this.#follow(outcome, cells));
    this.#matrix.progress.set(cells, undefined);
    this.#matrix.dispatchEvent(new CustomEvent<ChangesIntent>(type, { detail: { changes, waitUntil }, bubbles: true, composed: true }));
    return created;
  }

  async #follow(outcome: Promise<Outcome>, cells: Cells): Promise<readonly string[]> {
    const waiting = setTimeout(() => this.#mark(cells, 'pending'), patience);
    const result = await outcome;
    clearTimeout(waiting);
    this.#mark(cells, result.ok ? undefined : 'refused');
    if (result.ok) return result.created;
    this.#sayRefused(result.issue);
    return [];
  }

  #mark(cells: Cells, progress: 'pending' | 'refused' | undefined): void {
    if (cells.length === 0) return;
    this.#matrix.progress.set(cells, progress);
    this.#matrix.requestUpdate();
  }

  #sayRefused(issue: Issue): void {
    const context = this.#context();
    if (context === undefined) return;
    this.say({ text: context.t('raci.refused', { reason: describeIssue(issue, context.language).why }) });
  }
}

/** A title as it fits into a sentence. */
function shortened(title: string): string {
  return title.length > 30 ? `${title.slice(0, 28).trimEnd()}…` : title;
}
