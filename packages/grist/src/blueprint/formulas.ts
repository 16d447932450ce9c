import { needStates, statuses, verdicts, type Choice, type EntityName, type Lang } from '@entrelacs/core';
import type { ColumnSpec, Names, TableKey } from './spec.ts';

/** How a column of the model fills itself: its formula, and the columns at whose change it runs. */
interface Trigger {
  readonly formula: (names: Names) => string;
  readonly recalc?: readonly string[];
}

/**
 * Trigger formulas of the model's automatic columns. Each leaves a value that is already right as it is, since Grist also
 * runs those with `recalc` at creation, over values given explicitly (history that is imported).
 */
export function triggerOf(entity: EntityName, field: string): Trigger | undefined {
  return triggers[`${entity}.${field}`];
}

const meaningIs = (...keys: readonly string[]) => `$statusMeaning in (${keys.map((key) => JSON.stringify(key)).join(', ')},)`;

const triggers: Readonly<Record<string, Trigger>> = {
  'task.createdOn': { formula: () => 'TODAY()' },
  'task.startedOn': trigger('task', ['status'], [
    `if ${meaningIs('todo')}:`,
    '  return None',
    `return value or (TODAY() if ${meaningIs('doing', 'review')} else None)`,
  ]),
  'task.reviewOn': trigger('task', ['status'], [
    `if ${meaningIs('todo', 'doing')}:`,
    '  return None',
    `return value or (TODAY() if ${meaningIs('review')} else None)`,
  ]),
  'task.doneOn': trigger('task', ['status'], [`return (value or TODAY()) if ${meaningIs('done')} else None`]),
  'task.statusLog': { recalc: ['status'], formula: (names) => fill('task', names, logOf(`str($status or ${JSON.stringify(statuses[0].label[names.lang])})`)) },
  'task.baselineStart': trigger('task', ['start'], ['return value or $start']),
  'task.baselineDue': trigger('task', ['due'], ['return value or $due']),
  'milestone.baselineDue': trigger('milestone', ['due'], ['return value or $due']),
  'milestone.dueLog': { recalc: ['due'], formula: (names) => fill('milestone', names, ['if not isinstance($due, datetime.date):', '  return value', ...logOf('$due.strftime("%Y-%m-%d")')]) },
  'dependency.requestedOn': { formula: () => 'TODAY()' },
  'dependency.acceptedOn': trigger('dependency', ['state'], [`return value or (TODAY() if ${isOneOf('$state', needStates, ['accepted', 'delivered', 'verified'])} else None)`]),
  'dependency.deliveredOn': trigger('dependency', ['state'], [
    `if ${isOneOf('$state', needStates, ['requested', 'accepted', ''])}:`,
    '  return None',
    `return value or (TODAY() if ${isOneOf('$state', needStates, ['delivered', 'verified'])} else None)`,
  ]),
  'dependency.resolvedOn': trigger('dependency', ['state'], [`return (value or TODAY()) if ${isOneOf('$state', needStates, ['verified'])} else None`]),
  'review.requestedOn': { formula: () => 'TODAY()' },
  'review.decidedOn': trigger('review', ['verdict'], [`return (value or TODAY()) if ${isOneOf('$verdict', verdicts, ['approved', 'changes'])} else None`]),
};

