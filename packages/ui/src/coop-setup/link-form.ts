import type { Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LinkDraft, LinkingView, LinkPlanView, SetupLinkable, SetupLinkExtra, SetupLinkField, SetupOwnColumn, SetupOwnTable } from './setup-view.ts';

/** What the form needs, and what it tells of. */
export interface LinkFormParts {
  readonly t: Translate;
  readonly draft: LinkDraft;
  readonly linkables: readonly SetupLinkable[];
  readonly view: LinkingView;
  /** The link exists: its table and entity stay, its columns change. */
  readonly isFixed: boolean;
  /** What it would change in an installed document, once that is known; nothing before an installation. */
  readonly plan?: { readonly isKnown: boolean; readonly words: TemplateResult | typeof nothing; readonly view?: LinkPlanView | undefined };
  readonly onDraft: (draft: Partial<LinkDraft>) => void;
  readonly onDone: (isLinked: boolean) => void;
}

/** What a choice of the form means where it is no column of theirs. */
const [none, added] = ['', 'new'];

/** Why a draft cannot be linked yet, in words; undefined where it can. */
export function draftProblem(t: Translate, draft: LinkDraft, linkables: readonly SetupLinkable[], ownTables: readonly SetupOwnTable[]): string | undefined {
  const linkable = linkables.find(({ key }) => key === draft.entity);
  const columns = ownTables.find(({ ref }) => ref === draft.table)?.columns ?? [];
  const missing = linkable?.fields.find(({ key, required }) => required && draft.columns[key] === undefined);
  if (missing?.refersTo !== undefined && !columns.some((column) => fits(missing, column))) return t('setup.link.taskFirst');
  if (missing !== undefined) return t('setup.link.missing', { column: missing.label });
  return Object.keys(draft.columns).length === 0 ? t('setup.link.nothing') : undefined;
}

/** The table and the entity that have most columns in common, of those that are free. */
export function likeliestLink({ ownTables, links, suggest }: LinkingView, linkables: readonly SetupLinkable[]): LinkDraft {
  const [tables, entities] = [links.map(({ draft }) => draft.table), links.map(({ draft }) => draft.entity)];
  const drafts = ownTables
    .filter(({ ref }) => !tables.includes(ref))
    .flatMap(({ ref: table }) => linkables.filter(({ key }) => !entities.includes(key)).map(({ key: entity }): LinkDraft => ({ entity, table, columns: suggest(entity, table), added: [] })));
  const count = ({ columns }: LinkDraft) => Object.keys(columns).length;
  return drafts.reduce((best, draft) => (count(draft) > count(best) ? draft : best), drafts[0] ?? { entity: '', table: 0, columns: {}, added: [] });
}

/** Which entity, which table, which column for each field, which columns of ours beside. */
export function renderLinkForm(parts: LinkFormParts): TemplateResult {
  const { t, draft, linkables, view, isFixed, plan, onDraft, onDone } = parts;
  const linkable = linkables.find(({ key }) => key === draft.entity);
  const theirs = view.ownTables.find(({ ref }) => ref === draft.table);
  const problem = draftProblem(t, draft, linkables, view.ownTables);
  const isReady = problem === undefined && (plan === undefined || (plan.isKnown && (plan.view?.demoRows ?? 0) === 0));
  const isTaken = (what: 'table' | 'entity', value: unknown) => view.links.some((link) => link.draft[what] === value && link.draft[what] !== draft[what]);
  const value = (event: Event) => (event.currentTarget as HTMLSelectElement).value;
  return html`<form
    class="card form confirm"
    aria-labelledby="link-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (isReady) onDone(true);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') onDone(false);
    }}
  >
    <h3 id="link-title"><b>${isFixed ? t('setup.links.changeOf', { theirs: theirs?.title ?? '' }) : t('setup.link.title')}</b></h3>
    <p>${t('setup.link.why')}</p>
    ${isFixed
      ? nothing
      : html`<label>
            <span>${t('setup.link.table')}</span>
            <select class="field" @change=${(event: Event) => onDraft({ table: Number(value(event)) })}>
              ${view.ownTables.filter(({ ref }) => !isTaken('table', ref)).map(({ ref, title }) => html`<option value=${ref} ?selected=${ref === draft.table}>${title}</option>`)}
            </select>
          </label>
          <label>
            <span>${t('setup.link.entity')}</span>
            <select class="field" @change=${(event: Event) => onDraft({ entity: value(event) })}>
              ${linkables.filter(({ key }) => !isTaken('entity', key)).map(({ key, label }) => html`<option value=${key} ?selected=${key === draft.entity}>${label}</option>`)}
            </select>
          </label>`}
    ${linkable === undefined ? nothing : html`${renderFields(parts, linkable, theirs?.columns ?? [])} ${renderExtras(parts, linkable)}`}
    ${plan?.words ?? nothing}
    <p role="status">${problem ?? ''}</p>
    <div class="acts">
      <button type="submit" class="button primary" ?disabled=${!isReady}>${t(isFixed ? 'setup.link.save' : 'setup.link.do')}</button>
      <button type="button" class="button" @click=${() => onDone(false)}>${t('setup.cancel')}</button>
    </div>
  </form>`;
}

