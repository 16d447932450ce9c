import type { EntityName, Lang } from '@entrelacs/core';
import { installationOf, type AccessRule, type DemoRemoval, type DemoState, type Diagnosis, type DocState, type DoctorFinding } from '@entrelacs/grist';
import { linkablesOf, linksOf, pagesBeside } from '@entrelacs/grist/document';
import type { DemoView, DoctorView, FindingView, RuleView } from '@entrelacs/ui/coop-setup';
import { changeView, typesOf } from './change-view.ts';
import { linkingView } from './linking-view.ts';

/** What the page of an installed document shows. */
export function doctorView(state: DocState, diagnosis: Diagnosis, demo: DemoState, removal: DemoRemoval | undefined, rules: readonly AccessRule[] | undefined, shown: Lang): DoctorView {
  const { lang: installed, version, latest, findings, inOrder } = diagnosis;
  return {
    installed,
    ...(version !== undefined && { version }),
    latest,
    findings: findings.map((finding) => findingView(finding, diagnosis, state)),
    inOrder,
    pages: inOrder.flatMap(({ kind, name }) => (kind === 'page' ? [name] : [])),
    beside: pagesBeside(state, 'setup'),
    demo: demoView(state, demo, removal),
    linking: { ...linkingView(state, linksOf(state), shown), linkables: linkablesOf(state, shown) },
    ...(rules !== undefined && { rules: rules.map((rule) => ruleView(rule, state)) }),
  };
}

function findingView({ key, kind, severity, isProposed, manual, steps, cells }: DoctorFinding, { version, latest }: Diagnosis, state: DocState): FindingView {
  const [step] = steps;
  const additions = steps.filter((each) => each.kind.endsWith('Missing'));
  const isWhole = kind === 'unfinished' || kind === 'upgrade' || kind === 'incomplete' || kind === 'technical';
  return {
    key,
    kind,
    severity,
    isProposed,
    manual,
    values: isWhole ? { version: version ?? '', latest, n: additions.length } : (step?.values ?? {}),
    ...(!isWhole && step !== undefined && typesOf(step, state)),
    ...(step?.column !== undefined && { detail: step.isComputed === true ? 'computed' : step.column }),
    ...(cells !== undefined && { cells }),
    changes: (isWhole ? steps.filter((each) => !each.kind.endsWith('Adopted') && each.kind !== 'version' && each.kind !== 'installationMissing') : steps).map((each) => changeView(each, state)),
  };
}

function demoView(state: DocState, demo: DemoState, removal: DemoRemoval | undefined): DemoView {
  const tables = installationOf(state)?.tables ?? {};
  const removable = removal?.removed.reduce((sum, { ids }) => sum + ids.length, 0) ?? 0;
  const kept = removal?.kept ?? [];
  const titleOf = (entity: EntityName) => state.tables.find(({ ref }) => ref === tables[entity]?.ref)?.title ?? entity;
  return {
    rows: removable + kept.length,
    removable,
    kept: kept.map(({ entity, title, why }) => ({ title, table: titleOf(entity), why })),
    isPartial: demo.isPartial,
    isBarred: Object.values(tables).some(({ linked }) => linked),
  };
}

function ruleView({ tableId, columnId, isInstalled }: AccessRule, state: DocState): RuleView {
  const table = state.tables.find(({ id }) => id === tableId);
  const column = state.columns.find(({ table: owner, id }) => owner === table?.ref && id === columnId);
  return { table: table?.title ?? tableId, ...(column !== undefined && { column: column.label }), isInstalled };
}
