import { entityNames, fieldOf, fieldsOf, model, type Lang } from '@entrelacs/core';
import { LineCounter, parseDocument, type Document } from 'yaml';
import * as z from 'zod/mini';
import { Refusal } from '../refusal.ts';
import { defaultEntities, defaultRule, type Direction, type EntityRule, type Policy, type SyncSettings } from '../sync/settings.ts';

/** Version of the file's form: a file of a newer one is refused. */
export const configVersion = 1;

const directions: readonly Direction[] = ['both', 'toGrist', 'toWiki'];
const policies: readonly Policy[] = ['ask', 'grist', 'wiki', 'newest'];

const address = z.string().check(z.refine((text) => URL.canParse(text) && /^https?:/.test(text), { error: 'config.notAnAddress' }));
const word = <const T extends readonly string[]>(words: T) => z.enum(words, { error: 'config.notOneOf' });

const fieldSchema = z.strictObject({ direction: z.optional(word(directions)), policy: z.optional(word(policies)) });
const entitySchema = z.strictObject({
  direction: z.optional(word(directions)),
  policy: z.optional(word(policies)),
  deletions: z.optional(word(['mark', 'carry'])),
  sameTitle: z.optional(word(['ask', 'match', 'separate'])),
  fields: z.optional(z.record(z.string(), z.union([z.boolean(), fieldSchema]))),
});
const gristSchema = z.strictObject({
  document: address,
  requestsPerSecond: z._default(z.number().check(z.positive()), 5),
  widgets: z.optional(address),
});
const wikiSchema = z.strictObject({ url: address });
const vanishedSchema = z.strictObject({ share: z.number().check(z.minimum(0), z.maximum(1)), rows: z.number().check(z.nonnegative()) });
const vanished = { share: 0.2, rows: 5 };
const syncSchema = z.strictObject({
  entities: z.optional(z.partialRecord(z.enum(entityNames, { error: 'config.noSuchEntity' }), z.union([z.boolean(), entitySchema]))),
  vanished: z._default(vanishedSchema, vanished),
});
const backupSchema = z.strictObject({ folder: z.optional(z.string()), keep: z._default(z.int().check(z.positive()), 14) });
/** Where backups go unless the file says otherwise. */
const backupFolder: Readonly<Record<Lang, string>> = { fr: 'sauvegardes', en: 'backups' };

const journalSchema = z.strictObject({ keepDays: z._default(z.int().check(z.positive()), 365) });

const fileSchema = z.strictObject({
  version: z.literal(configVersion, { error: 'config.version' }),
  language: z._default(word(['fr', 'en']), 'fr'),
  grist: z.optional(gristSchema),
  wiki: z.optional(wikiSchema),
  secrets: z.optional(z.string()),
  state: z._default(z.string(), 'entrelacs.sqlite'),
  sync: z._default(syncSchema, { vanished }),
  journal: z._default(journalSchema, { keepDays: 365 }),
  backup: z._default(backupSchema, { keep: 14 }),
});

/** What the file says, with what it leaves out filled in. */
export type Config = Omit<z.infer<typeof fileSchema>, 'sync' | 'backup'> & {
  readonly language: Lang;
  readonly backup: { readonly folder: string; readonly keep: number };
  readonly sync: SyncSettings;
};

/** Something in the file that is not as it should be: where, and a code of the catalogue with its values. */
export interface ConfigProblem {
  readonly line: number;
  /** Keys that lead there, such as `sync.entities.task`. */
  readonly key: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A file that cannot be used, with everything that is wrong in it, in the order of its lines. */
export class ConfigRefusal extends Refusal {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super('config.invalid', { count: problems.length });
    this.name = 'ConfigRefusal';
    this.problems = problems;
  }
}

/** The config that a file's text says. Throws a `ConfigRefusal` that names line and key of everything that is wrong. */
export function readConfig(text: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(({ pos, message }): ConfigProblem => ({ line: lines.linePos(pos[0]).line, key: '', code: 'config.notYaml', values: { detail: firstLine(message) } }));
  if (broken.length > 0) throw new ConfigRefusal(broken);
  const data: unknown = document.toJS() ?? {};
  const parsed = fileSchema.safeParse(data);
  const where = { document, lines };
  if (!parsed.success) throw new ConfigRefusal(sorted(parsed.error.issues.flatMap((issue) => problemsOf(issue, data, where))));
  const { sync, backup, ...rest } = parsed.data;
  const unknown = unknownFields(sync.entities ?? {}, where);
  if (unknown.length > 0) throw new ConfigRefusal(sorted(unknown));
  return { ...rest, backup: { folder: backup.folder ?? backupFolder[rest.language], keep: backup.keep }, sync: { entities: rulesOf(sync.entities), vanished: sync.vanished } };
}

type EntityEntries = NonNullable<z.infer<typeof syncSchema>['entities']>;

