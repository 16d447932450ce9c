import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryToEntity, parseTemplate, readEntry, readForm, templateText, type BazarEntry, type BazarForm, type FormShape } from '@entrelacs/yeswiki';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../fixtures/yeswiki', import.meta.url));
const bodyOf = (name: string): unknown => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { response: { body: unknown } }).response.body;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const forms = new Map(Object.entries(bodyOf('01-forms-list.json') as Record<string, BazarForm>));
const shapes = new Map([...forms].map(([id, form]) => [id, readForm(form)]));

/** Every recorded entry, with the file that it is in. */
const entries: (readonly [string, BazarEntry])[] = readdirSync(folder)
  .filter((name) => /entr/.test(name) && name.endsWith('.json'))
  .flatMap((name) => {
    const body = bodyOf(name);
    // Where some fields only were asked for, an entry's tag is its key alone.
    const found = !isRecord(body) ? [] : 'id_fiche' in body ? [body] : Object.entries(body).flatMap(([tag, entry]) => (isRecord(entry) ? [{ id_fiche: tag, ...entry }] : []));
    return found.map((entry) => [`${name} ${String(entry['id_fiche'])}`, entry] as const);
  });
const shapeOf = (entry: BazarEntry): FormShape => shapes.get(String(entry['id_typeannonce'])) ?? shapes.get('6')!;

describe('forms as a real YesWiki describes them', () => {
  it.each([...forms])('have a property for every field that holds something: form %s', (_id, form) => {
    const { properties } = readForm(form);
    const silent = ['labelhtml', 'acls'];
    expect(properties).toHaveLength(parseTemplate(form.bn_template).filter(([type = '']) => !silent.includes(type)).length);
    for (const { property, label } of properties) expect([property, label]).not.toContain('');
    expect(new Set(properties.map(({ property }) => property)).size).toBe(properties.length);
  });

  it('are cut into the cells that YesWiki cuts them into', () => {
    for (const form of forms.values()) {
      for (const [index, line] of parseTemplate(form.bn_template).entries()) expect(line.slice(0, 16).map((cell) => cell.replace(/&amp;/g, '&'))).toEqual(form.template?.[index]?.slice(0, 16).map((cell) => cell.replace(/&amp;/g, '&')));
    }
  });

  it('are the same by their text alone', () => {
    const form = forms.get('6')!;
    const bare = readForm({ bn_id_nature: '6', bn_label_nature: form.bn_label_nature, bn_template: form.bn_template });
    const named = ({ properties }: FormShape) => properties.map(({ property, kind, required, from }) => [property, kind, required, from]);
    expect(named(bare)).toEqual(named(readForm(form)));
    expect(parseTemplate(templateText(parseTemplate(form.bn_template)))).toEqual(parseTemplate(form.bn_template).map((line) => [...line, '']));
  });

  it('have each type of form 6 for what it is', () => {
    expect(shapes.get('6')?.properties.map(({ property, kind }) => `${property} ${kind}`)).toEqual([
      'bf_titre text', 'bf_description text', 'bf_date_debut_evenement date', 'bf_date_fin_evenement date', 'bf_type choice', 'bf_besoins choices', 'bf_lie reference', 'bf_places number', 'bf_site link',
      'bf_mail email', 'bf_interne text', 'bf_html text', 'bf_plain text', 'bf_tags tags', 'geolocation position',
    ]);
  });

  it('give automatic titles, pictures and files their own properties', () => {
    expect(shapes.get('1')?.properties.slice(0, 4).map(({ property, type }) => `${property} ${type}`)).toEqual(['bf_titre titre', 'bf_nom texte', 'bf_prenom texte', 'imagebf_image image']);
    expect(shapes.get('2')?.properties.find(({ type }) => type === 'fichier')?.property).toBe('fichierfichier');
  });
});

describe('entries as a real YesWiki keeps them', () => {
  it('were recorded', () => {
    expect(entries.length).toBeGreaterThan(20);
  });

  it.each(entries)('are read without anything left: %s', (_name, entry) => {
    const issues: string[] = [];
    const { tag, title } = readEntry(shapeOf(entry), entry, (code, property) => issues.push(`${property} ${code}`));
    expect(issues).toEqual([]);
    expect(tag).not.toBe('');
    if (entry['bf_titre'] !== undefined) expect(title).not.toBe('');
  });

  it('are read with every type of form 6', () => {
    const entry = (bodyOf('11-entries-of-form-admin.json') as Record<string, BazarEntry>)['AtelierPain']!;
    const { values } = readEntry(shapes.get('6')!, entry, () => undefined);
    expect(Object.fromEntries(values)).toEqual({
      bf_titre: 'Atelier pain',
      bf_description: '**Gras** et ""html"" ',
      bf_date_debut_evenement: '2026-12-05',
      bf_date_fin_evenement: '2026-12-05',
      bf_type: '2',
      bf_besoins: ['1', '3'],
      bf_lie: 'PremiereFicheBGrasBGuillemets',
      bf_places: 12,
      bf_site: 'https://example.org/',
      bf_mail: 'contact@example.org',
      bf_interne: 'une note que Editrice ne peut pas écrire',
      bf_html: 'Un gras',
      bf_plain: 'a < b & c\nligne 2',
      bf_tags: ['pain', 'atelier'],
      geolocation: { latitude: 43.6, longitude: 3.88 },
    });
  });

  it('become tasks by a mapping of their fields', () => {
    const entry = (bodyOf('11-entries-of-form-admin.json') as Record<string, BazarEntry>)['AtelierPain']!;
    const fields = { title: 'bf_titre', start: 'bf_date_debut_evenement', due: 'bf_date_fin_evenement', effortHours: 'bf_places', tags: 'bf_besoins', responsible: 'bf_interne', segment: 'bf_lie', status: 'bf_type', documents: 'bf_site' };
    const { row, issues } = entryToEntity({ entity: 'task', shape: shapes.get('6')!, fields }, entry);
    expect(row).toMatchObject({
      id: 'AtelierPain', title: 'Atelier pain', start: '2026-12-05', due: '2026-12-05', effortHours: 12, tags: ['Site web ressource', 'Partenaire ressource'], segment: 'PremiereFicheBGrasBGuillemets',
      responsible: ['name:une note que Editrice ne peut pas écrire'], status: 'todo', documents: 'https://example.org/',
    });
    expect(issues).toEqual([{ code: 'cell.unknownChoice', entity: 'task', row: 'AtelierPain', path: 'status', value: 'Expérience inspirante' }]);
    expect(entryToEntity({ entity: 'task', shape: shapes.get('6')!, fields: { status: 'bf_type' }, stages: [{ name: 'Expérience inspirante', meaning: 'doing' }] }, entry).row).toMatchObject({ status: 'doing', stage: 'Expérience inspirante' });
  });
});
