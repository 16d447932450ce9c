import * as z from 'zod/mini';

/** Languages that Entrelacs speaks on screen. */
export type Lang = 'fr' | 'en';

/** One text in each language. */
export type Labels = Readonly<Record<Lang, string>>;

/** One value a choice may take: the key kept in code, the labels shown, the tone that hosts colour it with. */
export interface Choice<Key extends string = string> {
  readonly key: Key;
  readonly label: Labels;
  readonly tone?: Tone;
}

/** How a choice is coloured by a host: neutral when there is nothing to say. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'critical';

/** Names of the entities of the model. */
export type EntityName =
  | 'member'
  | 'team'
  | 'project'
  | 'deliverable'
  | 'segment'
  | 'milestone'
  | 'task'
  | 'dependency'
  | 'review'
  | 'kpi'
  | 'kpiTarget'
  | 'measure'
  | 'baseline'
  | 'annotation'
  | 'alert'
  | 'pulse'
  | 'holiday';

/** What a field holds; hosts derive their column or form field from it. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'lines'
  | 'links'
  | 'log'
  | 'email'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'week'
  | 'ref'
  | 'refs'
  | 'choice'
  | 'choices'
  | 'tags';

/** Everything a host needs to know about a field besides its type. */
export interface FieldMeta {
  readonly kind: FieldKind;
  readonly label: Labels;
  readonly hint?: Labels;
  /** The entity that a `ref` or `refs` points to. */
  readonly entity?: EntityName;
  /** What a `choice` or `choices` may be, in order. */
  readonly choices?: readonly Choice[];
  /** `refs` that our own tables limit to one; a mapped table may hold several. */
  readonly single?: boolean;
  /** A new row must fill it. */
  readonly required?: boolean;
  /** Shown to the owners of the document only. */
  readonly private?: boolean;
  /** Filled by the host at a change (dates, logs, uid), never typed. */
  readonly automatic?: boolean;
  /** Kept in another field's column: the collective's own name for a choice. */
  readonly within?: string;
  /** Read from tables that were mapped, and written there; our own tables and forms say it with rows of another one. */
  readonly mappedOnly?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** What an empty cell means, where it means something. */
  readonly fallback?: string | boolean | readonly string[];
}

/** Metadata of every field of the model, by its schema. */
export const fieldRegistry = z.registry<FieldMeta>();

const none: readonly string[] = [];

type Options = Omit<FieldMeta, 'kind' | 'label' | 'entity' | 'choices' | 'single' | 'fallback'>;

function described<S extends z.ZodMiniType>(schema: S, meta: FieldMeta): S {
  fieldRegistry.add(schema, meta);
  return schema;
}

/** The name of a row: always a text, empty when the host's cell is. */
export const title = (label: Labels, options: Options = {}) =>
  described(z._default(z.string(), ''), { kind: 'text', label, required: true, fallback: '', ...options });

/** One line of text. */
export const text = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'text', label, ...options });

/** Several lines of free text. */
export const longText = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'longText', label, ...options });

/** A text that counts one item a line (criteria); see `linesOf`. */
export const lines = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'lines', label, ...options });

/** Web addresses, one a line. */
export const links = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'links', label, ...options });

/** A dated log, one line a change, filled by the host. */
export const log = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'log', label, automatic: true, ...options });

/** An e-mail address: private unless said otherwise. */
export const email = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'email', label, private: true, ...options });

/** A number, decimals allowed. */
export const number = (label: Labels, options: Options = {}) =>
  described(z.optional(z.number()), { kind: 'number', label, ...options });

/** A whole number. */
export const integer = (label: Labels, options: Options = {}) =>
  described(z.optional(z.number()), { kind: 'integer', label, ...options });

/** Yes or no. */
export const boolean = (label: Labels, fallback: boolean, options: Options = {}) =>
  described(z._default(z.boolean(), fallback), { kind: 'boolean', label, fallback, ...options });

/** A calendar day as `YYYY-MM-DD`. */
export const date = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'date.invalid'))), {
    kind: 'date',
    label,
    ...options,
  });

/** An ISO week as `YYYY-Www`. */
export const week = (label: Labels, options: Options = {}) =>
  described(z.optional(z.string().check(z.regex(/^\d{4}-W\d{2}$/, 'week.invalid'))), {
    kind: 'week',
    label,
    ...options,
  });

/** The id of a row of another entity. */
export const ref = (entity: EntityName, label: Labels, options: Options = {}) =>
  described(z.optional(z.string()), { kind: 'ref', label, entity, ...options });

/** Ids of rows of another entity, in the order written. */
export const refs = (entity: EntityName, label: Labels, options: Options & { single?: boolean } = {}) =>
  described(z._default(z.array(z.string()), () => []), { kind: 'refs', label, entity, fallback: none, ...options });

/** Ids of rows that a table which was mapped names in one cell, and ours in rows of another table. */
export const mappedRefs = (entity: EntityName, label: Labels, options: Options = {}) =>
  described(z.optional(z.array(z.string())), { kind: 'refs', label, entity, mappedOnly: true, ...options });

/** One of a few named values, by key. */
export const choice = <const C extends readonly Choice[]>(choices: C, label: Labels, options: Options = {}) =>
  described(z.optional(z.enum(keysOf(choices))), { kind: 'choice', label, choices, ...options });

/** One of a few named values, with the one that an empty cell means. */
export const choiceOr = <const C extends readonly Choice[]>(
  choices: C,
  fallback: C[number]['key'],
  label: Labels,
  options: Options = {},
) => described(z._default(z.enum(keysOf(choices)), fallback), { kind: 'choice', label, choices, fallback, ...options });

/** Several of a few named values, by key. */
export const choices = <const C extends readonly Choice[]>(list: C, label: Labels, options: Options = {}) =>
  described(z._default(z.array(z.enum(keysOf(list))), () => []), { kind: 'choices', label, choices: list, fallback: none, ...options });

/** Free words that the collective sorts its rows by. */
export const tags = (label: Labels, options: Options = {}) =>
  described(z._default(z.array(z.string()), () => []), { kind: 'tags', label, fallback: none, ...options });

function keysOf<const C extends readonly Choice[]>(list: C): Record<C[number]['key'], C[number]['key']> {
  return Object.fromEntries(list.map(({ key }) => [key, key])) as Record<C[number]['key'], C[number]['key']>;
}