/** Columns that only Grist has: what members want to see in the grid, and what widgets need to hear. */
export function ownColumns(entity: EntityName, lang: Lang): ColumnSpec[] {
  const say = (fr: string, en: string) => (lang === 'fr' ? fr : en);
  const computed = (key: string, type: string, label: string, description: string, formula: (names: Names) => string): ColumnSpec => ({
    key,
    type,
    label,
    description,
    isFormula: true,
    formula,
  });
  const late = say('En retard', 'Late');
  const joins = (formula: (names: Names) => string) =>
    ({ ...computed('joins', 'Text', say('Liens (technique)', 'Joins (technical)'), say('Prévient les widgets quand une autre table change', 'Tells the widgets when another table changes'), formula), isTechnical: true, idleFormula: 'return ""' });

  switch (entity) {
    case 'task':
      return [
        computed('statusMeaning', 'Text', say('Sens du statut', 'Meaning of the status'), say('todo, doing, review, done ou cancelled : ce que veut dire le statut, étapes du collectif comprises', 'todo, doing, review, done or cancelled: what the status means, the collective’s own stages included'), statusMeaning),
        computed('isLate', 'Bool', late, say('Échéance passée, et ni terminée ni annulée', 'Past its due date, neither done nor cancelled'), (names) => fill('task', names, [`return bool($due and $due < TODAY() and not ${meaningIs('done', 'cancelled')})`])),
        { ...computed('isBlocked', 'Bool', say('Bloquée', 'Blocked'), say('Attend ce qu’une autre tâche doit livrer', 'Waits for what another task has to deliver'), isBlocked), idleFormula: 'return False' },
        computed('isStartable', 'Bool', say('Peut démarrer', 'Can start'), say('À faire, et rien ne la bloque', 'To do, and nothing blocks it'), (names) => fill('task', names, [`return ${meaningIs('todo')} and not $isBlocked`])),
        joins((names) => joinsFormula('task', ['member', 'team', 'project', 'deliverable', 'segment', 'milestone', 'review', 'holiday', 'settings'], names, dependenciesOfTask(names))),
      ];
    case 'milestone':
      return [computed('isLate', 'Bool', late, say('Échéance passée, pas encore atteint', 'Past its due date, not reached yet'), (names) => fill('milestone', names, ['return bool($due and $due < TODAY() and not $reachedOn)']))];
    case 'dependency':
      return [
        computed('isLate', 'Bool', late, say('Attendu pour une date passée, pas encore livré', 'Needed by a past date, not delivered yet'), (names) =>
          fill('dependency', names, [`return bool($neededBy and $neededBy < TODAY() and not ${isOneOf('$state', needStates, ['delivered', 'verified', 'refused'])})`])),
      ];
    case 'deliverable':
      return [joins((names) => joinsFormula('deliverable', ['member', 'team', 'project', 'segment', 'task', 'settings'], names))];
    case 'kpi':
      return [joins((names) => joinsFormula('kpi', ['kpiTarget', 'measure', 'baseline', 'annotation', 'alert', 'pulseResult', 'member', 'task', 'dependency', 'review', 'milestone', 'deliverable', 'segment', 'project', 'settings'], names))];
    default:
      return [];
  }
}

/** The stamp of a manual change, in every table of ours but the anonymous one. */
export function updatedAt(lang: Lang): ColumnSpec {
  return {
    key: 'updatedAt',
    type: 'DateTime',
    label: lang === 'fr' ? 'Modifié le' : 'Changed at',
    widgetOptions: { dateFormat: lang === 'fr' ? 'DD/MM/YYYY' : 'YYYY-MM-DD', timeFormat: 'HH:mm' },
    formula: () => 'NOW()',
    recalc: 'anyChange',
  };
}

/**
 * Writes a formula with the document's names: `$field` is a column of the table itself, `{entity}` a table, `{entity.field}` a column of it.
 * A column that a table of the user's own lacks counts as empty.
 */
export function fill(table: TableKey, names: Names, lines: readonly string[]): string {
  const hasColumn = (key: string, field: string) => field === 'id' || names.linkedFields(key as TableKey) === undefined || names.column(key as TableKey, field) !== undefined;
  return lines
    .join('\n')
    .replace(/\$([a-zA-Z]\w*)/g, (whole, field: string) => (hasColumn(table, field) ? `$${names.column(table, field) ?? whole.slice(1)}` : 'None'))
    .replace(/\w+\.\{([a-zA-Z]+)\.(\w+)\}/g, (whole, key: string, field: string) => (hasColumn(key, field) ? whole : 'None'))
    .replace(/\{([a-zA-Z]+)\.(\w+)\}/g, (_whole, key: string, field: string) => names.column(key as TableKey, field) ?? field)
    .replace(/\{([a-zA-Z]+)\}/g, (_whole, key: string) => names.table(key as TableKey));
}

