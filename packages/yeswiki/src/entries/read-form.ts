import { cellOf, parseTemplate, type TemplateLine } from '../bazar/template-text.ts';
import type { BazarField, BazarForm } from './bazar.ts';

/** What a property of an entry holds. */
export type PropertyKind = 'text' | 'number' | 'date' | 'choice' | 'choices' | 'reference' | 'references' | 'tags' | 'email' | 'link' | 'file' | 'position';

/** One property of a form's entries. */
export interface FormProperty {
  readonly property: string;
  readonly label: string;
  readonly kind: PropertyKind;
  readonly required: boolean;
  /** Type of the line, as Bazar calls it. */
  readonly type: string;
  /** Labels of what may be chosen, by key. */
  readonly options: ReadonlyMap<string, string>;
  /** The form, or the list, that is chosen from. */
  readonly from: string;
}

/** A form, understood: what its entries hold. */
export interface FormShape {
  readonly id: string;
  readonly label: string;
  readonly properties: readonly FormProperty[];
}

const kinds: Readonly<Record<string, PropertyKind>> = {
  texte: 'text', textelong: 'text', titre: 'text', champs_cache: 'text', calc: 'text', jour: 'date', listedatedeb: 'date', listedatefin: 'date', liste: 'choice', radio: 'choice', checkbox: 'choices',
  listefiche: 'reference', radiofiche: 'reference', checkboxfiche: 'references', tags: 'tags', champs_mail: 'email', lien_internet: 'link', image: 'file', fichier: 'file', map: 'position',
};
const subtypes: Readonly<Record<string, PropertyKind>> = { number: 'number', range: 'number', date: 'date', email: 'email', url: 'link' };
const choosing: ReadonlySet<string> = new Set(['liste', 'radio', 'checkbox', 'listefiche', 'radiofiche', 'checkboxfiche', 'tags']);

/** What the entries of any form hold: lines that hold nothing (rights, headings, tabs) are left out, types that we do not know are taken for text. */
export function readForm(form: BazarForm): FormShape {
  const lines = form.template ?? parseTemplate(form.bn_template);
  const described = new Map<string, BazarField>(Object.entries<BazarField>({ ...form.prepared }));
  return {
    id: String(form.bn_id_nature),
    label: form.bn_label_nature,
    properties: lines.flatMap((line, index) => readLine(line, described.get(String(index))) ?? []),
  };
}

function readLine(line: TemplateLine, described: BazarField | undefined): FormProperty | undefined {
  const type = cellOf(line, 'type');
  const property = propertyOf(type, line, described);
  const kind = kinds[type] ?? (described?.propertyname ? 'text' : undefined);
  if (kind === undefined || property === '') return undefined;
  return {
    property,
    label: described?.label ?? cellOf(line, 'label'),
    kind: (type === 'texte' ? subtypes[cellOf(line, 'subtype')] : undefined) ?? kind,
    required: described?.required ?? cellOf(line, 'required') === '1',
    type,
    options: optionsOf(described),
    from: described?.linkedObjectName ?? (choosing.has(type) ? cellOf(line, 'name') : ''),
  };
}

/** YesWiki says it itself, but for hidden fields, which it describes without a name, and for tags whose name stands in the cell that it does not read. */
function propertyOf(type: string, line: TemplateLine, described: BazarField | undefined): string {
  const said = described?.propertyname ?? '';
  if (said !== '') return said;
  if (type === 'titre') return 'bf_titre';
  if (type === 'map') return 'geolocation';
  if (type === 'image' || type === 'fichier') return `${type}${cellOf(line, 'name')}`;
  return choosing.has(type) ? cellOf(line, 'pattern') || (type === 'tags' ? cellOf(line, 'name') : '') : cellOf(line, 'name');
}

function optionsOf(described: BazarField | undefined): ReadonlyMap<string, string> {
  const { options } = described ?? {};
  return new Map(options === undefined || Array.isArray(options) ? [] : Object.entries(options));
}