/** Fields that matter most first: those that are needed, that have a column, or whose lack switches something off. */
function renderFields(parts: LinkFormParts, { key: entity, fields }: SetupLinkable, columns: readonly SetupOwnColumn[]): TemplateResult {
  const { t, draft } = parts;
  const isFirst = ({ key, required }: SetupLinkField) => required || draft.columns[key] !== undefined || draft.added.includes(key) || offWords(t, entity, key) !== undefined;
  const others = fields.filter((field) => !isFirst(field));
  return html`<h4>${t('setup.link.columns')}</h4>
    ${fields.filter(isFirst).map((field) => renderField(parts, entity, field, columns))}
    ${others.length === 0
      ? nothing
      : html`<details>
          <summary>${t('setup.link.others', { n: others.length })}</summary>
          <div class="form">${others.map((field) => renderField(parts, entity, field, columns))}</div>
        </details>`}`;
}

function renderField({ t, draft, onDraft }: LinkFormParts, entity: string, field: SetupLinkField, columns: readonly SetupOwnColumn[]): TemplateResult {
  const { key, label, required, canAdd } = field;
  const chosen = draft.columns[key];
  const isAdded = chosen === undefined && draft.added.includes(key);
  const note = chosen !== undefined ? known(t, `setup.on.${entity}.${key}`) : isAdded ? undefined : offWords(t, entity, key);
  return html`<label>
    <span>${label}${required ? html` <span class="soft">(${t('setup.link.required')})</span>` : ''}</span>
    <select
      class="field"
      data-field=${key}
      ?required=${required}
      .value=${live(String(chosen ?? (isAdded ? added : none)))}
      @change=${(event: Event) => onDraft(withChoice(draft, key, (event.currentTarget as HTMLSelectElement).value))}
    >
      <option value=${none}>${t('setup.link.none')}</option>
      ${canAdd ? html`<option value=${added} ?selected=${isAdded}>${t('setup.link.new')}</option>` : nothing}
      ${columns.filter((column) => fits(field, column)).map((column) => html`<option value=${column.ref} ?selected=${column.ref === chosen}>${column.label}</option>`)}
    </select>
    ${note === undefined ? nothing : html`<span class="off soft">${note}</span>`}
  </label>`;
}

function renderExtras(parts: LinkFormParts, { extras, fields }: SetupLinkable): TemplateResult | typeof nothing {
  const { t } = parts;
  if (extras.length === 0) return nothing;
  const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  return html`<fieldset class="extras">
    <legend>${t('setup.link.extras')}</legend>
    ${extras.map((extra) => renderExtra(parts, extra, extras.filter((other) => other !== extra), labelOf))}
  </fieldset>`;
}

function renderExtra({ t, draft, onDraft }: LinkFormParts, { key, fields, labels, needs }: SetupLinkExtra, others: readonly SetupLinkExtra[], labelOf: (key: string) => string): TemplateResult {
  const isNeedMet = needs.length === 0 || needs.some((need) => draft.columns[need] !== undefined || draft.added.includes(need));
  // A field may serve two groups: it is kept while one of them is on.
  const isOnly = (field: string, among: readonly SetupLinkExtra[]) => !among.some((each) => each.fields.includes(field));
  const isOn = fields.some((field) => draft.added.includes(field) && isOnly(field, others));
  const stillOn = others.filter((other) => other.fields.some((field) => draft.added.includes(field) && !fields.includes(field)));
  const kept = draft.added.filter((field) => !fields.includes(field) || !isOnly(field, stillOn));
  return html`<label>
    <input
      type="checkbox"
      data-extra=${key}
      aria-describedby=${`extra-${key}`}
      .checked=${live(isOn)}
      ?disabled=${!isNeedMet && !isOn}
      @change=${(event: Event) => onDraft({ added: (event.currentTarget as HTMLInputElement).checked ? [...new Set([...draft.added, ...fields])] : kept, columns: draft.columns })}
    />
    <span>
      ${t(`setup.extra.${key}`, { columns: labels.join(', ') })}
      <span id=${`extra-${key}`} class="off soft">${isNeedMet ? t(`setup.extra.${key}.off`) : t('setup.link.needs', { fields: needs.map(labelOf).join(t('setup.link.or')) })}</span>
    </span>
  </label>`;
}

/** What is off without a field, where that can be said. */
function offWords(t: Translate, entity: string, field: string): string | undefined {
  return known(t, `setup.off.${entity}.${field}`) ?? known(t, `setup.off.${field}`);
}

/** A message, where there is one. */
function known(t: Translate, code: string): string | undefined {
  const words = t(code);
  return words === code ? undefined : words;
}

function fits({ types, refersTo }: SetupLinkField, column: SetupOwnColumn): boolean {
  if (refersTo !== undefined) return column.type === 'Ref' && column.refersTo === refersTo;
  return types.length === 0 || types.includes(column.type);
}

function withChoice({ columns, added: before }: LinkDraft, field: string, value: string): Pick<LinkDraft, 'columns' | 'added'> {
  const { [field]: _replaced, ...others } = columns;
  const kept = before.filter((key) => key !== field);
  if (value === added) return { columns: others, added: [...kept, field] };
  return { columns: value === none ? others : { ...others, [field]: Number(value) }, added: kept };
}
