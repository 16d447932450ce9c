import { entityNames, fieldsOf, model, ownFieldsOf, type EntityName, type Field, type Lang } from '@entrelacs/core';
import { cellOf, parseTemplate, type TemplateLine } from '@entrelacs/yeswiki';
import { choicesOf, demoFile, formIds, modelFile } from '@entrelacs/yeswiki/forms';
import { describe, expect, it } from 'vitest';

const file = modelFile('1.2.3');
const languages: readonly Lang[] = ['fr', 'en'];
const cases = languages.flatMap((lang) => entityNames.map((name) => [name, lang] as const));
const entityOf = (name: EntityName) => file.entities.find((entity) => entity.name === name)!;
const chooses = ['liste', 'checkbox', 'radio', 'listefiche', 'checkboxfiche', 'tags'];

/** The lines of a form, by the name that they give a property, as YesWiki finds it. */
function linesOf(name: EntityName, lang: Lang): Map<string, TemplateLine> {
  const lines = parseTemplate(entityOf(name).form[lang].bn_template);
  return new Map(lines.map((line) => [cellOf(line, 'type') === 'titre' ? 'bf_titre' : cellOf(line, chooses.includes(cellOf(line, 'type')) ? 'pattern' : 'name'), line]));
}

/** Types of Bazar that can hold a kind of field. */
const typesOf: Readonly<Record<Field['kind'], readonly string[]>> = {
  text: ['texte', 'champs_cache'], week: ['texte'], number: ['texte'], integer: ['texte'], longText: ['textelong'], lines: ['textelong'], links: ['textelong'], log: ['textelong'],
  email: ['champs_mail'], date: ['jour'], tags: ['tags'], boolean: ['radio'], choice: ['liste'], choices: ['checkbox'], ref: ['listefiche'], refs: ['listefiche', 'checkboxfiche'],
};

describe('a Bazar form out of the model', () => {
  it.each(cases)('has a line for every key of the schema: %s, %s', (name, lang) => {
    const lines = linesOf(name, lang);
    const { fields } = entityOf(name);
    expect(fields.map(({ key }) => key)).toEqual(Object.keys(model[name].schema.shape).filter((key) => key !== 'id'));
    const mapped = new Set(fieldsOf(model[name]).flatMap(({ key, mappedOnly }) => (mappedOnly === true ? [key] : [])));
    for (const { key, property } of fields) expect(lines.has(property), key).toBe(!mapped.has(key));
  });

  it.each(cases)('gives the schema back when its text is read: %s, %s', (name, lang) => {
    const lines = linesOf(name, lang);
    const { fields } = entityOf(name);
    for (const field of ownFieldsOf(model[name])) {
      const { property, list } = fields.find(({ key }) => key === field.key)!;
      const line = lines.get(property)!;
      expect(typesOf[field.kind], field.key).toContain(cellOf(line, 'type'));
      expect(cellOf(line, 'label')).toBe(field.label[lang]);
      expect(cellOf(line, 'hint')).toBe(field.hint?.[lang] ?? '');
      expect(cellOf(line, 'required') === '1').toBe(field.required === true);
      if (list !== null) expect(cellOf(line, 'name')).toBe(list);
      if (field.entity !== undefined) expect(cellOf(line, 'name')).toBe(String(formIds[field.entity]));
      if (field.entity !== undefined) expect(cellOf(line, 'type') === 'listefiche').toBe(field.kind === 'ref' || field.single === true);
      if (field.kind === 'integer') expect([cellOf(line, 'subtype'), cellOf(line, 'size'), cellOf(line, 'max')]).toEqual(['number', String(field.min ?? ''), String(field.max ?? '')]);
    }
  });

  it.each(cases)('has the name that Bazar asks for, and no line that the model does not know: %s, %s', (name, lang) => {
    const lines = linesOf(name, lang);
    const { fields, titleField, titleTemplate } = entityOf(name);
    expect(lines.has('bf_titre')).toBe(true);
    expect(titleField === null).toBe(titleTemplate !== null);
    const known = new Set(['bf_titre', '+', '@admins', ...fields.map(({ property }) => property)]);
    expect([...lines.keys()].filter((property) => !known.has(property))).toEqual([]);
    for (const [, named] of (titleTemplate?.[lang] ?? '').matchAll(/\{\{(\w+)\}\}/g)) expect(lines.has(named!), named).toBe(true);
  });

  it('names each property once, whatever the case of its letters', () => {
    for (const { fields } of file.entities) {
      const names = fields.filter(({ within }) => within === null).map(({ property }) => property.toLowerCase());
      expect(new Set(names).size, names.join(' ')).toBe(names.length);
    }
  });

  it('gives each form an id of its own between those that YesWiki gives by itself', () => {
    const ids = file.entities.map(({ formId }) => formId);
    expect(new Set(ids).size).toBe(entityNames.length);
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(1300);
    expect(Math.max(...ids)).toBeLessThan(10_000);
  });

  it.each(languages)('keeps an e-mail to its owner, answers to the pulse to administrators, and people of a public project to members: %s', (lang) => {
    const acls = (name: EntityName, property: string) => [cellOf(linesOf(name, lang).get(property)!, 'readAcl'), cellOf(linesOf(name, lang).get(property)!, 'writeAcl')];
    expect(acls('member', 'bf_email')).toEqual(['%', '%']);
    expect(acls('member', 'bf_account')).toEqual(['*', '@admins']);
    expect(acls('pulse', 'bf_trust')).toEqual(['@admins', '@admins']);
    expect(acls('project', 'bf_lead')).toEqual(['+', '*']);
    expect(acls('project', 'bf_objective')).toEqual(['*', '*']);
    expect(acls('task', 'bf_startedOn')).toEqual(['*', '@admins']);
    expect(file.entities.filter(({ acl }) => acl.read !== '+').map(({ name, acl }) => [name, acl.read, acl.write])).toEqual([['pulse', '@admins', '@admins']]);
    expect(file.entities.filter(({ publicWhen }) => publicWhen !== null).map(({ name }) => name)).toEqual(['project']);
  });
});

