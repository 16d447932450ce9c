import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth, type Health } from '../shapes/more-health.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { progress } from '../shapes/progress.ts';
import { renderChange } from './changes.ts';
import type { DemoView, DoctorView, FindingView, LinkPlanView, RuleView, RunRow, RunView, SetupLink } from './setup-view.ts';
import { emphasised, typeWords } from './words.ts';

/** What an installed document's page shows, and what it tells of. */
export interface DoctorParts {
  readonly t: Translate;
  readonly view: DoctorView;
  readonly ticked: ReadonlySet<string>;
  readonly run?: RunView | undefined;
  readonly isBusy: boolean;
  /** What is being confirmed, if anything. */
  readonly open: 'demo' | 'rules' | undefined;
  /** The form that links a table, where it is open; the entity whose link is about to end; what either would change, once that is known. */
  readonly linkForm: TemplateResult | typeof nothing;
  readonly unlinking: string | undefined;
  readonly linkPlan: LinkPlanView | undefined;
  readonly onTick: (key: string, isTicked: boolean) => void;
  readonly onOpen: (what: 'demo' | 'rules' | undefined) => void;
  readonly onAct: (event: 'coop-demo-add' | 'coop-demo-remove' | 'coop-rules-set') => void;
  readonly onLink: (link?: SetupLink) => void;
  /** Asks about the end of a link, no longer asks, or ends it. */
  readonly onUnlink: (entity: string | undefined, isSure?: boolean) => void;
}

const shapes: Readonly<Record<FindingView['severity'], Health>> = { critical: 'crit', warning: 'warn', info: 'info' };

/** What a finding is about, in a few words for the list of what is being done. */
export function findingWords(t: Translate, finding: FindingView): string {
  return t(`setup.now.${finding.kind}`, valuesOf(t, finding));
}

/** The right column: what is wrong, what a repair changes. */
export function renderFindings(parts: DoctorParts): TemplateResult {
  const { t, view, ticked } = parts;
  const changes = view.findings.filter(({ key }) => ticked.has(key)).flatMap((finding) => finding.changes);
  return html`<section>
    <h2 class="section-title">
      ${t('setup.health')}
      <span class="counts">
        ${(['critical', 'warning', 'info'] as const).map((severity) => {
          const count = view.findings.filter((finding) => finding.severity === severity).length;
          return count === 0 ? nothing : html`<span>${anyHealth(shapes[severity], t(`setup.severity.${severity}`))}${count}</span>`;
        })}
        <span>${anyHealth('good')}${t('setup.healthy', { n: view.inOrder.length })}</span>
      </span>
    </h2>
    ${view.findings.length === 0 ? html`<p class="soft">${t('setup.allWell')}</p>` : html`<ul class="findings">${view.findings.map((finding) => renderFinding(parts, finding))}</ul>`}
    <details>
      <summary>${anyIcon('right')}${t('setup.inOrder', { n: view.inOrder.length })}</summary>
      <ul class="tables">
        ${view.inOrder.map(
          ({ kind, name, count }) => html`<li>${anyIcon(kind === 'table' ? 'table' : 'panel')}<span class="one-line" title=${name}>${name}</span><span class="soft">${t(kind === 'table' ? 'setup.columns' : 'setup.sections', { n: count })}</span></li>`,
        )}
      </ul>
    </details>
    ${view.findings.length === 0
      ? nothing
      : html`<div class="card changes">
          <h3>${t('setup.changes')}<span class="soft">${t('setup.changesNote')}</span></h3>
          ${changes.length === 0 ? html`<p class="soft">${t('setup.changesNone')}</p>` : html`<ul>${changes.map((change) => renderChange(t, change))}</ul>`}
        </div>`}
  </section>`;
}

function renderFinding({ t, ticked, run, isBusy, onTick }: DoctorParts, finding: FindingView): TemplateResult {
  const id = `finding-${finding.key.replace(/\W+/g, '-')}`;
  const result = run?.rows.find((row) => row.finding === finding.key);
  return html`<li>
    ${finding.manual
      ? html`<span></span>`
      : html`<input
          type="checkbox"
          id=${id}
          aria-describedby="${id}-effect"
          .checked=${ticked.has(finding.key)}
          ?disabled=${isBusy}
          @change=${(event: Event) => onTick(finding.key, (event.currentTarget as HTMLInputElement).checked)}
        />`}
    ${anyHealth(shapes[finding.severity], t(`setup.severity.${finding.severity}`))}
    <label for=${finding.manual ? nothing : id}>${emphasised(t, `setup.finding.${finding.kind}`, valuesOf(t, finding), ['column', 'table', 'page', 'section', 'now'])}</label>
    ${result === undefined ? html`<span class="result left">${finding.manual ? t('setup.manual') : ''}</span>` : renderResult(t, result)}
    <p class="meta" id="${id}-effect">${effectOf(t, finding)}</p>
  </li>`;
}

function renderResult(t: Translate, { state, done, total = 0 }: RunRow): TemplateResult {
  if (state === 'failed') return html`<span class="result">${anyHealth('crit')}${t('setup.result.failed')}</span>`;
  if (state === 'waiting') return html`<span class="result left"></span>`;
  const words = state === 'done' && total > 0 ? t('setup.of', { done: done ?? 0, total }) : t(`setup.result.${state}`);
  return html`<span class="result">${progress(state === 'done' ? 'done' : 'doing')}${words}</span>`;
}

function valuesOf(t: Translate, { values, type, was }: FindingView) {
  return { ...values, ...(type !== undefined && { type: typeWords(t, type) }), ...(was !== undefined && { was: typeWords(t, was) }) };
}

