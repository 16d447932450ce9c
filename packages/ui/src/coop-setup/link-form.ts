import type { Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SetupLinkable, SetupOwnTable } from './setup-view.ts';

/** The form that links a table of the user's own, as filled so far. */
export interface LinkDraft {
  readonly entity: string;
  readonly table: number;
  readonly columns: Readonly<Record<string, number>>;
}

/** What the form needs, and what it tells of. */
export interface LinkFormParts {
  readonly t: Translate;
  readonly draft: LinkDraft;
  readonly linkables: readonly SetupLinkable[];
  readonly ownTables: readonly SetupOwnTable[];
  readonly onDraft: (draft: Partial<LinkDraft>) => void;
  readonly onDone: (isLinked: boolean) => void;
}

/** The first required field that no column was chosen for. */
export function missingField(draft: LinkDraft, linkables: readonly SetupLinkable[]): string | undefined {
  const linkable = linkables.find(({ key }) => key === draft.entity);
  return linkable?.fields.find(({ key, required }) => required && draft.columns[key] === undefined)?.label;
}

/** Which entity, which table, which column for each field. */
export function renderLinkForm({ t, draft, linkables, ownTables, onDraft, onDone }: LinkFormParts): TemplateResult {
  const linkable = linkables.find(({ key }) => key === draft.entity);
  const table = ownTables.find(({ ref }) => ref === draft.table);
  const missing = missingField(draft, linkables);
  const value = (event: Event) => (event.currentTarget as HTMLSelectElement).value;
  return html`<form
    class="card form confirm"
    aria-labelledby="link-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (missing === undefined) onDone(true);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') onDone(false);
    }}
  >
    <h3 id="link-title"><b>${t('setup.link.title')}</b></h3>
    <p>${t('setup.link.why')}</p>
    <label>
      <span>${t('setup.link.table')}</span>
      <select class="field" @change=${(event: Event) => onDraft({ table: Number(value(event)) })}>
        ${ownTables.map(({ ref, title }) => html`<option value=${ref} ?selected=${ref === draft.table}>${title}</option>`)}
      </select>
    </label>
    <label>
      <span>${t('setup.link.entity')}</span>
      <select class="field" @change=${(event: Event) => onDraft({ entity: value(event) })}>
        ${linkables.map(({ key, label }) => html`<option value=${key} ?selected=${key === draft.entity}>${label}</option>`)}
      </select>
    </label>
    ${linkable?.fields.map(
      ({ key, label, required }) => html`<label>
        <span>${label}${required ? html` <span class="soft">(${t('setup.link.required')})</span>` : ''}</span>
        <select
          class="field"
          data-field=${key}
          ?required=${required}
          .value=${live(String(draft.columns[key] ?? ''))}
          @change=${(event: Event) => onDraft({ columns: withColumn(draft.columns, key, value(event)) })}
        >
          <option value="">${t('setup.link.none')}</option>
          ${table?.columns.map((column) => html`<option value=${column.ref} ?selected=${column.ref === draft.columns[key]}>${column.label}</option>`)}
        </select>
      </label>`,
    )}
    <p role="status">${missing === undefined ? '' : t('setup.link.missing', { column: missing })}</p>
    <div class="acts">
      <button type="submit" class="button primary" ?disabled=${missing !== undefined}>${t('setup.link.do')}</button>
      <button type="button" class="button" @click=${() => onDone(false)}>${t('setup.cancel')}</button>
    </div>
  </form>`;
}

function withColumn(columns: Readonly<Record<string, number>>, field: string, value: string): Record<string, number> {
  const { [field]: _replaced, ...others } = columns;
  return value === '' ? others : { ...others, [field]: Number(value) };
}