describe('a private field', () => {
  it('is written only by those who read it: YesWiki’s form would empty it for the others', () => {
    const closed = file.entities.flatMap(({ name, fields }) => fields.filter((field) => field.private).map((field) => [`${name}.${field.key}`, field.readAcl, field.writeAcl] as const));
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.filter(([, read, write]) => read === '' || read !== write)).toEqual([]);
  });
});

describe('the lists of the model', () => {
  it('have every choice with its key and both labels, once', () => {
    expect(new Set(file.lists.map(({ tag }) => tag)).size).toBe(file.lists.length);
    for (const lang of languages) expect(new Set(file.lists.map(({ title }) => title[lang])).size).toBe(file.lists.length);
    for (const name of entityNames) {
      for (const field of fieldsOf(model[name])) {
        const choices = choicesOf(field);
        const { list } = entityOf(name).fields.find(({ key }) => key === field.key)!;
        expect(list === null).toBe(choices === undefined);
        if (choices !== undefined) expect(file.lists.find(({ tag }) => tag === list)?.values).toEqual(choices.map(({ key, label }) => ({ key, label })));
      }
    }
  });

  it('have names that a wiki takes for pages', () => {
    for (const { tag } of file.lists) expect(tag).toMatch(/^[A-Z][A-Za-z0-9]+$/);
  });
});

describe('the demo of the wiki', () => {
  const demo = demoFile('1.2.3', '2026-11-26');

  it('is made for a Monday, the same each time', () => {
    expect(demo.day).toBe('2026-11-23');
    expect(demoFile('1.2.3', '2026-11-24')).toEqual(demo);
  });

  it.each(languages)('has values that the model takes, references to its own rows, and each name once: %s', (lang) => {
    const rows = Object.values(demo.rows[lang]).flat();
    const ids = new Set(rows.map(({ id }) => id));
    expect(ids.size).toBe(rows.length);
    for (const name of entityNames) {
      for (const { id, fields } of demo.rows[lang][name] ?? []) {
        expect(() => model[name].schema.parse({ id, ...fields })).not.toThrow();
        for (const field of fieldsOf(model[name])) if (field.entity !== undefined) for (const other of [fields[field.key] ?? []].flat()) expect(ids).toContain(other);
      }
    }
  });

  it('is small enough to be written by a shared host, and has the holidays of the years to come', () => {
    expect(Object.values(demo.rows.fr).flat().length).toBeLessThan(1200);
    const years = new Set((demo.rows.fr.holiday ?? []).map(({ fields }) => String(fields['on']).slice(0, 4)));
    expect([...years]).toEqual(['2024', '2025', '2026', '2027', '2028', '2029', '2030', '2031']);
  });
});
