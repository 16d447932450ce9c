import { commonMessages, describeIssue, formatsFor, isLate, mayEdit, statuses, translator, wikiListMessages, type Formats, type Lang, type Outcome, type Snapshot, type SourceState, type Status, type Task, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../coop-menu/coop-menu.ts';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { letter } from '../shapes/letters.ts';
import { progress } from '../shapes/progress.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import type { ChangesIntent } from '../shared/intents.ts';
import { stateStyles } from '../shared/states.styles.ts';
import '../shared/toast.ts';
import type { Toast } from '../shared/toast.ts';
import { waitingState } from '../shared/waiting-state.ts';
import { adoptTokens } from '../tokens.styles.ts';
import { statusBoardStyles } from './coop-status-board.styles.ts';

/** The columns, in the order of a task's life; what was cancelled is not shown. */
const columns: readonly Status[] = ['todo', 'doing', 'review', 'done'];
const page = 50;

/**
 * @summary Tasks in columns by status: dragged, or moved by the arrow keys, from one to the next.
 * @event {CustomEvent<ChangesIntent>} coop-edit - A task is to have another status.
 * @event {CustomEvent<string>} coop-open - A task is to be opened: its id.
 * @event coop-retry - The member wants the rows read again.
 */
export class CoopStatusBoard extends LitElement {
  static override styles = [controlStyles, shapeStyles, letterStyles, stateStyles, statusBoardStyles];
  private t: Translate = (code) => code;
  private formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @state() private dragged?: string | undefined;
  @state() private target?: Status | undefined;
  @state() private shown: Partial<Record<Status, number>> = {};
  @state() private toast?: Toast | undefined;
  /** What there is to show. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  @property() culture?: string;
  /** Only tasks of this project. */
  @property() project?: string | undefined;
  @property() team?: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) this.t = translator(this.language, commonMessages, wikiListMessages);
    if (['language', 'culture', 'today'].some((name) => changed.has(name))) this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
  }

  private get snapshot(): Snapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  private retry(): void {
    emit(this, 'coop-retry', undefined, true);
  }

  private labelOf(status: Status): string {
    return statuses.find(({ key }) => key === status)?.label[this.language] ?? status;
  }

  private tasksOf(status: Status): Task[] {
    const { project, team } = this;
    const tasks = (this.snapshot?.entities.task ?? []).filter((task) => task.status === status && (project === undefined || task.project === project) && (team === undefined || task.team === team));
    return status === 'done' ? tasks.sort((a, b) => (b.doneOn ?? '').localeCompare(a.doneOn ?? '')) : tasks.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
  }

  private canMove(task: string): boolean {
    return this.snapshot !== undefined && mayEdit(this.snapshot.access, 'task', task, 'status');
  }

  private async move(id: string, status: Status): Promise<void> {
    const task = this.snapshot?.entities.task?.find((one) => one.id === id);
    if (task === undefined || task.status === status) return;
    if (!this.canMove(id)) return void (this.toast = { text: this.t('wiki.kanban.locked') });
    const before = task.status;
    const outcome = this.send(id, status);
    this.toast = {
      text: this.t('wiki.kanban.moved', { title: task.title, status: this.labelOf(status) }),
      act: { label: this.t('common.undo'), run: () => void this.send(id, before).then(() => this.focusCard(id)) },
    };
    await this.focusCard(id);
    const ended = await outcome;
    if (!ended.ok) this.toast = { text: describeIssue(ended.issue, this.language).why };
    await this.focusCard(id);
  }

  private send(id: string, status: Status): Promise<Outcome> {
    return new Promise((resolve) => {
      const detail: ChangesIntent = { changes: [{ kind: 'update', entity: 'task', id, fields: { status } }], waitUntil: (ended) => void ended.then(resolve) };
      this.dispatchEvent(new CustomEvent<ChangesIntent>('coop-edit', { detail, bubbles: true, composed: true }));
    });
  }

  /** A card that moved keeps the focus that it had. */
  private async focusCard(id: string): Promise<void> {
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>('.title')].find(({ dataset }) => dataset['id'] === id)?.focus();
  }

  private handleKey(event: KeyboardEvent, { id, status }: Task): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : columns[columns.indexOf(status) + step];
    if (next !== undefined) {
      event.preventDefault();
      return void this.move(id, next);
    }
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const cards = [...(event.currentTarget as HTMLElement).closest('ul')!.querySelectorAll<HTMLElement>('.title')];
    cards[cards.indexOf(event.currentTarget as HTMLElement) + way]?.focus();
  }

  private handleDrop(event: DragEvent, status: Status): void {
    event.preventDefault();
    const { dragged } = this;
    this.target = this.dragged = undefined;
    if (dragged !== undefined) void this.move(dragged, status);
  }

  private say(toast: Toast | undefined): void {
    this.toast = toast;
  }

  private drag(task: string | undefined): void {
    this.dragged = task;
    if (task === undefined) this.target = undefined;
  }

  private aim(status: Status): void {
    this.target = status;
  }

  private showMore(status: Status, limit: number): void {
    this.shown = { ...this.shown, [status]: limit };
  }

  private renderCard(task: Task) {
    const { t, formats, today, snapshot } = this;
    const { id, status } = task;
    const canMove = this.canMove(id);
    const title = task.title === '' ? id : task.title;
    const doers = task.responsible.map((member) => snapshot?.entities.member?.find((one) => one.id === member)?.name ?? member);
    const isOver = status === 'done';
    const late = isLate(task, today);
    return html`<li>
      <div
        class=${this.dragged === id ? 'card dragged' : 'card'}
        draggable=${canMove ? 'true' : 'false'}
        @dragstart=${(event: DragEvent) => {
          event.dataTransfer?.setData('text/plain', title);
          this.drag(id);
        }}
        @dragend=${() => this.drag(undefined)}
      >
        <button class="title" data-id=${id} aria-label=${t('wiki.kanban.card', { title, status: this.labelOf(status) })} aria-describedby="help" @click=${() => emit(this, 'coop-open', id, true)} @keydown=${(event: KeyboardEvent) => this.handleKey(event, task)}>
          ${title}
        </button>
        ${canMove
          ? html`<coop-menu
              label=${t('wiki.kanban.move', { title })}
              icon="more"
              icon-only
              quiet
              .items=${columns.map((value) => ({ value, label: this.labelOf(value), checked: value === status }))}
              @coop-choose=${(event: CustomEvent<Status>) => void this.move(id, event.detail)}
            ></coop-menu>`
          : html`<span class="lock" title=${t('wiki.kanban.locked')}>${icon('lock')}<span class="visually-hidden">${t('wiki.kanban.locked')}</span></span>`}
        <span class="meta">
          ${doers.length === 0 ? nothing : html`<span>${letter('responsible')} ${doers.join(', ')}</span>`}
          ${task.due === undefined || isOver ? nothing : html`<span class=${late ? 'late' : ''}>${formats.dueOrDay(task.due)}</span>`}
        </span>
      </div>
    </li>`;
  }

  private renderColumn(status: Status) {
    const { t } = this;
    const tasks = this.tasksOf(status);
    const limit = this.shown[status] ?? page;
    return html`<section
      class=${this.target === status ? 'target' : ''}
      aria-label=${this.labelOf(status)}
      @dragover=${(event: DragEvent) => {
        if (this.dragged === undefined) return;
        event.preventDefault();
        this.aim(status);
      }}
      @drop=${(event: DragEvent) => this.handleDrop(event, status)}
    >
      <h3>${progress(status)} ${this.labelOf(status)} <span class="soft">${tasks.length}</span></h3>
      ${tasks.length === 0 ? html`<p class="none">${t('wiki.kanban.none')}</p>` : nothing}
      <ul>
        ${repeat(tasks.slice(0, limit), ({ id }) => id, (task) => this.renderCard(task))}
      </ul>
      ${tasks.length > limit ? html`<button class="button quiet" @click=${() => this.showMore(status, limit + page)}>${t('wiki.kanban.more', { n: tasks.length - limit })}</button>` : nothing}
    </section>`;
  }

  override render() {
    const { t, state: now } = this;
    if (now.state !== 'ready') return waitingState(this.language, now, () => this.retry());
    return html`
      <p class="visually-hidden" id="help">${t('wiki.kanban.help')}</p>
      <div class="columns" role="group" aria-label=${t('wiki.kanban.label')}>${columns.map((status) => this.renderColumn(status))}</div>
      <coop-toast .toast=${this.toast} @toast-gone=${() => this.say(undefined)}></coop-toast>
    `;
  }
}

customElements.define('coop-status-board', CoopStatusBoard);
