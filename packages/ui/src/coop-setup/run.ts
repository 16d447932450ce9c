import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth } from '../shapes/more-health.ts';
import { progress } from '../shapes/progress.ts';
import { renderFailure } from './failure.ts';
import type { RunRow, RunView } from './setup-view.ts';

const rings = { done: 'done', now: 'doing', waiting: 'todo' } as const;

/** What is being done, line by line; the same lines stay when it is over. */
export function renderRun(t: Translate, run: RunView, nameOf: (finding: string) => string): TemplateResult {
  const step = Math.min(run.rows.length, run.rows.filter(({ state }) => state === 'done').length + 1);
  const title = run.ended === undefined ? t(`setup.run.${run.kind}`) : endTitle(t, run);
  return html`<section aria-live="polite" class="run">
    <h2 class="section-title">${title}</h2>
    ${run.ended === undefined
      ? html`<p class="aside"><span>${t('setup.run.step', { step, of: run.rows.length })}</span>${run.secondsLeft === undefined ? nothing : html`<span class="soft">${t('setup.run.left', { n: run.secondsLeft })}</span>`}</p>
          <progress aria-label=${title} max="1" .value=${run.fraction}></progress>`
      : nothing}
    <ul class="steps">
      ${run.rows.map((row) => renderRow(t, row, nameOf))}
    </ul>
    ${run.failure === undefined ? nothing : renderFailure(t, run.failure)}
    ${run.ended === undefined ? html`<p class="note">${anyHealth('info')}<span>${t('setup.run.safe')}</span></p>` : nothing}
  </section>`;
}

function endTitle(t: Translate, { kind, ended }: RunView): string {
  if (ended === 'done') return t(`setup.run.done.${kind}`);
  return t(ended === 'stopped' ? 'setup.run.stopped' : 'setup.error.run');
}

function renderRow(t: Translate, row: RunRow, nameOf: (finding: string) => string): TemplateResult {
  const words = row.code === undefined ? nameOf(row.finding ?? '') : t(row.code);
  const count = countOf(t, row);
  return html`<li class=${row.state} aria-current=${row.state === 'now' ? 'step' : nothing}>
    ${row.state === 'failed' ? anyHealth('crit', t('setup.result.failed')) : progress(rings[row.state])}<span>${words}</span><span class="soft">${count}</span>
  </li>`;
}

function countOf(t: Translate, { state, finding, done = 0, total = 0 }: RunRow): string {
  if (total === 0 || state === 'waiting' || state === 'failed') return '';
  return state === 'done' && finding === undefined ? t('setup.rows', { n: total }) : t('setup.of', { done, total });
}
