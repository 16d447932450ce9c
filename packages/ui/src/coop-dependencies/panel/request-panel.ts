import { requestNeed } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelContext, Subject } from './panel-context.ts';

/** Asks a team for something: of one of its tasks, or of a new one that is made for it. One gesture. */
export function requestPanel({ asker, provider }: Subject & { kind: 'request' }, context: PanelContext): TemplateResult {
  const { t, board, act, today } = context;
  const teams = [...board.people.teams.values()];
  const open = board.tasks.filter(({ isOpen }) => isOpen);
  const ofTeam = asker === undefined || asker === '' ? open : open.filter(({ task }) => task.team === asker);
  const tasks = ofTeam.length === 0 ? open : ofTeam;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const task = board.byId.get(text('asker'));
    const [need, neededBy, team, of] = [text('need'), text('neededBy'), text('team'), text('provider')];
    if (task === undefined || need === '' || (team === '' && of === '')) return;
    const changes = requestNeed(task.task, of === '' ? { team } : { task: of }, { need, ...(neededBy !== '' && { neededBy }) }, today);
    act({ kind: 'write', changes, said: t('deps.request.sent'), then: { kind: 'task', id: task.id } });
  };
  const providers = provider === undefined ? [] : open.filter(({ task }) => task.team === provider);
  return html`
    <h2 class="panel-title" tabindex="-1">${t('deps.ask')}</h2>
    <p class="soft">${t('deps.request.why')}</p>
    <form class="editor" @submit=${submit}>
      <label class="field-row"><span>${t('deps.request.asker')}</span><select class="field" name="asker" required>${tasks.map(({ id, task }) => html`<option value=${id}>${task.title}</option>`)}</select></label>
      <label class="field-row"><span>${t('deps.request.need')}</span><textarea class="field" name="need" rows="3" required placeholder=${t('deps.link.need.hint')}></textarea></label>
      ${teams.length === 0
        ? nothing
        : html`<label class="field-row"
            ><span>${t('deps.request.team')}</span
            ><select class="field" name="team">${teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === provider}>${name}</option>`)}</select></label
          >`}
      <label class="field-row"
        ><span>${t('deps.request.provider')}</span
        ><select class="field" name="provider" ?required=${teams.length === 0}>
          <option value="">${t('deps.request.newTask')}</option>
          ${(provider === undefined || providers.length === 0 ? open : providers).map(({ id, task }) => html`<option value=${id}>${task.title}</option>`)}
        </select></label
      >
      <label class="field-row"><span>${t('deps.link.neededBy')}</span><input class="field" type="date" name="neededBy" /></label>
      <div class="acts"><button class="button primary">${t('deps.request.send')}</button><button type="button" class="button quiet" @click=${() => act({ kind: 'show', subject: undefined })}>${t('common.cancel')}</button></div>
    </form>
  `;
}

/** Adds tasks: a line each. */
export function addPanel(context: PanelContext): TemplateResult {
  const { t, act } = context;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('titles');
    const titles = (typeof text === 'string' ? text : '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
    if (titles.length > 0) act({ kind: 'add', titles });
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };
  return html`
    <h2 class="panel-title" tabindex="-1">${t('deps.task.add')}</h2>
    <form class="editor" @submit=${submit}>
      <label class="field-row"
        ><span>${t('deps.task.titles')}</span
        ><textarea class="field" name="titles" rows="3" required placeholder=${t('deps.task.titles.hint')} @keydown=${handleKey}></textarea></label
      >
      <div class="acts"><button class="button primary">${t('common.add')}</button><button type="button" class="button quiet" @click=${() => act({ kind: 'show', subject: undefined })}>${t('common.cancel')}</button></div>
    </form>
  `;
}
