import { entityNames, fieldsOf, kpiPageMessages, manualSource, metrics, model, ownFieldsOf, translator, type EntityName, type Field, type Lang } from '@entrelacs/core';
import { templateLine, templateText } from '../bazar/template-text.ts';
import type { ModelEntity, ModelField, ModelFile, ModelForm } from '../routes.ts';
import { entryAcl, fieldAcl, publicWhen } from './access.ts';
import { fieldLine } from './field-line.ts';
import { formIds } from './form-ids.ts';
import { choicesOf, listOf, listsOfModel } from './lists.ts';
import { propertyOf, titleFieldOf, titleTemplateOf } from './properties.ts';
import { semanticContext, semantics } from './semantics.ts';

/** The model as the extension reads it: every entity with its form in both languages, every list. */
export function modelFile(version: string): ModelFile {
  return { version, entities: entityNames.map(modelEntity), lists: listsOfModel() };
}

function modelEntity(name: EntityName): ModelEntity {
  const { label, plural } = model[name];
  return {
    name,
    label,
    plural,
    titleField: titleFieldOf(name),
    titleTemplate: both((lang) => titleTemplateOf(name, label[lang])),
    formId: formIds[name],
    acl: entryAcl(name),
    publicWhen: publicWhen(name),
    form: { fr: modelForm(name, 'fr'), en: modelForm(name, 'en') },
    fields: fieldsOf(model[name]).map((field) => modelField(name, field)),
  };
}

/** A text in each language; null where there is none. */
function both(textIn: (lang: Lang) => string | null): ModelEntity['titleTemplate'] {
  const [fr, en] = [textIn('fr'), textIn('en')];
  return fr === null || en === null ? null : { fr, en };
}

function modelField(entity: EntityName, field: Field): ModelField {
  const { read, write } = fieldAcl(entity, field);
  return {
    key: field.key,
    property: propertyOf(entity, field),
    kind: field.kind,
    label: field.label,
    required: field.required === true,
    private: field.private === true,
    automatic: field.automatic === true,
    single: field.kind === 'ref' || field.single === true,
    entity: field.entity ?? null,
    list: listOf(field),
    choices: (choicesOf(field) ?? []).map(({ key, label }) => ({ key, label })),
    words: entity === 'kpi' && field.key === 'source' ? sourceWords() : [],
    within: field.within ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    fallback: field.fallback ?? null,
    readAcl: read,
    writeAcl: write,
  };
}

/** What a KPI's source names, in the words of the form where one chooses it. Metrics of a collective's own stages have words only where its settings are known. */
function sourceWords(): ModelField['words'] {
  return [{ key: manualSource, label: { fr: translator('fr', kpiPageMessages)('kpis.form.manual'), en: translator('en', kpiPageMessages)('kpis.form.manual') } }, ...metrics.map(({ id, name }) => ({ key: id, label: name }))];
}

/** The form of an entity in one language. */
export function modelForm(entity: EntityName, lang: Lang): ModelForm {
  const name = model[entity].plural[lang];
  const meaning = semantics[entity];
  return {
    bn_label_nature: name,
    bn_description:
      lang === 'fr'
        ? `${name} : formulaire d’Entrelacs. Ajoutez-y vos champs ; ceux qui y sont servent aux tableaux.`
        : `${name}: a form of Entrelacs. Add fields of your own; those that are there feed the boards.`,
    bn_condition: '',
    bn_sem_context: meaning === undefined ? '' : semanticContext,
    bn_sem_type: meaning?.type ?? '',
    bn_sem_use_template: '1',
    bn_template: templateOf(entity, lang),
    bn_ce_i18n: lang === 'fr' ? 'fr-FR' : 'en-GB',
    bn_only_one_entry: 'N',
    bn_only_one_entry_message: '',
  };
}

/** Name first, then what people fill, then what fills itself; rights last. */
function templateOf(entity: EntityName, lang: Lang): string {
  const title = titleTemplateOf(entity, model[entity].label[lang]);
  const { read, write, comment } = entryAcl(entity);
  const rank = (field: Field) => [field.key === titleFieldOf(entity), field.automatic !== true, field.key !== 'uid', true].indexOf(true);
  return templateText([
    ...(title === null ? [] : [templateLine({ type: 'titre', name: title })]),
    ...ownFieldsOf(model[entity]).sort((one, other) => rank(one) - rank(other)).map((field) => fieldLine(entity, field, lang)),
    // Cells 1 to 3 of this line are the rights to read, to write and to comment.
    templateLine({ type: 'acls', name: read, label: write, size: comment }),
  ]);
}