interface Where {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The rules of the entities that the file names, over the defaults; the default entities where it names none. */
function rulesOf(entries: EntityEntries | undefined): EntityRule[] {
  if (entries === undefined) return defaultEntities.map((name) => defaultRule(name, defaultEntities));
  const named = entityNames.filter((name) => entries[name] !== undefined && entries[name] !== false);
  return entityNames.flatMap((name) => {
    const entry = entries[name];
    if (entry === undefined || entry === false) return [];
    const rule = defaultRule(name, named);
    if (entry === true) return [rule];
    const { fields = {}, policy = 'ask', direction: way = rule.direction, deletions = rule.deletions, sameTitle = rule.sameTitle } = entry;
    // Naming a field asks for it, also where it is private and left out by default.
    const keys = fieldsOf(model[name]).flatMap(({ key }) => (fields[key] === undefined ? rule.fields.some((field) => field.key === key) : fields[key] !== false) ? [key] : []);
    return [
      {
        entity: name,
        direction: way,
        deletions,
        sameTitle,
        fields: keys.map((key) => {
          const own = fields[key];
          const given = typeof own === 'object' ? own : {};
          return { key, direction: given.direction ?? way, policy: given.policy ?? policy };
        }),
      },
    ];
  });
}

/** Fields that the model does not have, or that fill themselves and are never carried. */
function unknownFields(entries: EntityEntries, where: Where): ConfigProblem[] {
  return entityNames.flatMap((name) => {
    const entry = entries[name];
    const keys = typeof entry === 'object' ? Object.keys(entry.fields ?? {}) : [];
    return keys.flatMap((key) => {
      const known = fieldsOf(model[name]).find((field) => field.key === key);
      if (known !== undefined && known.automatic !== true && known.within === undefined) return [];
      const code = known === undefined ? 'config.noSuchField' : 'config.automaticField';
      return [problemAt(['sync', 'entities', name, 'fields', key], code, { entity: name, known: fieldsOf(model[name]).flatMap((field) => (fieldOf(model[name], field.key).automatic === true ? [] : [field.key])).join(', ') }, where)];
    });
  });
}

function problemsOf(issue: z.core.$ZodIssue, data: unknown, where: Where): ConfigProblem[] {
  const path = issue.path.map(String);
  switch (issue.code) {
    case 'unrecognized_keys':
      if (path.join('.') === 'sync.entities') return issue.keys.map((key) => problemAt([...path, key], 'config.noSuchEntity', { known: entityNames.join(', ') }, where));
      return issue.keys.map((key) => problemAt([...path, key], 'config.unknownKey', { known: keysOf(path[0] === 'sync' && path.length > 1 ? path.slice(1) : path).join(', ') }, where));
    case 'invalid_union': {
      // The member of the union that is meant: that of the value's own form.
      const value = path.reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], data);
      const meant = typeof value === 'object' ? issue.errors.at(-1) : undefined;
      if (meant === undefined) return [problemAt(path, 'config.notOneOf', { known: 'true, false, {…}' }, where)];
      return meant.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, data, where));
    }
    case 'invalid_value':
      return [problemAt(path, codeIn(issue.message) ?? 'config.notOneOf', { known: issue.values.map(String).join(', ') }, where)];
    case 'invalid_type':
      return [problemAt(path, isMissing(path, data) ? 'config.missing' : 'config.wrongType', { expected: issue.expected }, where)];
    default:
      return [problemAt(path, codeIn(issue.message) ?? 'config.outOfRange', {}, where)];
  }
}

function isMissing(path: readonly string[], data: unknown): boolean {
  return path.reduce<unknown>((held, key) => (held as Record<string, unknown> | null | undefined)?.[key], data) === undefined;
}

function codeIn(message: string): string | undefined {
  return message.startsWith('config.') ? message : undefined;
}

/** Keys that may stand at a place of the file. */
function keysOf([section, , , field]: readonly string[]): string[] {
  if (section === undefined) return Object.keys(fileSchema.shape);
  if (field !== undefined) return Object.keys(fieldSchema.shape);
  const sections: Readonly<Record<string, { readonly shape: object }>> = { grist: gristSchema, wiki: wikiSchema, backup: backupSchema, journal: journalSchema, vanished: vanishedSchema, entities: entitySchema };
  return Object.keys((sections[section] ?? syncSchema).shape);
}

function problemAt(path: readonly string[], code: string, values: ConfigProblem['values'], { document, lines }: Where): ConfigProblem {
  const key = path.join('.');
  return { line: lineOf(path, document, lines), key, code, values: { key, ...values } };
}

/** Line of the key that leads to a value; that of the nearest one above where it is missing. */
function lineOf(path: readonly string[], document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const items = (parent as { readonly items?: readonly { readonly key?: unknown }[] } | null)?.items ?? [];
    const pair = items.find((item) => String((item.key as { readonly value?: unknown } | undefined)?.value) === path[depth - 1]);
    const range = (pair?.key as { readonly range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return 1;
}

function sorted(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [...problems].sort((one, other) => one.line - other.line || one.key.localeCompare(other.key));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