/** A Python test: is the cell one of these choices, by key or by word in either language? An empty key stands for an empty cell. */
export function isOneOf(cell: string, choices: readonly Choice[], keys: readonly string[]): string {
  const words = keys.flatMap((key) => {
    const choice = choices.find((candidate) => candidate.key === key);
    return choice === undefined ? [key] : [key, choice.label.fr, choice.label.en];
  });
  const distinct = [...new Set(words.map(normal))];
  return `(str(${cell} or "").strip().lower() in (${distinct.map((word) => JSON.stringify(word)).join(', ')},))`;
}

function trigger(table: EntityName, recalc: readonly string[], lines: readonly string[]): Trigger {
  return { recalc, formula: (names) => fill(table, names, lines) };
}

/** One dated line more when the word is not that of the last line: `YYYY-MM-DD HH:MM word`. */
function logOf(word: string): string[] {
  return [
    `word = ${word}`,
    'last = (value or "").split("\\n")[-1]',
    'if last[17:] == word:',
    '  return value',
    'line = NOW().strftime("%Y-%m-%d %H:%M") + " " + word',
    'return value + "\\n" + line if value else line',
  ];
}

function statusMeaning(names: Names): string {
  const known = statuses.flatMap(({ key, label }) => [key, label.fr, label.en].map((word) => [normal(word), key] as const));
  return fill('task', names, [
    `known = {${[...new Map(known)].map(([word, key]) => `${JSON.stringify(word)}: ${JSON.stringify(key)}`).join(', ')}}`,
    `word = str($status or "")${tidied}`,
    'own = {settings}.lookupOne({settings.stageName}=word) if word else None',
    'return (own and own.{settings.stageMeaning}) or known.get(word, "todo")',
  ]);
}

/** Name and meaning of a stage, read out of a row of Settings whose key is `stage.<n>` and whose value is `Name = meaning`. */
export function stageColumns(lang: Lang): ColumnSpec[] {
  const known = statuses.flatMap(({ key, label }) => [key, label.fr, label.en].map((word) => [normal(word), key] as const));
  const dictionary = `{${[...new Map(known)].map(([word, key]) => `${JSON.stringify(word)}: ${JSON.stringify(key)}`).join(', ')}}`;
  const isStage = 'if not ($key or "").startswith("stage.") or "=" not in ($value or ""):';
  return [
    {
      key: 'stageName',
      type: 'Text',
      label: lang === 'fr' ? 'Étape' : 'Stage',
      isFormula: true,
      formula: (names) => fill('settings', names, [isStage, '  return ""', `return $value.rpartition("=")[0]${tidied}`]),
    },
    {
      key: 'stageMeaning',
      type: 'Text',
      label: lang === 'fr' ? 'Sens de l’étape' : 'Meaning of the stage',
      isFormula: true,
      formula: (names) => fill('settings', names, [isStage, '  return ""', `return ${dictionary}.get($value.rpartition("=")[2]${tidied}, "")`]),
    },
  ];
}

/** The lowest row of each table that carries the stamps of other tables; a formula of Installation, so that a new task recalculates one cell. */
export function carrierFormula(names: Names): string {
  const carriers = (['task', 'deliverable', 'kpi'] as const).filter((key) => names.column(key, 'joins') !== undefined);
  return fill('installation', names, [
    'if $kind != "table":',
    '  return None',
    `rows = {${carriers.map((key) => `"${key}": {${key}}`).join(', ')}}.get($entity)`,
    'return None if rows is None else min((row.id for row in rows.all), default=0)',
  ]);
}

