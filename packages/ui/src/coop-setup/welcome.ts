import type { Lang, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { anyHealth } from '../shapes/more-health.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import type { DemoCounts, SetupClash, SetupOverview, SetupTable, WelcomeView } from './setup-view.ts';
import { thumb } from './thumbs.ts';
import { emphasised, typeWords } from './words.ts';

/** What the first opening shows, and what it tells of. */
export interface WelcomeParts {
  readonly t: Translate;
  readonly view: WelcomeView;
  readonly chosen: Lang;
  readonly isDemoOn: boolean;
  readonly isBusy: boolean;
  /** The form that links a table, where it is open. */
  readonly linkForm: TemplateResult | typeof nothing;
  readonly onLanguage: (lang: Lang) => void;
  readonly onDemo: (isOn: boolean) => void;
  readonly onLink: (clash?: SetupClash) => void;
  readonly onUnlink: (entity: string) => void;
}

const languages: readonly Lang[] = ['fr', 'en'];

/** Number of columns of the tables that an installation makes. */
export function columnCount({ tables }: SetupOverview): number {
  return tables.reduce((sum, { columns, isLinked }) => sum + columns.filter(({ isAdded }) => !isLinked || isAdded === true).length, 0);
}

/** The left column: language, example, this document. */
export function renderChoices(parts: WelcomeParts): TemplateResult {
  const { t, view, chosen, isBusy } = parts;
  const isFixed = view.unfinished !== undefined;
  return html`
    <section>
      <h2 class="section-title" id="language-title">${t('setup.language')}</h2>
      <fieldset class="languages" aria-labelledby="language-title" ?disabled=${isFixed || isBusy}>
        ${languages.map(
          (lang) => html`<label lang=${lang}>
            <input type="radio" name="language" value=${lang} .checked=${chosen === lang} @change=${() => parts.onLanguage(lang)} />
            ${t(`setup.language.${lang}`)}
          </label>`,
        )}
      </fieldset>
      <p class="meta">${t(isFixed ? 'setup.languageFixed' : 'setup.languageNote')}</p>
    </section>
    ${renderDemo(parts)} ${renderDocument(parts)}
  `;
}

function renderDemo({ t, view, isDemoOn, isBusy, onDemo }: WelcomeParts): TemplateResult {
  const isBarred = view.links.length > 0;
  return html`<section>
    <h2 class="section-title">${t('setup.demo')}</h2>
    <div class="card">
      <label class="switch">
        ${t('setup.demo.name')}
        <input
          type="checkbox"
          aria-describedby="demo-about"
          .checked=${isDemoOn && !isBarred}
          ?disabled=${isBarred || isBusy}
          @change=${(event: Event) => onDemo((event.currentTarget as HTMLInputElement).checked)}
        />
      </label>
      <p id="demo-about">${isBarred ? t('setup.demo.linked') : demoText(t, view.demo)}</p>
    </div>
  </section>`;
}

function demoText(t: Translate, counts: DemoCounts | undefined): string {
  return counts === undefined ? t('setup.demo.brief') : t('setup.demo.about', { ...counts });
}

function renderDocument({ t, view, chosen, linkForm, isBusy, onLink, onUnlink }: WelcomeParts): TemplateResult {
  const { clashes, linkables } = view.overview[chosen];
  const count = view.ownTables.length;
  const canLink = linkables.length > view.links.length && count > view.links.length && !isBusy;
  return html`<section>
    <h2 class="section-title">${t('setup.document')}</h2>
    <ul class="facts">
      <li>${anyHealth('good')}<span>${t('setup.fullAccess')}</span></li>
      <li>${anyHealth('good')}<span>${count === 0 ? t('setup.noTables') : t('setup.tablesKept', { n: count })}</span></li>
      ${clashes.map(
        (clash) => html`<li>
          ${anyHealth('warn')}
          <span>
            ${emphasised(t, clash.theirs === clash.ours ? 'setup.clashSame' : 'setup.clash', { theirs: clash.theirs, ours: clash.ours }, ['theirs', 'ours'])}${clash.canLink && canLink
              ? html`${t('setup.clashOr')}<button type="button" class="link" @click=${() => onLink(clash)}>${t('setup.linkYours')}</button>`
              : nothing}.
          </span>
        </li>`,
      )}
      ${view.links.map(
        ({ draft, theirs, label }) => html`<li>
          ${anyHealth('good')}
          <span>
            ${emphasised(t, 'setup.linked', { theirs, entity: label }, ['theirs'])}${draft.added.length === 0 ? '' : t('setup.linkedAdded', { n: draft.added.length })}
            <span class="one-line">(<button type="button" class="link" ?disabled=${isBusy} @click=${() => onUnlink(draft.entity)}>${t('setup.unlink')}</button>).</span>
          </span>
        </li>`,
      )}
    </ul>
    ${linkForm === nothing && canLink ? html`<p class="meta"><button type="button" class="link" @click=${() => onLink()}>${t('setup.linkOther')}</button></p>` : linkForm}
  </section>`;
}

/** The right column: pages, tables, and every column on demand. */
export function renderOutcome({ t, view, chosen }: WelcomeParts): TemplateResult {
  const overview = view.overview[chosen];
  const { pages, tables } = overview;
  return html`
    <section>
      <h2 class="section-title">${t('setup.pages', { n: pages.length })}</h2>
      <ul class="pages">
        ${pages.map(({ key, name, about }) => html`<li>${thumb(key)}<span><b>${name}</b><span class="soft">${about}</span></span></li>`)}
      </ul>
      <p class="meta">${t('setup.pagesNote')}</p>
    </section>
    <section>
      <h2 class="section-title">${t('setup.tables', { n: tables.length })}</h2>
      <ul class="tables">
        ${tables.map(
          ({ title, columns, isLinked }) => html`<li>
            ${anyIcon('table')}<span class="one-line" title=${title}>${title}</span><span class="soft">${isLinked ? renderYours(t, columns) : t('setup.columns', { n: columns.length })}</span>
          </li>`,
        )}
      </ul>
      <details>
        <summary>${anyIcon('right')}${t('setup.details', { n: columnCount(overview) })}</summary>
        <div class="schema">
          ${tables.map((table) => renderSchema(t, table))}
          <h3>${t('setup.detail.rules')}</h3>
          <p>${t('setup.detail.rulesText')}</p>
        </div>
      </details>
    </section>
  `;
}

function renderYours(t: Translate, columns: SetupTable['columns']): string {
  const added = columns.filter(({ isAdded }) => isAdded === true).length;
  return added === 0 ? t('setup.yours') : t('setup.yoursAdded', { n: added });
}

function renderSchema(t: Translate, { title, columns }: SetupTable): TemplateResult {
  return html`<h3>${title}</h3>
    <ul>
      ${columns.map(({ label, type, refersTo, description, formula, isAdded }) => {
        const words = [...(isAdded === true ? [t('setup.isAdded')] : []), typeWords(t, { name: type, ...(refersTo !== undefined && { table: refersTo }) }), ...(formula === undefined ? [] : [t(`setup.${formula}`)]), ...(description === undefined ? [] : [description])];
        return html`<li><span>${label}</span><span class="soft">${words.join(' · ')}</span></li>`;
      })}
    </ul>`;
}
