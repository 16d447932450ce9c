import { createWikiClient } from '@entrelacs/yeswiki';
import { parsed } from './page-config.ts';
import { followTheme } from './wiki-theme.ts';

/** What the demo's removal left, until the page that is read again has said it. */
const saidLater = 'entrelacs.admin.said';

followTheme();
for (const host of document.querySelectorAll<HTMLElement>('[data-entrelacs="admin"]')) wire(host);

/** Buttons of the administrator's page: each says in `data-body` what it asks, and the page is read again once it is done. */
function wire(host: HTMLElement): void {
  const { base } = parsed(host.dataset['config']);
  const token = host.dataset['token'] ?? '';
  const said = host.querySelector<HTMLElement>('.entrelacs-said');
  const client = createWikiClient({ base: typeof base === 'string' ? base : '?', token, timeout: 300_000 });
  const buttons = [...host.querySelectorAll<HTMLButtonElement>('button[data-body], button[data-conflict]')];
  if (said !== null) said.textContent = sessionStorage.getItem(saidLater) ?? '';
  sessionStorage.removeItem(saidLater);
  const ask = async (button: HTMLButtonElement): Promise<void> => {
    const { body, confirm: question, conflict, decision } = button.dataset;
    if (question !== undefined && !confirm(question)) return;
    for (const one of buttons) one.disabled = true;
    button.setAttribute('aria-busy', 'true');
    const answer = conflict === undefined ? await client.install(parsed(body)) : await client.decide(conflict, decision === 'grist' ? 'grist' : 'wiki');
    if (answer.ok) {
      if ('parts' in answer.value && parsed(body)['demo'] === 'remove') sessionStorage.setItem(saidLater, answer.value.parts.flatMap(({ kind, details }) => (kind === 'demo' ? details : [])).join(' '));
      return location.reload();
    }
    for (const one of buttons) one.disabled = false;
    button.removeAttribute('aria-busy');
    if (said !== null) said.textContent = answer.failure.message === '' ? answer.failure.code : answer.failure.message;
  };
  for (const button of buttons) button.addEventListener('click', () => void ask(button));
}
