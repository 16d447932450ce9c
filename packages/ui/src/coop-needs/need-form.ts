import { requestNeed, type Change, type Snapshot, type Task, type Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';

/** What asking needs to know. */
export interface AskContext {
  readonly t: Translate;
  readonly snapshot: Snapshot;
  readonly today: string;
  readonly me: string | undefined;
  readonly project: string | undefined;
  /** The task that something is asked for, where the page says so. */
  readonly task?: string | undefined;
}

/** Tasks that something can be asked for: open, of the project; the reader's own first. */
export function askingTasks({ snapshot, me, project, task }: AskContext): readonly Task[] {
  const isMine = ({ responsible, accountable }: Task) => me !== undefined && [...responsible, ...accountable].includes(me);
  const open = (snapshot.entities.task ?? []).filter(({ id, status, project: of }) => status !== 'done' && status !== 'cancelled' && (task === undefined ? project === undefined || of === project : id === task));
  return [...open.filter(isMine), ...open.filter((other) => !isMine(other))];
}

/** The form that asks for what a task needs: of another task, or of a team that gets a new one. */
export function needForm(context: AskContext, send: (changes: readonly Change[]) => void, cancel: () => void): TemplateResult {
  const { t, snapshot, today } = context;
  const asking = askingTasks(context);
  const open = (snapshot.entities.task ?? []).filter(({ status }) => status !== 'done' && status !== 'cancelled');
  const teams = snapshot.entities.team ?? [];
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const asker = asking.find(({ id }) => id === text('asker'));
    const [need, neededBy, of, team] = [text('need'), text('neededBy'), text('of'), text('team')];
    if (asker === undefined || need === '' || (of === '' && team === '')) return;
    send(requestNeed(asker, of === '' ? { team } : { task: of }, { need, ...(neededBy !== '' && { neededBy }) }, today));
  };
  if (asking.length === 0) return html`<p class="soft">${t('wiki.ask.noTask')}</p>`;
  return html`<form class="ask" aria-label=${t('wiki.ask.title')} @submit=${submit}>
    <label><span>${t('wiki.ask.need')}</span><textarea class="field" name="need" rows="2" required placeholder=${t('wiki.ask.need.hint')}></textarea></label>
    <label><span>${t('wiki.ask.for')}</span><select class="field" name="asker" required>${asking.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</select></label>
    <label
      ><span>${t('wiki.ask.of')}</span
      ><select class="field" name="of" ?required=${teams.length === 0}>
        <option value="">${t('wiki.ask.of.new')}</option>
        ${open.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
      </select></label
    >
    ${teams.length === 0 ? '' : html`<label><span>${t('wiki.ask.team')}</span><select class="field" name="team">${teams.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>`}
    <label><span>${t('wiki.ask.by')}</span><input class="field" type="date" name="neededBy" /></label>
    <div class="acts">
      <button class="button primary">${t('wiki.ask.send')}</button>
      <button class="button quiet" type="button" @click=${cancel}>${t('common.cancel')}</button>
    </div>
  </form>`;
}