/** A dependency binds the start of its successor unless it is news only, was released, ties the end, or names no row: a text in a reference is an error to read from. */
function isBlocked(names: Names): string {
  return fill('task', names, [
    ...(isTied(names) ? [] : ['return False']),
    `if ${meaningIs('done', 'cancelled')}:`,
    '  return False',
    'for link in {dependency}.lookupRecords({dependency.successor}=$id):',
    '  before = link.{dependency.predecessor}',
    '  state = str(link.{dependency.state} or "").strip().lower()',
    '  kind = str(link.{dependency.kind} or "").strip().lower()',
    '  type = str(link.{dependency.type} or "").strip().upper()',
    `  if not before or isinstance(before, grist.AltText) or kind in (${words('information')}) or type in ("FF", "SF", "DF"):`,
    '    continue',
    `  if state in (${words('verified', 'refused')}) or before.{task.statusMeaning} == "cancelled":`,
    '    continue',
    `  integration = kind in (${words('integration', 'Point d’intégration', 'Integration point')})`,
    `  if not integration and (state in (${words('delivered')}) or before.{task.statusMeaning} == "done"):`,
    '    continue',
    '  if type in ("SS", "DD") and before.{task.statusMeaning} != "todo":',
    '    continue',
    '  return True',
    'return False',
  ]);
}

function words(...keys: readonly string[]): string {
  const all = keys.flatMap((key) => {
    const choice = needStates.find((candidate) => candidate.key === key);
    return choice === undefined ? [key] : [key, choice.label.fr, choice.label.en];
  });
  return `${[...new Set(all.map(normal))].map((word) => JSON.stringify(word)).join(', ')},`;
}

/** Are dependencies tied to the rows of the table that stands for tasks? */
function isTied(names: Names): boolean {
  return names.column('dependency', 'predecessor') !== undefined && names.column('dependency', 'successor') !== undefined;
}

function dependenciesOfTask(names: Names): string[] {
  if (!isTied(names)) return ['joined = []'];
  const checked = checkedColumns('dependency', names);
  const stamp = checked === undefined ? 'str(link.{dependency.updatedAt} or "")' : `zlib.crc32(repr([${checked.map((field) => `str(link.{dependency.${field}})`).join(', ')}]).encode())`;
  return [`joined = [[link.id, 0 if isinstance(link.{dependency.predecessor}, grist.AltText) else link.{dependency.predecessor}.id, link.{dependency.state}, ${stamp}] for link in {dependency}.lookupRecords({dependency.successor}=$id)]`];
}

/**
 * Ids, states and change stamps of other tables' rows: those that belong to the row itself (`own`, Python lines that set `joined`),
 * and in the lowest row the number of rows and the last change of each whole table.
 */
function joinsFormula(table: EntityName, others: readonly TableKey[], names: Names, own: readonly string[] = ['joined = []']): string {
  return fill(table, names, [
    'import json',
    ...([...others, ...(table === 'task' ? (['dependency'] as const) : [])].some((other) => checkedColumns(other, names) !== undefined) ? ['import zlib'] : []),
    ...own,
    `if {installation}.lookupOne({installation.carrier}=$id, {installation.entity}="${table}"):`,
    '  joined.append([',
    ...others.map((other) => `    ${stampOf(other, names)},`),
    '  ])',
    'return json.dumps(joined) if joined else ""',
  ]);
}

/** Where rows bear no stamp of their own, a checksum of some columns tells that they changed, and not what they hold. */
function stampOf(table: TableKey, names: Names): string {
  const checked = checkedColumns(table, names);
  if (checked === undefined) return `"${table}", len({${table}}.all), str(max(filter(None, {${table}}.all.{${table}.updatedAt}), default=""))`;
  const cells = checked.map((field) => `str(row.{${table}.${field}})`).join(', ');
  return `"${table}", zlib.crc32(repr([(row.id, ${cells}) for row in {${table}}.all]).encode())`;
}

function checkedColumns(table: TableKey, names: Names): readonly string[] | undefined {
  if (names.linkedFields(table) !== undefined && names.column(table, 'updatedAt') !== undefined) return undefined;
  return table === 'pulseResult' ? ['week', 'answers', 'trust', 'respect', 'communication', 'climate'] : names.linkedFields(table);
}

/** Python that writes a word as `normal` does. */
const tidied = `.strip().lower().replace("'", "’")`;

function normal(word: string): string {
  return word.toLowerCase().replace(/'/g, '’');
}
