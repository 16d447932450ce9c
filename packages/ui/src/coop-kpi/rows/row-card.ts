import { fieldsOf, kpiPageMessages, model, type Entity, type EntityName, type Field } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { titleFinder } from '../detail/tabs.ts';
import type { KpiContext } from '../kpi-context.ts';
import { addWords } from '../messages.ts';
import type { RowPlace } from '../requests.ts';

addWords(kpiPageMessages);

/** One field of a row in words. */
export interface RowField {
  readonly label: string;
  readonly value: string;
}

/** What a row says, field by field as the model orders them; empty fields, and those for owners only, are left out. */
export function rowFields(context: KpiContext, entity: EntityName, id: string): RowField[] {
  const rows: readonly Entity[] = context.snapshot.entities[entity] ?? [];
  const row = rows.find((one) => one.id === id) as Readonly<Record<string, unknown>> | undefined;
  const titleOf = titleFinder(context);
  return fieldsOf(model[entity])
    .filter((field) => field.private !== true && field.key !== model[entity].titleField)
    .map((field) => ({ label: field.label[context.language], value: worded(context, titleOf, field, row?.[field.key]) }))
    .filter(({ value }) => value !== '');
}

function worded({ formats, language, t }: KpiContext, titleOf: ReturnType<typeof titleFinder>, { kind, entity, choices }: Field, value: unknown): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  const labelOf = (key: string) => choices?.find((choice) => choice.key === key)?.label[language] ?? key;
  const named = (id: string) => (entity === undefined ? id : titleOf({ entity, id }));
  if (kind === 'date') return formats.day(value as string);
  if (typeof value === 'number') return formats.number(value);
  if (typeof value === 'boolean') return t(value ? 'kpis.row.yes' : 'kpis.row.no');
  const one = kind === 'ref' || kind === 'refs' ? named : kind === 'choice' || kind === 'choices' ? labelOf : (text: string) => text;
  return Array.isArray(value) ? (value as readonly string[]).map(one).join(', ') : one(value as string);
}

/** A row of another table than the widget's own, and where it stands in Grist. */
export function rowCard(context: KpiContext, entity: EntityName, id: string, place: RowPlace | undefined): TemplateResult {
  const { t, language } = context;
  const fields = rowFields(context, entity, id);
  const table = place?.table ?? model[entity].plural[language];
  return html`<p class="hint">${model[entity].label[language]}</p>
    ${fields.length === 0 ? html`<p>${t('kpis.row.gone')}</p>` : html`<dl class="row-fields">${fields.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`}
    <p class="hint">${t('kpis.row.where', { table, row: place?.row ?? id })} ${place?.url === undefined ? t('kpis.row.how') : nothing}</p>
    ${place?.url === undefined ? nothing : html`<p><a class="link" href=${place.url} target="_blank" rel="noopener noreferrer">${t('kpis.row.open')}</a></p>`}`;
}
