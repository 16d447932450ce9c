import { cycleInWords, refLinkId, wouldCloseCycle, type Move } from '@entrelacs/core';
import type { LitElement } from 'lit';
import type { SettingsIntent } from '../shared/intents.ts';
import { keepMe } from '../shared/keep-me.ts';
import type { BoardBase } from './board-base.ts';
import type { DialogAnswer } from './board-dialog.ts';
import type { BoardLink } from './board/types.ts';
import { exportBoard, type ExportFormat, type ExportInput } from './exports/export-board.ts';
import { printBoard } from './exports/print-board.ts';
import { Forecasts } from './forecasts.ts';
import { linkDrawn, linkNamed, linkRemoved, taskAdded } from './gestures.ts';
import { hasKeys, keysBack, keysPath } from './keys-back.ts';
import { moveOf, moving, retyped } from './moves.ts';
import type { PanelAct, Subject } from './panel/panel-context.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import type { ToolbarAct } from './toolbar.ts';
import { uncover } from './uncover.ts';
import { BoardWriter } from './writer.ts';

/** What a member does on the board: links, moves, steps, settings, files. Comes after the first picture. */
export class BoardActs {
  private readonly host: BoardBase;
  private readonly writer: BoardWriter;
  private readonly bringKeysBack: () => void;
  /** The task that the panel spoke of last. */
  private uncovered?: string | undefined;
  /** What began a move from within the panel, which stays. */
  private opener?: HTMLElement | undefined;
  /** When tasks and milestones will be done, with their odds; worked out while something shows them. */
  readonly forecasts: Forecasts;

  /** @param host - The board that is acted on. */
  constructor(host: BoardBase) {
    this.host = host;
    this.bringKeysBack = keysBack(host);
    host.renderRoot.addEventListener('keydown', (event) => this.handleKey(event as KeyboardEvent));
    host.addController({ hostUpdated: () => this.uncoverChosen() });
    this.writer = new BoardWriter(
      host,
      () => ({ t: host.t, language: host.language, board: host.board }),
      (toast) => (host.toast = toast),
    );
    this.forecasts = new Forecasts(() => host.forecastWorker?.(), () => host.requestUpdate());
  }

  /** The titles of the cycle that a link would close. */
  cycleOf(from: string, to: string): string | undefined {
    const { board } = this.host;
    const cycle = board && wouldCloseCycle(board.graph, from, to);
    return cycle && board && cycleInWords(board.graph, cycle);
  }

  /** Draws a link unless it would close a cycle: that is said with its names. */
  async draw(from: string, to: string): Promise<void> {
    const cycle = this.cycleOf(from, to);
    if (cycle !== undefined) return this.writer.say({ text: this.host.t('deps.cycle.refused', { cycle }) });
    const [first, second] = [this.host.board?.byId.get(from), this.host.board?.byId.get(to)];
    if (!this.host.canLink || first === undefined || second === undefined) return this.writer.say({ text: this.host.t('deps.denied') });
    const isRow = this.host.can('dependency', 'predecessor');
    const said = this.host.t('deps.link.drawn', { from: first.task.title, to: second.task.title });
    const created = await this.writer.write(isRow ? linkDrawn(from, to) : linkNamed(from, second), said);
    const id = isRow ? created?.[0] : created && refLinkId(to, from);
    if (id !== undefined) this.host.show({ kind: 'link', id, isNew: true });
  }

  /** Shows what a move would bring about; nothing is written. */
  preview(move: Move | undefined): void {
    this.host.moving = move && this.host.board && moving(this.host.board, move);
  }

  /** A bar is being moved. */
  handleMove(bar: BarMove): void {
    if (!this.host.can('task', 'due', bar.task)) return;
    if (this.host.board !== undefined) this.preview(moveOf(this.host.board, bar, this.host.moving));
  }

  /** Shows the move with other days that were typed. */
  retype(dates: { readonly start?: string; readonly due?: string }): void {
    if (this.host.moving !== undefined) this.preview(retyped(this.host.moving, dates));
  }

  /** Deletes a link. */
  unlink(link: BoardLink): void {
    void this.writer.write(linkRemoved(link), this.host.t('deps.link.removed'));
  }

  /** Begins to move a task by a day, and brings the keys to its days. */
  async startMoving(task: string): Promise<void> {
    const path = keysPath();
    this.opener = path.some((one) => one.matches('coop-dependency-panel')) ? (path.at(-1) as HTMLElement) : undefined;
    this.handleMove({ task, workdays: 1, edge: 'both', isStep: false });
    await this.bringKeysTo('coop-impact-dock');
  }

  /** Writes the move that is shown. */
  applyMove(): void {
    const { moving: move, t, board } = this.host;
    if (move === undefined) return;
    void this.forgetMove();
    const title = board?.byId.get(move.move.task)?.task.title ?? '';
    void this.writer.write(move.impact.changes, t('deps.moved', { title, n: move.impact.changes.length }));
  }

  /** What the panel, the map or the list asks for. */
  handlePanel(act: PanelAct): void {
    switch (act.kind) {
      case 'show':
        return act.subject === undefined ? void this.close() : this.host.show(act.subject);
      case 'write':
        void this.writer.write(act.changes, act.said);
        if (act.then !== undefined) this.host.show(act.then);
        else if (act.changes.some(({ kind }) => kind === 'remove')) void this.close();
        return;
      case 'link':
        return void this.draw(act.from, act.to);
      case 'around':
        return this.host.setFilters({ ...this.host.shown.filters, around: act.id });
      case 'fold':
        return this.host.choose({ folded: [...this.host.shown.folded, act.project] });
      case 'unfold':
        return this.host.choose({ folded: this.host.shown.folded.filter((project) => project !== act.project) });
      case 'filter':
        return this.host.setFilters(act.filters);
      case 'move':
        return void this.startMoving(act.id);
      case 'add':
        return void this.add(act.titles);
      case 'map':
        return this.showPair(act.asker, act.provider);
      case 'me':
        this.host.dialog = 'me';
    }
  }

