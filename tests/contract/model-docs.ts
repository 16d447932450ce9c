import { entityNames, fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';
import { formIds, listOf, propertyOf } from '@entrelacs/yeswiki/forms';

/** The data dictionary of the model in Markdown: one table an entity, one line a field, derived from the schemas. */
export function modelMarkdown(): string {
  const entities = entityNames.map((name) => {
    const entity = model[name];
    return [
      `## ${entity.label.en} · ${entity.label.fr} (\`${entity.table}\`, form ${formIds[name]})`,
      '',
      '| Column | In Bazar | English | Français | Holds | Notes |',
      '|---|---|---|---|---|---|',
      ...fieldsOf(entity).map((field) => row(name, field)),
      '',
    ].join('\n');
  });
  return [
    '# The model',
    '',
    'Generated from the schemas in `packages/core/src/model` by `tests/contract/model-docs.test.ts`; run that test with `-u` after a change of the model.',
    'Column ids are the same in code and in Grist; *In Bazar* is the property of an entry of the wiki’s form, whose id is the one named where that was free, and the list of its',
    'choices. Each row also has an `id` on its host.',
    '',
    ...entities,
  ].join('\n');
}

function row(entity: EntityName, field: Field): string {
  const list = listOf(field);
  const bazar = field.mappedOnly === true ? '' : `\`${propertyOf(entity, field)}\`${list === null ? '' : `, \`${list}\``}`;
  return `| \`${field.key}\` | ${bazar} | ${field.label.en} | ${field.label.fr} | ${holds(field)} | ${notes(field)} |`;
}

function holds(field: Field): string {
  if (field.kind === 'ref' || (field.kind === 'refs' && field.single === true)) return `one ${field.entity ?? ''}`;
  if (field.kind === 'refs') return `several of ${field.entity ?? ''}`;
  if (field.choices !== undefined) return field.choices.map(({ key, label }) => `\`${key}\` ${label.fr}`).join(', ');
  return { longText: 'text', lines: 'text, one item a line', links: 'links, one a line', log: 'dated lines' }[field.kind as string] ?? field.kind;
}

function notes(field: Field): string {
  return [
    field.required === true ? 'required' : '',
    field.automatic === true ? 'fills itself' : '',
    field.private === true ? 'private' : '',
    field.within === undefined ? '' : `kept in \`${field.within}\``,
    field.mappedOnly === true ? 'in mapped tables only: ours say it in rows of their own' : '',
    range(field),
    field.hint?.en ?? '',
  ]
    .filter((note) => note !== '')
    .join('; ');
}

function range({ min, max }: Field): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? '' : `at most ${max}`;
}
