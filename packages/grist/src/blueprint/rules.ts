import { fieldsOf, model, type EntityName } from '@entrelacs/core';
import type { DocPort, UserAction } from '../doc-port.ts';
import { readDocState } from './doc-state.ts';
import { installationOf } from './installation.ts';
import { rowsOf, text } from './raw.ts';

/** An access rule that keeps something to the owners of the document. */
export interface AccessRule {
  readonly entity: EntityName;
  /** Table of the document, and the column; the whole table without one. */
  readonly tableId: string;
  readonly columnId?: string;
  /** Rights taken from everybody else, in Grist's letters. */
  readonly permissions: string;
  readonly isInstalled: boolean;
}

/** Everybody but the owners. */
const others = 'user.Access != OWNER';

/** Explains a refusal in Grist's own message. */
const memos = {
  fr: 'Entrelacs : réservé aux propriétaires du document',
  en: 'Entrelacs: for the owners of the document only',
} as const;

/**
 * The access rules that private fields ask for: raw answers of the pulse as a whole (others may add one, and read none), and e-mails.
 * Undefined where nothing is installed, or where access rules cannot be read: that needs an owner.
 */
export async function planRules(port: DocPort): Promise<AccessRule[] | undefined> {
  const installation = installationOf(await readDocState(port));
  const existing = await readRules(port).catch(() => undefined);
  if (installation === undefined || existing === undefined) return undefined;
  return privateParts().flatMap(({ entity, field, permissions }): AccessRule[] => {
    const table = installation.tables[entity];
    const columnId = field === undefined ? undefined : table?.columns[field];
    if (table === undefined || (field !== undefined && columnId === undefined)) return [];
    const isInstalled = existing.rules.some((rule) => isSame(rule, existing.resources, table.tableId, columnId));
    return [{ entity, tableId: table.tableId, ...(columnId !== undefined && { columnId }), permissions, isInstalled }];
  });
}

/** Writes the rules that are missing, before those that a resource already has; existing rules stay as they are. Grist then reloads the document. */
export async function installRules(port: DocPort, rules: readonly AccessRule[]): Promise<void> {
  const actions = await ruleActions(port, rules);
  if (actions.length > 0) await port.applyActions(actions, 'Entrelacs');
}

/** The user actions that `installRules` sends. */
export async function ruleActions(port: DocPort, rules: readonly AccessRule[]): Promise<UserAction[]> {
  const { lang = 'fr' } = installationOf(await readDocState(port)) ?? {};
  const { resources, rules: existing } = await readRules(port);
  const first = Math.min(1, ...existing.map(({ position }) => position)) - 1;
  let lastId = 0;
  return rules
    .filter(({ isInstalled }) => !isInstalled)
    .flatMap(({ tableId, columnId, permissions }, index): UserAction[] => {
      const colIds = columnId ?? '*';
      const known = resources.find((resource) => resource.tableId === tableId && resource.colIds === colIds);
      const resource = known?.id ?? (lastId -= 1);
      return [
        ...(known === undefined ? [['AddRecord', '_grist_ACLResources', resource, { tableId, colIds }] as const] : []),
        ['AddRecord', '_grist_ACLRules', null, { resource, aclFormula: others, permissionsText: permissions, rulePos: first - index, memo: memos[lang] }],
      ];
    });
}

interface Resource {
  readonly id: number;
  readonly tableId: string;
  readonly colIds: string;
}

interface Rule {
  readonly resource: number;
  readonly formula: string;
  readonly permissions: string;
  readonly position: number;
}

async function readRules(port: DocPort): Promise<{ resources: Resource[]; rules: Rule[] }> {
  const [resources, rules] = await Promise.all([port.fetchTable('_grist_ACLResources'), port.fetchTable('_grist_ACLRules')]);
  return {
    resources: rowsOf(resources).map((row) => ({ id: Number(row['id']), tableId: text(row['tableId']), colIds: text(row['colIds']) })),
    rules: rowsOf(rules).map((row) => ({
      resource: Number(row['resource']),
      formula: text(row['aclFormula']),
      permissions: text(row['permissionsText']),
      position: typeof row['rulePos'] === 'number' ? row['rulePos'] : 1,
    })),
  };
}

/** What is private as a whole, where most of a table is, else column by column. */
function privateParts(): { entity: EntityName; field?: string; permissions: string }[] {
  return (Object.keys(model) as EntityName[]).flatMap((entity) => {
    const fields = fieldsOf(model[entity]).filter(({ key }) => key !== 'uid');
    const hidden = fields.filter((field) => field.private === true);
    if (hidden.length === 0) return [];
    if (hidden.length === fields.length) return [{ entity, permissions: '-RUD' }];
    return hidden.map(({ key }) => ({ entity, field: key, permissions: '-RU' }));
  });
}

/** Does a rule take reading from everybody but the owners? */
function isSame(rule: Rule, resources: readonly Resource[], tableId: string, columnId = '*'): boolean {
  const resource = resources.find(({ id }) => id === rule.resource);
  const columns = (resource?.colIds ?? '').split(',');
  const takesReading = /-[CUDS]*R|none/.test(rule.permissions);
  return resource?.tableId === tableId && columns.includes(columnId) && takesReading && rule.formula.replace(/\s+/g, ' ').trim() === others;
}