function effectOf(t: Translate, finding: FindingView): string {
  const values = valuesOf(t, finding);
  const { cells, kind, detail = finding.values['n'] === 0 ? 'none' : undefined } = finding;
  if (cells !== undefined && cells.total > 0) {
    return cells.readable === cells.total ? t('setup.effect.columnTypeAll', { ...values, n: cells.total }) : t('setup.effect.columnTypeCells', { ...values, ...cells });
  }
  // A figure is said once there is one to say.
  const telling = `setup.effect.${kind}.${detail ?? ''}`;
  const words = detail === undefined ? telling : t(telling, values);
  return words === telling ? t(`setup.effect.${kind}`, values) : words;
}

/** The left column under what is being done: the demo and the access rules. */
export function renderAsides(parts: DoctorParts): TemplateResult {
  const { view } = parts;
  return html`${view.demo === undefined ? nothing : renderDemo(parts, view.demo)} ${renderRules(parts, view.rules)}`;
}

function renderDemo({ t, open, isBusy, onOpen, onAct }: DoctorParts, demo: DemoView): TemplateResult | typeof nothing {
  const edited = demo.kept.filter(({ why }) => why === 'edited').length;
  if (demo.rows === 0) {
    return html`<section>
      <h2 class="section-title">${t('setup.demo')}</h2>
      <div class="aside">
        <p>${t(demo.isBarred ? 'setup.demo.linked' : 'setup.demo.absent')}</p>
        ${demo.isBarred ? nothing : html`<button type="button" class="button" ?disabled=${isBusy} @click=${() => onAct('coop-demo-add')}>${t('setup.demo.add')}</button>`}
      </div>
    </section>`;
  }
  return html`<section>
    <h2 class="section-title">${t('setup.demo')}</h2>
    <div class="aside">
      <p>${t('setup.demo.there', { n: demo.rows })} ${edited === 0 ? '' : t('setup.demo.edited', { n: edited })} ${demo.isPartial ? t('setup.demo.partial') : ''}</p>
      ${demo.isPartial ? html`<button type="button" class="button" ?disabled=${isBusy} @click=${() => onAct('coop-demo-add')}>${t('setup.demo.complete')}</button>` : nothing}
      <button type="button" class="button" ?disabled=${isBusy} aria-expanded=${open === 'demo'} @click=${() => onOpen(open === 'demo' ? undefined : 'demo')}>${t('setup.demo.remove')}</button>
    </div>
    ${open === 'demo'
      ? html`<div class="card confirm">
          <div>${t('setup.demo.removes', { n: demo.removable })}</div>
          ${demo.kept.length === 0 ? nothing : renderKept(t, demo)}
          <div class="acts">
            <button type="button" class="button primary" ?disabled=${isBusy || demo.removable === 0} @click=${() => onAct('coop-demo-remove')}>${t('setup.demo.removeNow', { n: demo.removable })}</button>
            <button type="button" class="button" @click=${() => onOpen(undefined)}>${t('setup.cancel')}</button>
          </div>
        </div>`
      : nothing}
  </section>`;
}

/** Rows listed one by one; the others are counted. */
const listed = 60;

function renderKept(t: Translate, { kept }: DemoView): TemplateResult {
  const ordered = [...kept].sort((one, other) => one.why.localeCompare(other.why));
  return html`<p>${t('setup.demo.keeps', { n: kept.length })}</p>
    <ul tabindex="0" aria-label=${t('setup.demo.keeps', { n: kept.length })}>
      ${ordered.slice(0, listed).map(({ title, table, why }) => html`<li>${title === '' ? table : html`${title} <span class="soft">(${table})</span>`} <span class="soft">· ${t(`setup.demo.why.${why}`)}</span></li>`)}
      ${kept.length > listed ? html`<li class="soft">${t('setup.demo.more', { n: kept.length - listed })}</li>` : nothing}
    </ul>`;
}

function renderRules({ t, open, isBusy, onOpen, onAct }: DoctorParts, rules: readonly RuleView[] | undefined): TemplateResult | typeof nothing {
  if (rules === undefined) return html`<section><h2 class="section-title">${t('setup.rules')}</h2><p class="soft">${t('setup.rules.unknown')}</p></section>`;
  const missing = rules.filter(({ isInstalled }) => !isInstalled);
  return html`<section>
    <h2 class="section-title">${t('setup.rules')}</h2>
    <div class="aside">
      <p>${t(missing.length === 0 ? 'setup.rules.set' : 'setup.rules.offer')}</p>
      <button type="button" class="button" ?disabled=${isBusy} aria-expanded=${open === 'rules'} @click=${() => onOpen(open === 'rules' ? undefined : 'rules')}>${t('setup.rules.see')}</button>
    </div>
    ${open === 'rules'
      ? html`<div class="card confirm">
          <ul class="rules">
            ${rules.map(
              ({ table, column, isInstalled }) => html`<li>
                ${isInstalled ? progress('done') : anyIcon('lock')}
                <span>
                  ${column === undefined ? t('setup.rules.rule', { table }) : t('setup.rules.ruleColumn', { table, column })}
                  ${isInstalled ? html`<span class="soft">· ${t('setup.rules.already')}</span>` : nothing}
                </span>
              </li>`,
            )}
          </ul>
          <p>${t('setup.rules.pulse')}</p>
          <p>${t('setup.rules.owners')}</p>
          ${missing.length === 0
            ? nothing
            : html`<p>${t('setup.rules.reload')}</p>
                <div class="acts">
                  <button type="button" class="button primary" ?disabled=${isBusy} @click=${() => onAct('coop-rules-set')}>${t('setup.rules.do', { n: missing.length })}</button>
                  <button type="button" class="button" @click=${() => onOpen(undefined)}>${t('setup.cancel')}</button>
                </div>`}
        </div>`
      : nothing}
  </section>`;
}