  /** Takes away what shows a move, the keys not with it. */
  async forgetMove(): Promise<void> {
    const hadKeys = hasKeys(this.host.renderRoot as ShadowRoot);
    this.host.moving = undefined;
    await this.host.updateComplete;
    if (!hadKeys) return;
    if (this.opener?.isConnected === true) this.opener.focus();
    else this.bringKeysBack();
  }

  /** Escape in the toolbar or in the view closes the panel, unless something nearer has taken it: a menu, the search, a move, a link being drawn. */
  private handleKey(event: KeyboardEvent): void {
    const { dialog, subject } = this.host;
    const isTaken = event.defaultPrevented || dialog !== undefined || event.composedPath()[0] instanceof HTMLInputElement;
    if (event.key === 'Escape' && !isTaken && subject !== undefined) void this.close();
  }

  /** Opens the panel on something that was asked for away from the view: the keys go there too. */
  private async enter(subject: Subject): Promise<void> {
    this.host.show(subject);
    await this.bringKeysTo('coop-dependency-panel');
  }

  private async bringKeysTo(name: 'coop-dependency-panel' | 'coop-impact-dock'): Promise<void> {
    await this.host.updateComplete;
    const element = this.host.renderRoot.querySelector<LitElement>(name);
    await element?.updateComplete;
    if (element !== null && !hasKeys(element.shadowRoot)) element.focus();
  }

  /** A task that was just chosen is brought out from under the panel, once both have their places. */
  private uncoverChosen(): void {
    const { chosenTask, renderRoot } = this.host;
    if (chosenTask === this.uncovered) return;
    this.uncovered = chosenTask;
    if (chosenTask !== undefined) requestAnimationFrame(() => uncover(renderRoot, chosenTask));
  }

  /** Closes the panel; keys that were in it go back to where they came from. */
  private async close(): Promise<void> {
    this.host.show(undefined);
    await this.host.updateComplete;
    this.bringKeysBack();
  }

  /** What the toolbar asks for. */
  handleAct(act: ToolbarAct): void {
    switch (act) {
      case 'first':
      case 'filters':
      case 'add':
        return this.host.subject?.kind === act ? this.host.show(undefined) : void this.enter({ kind: act });
      case 'fold':
        return this.host.choose({ folded: [...(this.host.board?.people.projects.keys() ?? [])] });
      case 'unfold':
        return this.host.choose({ folded: [] });
      case 'keys':
      case 'me':
      case 'settings':
        this.host.dialog = act;
        return;
      default:
        void this.export(act);
    }
  }

  /** What a dialog answers. */
  handleDialog({ detail = {} }: CustomEvent<DialogAnswer | undefined>): void {
    const { me, settings, row } = detail ?? {};
    if (settings !== undefined) return this.set(settings);
    this.host.dialog = undefined;
    if (row !== undefined) void this.enter(row.entity === 'task' ? { kind: 'task', id: row.id } : { kind: 'link', id: row.id });
    if (me === undefined) return;
    this.host.me = me === '' ? undefined : me;
    keepMe(this.host.board?.people.members.get(me));
    if (this.host.subject === undefined && me !== '') void this.enter({ kind: 'first' });
  }

  private set(settings: SettingsIntent['settings']): void {
    const waitUntil: SettingsIntent['waitUntil'] = (outcome) => void outcome.then((ended) => this.writer.end(ended));
    this.host.dispatchEvent(new CustomEvent<SettingsIntent>('coop-settings', { detail: { settings, waitUntil }, bubbles: true, composed: true }));
  }

  private showPair(asker: string, provider: string): void {
    const isOf = (side: { readonly team?: string; readonly members: readonly string[] }, key: string) => side.team === key || side.members[0] === key;
    const found = this.host.board?.needs.find((need) => need.isOpen && isOf(need.asker, asker) && isOf(need.provider, provider));
    this.host.choose({ view: 'map' });
    this.host.show(found === undefined ? undefined : { kind: 'link', id: found.id });
  }

  private async add(titles: readonly string[]): Promise<void> {
    const { project, team } = this.host.shown.filters;
    const created = await this.writer.write(titles.flatMap((title) => taskAdded(title, { project, team })), this.host.t('deps.task.added', { n: titles.length }));
    if (created !== undefined) this.host.show(created.length === 1 && created[0] !== undefined ? { kind: 'task', id: created[0] } : undefined);
  }

  private exportInput(): ExportInput | undefined {
    const { board, tasks, t, language, culture, formats, today, initials, shown: options, store } = this.host;
    const odds = board && options.forecast ? this.forecasts.of(board) : undefined;
    return board && { host: this.host, board, tasks, scene: store.scene, initials, t, language, culture, formats, today, options, odds };
  }

  private async export(format: ExportFormat | 'print'): Promise<void> {
    const { board, t } = this.host;
    if (board === undefined) return;
    if (format === 'svg' || format === 'png' || format === 'print') this.host.layOut(board);
    await this.host.store.settled;
    if (format === 'print') return print();
    const input = this.exportInput();
    const isDone = input !== undefined && (await exportBoard(format, input).catch(() => false));
    if (!isDone) this.writer.say({ text: t('deps.export.failed') });
  }
  /** The browser is about to print: all that the filters let through takes the place of the screen. */
  print(): void {
    const target = this.host.renderRoot.querySelector<HTMLElement>('.print');
    const input = this.exportInput();
    if (target !== null && input !== undefined) printBoard(target, input);
  }
}
